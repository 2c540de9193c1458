#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

#include "ellipsoid.hpp"
#include "geodesy/geodesic.hpp"
#include "segment_view.hpp"

namespace corridor::geodesy {

namespace {

/// Distances that differ by less are a tie.
constexpr double tieMetres = 1e-6;
/// A position this close to the line lies on it.
constexpr double onLineMetres = 1e-3;
/// Segments whose chord is longer are looked at always.
constexpr double longestBoundedMetres = 5'000'000.0;

/// How near a segment can come at the least, without a geodesic, and where.
struct Bound {
    double metres = 0.0;
    double share = 0.0;  ///< of the segment, a first guess
};

/// The straight distance from a point to the segment's chord, less what the geodesic can bulge over it.
/// A geodesic is a curve of at most 1 / smallestRadius, so it bulges no more than that circle's arc; and no
/// geodesic to it is shorter than the straight distance.
Bound boundOf(const Centred& a, const Centred& b, const Centred& p) {
    const Centred d{b.x - a.x, b.y - a.y, b.z - a.z};
    const Centred w{p.x - a.x, p.y - a.y, p.z - a.z};
    const double squared = d.x * d.x + d.y * d.y + d.z * d.z;
    const double dot = d.x * w.x + d.y * w.y + d.z * w.z;
    const double share = squared > 0.0 ? std::clamp(dot / squared, 0.0, 1.0) : 0.0;
    if (squared > longestBoundedMetres * longestBoundedMetres) return {0.0, share};
    const Centred gap{w.x - share * d.x, w.y - share * d.y, w.z - share * d.z};
    const double straight = std::sqrt(gap.x * gap.x + gap.y * gap.y + gap.z * gap.z);
    // r - sqrt(r^2 - (c / 2)^2), written so that short chords keep their digits.
    const double quarter = 0.25 * squared;
    const double bulge =
        quarter / (smallestRadiusMetres + std::sqrt(smallestRadiusMetres * smallestRadiusMetres - quarter));
    return {std::max(0.0, straight - bulge - tieMetres), share};
}

/// The shortest arc over a chord: on the flattest circle that there is.
double shortestArcMetres(double chordMetres) {
    const double sine = std::min(1.0, chordMetres / (2.0 * largestRadiusMetres));
    return 2.0 * largestRadiusMetres * std::asin(sine);
}

std::vector<Bound> boundsOf(const units::Line& line, units::LonLat position) {
    std::vector<double> x(line.size());
    std::vector<double> y(line.size());
    std::vector<double> z(line.size());
    centredAll(line.data(), line.size(), x.data(), y.data(), z.data());
    const Centred p = centred(position);
    std::vector<Bound> bounds(line.size() - 1);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        bounds[i] = boundOf({x[i], y[i], z[i]}, {x[i + 1], y[i + 1], z[i + 1]}, p);
    }
    return bounds;
}

/// No place of the line is nearer than this.
double leastMetres(const units::Line& line, units::LonLat position) {
    if (line.size() == 1) return std::max(0.0, distance(line.front(), position).value - tieMetres);
    double least = std::numeric_limits<double>::infinity();
    for (const Bound& bound : boundsOf(line, position)) least = std::min(least, bound.metres);
    return least;
}

/// The segment's nearest place; never farther than its ends.
Sight nearestOnSegment(const units::Line& line, std::size_t segment, units::LonLat position, double share) {
    const SegmentView view(line[segment], line[segment + 1], position);
    const Sight found = view.nearest(share * view.lengthMetres());
    const Sight start = view.at(0.0);
    const Sight end = view.at(view.lengthMetres());
    // A tie goes to the start, then to the place between.
    const Sight& first = start.offsetMetres <= found.offsetMetres + tieMetres * 1e-3 ? start : found;
    return end.offsetMetres < first.offsetMetres - tieMetres * 1e-3 ? end : first;
}

double turned(double degrees) {
    const double rest = std::fmod(degrees, 360.0);
    return rest < 0.0 ? rest + 360.0 : rest;
}

/// The side of a position that is seen at a bearing from a place where the line has a heading.
Side sideOf(double headingDegrees, double bearingDegrees, double offsetMetres) {
    const double turn = turned(bearingDegrees - headingDegrees);
    const double across = offsetMetres * std::sin(turn * (std::numbers::pi / 180.0));
    if (std::abs(across) <= onLineMetres) return Side::on;
    return turn < 180.0 ? Side::right : Side::left;
}

/// Between two segments the line comes in and goes out by two directions: right is what lies clockwise from
/// the way out up to the way back. At an end of the line its one segment is carried on.
Side sideAtVertex(const units::Line& line, std::size_t vertex, units::LonLat position, double offsetMetres) {
    const auto isElsewhere = [&](std::size_t other) {
        return distance(line[other], line[vertex]).value > onLineMetres;
    };
    std::size_t before = vertex;
    while (before > 0 && !isElsewhere(before)) --before;
    std::size_t after = vertex;
    while (after + 1 < line.size() && !isElsewhere(after)) ++after;
    const bool comesIn = isElsewhere(before);
    const bool goesOut = isElsewhere(after);
    const double out = azimuth(line[vertex], line[after]).value;
    const double back = azimuth(line[vertex], line[before]).value;
    const double towards = azimuth(line[vertex], position).value;
    if (comesIn && goesOut) return turned(towards - out) < turned(back - out) ? Side::right : Side::left;
    if (!comesIn && !goesOut) return Side::on;
    return sideOf(goesOut ? out : back + 180.0, towards, offsetMetres);
}

Side sideOn(const units::Line& line, std::size_t segment, units::LonLat position, const Sight& sight,
            double segmentMetres) {
    if (sight.offsetMetres <= onLineMetres) return Side::on;
    const bool atStart = sight.alongMetres <= tieMetres;
    if (atStart || sight.alongMetres >= segmentMetres - tieMetres) {
        return sideAtVertex(line, atStart ? segment : segment + 1, position, sight.offsetMetres);
    }
    return sideOf(sight.heading, sight.bearing, sight.offsetMetres);
}

}  // namespace

