#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exchange/write.hpp"
#include "feature_json.hpp"

namespace corridor::exchange {

/// How much of the model a format of GDAL holds.
struct GdalFormat {
    std::string driver;         ///< GPKG, FlatGeobuf, CSV, GPX, LIBKML
    bool layerPerRole = false;  ///< else one layer with a column `role`
    bool holdsAll = false;      ///< reads back as the same model
    std::string lost;           ///< one sentence; empty where nothing is
};

/// The format by GDAL's driver name or a file's extension; throws WriteError for one that is not written.
GdalFormat gdalFormat(const std::string& driver, const std::filesystem::path& file);

/// Writes the features into `file` (which must not exist). Scalars become columns, lists and objects
/// columns of JSON text. Throws WriteError with GDAL's reason. Returns how many features the format could
/// not take.
std::size_t writeWithGdal(const std::filesystem::path& file, const GdalFormat& format,
                          const std::vector<Feature>& features, const Json& header, const WriteOptions& options);

}  // namespace corridor::exchange
