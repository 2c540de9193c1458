#include "index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "line.hpp"

namespace corridor::paint {
namespace {

using drawing::Fill;
using drawing::Item;
using drawing::Path;
using drawing::Point;
using drawing::Rect;
using drawing::Stroke;

bool isUsable(double value) {
    return std::abs(value) <= Index::limit;
}  // false for what is not a number

bool isUsable(Point point) {
    return isUsable(point.x) && isUsable(point.y);
}

const Path* pathOf(const Item& item) {
    if (const auto* fill = std::get_if<Fill>(&item)) return &fill->path;
    if (const auto* stroke = std::get_if<Stroke>(&item)) return &stroke->path;
    return nullptr;
}

bool needsMending(const Item& item) {
    const Path* path = pathOf(item);
    return path && !std::all_of(path->begin(), path->end(), [](const drawing::SubPath& sub) {
               return std::all_of(sub.points.begin(), sub.points.end(), [](Point p) { return isUsable(p); });
           });
}

Item mended(Item item) {
    auto& path = const_cast<Path&>(*pathOf(item));  // of our own copy
    for (drawing::SubPath& sub : path) {
        std::erase_if(sub.points, [](Point p) { return std::isnan(p.x) || std::isnan(p.y); });
        for (Point& p : sub.points) {
            p.x = std::clamp(p.x, -Index::limit, Index::limit);
            p.y = std::clamp(p.y, -Index::limit, Index::limit);
        }
    }
    return item;
}

std::size_t pointCount(const Path& path) {
    std::size_t count = 0;
    for (const auto& sub : path) count += sub.points.size();
    return count;
}

PixelBox boxOf(const Line& line, std::int64_t chunk, double reach) {
    Point first = line.at(line.beginOf(chunk));
    Rect rect{first.x, first.y, first.x, first.y};
    for (std::int64_t i = line.beginOf(chunk) + 1; i <= line.endOf(chunk); ++i) {
        const Point& p = line.at(i);
        rect.x0 = std::min(rect.x0, p.x);
        rect.y0 = std::min(rect.y0, p.y);
        rect.x1 = std::max(rect.x1, p.x);
        rect.y1 = std::max(rect.y1, p.y);
    }
    return pixelsOf({rect.x0 - reach, rect.y0 - reach, rect.x1 + reach, rect.y1 + reach});
}

bool isEmpty(const Rect& rect) {
    return !(rect.x0 < rect.x1) || !(rect.y0 < rect.y1);
}

}  // namespace

PixelBox pixelsOf(const Rect& rect) {
    constexpr double most = 2e9;
    // Rounding to 1/256 px moves an edge by less than a sixteenth of a pixel.
    const auto down = [&](double v) {
        return static_cast<std::int32_t>(std::floor(std::clamp(v - 0.0625, -most, most)));
    };
    const auto up = [&](double v) {
        return static_cast<std::int32_t>(std::floor(std::clamp(v + 0.0625, -most, most)));
    };
    return {down(rect.x0), down(rect.y0), up(rect.x1), up(rect.y1)};
}

Index::Index(std::shared_ptr<const drawing::DisplayList> list) : m_list(std::move(list)) {
    m_entries.resize(m_list->items.size());
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        const Item* own = &m_list->items[i];
        if (needsMending(*own)) own = &m_mended.emplace(i, mended(*own)).first->second;
        Entry& entry = m_entries[i];
        const Rect extent = drawing::extentOf(*own);
        if (isEmpty(extent)) continue;
        entry.box = pixelsOf(extent);
        if (const auto* fill = std::get_if<Fill>(own)) addChunks(*fill, entry);
        if (const auto* stroke = std::get_if<Stroke>(own)) addChunks(*stroke, entry);
    }
    m_boxes.shrink_to_fit();
    fillBands();
}

void Index::addChunks(const Fill& fill, Entry& entry) {
    if (pointCount(fill.path) < smallPath) return;
    entry.chunks = static_cast<std::uint32_t>(m_boxes.size());
    for (const auto& sub : fill.path) {
        const Line line(sub, Line::Kind::asLoop);
        for (std::int64_t chunk = 0; chunk < line.chunkCount(); ++chunk) m_boxes.push_back(boxOf(line, chunk, 0.0));
    }
}

