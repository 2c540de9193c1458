#include "study/along.hpp"

#include <algorithm>
#include <tuple>

#include "model/spot_height.hpp"

namespace corridor::study {

namespace {

/// Radius in which a checkpoint that names no route stands on one.
constexpr units::Metres checkpointReach{500.0};

bool standsOn(const model::Checkpoint& post, const model::Route& route, units::Metres offset) {
    if (!post.on.empty()) return std::find(post.on.begin(), post.on.end(), route.id) != post.on.end();
    return offset <= std::max(post.accuracy.value_or(units::Metres{}), checkpointReach);
}

}  // namespace

std::vector<Meeting> meetings(const model::Atlas& atlas, const model::Route& route, const measure::Measure& measure,
                              std::optional<units::Date> on) {
    std::vector<Meeting> met;
    const auto add = [&](const auto& thing, bool isCheckpoint, const auto& isMet) {
        const std::optional<measure::Place> place = measure::nearestOn(measure, thing.position);
        if (!place || !isMet(place->nearest.offset)) return;
        met.push_back({thing.id, thing.names, thing.kind, isCheckpoint, place->nearest.chainage, place->nearest.offset,
                       place->piece});
    };
    for (const model::Place& place : atlas.places) {
        if (model::isSpotHeight(place) || !model::existsOn(place.valid, on)) continue;
        add(place, false, [](units::Metres offset) { return offset <= meetingDistance; });
    }
    for (const model::Checkpoint& post : atlas.checkpoints) {
        if (!model::existsOn(post.existed, on)) continue;
        add(post, true, [&](units::Metres offset) { return standsOn(post, route, offset); });
    }
    std::sort(met.begin(), met.end(), [](const Meeting& a, const Meeting& b) {
        return std::tie(a.chainage, a.isCheckpoint, a.id) < std::tie(b.chainage, b.isCheckpoint, b.id);
    });
    return met;
}

std::vector<Leg> legs(const measure::Measure& measure, const std::vector<Meeting>& met) {
    std::vector<Leg> result;
    for (std::size_t i = 1; i < met.size(); ++i) {
        if (!measure::interruption(measure, met[i - 1].piece, met[i].piece)) result.push_back({met[i - 1], met[i]});
    }
    return result;
}

}  // namespace corridor::study
