#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "drawing/display_list.hpp"

namespace corridor::paint {

/// A box in whole pixels, both ends included; empty where x0 > x1.
struct PixelBox {
    std::int32_t x0 = 1, y0 = 1, x1 = 0, y1 = 0;
};

/// Pixels that a box can colour.
PixelBox pixelsOf(const drawing::Rect& rect);

/// Where a display list's items lie: a box for each, boxes for the chunks of long paths, and for dashed lines the
/// length at each chunk's beginning. About 28 bytes an item and half a byte a point.
class Index {
public:
    explicit Index(std::shared_ptr<const drawing::DisplayList> list);

    const drawing::DisplayList& list() const { return *m_list; }

    /// Items that may colour a pixel of the rectangle, in the order of painting.
    void itemsIn(std::int64_t x, std::int64_t y, int width, int height, std::vector<std::uint32_t>& found) const;

    /// The item as it is to be painted: coordinates finite and within +-limit.
    const drawing::Item& item(std::uint32_t index) const;

    /// Boxes of the chunks of all subpaths of a fill or a stroke, one after the other, its reach included;
    /// null where the item is small.
    const PixelBox* chunkBoxes(std::uint32_t index) const;
    /// Lengths at the same chunks of a dashed stroke, in pixels; null where it is small or solid.
    const double* chunkLengths(std::uint32_t index) const;

    /// Pixels; points beyond are moved to it, those that are not numbers are left out.
    static constexpr double limit = 1e9;
    /// Fills and strokes with fewer points have no boxes for their chunks.
    static constexpr std::size_t smallPath = 48;

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFu;
    struct Entry {
        PixelBox box;
        std::uint32_t chunks = none;   ///< first of m_boxes
        std::uint32_t lengths = none;  ///< first of m_lengths
    };

    void addChunks(const drawing::Fill& fill, Entry& entry);
    void addChunks(const drawing::Stroke& stroke, Entry& entry);
    void fillBands();

    std::shared_ptr<const drawing::DisplayList> m_list;
    std::unordered_map<std::uint32_t, drawing::Item> m_mended;  ///< items that had to be changed
    std::vector<Entry> m_entries;
    std::vector<PixelBox> m_boxes;
    std::vector<double> m_lengths;

    // Bands of rows: the items of band b are m_banded[m_bandStarts[b]] ... m_banded[m_bandStarts[b + 1] - 1].
    std::int64_t m_top = 0;
    int m_bandBits = 8;
    std::vector<std::uint32_t> m_bandStarts, m_banded;
};

}  // namespace corridor::paint
