#pragma once

#include "model/atlas.hpp"
#include "problems.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// The role of a feature that no layer gives one: by its geometry, its date and its kind, as the contract
/// has it. Empty where none fits.
std::string guessedRole(const RawFeature& feature);

/// Whether a point of this `kind` is a checkpoint.
bool isCheckpointKind(const std::string& kind);

/// Adds a feature to the atlas in its role (given or guessed). Returns false, with errors, where it is
/// refused; then nothing is added. Its origin is the last of the atlas's inputs. `stem` makes an id for a feature that
/// has none: `stem#INDEX`.
bool addFeature(RawFeature feature, const std::string& stem, model::Atlas& atlas, Problems& problems);

/// Reads parties and sources (of atlas.json, or of a GeoJSON's member `corridor`) and the atlas's own members.
class Members;
void readHeader(Members& header, model::Atlas& atlas);
void readPartiesAndSources(Members& header, model::Atlas& atlas);

}  // namespace corridor::ingest
