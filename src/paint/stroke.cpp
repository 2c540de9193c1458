#include "parts.hpp"

namespace corridor::paint {
namespace {

/// So many chunks may overlap before their coverage is limited, which is less than the sums can hold.
constexpr std::int64_t chunksAtOnce = 128;

class Stroker {
public:
    Stroker(const drawing::Stroke& stroke, Tile& tile)
        : m_dashes(stroke.dashes, stroke.dashStart),
          m_kind(stroke.dashes.empty() ? Line::Kind::asGiven : Line::Kind::asOpen),
          m_reach(drawing::reachOf(stroke)),
          m_pen(tile.canvas, stroke.width, stroke.cap, stroke.join),
          m_tile(tile) {}

    Line lineOf(const drawing::SubPath& sub) const { return Line(sub, m_kind); }

    void draw(const Line& line, std::int64_t firstChunk, std::int64_t lastChunk, const double* lengths) {
        auto& part = m_tile.scratch.part;
        line.gather(firstChunk, lastChunk, part);
        if (m_dashes.isSolid()) {
            if (part.points.size() == 1)
                m_pen.dot(part.points.front(), {1.0, 0.0});
            else
                m_pen.trace(part.points, part.first, part.last);
            return;
        }
        const double length = lengths ? lengths[part.firstChunk] : 0.0;
        m_dashes.trace(part.points, length, m_tile.canvas, m_reach, m_pen, m_tile.scratch.points);
    }

private:
    Dashes m_dashes;
    Line::Kind m_kind;
    double m_reach;
    Pen m_pen;
    Tile& m_tile;
};

bool touches(const PixelBox& box, const Canvas& canvas) {
    return box.x0 <= canvas.x + canvas.coverage.width() && box.x1 >= canvas.x - 1 &&
           box.y0 <= canvas.y + canvas.coverage.height() && box.y1 >= canvas.y - 1;
}

}  // namespace

void paintStroke(const drawing::Stroke& stroke, const PixelBox* boxes, const double* lengths, Tile& tile) {
    Stroker stroker(stroke, tile);
    std::int64_t before = 0;  // chunks of the subpaths before
    std::int64_t batch = 0;
    bool isDrawn = false;  // since the pixels were limited last
    for (const drawing::SubPath& sub : stroke.path) {
        const Line line = stroker.lineOf(sub);
        const std::int64_t count = line.chunkCount();
        if (!boxes) {
            if (count > 0) stroker.draw(line, 0, count - 1, nullptr);
            continue;
        }
        for (std::int64_t chunk = 0; chunk < count;) {
            if (isDrawn && (before + chunk) / chunksAtOnce != batch) {
                tile.canvas.coverage.saturate();
                isDrawn = false;
            }
            batch = (before + chunk) / chunksAtOnce;
            std::int64_t end = chunk + 1;
            if (touches(boxes[before + chunk], tile.canvas)) {
                const std::int64_t most = std::min(count, (batch + 1) * chunksAtOnce - before);
                while (end < most && touches(boxes[before + end], tile.canvas)) ++end;
                stroker.draw(line, chunk, end - 1, lengths ? lengths + before : nullptr);
                isDrawn = true;
            }
            chunk = end;
        }
        before += count;
    }
    blend(tile.canvas.coverage, FillRule::nonZero, stroke.colour, tile.surface);
}

}  // namespace corridor::paint
