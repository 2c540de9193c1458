#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "feature_json.hpp"

namespace corridor::exchange {

/// Writes a FeatureCollection, one feature a line. `header` stands as its member `corridor` (left out where
/// it is empty); `withRole` gives each feature a property `role`; one that it has already goes into an object
/// `corridor_other`. Throws output::WriteError naming `shown`.
void writeGeoJson(const std::filesystem::path& file, const std::filesystem::path& shown,
                  const Features& features, const Json& header, bool withRole);

}  // namespace corridor::exchange
