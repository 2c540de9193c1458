#include "plane.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor::scene {

using drawing::Path;
using drawing::Point;
using drawing::Rect;
using units::LonLat;

namespace {

constexpr double longSegmentDegrees = 0.25;

/// The longitude of b that lies nearest to a's, perhaps beyond +-180.
double near(LonLat a, LonLat b) {
    if (b.lon - a.lon > 180.0) return b.lon - 360.0;
    if (b.lon - a.lon < -180.0) return b.lon + 360.0;
    return b.lon;
}

double wrapped(double lon) {
    if (lon > 180.0) return lon - 360.0;
    if (lon < -180.0) return lon + 360.0;
    return lon;
}

/// A line with vertices between those of its long segments.
struct Dense {
    units::Line line;
    std::vector<double> chainages;
    std::vector<std::uint32_t> sources;
};

Dense densified(const units::Line& line, const std::vector<double>& chainages) {
    Dense dense;
    dense.line.reserve(line.size());
    dense.chainages.reserve(line.size());
    dense.sources.reserve(line.size());
    const auto add = [&](LonLat at, double chainage, std::size_t source) {
        dense.line.push_back(at);
        dense.chainages.push_back(chainage);
        dense.sources.push_back(static_cast<std::uint32_t>(source));
    };
    const auto chainageOf = [&](std::size_t i) { return i < chainages.size() ? chainages[i] : 0.0; };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const LonLat a = line[i - 1], b{near(a, line[i]), line[i].lat};
            const double extent = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
            const int pieces = std::min(64, static_cast<int>(std::ceil(extent / longSegmentDegrees)));
            for (int k = 1; k < pieces; ++k) {
                const double t = static_cast<double>(k) / pieces;
                add({wrapped(a.lon + t * (b.lon - a.lon)), a.lat + t * (b.lat - a.lat)},
                    chainageOf(i - 1) + t * (chainageOf(i) - chainageOf(i - 1)), i - 1);
            }
        }
        add(line[i], chainageOf(i), i);
    }
    return dense;
}

bool crossesAntimeridian(LonLat a, LonLat b) {
    return std::abs(b.lon - a.lon) > 180.0;
}

}  // namespace

Plane::Plane(const View& view) : m_projection(view.projection), m_unitsPerPixel(view.unitsPerPixel) {}

Point Plane::pixel(geodesy::XY point) const {
    return drawing::snapped(Point{point.x / m_unitsPerPixel, -point.y / m_unitsPerPixel});
}

std::optional<Point> Plane::at(LonLat position) const {
    const auto projected = m_projection.forward(position);
    return projected ? ofProjected(*projected) : std::nullopt;
}

std::optional<Point> Plane::ofProjected(geodesy::XY projected) const {
    if (!std::isfinite(projected.x) || !std::isfinite(projected.y)) return std::nullopt;
    return pixel(projected);
}

/// Whether the plane is torn at the antimeridian: its two sides lie far apart there.
bool Plane::leaps(LonLat a, LonLat b) const {
    const double lat = 0.5 * (a.lat + b.lat);
    const auto west = at({-180.0, lat}), east = at({180.0, lat});
    if (!west || !east) return true;
    const auto pa = at(a), pb = at(b);
    if (!pa || !pb) return true;
    return distance(*west, *east) > 0.5 * distance(*pa, *pb) && distance(*west, *east) > 1.0;
}

std::vector<PlaneLine> Plane::lines(const units::Line& line, const std::vector<double>& chainages) const {
    const Dense dense = densified(line, chainages);
    const std::vector<geodesy::XY> projected = m_projection.forward(dense.line);
    std::vector<PlaneLine> pieces;
    PlaneLine piece;
    const auto end = [&] {
        if (piece.size() > 1) pieces.push_back(piece);
        piece.clear();
    };
    for (std::size_t i = 0; i < projected.size(); ++i) {
        if (!std::isfinite(projected[i].x) || !std::isfinite(projected[i].y)) {
            end();
            continue;
        }
        if (!piece.empty() && crossesAntimeridian(dense.line[i - 1], dense.line[i]) &&
            leaps(dense.line[i - 1], dense.line[i]))
            end();
        piece.push_back({pixel(projected[i]), dense.chainages[i], dense.sources[i]});
    }
    end();
    return pieces;
}

