#include "paint/painter.hpp"

#include <algorithm>
#include <stdexcept>

#include "index.hpp"
#include "parts.hpp"
#include "threads/threads.hpp"

namespace corridor::paint {
namespace {

struct Area {
    std::int64_t x = 0, y = 0;
    int width = 0, height = 0;
};

struct PaintItem {
    const Index& index;
    std::uint32_t number;
    Tile& tile;

    void operator()(const drawing::Fill& fill) const { paintFill(fill, index.chunkBoxes(number), tile); }
    void operator()(const drawing::Stroke& stroke) const {
        paintStroke(stroke, index.chunkBoxes(number), index.chunkLengths(number), tile);
    }
    void operator()(const drawing::GlyphRun& text) const { paintText(text, tile); }
    void operator()(const drawing::GlyphsOnLine& text) const { paintText(text, tile); }
};

/// Small items are many and lie all over the memory: what the next ones need is fetched ahead, step by step along
/// item, subpath and points.
class Ahead {
public:
    Ahead(const Index& index, const std::vector<std::uint32_t>& items) : m_index(index), m_items(items) {}

    void at(std::size_t i) const {
        if (i + 12 < m_items.size()) __builtin_prefetch(&m_index.item(m_items[i + 12]));
        if (i + 8 < m_items.size()) {
            if (const drawing::Path* path = pathOf(i + 8)) __builtin_prefetch(path->data());
        }
        if (i + 4 < m_items.size()) {
            const drawing::Path* path = pathOf(i + 4);
            if (!path || path->empty() || path->front().points.empty()) return;
            const drawing::Point *first = path->front().points.data(), *last = &path->front().points.back();
            __builtin_prefetch(first);
            __builtin_prefetch(first + std::min<std::ptrdiff_t>(4, last - first));
            __builtin_prefetch(last);
        }
    }

private:
    const drawing::Path* pathOf(std::size_t i) const {
        const drawing::Item& item = m_index.item(m_items[i]);
        if (const auto* fill = std::get_if<drawing::Fill>(&item)) return &fill->path;
        if (const auto* stroke = std::get_if<drawing::Stroke>(&item)) return &stroke->path;
        return nullptr;
    }

    const Index& m_index;
    const std::vector<std::uint32_t>& m_items;
};

/// At most Coverage::maxWidth x Coverage::maxHeight pixels.
void paintTile(const Index& index, const Area& area, drawing::Colour background, const Surface& surface,
               Scratch& scratch, const std::stop_token& stop) {
    clear(surface, area.width, area.height, background);
    scratch.coverage.begin(area.width, area.height);
    Tile tile{{scratch.coverage, area.x, area.y}, surface, scratch};
    index.itemsIn(area.x, area.y, area.width, area.height, scratch.items);
    const Ahead ahead(index, scratch.items);
    for (std::size_t i = 0; i < scratch.items.size() && !stop.stop_requested(); ++i) {
        ahead.at(i);
        const std::uint32_t number = scratch.items[i];
        std::visit(PaintItem{index, number, tile}, index.item(number));
    }
}

/// The next multiple of `size` after a position: tiles lie on the plane's own grid.
std::int64_t nextCut(std::int64_t position, int size) {
    const std::int64_t down = position >= 0 ? position / size : -((size - 1 - position) / size);
    return (down + 1) * size;
}

/// Cuts an area along the grid of the plane.
std::vector<Area> cut(const Area& area, int width, int height) {
    std::vector<Area> tiles;
    const std::int64_t right = area.x + area.width, bottom = area.y + area.height;
    for (std::int64_t y = area.y; y < bottom;) {
        const std::int64_t yNext = std::min(nextCut(y, height), bottom);
        for (std::int64_t x = area.x; x < right;) {
            const std::int64_t xNext = std::min(nextCut(x, width), right);
            tiles.push_back({x, y, static_cast<int>(xNext - x), static_cast<int>(yNext - y)});
            x = xNext;
        }
        y = yNext;
    }
    return tiles;
}

Surface surfaceAt(Image& image, const Area& whole, const Area& tile, bool opaque) {
    const std::ptrdiff_t stride = std::ptrdiff_t{4} * image.width;
    return {image.pixels.data() + (tile.y - whole.y) * stride + (tile.x - whole.x) * 4, stride, opaque};
}

Image emptyImage(int width, int height) {
    if (width < 0 || height < 0) throw std::invalid_argument("a picture cannot have a negative size");
    Image image{width, height, {}};
    image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    return image;
}

Scratch& scratchOfThread() {
    thread_local Scratch scratch;
    return scratch;
}

}  // namespace

struct Painter::Impl {
    explicit Impl(std::shared_ptr<const drawing::DisplayList> list) : index(std::move(list)) {}

    void paint(Image& image, const Area& whole, const Area& part, bool transparent,
               const std::stop_token& stop = {}) const {
        const drawing::Colour background = transparent ? drawing::Colour{0, 0, 0, 0} : index.list().background;
        paintTile(index, part, background, surfaceAt(image, whole, part, background.a == 255), scratchOfThread(), stop);
    }

    Index index;
};

Painter::Painter(std::shared_ptr<const drawing::DisplayList> list) : m_impl(std::make_shared<Impl>(std::move(list))) {}

Image Painter::paint(std::int64_t x, std::int64_t y, int width, int height, bool transparent,
                     const std::stop_token& stop) const {
    Image image = emptyImage(width, height);
    const Area whole{x, y, width, height};
    for (const Area& tile : cut(whole, Coverage::maxWidth, Coverage::maxHeight))
        m_impl->paint(image, whole, tile, transparent, stop);
    return image;
}

Image paintAll(const Painter& painter, std::int64_t x, std::int64_t y, int width, int height, int threads,
               bool transparent) {
    Image image = emptyImage(width, height);
    const Area whole{x, y, width, height};
    const std::vector<Area> tiles = cut(whole, Coverage::maxWidth, Coverage::maxHeight);
    threads::forEach(tiles.size(), threads,
                     [&](std::size_t i) { painter.m_impl->paint(image, whole, tiles[i], transparent); });
    return image;
}

}  // namespace corridor::paint
