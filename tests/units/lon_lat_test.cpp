#include "units/lon_lat.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace corridor::units {

void PrintTo(const BBox& box, std::ostream* out) {
    *out << box.west << ',' << box.south << ',' << box.east << ',' << box.north;
}

namespace {

TEST(LonLat, IsValidOnlyInsideTheWorld) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(isValid({180.0, 90.0}));
    EXPECT_TRUE(isValid({-180.0, -90.0}));
    for (const LonLat outside :
         {LonLat{180.001, 0.0}, LonLat{-180.001, 0.0}, LonLat{0.0, 90.001}, LonLat{0.0, -90.001}}) {
        EXPECT_FALSE(isValid(outside)) << outside.lon << ' ' << outside.lat;
    }
    EXPECT_FALSE(isValid({nan, 0.0}));
    EXPECT_FALSE(isValid({0.0, nan}));
    EXPECT_FALSE(isValid({infinite, 0.0}));
}

TEST(BBox, ContainsItsSidesAndCorners) {
    const BBox box{46.0, 39.0, 48.0, 41.0};
    for (const LonLat side : {LonLat{46.0, 39.0}, LonLat{48.0, 41.0}, LonLat{47.0, 41.0}, LonLat{47.0, 39.0}}) {
        EXPECT_TRUE(contains(box, side)) << side.lon << ' ' << side.lat;
    }
    for (const LonLat outside :
         {LonLat{45.999, 40.0}, LonLat{48.001, 40.0}, LonLat{47.0, 38.999}, LonLat{47.0, 41.001}}) {
        EXPECT_FALSE(contains(box, outside)) << outside.lon << ' ' << outside.lat;
    }
}

TEST(BBox, AcrossTheAntimeridianContainsBothSides) {
    const BBox fiji{177.0, -20.0, -178.0, -16.0};
    EXPECT_TRUE(contains(fiji, {179.0, -18.0}));
    EXPECT_TRUE(contains(fiji, {-179.0, -18.0}));
    EXPECT_TRUE(contains(fiji, {180.0, -18.0}));
    EXPECT_TRUE(contains(fiji, {-180.0, -18.0}));
    EXPECT_FALSE(contains(fiji, {0.0, -18.0}));
    EXPECT_TRUE(contains(fiji, {177.0, -18.0}) && contains(fiji, {-178.0, -18.0}));
    EXPECT_FALSE(contains(fiji, {176.999, -18.0}) || contains(fiji, {-177.999, -18.0}));
}

TEST(BBox, TheTwoNamesOfTheAntimeridianAreOne) {
    EXPECT_TRUE(contains({-180.0, -10.0, -170.0, 10.0}, {180.0, 0.0}));
    EXPECT_TRUE(contains({170.0, -10.0, 180.0, 10.0}, {-180.0, 0.0}));
}

TEST(BBox, OfPositionsIsTheNarrowerOne) {
    EXPECT_EQ(boundsOf({{46.5, 39.8}, {46.2, 39.5}, {46.9, 39.9}}), (BBox{46.2, 39.5, 46.9, 39.9}));
    EXPECT_EQ(boundsOf({{179.0, 1.0}, {-179.0, 2.0}}), (BBox{179.0, 1.0, -179.0, 2.0}));
    EXPECT_EQ(boundsOf({{-170.0, 0.0}, {170.0, 0.0}, {-180.0, 5.0}, {180.0, -5.0}}), (BBox{170.0, -5.0, -170.0, 5.0}));
    EXPECT_EQ(boundsOf({{-100.0, 0.0}, {0.0, 0.0}, {100.0, 0.0}}), (BBox{-100.0, 0.0, 100.0, 0.0}));
    EXPECT_EQ(boundsOf({{10.0, 20.0}}), (BBox{10.0, 20.0, 10.0, 20.0}));
    // Half way round the box is the one that does not cross, beyond that the one that does.
    EXPECT_EQ(boundsOf({{-90.0, 0.0}, {90.0, 0.0}}), (BBox{-90.0, 0.0, 90.0, 0.0}));
    EXPECT_EQ(boundsOf({{-90.0, 0.0}, {90.5, 0.0}}), (BBox{90.5, 0.0, -90.0, 0.0}));
    EXPECT_EQ(boundsOf({{-120.0, 0.0}, {0.0, 0.0}, {120.0, 0.0}}), (BBox{-120.0, 0.0, 120.0, 0.0})) << "of equal gaps";
}

TEST(BBox, MergedHoldsBothByTheShorterWay) {
    EXPECT_EQ(merged({10.0, 0.0, 20.0, 5.0}, {15.0, -5.0, 30.0, 2.0}), (BBox{10.0, -5.0, 30.0, 5.0}));
    EXPECT_EQ(merged({170.0, 0.0, 175.0, 1.0}, {-175.0, 0.0, -170.0, 1.0}), (BBox{170.0, 0.0, -170.0, 1.0}));
    EXPECT_EQ(merged({170.0, 0.0, -170.0, 1.0}, {160.0, 0.0, 165.0, 1.0}), (BBox{160.0, 0.0, -170.0, 1.0}));
    EXPECT_EQ(merged({170.0, 0.0, -170.0, 1.0}, {175.0, 0.0, 178.0, 1.0}), (BBox{170.0, 0.0, -170.0, 1.0}));
    EXPECT_EQ(merged({-180.0, -90.0, 180.0, 90.0}, {170.0, 0.0, -170.0, 1.0}), (BBox{-180.0, -90.0, 180.0, 90.0}));
    // Of two ways as long as each other the one that begins with the first.
    EXPECT_EQ(merged({0.0, 0.0, 10.0, 1.0}, {-180.0, 0.0, -170.0, 1.0}), (BBox{0.0, 0.0, -170.0, 1.0}));
    // Neither holds the other, though each has both sides of it inside.
    EXPECT_EQ(merged({0.0, 0.0, -0.5, 1.0}, {0.2, 0.0, 0.1, 1.0}), (BBox{-180.0, 0.0, 180.0, 1.0}));
    // A box that the sum of decimals makes a hair wider than the one that holds it.
    EXPECT_EQ(merged({0.1, 0.0, 0.3, 1.0}, {0.1, 0.0, 0.1 + 0.2, 1.0}), (BBox{0.1, 0.0, 0.1 + 0.2, 1.0}));
    // Together all the way round.
    EXPECT_EQ(merged({-100.0, 0.0, 100.0, 1.0}, {90.0, 0.0, -90.0, 1.0}), (BBox{-180.0, 0.0, 180.0, 1.0}));
}

}  // namespace
}  // namespace corridor::units