void Index::addChunks(const Stroke& stroke, Entry& entry) {
    if (pointCount(stroke.path) < smallPath) return;
    const bool dashed = !stroke.dashes.empty();
    const double reach = drawing::reachOf(stroke) + 0.25;  // a point that is left out bends the line by that much
    entry.chunks = static_cast<std::uint32_t>(m_boxes.size());
    if (dashed) entry.lengths = static_cast<std::uint32_t>(m_lengths.size());
    for (const auto& sub : stroke.path) {
        const Line line(sub, dashed ? Line::Kind::asOpen : Line::Kind::asGiven);
        for (std::int64_t chunk = 0; chunk < line.chunkCount(); ++chunk) m_boxes.push_back(boxOf(line, chunk, reach));
        if (dashed && line.chunkCount() > 0) {
            const auto lengths = line.lengthsAtChunks();
            m_lengths.insert(m_lengths.end(), lengths.begin(), lengths.end());
        }
    }
}

void Index::fillBands() {
    std::int64_t top = std::numeric_limits<std::int64_t>::max(), bottom = std::numeric_limits<std::int64_t>::min();
    for (const Entry& entry : m_entries) {
        if (entry.box.x0 > entry.box.x1) continue;
        top = std::min<std::int64_t>(top, entry.box.y0);
        bottom = std::max<std::int64_t>(bottom, entry.box.y1);
    }
    if (top > bottom) return;
    m_top = top;
    const auto bandOf = [&](std::int64_t y) { return static_cast<std::size_t>((y - m_top) >> m_bandBits); };
    const auto eachBand = [&](auto&& visit) {
        for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
            const PixelBox& box = m_entries[i].box;
            if (box.x0 > box.x1) continue;
            for (std::size_t band = bandOf(box.y0); band <= bandOf(box.y1); ++band) visit(band, i);
        }
    };
    while (bottom - top >= std::int64_t{1024} << m_bandBits) ++m_bandBits;
    m_bandStarts.assign(bandOf(bottom) + 2, 0);
    eachBand([&](std::size_t band, std::uint32_t) { ++m_bandStarts[band + 1]; });
    for (std::size_t band = 1; band < m_bandStarts.size(); ++band) m_bandStarts[band] += m_bandStarts[band - 1];
    m_banded.resize(m_bandStarts.back());
    auto next = m_bandStarts;
    eachBand([&](std::size_t band, std::uint32_t i) { m_banded[next[band]++] = i; });
}

void Index::itemsIn(std::int64_t x, std::int64_t y, int width, int height, std::vector<std::uint32_t>& found) const {
    found.clear();
    if (m_bandStarts.empty()) return;
    const auto bands = static_cast<std::int64_t>(m_bandStarts.size()) - 1;
    const std::int64_t first = std::max<std::int64_t>((y - m_top) >> m_bandBits, 0);
    const std::int64_t last = std::min<std::int64_t>((y + height - 1 - m_top) >> m_bandBits, bands - 1);
    for (std::int64_t band = first; band <= last; ++band) {
        const auto b = static_cast<std::size_t>(band);
        for (std::uint32_t k = m_bandStarts[b]; k < m_bandStarts[b + 1]; ++k) {
            const PixelBox& box = m_entries[m_banded[k]].box;
            if (box.x0 < x + width && box.x1 >= x && box.y0 < y + height && box.y1 >= y) found.push_back(m_banded[k]);
        }
    }
    if (last > first) {
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
}

const drawing::Item& Index::item(std::uint32_t index) const {
    if (!m_mended.empty()) {
        if (auto it = m_mended.find(index); it != m_mended.end()) return it->second;
    }
    return m_list->items[index];
}

const PixelBox* Index::chunkBoxes(std::uint32_t index) const {
    const std::uint32_t first = m_entries[index].chunks;
    return first == none ? nullptr : m_boxes.data() + first;
}

const double* Index::chunkLengths(std::uint32_t index) const {
    const std::uint32_t first = m_entries[index].lengths;
    return first == none ? nullptr : m_lengths.data() + first;
}

}  // namespace corridor::paint
