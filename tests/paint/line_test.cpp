#include "line.hpp"

#include <gtest/gtest.h>

// Which points of a line count.

namespace corridor::paint {
namespace {

using drawing::Point;

std::vector<Point> kept(const std::vector<Point>& points) {
    const drawing::SubPath sub{points, false};
    const Line line(sub, Line::Kind::asGiven);
    Line::Part part;
    line.gather(0, line.chunkCount() - 1, part);
    return part.points;
}

TEST(Line, KeepsThePointsAQuarterOfAPixelFromTheLastOneKept) {
    EXPECT_EQ(kept({{0, 0}, {0.25, 0}, {9, 0}}), (std::vector<Point>{{0, 0}, {0.25, 0}, {9, 0}}));
    EXPECT_EQ(kept({{0, 0}, {63 / 256.0, 0}, {9, 0}}), (std::vector<Point>{{0, 0}, {9, 0}}));
    EXPECT_EQ(kept({{0, 0}, {0.2, 0}, {0.4, 0.25}, {9, 0}}).size(), 3u) << "0.47 from the beginning";
}

TEST(Line, KeepsItsEndHoweverNear) {
    EXPECT_EQ(kept({{0, 0}, {9, 0}, {9.125, 0}}), (std::vector<Point>{{0, 0}, {9, 0}, {9.125, 0}}));
    EXPECT_EQ(kept({{0, 0}, {9, 0}, {9, 0}}), (std::vector<Point>{{0, 0}, {9, 0}}));
}

TEST(Line, HasAChunkForEvery32Segments) {
    for (const auto& [segments, chunks] : {std::pair{1, 1}, {32, 1}, {33, 2}, {64, 2}, {65, 3}}) {
        drawing::SubPath sub;
        for (int i = 0; i <= segments; ++i) sub.points.push_back({double(i), 0.0});
        const Line line(sub, Line::Kind::asGiven);
        EXPECT_EQ(line.segmentCount(), segments);
        EXPECT_EQ(line.chunkCount(), chunks) << segments;
        EXPECT_EQ(line.endOf(chunks - 1), segments);
    }
}

}  // namespace
}  // namespace corridor::paint
