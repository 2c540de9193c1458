#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "geodesy/geodesic.hpp"
#include "ground.hpp"

namespace corridor::scene {
namespace {

using units::LonLat;

/// Two positions, the same whichever way they are passed.
struct Segment {
    LonLat a, b;
    friend bool operator==(const Segment&, const Segment&) = default;
};

bool isBefore(LonLat a, LonLat b) {
    return a.lon < b.lon || (a.lon == b.lon && a.lat < b.lat);
}

Segment segmentOf(LonLat a, LonLat b) {
    return isBefore(a, b) ? Segment{a, b} : Segment{b, a};
}

struct SegmentHash {
    std::size_t operator()(const Segment& s) const {
        std::uint64_t hash = 1469598103934665603ull;
        for (const double value : {s.a.lon, s.a.lat, s.b.lon, s.b.lat}) {
            std::uint64_t bits = 0;
            std::memcpy(&bits, &value, sizeof bits);
            hash = (hash ^ bits) * 0x9E3779B97F4A7C15ull;
            hash ^= hash >> 29;
        }
        return static_cast<std::size_t>(hash);
    }
};

/// Which routes run over a segment, and which way the first of them does.
struct Users {
    std::vector<std::uint32_t> routes;
    bool firstGoesUp = true;
};
using Shared = std::unordered_map<Segment, Users, SegmentHash>;

// Side by side only where a person could tell them apart; beyond, all run in the middle of their road.
constexpr std::size_t mostRoutes = 500;
constexpr std::size_t mostVertices = 400000;

Shared sharedSegments(const model::Atlas& atlas) {
    Shared shared;
    std::size_t vertices = 0;
    for (const auto& route : atlas.routes) {
        for (const auto& part : route.parts) vertices += part.size();
    }
    if (atlas.routes.size() > mostRoutes || vertices > mostVertices) return shared;
    shared.reserve(vertices);
    for (std::uint32_t r = 0; r < atlas.routes.size(); ++r) {
        for (const units::Line& part : atlas.routes[r].parts) {
            for (std::size_t i = 0; i + 1 < part.size(); ++i) {
                Users& users = shared[segmentOf(part[i], part[i + 1])];
                if (users.routes.empty()) users.firstGoesUp = isBefore(part[i], part[i + 1]);
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

    GroundRoute made(double tolerance) {
        const model::Route& route = m_ground.atlas.routes[m_index];
        for (const units::Line& part : route.parts) addPart(part, tolerance);
        for (const model::Gap& gap : route.gaps) {
            const auto from = m_ground.plane.at(gap.from), to = m_ground.plane.at(gap.to);
            if (!from || !to) continue;
            for (const auto& part : inReach(m_ground, {*from, *to})) {
                if (part.size() == 2) m_route.gaps.insert(m_route.gaps.end(), {part[0], part[1]});
            }
        }
        return std::move(m_route);
    }

private:
    void addPart(const units::Line& part, double tolerance) {
        if (part.size() < 2) return;
        std::vector<double> chainages;
        for (const units::Metres m : geodesy::chainages(part)) chainages.push_back(m_route.length + m.value);
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
        for (const PlaneLine& piece : m_ground.plane.lines(part, chainages)) {
            for (PlaneLine& inside : inReach(m_ground, simplified(piece, tolerance, fixed), band))
                m_route.pieces.push_back(std::move(inside));
        }
        m_route.length = chainages.back();
    }

    Run runOf(LonLat a, LonLat b) const {
        Run run;
        const auto found = m_shared.find(segmentOf(a, b));
        if (found == m_shared.end()) {
            run.routes = {m_index};
            return run;
        }
        run.routes = found->second.routes;
        run.forward = run.routes.size() == 1 || isBefore(a, b) == found->second.firstGoesUp;
        return run;
    }

    const Ground::Impl& m_ground;
    const Shared& m_shared;
    std::uint32_t m_index;
    GroundRoute m_route;
};

}  // namespace

void groundRoutes(Ground::Impl& ground) {
    const Shared shared = sharedSegments(ground.atlas);
    const RouteStyle& style = ground.style.routes;
    const double tolerance = std::max(ground.scale.pixels(ground.style.simplifyPixels),
                                      0.35 * ground.scale.between(style.widthFar, style.widthNear));
    for (std::uint32_t r = 0; r < ground.atlas.routes.size(); ++r)
        ground.routes.push_back(RouteMaker(ground, shared, r).made(tolerance));
}

}  // namespace corridor::scene
