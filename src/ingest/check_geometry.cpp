#include "check_geometry.hpp"

#include <algorithm>

namespace corridor::ingest {

namespace {

struct Segment {
    units::LonLat a, b;
    std::size_t vertex = 0;  ///< index of its first vertex in the ring
    std::size_t order = 0;   ///< among the segments that have a length

    double west() const { return std::min(a.lon, b.lon); }
    double east() const { return std::max(a.lon, b.lon); }
    double south() const { return std::min(a.lat, b.lat); }
    double north() const { return std::max(a.lat, b.lat); }
};

/// Longitudes made continuous along the ring, so that no segment jumps over the antimeridian.
units::Line unrolled(const units::Line& ring) {
    units::Line line = ring;
    for (std::size_t i = 1; i < line.size(); ++i) {
        while (line[i].lon - line[i - 1].lon > 180.0) line[i].lon -= 360.0;
        while (line[i].lon - line[i - 1].lon < -180.0) line[i].lon += 360.0;
    }
    return line;
}

/// Sign of the area of the triangle: on which side of a-b the point c lies.
int sideOf(units::LonLat a, units::LonLat b, units::LonLat c) {
    const double area = (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
    return area > 0.0 ? 1 : area < 0.0 ? -1 : 0;
}

bool isWithin(const Segment& segment, units::LonLat point) {
    return point.lon >= segment.west() && point.lon <= segment.east() && point.lat >= segment.south() &&
           point.lat <= segment.north();
}

bool meet(const Segment& s, const Segment& t) {
    const int a = sideOf(s.a, s.b, t.a), b = sideOf(s.a, s.b, t.b);
    const int c = sideOf(t.a, t.b, s.a), d = sideOf(t.a, t.b, s.b);
    if (a * b < 0 && c * d < 0) return true;
    return (a == 0 && isWithin(s, t.a)) || (b == 0 && isWithin(s, t.b)) || (c == 0 && isWithin(t, s.a)) ||
           (d == 0 && isWithin(t, s.b));
}

/// Neighbours share a vertex; they cross only where one runs back over the other.
bool runsBack(const Segment& s, const Segment& t) {
    if (sideOf(s.a, s.b, t.b) != 0 || !(s.b == t.a)) return false;
    return (s.b.lon - s.a.lon) * (t.b.lon - t.a.lon) + (s.b.lat - s.a.lat) * (t.b.lat - t.a.lat) < 0.0;
}

std::vector<Segment> segmentsOf(const units::Line& line) {
    std::vector<Segment> segments;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (!(line[i - 1] == line[i])) segments.push_back({line[i - 1], line[i], i - 1, segments.size()});
    }
    return segments;
}

}  // namespace

bool isZeroLength(const units::Line& line) {
    return std::all_of(line.begin(), line.end(), [&](units::LonLat position) { return position == line.front(); });
}

std::vector<std::size_t> repeatedVertices(const units::Line& line) {
    std::vector<std::size_t> repeated;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == line[i - 1]) repeated.push_back(i);
    }
    return repeated;
}

std::optional<std::pair<std::size_t, std::size_t>> firstCrossing(const units::Line& ring) {
    std::vector<Segment> segments = segmentsOf(unrolled(ring));
    const std::size_t count = segments.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Segment& next = segments[(i + 1) % count];
        if (runsBack(segments[i], next)) return std::pair(segments[i].vertex, next.vertex);
    }
    std::sort(segments.begin(), segments.end(), [](const Segment& s, const Segment& t) { return s.west() < t.west(); });
    std::vector<const Segment*> active;
    for (const Segment& segment : segments) {
        active.erase(std::remove_if(active.begin(), active.end(),
                                    [&](const Segment* other) { return other->east() < segment.west(); }),
                     active.end());
        for (const Segment* other : active) {
            if (other->north() < segment.south() || other->south() > segment.north()) continue;
            const bool isFirst = other->order < segment.order;
            const Segment& low = isFirst ? *other : segment;
            const Segment& high = isFirst ? segment : *other;
            const bool neighbours = high.order - low.order == 1 || (low.order == 0 && high.order == count - 1);
            if (!neighbours && meet(low, high)) return std::pair(low.vertex, high.vertex);
        }
        active.push_back(&segment);
    }
    return std::nullopt;
}

}  // namespace corridor::ingest
