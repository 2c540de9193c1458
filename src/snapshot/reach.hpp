#pragma once

#include <optional>

#include "geodesy/projection.hpp"
#include "snapshot/request.hpp"

namespace corridor::snapshot {

/// Degrees of longitude from a box's west to its east.
double widthOf(const units::BBox& box);
/// A longitude brought back into [-180, 180] from one turn beyond.
double normalised(double lon);
units::LonLat middleOf(const units::BBox& box);

/// A position in a CRS, if it leads back to where it came from: far from where they belong, projections give points
/// that do not.
std::optional<geodesy::XY> reached(const geodesy::Projection& projection, units::LonLat position);

/// What a box covers in a CRS, its sides curved if they are. Throws BadRequest where the CRS does not reach it all, is
/// cut inside it, stretches it without bound, or was made for a part of the Earth that lies far away.
MapBox covered(const geodesy::Projection& projection, const units::BBox& box);

}  // namespace corridor::snapshot
