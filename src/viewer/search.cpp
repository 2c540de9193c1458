#include "viewer/search.hpp"

#include <algorithm>
#include <tuple>

#include "model/spot_height.hpp"
#include "study/find.hpp"

namespace corridor::viewer {

SearchIndex::SearchIndex(const model::Atlas& atlas) {
    for (const model::Route& route : atlas.routes) add({ThingKind::route, route.id}, route.names);
    for (const model::Checkpoint& post : atlas.checkpoints) add({ThingKind::checkpoint, post.id}, post.names);
    for (const model::Place& place : atlas.places) {
        if (!model::isSpotHeight(place)) add({ThingKind::place, place.id}, place.names);
    }
    for (const model::Event& event : atlas.events) add({ThingKind::event, event.id}, event.names);
}

void SearchIndex::add(const Thing& thing, const model::Names& names) {
    for (const std::string& spelling : model::allSpellings(names)) {
        m_entries.push_back({thing, spelling, study::folded(spelling)});
    }
    m_entries.push_back({thing, thing.id, study::folded(thing.id)});
}

std::vector<Found> SearchIndex::find(const std::string& text, std::size_t limit) const {
    const std::string wanted = study::folded(text);
    if (wanted.empty()) return {};
    using Ranked = std::tuple<int, int, std::size_t, std::string, const Entry*>;
    std::vector<Ranked> hits;
    for (const Entry& entry : m_entries) {
        const std::size_t at = entry.folded.find(wanted);
        if (at == std::string::npos) continue;
        const int rank = entry.folded == wanted ? 0 : at == 0 ? 1 : 2;
        const int kind = entry.thing.kind == ThingKind::event                ? 2
                         : rank == 0 && entry.thing.kind == ThingKind::place ? 0
                                                                             : 1;
        hits.emplace_back(rank, kind, entry.folded.size(), entry.spelling, &entry);
    }
    std::sort(hits.begin(), hits.end());
    std::vector<Found> result;
    for (const Ranked& hit : hits) {
        const Entry& entry = *std::get<const Entry*>(hit);
        const auto same = [&](const Found& one) { return one.thing == entry.thing; };
        if (std::none_of(result.begin(), result.end(), same)) result.push_back({entry.thing, entry.spelling});
        if (result.size() == limit) break;
    }
    return result;
}

}  // namespace corridor::viewer
