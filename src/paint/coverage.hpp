#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace corridor::paint {

/// Coordinates in 1/256 px.
using Fixed = std::int64_t;
struct FixedPoint {
    Fixed x = 0, y = 0;
    friend constexpr bool operator==(const FixedPoint&, const FixedPoint&) = default;
};
inline constexpr int fixedBits = 8;
inline constexpr int fixedOne = 1 << fixedBits;

/// Nearest 1/256 px, halves upwards: the same rule as drawing::snapped.
inline Fixed toFixed(double pixels) {
    const double scaled = pixels * fixedOne + 0.5;
    const auto truncated = static_cast<Fixed>(scaled);
    return truncated - (static_cast<double>(truncated) > scaled ? 1 : 0);
}

enum class FillRule { nonZero, evenOdd };

/// How much of each pixel of a tile lies inside of an outline: exact areas of edges on the 1/256 px grid, summed
/// in integers (the accumulation of signed areas and covers that FreeType's and AGG's rasterisers also make).
///
/// Two properties carry the seams. Clipping is exact: an edge meets each row and column of pixels at the same
/// 1/256 px whatever part of it lies in the tile, however long it is. And an edge drawn forth and back adds up to
/// nothing, so that an outline may be cut into closed pieces anywhere without a trace.
class Coverage {
public:
    static constexpr int maxWidth = 512, maxHeight = 256;

    Coverage();

    /// Begins a tile of at most maxWidth x maxHeight pixels. Nothing may be left from the last one (see sweep).
    void begin(int width, int height);

    int width() const { return m_width; }
    int height() const { return m_height; }

    /// An edge of an outline, relative to the tile's top left corner. Coordinates up to 2^40 in size.
    void edge(FixedPoint from, FixedPoint to) {
        if (from.y == to.y) return;
        const int sign = from.y < to.y ? 1 : -1;
        if (sign < 0) std::swap(from, to);
        if (to.y <= 0 || from.y >= m_bottomEdge) return;
        if (from.x >= m_rightEdge && to.x >= m_rightEdge) return;
        if (isNear(from) && isNear(to))
            addNearEdge(from, to, sign);
        else
            addFarEdge(from, to, sign);
    }

    /// Limits each pixel to fully covered, so that overlapping outlines of one direction can go on without bound.
    void saturate();

    /// Hands out what is covered, row by row, and empties the tile. `paintRun(row, x, coverages, count)` gets values
    /// that differ, `paintSpan(row, x, coverage, count)` long runs of one; coverage is 1 ... 255.
    template <class PaintRun, class PaintSpan>
    void sweep(FillRule rule, PaintRun&& paintRun, PaintSpan&& paintSpan) {
        if (rule == FillRule::nonZero)
            sweepRows<FillRule::nonZero>(paintRun, paintSpan);
        else
            sweepRows<FillRule::evenOdd>(paintRun, paintSpan);
    }

private:
    static constexpr int blockBits = 3, block = 1 << blockBits;  // 64 blocks of 8 px: one word a row
    static constexpr int stride = maxWidth + block;
    static constexpr std::uint32_t full = 2u * fixedOne * fixedOne;
    static constexpr Fixed near = Fixed{1} << 20;

    static bool isNear(FixedPoint p) { return p.x > -near && p.x < near && p.y > -near && p.y < near; }

    template <class Int, class Wide>
    void addEdge(FixedPoint from, FixedPoint to, int sign);
    void addNearEdge(FixedPoint from, FixedPoint to, int sign);
    void addFarEdge(FixedPoint from, FixedPoint to, int sign);
    template <class Int>
    void addInRow(int row, Int xA, int yA, Int xB, int yB, int sign);
    template <class Int>
    void addVertical(Int x, Int y0, Int y1, int sign);

    std::uint32_t* cellsOf(int row) { return m_cells.data() + static_cast<std::ptrdiff_t>(row) * stride; }

