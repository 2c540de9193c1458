#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"
#include "snapshot/provenance.hpp"
#include "snapshot/write.hpp"

namespace corridor::snapshot {

/// Draws again what a file says that it shows, from the atlas given, and compares: inputs by their SHA-256, each
/// item of metadata, the georeferencing, and every pixel. One line for each difference; none: identical. The
/// picture is drawn into the system's folder for temporary files. Throws as writeSnapshot does.
std::vector<std::string> differences(const std::filesystem::path& file, const Recorded& recorded,
                                     const model::Atlas& atlas, const access::Assertions& assertions,
                                     const WriteOptions& options = {});

}  // namespace corridor::snapshot
