#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "drawing/display_list.hpp"

namespace corridor::scene {

/// Boxes that are taken, found by where they are.
class Occupied {
public:
    void add(const drawing::Rect& box);
    /// Whether nothing that was added shares an area with the box.
    bool isFree(const drawing::Rect& box) const;
    /// The area of all that was added inside the box, shared areas counted as often as they are taken.
    double areaWithin(const drawing::Rect& box) const;

private:
    template <typename Visit>
    void visitCells(const drawing::Rect& box, Visit visit) const;

    std::vector<drawing::Rect> m_boxes;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

/// Lines of which labels should keep clear.
class LineField {
public:
    void add(drawing::Point a, drawing::Point b);
    /// Pixels of line inside a box.
    double lengthWithin(const drawing::Rect& box) const;

private:
    struct Segment {
        drawing::Point a, b;
    };
    std::vector<Segment> m_segments;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

}  // namespace corridor::scene
