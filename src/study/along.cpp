#include "study/along.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <tuple>

namespace corridor::study {

units::Metres lengthOf(const model::Route& route) {
    units::Metres total;
    for (const units::Line& part : route.parts) total += geodesy::length(part);
    return total;
}

units::Metres straightLineOf(const model::Route& route) {
    if (route.parts.empty() || route.parts.front().empty() || route.parts.back().empty()) return {};
    return geodesy::distance(route.parts.front().front(), route.parts.back().back());
}

std::optional<double> sinuosityOf(const model::Route& route) {
    const units::Metres straight = straightLineOf(route);
    if (straight < units::Metres{1.0}) return std::nullopt;
    return lengthOf(route) / straight;
}

geodesy::Nearest nearestOn(const model::Route& route, units::LonLat position) {
    assert(!route.parts.empty());
    std::optional<geodesy::Nearest> best;
    units::Metres before;
    for (const units::Line& part : route.parts) {
        geodesy::Nearest nearest = geodesy::nearestOn(part, position);
        nearest.chainage += before;
        if (!best || nearest.offset < best->offset) best = nearest;
        before += geodesy::length(part);
    }
    return *best;
}

units::LonLat pointAt(const model::Route& route, units::Metres chainage) {
    assert(!route.parts.empty());
    for (const units::Line& part : route.parts) {
        const units::Metres length = geodesy::length(part);
        if (chainage <= length || &part == &route.parts.back()) return geodesy::pointAt(part, chainage);
        chainage -= length;
    }
    return route.parts.back().back();
}

namespace {

/// Radius in which a checkpoint that names no route stands on one.
constexpr units::Metres checkpointReach{500.0};

bool standsOn(const model::Checkpoint& post, const model::Route& route, units::Metres offset) {
    if (!post.on.empty()) return std::find(post.on.begin(), post.on.end(), route.id) != post.on.end();
    return offset <= std::max(post.accuracy.value_or(units::Metres{}), checkpointReach);
}

}  // namespace

std::vector<Meeting> meetings(const model::Atlas& atlas, const model::Route& route, std::optional<units::Date> on) {
    std::vector<Meeting> met;
    for (const model::Place& place : atlas.places) {
        if (!model::existsOn(place.valid, on)) continue;
        const geodesy::Nearest nearest = nearestOn(route, place.position);
        if (nearest.offset > meetingDistance) continue;
        met.push_back({place.id, place.names, place.kind, false, nearest.chainage, nearest.offset});
    }
    for (const model::Checkpoint& post : atlas.checkpoints) {
        if (!model::existsOn(post.existed, on)) continue;
        const geodesy::Nearest nearest = nearestOn(route, post.position);
        if (!standsOn(post, route, nearest.offset)) continue;
        met.push_back({post.id, post.names, post.kind, true, nearest.chainage, nearest.offset});
    }
    std::sort(met.begin(), met.end(), [](const Meeting& a, const Meeting& b) {
        return std::tie(a.chainage, a.isCheckpoint, a.id) < std::tie(b.chainage, b.isCheckpoint, b.id);
    });
    return met;
}

std::vector<Leg> legs(const std::vector<Meeting>& met) {
    std::vector<Leg> result;
    for (std::size_t i = 1; i < met.size(); ++i) result.push_back({met[i - 1], met[i]});
    return result;
}

namespace {

using Segment = std::tuple<double, double, double, double>;

/// A segment by its ends, the same in both directions.
Segment segmentOf(units::LonLat a, units::LonLat b) {
    if (std::tie(b.lon, b.lat) < std::tie(a.lon, a.lat)) std::swap(a, b);
    return {a.lon, a.lat, b.lon, b.lat};
}

units::Metres sharedSegments(const model::Route& route, const model::Route& other) {
    std::set<Segment> known;
    for (const units::Line& part : route.parts) {
        for (std::size_t i = 1; i < part.size(); ++i) known.insert(segmentOf(part[i - 1], part[i]));
    }
    units::Metres shared;
    for (const units::Line& part : other.parts) {
        for (std::size_t i = 1; i < part.size(); ++i) {
            if (known.count(segmentOf(part[i - 1], part[i])) > 0) shared += geodesy::distance(part[i - 1], part[i]);
        }
    }
    return shared;
}

}  // namespace

units::Metres sharedLength(const model::Atlas& atlas, const model::Route& route, const model::Route& other) {
    if (route.edges.empty() || other.edges.empty()) return sharedSegments(route, other);
    std::set<std::string> known;
    for (const model::EdgeUse& use : route.edges) known.insert(use.edge);
    std::map<std::string, const model::Edge*> byId;
    for (const model::Edge& edge : atlas.network) byId.emplace(edge.id, &edge);
    units::Metres shared;
    for (const model::EdgeUse& use : other.edges) {
        const auto edge = byId.find(use.edge);
        if (known.count(use.edge) > 0 && edge != byId.end()) shared += geodesy::length(edge->second->line);
    }
    return shared;
}

}  // namespace corridor::study
