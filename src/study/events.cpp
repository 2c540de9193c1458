#include <algorithm>
#include <functional>
#include <tuple>

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

bool isAsked(const model::Event& event, const EventQuery& query) {
    const std::vector<std::string>& wanted = query.categories;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), event.category) == wanted.end()) return false;
    if (!event.date) return query.withUndated;
    return !units::intersection(event.date->span(), query.window).empty();
}

units::Date firstDay(const model::Event& event) {
    return event.date ? event.date->lower() : units::Date::latest();
}

}  // namespace

std::vector<NearEvent> eventsIn(const model::Atlas& atlas, const EventQuery& query) {
    std::vector<NearEvent> found;
    for (const model::Event& event : atlas.events) {
        if (!isAsked(event, query)) continue;
        NearEvent near{&event, std::nullopt, std::nullopt};
        if (query.near) {
            if (!event.position) continue;
            const std::optional<measure::Place> place = measure::nearestOn(*query.near, *event.position);
            if (!place || place->nearest.offset > query.within) continue;
            near.nearest = place->nearest;
            if (event.accuracy) {
                near.range = rangeOf(*query.near, *event.position, *event.accuracy, near.nearest->chainage);
            }
        }
        found.push_back(near);
    }
    std::stable_sort(found.begin(), found.end(), [](const NearEvent& a, const NearEvent& b) {
        return std::make_tuple(firstDay(*a.event), std::cref(a.event->id)) <
               std::make_tuple(firstDay(*b.event), std::cref(b.event->id));
    });
    return found;
}

}  // namespace corridor::study
