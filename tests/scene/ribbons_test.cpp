#include "ribbons.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace corridor::scene {
namespace {

using drawing::Point;

/// A line whose chainage is ten metres a pixel.
PlaneLine lineThrough(const std::vector<Point>& points) {
    PlaneLine line;
    double chainage = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) chainage += 10.0 * distance(points[i - 1], points[i]);
        line.push_back({points[i], chainage, static_cast<std::uint32_t>(i)});
    }
    return line;
}

PlaneLine aside(const std::vector<Point>& points, double pixels) {
    return movedAside(lineThrough(points), {{0.0, 1e9, pixels}}, 20.0);
}

/// A line of two legs of 100 px that bends by so many degrees to the right.
std::vector<Point> bend(double degrees) {
    const double angle = degrees * std::acos(-1.0) / 180.0;
    return {{0, 0}, {100, 0}, {100 + 100 * std::cos(angle), 100 * std::sin(angle)}};
}

TEST(Ribbons, RunToTheRightOfTheirRouteByTheOffset) {
    const PlaneLine moved = aside({{0, 0}, {100, 0}}, 4.0);
    ASSERT_EQ(moved.size(), 2u);
    EXPECT_EQ(moved[0].at, (Point{0, 4}));  // y is down: east's right is south
    EXPECT_EQ(moved[1].at, (Point{100, 4}));
    EXPECT_EQ(aside({{0, 0}, {100, 0}}, -4.0)[1].at, (Point{100, -4}));
    EXPECT_EQ(aside({{0, 0}, {0, -100}}, 4.0)[0].at, (Point{4, 0})) << "north's right is east";
}

TEST(Ribbons, ThatAreNotMovedStayAsTheyAre) {
    const PlaneLine line = lineThrough({{0, 0}, {30, 10}, {100, 0}});
    const PlaneLine moved = movedAside(line, {{0.0, 500.0, 0.0}, {500.0, 2000.0, 0.0}}, 20.0);
    ASSERT_EQ(moved.size(), line.size());
    for (std::size_t i = 0; i < line.size(); ++i) EXPECT_EQ(moved[i].at, line[i].at);
}

TEST(Ribbons, KeepTheirDistanceFromBothLegsOfABendAsFarAsTheMitreGoes) {
    // At the corner the line is offset / cos(half the bend) away, at most twice the offset: up to 120 degrees.
    for (const double degrees : {0.0, 30.0, 90.0, 118.0}) {
        const PlaneLine moved = aside(bend(degrees), 4.0);
        const double cosine = std::cos(0.5 * degrees * std::acos(-1.0) / 180.0);
        EXPECT_NEAR(distance(moved[1].at, {100, 0}), 4.0 / cosine, 0.01) << degrees;
    }
    for (const double degrees : {122.0, 150.0, 170.0})
        EXPECT_NEAR(distance(aside(bend(degrees), -4.0)[1].at, {100, 0}), 8.0, 0.01) << degrees;
}

TEST(Ribbons, OfALineThatTurnsBackDoNotLeap) {
    const PlaneLine moved = aside({{0, 0}, {100, 0}, {0, 0}}, 4.0);
    for (const Vertex& vertex : moved) EXPECT_LE(std::abs(vertex.at.y), 8.01);
}

TEST(Ribbons, GlideFromOneOffsetToTheNextOverAStretchAboutTheirMeeting) {
    const PlaneLine moved =
        movedAside(lineThrough({{0, 0}, {200, 0}}), {{0.0, 1000.0, 0.0}, {1000.0, 2000.0, 6.0}}, 20.0);
    ASSERT_EQ(moved.size(), 5u);
    EXPECT_EQ(moved[1].at, (Point{90, 0}));
    EXPECT_EQ(moved[2].at, (Point{100, 3}));
    EXPECT_EQ(moved[3].at, (Point{110, 6}));
    EXPECT_EQ(moved[4].at, (Point{200, 6}));
    EXPECT_NEAR(moved[2].chainage, 1000.0, 1e-9) << "chainages stay with their places";
}

TEST(Ribbons, GlideNoFartherThanAShortStretchGoes) {
    // The stretch in the middle is 10 px: both glides have 10 px, and at its middle the whole offset.
    const PlaneLine moved = movedAside(lineThrough({{0, 0}, {200, 0}}),
                                       {{0.0, 950.0, 0.0}, {950.0, 1050.0, 6.0}, {1050.0, 2000.0, 0.0}}, 20.0);
    EXPECT_EQ(moved[1].at, (Point{90, 0}));
    EXPECT_EQ(moved[moved.size() - 2].at, (Point{110, 0}));
    double most = 0.0;
    for (const Vertex& vertex : moved) most = std::max(most, vertex.at.y);
    EXPECT_DOUBLE_EQ(most, 6.0);
}

TEST(Ribbons, WithTwoVerticesAtOnePlaceAreNoFartherOffThere) {
    for (const Vertex& vertex : aside({{0, 0}, {50, 0}, {50, 0}, {100, 0}, {100, 0}}, 4.0)) EXPECT_EQ(vertex.at.y, 4.0);
}

TEST(Ribbons, PassOverStretchesTooShortToBeSeen) {
    const auto offsets = [](double length) {
        return std::vector<Offset>{{0.0, 1000.0, 0.0}, {1000.0, 1000.0 + length, 6.0}, {1000.0 + length, 2000.0, 0.0}};
    };
    const PlaneLine line = lineThrough({{0, 0}, {200, 0}});
    double most = 0.0;
    for (const Vertex& vertex : movedAside(line, offsets(79.0), 4.0)) most = std::max(most, vertex.at.y);
    EXPECT_EQ(most, 0.0) << "7.9 px";
    for (const Vertex& vertex : movedAside(line, offsets(81.0), 4.0)) most = std::max(most, vertex.at.y);
    EXPECT_EQ(most, 6.0) << "8.1 px";
}

TEST(Ribbons, LeaveOutTheLoopOfAnInnerBendTighterThanTheOffset) {
    const PlaneLine moved = aside({{0, 0}, {100, 0}, {102, 1}, {102, 3}, {100, 4}, {0, 4}}, 10.0);
    for (std::size_t i = 1; i + 1 < moved.size(); ++i) EXPECT_LT(moved[i].at.x, 101.0);
}

TEST(Between, CutsAtChainagesBetweenVertices) {
    const PlaneLine line = lineThrough({{0, 0}, {100, 0}, {100, 100}});
    const PlaneLine part = between(line, 250.0, 1500.0);
    ASSERT_EQ(part.size(), 3u);
    EXPECT_EQ(part[0].at, (Point{25, 0}));
    EXPECT_EQ(part[1].at, (Point{100, 0}));
    EXPECT_EQ(part[2].at, (Point{100, 50}));
    EXPECT_NEAR(part[0].chainage, 250.0, 1e-9);
}

TEST(Between, OfWholeAndOfNothing) {
    const PlaneLine line = lineThrough({{0, 0}, {100, 0}});
    EXPECT_EQ(between(line, -10.0, 5000.0).size(), 2u);
    EXPECT_TRUE(between(line, 1001.0, 2000.0).empty());
    EXPECT_TRUE(between(line, -20.0, -1.0).empty());
    EXPECT_TRUE(between(line, 500.0, 500.0).empty()) << "a point is no line";
    EXPECT_TRUE(between(line, 1000.0, 2000.0).empty()) << "nor is its end";
    EXPECT_EQ(between(line, 999.0, 2000.0).size(), 2u);
}

}  // namespace
}  // namespace corridor::scene
