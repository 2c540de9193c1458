#pragma once

#include <vector>

#include "index.hpp"
#include "line.hpp"
#include "pen.hpp"
#include "surface.hpp"

namespace corridor::paint {

/// What painting one tile needs; kept by each thread for its next tile.
struct Scratch {
    Coverage coverage;
    std::vector<std::uint32_t> items;
    Line::Part part;
    std::vector<drawing::Point> points;
};

struct Tile {
    Canvas canvas;
    Surface surface;
    Scratch& scratch;
};

// Each paints one item on a tile. `boxes` and `lengths` are the index's for it, or null.
void paintFill(const drawing::Fill& fill, const PixelBox* boxes, Tile& tile);
void paintStroke(const drawing::Stroke& stroke, const PixelBox* boxes, const double* lengths, Tile& tile);
void paintText(const drawing::GlyphRun& text, Tile& tile);
void paintText(const drawing::GlyphsOnLine& text, Tile& tile);

/// A dash pattern as absolute distances along a line.
class Dashes {
public:
    /// Of an empty pattern, or one too short to be seen (a period under 1/16 px), nothing comes: see isSolid.
    Dashes(const std::vector<double>& lengths, double start);

    bool isSolid() const { return m_ends.empty(); }

    /// Draws the dashes along points; `length` is the distance of points[0] along the whole line. A dash that
    /// begins before it is cut there.
    void trace(const std::vector<drawing::Point>& points, double length, const Canvas& canvas, double reach, Pen& pen,
               std::vector<drawing::Point>& dash) const;

private:
    struct Position {
        double period = 0.0;      ///< how many whole periods before
        std::size_t element = 0;  ///< of the pattern; even ones are drawn
    };
    double endOf(Position at) const { return at.period * m_period + m_ends[at.element]; }
    void advance(Position& at) const;
    Position find(double distance) const;

    std::vector<double> m_ends;  ///< of each element within a period
    double m_period = 0.0, m_start = 0.0;
};

}  // namespace corridor::paint
