#include <algorithm>
#include <cmath>

#include "parts.hpp"

namespace corridor::paint {
namespace {

using drawing::Point;
using Kind = text::OutlineCommand::Kind;

/// How far a chord may lie from a glyph's curve, in pixels.
constexpr double curveTolerance = 0.04;
constexpr double nearestKept = 0.125;  ///< of a halo's corners, in pixels

struct Rotation {
    double cosine = 1.0, sine = 0.0;
};

/// Cosine and sine by a series and without the C library, whose last bit depends on the processor.
Rotation rotationBy(double angle) {
    if (angle == 0.0 || !std::isfinite(angle)) return {};
    constexpr double quarter = 1.57079632679489661923;
    const double turns = std::floor(angle / quarter + 0.5);
    const double r = angle - turns * quarter, r2 = r * r;  // |r| <= pi / 4: 12 terms reach the last bit
    double cosine = 1.0, sine = r, termC = 1.0, termS = r;
    for (int k = 1; k <= 9; ++k) {
        termC *= -r2 / ((2 * k - 1) * (2 * k));
        termS *= -r2 / ((2 * k) * (2 * k + 1));
        cosine += termC;
        sine += termS;
    }
    switch (static_cast<int>(turns - 4.0 * std::floor(turns / 4.0))) {
        case 1:
            return {-sine, cosine};
        case 2:
            return {-cosine, -sine};
        case 3:
            return {sine, -cosine};
        default:
            return {cosine, sine};
    }
}

/// Where a glyph goes: outline coordinates at drawing::outlineSize to pixels of the plane.
struct Placement {
    Point origin;
    Rotation rotation;
    double scale = 1.0;

    Point operator()(float x, float y) const {
        const double px = scale * static_cast<double>(x), py = scale * static_cast<double>(y);
        return {origin.x + px * rotation.cosine - py * rotation.sine,
                origin.y + px * rotation.sine + py * rotation.cosine};
    }
    /// The same for a place in the run, which is in pixels already.
    Point ofRun(double x, double y) const {
        return {origin.x + x * rotation.cosine - y * rotation.sine, origin.y + x * rotation.sine + y * rotation.cosine};
    }
};

int stepsFor(double deviation) {
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(deviation / curveTolerance))), 1, 64);
}

void addConic(Point a, Point b, Point c, std::vector<Point>& points) {
    const double dx = a.x - 2 * b.x + c.x, dy = a.y - 2 * b.y + c.y;
    const int steps = stepsFor(0.25 * std::sqrt(dx * dx + dy * dy));
    for (int i = 1; i < steps; ++i) {
        const double t = static_cast<double>(i) / steps, s = 1.0 - t;
        const double wa = s * s, wb = 2.0 * s * t, wc = t * t;
        points.push_back({wa * a.x + wb * b.x + wc * c.x, wa * a.y + wb * b.y + wc * c.y});
    }
    points.push_back(c);
}

void addCubic(Point a, Point b, Point c, Point d, std::vector<Point>& points) {
    const double dx = std::max(std::abs(a.x - 2 * b.x + c.x), std::abs(b.x - 2 * c.x + d.x));
    const double dy = std::max(std::abs(a.y - 2 * b.y + c.y), std::abs(b.y - 2 * c.y + d.y));
    const int steps = stepsFor(0.75 * std::sqrt(dx * dx + dy * dy));
    for (int i = 1; i < steps; ++i) {
        const double t = static_cast<double>(i) / steps, s = 1.0 - t;
        const double wa = s * s * s, wb = 3.0 * s * s * t, wc = 3.0 * s * t * t, wd = t * t * t;
        points.push_back({wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y});
    }
    points.push_back(d);
}

