#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geojson.hpp"

namespace corridor::ingest {

/// Reads every vector layer of a file or connection that GDAL opens. Layers that declare another
/// reference system are brought to WGS 84; a layer named like a role has that role; GDAL's own errors
/// become problems. Drivers that run code or follow references to other places are not used unless
/// `online` (docs/decisions/2026-11-24-safe-drivers.md).
/// `written`: the text of a file that GDAL is to read instead of the file itself.
void readWithGdal(const std::string& name, const FileContext& context, const LoadOptions& options, model::Atlas& atlas,
                  Problems& problems, const std::optional<std::string>& written = std::nullopt);

}  // namespace corridor::ingest
