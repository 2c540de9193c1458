#include "uses.hpp"

#include <algorithm>
#include <cmath>

#include "measure/segment.hpp"

namespace corridor::measure {

namespace {

/// The vertices of a route by position.
class Vertices {
public:
    explicit Vertices(const std::vector<Piece>& pieces) {
        for (const Piece& piece : pieces) {
            const std::vector<units::Metres> at = geodesy::chainages(piece.line);
            for (std::size_t i = 0; i < at.size(); ++i)
                m_vertices.push_back({canonical(piece.line[i]), piece.from.value + at[i].value});
        }
        std::sort(m_vertices.begin(), m_vertices.end(), [](const Vertex& a, const Vertex& b) {
            return isBefore(a.at, b.at) || (a.at == b.at && a.chainage < b.chainage);
        });
    }

    /// The chainage of the only vertex there; nullopt for none and for several.
    std::optional<double> only(units::LonLat position) const {
        const auto [first, last] = at(position);
        if (first == last || (last - 1)->chainage > first->chainage) return std::nullopt;
        return first->chainage;
    }

    /// The chainage nearest to the one expected of those from `least` on.
    std::optional<double> nearest(units::LonLat position, double expected, double least) const {
        constexpr double slackMetres = 1e-6;
        std::optional<double> best;
        const auto [first, last] = at(position);
        for (auto vertex = first; vertex != last; ++vertex) {
            if (vertex->chainage < least - slackMetres) continue;
            if (!best || std::abs(vertex->chainage - expected) < std::abs(*best - expected)) best = vertex->chainage;
        }
        return best;
    }

private:
    struct Vertex {
        units::LonLat at;
        double chainage = 0.0;
    };
    using Iterator = std::vector<Vertex>::const_iterator;

    std::pair<Iterator, Iterator> at(units::LonLat position) const {
        const units::LonLat key = canonical(position);
        const auto first =
            std::lower_bound(m_vertices.begin(), m_vertices.end(), key,
                             [](const Vertex& vertex, units::LonLat p) { return isBefore(vertex.at, p); });
        const auto last =
            std::find_if(first, m_vertices.end(), [&](const Vertex& vertex) { return !(vertex.at == key); });
        return {first, last};
    }

    std::vector<Vertex> m_vertices;
};

/// How a step lies on the route, by those of its vertices that the route passes once: in the middle of them, and
/// whether chainage grows along the edge's own geometry (positive), falls (negative) or cannot be told (0).
struct Lie {
    std::optional<double> middle;
    int trend = 0;
};

Lie lieOf(const Step& step, const Vertices& vertices) {
    std::optional<double> last;
    double sum = 0.0;
    std::size_t count = 0;
    Lie lie;
    for (const units::LonLat position : *step.line) {
        const std::optional<double> at = vertices.only(position);
        if (!at) continue;
        if (last) lie.trend += *at > *last ? 1 : *at < *last ? -1 : 0;
        last = at;
        sum += *at;
        ++count;
    }
    if (count > 0) lie.middle = sum / static_cast<double>(count);
    return lie;
}

units::LonLat startOf(const Step& step) {
    return step.forward ? step.line->front() : step.line->back();
}

units::LonLat endOf(const Step& step) {
    return step.forward ? step.line->back() : step.line->front();
}

/// Whether the steps are listed from the route's end to its start.
bool isAgainst(const std::vector<Step>& steps, const std::vector<Lie>& lies, const std::vector<Piece>& pieces) {
    int order = 0, trend = 0;
    std::optional<double> last;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (lies[i].trend != 0) trend += (lies[i].trend > 0) == steps[i].forward ? 1 : -1;
        if (!lies[i].middle) continue;
        if (last) order += *lies[i].middle > *last ? 1 : *lies[i].middle < *last ? -1 : 0;
        last = lies[i].middle;
    }
    if (order != 0) return order < 0;
    if (trend != 0) return trend < 0;
    const units::LonLat start = pieces.front().line.front(), end = pieces.back().line.back();
    const units::Metres along =
        geodesy::distance(startOf(steps.front()), start) + geodesy::distance(endOf(steps.back()), end);
    const units::Metres against =
        geodesy::distance(startOf(steps.front()), end) + geodesy::distance(endOf(steps.back()), start);
    return against + touching < along;
}

/// An end of a step: how far along the steps it is, and where on the route, once that is known.
struct Mark {
    double along = 0.0;
    std::optional<double> at;
};

std::vector<Mark> marksOf(const std::vector<Step>& steps, const Vertices& vertices) {
    std::vector<Mark> marks;
    double along = 0.0;
    Mark known{0.0, 0.0};
    const auto add = [&](units::LonLat position) {
        const double expected = *known.at + along - known.along;
        marks.push_back({along, vertices.nearest(position, expected, *known.at)});
        if (marks.back().at) known = marks.back();
    };
    for (const Step& step : steps) {
        add(startOf(step));
        along += geodesy::length(*step.line).value;
        add(endOf(step));
    }
    return marks;
}

/// Marks between known ones in proportion.
void fill(std::vector<Mark>& marks, double routeMetres) {
    if (!marks.front().at) marks.front().at = 0.0;
    if (!marks.back().at) marks.back().at = routeMetres;
    std::size_t before = 0;
    for (std::size_t next = 1; next < marks.size(); ++next) {
        if (!marks[next].at) continue;
        const Mark a = marks[before], b = marks[next];
        for (std::size_t i = before + 1; i < next; ++i) {
            const double share = b.along > a.along ? (marks[i].along - a.along) / (b.along - a.along) : 0.0;
            marks[i].at = *a.at + share * (*b.at - *a.at);
        }
        before = next;
    }
}

}  // namespace

std::vector<Step> stepsOf(const model::Route& route, const Edges& edges) {
    std::vector<Step> steps;
    for (const model::EdgeUse& use : route.edges) {
        const std::optional<std::size_t> edge = edges.find(use.edge);
        if (!edge || edges[*edge].line.empty()) return {};
        steps.push_back({*edge, use.forward, &edges[*edge].line});
    }
    return steps;
}

std::vector<Use> usesOn(const std::vector<Piece>& pieces, const std::vector<Step>& listed) {
    if (pieces.empty() || listed.empty()) return {};
    const Vertices vertices(pieces);
    std::vector<Lie> lies;
    for (const Step& step : listed) lies.push_back(lieOf(step, vertices));
    const bool against = isAgainst(listed, lies, pieces);
    std::vector<Step> steps = listed;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (lies[i].trend != 0)
            steps[i].forward = lies[i].trend > 0;
        else if (against)
            steps[i].forward = !steps[i].forward;
    }
    if (against) std::reverse(steps.begin(), steps.end());

    std::vector<Mark> marks = marksOf(steps, vertices);
    fill(marks, pieces.back().to.value);
    std::vector<Use> uses;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t step = against ? steps.size() - 1 - i : i;
        uses.push_back({steps[i].edge, steps[i].forward, {*marks[2 * i].at}, {*marks[2 * i + 1].at}, step});
    }
    return uses;
}

}  // namespace corridor::measure
