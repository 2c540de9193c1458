#include "ingest/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check_geometry.hpp"
#include "measure/measure.hpp"
#include "swapped.hpp"

namespace corridor::ingest {

namespace {

/// A checkpoint may lie this far off its route beyond its own accuracy.
constexpr double nearEnoughMetres = 2000.0;

template <typename Thing>
std::set<std::string> idsOf(const std::vector<Thing>& things) {
    std::set<std::string> ids;
    for (const Thing& thing : things) ids.insert(thing.id);
    return ids;
}

std::set<std::string> eventIdsOf(const model::Atlas& atlas) {
    std::set<std::string> ids;
    for (std::size_t row = 0; row < atlas.events.size(); ++row) ids.emplace(atlas.events.id(row));
    return ids;
}

class Checker {
public:
    explicit Checker(const model::Atlas& atlas)
        : m_atlas(atlas),
          m_network(atlas.network),
          m_measures(measure::measuresOf(atlas)),
          m_sources(idsOf(atlas.sources)),
          m_parties(idsOf(atlas.parties)),
          m_events(eventIdsOf(atlas)),
          m_likelyBox(likelyArea(atlas)) {
        for (const auto& ids : {idsOf(atlas.places), idsOf(atlas.network), idsOf(atlas.routes),
                                idsOf(atlas.checkpoints), idsOf(atlas.shapes), m_events}) {
            m_things.insert(ids.begin(), ids.end());
        }
    }

    std::vector<units::Problem> run() {
        checkDefaultDay();
        checkAlignments();
        for (const model::Route& route : m_atlas.routes) checkRoute(route);
        for (const model::Edge& edge : m_atlas.network) checkLine(edge, edge.line, "coordinates");
        for (const model::Place& place : m_atlas.places) checkPlace(place);
        for (const model::Checkpoint& post : m_atlas.checkpoints) checkCheckpoint(post);
        for (const model::Event& event : m_atlas.events) checkEvent(event);
        for (const model::Shape& shape : m_atlas.shapes) checkShape(shape);
        return std::move(m_problems);
    }

private:
    template <typename Thing>
    void warn(const Thing& thing, const char* rule, const std::string& path, std::string message) {
        units::Problem problem;
        problem.severity = units::Severity::warning;
        if (thing.origin.input < m_atlas.inputs.size()) problem.file = m_atlas.inputs[thing.origin.input].name;
        problem.feature = thing.id;
        problem.path = path;
        problem.line = thing.origin.line;
        problem.rule = rule;
        problem.message = std::move(message);
        m_problems.push_back(std::move(problem));
    }

    template <typename Thing>
    void checkSources(const Thing& thing) {
        for (std::size_t i = 0; i < thing.sources.size(); ++i) {
            if (m_sources.count(thing.sources[i]) == 0) {
                warn(thing, "unknown-source", fmt::format("sources[{}]", i),
                     fmt::format("\"{}\" is not among the atlas's sources", thing.sources[i]));
            }
        }
    }

    template <typename Thing>
    void checkLine(const Thing& thing, const units::Line& line, const std::string& path) {
        if (isZeroLength(line))
            return warn(thing, "zero-length", path, "all positions are the same; the line has no length");
        checkRepeated(thing, line, path);
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (looksSwapped(line[i], m_likelyBox)) return warnSwapped(thing, line[i], fmt::format("{}[{}]", path, i));
        }
    }

    template <typename Thing>
    void checkRepeated(const Thing& thing, const units::Line& line, const std::string& path) {
        const std::vector<std::size_t> repeated = repeatedVertices(line);
        if (repeated.empty()) return;
        const std::string more = repeated.size() == 1 ? "" : fmt::format(", and so do {} more", repeated.size() - 1);
        warn(thing, "duplicate-vertex", fmt::format("{}[{}]", path, repeated.front()),
             fmt::format("the position {}, {} repeats the one before it{}", line[repeated.front()].lon,
                         line[repeated.front()].lat, more));
    }

    template <typename Thing>
    void checkPoint(const Thing& thing, units::LonLat position) {
        if (looksSwapped(position, m_likelyBox)) warnSwapped(thing, position, "coordinates");
    }

    template <typename Thing>
    void warnSwapped(const Thing& thing, units::LonLat position, const std::string& path) {
        warn(thing, "swapped-coordinates", path,
             fmt::format("{}, {} looks swapped: with longitude {} and latitude {} it would lie among the other data",
                         position.lon, position.lat, position.lat, position.lon));
    }

