#include "measure/measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geodesy/near_positions.hpp"
#include "measure/segment.hpp"
#include "uses.hpp"

namespace corridor::measure {

namespace {

std::vector<units::Metres> lengthsOf(const std::vector<units::Line>& lines) {
    std::vector<units::Metres> lengths;
    lengths.reserve(lines.size());
    for (const units::Line& line : lines) lengths.push_back(geodesy::length(line));
    return lengths;
}

/// The parts that count: those with length, else the first that has a position.
std::vector<units::Line> partsOf(const model::Route& route) {
    std::vector<units::Line> parts;
    const units::Line* point = nullptr;
    for (const units::Line& part : route.parts) {
        if (part.empty()) continue;
        const bool hasLength = std::any_of(part.begin(), part.end(), [&](units::LonLat p) { return !(p == part[0]); });
        if (hasLength)
            parts.push_back(part);
        else if (!point)
            point = &part;
    }
    if (parts.empty() && point) parts.push_back(*point);
    return parts;
}

std::vector<units::Line> linesOf(const std::vector<Step>& steps) {
    std::vector<units::Line> lines;
    for (const Step& step : steps) {
        lines.push_back(*step.line);
        if (!step.forward) std::reverse(lines.back().begin(), lines.back().end());
    }
    return lines;
}

bool isSamePlace(units::LonLat a, units::LonLat b) {
    return canonical(a) == canonical(b);
}

/// The lines of a chain as one; a place where two of them meet is one vertex.
units::Line joined(const Chain& chain, std::vector<units::Line>& lines) {
    units::Line whole;
    for (const Link& link : chain) {
        units::Line& line = lines[link.line];
        if (!link.forward) std::reverse(line.begin(), line.end());
        if (whole.empty()) {
            whole = std::move(line);
            continue;
        }
        const std::ptrdiff_t skipped = isSamePlace(whole.back(), line.front()) ? 1 : 0;
        whole.insert(whole.end(), line.begin() + skipped, line.end());
    }
    return whole;
}

/// Joints of lines at the ends of listed gaps.
class GapJoints {
public:
    explicit GapJoints(const std::vector<units::Line>& lines)
        : m_joints(2 * lines.size(), noEnd), m_ends(endsOf(lines)), m_near(m_ends, gapReach) {}

    Joints of(const std::vector<model::Gap>& gaps) && {
        for (const model::Gap& gap : gaps) {
            const double half = 0.5 * geodesy::distance(gap.from, gap.to).value;
            const End from = nearestFree(gap.from, half);
            const End to = nearestFree(gap.to, half);
            if (from == noEnd || to == noEnd || from / 2 == to / 2) continue;
            m_joints[from] = to;
            m_joints[to] = from;
        }
        return std::move(m_joints);
    }

private:
    static std::vector<units::LonLat> endsOf(const std::vector<units::Line>& lines) {
        std::vector<units::LonLat> ends;
        for (const units::Line& line : lines) ends.insert(ends.end(), {line.front(), line.back()});
        return ends;
    }

    End nearestFree(units::LonLat position, double within) const {
        End best = noEnd;
        double least = within;
        for (const End end : m_near.near(position, m_ends.size())) {
            if (m_joints[end] != noEnd) continue;
            const double metres = geodesy::distance(position, m_ends[end]).value;
            if (metres > least || (metres == least && best != noEnd && best < end)) continue;
            least = metres;
            best = end;
        }
        return best;
    }

    Joints m_joints;
    std::vector<units::LonLat> m_ends;
    geodesy::NearPositions m_near;
};

/// What is not joined by gaps is in no order: a break there is between the ends that are nearest to each other.
void nameNearestEnds(Measure& measure) {
    std::size_t first = 0;  // of the pieces before the break that listed gaps join
    for (std::size_t i = 0; i < measure.breaks.size(); ++i) {
        if (measure.breaks[i].isListed) continue;
        std::size_t last = i + 1;
        while (last < measure.breaks.size() && measure.breaks[last].isListed) ++last;
        double least = std::numeric_limits<double>::infinity();
        for (const units::LonLat from : {measure.pieces[i].line.back(), measure.pieces[first].line.front()}) {
            for (const units::LonLat to : {measure.pieces[i + 1].line.front(), measure.pieces[last].line.back()}) {
                const double metres = geodesy::chordDistance(from, to).value;
                if (metres >= least) continue;
                least = metres;
                measure.breaks[i] = {from, to, false};
            }
        }
        first = i + 1;
    }
}

/// The chained parts, those that a listed gap joins one after the other.
void addPieces(Measure& measure, std::vector<units::Line> parts, const std::vector<model::Gap>& gaps) {
    std::vector<units::Line> lines;
    for (const Chain& chain : chainsOf(jointsOf(parts), lengthsOf(parts))) lines.push_back(joined(chain, parts));
    const std::vector<units::Metres> lengths = lengthsOf(lines);
    const bool hasGaps = lines.size() > 1 && !gaps.empty();
    const Joints joints = hasGaps ? GapJoints(lines).of(gaps) : Joints(2 * lines.size(), noEnd);
    units::Metres at;
    for (const Chain& chain : chainsOf(joints, lengths)) {
        for (std::size_t i = 0; i < chain.size(); ++i) {
            units::Line& line = lines[chain[i].line];
            if (!chain[i].forward) std::reverse(line.begin(), line.end());
            if (!measure.pieces.empty())
                measure.breaks.push_back({measure.pieces.back().line.back(), line.front(), i > 0});
            measure.pieces.push_back({std::move(line), at, at + lengths[chain[i].line]});
            at = measure.pieces.back().to;
        }
    }
    nameNearestEnds(measure);
}

}  // namespace

Measure measureOf(const model::Route& route, const Edges& edges) {
    const std::vector<Step> steps = stepsOf(route, edges);
    std::vector<units::Line> parts = partsOf(route);
    if (parts.empty()) parts = linesOf(steps);
    Measure measure;
    addPieces(measure, std::move(parts), route.gaps);
    measure.uses = usesOn(measure.pieces, steps);
    return measure;
}

std::vector<Measure> measuresOf(const model::Atlas& atlas) {
    const Edges edges(atlas.network);
    std::vector<Measure> measures;
    measures.reserve(atlas.routes.size());
    for (const model::Route& route : atlas.routes) measures.push_back(measureOf(route, edges));
    return measures;
}

std::optional<units::Metres> straightLine(const Measure& measure) {
    if (measure.pieces.empty() || interruption(measure, 0, measure.pieces.size() - 1)) return std::nullopt;
    return geodesy::distance(measure.pieces.front().line.front(), measure.pieces.back().line.back());
}

std::optional<double> sinuosity(const Measure& measure) {
    const std::optional<units::Metres> straight = straightLine(measure);
    if (!straight || *straight < units::Metres{1.0}) return std::nullopt;
    return measure.length() / *straight;
}

const Break* interruption(const Measure& measure, std::size_t piece, std::size_t other) {
    for (std::size_t i = std::min(piece, other); i < std::max(piece, other); ++i)
        if (!measure.breaks[i].isListed) return &measure.breaks[i];
    return nullptr;
}

}  // namespace corridor::measure
