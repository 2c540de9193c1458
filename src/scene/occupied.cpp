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

namespace {

Rect boxOf(Point a, Point b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

/// Boxes of no width count too: a level line has one.
bool touches(const Rect& a, const Rect& b) {
    return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

void grow(Rect& box, const Rect& more) {
    box = {std::min(box.x0, more.x0), std::min(box.y0, more.y0), std::max(box.x1, more.x1), std::max(box.y1, more.y1)};
}

}  // namespace

void LineField::add(Point a, Point b) {
    const Rect box = boxOf(a, b);
    std::size_t index = m_segments.size();
    m_segments.push_back({a, b});
    for (std::size_t level = 0;; ++level) {
        index >>= groupBits;
        if (level == m_levels.size()) {
            // The first node of a new level holds all that was there before.
            m_levels.push_back({level == 0 ? box : m_levels[level - 1].front()});
        }
        std::vector<Rect>& boxes = m_levels[level];
        if (index == boxes.size())
            boxes.push_back(box);
        else
            grow(boxes[index], box);
        if (boxes.size() == 1) return;
    }
}

void LineField::collect(std::size_t level, std::size_t node, const Rect& box, std::vector<std::uint32_t>& found) const {
    if (!touches(m_levels[level][node], box)) return;
    const std::size_t count = level == 0 ? m_segments.size() : m_levels[level - 1].size();
    const std::size_t first = node << groupBits, last = std::min(count, (node + 1) << groupBits);
    for (std::size_t i = first; i < last; ++i) {
        if (level > 0)
            collect(level - 1, i, box, found);
        else if (touches(boxOf(m_segments[i].a, m_segments[i].b), box))
            found.push_back(static_cast<std::uint32_t>(i));
    }
}

double LineField::lengthWithin(const Rect& box) const {
    std::vector<std::uint32_t> found;
    if (!m_levels.empty()) collect(m_levels.size() - 1, 0, box, found);
    double length = 0.0;
    for (const std::uint32_t i : found) length += lengthInside(m_segments[i].a, m_segments[i].b, box);
    return length;
}

}  // namespace corridor::scene
