#include "viewer/search.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <tuple>

#include "model/spot_height.hpp"
#include "study/find.hpp"

namespace corridor::viewer {

namespace {

constexpr std::size_t foldedAtOnce = 20'000;  ///< events that are folded before the window stands
constexpr int kindOfEvents = 2;

/// 0: the spelling is the text; 1: it begins with it; 2: it holds it.
int rankOf(std::size_t at, std::size_t size, std::size_t wanted) {
    return size == wanted ? 0 : at == 0 ? 1 : 2;
}

std::size_t findIn(std::string_view text, std::size_t from, const std::string& wanted) {
    const void* found = memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
}

}  // namespace

SearchIndex::SearchIndex(const model::Atlas& atlas) : m_atlas(atlas) {
    for (const model::Route& route : atlas.routes) add({ThingKind::route, route.id}, route.names);
    for (const model::Checkpoint& post : atlas.checkpoints) add({ThingKind::checkpoint, post.id}, post.names);
    for (const model::Place& place : atlas.places) {
        if (!model::isSpotHeight(place)) add({ThingKind::place, place.id}, place.names);
    }
    const bool isMuch = atlas.events.size() > foldedAtOnce;
    m_coming = std::async(isMuch ? std::launch::async : std::launch::deferred,
                          [&events = atlas.events] { return textsOf(events); });
    if (!isMuch) hasEvents(true);
}

SearchIndex::~SearchIndex() = default;

void SearchIndex::add(const Thing& thing, const model::Names& names) {
    for (const std::string& spelling : model::allSpellings(names)) {
        m_entries.push_back({thing, spelling, study::folded(spelling)});
    }
    m_entries.push_back({thing, thing.id, study::folded(thing.id)});
}

SearchIndex::EventTexts SearchIndex::textsOf(const model::Events& events) {
    EventTexts texts;
    const auto add = [&](std::uint32_t row, std::string_view spelling) {
        texts.starts.push_back(static_cast<std::uint32_t>(texts.text.size()));
        texts.rows.push_back(row);
        texts.text += study::folded(spelling);
        texts.text += '\n';
    };
    for (std::uint32_t row = 0; row < events.size(); ++row) {
        for (const std::string& spelling : model::allSpellings(events.names(row))) add(row, spelling);
        add(row, events.id(row));
    }
    texts.starts.push_back(static_cast<std::uint32_t>(texts.text.size()));
    return texts;
}

bool SearchIndex::hasEvents(bool wait) const {
    if (!m_coming.valid()) return true;
    if (!wait && m_coming.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
    m_events = m_coming.get();
    return true;
}

std::vector<SearchIndex::Hit> SearchIndex::eventHits(const std::string& wanted, std::size_t limit) const {
    const auto key = [](const Hit& hit) { return std::tuple(hit.rank, hit.size, hit.folded, hit.row); };
    const auto before = [&](const Hit& a, const Hit& b) { return key(a) < key(b); };
    std::vector<Hit> best;
    const auto keep = [&](const Hit& hit) {
        if (best.size() == limit && !before(hit, best.back())) return;
        const auto same = std::find_if(best.begin(), best.end(), [&](const Hit& one) { return one.row == hit.row; });
        if (same != best.end()) {
            if (!before(hit, *same)) return;
            best.erase(same);
        } else if (best.size() == limit) {
            best.pop_back();
        }
        best.insert(std::upper_bound(best.begin(), best.end(), hit, before), hit);
    };
    const std::string_view text = m_events.text;
    std::size_t entry = 0;
    for (std::size_t at = findIn(text, 0, wanted); limit > 0 && at != std::string_view::npos;) {
        while (m_events.starts[entry + 1] <= at) ++entry;
        const std::size_t begin = m_events.starts[entry], end = m_events.starts[entry + 1];
        const std::string_view folded = text.substr(begin, end - begin - 1);
        keep({rankOf(at - begin, folded.size(), wanted.size()), kindOfEvents, folded.size(), folded,
              m_events.rows[entry], nullptr});
        at = findIn(text, end, wanted);
    }
    return best;
}

Found SearchIndex::foundBy(const Hit& hit) const {
    if (hit.entry) return {hit.entry->thing, hit.entry->spelling};
    const std::string id(m_atlas.events.id(hit.row));
    for (const std::string& spelling : model::allSpellings(m_atlas.events.names(hit.row))) {
        if (study::folded(spelling) == hit.folded) return {{ThingKind::event, id}, spelling};
    }
    return {{ThingKind::event, id}, id};
}

std::vector<Found> SearchIndex::find(const std::string& text, std::size_t limit) const {
    const std::string wanted = study::folded(text);
    if (wanted.empty()) return {};
    using Ranked = std::tuple<int, int, std::size_t, std::string, Found>;
    std::vector<Ranked> hits;
    const auto add = [&](const Hit& hit) {
        Found found = foundBy(hit);
        hits.emplace_back(hit.rank, hit.kind, hit.size, found.spelling, std::move(found));
    };
    for (const Entry& entry : m_entries) {
        const std::size_t at = entry.folded.find(wanted);
        if (at == std::string::npos) continue;
        const int rank = rankOf(at, entry.folded.size(), wanted.size());
        const int kind = rank == 0 && entry.thing.kind == ThingKind::place ? 0 : 1;
        add({rank, kind, entry.folded.size(), entry.folded, 0, &entry});
    }
    if (hasEvents()) {
        for (const Hit& hit : eventHits(wanted, limit)) add(hit);
    }
    const auto key = [](const Ranked& hit) { return std::tie(std::get<0>(hit), std::get<1>(hit), std::get<2>(hit), std::get<3>(hit)); };
    std::stable_sort(hits.begin(), hits.end(), [&](const Ranked& a, const Ranked& b) { return key(a) < key(b); });
    std::vector<Found> result;
    for (const Ranked& hit : hits) {
        const Found& found = std::get<Found>(hit);
        const auto same = [&](const Found& one) { return one.thing == found.thing; };
        if (std::none_of(result.begin(), result.end(), same)) result.push_back(found);
        if (result.size() == limit) break;
    }
    return result;
}

}  // namespace corridor::viewer
