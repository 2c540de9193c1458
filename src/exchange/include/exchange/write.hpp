#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "output/write_error.hpp"

/// The model to files.
namespace corridor::exchange {

/// A format or a creation option that cannot be meant. The message names the option.
class BadOption : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct WriteOptions {
    std::string format;                        ///< GDAL's driver name in any case; empty: by the file's extension
    std::optional<int> precision;              ///< decimals of degrees, 0 to 17; absent: as many as read back the same
    std::vector<std::string> creationOptions;  ///< KEY=VALUE, of the file or its layers, as GDAL's driver has them
    bool overwrite = false;
};

/// What can be said without the data: throws BadOption for a format or an option that is not known, and
/// output::WriteError for an extension that says no format.
void checkOptions(const std::string& file, const WriteOptions& options);

/// Writes the whole atlas into one file; what has no layers (CSV, FlatGeobuf) gets a column `role`. GeoJSON and
/// GeoPackage read back as the same model; of FlatGeobuf, CSV, GPX and KML the sentences that come back say what was
/// lost. Written aside and renamed. Throws BadOption and output::WriteError.
std::vector<std::string> write(const model::Atlas& atlas, const std::string& file, const WriteOptions& options);

/// Writes an atlas folder: `atlas.json` and a GeoJSON file a role. Returns one sentence a file, saying
/// its role and how many features it has. Throws output::WriteError where the folder exists and is not empty.
std::vector<std::string> writeFolder(const model::Atlas& atlas, const std::string& folder);

}  // namespace corridor::exchange
