#pragma once

#include <cstddef>
#include <vector>

#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

/// Lengths on the WGS 84 ellipsoid. Nothing here measures in a projection.
namespace corridor::geodesy {

/// Length of the geodesic between two positions. PROJ's geod_inverse (Karney 2013,
/// doi:10.1007/s00190-012-0578-z), accurate to 15 nm; any two positions, antipodal ones included.
units::Metres distance(units::LonLat a, units::LonLat b);

/// The same length without PROJ where the straight chord is at most 50 km: the arc over the chord between
/// the Earth-centred points, with the curvature of the normal section at the chord's midpoint. Within
/// 20 nm of the geodesic for any such pair, at the poles and the antimeridian as well. Some eight times faster
/// for one pair and over forty times inside `length` and `chainages`, where a vertex is converted once and
/// vectors are used. The same bits with every instruction set and compiler. `distance` for farther positions.
units::Metres chordDistance(units::LonLat a, units::LonLat b);

/// Azimuth of the geodesic from a to b at a, clockwise from north in [0, 360). 0 for equal positions.
units::Degrees azimuth(units::LonLat a, units::LonLat b);

/// The position that lies `distance` from `start` at `azimuth` (clockwise from north).
units::LonLat destination(units::LonLat start, units::Degrees azimuth, units::Metres distance);

/// Sum of the geodesic lengths of its segments, each as `chordDistance` gives it; 0 for fewer than two
/// positions.
units::Metres length(const units::Line& line);

/// Chainage of every vertex: 0 first, the length last; as many as there are vertices.
std::vector<units::Metres> chainages(const units::Line& line);

/// The position at a chainage, on the geodesic of its segment; clamped to the line's ends.
/// The line must have at least one vertex (asserted).
units::LonLat pointAt(const units::Line& line, units::Metres chainage);

/// The piece between two chainages (clamped, `from <= to`), with new end vertices where they fall
/// inside segments: two equal positions where `to <= from`, the line itself if it has fewer than two.
units::Line piece(const units::Line& line, units::Metres from, units::Metres to);

enum class Side { left, right, on };

/// Where a line comes nearest to a position.
struct Nearest {
    units::Metres chainage;      ///< from the start of the line
    units::Metres offset;        ///< geodesic distance from the position to the line
    /// Of the position, seen along the line; `on` within 1 mm. Beyond an end of the line it is the side of
    /// the last segment carried on; at an outer bend the side of the bend; `on` for a line of one vertex.
    Side side = Side::on;
    units::LonLat position;      ///< on the line
    std::size_t segment = 0;     ///< index of its first vertex
};

/// The nearest point of a line: exact to 1 mm for segments up to 1,000 km and positions that are
/// not within 100 km of the line's antipodes. On a tie (1 um) the first along the line, and of two segments
/// that meet there the first. Segments that cannot be nearest are passed over by their straight distances
/// through the Earth, so a line of thousands of vertices costs few geodesics. The line must have at least one vertex (asserted).
Nearest nearestOn(const units::Line& line, units::LonLat position);

/// Where several lines come nearest to a position; chainage, side and segment are those of that line alone. On a tie
/// the first line. Lines that cannot be nearest cost no geodesic. One line at least must have a vertex (asserted);
/// lines without any are passed over.
struct NearestOfLines {
    std::size_t line = 0;
    Nearest nearest;
};
NearestOfLines nearestOn(const std::vector<const units::Line*>& lines, units::LonLat position);

/// Ranges of chainage [from, to] on which the line lies within `radius` of a position, in order, each
/// end exact to 0.1 m; empty where the line stays away, and for a negative radius. A line that only touches
/// the circle (1 um) gives a range of no length.
struct ChainageRange {
    units::Metres from, to;
};
std::vector<ChainageRange> rangesWithin(const units::Line& line, units::LonLat centre, units::Metres radius);

}  // namespace corridor::geodesy
