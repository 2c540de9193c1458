#include "occupied.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

constexpr double cellSize = 96.0;

std::int64_t cellOf(double pixels) {
    return static_cast<std::int64_t>(std::floor(pixels / cellSize));
}

std::uint64_t keyOf(std::int64_t column, std::int64_t row) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32) | static_cast<std::uint32_t>(row);
}

/// Length of the piece of a segment inside a box (Liang and Barsky).
double lengthInside(Point a, Point b, const Rect& box) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    double from = 0.0, to = 1.0;
    const auto clip = [&](double p, double q) {
        if (p == 0.0) return q >= 0.0;
        const double t = q / p;
        if (p < 0.0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
        return true;
    };
    const bool touches =
        clip(-dx, a.x - box.x0) && clip(dx, box.x1 - a.x) && clip(-dy, a.y - box.y0) && clip(dy, box.y1 - a.y);
    if (!touches || to <= from) return 0.0;
    return (to - from) * std::sqrt(dx * dx + dy * dy);
}

}  // namespace

template <typename Visit>
void Occupied::visitCells(const Rect& box, Visit visit) const {
    for (std::int64_t row = cellOf(box.y0); row <= cellOf(box.y1); ++row) {
        for (std::int64_t column = cellOf(box.x0); column <= cellOf(box.x1); ++column) {
            const auto found = m_cells.find(keyOf(column, row));
            if (found == m_cells.end()) continue;
            for (const std::uint32_t i : found->second) {
                if (!visit(m_boxes[i], column, row)) return;
            }
        }
    }
}

void Occupied::add(const Rect& box) {
    const auto index = static_cast<std::uint32_t>(m_boxes.size());
    m_boxes.push_back(box);
    for (std::int64_t row = cellOf(box.y0); row <= cellOf(box.y1); ++row) {
        for (std::int64_t column = cellOf(box.x0); column <= cellOf(box.x1); ++column)
            m_cells[keyOf(column, row)].push_back(index);
    }
}

bool Occupied::isFree(const Rect& box) const {
    bool free = true;
    visitCells(box, [&](const Rect& other, std::int64_t, std::int64_t) {
        free = !drawing::overlap(box, other);
        return free;
    });
    return free;
}

double Occupied::areaWithin(const Rect& box) const {
    double area = 0.0;
    visitCells(box, [&](const Rect& other, std::int64_t column, std::int64_t row) {
        // A box in several cells counts in that of the shared area's corner alone.
        const double x0 = std::max(box.x0, other.x0), y0 = std::max(box.y0, other.y0);
        const double width = std::min(box.x1, other.x1) - x0, height = std::min(box.y1, other.y1) - y0;
        if (width > 0.0 && height > 0.0 && cellOf(x0) == column && cellOf(y0) == row) area += width * height;
        return true;
    });
    return area;
}

void LineField::add(Point a, Point b) {
    const auto index = static_cast<std::uint32_t>(m_segments.size());
    m_segments.push_back({a, b});
    const Rect box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    for (std::int64_t row = cellOf(box.y0); row <= cellOf(box.y1); ++row) {
        for (std::int64_t column = cellOf(box.x0); column <= cellOf(box.x1); ++column) {
            const double left = static_cast<double>(column) * cellSize, top = static_cast<double>(row) * cellSize;
            const Rect cell{left - 1.0, top - 1.0, left + cellSize + 1.0, top + cellSize + 1.0};
            if (lengthInside(a, b, cell) > 0.0) m_cells[keyOf(column, row)].push_back(index);
        }
    }
}

double LineField::lengthWithin(const Rect& box) const {
    double length = 0.0;
    for (std::int64_t row = cellOf(box.y0); row <= cellOf(box.y1); ++row) {
        for (std::int64_t column = cellOf(box.x0); column <= cellOf(box.x1); ++column) {
            const auto found = m_cells.find(keyOf(column, row));
            if (found == m_cells.end()) continue;
            const double left = static_cast<double>(column) * cellSize, top = static_cast<double>(row) * cellSize;
            const Rect part{std::max(box.x0, left), std::max(box.y0, top), std::min(box.x1, left + cellSize),
                            std::min(box.y1, top + cellSize)};
            for (const std::uint32_t i : found->second) length += lengthInside(m_segments[i].a, m_segments[i].b, part);
        }
    }
    return length;
}

}  // namespace corridor::scene
