#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

/// Lines joined at their ends.
namespace corridor::measure {

/// Two free ends nearer than this are one (1 m).
inline constexpr units::Metres touching{1.0};

/// A line as a chain runs over it.
struct Link {
    std::size_t line = 0;  ///< index
    bool forward = true;   ///< in the line's own direction

    friend bool operator==(const Link&, const Link&) = default;
};
using Chain = std::vector<Link>;

/// An end of line i: 2 i is its start, 2 i + 1 its end.
using End = std::size_t;
inline constexpr End noEnd = std::numeric_limits<End>::max();

/// For each end the end that it is joined to (and that one to it), or `noEnd`.
using Joints = std::vector<End>;

/// The joints of lines that share ends. Where exactly two ends lie at one place, to the last digit (180 and -180
/// are one longitude, a pole has none), they are joined; where three or more do, the lines branch and none is. Of
/// the ends that then are free two are joined which lie within `touching` of each other and of no other free end.
/// Lines of fewer than two positions, and those whose positions are all the same, have no joints.
/// Whatever the order and the direction of the lines; the time grows with their number, not its square.
Joints jointsOf(const std::vector<units::Line>& lines);

/// Every line once, joined into chains as long as can be. A chain runs as the greater length of its lines does; where
/// neither is greater (1 mm), as its line of lowest index does. A ring begins with that line. Chains are in the order
/// of their lowest indices.
std::vector<Chain> chainsOf(const Joints& joints, const std::vector<units::Metres>& lengths);

}  // namespace corridor::measure
