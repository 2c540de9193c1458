#pragma once

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"
#include "output/write_error.hpp"
#include "snapshot/georeference.hpp"
#include "snapshot/request.hpp"

namespace corridor::snapshot {

/// The caller's progress said no. Nothing is left of the file.
class Interrupted : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct WriteOptions {
    bool overwrite = false;
    int threads = 0;  ///< 0: as many as the machine has; the bytes do not depend on it
    /// Told the part that is done, 0 to 1; false stops. Called on the calling thread, often.
    std::function<bool(double)> progress;
};

struct Written {
    Georeference place;
    Request request;                           ///< settled
    std::vector<std::filesystem::path> files;  ///< the picture first, then its world file and the like
};

/// GDAL's short name of the format of a file by its extension; empty where none is known for it.
std::string formatOf(const std::filesystem::path& file);

/// Draws the map and writes it to `file`, beside it first, then renamed: whatever happens, the target is whole or
/// untouched. An empty `request.format` is taken from the extension. Memory does not grow with the picture's
/// area: it is painted and written in rows of tiles. Throws BadRequest, geodesy::UnknownCrs, output::WriteError, Interrupted.
Written writeSnapshot(const Request& request, const model::Atlas& atlas, const access::Assertions& assertions,
                      const std::filesystem::path& file, const WriteOptions& options = {});

}  // namespace corridor::snapshot
