#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

namespace corridor::geodesy {

/// Positions in cubes twice as wide as a radius, so that the few near one of them are found without a look at the
/// rest. Poles and antimeridian are places like any other.
class NearPositions {
public:
    /// The radius must be positive and at most 1 km (asserted): up to there the straight distance through the Earth,
    /// by which is measured here, is the geodesic's to 1 um.
    NearPositions(const std::vector<units::LonLat>& positions, units::Metres radius);

    /// Indices of the positions that lie within the radius (included), in no particular order; no more than `most`,
    /// and looking no further when there are as many.
    std::vector<std::size_t> near(units::LonLat position, std::size_t most) const;

private:
    using Point = std::array<double, 3>;  ///< Earth-centred, metres
    using Cube = std::array<std::int64_t, 3>;

    Cube cubeOf(const Point& point) const;
    std::size_t slotOf(const Cube& cube) const;

    double m_radius;
    std::vector<Point> m_points;
    std::vector<std::size_t> m_firsts;  ///< by slot: one more than the index of a point there; 0 for none
    std::vector<std::size_t> m_nexts;   ///< by point: the same of the next in its slot
};

}  // namespace corridor::geodesy
