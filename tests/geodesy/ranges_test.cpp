#include <gtest/gtest.h>

#include <cmath>

#include "geodesy/geodesic.hpp"
#include "reference.hpp"

namespace corridor::geodesy {
namespace {

using units::Line;
using units::LonLat;

TEST(RangesWithin, OnTheEquatorHasTheEndsOfItsCircle) {
    const Line equator{{40.0, 0.0}, {48.0, 0.0}};
    const auto ranges = rangesWithin(equator, {44.0, 0.0}, {5000.0});
    ASSERT_EQ(ranges.size(), 1U);
    const double middle = 4 * 111319.49079327358;
    EXPECT_NEAR(ranges[0].from.value, middle - 5000.0, 1e-3);
    EXPECT_NEAR(ranges[0].to.value, middle + 5000.0, 1e-3);
}

TEST(RangesWithin, EndsLieOnTheCircleAndTheMiddleInside) {
    Sequence sequence(31);
    for (int i = 0; i < 20; ++i) {
        Line line{{46.5, 39.7}};
        double heading = sequence.between(0, 360);
        while (line.size() < 40) {
            heading += sequence.between(-90, 90);
            line.push_back(destination(line.back(), {heading}, {sequence.between(1, 3000)}));
        }
        const LonLat centre = destination(line[20], {sequence.between(0, 360)}, {sequence.between(0, 4000)});
        const double radius = sequence.between(10, 6000);
        const double total = length(line).value;
        const auto ranges = rangesWithin(line, centre, {radius});
        double inside = 0.0;
        for (std::size_t k = 0; k < ranges.size(); ++k) {
            const double from = ranges[k].from.value;
            const double to = ranges[k].to.value;
            ASSERT_LE(from, to);
            if (k > 0) {
                ASSERT_LT(ranges[k - 1].to.value, from);
            }
            if (from > 0.0) {
                ASSERT_NEAR(distance(pointAt(line, {from}), centre).value, radius, 0.1);
            }
            if (to < total) {
                ASSERT_NEAR(distance(pointAt(line, {to}), centre).value, radius, 0.1);
            }
            inside += to - from;
        }
        // By counting: the share of evenly spaced places that lie inside.
        constexpr int places = 4000;
        int counted = 0;
        for (int k = 0; k < places; ++k) {
            const bool isInside = distance(pointAt(line, {total * (k + 0.5) / places}), centre).value <= radius;
            counted += isInside ? 1 : 0;
        }
        ASSERT_NEAR(inside, total * counted / places,
                    total / places * (2.0 * static_cast<double>(ranges.size()) + 1.0));
    }
}

TEST(RangesWithin, JoinAcrossVerticesAndSplitBetweenLegs) {
    const Line hairpin{{46.0, 39.0}, {46.1, 39.0}, {46.1, 39.001}, {46.0, 39.001}};
    const LonLat centre{46.05, 39.0005};
    EXPECT_EQ(rangesWithin(hairpin, centre, {500.0}).size(), 2U);
    const auto all = rangesWithin(hairpin, centre, {20'000.0});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].from.value, 0.0);
    EXPECT_EQ(all[0].to, length(hairpin));
    const auto atBend = rangesWithin(hairpin, {46.1, 39.0005}, {300.0});
    EXPECT_EQ(atBend.size(), 1U);
}

TEST(RangesWithin, AreEmptyWhereTheLineStaysAway) {
    const Line line{{46.0, 39.0}, {46.5, 39.0}};
    EXPECT_TRUE(rangesWithin(line, {46.2, 40.0}, {50'000.0}).empty());
    EXPECT_TRUE(rangesWithin(line, {-134.0, -39.0}, {50'000.0}).empty());
    EXPECT_TRUE(rangesWithin(line, {46.0, 39.0}, {-1.0}).empty());
    EXPECT_TRUE(rangesWithin({}, {46.0, 39.0}, {1.0}).empty());
}

TEST(RangesWithin, ATouchIsARangeOfNoLength) {
    const Line equator{{40.0, 0.0}, {48.0, 0.0}};
    const auto ranges = rangesWithin(equator, {44.0, 1.0}, distance({44.0, 0.0}, {44.0, 1.0}));
    ASSERT_EQ(ranges.size(), 1U);
    EXPECT_NEAR(ranges[0].to.value - ranges[0].from.value, 0.0, 10.0);
    const auto vertex = rangesWithin({{46.0, 39.0}}, {46.0, 39.0}, {0.0});
    EXPECT_EQ(vertex.size(), 1U);
}

TEST(RangesWithin, WorkAcrossTheAntimeridianAndThePole) {
    const Line fiji{{179.5, -17.0}, {-179.5, -17.0}};
    const auto ranges = rangesWithin(fiji, {-180.0, -17.0}, {10'000.0});
    ASSERT_EQ(ranges.size(), 1U);
    EXPECT_NEAR((ranges[0].from.value + ranges[0].to.value) / 2, length(fiji).value / 2, 0.2);
    const Line overThePole{{30.0, 89.0}, {-150.0, 89.0}};
    const auto atPole = rangesWithin(overThePole, {0.0, 90.0}, {1000.0});
    ASSERT_EQ(atPole.size(), 1U);
    EXPECT_NEAR(atPole[0].to.value - atPole[0].from.value, 2000.0, 1e-2);
}

TEST(RangesWithin, ATouchIsOfAMicrometre) {
    const Line equator{{40.0, 0.0}, {48.0, 0.0}};
    const double away = distance({44.0, 0.0}, {44.0, 0.01}).value;
    for (const double less : {0.5e-6, 2e-6, 5e-3}) {
        const auto ranges = rangesWithin(equator, {44.0, 0.01}, {away - less});
        ASSERT_EQ(ranges.size(), less < 1e-6 ? 1U : 0U) << less;
        if (ranges.empty()) continue;
        EXPECT_EQ(ranges[0].from, ranges[0].to);
        EXPECT_NEAR(ranges[0].from.value, 4 * 111319.49079327358, 1.0);
    }
    for (const double less : {0.0, 0.5e-6, 2e-6, 0.5}) {
        const auto dot = rangesWithin({{44.0, 0.0}}, {44.0, 0.01}, {away - less});
        EXPECT_EQ(dot.size(), less < 1e-6 ? 1U : 0U) << less;
    }
    EXPECT_EQ(rangesWithin(equator, {40.0, 0.0}, {0.0}).size(), 1U) << "a radius of nought is one";
}

TEST(RangesWithin, AreTwoWhereTheLineLeavesForAFewMetres) {
    // Along the equator to 5 m beyond the circle and back.
    const double degree = 111319.49079327358;
    const auto ranges = rangesWithin({{0.0, 0.0}, {1005.0 / degree, 0.0}, {0.0, 0.0}}, {0.0, 0.0}, {1000.0});
    ASSERT_EQ(ranges.size(), 2U);
    EXPECT_EQ(ranges[0].from.value, 0.0);
    EXPECT_NEAR(ranges[0].to.value, 1000.0, 1e-3);
    EXPECT_NEAR(ranges[1].from.value, 1010.0, 1e-3);
    EXPECT_NEAR(ranges[1].to.value, 2010.0, 1e-3);
}

}  // namespace
}  // namespace corridor::geodesy