    void checkRoute(const model::Route& route) {
        checkSources(route);
        checkStyle(route);
        for (std::size_t i = 0; i < route.parts.size(); ++i) {
            checkLine(route, route.parts[i],
                      route.parts.size() == 1 ? "coordinates" : fmt::format("coordinates[{}]", i));
        }
        checkGaps(route);
        checkChain(route);
        checkGeometry(route);
    }

    const measure::Measure& measureOf(const model::Route& route) const {
        return m_measures[static_cast<std::size_t>(&route - m_atlas.routes.data())];
    }

    void checkGaps(const model::Route& route) {
        const std::vector<measure::Break>& breaks = measureOf(route).breaks;
        const auto isMissing = [](const measure::Break& each) { return !each.isListed; };
        const auto first = std::find_if(breaks.begin(), breaks.end(), isMissing);
        if (first == breaks.end()) return;
        const auto count = std::count_if(breaks.begin(), breaks.end(), isMissing);
        const double metres = geodesy::distance(first->from, first->to).value;
        const std::string place =
            metres <= measure::touching.value
                ? fmt::format("the line branches at {}, {}", first->from.lon, first->from.lat)
                : fmt::format("the line is interrupted for {:.2f} km from {}, {} to {}, {}, and no gap is listed there",
                              metres / 1000.0, first->from.lon, first->from.lat, first->to.lon, first->to.lat);
        warn(route, "gaps-not-listed", "gaps",
             place + (count > 1 ? fmt::format("; {} such places", count) : std::string()));
    }

    /// Edges that are not the route's geometry, and stretches of it that are no edge's.
    void checkGeometry(const model::Route& route) {
        const measure::Measure& measure = measureOf(route);
        std::vector<units::Metres> offsets = measure::offGeometry(measure, m_network);
        for (std::size_t i = 0; i < offsets.size(); ++i)
            if (m_network[measure.uses[i].edge].status == model::EdgeStatus::gapConnector) offsets[i] = {};
        const auto farthest = std::max_element(offsets.begin(), offsets.end());
        if (farthest == offsets.end()) return;
        const auto count = std::count_if(offsets.begin(), offsets.end(), isOff);
        if (count > 0) {
            const measure::Use& use = measure.uses[static_cast<std::size_t>(farthest - offsets.begin())];
            warn(route, "edges-off-geometry", fmt::format("edges[{}]", use.step),
                 fmt::format("\"{}\" and the route's line lie up to {:.2f} km apart{}", m_network[use.edge].id,
                             farthest->value / 1000.0, count > 1 ? fmt::format("; {} such edges", count) : ""));
        }
        checkCovered(route, measure);
    }

    void checkCovered(const model::Route& route, const measure::Measure& measure) {
        units::Metres covered, missing, first;
        const auto coverTo = [&](units::Metres chainage) {
            if (!isOff(chainage - covered)) return;
            if (missing.value == 0.0) first = covered;
            missing += chainage - covered;
        };
        for (const measure::Use& use : measure.uses) {
            coverTo(use.from);
            covered = use.to;
        }
        coverTo(measure.length());
        if (missing.value == 0.0) return;
        warn(route, "edges-off-geometry", "edges",
             fmt::format("{:.2f} km of the route's line, from km {:.2f} on, are no edge's", missing.value / 1000.0,
                         first.value / 1000.0));
    }

    static bool isOff(units::Metres offset) { return offset > measure::touching; }

    void checkChain(const model::Route& route) {
        const units::LonLat* end = nullptr;
        std::size_t breaks = 0;
        for (std::size_t i = 0; i < route.edges.size(); ++i) {
            const model::EdgeUse& use = route.edges[i];
            const std::string path = fmt::format("edges[{}]", i);
            const std::optional<std::size_t> found = m_network.find(use.edge);
            if (!found) warn(route, "unknown-edge", path, fmt::format("\"{}\" is not in the network", use.edge));
            if (!found || m_network[*found].line.empty()) {
                end = nullptr;
                continue;
            }
            const units::Line& line = m_network[*found].line;
            const units::LonLat& start = use.forward ? line.front() : line.back();
            if (end && !(*end == start) && ++breaks > route.gaps.size()) {
                warn(route, "edges-do-not-chain", path,
                     fmt::format("\"{}\" begins at {}, {}, the edge before it ends at {}, {}", use.edge, start.lon,
                                 start.lat, end->lon, end->lat));
            }
            end = use.forward ? &line.back() : &line.front();
        }
    }

    void checkPlace(const model::Place& place) {
        checkSources(place);
        checkStyle(place);
        checkPoint(place, place.position);
    }

