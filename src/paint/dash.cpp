#include <algorithm>
#include <cmath>
#include <limits>

#include "parts.hpp"

namespace corridor::paint {
namespace {

using drawing::Point;

double distance(Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    return std::sqrt(dx * dx + dy * dy);
}

/// The part of a segment, as fractions of it, that lies within `reach` of the tile; empty if from > to.
struct Stretch {
    double from = 0.0, to = 1.0;

    void limit(double start, double change, double low, double high) {
        if (change == 0.0) {
            if (start < low || start > high) from = 2.0;
            return;
        }
        const double a = (low - start) / change, b = (high - start) / change;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    }
};

Stretch stretchNear(const Canvas& canvas, Point a, Point b, double reach) {
    Stretch stretch;
    const double margin = reach + 2.0;
    const auto x = static_cast<double>(canvas.x), y = static_cast<double>(canvas.y);
    stretch.limit(a.x, b.x - a.x, x - margin, x + canvas.coverage.width() + margin);
    stretch.limit(a.y, b.y - a.y, y - margin, y + canvas.coverage.height() + margin);
    return stretch;
}

void drawDash(std::vector<Point>& dash, Point direction, const Canvas& canvas, double reach, Pen& pen) {
    Point low = dash.front(), high = low;
    for (const Point& p : dash) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    if (canvas.mayTouch(low.x - reach, low.y - reach, high.x + reach, high.y + reach)) {
        if (dash.size() == 1)
            pen.dot(dash.front(), direction);
        else
            pen.trace(dash, 0, dash.size() - 1);
    }
    dash.clear();
}

void append(std::vector<Point>& dash, Point p) {
    const auto onGrid = [](double v) { return static_cast<double>(toFixed(v)) / fixedOne; };
    const Point snapped{onGrid(p.x), onGrid(p.y)};
    if (dash.empty() || dash.back() != snapped) dash.push_back(snapped);
}

}  // namespace

Dashes::Dashes(const std::vector<double>& lengths, double start) : m_start(start) {
    const std::size_t repeats = lengths.size() % 2 == 0 ? 1 : 2;
    for (std::size_t i = 0; i < repeats * lengths.size(); ++i) {
        m_period += std::max(lengths[i % lengths.size()], 0.0);
        m_ends.push_back(m_period);
    }
    if (!(m_period >= 1.0 / 16.0) || !std::isfinite(m_period) || !std::isfinite(start)) m_ends.clear();
}

void Dashes::advance(Position& at) const {
    if (++at.element == m_ends.size()) {
        at.element = 0;
        at.period += 1.0;
    }
}

/// The element in which a distance lies; the first of those that end just there if it has no length.
Dashes::Position Dashes::find(double at) const {
    Position position{std::floor(at / m_period) - 1.0, 0};
    double begin = endOf({position.period - 1.0, m_ends.size() - 1});
    for (;;) {
        const double end = endOf(position);
        if (end > at || (end == at && begin == end)) return position;
        begin = end;
        advance(position);
    }
}

void Dashes::trace(const std::vector<Point>& points, double length, const Canvas& canvas, double reach, Pen& pen,
                   std::vector<Point>& dash) const {
    const auto isDrawn = [](Position p) { return p.element % 2 == 0; };
    dash.clear();
    Position position = find(length + m_start);
    if (isDrawn(position)) dash.push_back(points.front());
    Point direction{1.0, 0.0};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Point from = points[i], to = points[i + 1];
        const double step = distance(from, to), begin = length + m_start, end = length + step + m_start;
        const Stretch near = stretchNear(canvas, from, to, reach);
        direction = {(to.x - from.x) / step, (to.y - from.y) / step};
        for (double stop = endOf(position); stop <= end; stop = endOf(position)) {
            const double travelled = stop - begin;
            const Point at{from.x + direction.x * travelled, from.y + direction.y * travelled};
            const bool drawn = isDrawn(position);
            if (drawn) {
                append(dash, at);
                drawDash(dash, direction, canvas, reach, pen);
            }
            advance(position);
            if (isDrawn(position)) {
                append(dash, at);
            } else {
                // Whole periods away from the tile leave nothing to draw; distances do not depend on how we got here.
                const double sight = near.from > near.to || travelled > near.to * step ? step : near.from * step;
                const double whole = std::floor((begin + sight) / m_period) - 2.0;
                if (whole > position.period) position.period = whole;
            }
        }
        if (isDrawn(position)) append(dash, to);
        length += step;
    }
    if (!dash.empty()) drawDash(dash, direction, canvas, reach, pen);
}

}  // namespace corridor::paint
