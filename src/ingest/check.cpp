#include "ingest/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "geodesy/geodesic.hpp"
#include "rings.hpp"

namespace corridor::ingest {

namespace {

/// A checkpoint this far from a route that it stands on is taken for a mistake.
constexpr units::Metres farOffRoute{2000.0};
/// A position this many degrees from the middle of the others lies far away.
constexpr double farDegrees = 5.0;

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

class Checker {
public:
    explicit Checker(const model::Atlas& atlas) : m_atlas(atlas) {
        for (const model::Source& source : atlas.sources) m_sources.insert(source.id);
        for (const model::Edge& edge : atlas.network) m_edges.emplace(edge.id, &edge);
    }

    std::vector<units::Problem> run() {
        checkSharedIds();
        for (const model::Route& route : m_atlas.routes) checkRoute(route);
        for (const model::Edge& edge : m_atlas.network) checkLine(edge.line, edge.id, "coordinates");
        for (const model::Checkpoint& post : m_atlas.checkpoints) checkCheckpoint(post);
        for (const model::Place& place : m_atlas.places) checkSources(place.sources, place.id);
        for (const model::Event& event : m_atlas.events) checkEvent(event);
        for (const model::Shape& shape : m_atlas.shapes) checkShape(shape);
        checkSwapped();
        return std::move(m_problems);
    }

private:
    void add(units::Severity severity, const std::string& rule, const std::string& feature, const std::string& path,
             std::string message) {
        units::Problem problem;
        problem.severity = severity;
        problem.file = m_atlas.id;
        problem.feature = feature;
        problem.path = path;
        problem.rule = rule;
        problem.message = std::move(message);
        m_problems.push_back(std::move(problem));
    }
    void warn(const std::string& rule, const std::string& feature, const std::string& path, std::string message) {
        add(units::Severity::warning, rule, feature, path, std::move(message));
    }

    void checkSharedIds() {
        std::set<std::string> places;
        for (const model::Place& place : m_atlas.places) places.insert(place.id);
        for (const model::Checkpoint& post : m_atlas.checkpoints) {
            if (places.count(post.id) > 0)
                add(units::Severity::error, "duplicate-id", post.id, "id",
                    "a place has this id too; a `part` could mean either");
        }
    }

    void checkSources(const std::vector<std::string>& sources, const std::string& feature) {
        for (const std::string& id : sources) {
            if (m_sources.count(id) == 0)
                warn("unknown-source", feature, "sources", fmt::format("\"{}\" is not among the atlas's sources", id));
        }
    }

    void checkLine(const units::Line& line, const std::string& feature, const std::string& path) {
        if (line.size() < 2) return;
        const bool isPoint = std::all_of(line.begin(), line.end(), [&](units::LonLat p) { return p == line.front(); });
        if (isPoint) return warn("zero-length", feature, path, "all positions of the line are the same");
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (line[i] == line[i - 1])
                return warn("duplicate-vertex", feature, fmt::format("{}[{}]", path, i),
                            fmt::format("repeats the position {}, {} before it", line[i].lon, line[i].lat));
        }
    }

    void checkRoute(const model::Route& route) {
        for (const units::Line& part : route.parts) checkLine(part, route.id, "coordinates");
        checkSources(route.sources, route.id);
        std::size_t breaks = 0;
        const units::LonLat* end = nullptr;
        for (std::size_t i = 0; i < route.edges.size(); ++i) {
            const std::string place = fmt::format("edges[{}]", i);
            const auto edge = m_edges.find(route.edges[i].edge);
            if (edge == m_edges.end()) {
                warn("unknown-edge", route.id, place,
                     fmt::format("\"{}\" is no edge of the network", route.edges[i].edge));
                end = nullptr;
                continue;
            }
            const units::Line& line = edge->second->line;
            const bool forward = route.edges[i].forward;
            if (end && !(*end == (forward ? line.front() : line.back())) && ++breaks > route.gaps.size()) {
                warn("edges-do-not-chain", route.id, place,
                     fmt::format("\"{}\" does not begin where the edge before it ends", route.edges[i].edge));
            }
            end = forward ? &line.back() : &line.front();
        }
    }

