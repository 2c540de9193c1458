#include "ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geodesy/geodesic.hpp"

namespace corridor::access {

namespace {

double lengthOfParts(const std::vector<units::Line>& parts) {
    double metres = 0.0;
    for (const units::Line& part : parts) metres += geodesy::length(part).value;
    return metres;
}

struct OnParts {
    double chainage = 0.0;
    double offset = std::numeric_limits<double>::infinity();
    double length = 0.0;
};

OnParts nearestOnParts(const std::vector<units::Line>& parts, units::LonLat position) {
    OnParts best;
    for (const units::Line& part : parts) {
        if (part.empty()) continue;
        const geodesy::Nearest nearest = geodesy::nearestOn(part, position);
        if (nearest.offset.value < best.offset) {
            best.offset = nearest.offset.value;
            best.chainage = best.length + nearest.chainage.value;
        }
        best.length += geodesy::length(part).value;
    }
    return best;
}

std::optional<units::LonLat> positionOf(const model::Atlas& atlas, const std::string& id) {
    if (const model::Place* place = model::findPlace(atlas, id)) return place->position;
    if (const model::Checkpoint* checkpoint = model::findCheckpoint(atlas, id)) return checkpoint->position;
    return std::nullopt;
}

OnRoute clamped(double metres, double length) {
    const double inside = std::clamp(metres, 0.0, length);
    return {inside, std::abs(metres - inside)};
}

std::optional<OnRoute> endOnParts(const model::Atlas& atlas, const std::vector<units::Line>& parts, double length,
                                  const model::PartEnd& end) {
    if (const auto* metres = std::get_if<units::Metres>(&end)) return clamped(metres->value, length);
    const std::optional<units::LonLat> position = positionOf(atlas, std::get<std::string>(end));
    if (!position) return std::nullopt;
    const OnParts nearest = nearestOnParts(parts, *position);
    const double scale = nearest.length > 0.0 ? length / nearest.length : 0.0;
    return OnRoute{nearest.chainage * scale, nearest.offset};
}

double snapped(const std::vector<Use>& uses, double chainage) {
    double best = chainage;
    double least = toleranceMetres;
    for (const Use& use : uses) {
        for (const double end : {use.from, use.to}) {
            if (std::abs(end - chainage) > least) continue;
            least = std::abs(end - chainage);
            best = end;
        }
    }
    return best;
}

void orient(Reach& reach, const Use& use, model::Direction direction) {
    reach.forward = direction == model::Direction::both || (direction == model::Direction::forward) == use.forward;
    reach.backward = direction == model::Direction::both || (direction == model::Direction::backward) == use.forward;
}

double fractionOf(const Use& use, double chainage) {
    const double length = use.to - use.from;
    const double along = length > 0.0 ? std::clamp((chainage - use.from) / length, 0.0, 1.0) : 0.0;
    return use.forward ? along : 1.0 - along;
}

/// A point between two edges belongs to the later one alone.
std::vector<Reach> pointOf(const std::vector<Use>& uses, double chainage, model::Direction direction) {
    if (uses.empty()) return {};
    const auto after = std::find_if(uses.begin(), uses.end(), [&](const Use& use) { return chainage < use.to; });
    const Use& use = after == uses.end() ? uses.back() : *after;
    Reach reach;
    reach.edge = use.edge;
    reach.from = reach.to = fractionOf(use, chainage);
    orient(reach, use, direction);
    return {reach};
}

std::vector<Reach> stretchOf(const std::vector<Use>& uses, double from, double to, model::Direction direction) {
    std::vector<Reach> reached;
    for (const Use& use : uses) {
        const double a = std::max(from, use.from);
        const double b = std::min(to, use.to);
        if (b <= a) continue;
        Reach reach;
        reach.edge = use.edge;
        reach.from = std::min(fractionOf(use, a), fractionOf(use, b));
        reach.to = std::max(fractionOf(use, a), fractionOf(use, b));
        orient(reach, use, direction);
        reached.push_back(reach);
    }
    return reached;
}

std::vector<Reach> partOf(const std::vector<Use>& uses, double from, double to, model::Direction direction) {
    if (from > to) std::swap(from, to);
    if (to - from <= toleranceMetres) return pointOf(uses, snapped(uses, (from + to) / 2.0), direction);
    const double a = snapped(uses, from);
    const double b = snapped(uses, to);
    return a < b ? stretchOf(uses, a, b, direction) : stretchOf(uses, from, to, direction);
}

}  // namespace

Ground::Ground(const model::Atlas& atlas) {
    m_lengths.reserve(atlas.network.size() + atlas.routes.size());
    for (const model::Edge& edge : atlas.network) {
        if (!m_edges.emplace(edge.id, m_lengths.size()).second) continue;
        m_lengths.push_back(geodesy::length(edge.line).value);
    }
    for (const model::Route& route : atlas.routes) {
        std::vector<Use> uses;
        double chainage = 0.0;
        for (const model::EdgeUse& step : route.edges) {
            const auto found = m_edges.find(step.edge);
            if (found == m_edges.end()) {
                uses.clear();
                break;
            }
            const double end = chainage + m_lengths[found->second];
            uses.push_back({found->second, step.forward, chainage, end});
            chainage = end;
        }
        if (uses.empty()) {
            m_pseudoEdges.emplace(route.id, m_lengths.size());
            const double length = lengthOfParts(route.parts);
            uses.push_back({m_lengths.size(), true, 0.0, length});
            m_lengths.push_back(length);
        }
        m_uses.push_back(std::move(uses));
    }
}

std::optional<std::size_t> Ground::edgeOf(const std::string& id) const {
    if (const auto found = m_edges.find(id); found != m_edges.end()) return found->second;
    if (const auto found = m_pseudoEdges.find(id); found != m_pseudoEdges.end()) return found->second;
    return std::nullopt;
}

double Ground::routeLength(std::size_t route) const {
    return m_uses[route].empty() ? 0.0 : m_uses[route].back().to;
}

OnRoute placeOnRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route, units::LonLat position) {
    const OnParts nearest = nearestOnParts(atlas.routes[route].parts, position);
    const double scale = nearest.length > 0.0 ? ground.routeLength(route) / nearest.length : 0.0;
    return {nearest.chainage * scale, nearest.offset};
}

