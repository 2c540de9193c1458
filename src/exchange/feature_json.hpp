#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json_text.hpp"
#include "model/atlas.hpp"

/// Things of the model as GeoJSON features with the properties of docs/data-format.md.
namespace corridor::exchange {

/// A feature that knows its role: `routes`, `network`, `places`, `checkpoints`, `events`, `areas`, `lines`,
/// `water`, `boundaries`.
struct Feature {
    std::string role;
    std::string id;
    Json properties = Json::object();
    Json geometry;  ///< GeoJSON geometry, or null; a position has a third ordinate where its elevation is known
};

/// All things of an atlas in the order of the model. `decimals` of degrees; absent: exact.
std::vector<Feature> featuresOf(const model::Atlas& atlas, std::optional<int> decimals);

/// The first of name, English name, any name, id: what a map writes beside it.
std::string labelOf(const Feature& feature);

/// What an atlas has besides its things: title, licence, coverage, parties, sources and so on.
Json headerOf(const model::Atlas& atlas);

}  // namespace corridor::exchange
