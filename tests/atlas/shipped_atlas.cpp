#include "shipped_atlas.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "ingest/load.hpp"

namespace corridor::test {

const units::Result<model::Atlas>& loadedAtlas() {
    static const units::Result<model::Atlas> loaded = ingest::load({CORRIDOR_SOURCE_DIR "/geodata/karabakh"});
    return loaded;
}

const model::Atlas& shippedAtlas() {
    const units::Result<model::Atlas>& loaded = loadedAtlas();
    if (!loaded) {
        std::string all = "the shipped atlas was refused:";
        for (const units::Problem& problem : loaded.problems) all += "\n" + units::toString(problem);
        throw std::runtime_error(all);
    }
    return *loaded;
}

const std::vector<model::Event>& shippedEvents() {
    static const std::vector<model::Event> events(shippedAtlas().events.begin(), shippedAtlas().events.end());
    return events;
}

const std::map<std::string, const model::Edge*>& edgesById() {
    static const std::map<std::string, const model::Edge*> edges = [] {
        std::map<std::string, const model::Edge*> byId;
        for (const model::Edge& edge : shippedAtlas().network) byId.emplace(edge.id, &edge);
        return byId;
    }();
    return edges;
}

std::optional<double> otherNumber(const model::OtherProperties& other, const std::string& key) {
    const auto json = other.find(key);
    if (!json) return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(json->data(), json->data() + json->size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<units::LonLat> positionOf(const std::string& id) {
    if (const model::Place* place = model::findPlace(shippedAtlas(), id)) return place->position;
    if (const model::Checkpoint* post = model::findCheckpoint(shippedAtlas(), id)) return post->position;
    return std::nullopt;
}

std::vector<units::Line> edgeLines(const model::Route& route) {
    std::vector<units::Line> lines;
    for (const model::EdgeUse& use : route.edges) {
        units::Line line = edgesById().at(use.edge)->line;
        if (!use.forward) std::reverse(line.begin(), line.end());
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace corridor::test