std::optional<OnRoute> endOnRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                  const model::PartEnd& end) {
    return endOnParts(atlas, atlas.routes[route].parts, ground.routeLength(route), end);
}

std::optional<std::vector<Reach>> reachOfRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                               const std::optional<model::Part>& part, model::Direction direction) {
    const std::vector<Use>& uses = ground.usesOf(route);
    if (!part) return stretchOf(uses, 0.0, ground.routeLength(route), direction);
    const std::optional<OnRoute> from = endOnRoute(ground, atlas, route, part->from);
    const std::optional<OnRoute> to = endOnRoute(ground, atlas, route, part->to);
    if (!from || !to) return std::nullopt;
    return partOf(uses, from->chainage, to->chainage, direction);
}

std::optional<std::vector<Reach>> reachOfEdge(const Ground& ground, const model::Atlas& atlas, const model::Edge& edge,
                                              const std::optional<model::Part>& part, model::Direction direction) {
    const std::optional<std::size_t> index = ground.edgeOf(edge.id);
    if (!index) return std::nullopt;
    const double length = ground.edgeLength(*index);
    const std::vector<Use> uses{{*index, true, 0.0, length}};
    if (!part) return stretchOf(uses, 0.0, length, direction);
    const std::vector<units::Line> lines{edge.line};
    const std::optional<OnRoute> from = endOnParts(atlas, lines, length, part->from);
    const std::optional<OnRoute> to = endOnParts(atlas, lines, length, part->to);
    if (!from || !to) return std::nullopt;
    return partOf(uses, from->chainage, to->chainage, direction);
}

std::vector<Reach> reachOfCheckpoint(const Ground& ground, const model::Atlas& atlas,
                                     const model::Checkpoint& checkpoint, model::Direction direction) {
    std::vector<Reach> reached;
    for (std::size_t route = 0; route < atlas.routes.size(); ++route) {
        const std::string& id = atlas.routes[route].id;
        if (std::find(checkpoint.on.begin(), checkpoint.on.end(), id) == checkpoint.on.end()) continue;
        const OnRoute place = placeOnRoute(ground, atlas, route, checkpoint.position);
        const std::vector<Reach> point =
            pointOf(ground.usesOf(route), snapped(ground.usesOf(route), place.chainage), direction);
        reached.insert(reached.end(), point.begin(), point.end());
    }
    return reached;
}

double lengthOf(const Ground& ground, const std::vector<Reach>& reach) {
    double metres = 0.0;
    for (const Reach& run : reach) metres += (run.to - run.from) * ground.edgeLength(run.edge);
    return metres;
}

}  // namespace corridor::access
