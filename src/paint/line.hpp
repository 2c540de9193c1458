#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "drawing/display_list.hpp"

namespace corridor::paint {

/// A subpath as a line of segments, in chunks of fixed length: which points are left out, and where, depends on
/// where chunks begin and never on the tile. Coordinates are finite (see Index). Refers to the subpath.
class Line {
public:
    static constexpr std::int64_t chunkLength = 32;  ///< segments

    enum class Kind {
        asGiven,  ///< closed if the subpath is
        asLoop,   ///< closed in any case: polygons
        asOpen    ///< a closed one ends where it began, as dashes do
    };
    Line(const drawing::SubPath& sub, Kind kind);

    std::int64_t segmentCount() const { return m_segments; }
    std::int64_t chunkCount() const { return m_chunks; }
    std::int64_t beginOf(std::int64_t chunk) const { return chunk * chunkLength; }
    std::int64_t endOf(std::int64_t chunk) const { return std::min((chunk + 1) * chunkLength, m_segments); }

    /// Point i; from 0 to segmentCount(), and once round on either side of a loop.
    const drawing::Point& at(std::int64_t i) const { return m_points[static_cast<std::size_t>(wrapped(i))]; }

    /// Some chunks' points on the 1/256 px grid, no two neighbours the same.
    struct Part {
        std::vector<drawing::Point> points;
        std::size_t first = 0, last = 0;  ///< where the chunks begin and end; the points beyond are neighbours
        std::int64_t firstChunk = 0;      ///< whose beginning points[0] is
    };

    /// Points of the chunks first ... last, preceded by those of the chunk before and followed by one more, where
    /// the line goes on. Points less than a quarter of a pixel from the last one kept are left out.
    void gather(std::int64_t first, std::int64_t last, Part& part) const;

    /// Length from the beginning to each chunk's, along the points that gather keeps. Pixels.
    std::vector<double> lengthsAtChunks() const;

private:
    std::int64_t wrapped(std::int64_t i) const;
    /// Adds the points begin ... end - 1, except those that are left out.
    void keep(std::int64_t begin, std::int64_t end, std::vector<drawing::Point>& points) const;
    static void keepAlways(drawing::Point point, std::vector<drawing::Point>& points);

    const std::vector<drawing::Point>& m_points;
    std::int64_t m_count = 0;  ///< points, without a first one that is repeated at the end of a loop
    std::int64_t m_segments = 0, m_chunks = 0;
    bool m_wraps = false;
};

}  // namespace corridor::paint
