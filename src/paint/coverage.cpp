#include "coverage.hpp"

#include <algorithm>
#include <cassert>

namespace corridor::paint {
namespace {

__extension__ typedef __int128 Int128;

template <class Wide, class Int>
struct Division {
    Int quotient;
    Wide remainder;
};

/// Rounds down; the divisor is positive.
template <class Int, class Wide>
Division<Wide, Int> divideDown(Wide dividend, Wide divisor) {
    Wide quotient = dividend / divisor;
    Wide remainder = dividend - quotient * divisor;
    if (remainder < 0) {
        --quotient;
        remainder += divisor;
    }
    return {static_cast<Int>(quotient), remainder};
}

/// Exact values of floor(k * step / divisor) for growing k, without dividing at each k.
template <class Int>
struct Stepper {
    Int quotient = 0, remainder = 0, lift = 0, rest = 0, divisor = 1;

    void setStep(Int step) {
        const auto division = divideDown<Int, Int>(step, divisor);
        lift = division.quotient;
        rest = division.remainder;
    }
    Int next() {
        quotient += lift;
        remainder += rest;
        if (remainder >= divisor) {
            ++quotient;
            remainder -= divisor;
        }
        return quotient;
    }
};

}  // namespace

Coverage::Coverage() : m_cells(static_cast<std::size_t>(stride) * maxHeight, 0) {}

void Coverage::begin(int width, int height) {
    assert(width > 0 && width <= maxWidth && height > 0 && height <= maxHeight && m_lastRow < 0 && m_lastLimited < 0);
    m_width = width;
    m_height = height;
    m_rightEdge = Fixed{width} << fixedBits;
    m_bottomEdge = Fixed{height} << fixedBits;
}

template <class Int>
void Coverage::addVertical(Int x, Int y0, Int y1, int sign) {
    const int column = static_cast<int>(std::max<Int>(x, 0) >> fixedBits);
    const int offset = x < 0 ? 0 : static_cast<int>(x & (fixedOne - 1));
    Int y = std::max<Int>(y0, 0);
    const Int end = std::min<Int>(y1, static_cast<Int>(m_bottomEdge));
    for (int row = static_cast<int>(y >> fixedBits); y < end; ++row) {
        const Int rowEnd = std::min<Int>(end, static_cast<Int>((row + 1) << fixedBits));
        addCell(cellsOf(row), column, sign * static_cast<int>(rowEnd - y), 2 * offset);
        touch(row, column, column);
        y = rowEnd;
    }
}

/// From top to bottom. Row boundaries are met at x0 + floor((y - y0) * dx / dy), computed from the whole edge.
template <class Int, class Wide>
void Coverage::addEdge(FixedPoint from, FixedPoint to, int sign) {
    const Int x0 = static_cast<Int>(from.x), y0 = static_cast<Int>(from.y);
    const Int x1 = static_cast<Int>(to.x), y1 = static_cast<Int>(to.y);
    if (x0 == x1 || (x0 <= 0 && x1 <= 0)) {
        addVertical<Int>(x0 == x1 ? x0 : Int{0}, y0, y1, sign);
        return;
    }
    const Int dx = x1 - x0, dy = y1 - y0;
    const Int top = std::max<Int>(y0, 0), end = std::min<Int>(y1, static_cast<Int>(m_bottomEdge));
    const int firstRow = static_cast<int>(top >> fixedBits), lastRow = static_cast<int>((end - 1) >> fixedBits);
    const auto crossing = [&](Int y) {
        return divideDown<Int, Wide>(static_cast<Wide>(y - y0) * static_cast<Wide>(dx), static_cast<Wide>(dy));
    };
    Int x = top == y0 ? x0 : x0 + crossing(top).quotient;
    int y = static_cast<int>(top & (fixedOne - 1));
    if (firstRow == lastRow) {
        const Int xEnd = end == y1 ? x1 : x0 + crossing(end).quotient;
        addInRow<Int>(firstRow, x, y, xEnd, static_cast<int>(end - (static_cast<Int>(firstRow) << fixedBits)), sign);
        return;
    }
    const auto first = crossing(static_cast<Int>(firstRow + 1) << fixedBits);
    Stepper<Wide> steps;
    steps.quotient = static_cast<Wide>(first.quotient);
    steps.remainder = first.remainder;
    steps.divisor = static_cast<Wide>(dy);
    if (lastRow - firstRow > 1 || end != y1) steps.setStep(static_cast<Wide>(dx) * fixedOne);
    Int xEnd = x0 + first.quotient;
    for (int row = firstRow; row < lastRow; ++row) {
        addInRow<Int>(row, x, y, xEnd, fixedOne, sign);
        x = xEnd;
        y = 0;
        if (row + 1 < lastRow || end != y1) xEnd = x0 + static_cast<Int>(steps.next());
    }
    if (end == y1) xEnd = x1;
    addInRow<Int>(lastRow, x, 0, xEnd, static_cast<int>(end - (static_cast<Int>(lastRow) << fixedBits)), sign);
}

/// The part of an edge in a row. Returns the blocks that it touched.
inline std::uint64_t Coverage::addInsideRow(std::uint32_t* cells, int xA, int xB, int height, int sign) {
    constexpr int mask = fixedOne - 1;
    const int columnA = xA >> fixedBits, columnB = xB >> fixedBits;
    const int offsetA = xA & mask, offsetB = xB & mask;
    if (columnA == columnB) {
        addCell(cells, columnA, sign * height, offsetA + offsetB);
        return blocksOf(columnA);
    }
    if (columnB == columnA + 1) {
        const int first = (fixedOne - offsetA) * height / (xB - xA);
        addCell(cells, columnA, sign * first, offsetA + fixedOne);
        addCell(cells, columnB, sign * (height - first), offsetB);
        return blocksOf(columnA) | blocksOf(columnB);
    }
    if (columnB == columnA - 1) {
        const int first = offsetA * height / (xA - xB);
        addCell(cells, columnA, sign * first, offsetA);
        addCell(cells, columnB, sign * (height - first), offsetB + fixedOne);
        return blocksOf(columnA) | blocksOf(columnB);
    }
    return addInsideSpan(cells, xA, xB, height, sign);
}

/// The same over three columns or more.
std::uint64_t Coverage::addInsideSpan(std::uint32_t* cells, int xA, int xB, int height, int sign) {
    constexpr int mask = fixedOne - 1;
    const bool rightwards = xA < xB;
    const int step = rightwards ? 1 : -1, end = xB >> fixedBits;
    const int enter = rightwards ? 0 : fixedOne, leave = fixedOne - enter;  // offsets within a column
    Stepper<int> steps;
    steps.divisor = rightwards ? xB - xA : xA - xB;
    const int toBoundary = (rightwards ? fixedOne - (xA & mask) : xA & mask) * height;
    steps.quotient = toBoundary / steps.divisor;
    steps.remainder = toBoundary - steps.quotient * steps.divisor;
    steps.setStep(height * fixedOne);
    int column = xA >> fixedBits, y = 0, offset = xA & mask, yNext = steps.quotient;
    std::uint64_t blocks = blocksOf(column);
    for (;;) {
        addCell(cells, column, sign * (yNext - y), offset + leave);
        y = yNext;
        offset = enter;
        column += step;
        blocks |= blocksOf(column);
        if (column == end) break;
        yNext = steps.next();
    }
    addCell(cells, end, sign * (height - y), offset + (xB & mask));
    return blocks;
}

void Coverage::addInsideEdge(FixedPoint from, FixedPoint to, int sign) {
    const int x0 = static_cast<int>(from.x), y0 = static_cast<int>(from.y);
    const int x1 = static_cast<int>(to.x), y1 = static_cast<int>(to.y);
    int row = y0 >> fixedBits;
    const int lastRow = (y1 - 1) >> fixedBits;
    m_firstRow = std::min(m_firstRow, row);
    m_lastRow = std::max(m_lastRow, lastRow);
    std::uint32_t* cells = cellsOf(row);
    std::uint64_t* touched = m_touched.data() + row;
    const int y = y0 & (fixedOne - 1), yEnd = y1 - (lastRow << fixedBits);
    if (row == lastRow) {
        *touched |= addInsideRow(cells, x0, x1, yEnd - y, sign);
        return;
    }
    const int dx = x1 - x0, dy = y1 - y0;
    Stepper<int> steps;
    const auto first = divideDown<int, int>((fixedOne - y) * dx, dy);
    steps.quotient = first.quotient;
    steps.remainder = first.remainder;
    steps.divisor = dy;
    if (lastRow - row > 1) steps.setStep(dx * fixedOne);
    int x = x0, xNext = x0 + steps.quotient;
    *touched |= addInsideRow(cells, x, xNext, fixedOne - y, sign);
    for (++row; row < lastRow; ++row) {
        cells += stride;
        x = xNext;
        xNext = x0 + steps.next();
        *++touched |= addInsideRow(cells, x, xNext, fixedOne, sign);
    }
    *++touched |= addInsideRow(cells + stride, xNext, x1, yEnd, sign);
}

void Coverage::addNearEdge(FixedPoint from, FixedPoint to, int sign) {
    addEdge<std::int32_t, std::int64_t>(from, to, sign);
}

void Coverage::addFarEdge(FixedPoint from, FixedPoint to, int sign) {
    addEdge<Fixed, Int128>(from, to, sign);
}

/// The part of an edge in one row, from the height yA to yB below the row's top. Column boundaries are met at
/// yA + floor(distance * height / width), computed from the row's whole part of the edge.
template <class Int>
void Coverage::addInRow(int row, Int xA, int yA, Int xB, int yB, int sign) {
    const Int right = static_cast<Int>(m_rightEdge);
    if (yA == yB || (xA >= right && xB >= right)) return;
    std::uint32_t* cells = cellsOf(row);
    const int height = yB - yA;
    if (xA < 0 && xB < 0) {
        addCell(cells, 0, sign * height, 0);
        touch(row, 0, 0);
        return;
    }
    constexpr Int one = fixedOne;
    if ((xA >> fixedBits) == (xB >> fixedBits)) {
        const int column = static_cast<int>(xA >> fixedBits);
        addCell(cells, column, sign * height, static_cast<int>((xA & (one - 1)) + (xB & (one - 1))));
        touch(row, column, column);
        return;
    }
    const bool rightwards = xA < xB;
    const Int width = rightwards ? xB - xA : xA - xB;
    const auto heightAt = [&](Int distance) { return divideDown<Int, Int>(distance * height, width); };
    const int lastColumn = m_width - 1;
    Stepper<Int> steps;
    steps.divisor = width;
    if (rightwards) {
        int column = static_cast<int>(std::max<Int>(xA, 0) >> fixedBits);
        int y = 0, offset = xA < 0 ? 0 : static_cast<int>(xA & (one - 1));
        if (xA < 0) {
            y = static_cast<int>(heightAt(-xA).quotient);
            addCell(cells, 0, sign * y, 0);
        }
        const int end = static_cast<int>(std::min<Int>(xB >> fixedBits, lastColumn + 1));
        touch(row, column, std::min(end, lastColumn));
        if (column < end) {
            const auto first = heightAt((static_cast<Int>(column + 1) << fixedBits) - xA);
            steps.quotient = first.quotient;
            steps.remainder = first.remainder;
            int yNext = static_cast<int>(first.quotient);
            if (end - column > 1) steps.setStep(height * one);
            for (;;) {
                addCell(cells, column, sign * (yNext - y), offset + fixedOne);
                y = yNext;
                offset = 0;
                if (++column == end) break;
                yNext = static_cast<int>(steps.next());
            }
        }
        if (end <= lastColumn) addCell(cells, end, sign * (height - y), offset + static_cast<int>(xB & (one - 1)));
    } else {
        int column = lastColumn, y = 0, offset = fixedOne;
        if (xA < right) {
            column = static_cast<int>(xA >> fixedBits);
            offset = static_cast<int>(xA & (one - 1));
        } else {
            y = static_cast<int>(heightAt(xA - right).quotient);
        }
        const int end = xB < 0 ? -1 : static_cast<int>(xB >> fixedBits);
        touch(row, std::max(end, 0), column);
        if (column > end) {
            const auto first = heightAt(xA - (static_cast<Int>(column) << fixedBits));
            steps.quotient = first.quotient;
            steps.remainder = first.remainder;
            int yNext = static_cast<int>(first.quotient);
            if (column - end > 1) steps.setStep(height * one);
            for (;;) {
                addCell(cells, column, sign * (yNext - y), offset);
                y = yNext;
                offset = fixedOne;
                if (--column == end) break;
                yNext = static_cast<int>(steps.next());
            }
        }
        if (end < 0)
            addCell(cells, 0, sign * (height - y), 0);
        else
            addCell(cells, end, sign * (height - y), offset + static_cast<int>(xB & (one - 1)));
    }
}

void Coverage::saturate() {
    for (int row = m_firstRow; row <= m_lastRow; ++row) {
        std::uint32_t* cells = cellsOf(row);
        std::uint32_t sum = 0, before = 0;
        for (std::uint64_t bits = m_touched[static_cast<std::size_t>(row)]; bits != 0; bits &= bits - 1) {
            const int start = std::countr_zero(bits) << blockBits;
            for (int i = start; i < start + block; ++i) {
                sum += cells[i];
                const auto value = static_cast<std::int32_t>(sum);
                const auto now = static_cast<std::uint32_t>(
                    std::clamp(value, -static_cast<std::int32_t>(full), static_cast<std::int32_t>(full)));
                cells[i] = now - before;
                before = now;
            }
        }
        cells[maxWidth] = 0;
    }
    m_firstLimited = std::min(m_firstLimited, m_firstRow);
    m_lastLimited = std::max(m_lastLimited, m_lastRow);
    m_firstRow = maxHeight;
    m_lastRow = -1;
}

}  // namespace corridor::paint
