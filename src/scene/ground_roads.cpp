#include <algorithm>
#include <map>
#include <set>

#include "ground.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;

const RoadStyle& styleOf(const Style& style, const std::string& roadClass) {
    static const RoadStyle plain;
    auto found = style.roads.find(roadClass);
    if (found == style.roads.end()) found = style.roads.find("");
    return found == style.roads.end() ? plain : found->second;
}

/// Joins edges of one number from node to node into lines as long as can be.
class Chains {
public:
    explicit Chains(const Ground::Impl& ground) : m_ground(ground) {}

    void add(std::uint32_t edge) {
        const model::Edge& data = m_ground.atlas.network[edge];
        const std::string label = data.ref;
        if (label.empty()) return;
        m_edges[label].push_back(edge);
    }

    std::vector<RoadChain> joined() const {
        std::vector<RoadChain> chains;
        for (const auto& [label, edges] : m_edges) join(label, edges, chains);
        return chains;
    }

private:
    void join(const std::string& label, const std::vector<std::uint32_t>& edges, std::vector<RoadChain>& chains) const {
        std::map<std::string, std::vector<std::uint32_t>> at;
        for (const std::uint32_t edge : edges) {
            at[m_ground.atlas.network[edge].from].push_back(edge);
            at[m_ground.atlas.network[edge].to].push_back(edge);
        }
        std::set<std::uint32_t> used;
        for (const std::uint32_t first : edges) {
            if (used.count(first) > 0) continue;
            RoadChain chain;
            chain.text = label;
            chain.edge = first;
            used.insert(first);
            chain.points = pointsAlong(first, true);
            follow(m_ground.atlas.network[first].to, at, used, chain.points);
            std::vector<Point> before = pointsAlong(first, false);
            follow(m_ground.atlas.network[first].from, at, used, before);
            std::vector<Point> all(before.rbegin(), before.rend());
            const std::size_t own = pointsAlong(first, true).size();
            all.insert(all.end(), chain.points.begin() + static_cast<std::ptrdiff_t>(own), chain.points.end());
            chain.points = std::move(all);
            for (auto& part : inReach(m_ground, chain.points)) {
                if (part.size() > 1) chains.push_back({chain.text, chain.edge, std::move(part)});
            }
        }
    }

    void follow(std::string node, const std::map<std::string, std::vector<std::uint32_t>>& at,
                std::set<std::uint32_t>& used, std::vector<Point>& points) const {
        for (;;) {
            const auto found = at.find(node);
            if (found == at.end()) return;
            const std::uint32_t* next = nullptr;
            for (const std::uint32_t& edge : found->second) {
                if (used.count(edge) == 0 && !next) next = &edge;
            }
            if (!next) return;
            used.insert(*next);
            const model::Edge& edge = m_ground.atlas.network[*next];
            const bool forward = edge.from == node;
            const auto more = pointsAlong(*next, forward);
            points.insert(points.end(), more.begin(), more.end());
            node = forward ? edge.to : edge.from;
        }
    }

    std::vector<Point> pointsAlong(std::uint32_t edge, bool forward) const {
        std::vector<Point> points;
        for (const PlaneLine& piece : m_ground.plane.lines(m_ground.atlas.network[edge].line)) {
            const auto more = pointsOf(simplified(piece, m_ground.scale.pixels(1.0)));
            points.insert(points.end(), more.begin(), more.end());
        }
        if (!forward) std::reverse(points.begin(), points.end());
        return points;
    }

    const Ground::Impl& m_ground;
    std::map<std::string, std::vector<std::uint32_t>> m_edges;
};

}  // namespace

void groundRoads(Ground::Impl& ground, const std::stop_token& stop) {
    const double tolerance = ground.scale.pixels(ground.style.simplifyPixels);
    Chains chains(ground);
    for (std::uint32_t i = 0; i < ground.atlas.network.size(); ++i) {
        if (stop.stop_requested()) return;
        const model::Edge& edge = ground.atlas.network[i];
        if (!ground.scale.shows(styleOf(ground.style, edge.roadClass).maxMetresPerPixel)) continue;
        GroundRoad road;
        road.edge = i;
        for (const PlaneLine& piece : ground.plane.lines(edge.line)) {
            for (const PlaneLine& part : inReach(ground, simplified(piece, tolerance)))
                road.pieces.push_back({pointsOf(part), false});
        }
        if (road.pieces.empty()) continue;
        ground.roads[edge.roadClass].push_back(std::move(road));
        if (edge.status != model::EdgeStatus::construction) chains.add(i);
    }
    ground.roadNumbers = chains.joined();
}

}  // namespace corridor::scene
