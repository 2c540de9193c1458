#pragma once

#include <string>
#include <string_view>

#include "ingest/load.hpp"
#include "model/atlas.hpp"
#include "problems.hpp"

namespace corridor::ingest {

/// What a file is read as.
struct FileContext {
    std::string stem;  ///< makes ids for features that have none
    std::string role;  ///< of the layer; empty: guessed feature by feature
    bool skipInvalid = false;
};

/// Reads a GeoJSON text (a FeatureCollection, a Feature or a bare geometry; or GeoJSONSeq) into the atlas.
/// Refused features are reported as errors and left out; what was left out is said where skipInvalid asks
/// to go on.
void readGeoJson(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems);

}  // namespace corridor::ingest