    void checkCheckpoint(const model::Checkpoint& post) {
        checkSources(post.sources, post.id);
        for (const std::string& id : post.on) {
            const model::Route* route = model::findRoute(m_atlas, id);
            if (!route) {
                warn("unknown-id", post.id, "on", fmt::format("\"{}\" is no route of the atlas", id));
                continue;
            }
            units::Metres offset{1e12};
            for (const units::Line& part : route->parts)
                offset = std::min(offset, geodesy::nearestOn(part, post.position).offset);
            if (offset > std::max(farOffRoute, post.accuracy.value_or(units::Metres{}))) {
                warn("point-off-route", post.id, "on",
                     fmt::format("lies {:.1f} km from the route {}", offset.value / 1000, id));
            }
        }
    }

    bool isKnown(const std::string& id) const {
        return model::findRoute(m_atlas, id) || model::findCheckpoint(m_atlas, id) || model::findPlace(m_atlas, id) ||
               m_edges.count(id) > 0;
    }

    void checkEvent(const model::Event& event) {
        checkSources(event.sources, event.id);
        if (event.sources.empty()) warn("source-missing", event.id, "sources", "the event names no source");
        for (const std::string& id : event.about) {
            if (!isKnown(id)) warn("unknown-id", event.id, "about", fmt::format("\"{}\" resolves to nothing", id));
        }
        if (event.date && units::intersection(event.date->span(), model::coverageDays(m_atlas)).empty()) {
            warn("date-outside-coverage", event.id, "date",
                 fmt::format("{} lies outside the coverage {}", event.date->text, m_atlas.coverage->text));
        }
        for (std::size_t i = 0; i < event.claims.size(); ++i) {
            const std::string& source = event.claims[i].source;
            if (source.empty())
                warn("source-missing", event.id, fmt::format("claims[{}].source", i), "the claim names no source");
            else if (m_sources.count(source) == 0)
                warn("unknown-source", event.id, fmt::format("claims[{}].source", i),
                     fmt::format("\"{}\" is not among the atlas's sources", source));
        }
    }

    void checkShape(const model::Shape& shape) {
        checkSources(shape.sources, shape.id);
        for (const units::Line& line : shape.lines) checkLine(line, shape.id, "coordinates");
        for (std::size_t p = 0; p < shape.polygons.size(); ++p) {
            for (std::size_t r = 0; r < shape.polygons[p].size(); ++r) {
                const std::string place = shape.polygons.size() > 1 ? fmt::format("coordinates[{}][{}]", p, r)
                                                                    : fmt::format("coordinates[{}]", r);
                if (const auto crossing = firstCrossing(shape.polygons[p][r])) {
                    warn("self-crossing-ring", shape.id, place,
                         fmt::format("its segments {} and {} cross", crossing->first, crossing->second));
                }
            }
        }
    }

    void checkSwapped() {
        std::vector<std::pair<std::string, units::LonLat>> points;
        for (const model::Place& place : m_atlas.places) points.emplace_back(place.id, place.position);
        for (const model::Checkpoint& post : m_atlas.checkpoints) points.emplace_back(post.id, post.position);
        for (const model::Event& event : m_atlas.events) {
            if (event.position) points.emplace_back(event.id, *event.position);
        }
        for (const model::Route& route : m_atlas.routes) points.emplace_back(route.id, route.parts.front().front());
        if (points.size() < 4) return;
        std::vector<double> lons, lats;
        for (const auto& [id, position] : points) lons.push_back(position.lon), lats.push_back(position.lat);
        const units::LonLat middle{median(lons), median(lats)};
        const auto isNear = [&](double lon, double lat) {
            return std::abs(lon - middle.lon) < farDegrees && std::abs(lat - middle.lat) < farDegrees;
        };
        for (const auto& [id, position] : points) {
            if (isNear(position.lon, position.lat) || !isNear(position.lat, position.lon)) continue;
            warn("swapped-coordinates", id, "coordinates",
                 fmt::format("{}, {} lies far from the rest; with longitude and latitude exchanged it lies among them",
                             position.lon, position.lat));
        }
    }

    const model::Atlas& m_atlas;
    std::set<std::string> m_sources;
    std::map<std::string, const model::Edge*> m_edges;
    std::vector<units::Problem> m_problems;
};

}  // namespace

std::vector<units::Problem> checkAtlas(const model::Atlas& atlas) {
    return Checker(atlas).run();
}

}  // namespace corridor::ingest
