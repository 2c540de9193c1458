#pragma once

#include <filesystem>
#include <vector>

#include "ingest/load.hpp"
#include "model/atlas.hpp"
#include "units/result.hpp"

namespace corridor::ingest {

/// Reads a folder with `atlas.json` and the layers that it lists.
void readAtlasFolder(const std::filesystem::path& folder, const LoadOptions& options, model::Atlas& atlas,
                     std::vector<units::Problem>& problems);

}  // namespace corridor::ingest
