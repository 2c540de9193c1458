#include "ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geodesy/geodesic.hpp"

namespace corridor::access {

namespace {

std::optional<units::LonLat> positionOf(const model::Atlas& atlas, const std::string& id) {
    if (const model::Place* place = model::findPlace(atlas, id)) return place->position;
    if (const model::Checkpoint* checkpoint = model::findCheckpoint(atlas, id)) return checkpoint->position;
    return std::nullopt;
}

OnRoute clamped(double metres, double length) {
    const double inside = std::clamp(metres, 0.0, length);
    return {inside, std::abs(metres - inside)};
}

/// `nearest` gives the place of a position.
template <typename Nearest>
std::optional<OnRoute> endOn(const model::Atlas& atlas, double length, const model::PartEnd& end,
                             const Nearest& nearest) {
    if (const auto* metres = std::get_if<units::Metres>(&end)) return clamped(metres->value, length);
    const std::optional<units::LonLat> position = positionOf(atlas, std::get<std::string>(end));
    return position ? std::optional(nearest(*position)) : std::nullopt;
}

OnRoute placeOnEdge(const model::Edge& edge, units::LonLat position) {
    if (edge.line.empty()) return {0.0, std::numeric_limits<double>::infinity()};
    const geodesy::Nearest nearest = geodesy::nearestOn(edge.line, position);
    return {nearest.chainage.value, nearest.offset.value};
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

/// Every edge from end to end, those too that the geometry passes in no length.
std::vector<Reach> wholeOf(const std::vector<Use>& uses, model::Direction direction) {
    std::vector<Reach> reached;
    for (const Use& use : uses) {
        Reach reach;
        reach.edge = use.edge;
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

Ground::Ground(const model::Atlas& atlas) : m_measures(measure::measuresOf(atlas)) {
    m_lengths.reserve(atlas.network.size() + atlas.routes.size());
    for (const model::Edge& edge : atlas.network) {
        m_edges.emplace(edge.id, m_lengths.size());
        m_lengths.push_back(geodesy::length(edge.line).value);
    }
    for (std::size_t i = 0; i < atlas.routes.size(); ++i) addRoute(atlas.routes[i].id, m_measures[i]);
}

void Ground::addRoute(const std::string& id, const measure::Measure& measure) {
    std::vector<Use> uses;
    double covered = 0.0;
    const auto coverTo = [&](double chainage) {
        if (chainage - covered <= toleranceMetres) return;
        uses.push_back({m_lengths.size(), true, covered, chainage});
        m_lengths.push_back(chainage - covered);
    };
    for (const measure::Use& use : measure.uses) {
        coverTo(use.from.value);
        uses.push_back({use.edge, use.forward, use.from.value, use.to.value});
        covered = use.to.value;
    }
    coverTo(measure.length().value);
    if (uses.empty()) {
        uses.push_back({m_lengths.size(), true, 0.0, measure.length().value});
        m_lengths.push_back(measure.length().value);
    }
    if (measure.uses.empty()) m_ownEdges.emplace(id, uses.front().edge);
    m_uses.push_back(std::move(uses));
}

std::optional<std::size_t> Ground::edgeOf(const std::string& id) const {
    if (const auto found = m_edges.find(id); found != m_edges.end()) return found->second;
    if (const auto found = m_ownEdges.find(id); found != m_ownEdges.end()) return found->second;
    return std::nullopt;
}

double Ground::scaleOf(const Use& use) const {
    constexpr double sameMetres = 1e-6;
    const double length = m_lengths[use.edge];
    if (std::abs(use.to - use.from - length) <= sameMetres) return 1.0;
    return length > 0.0 ? (use.to - use.from) / length : 0.0;
}

OnRoute placeOnRoute(const Ground& ground, std::size_t route, units::LonLat position) {
    const std::optional<measure::Place> place = measure::nearestOn(ground.measureOf(route), position);
    if (!place) return {0.0, std::numeric_limits<double>::infinity()};
    return {place->nearest.chainage.value, place->nearest.offset.value};
}

std::optional<OnRoute> endOnRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                  const model::PartEnd& end) {
    return endOn(atlas, ground.routeLength(route), end,
                 [&](units::LonLat position) { return placeOnRoute(ground, route, position); });
}

std::optional<measure::Break> interruptionOf(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                             const model::Part& part) {
    const auto placed = [&](const model::PartEnd& end) -> std::optional<units::LonLat> {
        const auto* id = std::get_if<std::string>(&end);
        return id ? positionOf(atlas, *id) : std::nullopt;
    };
    const std::optional<units::LonLat> from = placed(part.from), to = placed(part.to);
    if (!from || !to) return std::nullopt;
    const std::optional<measure::Between> between = measure::between(ground.measureOf(route), *from, *to);
    return between ? between->interruption : std::nullopt;
}

std::optional<std::vector<Reach>> reachOfRoute(const Ground& ground, const model::Atlas& atlas, std::size_t route,
                                               const std::optional<model::Part>& part, model::Direction direction) {
    const std::vector<Use>& uses = ground.usesOf(route);
    if (!part) return wholeOf(uses, direction);
    const std::optional<OnRoute> from = endOnRoute(ground, atlas, route, part->from);
    const std::optional<OnRoute> to = endOnRoute(ground, atlas, route, part->to);
    if (!from || !to || interruptionOf(ground, atlas, route, *part)) return std::nullopt;
    return partOf(uses, from->chainage, to->chainage, direction);
}

std::optional<std::vector<Reach>> reachOfEdge(const Ground& ground, const model::Atlas& atlas, const model::Edge& edge,
                                              const std::optional<model::Part>& part, model::Direction direction) {
    const std::optional<std::size_t> index = ground.edgeOf(edge.id);
    if (!index) return std::nullopt;
    const double length = ground.edgeLength(*index);
    const std::vector<Use> uses{{*index, true, 0.0, length}};
    if (!part) return wholeOf(uses, direction);
    const auto nearest = [&](units::LonLat position) { return placeOnEdge(edge, position); };
    const std::optional<OnRoute> from = endOn(atlas, length, part->from, nearest);
    const std::optional<OnRoute> to = endOn(atlas, length, part->to, nearest);
    if (!from || !to) return std::nullopt;
    return partOf(uses, from->chainage, to->chainage, direction);
}

std::vector<Reach> reachOfCheckpoint(const Ground& ground, const model::Atlas& atlas,
                                     const model::Checkpoint& checkpoint, model::Direction direction) {
    std::vector<Reach> reached;
    for (std::size_t route = 0; route < atlas.routes.size(); ++route) {
        const std::string& id = atlas.routes[route].id;
        if (std::find(checkpoint.on.begin(), checkpoint.on.end(), id) == checkpoint.on.end()) continue;
        const OnRoute place = placeOnRoute(ground, route, checkpoint.position);
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
