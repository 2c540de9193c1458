#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "output/write_error.hpp"

/// The model to files.
namespace corridor::exchange {

struct WriteOptions {
    std::string format;                        ///< GDAL's driver name; empty: by the file's extension
    std::optional<int> precision;              ///< decimals of degrees, 0 to 17; absent: as many as read back the same
    std::vector<std::string> creationOptions;  ///< KEY=VALUE, for formats that GDAL writes
    bool overwrite = false;
};

/// Writes the whole atlas into one file (for CSV: one file a role, `NAME_role.csv`, where there is more
/// than one). GeoJSON and GeoPackage read back as the same model; of FlatGeobuf, CSV, GPX and KML the
/// sentences that come back say what was lost. Written aside and renamed. Throws output::WriteError.
std::vector<std::string> write(const model::Atlas& atlas, const std::string& file, const WriteOptions& options);

/// Writes an atlas folder: `atlas.json` and a GeoJSON file a role. Returns one sentence a file, saying
/// its role and how many features it has. Throws output::WriteError where the folder exists and is not empty.
std::vector<std::string> writeFolder(const model::Atlas& atlas, const std::string& folder);

}  // namespace corridor::exchange
