#pragma once

#include <cstddef>
#include <vector>

#include "coverage.hpp"
#include "drawing/display_list.hpp"

namespace corridor::paint {

/// The part of the plane that is being painted, and its coverage.
struct Canvas {
    Coverage& coverage;
    std::int64_t x = 0, y = 0;  ///< pixel of the tile's top left corner

    FixedPoint local(double px, double py) const {
        return {toFixed(px) - (x << fixedBits), toFixed(py) - (y << fixedBits)};
    }
    /// Whether a box in pixels can colour the tile, one pixel of doubt included.
    bool mayTouch(double x0, double y0, double x1, double y1) const {
        return x1 >= static_cast<double>(x - 1) && x0 <= static_cast<double>(x + coverage.width() + 1) &&
               y1 >= static_cast<double>(y - 1) && y0 <= static_cast<double>(y + coverage.height() + 1);
    }
};

/// Draws the outline of a stroked polyline into the coverage, with no other arithmetic than + - * / and square
/// roots: IEEE 754 fixes their last bit, so the outline is the same on every processor.
///
/// Every piece of an outline winds the same way round; overlapping pieces add up and never cancel out.
class Pen {
public:
    Pen(const Canvas& canvas, double width, drawing::Cap cap, drawing::Join join);

    /// Strokes points[first] ... points[last]; neighbours must differ. A point before `first` or after `last` only
    /// shapes the joint there, at which the outline is cut so that the next part fits exactly; where there is
    /// none, the line ends with the cap.
    void trace(const std::vector<drawing::Point>& points, std::size_t first, std::size_t last);

    /// What a line of no length leaves: a round or a square cap on both sides, in the direction given (a unit
    /// vector); nothing with butt caps.
    void dot(drawing::Point at, drawing::Point direction);

private:
    using Point = drawing::Point;
    struct Segment {
        Point direction;  ///< unit vector
        double lengthSquared;
    };

    static Segment segment(Point from, Point to);
    void moveLeft(Point p);
    void moveRight(Point p);
    void joint(Point at, const Segment& in, const Segment& out);
    void outerJoin(Point at, Point in, Point out, double dot, double side);
    template <class Move>
    void arc(Point at, Point from, Point to, Move move);
    void startCap(Point at, Point direction);
    void endCap(Point at, Point direction);

    const Canvas& m_canvas;
    double m_half;      ///< half the width
    double m_arcLimit;  ///< (1 + cosine) / 2 of the widest angle that one chord of a round join may span
    drawing::Cap m_cap;
    drawing::Join m_join;
    FixedPoint m_left, m_right;  ///< how far both sides of the outline have come
    bool m_down = true;          ///< false: the sides move without drawing
};

}  // namespace corridor::paint
