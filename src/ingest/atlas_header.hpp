#pragma once

#include "members.hpp"
#include "model/atlas.hpp"

namespace corridor::ingest {

/// Reads the atlas's own members: of atlas.json, of a GeoJSON's member `corridor`, of a GeoPackage's table.
void readHeader(Members& header, model::Atlas& atlas);

/// Reads `parties` and `sources`, which a GeoJSON may also have by themselves.
void readPartiesAndSources(Members& header, model::Atlas& atlas);

}  // namespace corridor::ingest
