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

/// Lines of which labels should keep clear. What it costs follows the number of segments, never their length.
class LineField {
public:
    void add(drawing::Point a, drawing::Point b);
    /// Pixels of line inside a box.
    double lengthWithin(const drawing::Rect& box) const;

private:
    struct Segment {
        drawing::Point a, b;
    };
    /// Indices of the segments below a node whose boxes touch the box, in the order of adding.
    void collect(std::size_t level, std::size_t node, const drawing::Rect& box, std::vector<std::uint32_t>& found) const;

    static constexpr int groupBits = 3;
    std::vector<Segment> m_segments;
    /// Boxes around eight segments that follow each other, around eight of these boxes, and so on up to a single one.
    std::vector<std::vector<drawing::Rect>> m_levels;
};

}  // namespace corridor::scene
