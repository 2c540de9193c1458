#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "units/result.hpp"

namespace corridor::test {

/// The shipped atlas as ingest reads it, with its warnings; read once. Fails loudly where it was refused.
const units::Result<model::Atlas>& loadedAtlas();
const model::Atlas& shippedAtlas();
/// Its events, in the order of the file.
const std::vector<model::Event>& shippedEvents();

/// Edges by id.
const std::map<std::string, const model::Edge*>& edgesById();

/// A number among the properties that the model does not read.
std::optional<double> otherNumber(const model::OtherProperties& other, const std::string& key);

/// Position of a place or checkpoint.
std::optional<units::LonLat> positionOf(const std::string& id);

/// The lines of a route's edges, each in the direction of travel.
std::vector<units::Line> edgeLines(const model::Route& route);

}  // namespace corridor::test
