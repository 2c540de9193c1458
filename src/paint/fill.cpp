#include "parts.hpp"

namespace corridor::paint {
namespace {

void addEdges(const Line& line, std::int64_t begin, std::int64_t end, const Canvas& canvas) {
    const auto pointAt = [&](std::int64_t i) {
        const drawing::Point& p = line.at(i);
        return canvas.local(p.x, p.y);
    };
    FixedPoint last = pointAt(begin);
    for (std::int64_t i = begin + 1; i <= end; ++i) {
        const FixedPoint next = pointAt(i);
        canvas.coverage.edge(last, next);
        last = next;
    }
}

/// A chunk of an outline beside a tile counts only by what it does to the pixels to the right of it.
void addChunk(const Line& line, std::int64_t chunk, const PixelBox& box, const Canvas& canvas) {
    const std::int64_t begin = line.beginOf(chunk), end = line.endOf(chunk);
    if (box.x0 > canvas.x + canvas.coverage.width() || box.y0 > canvas.y + canvas.coverage.height() ||
        box.y1 < canvas.y - 1)
        return;
    if (box.x1 < canvas.x - 1) {  // wholly to the left: up and down cancel out, only the ends matter
        const drawing::Point &from = line.at(begin), &to = line.at(end);
        canvas.coverage.edge(canvas.local(from.x, from.y), canvas.local(to.x, to.y));
        return;
    }
    addEdges(line, begin, end, canvas);
}

}  // namespace

void paintFill(const drawing::Fill& fill, const PixelBox* boxes, Tile& tile) {
    for (const drawing::SubPath& sub : fill.path) {
        const Line line(sub, Line::Kind::asLoop);
        if (!boxes) {
            if (line.segmentCount() > 1) addEdges(line, 0, line.segmentCount(), tile.canvas);
            continue;
        }
        for (std::int64_t chunk = 0; chunk < line.chunkCount(); ++chunk) addChunk(line, chunk, *boxes++, tile.canvas);
    }
    blend(tile.canvas.coverage, fill.evenOdd ? FillRule::evenOdd : FillRule::nonZero, fill.colour, tile.surface);
}

}  // namespace corridor::paint
