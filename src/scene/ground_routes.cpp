#include <algorithm>
#include <unordered_map>

#include "geodesy/geodesic.hpp"
#include "ground.hpp"
#include "measure/measure.hpp"
#include "measure/segment.hpp"

namespace corridor::scene {
namespace {

using units::LonLat;

/// Which routes run over a segment, and which way the first of them does.
struct Users {
    std::vector<std::uint32_t> routes;
    bool firstGoesUp = true;
};
using Shared = std::unordered_map<measure::Segment, Users, measure::KeyHash>;

// Side by side only where a person could tell them apart; beyond, all run in the middle of their road.
constexpr std::size_t mostRoutes = 500;
constexpr std::size_t mostVertices = 400000;

bool goesUp(LonLat a, LonLat b) {
    return measure::isBefore(measure::canonical(a), measure::canonical(b));
}

Shared sharedSegments(const std::vector<measure::Measure>& measures) {
    Shared shared;
    std::size_t vertices = 0;
    for (const measure::Measure& route : measures) {
        for (const measure::Piece& piece : route.pieces) vertices += piece.line.size();
    }
    if (measures.size() > mostRoutes || vertices > mostVertices) return shared;
    shared.reserve(vertices);
    for (std::uint32_t r = 0; r < measures.size(); ++r) {
        for (const measure::Piece& piece : measures[r].pieces) {
            const units::Line& line = piece.line;
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                Users& users = shared[measure::segmentOf(line[i], line[i + 1])];
                if (users.routes.empty()) users.firstGoesUp = goesUp(line[i], line[i + 1]);
                if (users.routes.empty() || users.routes.back() != r) users.routes.push_back(r);
            }
        }
    }
    return shared;
}

class RouteMaker {
public:
    RouteMaker(const Ground::Impl& ground, const Shared& shared, std::uint32_t index)
        : m_ground(ground), m_shared(shared), m_index(index) {}

    GroundRoute made(const measure::Measure& measure, double tolerance) {
        for (const measure::Piece& piece : measure.pieces) addPiece(piece, tolerance);
        m_route.length = measure.length().value;
        for (const model::Gap& gap : m_ground.atlas.routes[m_index].gaps) {
            const auto from = m_ground.plane.at(gap.from), to = m_ground.plane.at(gap.to);
            if (!from || !to) continue;
            for (const auto& part : inReach(m_ground, {*from, *to})) {
                if (part.size() == 2) m_route.gaps.insert(m_route.gaps.end(), {part[0], part[1]});
            }
        }
        return std::move(m_route);
    }

private:
    void addPiece(const measure::Piece& piece, double tolerance) {
        const units::Line& part = piece.line;
        if (part.size() < 2) return;
        std::vector<double> chainages;
        for (const units::Metres m : geodesy::chainages(part)) chainages.push_back(piece.from.value + m.value);
        std::vector<std::uint32_t> fixed;
        const std::size_t firstRun = m_route.runs.size();
        for (std::size_t i = 0; i + 1 < part.size(); ++i) {
            Run run = runOf(part[i], part[i + 1]);
            const bool goesOn = m_route.runs.size() > firstRun && m_route.runs.back().routes == run.routes &&
                                m_route.runs.back().forward == run.forward;
            if (goesOn) {
                m_route.runs.back().to = chainages[i + 1];
                continue;
            }
            run.from = chainages[i];
            run.to = chainages[i + 1];
            m_route.runs.push_back(std::move(run));
            fixed.push_back(static_cast<std::uint32_t>(i));
        }
        // The band of an approximate route is as wide as it is uncertain.
        const double band = m_ground.scale.pixelsOf(m_ground.atlas.routes[m_index].accuracy.value_or(units::Metres{0.0}).value);
        for (const PlaneLine& line : m_ground.plane.lines(part, chainages)) {
            for (PlaneLine& inside : inReach(m_ground, simplified(line, tolerance, fixed), band))
                m_route.pieces.push_back(std::move(inside));
        }
    }

    Run runOf(LonLat a, LonLat b) const {
        Run run;
        const auto found = m_shared.find(measure::segmentOf(a, b));
        if (found == m_shared.end()) {
            run.routes = {m_index};
            return run;
        }
        run.routes = found->second.routes;
        run.forward = run.routes.size() == 1 || goesUp(a, b) == found->second.firstGoesUp;
        return run;
    }

    const Ground::Impl& m_ground;
    const Shared& m_shared;
    std::uint32_t m_index;
    GroundRoute m_route;
};

}  // namespace

void groundRoutes(Ground::Impl& ground, const std::stop_token& stop) {
    const std::vector<measure::Measure> measures = measure::measuresOf(ground.atlas);
    const Shared shared = sharedSegments(measures);
    const RouteStyle& style = ground.style.routes;
    const double tolerance = std::max(ground.scale.pixels(ground.style.simplifyPixels),
                                      0.35 * ground.scale.between(style.widthFar, style.widthNear));
    for (std::uint32_t r = 0; r < ground.atlas.routes.size() && !stop.stop_requested(); ++r)
        ground.routes.push_back(RouteMaker(ground, shared, r).made(measures[r], tolerance));
}

}  // namespace corridor::scene
