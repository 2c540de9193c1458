#include "cut.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

/// From where to where a segment lies inside a box, as fractions of its length (Liang and Barsky).
std::optional<std::pair<double, double>> stretchInside(Point a, Point b, const Rect& box) {
    double from = 0.0, to = 1.0;
    const auto limit = [&](double start, double change, double low, double high) {
        if (change == 0.0) return start >= low && start <= high;
        const double first = (low - start) / change, second = (high - start) / change;
        from = std::max(from, std::min(first, second));
        to = std::min(to, std::max(first, second));
        return from <= to;
    };
    if (!limit(a.x, b.x - a.x, box.x0, box.x1) || !limit(a.y, b.y - a.y, box.y0, box.y1)) return std::nullopt;
    return std::pair(from, to);
}

Vertex vertexAt(const Vertex& a, const Vertex& b, double t) {
    if (t <= 0.0) return a;
    if (t >= 1.0) return b;
    return {drawing::snapped(Point{a.at.x + t * (b.at.x - a.at.x), a.at.y + t * (b.at.y - a.at.y)}),
            a.chainage + t * (b.chainage - a.chainage), a.source};
}

bool isInside(const PlaneLine& line, const Rect& box) {
    return std::all_of(line.begin(), line.end(), [&](const Vertex& vertex) { return contains(box, vertex.at); });
}

/// One side of the box: how far a point lies on its inner side.
using Side = double (*)(Point, const Rect&);
constexpr Side sides[] = {[](Point p, const Rect& box) { return p.x - box.x0; },
                          [](Point p, const Rect& box) { return box.x1 - p.x; },
                          [](Point p, const Rect& box) { return p.y - box.y0; },
                          [](Point p, const Rect& box) { return box.y1 - p.y; }};

std::vector<Point> cutAt(Side side, const std::vector<Point>& ring, const Rect& box) {
    std::vector<Point> kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point from = ring[i], to = ring[(i + 1) % ring.size()];
        const double before = side(from, box), after = side(to, box);
        if (before >= 0.0) kept.push_back(from);
        if ((before < 0.0) == (after < 0.0)) continue;
        const double t = before / (before - after);
        kept.push_back(drawing::snapped(Point{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)}));
    }
    return kept;
}

}  // namespace

bool contains(const Rect& box, Point point) {
    return point.x >= box.x0 && point.x <= box.x1 && point.y >= box.y0 && point.y <= box.y1;
}

std::vector<PlaneLine> partsInside(const PlaneLine& line, const Rect& box) {
    if (isInside(line, box)) return {line};
    std::vector<PlaneLine> parts;
    bool goesOn = false;  // the segment before ended inside
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto stretch = stretchInside(line[i].at, line[i + 1].at, box);
        if (!stretch || stretch->first == stretch->second) {
            goesOn = false;
            continue;
        }
        if (!goesOn || stretch->first > 0.0) parts.push_back({vertexAt(line[i], line[i + 1], stretch->first)});
        parts.back().push_back(vertexAt(line[i], line[i + 1], stretch->second));
        goesOn = stretch->second == 1.0;
    }
    return parts;
}

std::vector<std::vector<Point>> partsInside(const std::vector<Point>& line, const Rect& box) {
    PlaneLine vertices;
    vertices.reserve(line.size());
    for (const Point& point : line) vertices.push_back({point, 0.0, 0});
    std::vector<std::vector<Point>> parts;
    for (const PlaneLine& part : partsInside(vertices, box)) parts.push_back(pointsOf(part));
    return parts;
}

std::vector<Point> ringInside(const std::vector<Point>& ring, const Rect& box) {
    std::vector<Point> kept = ring;
    for (const Side side : sides) {
        const bool leaves = std::any_of(kept.begin(), kept.end(), [&](Point p) { return side(p, box) < 0.0; });
        if (leaves) kept = cutAt(side, kept, box);
    }
    if (kept.size() < 3) kept.clear();
    return kept;
}

}  // namespace corridor::scene