/// Hands each contour of a glyph to `use`, as corners in pixels of the plane; the last joins the first.
template <class Use>
void eachContour(const text::Glyph& glyph, const Placement& place, std::vector<Point>& points, Use&& use) {
    points.clear();
    for (const auto& command : text::outline(glyph.font, glyph.index, drawing::outlineSize)) {
        const Point to = place(command.x, command.y);
        switch (command.kind) {
            case Kind::move:
                points.clear();
                points.push_back(to);
                break;
            case Kind::line:
                points.push_back(to);
                break;
            case Kind::conic:
                addConic(points.back(), place(command.x1, command.y1), to, points);
                break;
            case Kind::cubic:
                addCubic(points.back(), place(command.x1, command.y1), place(command.x2, command.y2), to, points);
                break;
            case Kind::close:
                use(points);
                points.clear();
                break;
        }
    }
}

void addContour(const std::vector<Point>& points, const Canvas& canvas) {
    if (points.empty()) return;
    FixedPoint last = canvas.local(points.back().x, points.back().y);
    for (const Point& p : points) {
        const FixedPoint next = canvas.local(p.x, p.y);
        canvas.coverage.edge(last, next);
        last = next;
    }
}

/// Strokes a contour all round: its first corner comes again at the end, with a neighbour on either side.
void traceContour(std::vector<Point>& points, Pen& pen, std::vector<Point>& ring) {
    const auto apart = [](Point a, Point b) {
        const double dx = b.x - a.x, dy = b.y - a.y;
        return dx * dx + dy * dy >= nearestKept * nearestKept;
    };
    ring.assign(1, {});
    for (const Point& p : points) {
        if (ring.size() == 1 || apart(ring.back(), p)) ring.push_back(p);
    }
    while (ring.size() > 2 && !apart(ring.back(), ring[1])) ring.pop_back();
    if (ring.size() < 3) return;
    const std::size_t count = ring.size() - 1;
    ring[0] = ring[count];
    ring.push_back(Point(ring[1]));
    ring.push_back(Point(ring[2]));
    pen.trace(ring, 1, count + 1);
}

/// Calls `use(glyph, placement)` for each glyph that has a place.
template <class Use>
void eachGlyph(const drawing::GlyphRun& text, Use&& use) {
    const Placement run{text.origin, rotationBy(text.angle), text.run.size / drawing::outlineSize};
    for (const text::Glyph& glyph : text.run.glyphs) {
        Placement place = run;
        place.origin = run.ofRun(glyph.x, glyph.y);
        use(glyph, place);
    }
}
template <class Use>
void eachGlyph(const drawing::GlyphsOnLine& text, Use&& use) {
    const std::size_t count = std::min({text.run.glyphs.size(), text.origins.size(), text.angles.size()});
    for (std::size_t i = 0; i < count; ++i) {
        use(text.run.glyphs[i],
            Placement{text.origins[i], rotationBy(text.angles[i]), text.run.size / drawing::outlineSize});
    }
}

template <class Text>
void paint(const Text& text, Tile& tile) {
    auto& points = tile.scratch.points;
    auto& ring = tile.scratch.part.points;
    if (text.haloWidth > 0.0 && text.halo.a > 0) {
        Pen pen(tile.canvas, 2.0 * text.haloWidth, drawing::Cap::round, drawing::Join::round);
        eachGlyph(text, [&](const text::Glyph& glyph, const Placement& place) {
            eachContour(glyph, place, points, [&](std::vector<Point>& contour) { traceContour(contour, pen, ring); });
        });
        blend(tile.canvas.coverage, FillRule::nonZero, text.halo, tile.surface);
    }
    eachGlyph(text, [&](const text::Glyph& glyph, const Placement& place) {
        eachContour(glyph, place, points, [&](const std::vector<Point>& contour) { addContour(contour, tile.canvas); });
    });
    blend(tile.canvas.coverage, FillRule::nonZero, text.colour, tile.surface);
}

}  // namespace

void paintText(const drawing::GlyphRun& text, Tile& tile) {
    paint(text, tile);
}
void paintText(const drawing::GlyphsOnLine& text, Tile& tile) {
    paint(text, tile);
}

}  // namespace corridor::paint
