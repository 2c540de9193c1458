#include <algorithm>
#include <cmath>
#include <utility>

#include "study/along.hpp"

namespace corridor::study {

namespace {

/// Where along the route an event may lie whose position is known to `accuracy` metres: from the nearest
/// points of its centre and of two circles of 48 positions around it.
geodesy::ChainageRange rangeOf(const measure::Measure& route, units::LonLat centre, units::Metres accuracy,
                               units::Metres chainage) {
    geodesy::ChainageRange range{chainage, chainage};
    constexpr int directions = 48;
    for (const double share : {0.5, 1.0}) {
        for (int i = 0; accuracy.value > 0.0 && i < directions; ++i) {
            const units::Degrees azimuth{360.0 * i / directions};
            const units::LonLat position = geodesy::destination(centre, azimuth, accuracy * share);
            const units::Metres at = measure::nearestOn(route, position)->nearest.chainage;
            range.from = std::min(range.from, at);
            range.to = std::max(range.to, at);
        }
    }
    return range;
}

/// Rows of dated events in the window, and of undated ones where they are asked for, in the order of their first day.
std::vector<std::size_t> rowsAsked(const model::EventColumns& events, const EventQuery& query) {
    std::vector<bool> isWanted(events.categories.size(), query.categories.empty());
    for (const std::string& wanted : query.categories) {
        const auto found = std::find(events.categories.begin(), events.categories.end(), wanted);
        if (found != events.categories.end()) isWanted[static_cast<std::size_t>(found - events.categories.begin())] = true;
    }
    std::vector<std::size_t> rows;
    const model::IndexRange dated = model::rowsIn(events, query.window);
    for (std::size_t row = dated.begin; row < dated.end; ++row) {
        if (isWanted[events.category[row]] && model::touches(events, row, query.window)) rows.push_back(row);
    }
    const auto undated = std::find_if(events.flags.rbegin(), events.flags.rend(),
                                      [](model::EventFlags flags) { return flags.isDated; });
    for (std::size_t row = static_cast<std::size_t>(events.flags.rend() - undated);
         query.withUndated && row < events.size(); ++row) {
        if (isWanted[events.category[row]]) rows.push_back(row);
    }
    return rows;
}

}  // namespace

std::vector<NearEvent> eventsIn(const model::Atlas& atlas, const EventQuery& query) {
    const model::EventColumns& events = atlas.events.columns();
    std::vector<NearEvent> found;
    for (const std::size_t row : rowsAsked(events, query)) {
        NearEvent near{row, std::nullopt, std::nullopt};
        if (query.near) {
            const std::optional<units::LonLat> position = atlas.events.position(row);
            if (!position) continue;
            const std::optional<measure::Place> place = measure::nearestOn(*query.near, *position);
            if (!place || place->nearest.offset > query.within) continue;
            near.nearest = place->nearest;
            if (const double accuracy = events.accuracyMetres[row]; !std::isnan(accuracy))
                near.range = rangeOf(*query.near, *position, units::Metres{accuracy}, near.nearest->chainage);
        }
        found.push_back(near);
    }
    const auto key = [&](const NearEvent& near) { return std::pair(events.first[near.row], atlas.events.id(near.row)); };
    std::stable_sort(found.begin(), found.end(),
                     [&](const NearEvent& a, const NearEvent& b) { return key(a) < key(b); });
    return found;
}

}  // namespace corridor::study
