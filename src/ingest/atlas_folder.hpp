#pragma once

#include <filesystem>
#include <vector>

#include "ingest/load.hpp"
#include "model/atlas.hpp"
#include "units/result.hpp"

namespace corridor::ingest {

/// Reads one file (GeoJSON by its content, else through GDAL) into the atlas and adds its hash to the inputs.
/// `shown` names it in messages and provenance.
void readFile(const std::filesystem::path& file, const std::string& shown, const std::string& role,
              const LoadOptions& options, model::Atlas& atlas, std::vector<units::Problem>& problems);

/// Reads a folder with `atlas.json` and the layers that it lists.
void readAtlasFolder(const std::filesystem::path& folder, const LoadOptions& options, model::Atlas& atlas,
                     std::vector<units::Problem>& problems);

}  // namespace corridor::ingest