    void checkCheckpoint(const model::Checkpoint& post) {
        checkSources(post);
        checkStyle(post);
        checkPoint(post, post.position);
        if (post.existed) checkCoverage(post, *post.existed, "existed");
        for (std::size_t i = 0; i < post.on.size(); ++i) {
            const std::string path = fmt::format("on[{}]", i);
            const model::Route* route = model::findRoute(m_atlas, post.on[i]);
            if (!route)
                warn(post, "unknown-id", path, fmt::format("\"{}\" is no route of the atlas", post.on[i]));
            else
                checkNear(post, *route, path);
        }
    }

    void checkNear(const model::Checkpoint& post, const model::Route& route, const std::string& path) {
        const std::optional<measure::Place> place = measure::nearestOn(measureOf(route), post.position);
        const double allowed = nearEnoughMetres + (post.accuracy ? post.accuracy->value : 0.0);
        if (!place || place->nearest.offset.value <= allowed) return;
        warn(post, "point-off-route", path,
             fmt::format("lies {:.1f} km from \"{}\"; {:.1f} km is allowed", place->nearest.offset.value / 1000.0,
                         route.id, allowed / 1000.0));
    }

    /// Of a member of `atlas.json`.
    void warnOfHeader(const char* rule, std::string path, std::string message) {
        units::Problem problem;
        problem.severity = units::Severity::warning;
        if (!m_atlas.inputs.empty()) problem.file = m_atlas.inputs.front().name;
        problem.path = std::move(path);
        problem.rule = rule;
        problem.message = std::move(message);
        m_problems.push_back(std::move(problem));
    }

    void checkDefaultDay() {
        if (!m_atlas.defaultDay || !m_atlas.coverage || m_atlas.coverage->span().contains(*m_atlas.defaultDay)) return;
        warnOfHeader(
            "date-outside-coverage", "default_day",
            fmt::format("{} lies outside the coverage {}", toString(*m_atlas.defaultDay), m_atlas.coverage->text));
    }

    void checkAlignments() {
        for (std::size_t i = 0; i < m_atlas.sources.size(); ++i) {
            const model::Source& source = m_atlas.sources[i];
            if (source.alignedWith.empty() || m_parties.count(source.alignedWith) > 0) continue;
            warnOfHeader("unknown-party", fmt::format("sources[{}].aligned_with", i),
                         fmt::format("\"{}\", with which \"{}\" is said to be aligned, is not among the atlas's parties",
                                     source.alignedWith, source.id));
        }
    }

    template <typename Thing>
    void checkStyle(const Thing& thing) {
        const auto check = [&](const char* path, const std::optional<double>& value, double most) {
            if (value && !(*value >= 0.0 && *value <= most))
                warn(thing, "style-value", path, fmt::format("{} is outside [0, {}]", *value, most));
        };
        check("stroke-width", thing.style->strokeWidth, 1000.0);
        check("stroke-opacity", thing.style->strokeOpacity, 1.0);
        check("fill-opacity", thing.style->fillOpacity, 1.0);
    }

    void checkAssertion(const model::Event& event, const model::Assertion& assertion, const std::string& path) {
        checkBasis(event, assertion.basis, path);
        checkUntilBasis(event, assertion, path);
        const std::optional<units::Edtf>& from = assertion.from ? assertion.from : event.date;
        if (from && assertion.until && assertion.until->upper() < from->lower())
            warn(event, "date-order", path + ".until",
                 fmt::format("{} lies before {}, the first day", assertion.until->text, from->text));
    }

    void checkUntilBasis(const model::Event& event, const model::Assertion& assertion, const std::string& path) {
        const std::string& basis = assertion.untilBasis;
        if (basis.empty()) return;
        if (basis != "inferred")
            warn(event, "until-basis", path + ".until_basis", fmt::format("\"{}\" is not inferred", basis));
        else if (!assertion.until)
            warn(event, "until-basis", path + ".until_basis", "there is no `until` that could be inferred");
    }

    void checkBasis(const model::Event& event, const std::string& basis, const std::string& path) {
        if (basis.empty() || basis == "reported" || basis == "statement" || basis == "inferred") return;
        warn(event, "basis", path.empty() ? "basis" : path + ".basis",
             fmt::format("\"{}\" is none of reported, statement, inferred", basis));
    }

    template <typename Thing>
    void checkCoverage(const Thing& thing, const units::Edtf& date, const std::string& path) {
        if (!m_atlas.coverage || !intersection(date.span(), m_atlas.coverage->span()).empty()) return;
        warn(thing, "date-outside-coverage", path,
             fmt::format("{} lies outside the coverage {}", date.text, m_atlas.coverage->text));
    }