std::vector<Point> Plane::ring(const units::Line& line) const {
    const Dense dense = densified(line, {});
    std::vector<Point> points;
    for (const geodesy::XY& xy : m_projection.forward(dense.line)) {
        if (std::isfinite(xy.x) && std::isfinite(xy.y)) points.push_back(pixel(xy));
    }
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (points.size() < 3) points.clear();
    return points;
}

double Plane::pixelsPerMetre(LonLat position) const {
    const double unitsPerMetre = m_projection.unitsPerMetre(position);
    return std::isfinite(unitsPerMetre) ? unitsPerMetre / m_unitsPerPixel : 0.0;
}

namespace {

/// The vertex between two others that lies farthest from what joins them, if farther than the tolerance; else 0.
std::size_t farthestFrom(const PlaneLine& line, std::size_t first, std::size_t last, double tolerance) {
    const Point a = line[first].at, b = line[last].at;
    const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const double share = squared > 0.0 ? 1.0 / squared : 0.0;
    double farthest = tolerance * tolerance;
    std::size_t at = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double px = line[i].at.x - a.x, py = line[i].at.y - a.y;
        const double t = std::clamp((px * dx + py * dy) * share, 0.0, 1.0);
        const double ex = px - t * dx, ey = py - t * dy, away = ex * ex + ey * ey;
        if (away > farthest) {
            farthest = away;
            at = i;
        }
    }
    return at;
}

}  // namespace

PlaneLine simplified(const PlaneLine& line, double tolerance, const std::vector<std::uint32_t>& fixed) {
    if (line.size() < 3) return line;
    std::vector<char> keep(line.size(), 0);
    keep.front() = keep.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const bool isVertex = line[i].source != line[i - 1].source;
        if (i + 1 < line.size() && !(isVertex && std::binary_search(fixed.begin(), fixed.end(), line[i].source)))
            continue;
        keep[i] = 1;
        open.emplace_back(begin, i);
        begin = i;
    }
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        const std::size_t at = farthestFrom(line, first, last, tolerance);
        if (at == 0) continue;
        keep[at] = 1;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    PlaneLine result;
    result.reserve(static_cast<std::size_t>(std::count(keep.begin(), keep.end(), char{1})));
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) result.push_back(line[i]);
    }
    return result;
}

std::vector<Point> simplifiedRing(const std::vector<Point>& ring, double tolerance) {
    if (ring.size() < 4) return ring;
    std::size_t opposite = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (distance(ring[i], ring[0]) > distance(ring[opposite], ring[0])) opposite = i;
    }
    PlaneLine line;
    for (std::size_t i = 0; i <= ring.size(); ++i)
        line.push_back({ring[i % ring.size()], 0.0, static_cast<std::uint32_t>(i)});
    std::vector<Point> points = pointsOf(simplified(line, tolerance, {static_cast<std::uint32_t>(opposite)}));
    if (!points.empty()) points.pop_back();
    if (points.size() < 3) points.clear();
    return points;
}

std::vector<Point> pointsOf(const PlaneLine& line) {
    std::vector<Point> points;
    points.reserve(line.size());
    for (const Vertex& vertex : line) points.push_back(vertex.at);
    return points;
}

Rect boundsOf(const std::vector<Point>& points) {
    if (points.empty()) return {};
    Rect box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point& p : points) {
        box.x0 = std::min(box.x0, p.x);
        box.y0 = std::min(box.y0, p.y);
        box.x1 = std::max(box.x1, p.x);
        box.y1 = std::max(box.y1, p.y);
    }
    return box;
}

Rect boundsOf(const Path& path) {
    Rect box;
    bool first = true;
    for (const auto& sub : path) {
        if (sub.points.empty()) continue;
        box = first ? boundsOf(sub.points) : merged(box, boundsOf(sub.points));
        first = false;
    }
    return box;
}

Rect grown(Rect rect, double by) {
    return {rect.x0 - by, rect.y0 - by, rect.x1 + by, rect.y1 + by};
}

Rect merged(const Rect& a, const Rect& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

double distance(Point a, Point b) {
    return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

double distance(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    if (squared == 0.0) return distance(p, a);
    const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
    return distance(p, Point{a.x + t * dx, a.y + t * dy});
}

bool isInside(const Path& path, Point point) {
    bool inside = false;
    for (const auto& sub : path) {
        const auto& points = sub.points;
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const Point a = points[i], b = points[j];
            if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    }
    return inside;
}

}  // namespace corridor::scene
