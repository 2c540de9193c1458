#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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
    static constexpr int maxWidth = 256, maxHeight = 256;

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
        if (isInside(from) && isInside(to))
            addInsideEdge(from, to, sign);
        else if (isNear(from) && isNear(to))
            addNearEdge(from, to, sign);
        else
            addFarEdge(from, to, sign);
    }

    /// Limits each pixel to fully covered, so that overlapping outlines of one direction can go on without bound.
    void saturate();

    /// Pixels of a row that are handed out together.
    static constexpr int block = 4;
    using Block = std::array<std::uint8_t, block>;

    /// Hands out what is covered, row by row, and empties the tile: `paintBlock(row, x, coverages, count)` gets the
    /// coverages 0 ... 255 of the first `count` pixels of a block, `paintSpan(row, x, coverage, count)` runs of one
    /// coverage of 1 ... 255.
    template <class PaintBlock, class PaintSpan>
    void sweep(FillRule rule, PaintBlock&& paintBlock, PaintSpan&& paintSpan) {
        if (rule == FillRule::nonZero)
            sweepRows<FillRule::nonZero>(paintBlock, paintSpan);
        else
            sweepRows<FillRule::evenOdd>(paintBlock, paintSpan);
    }

private:
    static constexpr int blockBits = 2;  // 64 blocks of 4 px: one word a row
    static constexpr int stride = maxWidth + block;
    static constexpr std::uint32_t full = 2u * fixedOne * fixedOne;
    static constexpr Fixed near = Fixed{1} << 20;

    static bool isNear(FixedPoint p) { return p.x > -near && p.x < near && p.y > -near && p.y < near; }

    /// In the tile, its lower border included, where it meets no row.
    bool isInside(FixedPoint p) const {
        return static_cast<std::uint64_t>(p.x) < static_cast<std::uint64_t>(m_rightEdge) &&
               static_cast<std::uint64_t>(p.y) <= static_cast<std::uint64_t>(m_bottomEdge);
    }

    /// The same as addEdge, faster: nothing is cut off.
    void addInsideEdge(FixedPoint from, FixedPoint to, int sign);
    static std::uint64_t addInsideRow(std::uint32_t* cells, int xA, int xB, int height, int sign);
    static std::uint64_t addInsideSpan(std::uint32_t* cells, int xA, int xB, int height, int sign);

    /// The blocks of a column and of the next. The last column's neighbour counts as block 0, which does no harm.
    static std::uint64_t blocksOf(int column) {
        return std::uint64_t{1} << (column >> blockBits) | std::uint64_t{1} << ((column + 1) >> blockBits & 63);
    }

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

    /// Coverages of one block, whose cells it empties; adds them to the sum.
    template <FillRule rule>
    static Block evaluate(std::uint32_t* cells, std::uint32_t& sum);

    template <FillRule rule, class PaintBlock, class PaintSpan>
    void sweepRows(PaintBlock& paintBlock, PaintSpan& paintSpan);

    int m_width = 0, m_height = 0;
    Fixed m_rightEdge = 0, m_bottomEdge = 0;
    int m_firstRow = maxHeight, m_lastRow = -1;          ///< rows that edges reached, since the last saturate()
    int m_firstLimited = maxHeight, m_lastLimited = -1;  ///< rows that they reached before it
    std::vector<std::uint32_t> m_cells;  ///< change of covered area from each pixel to the next, a row after a row
    std::array<std::uint64_t, maxHeight> m_touched{};  ///< blocks of a row in which something changes
};

template <FillRule rule>
inline Coverage::Block Coverage::evaluate(std::uint32_t* cells, std::uint32_t& sum) {
    Block values;
#if defined(__SSE2__)
    // The scalar loop below, on all four cells at once.
    static_assert(block == 4);
    auto* at = reinterpret_cast<__m128i*>(cells);
    __m128i x = _mm_loadu_si128(at);
    _mm_storeu_si128(at, _mm_setzero_si128());
    x = _mm_add_epi32(x, _mm_slli_si128(x, 4));
    x = _mm_add_epi32(x, _mm_slli_si128(x, 8));
    x = _mm_add_epi32(x, _mm_set1_epi32(static_cast<int>(sum)));
    sum = static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_shuffle_epi32(x, 0xFF)));
    if constexpr (rule == FillRule::evenOdd)  // 0 ... full ... 0, over and over
        x = _mm_sub_epi32(_mm_and_si128(x, _mm_set1_epi32(2 * full - 1)), _mm_set1_epi32(full));
    const __m128i sign = _mm_srai_epi32(x, 31);
    x = _mm_sub_epi32(_mm_xor_si128(x, sign), sign);
    if constexpr (rule == FillRule::evenOdd) x = _mm_sub_epi32(_mm_set1_epi32(full), x);
    x = _mm_srli_epi32(x, 2 * fixedBits + 1 - 8);
    x = _mm_packs_epi32(x, x);  // both packs limit: 255 at most
    const int four = _mm_cvtsi128_si32(_mm_packus_epi16(x, x));
    std::memcpy(values.data(), &four, sizeof four);
#else
    for (std::uint8_t& value : values) {
        sum += *cells;
        *cells++ = 0;
        value = covered<rule>(sum);
    }
#endif
    return values;
}

template <FillRule rule, class PaintBlock, class PaintSpan>
void Coverage::sweepRows(PaintBlock& paintBlock, PaintSpan& paintSpan) {
    m_firstRow = std::min(m_firstRow, m_firstLimited);
    m_lastRow = std::max(m_lastRow, m_lastLimited);
    for (int row = m_firstRow; row <= m_lastRow; ++row) {
        std::uint64_t bits = m_touched[static_cast<std::size_t>(row)];
        if (bits == 0) continue;
        m_touched[static_cast<std::size_t>(row)] = 0;
        std::uint32_t* cells = cellsOf(row);
        cells[maxWidth] = 0;
        std::uint32_t sum = 0;
        int x = 0;
        for (; bits != 0; bits &= bits - 1) {
            const int start = std::countr_zero(bits) << blockBits;
            if (start > x) {
                const std::uint8_t value = covered<rule>(sum);
                if (value && x < m_width) paintSpan(row, x, value, std::min(start, m_width) - x);
            }
            const Block values = evaluate<rule>(cells + start, sum);  // also right of the tile: to be emptied
            if (start < m_width) paintBlock(row, start, values, std::min(block, m_width - start));
            x = start + block;
        }
        if (x < m_width) {
            if (const std::uint8_t value = covered<rule>(sum)) paintSpan(row, x, value, m_width - x);
        }
    }
    m_firstRow = m_firstLimited = maxHeight;
    m_lastRow = m_lastLimited = -1;
}

}  // namespace corridor::paint