    /// Adds the part of an edge within one cell: its height, and the sum of the offsets of its ends.
    static void addCell(std::uint32_t* cells, int column, int height, int offsets) {
        const int area = height * offsets;
        cells[column] += static_cast<std::uint32_t>(height * (2 * fixedOne) - area);
        cells[column + 1] += static_cast<std::uint32_t>(area);
    }
    void touch(int row, int firstColumn, int lastColumn) {
        const int low = firstColumn >> blockBits, high = std::min((lastColumn + 1) >> blockBits, 63);
        m_touched[static_cast<std::size_t>(row)] |= (~std::uint64_t{0} << low) & (~std::uint64_t{0} >> (63 - high));
        m_firstRow = std::min(m_firstRow, row);
        m_lastRow = std::max(m_lastRow, row);
    }

    template <FillRule rule>
    static std::uint8_t covered(std::uint32_t sum) {
        std::uint32_t value;
        if constexpr (rule == FillRule::nonZero) {
            const auto difference = static_cast<std::int32_t>(sum);
            value = static_cast<std::uint32_t>(difference < 0 ? -difference : difference);
        } else {
            value = sum & (2 * full - 1);
            if (value > full) value = 2 * full - value;
        }
        value >>= 2 * fixedBits + 1 - 8;
        return static_cast<std::uint8_t>(value > 255 ? 255 : value);
    }

    template <FillRule rule, class PaintRun, class PaintSpan>
    void sweepRows(PaintRun& paintRun, PaintSpan& paintSpan);

    int m_width = 0, m_height = 0;
    Fixed m_rightEdge = 0, m_bottomEdge = 0;
    int m_firstRow = maxHeight, m_lastRow = -1;
    std::vector<std::uint32_t> m_cells;  ///< change of covered area from each pixel to the next, a row after a row
    std::array<std::uint64_t, maxHeight> m_touched{};  ///< blocks of a row in which something changes
};

template <FillRule rule, class PaintRun, class PaintSpan>
void Coverage::sweepRows(PaintRun& paintRun, PaintSpan& paintSpan) {
    std::array<std::uint8_t, maxWidth> values;
    for (int row = m_firstRow; row <= m_lastRow; ++row) {
        std::uint64_t bits = m_touched[static_cast<std::size_t>(row)];
        if (bits == 0) continue;
        m_touched[static_cast<std::size_t>(row)] = 0;
        std::uint32_t* cells = cellsOf(row);
        cells[maxWidth] = 0;
        std::uint32_t sum = 0;
        int x = 0;
        while (x < m_width) {
            if (bits == 0) {
                if (const std::uint8_t value = covered<rule>(sum)) paintSpan(row, x, value, m_width - x);
                break;
            }
            const int start = std::countr_zero(bits) << blockBits;
            if (start > x) {
                const std::uint8_t value = covered<rule>(sum);
                const int end = std::min(start, m_width);
                if (value) paintSpan(row, x, value, end - x);
                x = start;
                if (x >= m_width) break;
            }
            const int blocks = std::countr_one(bits >> (start >> blockBits));
            const int end = start + (blocks << blockBits);
            bits = end >= maxWidth ? 0 : bits >> (end >> blockBits) << (end >> blockBits);
            std::uint8_t any = 0;
            for (int i = start; i < end; ++i) {
                sum += cells[i];
                cells[i] = 0;
                const std::uint8_t value = covered<rule>(sum);
                values[static_cast<std::size_t>(i)] = value;
                any = static_cast<std::uint8_t>(any | value);
            }
            if (any) paintRun(row, x, values.data() + x, std::min(end, m_width) - x);
            x = end;
        }
        // Blocks right of the tile (its last pixel's neighbour) hold no pixels but must be empty again.
        for (; bits != 0; bits &= bits - 1) {
            std::uint32_t* rest = cells + (std::countr_zero(bits) << blockBits);
            for (int i = 0; i < block; ++i) rest[i] = 0;
        }
    }
    m_firstRow = maxHeight;
    m_lastRow = -1;
}

}  // namespace corridor::paint
