#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "field_mapping.hpp"
#include "ingest/load.hpp"
#include "json.hpp"
#include "model/atlas.hpp"
#include "units/result.hpp"

namespace corridor::ingest {

/// A file, and as what it is to be read.
struct FileRequest {
    std::filesystem::path file;
    std::string shown;                   ///< names it in messages and provenance
    std::string stem;                    ///< makes ids for features that have none
    std::string role;                    ///< of the layer; empty: guessed feature by feature
    const json::Value* style = nullptr;  ///< of the layer
    FieldMapping* fields = nullptr;      ///< of `--fields`
    bool standsAlone = true;             ///< no layer of an atlas: it may be a pipe, and should hold something
};

/// Reads one file (GeoJSON by its content, else through GDAL) into the atlas and adds its hash to the inputs.
void readFile(const FileRequest& request, const LoadOptions& options, model::Atlas& atlas,
              std::vector<units::Problem>& problems);

}  // namespace corridor::ingest
