#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "model/atlas.hpp"

/// Things of the model as GeoJSON features with the properties of docs/data-format.md.
namespace corridor::exchange {

using Json = nlohmann::ordered_json;

/// A feature that knows its role: `routes`, `network`, `places`, `checkpoints`, `events`, `areas`, `lines`,
/// `water`, `boundaries`.
struct Feature {
    std::string role;
    std::string id;
    Json properties = Json::object();
    Json geometry;  ///< GeoJSON geometry, or null
};

/// All things of an atlas in the order of the model. `decimals` of degrees; absent: exact.
std::vector<Feature> featuresOf(const model::Atlas& atlas, std::optional<int> decimals);

/// What an atlas has besides its things: title, licence, coverage, parties, sources and so on.
Json headerOf(const model::Atlas& atlas);

}  // namespace corridor::exchange