Nearest nearestOn(const units::Line& line, units::LonLat position) {
    assert(!line.empty());
    if (line.size() == 1) return {{0.0}, distance(line.front(), position), Side::on, line.front(), 0};
    const std::vector<Bound> bounds = boundsOf(line, position);

    // The most promising segment sets the limit, then all that may beat it are taken in order.
    const auto lowest = std::min_element(bounds.begin(), bounds.end(),
                                         [](const Bound& a, const Bound& b) { return a.metres < b.metres; });
    const auto promising = static_cast<std::size_t>(lowest - bounds.begin());
    const Sight limit = nearestOnSegment(line, promising, position, lowest->share);

    Sight best;
    best.offsetMetres = std::numeric_limits<double>::infinity();
    std::size_t segment = promising;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const double reach = std::min(limit.offsetMetres, best.offsetMetres) + tieMetres;
        if (bounds[i].metres > reach || shortestArcMetres(bounds[i].metres) > reach) continue;
        const Sight sight = i == promising ? limit : nearestOnSegment(line, i, position, bounds[i].share);
        if (sight.offsetMetres >= best.offsetMetres - tieMetres) continue;
        best = sight;
        segment = i;
    }

    const std::vector<units::Metres> at = chainages(line);
    const double segmentMetres = at[segment + 1].value - at[segment].value;
    const bool atEnd = best.position == line[segment + 1] && best.alongMetres > 0.0;
    const double along = atEnd ? segmentMetres : std::min(best.alongMetres, segmentMetres);
    return {{at[segment].value + along},
            {best.offsetMetres},
            sideOn(line, segment, position, best, segmentMetres),
            best.position,
            segment};
}

NearestOfLines nearestOn(const std::vector<const units::Line*>& lines, units::LonLat position) {
    constexpr double never = std::numeric_limits<double>::infinity();
    std::vector<double> least(lines.size(), never);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i]->empty()) least[i] = leastMetres(*lines[i], position);
    }
    const auto lowest = std::min_element(least.begin(), least.end());
    assert(lowest != least.end() && *lowest < never);
    const auto promising = static_cast<std::size_t>(lowest - least.begin());
    const Nearest limit = nearestOn(*lines[promising], position);

    NearestOfLines best{promising, limit};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == promising || least[i] == never) continue;
        const double reach = best.nearest.offset.value + tieMetres;
        if (least[i] > reach || shortestArcMetres(least[i]) > reach) continue;
        const Nearest other = nearestOn(*lines[i], position);
        const double nearer = best.nearest.offset.value - other.offset.value;
        if (nearer > tieMetres || (nearer >= -tieMetres && i < best.line)) best = {i, other};
    }
    return best;
}

std::vector<ChainageRange> rangesWithin(const units::Line& line, units::LonLat centre, units::Metres radius) {
    std::vector<ChainageRange> ranges;
    const double reach = radius.value;
    if (line.empty() || !(reach >= 0.0)) return ranges;
    if (line.size() == 1) {
        if (distance(line.front(), centre).value <= reach + tieMetres) ranges.push_back({{0.0}, {0.0}});
        return ranges;
    }
    const std::vector<Bound> bounds = boundsOf(line, centre);
    const std::vector<units::Metres> at = chainages(line);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (bounds[i].metres > reach || shortestArcMetres(bounds[i].metres) > reach + tieMetres) continue;
        const SegmentView view(line[i], line[i + 1], centre);
        const double end = view.lengthMetres();
        const bool startInside = view.at(0.0).offsetMetres <= reach;
        const bool endInside = view.at(end).offsetMetres <= reach;
        double from = 0.0;
        double to = end;
        if (!startInside || !endInside) {
            const Sight foot = nearestOnSegment(line, i, centre, bounds[i].share);
            if (foot.offsetMetres > reach + tieMetres) continue;
            const bool touches = foot.offsetMetres >= reach;
            if (!startInside) from = touches ? foot.alongMetres : view.crossing(foot.alongMetres, 0.0, reach);
            if (!endInside) to = touches ? foot.alongMetres : view.crossing(foot.alongMetres, end, reach);
        }
        const units::Metres first{at[i].value + from};
        const units::Metres last = to == end ? at[i + 1] : units::Metres{at[i].value + to};
        const bool goesOn = !ranges.empty() && first.value <= ranges.back().to.value + tieMetres;
        if (goesOn) {
            ranges.back().to = std::max(ranges.back().to, last);
        } else {
            ranges.push_back({first, last});
        }
    }
    return ranges;
}

}  // namespace corridor::geodesy
