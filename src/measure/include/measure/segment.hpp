#pragma once

#include <cstddef>

#include "units/lon_lat.hpp"

/// Positions and segments as keys: the same place is the same key, however it is written.
namespace corridor::measure {

/// 180 for -180, 0 for any longitude of a pole, 0 for -0: equal if and only if the place is.
units::LonLat canonical(units::LonLat position);

/// By longitude, then latitude.
bool isBefore(units::LonLat a, units::LonLat b);

/// Two ends in canonical form, the same whichever way the segment is run.
struct Segment {
    units::LonLat a, b;
    friend bool operator==(const Segment&, const Segment&) = default;
};
Segment segmentOf(units::LonLat a, units::LonLat b);

/// For containers with positions or segments as keys; positions in canonical form.
struct KeyHash {
    std::size_t operator()(units::LonLat position) const;
    std::size_t operator()(const Segment& segment) const;
};

}  // namespace corridor::measure
