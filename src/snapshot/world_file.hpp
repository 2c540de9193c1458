#pragma once

#include <filesystem>

#include "snapshot/georeference.hpp"

namespace corridor::snapshot {

/// Writes the six lines of a world file, whose last two are the middle of the upper left pixel. Throws WriteFailed.
void writeWorldFile(const std::filesystem::path& file, const Georeference& place);

}  // namespace corridor::snapshot
