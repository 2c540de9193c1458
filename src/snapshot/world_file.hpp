#pragma once

#include <filesystem>

#include "snapshot/georeference.hpp"

namespace corridor::snapshot {

/// Writes the six lines of a world file, whose last two are the middle of the upper left pixel. Throws
/// output::WriteError naming `picture`.
void writeWorldFile(const std::filesystem::path& file, const std::filesystem::path& picture, const Georeference& place);

}  // namespace corridor::snapshot
