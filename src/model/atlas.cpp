#include "model/atlas.hpp"

#include <algorithm>

#include "model/certainty.hpp"

namespace corridor::model {

namespace {

template <typename T>
const T* find(const std::vector<T>& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

}  // namespace

units::DayRange coverageDays(const Atlas& atlas) {
    return atlas.coverage ? atlas.coverage->span() : units::DayRange{};
}

bool existsOn(const std::optional<units::Edtf>& valid, std::optional<units::Date> day) {
    return !day || existenceOn(valid, *day) != Existence::no;
}

const Route* findRoute(const Atlas& atlas, const std::string& id) {
    return find(atlas.routes, id);
}
const Edge* findEdge(const Atlas& atlas, const std::string& id) {
    return find(atlas.network, id);
}
const Checkpoint* findCheckpoint(const Atlas& atlas, const std::string& id) {
    return find(atlas.checkpoints, id);
}
const Place* findPlace(const Atlas& atlas, const std::string& id) {
    return find(atlas.places, id);
}
std::optional<Event> findEvent(const Atlas& atlas, const std::string& id) {
    const auto row = atlas.events.find(id);
    return row ? std::optional(atlas.events.event(*row)) : std::nullopt;
}
const Source* findSource(const Atlas& atlas, const std::string& id) {
    return find(atlas.sources, id);
}
const Party* findParty(const Atlas& atlas, const std::string& id) {
    return find(atlas.parties, id);
}

}  // namespace corridor::model
