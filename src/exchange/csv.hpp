#pragma once

#include <vector>

#include "creation_options.hpp"
#include "feature_json.hpp"
#include "output/aside.hpp"
#include "output/file_writer.hpp"

namespace corridor::exchange {

/// A table of all features (RFC 4180), with columns for the geometry, `role`, `id` and every property: numbers as
/// written so that they read back the same, lists and objects as JSON. The geometry is WKT, or the coordinates of
/// points. Takes GDAL's layer creation options SEPARATOR, LINEFORMAT, GEOMETRY, GEOMETRY_NAME, CREATE_CSVT, WRITE_BOM
/// and STRING_QUOTING. Throws output::WriteError naming the target.
void writeCsv(const output::Aside& aside, const std::filesystem::path& target, const Features& features,
              const CreationOptions& options);

}  // namespace corridor::exchange
