#pragma once

#include <string>
#include <string_view>

#include "blocks.hpp"
#include "field_mapping.hpp"
#include "ingest/load.hpp"
#include "model/atlas.hpp"
#include "problems.hpp"

namespace corridor::ingest {

/// What a file is read as.
struct FileContext {
    std::string stem;  ///< makes ids for features that have none
    std::string role;  ///< of the layer; empty: guessed feature by feature
    bool skipInvalid = false;
    FieldMapping* fields = nullptr;      ///< of `--fields`
    std::string layer{};                 ///< its name, in a file with several
    const json::Value* style = nullptr;  ///< of the layer: an object of simplestyle's members
    bool inAtlas = false;                ///< the file is a layer that an `atlas.json` lists
    bool exactPositions = false;         ///< of LoadOptions
    std::size_t textBegin = 0;           ///< where the text begins in its file: after a byte order mark
};

/// Reads a GeoJSON text (a FeatureCollection, a Feature or a bare geometry; or a sequence of them, RFC 8142 or one a
/// line) into the atlas. Refused features are reported as errors and left out; what was left out is said where
/// skipInvalid asks to go on. What is no JSON gives one problem and adds nothing. How the work is shared out changes
/// nothing in the result.
void readGeoJson(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems,
                 const Sharing& sharing = {});

}  // namespace corridor::ingest