    void checkEvent(const model::Event& event) {
        checkSources(event);
        if (event.position) checkPoint(event, *event.position);
        if (event.date) checkCoverage(event, *event.date, "date");
        for (std::size_t i = 0; i < event.about.size(); ++i) {
            if (m_things.count(event.about[i]) > 0) continue;
            warn(event, "unknown-id", fmt::format("about[{}]", i),
                 fmt::format("nothing has the id \"{}\"", event.about[i]));
        }
        if (!event.retractedBy.empty() && m_events.count(event.retractedBy) == 0) {
            warn(event, "unknown-id", "retracted_by", fmt::format("no event has the id \"{}\"", event.retractedBy));
        }
        checkStyle(event);
        checkBasis(event, event.basis, "");
        for (std::size_t i = 0; i < event.claims.size(); ++i)
            checkClaim(event, event.claims[i], fmt::format("claims[{}]", i));
        for (std::size_t i = 0; i < event.access.size(); ++i)
            checkAssertion(event, event.access[i], fmt::format("access[{}]", i));
        checkHasSource(event);
    }

    /// Parties and sources of a claim with a status are looked at where assertions are (access::problemsOf).
    void checkClaim(const model::Event& event, const model::Claim& claim, const std::string& path) {
        if (!claim.assertion && m_parties.count(claim.by) == 0) {
            warn(event, "unknown-party", path + ".by",
                 fmt::format("\"{}\" is not among the atlas's parties", claim.by));
        }
        if (claim.statement.empty()) warn(event, "statement-missing", path, "says nothing in words");
        if (claim.assertion)
            checkAssertion(event, *claim.assertion, path);
        else
            checkBasis(event, claim.basis, path);
        if (!claim.assertion && !claim.source.empty() && m_sources.count(claim.source) == 0) {
            warn(event, "unknown-source", path + ".source",
                 fmt::format("\"{}\" is not among the atlas's sources", claim.source));
        }
    }

    void checkHasSource(const model::Event& event) {
        if (!event.sources.empty()) return;
        for (std::size_t i = 0; i < event.claims.size(); ++i) {
            if (event.claims[i].source.empty()) {
                warn(event, "source-missing", fmt::format("claims[{}]", i),
                     "names no source, and neither does its event");
            }
        }
        for (std::size_t i = 0; i < event.access.size(); ++i) {
            if (event.access[i].sources.empty()) {
                warn(event, "source-missing", fmt::format("access[{}]", i),
                     "names no source, and neither does its event");
            }
        }
        if (event.claims.empty() && event.access.empty())
            warn(event, "source-missing", "sources", "the event names no source");
    }

    void checkShape(const model::Shape& shape) {
        checkSources(shape);
        checkStyle(shape);
        for (std::size_t i = 0; i < shape.lines.size(); ++i) {
            checkLine(shape, shape.lines[i],
                      shape.lines.size() == 1 ? "coordinates" : fmt::format("coordinates[{}]", i));
        }
        for (std::size_t i = 0; i < shape.polygons.size(); ++i) {
            for (std::size_t j = 0; j < shape.polygons[i].size(); ++j) {
                const std::string path = shape.polygons.size() == 1 ? fmt::format("coordinates[{}]", j)
                                                                    : fmt::format("coordinates[{}][{}]", i, j);
                checkRing(shape, shape.polygons[i][j], path);
            }
        }
    }

    void checkRing(const model::Shape& shape, const units::Line& ring, const std::string& path) {
        checkLine(shape, ring, path);
        const auto crossing = firstCrossing(ring);
        if (!crossing) return;
        warn(
            shape, "self-crossing-ring", path,
            fmt::format("crosses itself: the segment from position {} ({}, {}) meets the one from position {} ({}, {})",
                        crossing->first, ring[crossing->first].lon, ring[crossing->first].lat, crossing->second,
                        ring[crossing->second].lon, ring[crossing->second].lat));
    }

    const model::Atlas& m_atlas;
    measure::Edges m_network;
    std::vector<measure::Measure> m_measures;
    std::set<std::string> m_sources, m_parties, m_events, m_things;
    std::optional<units::BBox> m_likelyBox;
    std::vector<units::Problem> m_problems;
};

}  // namespace

std::vector<units::Problem> checkAtlas(const model::Atlas& atlas) {
    return Checker(atlas).run();
}

}  // namespace corridor::ingest
