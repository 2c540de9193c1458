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
/// item of metadata, the georeferencing, what the bands mean, every pixel, overviews, and by which versions and fonts it
/// was made. One line for each difference; none: identical. Where size or bands are not those of its command, or pixels
/// are missing, nothing is drawn. The picture is drawn into a folder of its own in the system's folder for temporary
/// files. Throws as writeSnapshot does, and std::runtime_error naming the file where it cannot be read.
std::vector<std::string> differences(const std::filesystem::path& file, const Recorded& recorded,
                                     const model::Atlas& atlas, const access::Assertions& assertions,
                                     const WriteOptions& options = {});

}  // namespace corridor::snapshot
