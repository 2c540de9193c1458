#pragma once

#include <optional>
#include <string>

#include "units/lon_lat.hpp"

namespace corridor::snapshot {

/// The box for which a coordinate reference system was made, as its registry says; nullopt where none is stated.
std::optional<units::BBox> areaOfUse(const std::string& crs);

}  // namespace corridor::snapshot
