#include <algorithm>
#include <cmath>
#include <limits>

#include "drawing/display_list.hpp"

namespace corridor::drawing {
namespace {

/// Grows to hold points; inverted until it has seen one. What is not a number is left out.
struct Extent {
    double x0 = std::numeric_limits<double>::infinity(), y0 = x0, x1 = -x0, y1 = -x0;

    void add(double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) return;
        x0 = std::min(x0, x);
        y0 = std::min(y0, y);
        x1 = std::max(x1, x);
        y1 = std::max(y1, y);
    }
    Rect grownBy(double by) const {
        if (x0 > x1) return {};
        return {x0 - by, y0 - by, x1 + by, y1 + by};
    }
};

Extent extentOf(const Path& path) {
    Extent extent;
    for (const SubPath& sub : path) {
        for (const Point& point : sub.points) extent.add(point.x, point.y);
    }
    return extent;
}

void addGlyph(Extent& extent, const text::Run& run, const text::Glyph& glyph, Point origin, double angle, double dx,
              double dy) {
    const double cosine = std::cos(angle), sine = std::sin(angle);
    const double scale = run.size / outlineSize;
    const auto add = [&](float x, float y) {
        const double px = dx + scale * static_cast<double>(x), py = dy + scale * static_cast<double>(y);
        extent.add(origin.x + px * cosine - py * sine, origin.y + px * sine + py * cosine);
    };
    using Kind = text::OutlineCommand::Kind;
    for (const text::OutlineCommand& command : text::outline(glyph.font, glyph.index, outlineSize)) {
        if (command.kind == Kind::close) continue;
        add(command.x, command.y);
        if (command.kind == Kind::conic || command.kind == Kind::cubic) add(command.x1, command.y1);
        if (command.kind == Kind::cubic) add(command.x2, command.y2);
    }
}

// Rounding to 1/256 px never leaves it.
constexpr double margin = 1.0 / 64.0;

Rect boxOf(const Fill& fill) {
    return extentOf(fill.path).grownBy(margin);
}

Rect boxOf(const Stroke& stroke) {
    return extentOf(stroke.path).grownBy(reachOf(stroke) + margin);
}

Rect boxOf(const GlyphRun& text) {
    Extent extent;
    for (const text::Glyph& glyph : text.run.glyphs)
        addGlyph(extent, text.run, glyph, text.origin, text.angle, glyph.x, glyph.y);
    return extent.grownBy(std::max(text.haloWidth, 0.0) + margin);
}

Rect boxOf(const GlyphsOnLine& text) {
    Extent extent;
    const std::size_t count = std::min({text.run.glyphs.size(), text.origins.size(), text.angles.size()});
    for (std::size_t i = 0; i < count; ++i)
        addGlyph(extent, text.run, text.run.glyphs[i], text.origins[i], text.angles[i], 0.0, 0.0);
    return extent.grownBy(std::max(text.haloWidth, 0.0) + margin);
}

}  // namespace

double snapped(double pixels) {
    return std::floor(pixels * 256.0 + 0.5) / 256.0;
}

Point snapped(Point point) {
    return {snapped(point.x), snapped(point.y)};
}

bool overlap(const Rect& a, const Rect& b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

double reachOf(const Stroke& stroke) {
    double reach = 1.0;
    if (stroke.join == Join::miter) reach = miterLimit;
    if (stroke.cap == Cap::square) reach = std::max(reach, 1.5);
    return std::max(stroke.width, 0.0) * 0.5 * reach;
}

Rect extentOf(const Item& item) {
    return std::visit([](const auto& kind) { return boxOf(kind); }, item);
}

}  // namespace corridor::drawing
