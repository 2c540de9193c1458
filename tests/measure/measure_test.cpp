// Pieces, gaps, straight lines and places of a route.
#include "measure/measure.hpp"

#include <gtest/gtest.h>

#include "small_routes.hpp"

namespace corridor::measure::test {
namespace {

using units::Line;
using units::LonLat;

TEST(Straight, IsFromEndToEndWhateverTheOrderOfTheParts) {
    const Measure measure = measured({{{46.4, 39.5}, {46.5, 39.5}}, {{46.3, 39.5}, {46.4, 39.5}}});
    ASSERT_EQ(measure.pieces.size(), 1U);
    EXPECT_EQ(measure.pieces[0].line, (Line{{46.3, 39.5}, {46.4, 39.5}, {46.5, 39.5}}));
    const double straight = referenceLength({{46.3, 39.5}, {46.5, 39.5}});
    EXPECT_NEAR(straightLine(measure)->value, straight, 1e-6);
    EXPECT_NEAR(straight, 17200, 10) << "and not 0";
    EXPECT_NEAR(measure.length().value, referenceLength({{46.3, 39.5}, {46.4, 39.5}, {46.5, 39.5}}), 1e-6);
    EXPECT_NEAR(*sinuosity(measure), measure.length().value / straight, 1e-12);
}

TEST(Straight, IsAbsentWhereAGapIsNotListed) {
    const Measure measure = measured({{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}});
    ASSERT_EQ(measure.breaks.size(), 1U);
    EXPECT_FALSE(measure.breaks[0].isListed);
    EXPECT_EQ(measure.breaks[0].from, (LonLat{1, 0}));
    EXPECT_EQ(measure.breaks[0].to, (LonLat{2, 0}));
    EXPECT_FALSE(straightLine(measure));
    EXPECT_FALSE(sinuosity(measure));
    EXPECT_NEAR(measure.length().value, 3 * degreeOfEquator, 1e-3);
}

TEST(Breaks, ThatAreNotListedLieBetweenTheNearestEnds) {
    const Measure y = measured({{{0, 0}, {1, 0}}, {{1, 0}, {2, 1}}, {{1, 0}, {2, -1}}});
    for (const Break& each : y.breaks) EXPECT_EQ(each.from, each.to);
    EXPECT_EQ(y.breaks.at(1).from, (LonLat{1, 0}));
    const Measure turned = measured({{{1, 0}, {0, 0}}, {{4, 0}, {3, 0}}, {{2, 0}, {1.5, 0}}}, {gap({3, 0}, {2, 0})});
    ASSERT_EQ(turned.breaks.size(), 2U);
    EXPECT_EQ(turned.breaks[0].from, (LonLat{1, 0}));
    EXPECT_EQ(turned.breaks[0].to, (LonLat{1.5, 0}));
}

TEST(Straight, LeadsOverAGapThatIsListed) {
    const Measure measure = measured({{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}}, {gap({1, 0}, {2, 0})});
    ASSERT_EQ(measure.breaks.size(), 1U);
    EXPECT_TRUE(measure.breaks[0].isListed);
    EXPECT_NEAR(straightLine(measure)->value, 4 * degreeOfEquator, 1e-3);
    EXPECT_NEAR(*sinuosity(measure), 0.75, 1e-9) << "gaps are not counted";
}

TEST(Straight, IsAbsentWhereOneOfTwoGapsIsNotListed) {
    const std::vector<Line> parts{{{0, 0}, {1, 0}}, {{2, 0}, {3, 0}}, {{4, 0}, {5, 0}}};
    EXPECT_FALSE(straightLine(measured(parts, {gap({1, 0}, {2, 0})})));
    EXPECT_TRUE(straightLine(measured(parts, {gap({1, 0}, {2, 0}), gap({4, 0}, {3, 0})})));
    EXPECT_FALSE(straightLine(measured(parts, {gap({1, 0}, {2, 0}), gap({7, 0}, {8, 0})})))
        << "their number alone proves nothing";
}

TEST(Straight, IsNoughtForALoopWhichHasNoSinuosity) {
    const Measure loop = measured({{{0, 0}, {1, 0}, {1, 1}, {0, 0}}});
    EXPECT_EQ(straightLine(loop)->value, 0.0);
    EXPECT_FALSE(sinuosity(loop));
    EXPECT_FALSE(sinuosity(measured({{{1, 1}, {0, 0}}, {{0, 0}, {1, 0}}, {{1, 0}, {1, 1}}})));
}

TEST(Straight, TellsASinuosityFromAMetreOn) {
    const double metre = 1.0 / degreeOfEquator;
    EXPECT_FALSE(sinuosity(measured({{{0, 0}, {0, 1}, {0.99 * metre, 0}}})));
    const auto told = sinuosity(measured({{{0, 0}, {0, 1}, {1.01 * metre, 0}}}));
    ASSERT_TRUE(told);
    EXPECT_NEAR(*told, 2 * referenceLength({{0, 0}, {0, 1}}) / 1.01, 10.0);
}

TEST(Straight, IsAbsentWithoutAPosition) {
    EXPECT_FALSE(straightLine(measured({})));
    EXPECT_FALSE(straightLine(measured({{}, {}})));
    EXPECT_EQ(measured({}).length().value, 0.0);
}

TEST(Pieces, JoinedByListedGapsFollowEachOtherInOneDirection) {
    const std::vector<Line> parts{{{4, 0}, {5, 0}}, {{3, 0}, {2, 0}}, {{0, 0}, {1, 0}}};
    const Measure measure = measured(parts, {gap({3, 0}, {4, 0}), gap({2, 0}, {1, 0})});
    ASSERT_EQ(measure.pieces.size(), 3U);
    EXPECT_EQ(measure.pieces[0].line, (Line{{0, 0}, {1, 0}}));
    EXPECT_EQ(measure.pieces[1].line, (Line{{2, 0}, {3, 0}}));
    EXPECT_EQ(measure.pieces[2].line, (Line{{4, 0}, {5, 0}}));
    EXPECT_NEAR(measure.pieces[2].from.value, 2 * degreeOfEquator, 1e-3);
    EXPECT_NEAR(measure.pieces[2].to.value, 3 * degreeOfEquator, 1e-3);
}

TEST(Pieces, AreJoinedByAGapThatEndsWithinTenMetresOfThem) {
    const double metre = 1.0 / degreeOfEquator;
    const std::vector<Line> parts{{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}};
    EXPECT_TRUE(measured(parts, {gap({1 + 9.9 * metre, 0}, {2, 9.9 * metre})}).breaks[0].isListed);
    EXPECT_FALSE(measured(parts, {gap({1 + 10.1 * metre, 0}, {2, 0})}).breaks[0].isListed);
    EXPECT_FALSE(measured(parts, {gap({1, 0}, {2, 10.1 * metre})}).breaks[0].isListed);
    const std::vector<Line> close{{{0, 0}, {1, 0}}, {{1 + 4 * metre, 0}, {2, 0}}};
    EXPECT_TRUE(measured(close, {gap({1, 0}, {1 + 4 * metre, 0})}).breaks[0].isListed);
    // Half of its 4 m away, no farther.
    EXPECT_TRUE(measured(close, {gap({1, 1.95 * metre}, {1 + 4 * metre, 1.95 * metre})}).breaks[0].isListed);
    EXPECT_FALSE(measured(close, {gap({1, 2.05 * metre}, {1 + 4 * metre, 2.05 * metre})}).breaks[0].isListed);
}

TEST(Pieces, OfManyThatEndInOnePlaceAreJoinedByGapsOneByOneTheFirstFirst) {
    const std::vector<Line> parts{
        {{0, 0}, {1, 0}}, {{2, 0}, {3, 1}}, {{2, 0}, {3, 0}}, {{2, 0}, {3, -1}}, {{0, -1}, {1, -1}}};
    const Measure measure = measured(parts, {gap({1, 0}, {2, 0}), gap({1, -1}, {2, 0})});
    ASSERT_EQ(measure.pieces.size(), 5U);
    EXPECT_EQ(measure.pieces[0].line, parts[0]);
    EXPECT_EQ(measure.pieces[1].line, parts[1]) << "the first in the data";
    EXPECT_TRUE(measure.breaks[0].isListed);
    EXPECT_EQ(measure.pieces[2].line.front() == parts[4].front(), measure.breaks[2].isListed) << "that end is taken";
    std::size_t listed = 0;
    for (const Break& each : measure.breaks) listed += each.isListed ? 1 : 0;
    EXPECT_EQ(listed, 2U);
}

TEST(Pieces, AreNotJoinedToThemselvesByAGapBetweenTheirOwnEnds) {
    const Measure measure = measured({{{0, 0}, {1, 1}, {0.1, 0}}, {{5, 0}, {6, 0}}}, {gap({0.1, 0}, {0, 0})});
    ASSERT_EQ(measure.pieces.size(), 2U);
    EXPECT_FALSE(measure.breaks[0].isListed);
}

TEST(Pieces, KeepBothVerticesWhereTwoMeetWithinAMetreAndOneWhereTheyAreOne) {
    const double near = 0.5 / degreeOfEquator;
    EXPECT_EQ(measured({{{0, 0}, {1, 0}}, {{1 + near, 0}, {2, 0}}}).pieces.at(0).line,
              (Line{{0, 0}, {1, 0}, {1 + near, 0}, {2, 0}}));
    EXPECT_EQ(measured({{{179, 0}, {180, 0}}, {{-180, 0}, {-179, 0}}}).pieces.at(0).line.size(), 3U);
}

TEST(Pieces, LeaveOutPartsWithoutLength) {
    const Measure measure = measured({{}, {{0, 0}, {1, 0}}, {{5, 5}}, {{1, 0}, {1, 0}}, {{1, 0}, {2, 0}}});
    ASSERT_EQ(measure.pieces.size(), 1U);
    EXPECT_EQ(measure.pieces[0].line, (Line{{0, 0}, {1, 0}, {2, 0}}));
    EXPECT_EQ(measured({{{5, 5}}}).pieces.size(), 1U) << "a single position is a place still";
    EXPECT_EQ(measured({{}, {{5, 5}, {5, 5}}, {{6, 6}}}).pieces.at(0).line, (Line{{5, 5}, {5, 5}})) << "the first";
    EXPECT_TRUE(measured({{}}).pieces.empty());
}

TEST(Pieces, GoOnOverTheAntimeridian) {
    const Measure measure = measured({{{-180, 10}, {-179, 10}}, {{179, 10}, {180, 10}}});
    ASSERT_EQ(measure.pieces.size(), 1U);
    EXPECT_NEAR(measure.length().value, referenceLength({{-1, 10}, {0, 10}, {1, 10}}), 1e-6);
    EXPECT_NEAR(straightLine(measure)->value, referenceLength({{-1, 10}, {1, 10}}), 1e-6);
    EXPECT_NEAR(nearestOn(measure, {-179.5, 10})->nearest.chainage.value, referenceLength({{0, 10}, {1.5, 10}}), 20.0);
}

TEST(Nearest, LetsChainageRunOnOverAGapAndNamesThePiece) {
    const Measure measure = measured({{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}}, {gap({1, 0}, {2, 0})});
    const auto place = nearestOn(measure, {3, 0.1});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->piece, 1U);
    EXPECT_NEAR(place->nearest.chainage.value, 2 * degreeOfEquator, 1e-3);
    EXPECT_EQ(place->nearest.side, geodesy::Side::left);
    EXPECT_NEAR(pointAt(measure, place->nearest.chainage).lon, 3.0, 1e-9);
    EXPECT_FALSE(nearestOn(measured({}), {0, 0}));
}

TEST(Nearest, SeesTheSideAtAJointAsOnOneLine) {
    // North of the first line carried on, and yet at the outer side of a bend to the left.
    const LonLat outside{1.01, 0.001};
    const auto cut = nearestOn(measured({{{1, 0}, {0.9, 1}}, {{0, 0}, {1, 0}}}), outside);
    EXPECT_EQ(cut->nearest.position, (LonLat{1, 0}));
    EXPECT_EQ(cut->nearest.side, geodesy::Side::right);
}

TEST(PointAt, IsClampedToTheRoute) {
    const Measure measure = measured({{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}});
    EXPECT_EQ(pointAt(measure, {-5.0}), (LonLat{0, 0}));
    EXPECT_EQ(pointAt(measure, {1e9}), (LonLat{4, 0}));
    EXPECT_EQ(pointAt(measure, measure.pieces[0].to), (LonLat{1, 0}));
    EXPECT_GT(pointAt(measure, measure.pieces[0].to + units::Metres{1.0}).lon, 2.0);
}

TEST(BetweenPlaces, IsRefusedAcrossAGapThatIsNotListed) {
    const std::vector<Line> parts{{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}};
    const auto apart = between(measured(parts), {0.5, 0}, {3, 0});
    ASSERT_TRUE(apart && apart->interruption);
    EXPECT_EQ(apart->interruption->from, (LonLat{1, 0}));
    EXPECT_EQ(apart->interruption->to, (LonLat{2, 0}));
    EXPECT_FALSE(between(measured(parts), {0.5, 0}, {0.75, 0})->interruption);
    EXPECT_TRUE(between(measured(parts), {1, 0}, {2, 0})->interruption) << "both have the same chainage";
    const auto listed = between(measured(parts, {gap({1, 0}, {2, 0})}), {0.5, 0}, {3, 0});
    EXPECT_FALSE(listed->interruption);
    EXPECT_NEAR(listed->length().value, 1.5 * degreeOfEquator, 1e-3);
}

TEST(BetweenPlaces, AreMeasuredOnABranchThatBothLieOn) {
    const Measure y = measured({{{0, 0}, {1, 0}}, {{1, 0}, {2, 1}}, {{1, 0}, {2, -1}}});
    for (const LonLat end : {LonLat{2, 1}, LonLat{2, -1}, LonLat{0, 0}}) {
        const auto way = between(y, {1, 0}, end);
        EXPECT_FALSE(way->interruption) << end.lon << ", " << end.lat;
        EXPECT_NEAR(way->length().value, referenceLength({{1, 0}, end}), 1e-6);
        EXPECT_NEAR(between(y, end, {1, 0})->length().value, referenceLength({{1, 0}, end}), 1e-6);
    }
    EXPECT_TRUE(between(y, {2, 1}, {2, -1})->interruption);
}

// Two roads side by side, between which nothing is known: a place between them counts on either.
TEST(BetweenPlaces, AreOnTheSideWhereBothAreIfItIsAsNearToWithinAMetre) {
    const double metre = 1.0 / 110574.2758;  // of latitude at the equator
    const double north = 100 * metre;
    const Measure measure = measured({{{0, 0}, {1, 0}}, {{0, north}, {1, north}}});
    for (const auto& [nearerMetres, isOneSide] : {std::pair(0.98, true), std::pair(1.02, false)}) {
        const LonLat amid{0.5, (50 - 0.5 * nearerMetres) * metre}, onTheOther{0.75, north};
        const auto there = between(measure, amid, onTheOther), back = between(measure, onTheOther, amid);
        EXPECT_EQ(!there->interruption, isOneSide) << nearerMetres;
        EXPECT_EQ(!back->interruption, isOneSide) << nearerMetres;
        EXPECT_EQ(there->from.piece, isOneSide ? 1U : 0U);
        EXPECT_EQ(back->to.piece, isOneSide ? 1U : 0U);
        if (isOneSide) {
            EXPECT_NEAR(there->length().value, 0.25 * degreeOfEquator, 0.1);
            EXPECT_NEAR(back->length().value, 0.25 * degreeOfEquator, 0.1) << "no length is negative";
        }
    }
}

TEST(BetweenPlaces, HaveAllThePiecesOnASideThatListedGapsJoin) {
    const double north = 100.0 / 110574.2758;
    const Measure measure =
        measured({{{0, 0}, {5, 0}}, {{0, north}, {1, north}}, {{2, north}, {3, north}}, {{4, north}, {5, north}}},
                 {gap({1, north}, {2, north}), gap({3, north}, {4, north})});
    const LonLat west{0.5, 0.4999 * north}, east{4.5, 0.4999 * north};
    EXPECT_EQ(nearestOn(measure, west)->piece, 0U);
    for (const LonLat middle : {LonLat{2.5, north}}) {
        for (const LonLat end : {west, east}) {
            const auto way = between(measure, end, middle);
            EXPECT_FALSE(way->interruption) << end.lon;
            EXPECT_NEAR(way->length().value, degreeOfEquator, 1.0) << "gaps are not counted";
        }
    }
}

TEST(ManyPieces, CostNoGeodesicWhereTheyAreFar) {
    std::vector<Line> parts;
    for (int i = 0; i < 20'000; ++i) {
        const double lon = 40.0 + 1e-3 * (i % 200), lat = 35.0 + 1e-3 * (i / 200);
        parts.push_back({{lon, lat}, {lon + 5e-4, lat}});
    }
    const Measure measure = measured(parts);
    ASSERT_EQ(measure.pieces.size(), parts.size());
    const auto place = nearestOn(measure, {40.1002, 35.05001});
    EXPECT_EQ(measure.pieces[place->piece].line, (parts[50 * 200 + 100]));
    EXPECT_NEAR(place->nearest.offset.value, 1.11, 0.01);
}

}  // namespace
}  // namespace corridor::measure::test
