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
    std::uint8_t r = 0, g = 0, b = 0, a = 255;  ///< sRGB, alpha not premultiplied
    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// Nearest multiple of 1/256 px (halves upwards): what makes the same bytes on any processor and at every tile's seam.
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

/// A mitred join that would reach further than this many half widths from its corner is bevelled (SVG's default).
inline constexpr double miterLimit = 4.0;

struct Stroke {
    Path path;
    Colour colour;
    double width = 1.0;
    /// Lengths on, off, on, off ... in pixels; empty: solid; an odd count is taken twice, as in SVG. Each dash
    /// has the stroke's caps; each subpath begins the pattern anew.
    std::vector<double> dashes;
    double dashStart = 0.0;  ///< distance into the pattern at which a subpath begins
    Cap cap = Cap::round;
    Join join = Join::round;
};

/// A shaped run at a position; text is drawn as outlines, its halo beneath it.
struct GlyphRun {
    text::Run run;
    Point origin;        ///< of the baseline
    double angle = 0.0;  ///< radians, clockwise (y is down)
    Colour colour;
    Colour halo{255, 255, 255, 0};
    double haloWidth = 0.0;  ///< pixels on each side; 0: none
};

/// Glyphs set one by one along a line (names of rivers and roads): each has its own position and angle.
struct GlyphsOnLine {
    text::Run run;
    std::vector<Point> origins;  ///< one a glyph
    std::vector<double> angles;  ///< radians, clockwise
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
/// Whether two boxes share an area; boxes that only touch do not.
bool overlap(const Rect& a, const Rect& b);

/// How far from its path a stroke can colour, in pixels: half its width, more with mitres and square caps.
double reachOf(const Stroke& stroke);

/// Glyph outlines are asked for at this size, in pixels per em, and scaled: one cached outline for all sizes.
inline constexpr double outlineSize = 2048.0;

/// All that an item can colour, halo and half of the stroke's width included: never too small, and for text as
/// tight as the control points of its outlines. An empty item gives an empty box at the origin. Coordinates
/// that are not finite are left out, here and in the picture.
Rect extentOf(const Item& item);

}  // namespace corridor::drawing
