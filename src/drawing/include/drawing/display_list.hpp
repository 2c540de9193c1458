#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "text/text.hpp"

/// What is to be painted, in pixels, in order: plain values that know no map and no painter.
namespace corridor::drawing {

/// Pixels; x to the right, y down. The list's origin need not be the picture's: a painter is told which
/// rectangle to paint.
struct Point {
    double x = 0.0, y = 0.0;
    friend constexpr bool operator==(const Point&, const Point&) = default;
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;    ///< sRGB, alpha not premultiplied
    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// Nearest multiple of 1/256 px: what makes the same bytes on any processor and at every tile's seam.
double snapped(double pixels);
Point snapped(Point point);

struct SubPath {
    std::vector<Point> points;
    bool closed = false;
};
using Path = std::vector<SubPath>;

struct Fill {
    Path path;
    Colour colour;
    bool evenOdd = true;
};

enum class Cap { butt, round, square };
enum class Join { miter, round, bevel };

struct Stroke {
    Path path;
    Colour colour;
    double width = 1.0;
    std::vector<double> dashes;    ///< lengths on, off, on, off ... in pixels; empty: solid
    double dashStart = 0.0;
    Cap cap = Cap::round;
    Join join = Join::round;
};

/// A shaped run at a position; text is drawn as outlines, its halo beneath it.
struct GlyphRun {
    text::Run run;
    Point origin;                  ///< of the baseline
    double angle = 0.0;            ///< radians, clockwise (y is down)
    Colour colour;
    Colour halo{255, 255, 255, 0};
    double haloWidth = 0.0;        ///< pixels on each side; 0: none
};

/// Glyphs set one by one along a line (names of rivers and roads): each has its own position and angle.
struct GlyphsOnLine {
    text::Run run;
    std::vector<Point> origins;    ///< one a glyph
    std::vector<double> angles;    ///< radians, clockwise
    Colour colour;
    Colour halo{255, 255, 255, 0};
    double haloWidth = 0.0;
};

using Item = std::variant<Fill, Stroke, GlyphRun, GlyphsOnLine>;

struct DisplayList {
    Colour background{255, 255, 255, 255};
    std::vector<Item> items;
};

/// A box in pixels.
struct Rect {
    double x0 = 0.0, y0 = 0.0, x1 = 0.0, y1 = 0.0;
    constexpr double width() const { return x1 - x0; }
    constexpr double height() const { return y1 - y0; }
};
bool overlap(const Rect& a, const Rect& b);

/// All that an item can colour, halo and half of the stroke's width included.
Rect extentOf(const Item& item);

}  // namespace corridor::drawing
