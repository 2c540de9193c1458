#include <gmock/gmock.h>

#include <cmath>

#include "plane.hpp"
#include "scenes.hpp"

namespace corridor::scene {
namespace {

using drawing::Path;
using drawing::Point;
using drawing::Rect;

PlaneLine lineThrough(const std::vector<Point>& points) {
    PlaneLine line;
    for (std::size_t i = 0; i < points.size(); ++i) line.push_back({points[i], 0.0, static_cast<std::uint32_t>(i)});
    return line;
}

Plane plateCarree(double degreesPerPixel) {
    return Plane({geodesy::Projection("EPSG:4326"), degreesPerPixel, 1.0, {}});
}

TEST(Simplified, LeavesOutWhatLiesWithinTheTolerance) {
    const auto kept = [](double height) {
        return simplified(lineThrough({{0, 0}, {50, height}, {100, 0}}), 0.5).size();
    };
    EXPECT_EQ(kept(0.5), 2u);
    EXPECT_EQ(kept(0.51), 3u);
    EXPECT_EQ(kept(-0.51), 3u);
}

TEST(Simplified, KeepsEndsAndFixedVertices) {
    const PlaneLine line = lineThrough({{0, 0}, {30, 0}, {50, 0}, {70, 0}, {100, 0}});
    EXPECT_THAT(pointsOf(simplified(line, 0.5)), testing::ElementsAre(Point{0, 0}, Point{100, 0}));
    EXPECT_THAT(pointsOf(simplified(line, 0.5, {2})), testing::ElementsAre(Point{0, 0}, Point{50, 0}, Point{100, 0}));
    EXPECT_EQ(simplified(lineThrough({{0, 0}, {1, 0}}), 5.0).size(), 2u);
}

TEST(Simplified, NoVertexThatIsLeftOutIsFartherThanTheTolerance) {
    std::vector<Point> points;
    for (int i = 0; i < 500; ++i) points.push_back({i * 1.0, 20.0 * std::sin(i / 9.0) + 3.0 * std::sin(i * 1.7)});
    const std::vector<Point> kept = pointsOf(simplified(lineThrough(points), 2.0));
    EXPECT_LT(kept.size(), points.size());
    for (const Point& point : points) {
        double nearest = 1e9;
        for (std::size_t i = 1; i < kept.size(); ++i)
            nearest = std::min(nearest, distance(point, kept[i - 1], kept[i]));
        EXPECT_LE(nearest, 2.0);
    }
}

TEST(SimplifiedRing, KeepsAShapeAndDropsAPointLikeOne) {
    EXPECT_EQ(simplifiedRing({{0, 0}, {10, 0.1}, {20, 0}, {20, 20}, {0, 20}}, 0.5).size(), 4u);
    EXPECT_TRUE(simplifiedRing({{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0.1}}, 0.5).empty());
    EXPECT_EQ(simplifiedRing({{0, 0}, {0.1, 0}, {0, 0.1}}, 0.5).size(), 3u) << "a triangle is as simple as can be";
}

TEST(Lines, LongSegmentsGetVerticesAtMostAQuarterOfADegreeApart) {
    const auto vertices = [](double lon) { return plateCarree(0.01).lines({{0, 0}, {lon, 0}}).at(0).size(); };
    EXPECT_EQ(vertices(0.25), 2u);
    EXPECT_EQ(vertices(0.26), 3u);
    EXPECT_EQ(vertices(1.0), 5u);
    EXPECT_EQ(vertices(100.0), 65u) << "never more than 64 pieces";
    EXPECT_EQ(plateCarree(0.01).lines({{0, 0}, {0, 1.0}}).at(0).size(), 5u) << "along a meridian too";
}

TEST(Lines, ChainagesOfNewVerticesLieBetween) {
    const PlaneLine line = plateCarree(0.01).lines({{0, 0}, {1, 0}}, {100.0, 500.0}).at(0);
    ASSERT_EQ(line.size(), 5u);
    EXPECT_DOUBLE_EQ(line[1].chainage, 200.0);
    EXPECT_EQ(line[1].source, 0u);
    EXPECT_EQ(line[4].source, 1u);
}

TEST(Lines, AreCutWhereTheyCrossTheAntimeridianAndOnlyThere) {
    EXPECT_EQ(plateCarree(0.01).lines({{179.9, 10}, {-179.9, 10}, {-179.8, 10}}).size(), 1u) << "one end is a point";
    EXPECT_EQ(plateCarree(0.01).lines({{179.8, 10}, {179.9, 10}, {-179.9, 10}, {-179.8, 10}}).size(), 2u);
    EXPECT_EQ(plateCarree(0.01).lines({{-90.0, 10}, {89.9, 10}}).size(), 1u) << "179.9 degrees the short way";
}

TEST(Ring, IsOpenAndOfThreeVerticesAtLeast) {
    EXPECT_EQ(plateCarree(0.01).ring({{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0}}).size(), 3u);
    EXPECT_TRUE(plateCarree(0.01).ring({{0, 0}, {0.1, 0}, {0, 0}}).empty());
}

TEST(Distance, FromAPointToASegment) {
    EXPECT_DOUBLE_EQ(distance({5, 3}, Point{0, 0}, Point{10, 0}), 3.0);
    EXPECT_DOUBLE_EQ(distance({13, 4}, Point{0, 0}, Point{10, 0}), 5.0);
    EXPECT_DOUBLE_EQ(distance({-3, 4}, Point{0, 0}, Point{10, 0}), 5.0);
    EXPECT_DOUBLE_EQ(distance({3, 4}, Point{0, 0}, Point{0, 0}), 5.0);
}

TEST(IsInside, GoesByTheEvenOddRule) {
    const Path ring{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, true}, {{{3, 3}, {7, 3}, {7, 7}, {3, 7}}, true}};
    EXPECT_TRUE(isInside(ring, {1, 5}));
    EXPECT_FALSE(isInside(ring, {5, 5})) << "in the hole";
    EXPECT_FALSE(isInside(ring, {11, 5}));
    EXPECT_FALSE(isInside(ring, {-1, 5}));
    EXPECT_TRUE(isInside(ring, {8, 8}));
}

TEST(BoundsOf, AreAroundAllPoints) {
    const Rect box = boundsOf(Path{{{{5, -2}}, false}, {{}, false}, {{{1, 7}, {3, 3}}, false}});
    EXPECT_EQ(box.x0, 1.0);
    EXPECT_EQ(box.y0, -2.0);
    EXPECT_EQ(box.x1, 5.0);
    EXPECT_EQ(box.y1, 7.0);
    EXPECT_EQ(grown(box, 1.0).x0, 0.0);
    EXPECT_EQ(grown(box, 1.0).y1, 8.0);
}

}  // namespace
}  // namespace corridor::scene
