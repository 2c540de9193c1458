#include "geodesy/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "reference.hpp"

namespace corridor::geodesy {
namespace {

using units::Line;
using units::LonLat;
using units::Metres;

struct Published {
    LonLat a;
    double azimuthAtA;
    LonLat b;
    double metres;
};

// The first rows of the test cases of GeographicLib's C library (Karney), WGS 84.
const Published testCases[] = {
    {{-139.44815, 35.60777}, 111.098748429560326, {-69.95921, -11.17491}, 8935244.5604818305},
    {{106.05087, 55.52454}, 22.020059880982801, {197.18234, 77.03196}, 4105086.1713924406},
    {{142.59065, -21.97856}, -32.44456876433189, {98.56635, 41.84138}, 8394328.894657671},
    {{112.2363, -66.99028}, 173.73491240878403, {285.90344, -12.70631}, 11150344.2312080241},
    {{173.34268, -17.42761}, -159.033557661192928, {5.93557, -15.84784}, 16076603.1631180673},
};

double around(double degrees) {
    return degrees < 0.0 ? degrees + 360.0 : degrees;
}
double withinHalfTurn(double degrees) {
    return std::remainder(degrees, 360.0);
}

TEST(Distance, AgreesWithKarneysTestCases) {
    for (const Published& known : testCases) {
        const LonLat b{withinHalfTurn(known.b.lon), known.b.lat};
        EXPECT_NEAR(distance(known.a, b).value, known.metres, 1e-8);
        EXPECT_NEAR(azimuth(known.a, b).value, around(known.azimuthAtA), 1e-12);
        const LonLat there = destination(known.a, {known.azimuthAtA}, {known.metres});
        EXPECT_NEAR(there.lon, b.lon, 1e-13 * 360.0);
        EXPECT_NEAR(there.lat, b.lat, 1e-13 * 90.0);
    }
}

// Karney (2013), doi:10.1007/s00190-012-0578-z, tables 2 to 5: direct, short inverse, nearly antipodal.
TEST(Distance, AgreesWithTheTablesOfKarney2013) {
    const LonLat there = destination({0.0, 40.0}, {30.0}, {10'000'000.0});
    EXPECT_NEAR(there.lat, 41.79331020506, 1e-11);
    EXPECT_NEAR(there.lon, 137.84490004377, 1e-11);
    EXPECT_NEAR(distance({0.0, -30.12345}, {0.00005, -30.12344}).value, 4.944208, 1e-6);
    EXPECT_NEAR(azimuth({0.0, -30.12345}, {0.00005, -30.12344}).value, 77.04353, 1e-5);
    EXPECT_NEAR(distance({0.0, -30.0}, {179.8, 29.9}).value, 19989832.82761, 1e-5);
    EXPECT_NEAR(azimuth({0.0, -30.0}, {179.8, 29.9}).value, 161.89052473633, 1e-11);
}

// NIMA TR8350.2 and any table of WGS 84: the quadrant of the meridian, and a degree of the equator.
TEST(Distance, KnowsTheQuadrantAndTheEquator) {
    EXPECT_NEAR(distance({46.75, 0.0}, {46.75, 90.0}).value, 10001965.7293, 1e-4);
    EXPECT_NEAR(distance({-10.0, -90.0}, {77.0, 90.0}).value, 2 * 10001965.7293, 2e-4);
    EXPECT_NEAR(distance({10.0, 0.0}, {11.0, 0.0}).value, 6378137.0 * std::numbers::pi / 180.0, 1e-8);
    // Half way round the equator the way over a pole is shorter.
    EXPECT_NEAR(distance({0.0, 0.0}, {180.0, 0.0}).value, 2 * 10001965.7293, 2e-4);
}

TEST(Distance, AgreesWithQuadratureIn80Bits) {
    Sequence sequence(1);
    for (int i = 0; i < 2000; ++i) {
        const LonLat a{sequence.between(-180, 180), sequence.between(-90, 90)};
        const LonLat b = destination(a, {sequence.between(0, 360)}, {sequence.between(0, 15e6)});
        const auto error = static_cast<double>(static_cast<long double>(distance(a, b).value) - referenceMetres(a, b));
        ASSERT_NEAR(error, 0.0, 15e-9) << a.lon << ' ' << a.lat << ' ' << b.lon << ' ' << b.lat;
    }
}

TEST(Distance, IsSymmetricAndZeroOnlyForEqualPositions) {
    Sequence sequence(2);
    for (int i = 0; i < 1000; ++i) {
        const LonLat a{sequence.between(-180, 180), sequence.between(-90, 90)};
        const LonLat b{sequence.between(-180, 180), sequence.between(-90, 90)};
        ASSERT_NEAR(distance(a, b).value, distance(b, a).value, 1e-8);
        ASSERT_EQ(distance(a, a).value, 0.0);
        ASSERT_GT(distance(a, b).value, 0.0);
    }
    EXPECT_EQ(distance({180.0, 12.0}, {-180.0, 12.0}).value, 0.0);
    EXPECT_EQ(distance({0.0, 90.0}, {123.0, 90.0}).value, 0.0);
}

TEST(Azimuth, IsClockwiseFromNorthIn0To360) {
    EXPECT_EQ(azimuth({46.0, 39.0}, {46.0, 40.0}).value, 0.0);
    EXPECT_EQ(azimuth({46.0, 40.0}, {46.0, 39.0}).value, 180.0);
    EXPECT_NEAR(azimuth({46.0, 0.0}, {47.0, 0.0}).value, 90.0, 1e-12);
    EXPECT_NEAR(azimuth({47.0, 0.0}, {46.0, 0.0}).value, 270.0, 1e-12);
    EXPECT_NEAR(azimuth({179.0, 0.0}, {-179.0, 0.0}).value, 90.0, 1e-12);
    EXPECT_EQ(azimuth({46.0, 39.0}, {46.0, 39.0}).value, 0.0);
    for (const double west : {-1e-300, -1e-17, -1e-15, -1e-14}) {
        EXPECT_LT(azimuth({0.0, 0.0}, {west, 1.0}).value, 360.0) << west;
    }
    EXPECT_NEAR(azimuth({0.0, 0.0}, {-0.001, 1.0}).value, 360.0 - std::atan2(0.001, 1.0) * 57.3, 1e-3)
        << "not negative";
    EXPECT_EQ(azimuth({0.0, 90.0}, {123.0, 90.0}).value, 0.0) << "the same pole";
}

TEST(Length, OfALineIsTheSumOfItsSegments) {
    const Line line{{46.55, 39.64}, {46.62, 39.66}, {46.75, 39.82}, {10.0, 50.0}};
    double sum = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]).value;
    EXPECT_NEAR(length(line).value, sum, 1e-8);
    EXPECT_EQ(length({}).value, 0.0);
    EXPECT_EQ(length({{46.0, 39.0}}).value, 0.0);
    const std::vector<Metres> at = chainages(line);
    ASSERT_EQ(at.size(), 4U);
    EXPECT_EQ(at[0].value, 0.0);
    EXPECT_EQ(at[3].value, length(line).value);
    EXPECT_NEAR(at[1].value, distance(line[0], line[1]).value, 1e-8);
    EXPECT_TRUE(chainages({}).empty());
}

TEST(Length, GoesTheShortWayRoundTheAntimeridian) {
    EXPECT_NEAR(length({{179.9, 10.0}, {-179.9, 10.0}}).value, length({{0.1, 10.0}, {0.3, 10.0}}).value, 1e-6);
}

TEST(PointAt, LiesOnTheGeodesicAtItsChainage) {
    const Line line{{46.55, 39.64}, {46.75, 39.82}, {49.0, 40.0}};
    const double total = length(line).value;
    for (int i = 0; i <= 100; ++i) {
        const double chainage = total * i / 100.0;
        const LonLat point = pointAt(line, {chainage});
        const double firstLeg = distance(line[0], line[1]).value;
        const double expected =
            chainage <= firstLeg ? distance(line[0], point).value : firstLeg + distance(line[1], point).value;
        ASSERT_NEAR(expected, chainage, 1e-6);
    }
    EXPECT_EQ(pointAt(line, {0.0}), line[0]);
    EXPECT_EQ(pointAt(line, chainages(line)[1]), line[1]);
    EXPECT_EQ(pointAt(line, {total}), line[2]);
    EXPECT_EQ(pointAt(line, {-5.0}), line[0]);
    EXPECT_EQ(pointAt(line, {total + 5.0}), line[2]);
    EXPECT_EQ(pointAt({{1.0, 2.0}}, {7.0}), (LonLat{1.0, 2.0}));
}

TEST(PointAt, CrossesAntimeridianAndPole) {
    const Line fiji{{179.0, -17.0}, {-179.0, -17.0}};
    const LonLat middle = pointAt(fiji, {length(fiji).value / 2});
    EXPECT_NEAR(std::abs(middle.lon), 180.0, 1e-9);
    EXPECT_LT(middle.lat, -17.0);
    const Line overThePole{{30.0, 89.0}, {-150.0, 89.0}};
    EXPECT_NEAR(pointAt(overThePole, {length(overThePole).value / 2}).lat, 90.0, 1e-9);
}

TEST(Piece, KeepsInnerVerticesAndAddsUp) {
    const Line line{{46.0, 39.0}, {46.1, 39.1}, {46.2, 39.0}, {46.2, 39.0}, {46.4, 39.2}};
    const double total = length(line).value;
    for (const double cut : {0.0, 1.0, total / 3, total / 2, chainages(line)[2].value, total - 1e-3, total}) {
        const Line head = piece(line, {0.0}, {cut});
        const Line tail = piece(line, {cut}, {total});
        EXPECT_NEAR(length(head).value, cut, 1e-6);
        EXPECT_NEAR(length(head).value + length(tail).value, total, 1e-6);
        EXPECT_EQ(head.front(), line.front());
        EXPECT_EQ(tail.back(), line.back());
        EXPECT_EQ(head.back(), tail.front());
    }
    EXPECT_EQ(piece(line, {-1.0}, {total + 1.0}), line);
}

// Vertices by the micrometre: one at an end is that end, one within it stays.
TEST(Piece, KeepsAVertexThatLiesWithinIt) {
    const Line line{{46.0, 39.0}, {46.1, 39.1}, {46.2, 39.0}};
    const double at = chainages(line)[1].value, total = length(line).value;
    for (const double metres : {-0.01, -2e-6, 0.0, 0.5e-6, 2e-6, 0.01}) {
        const bool isWithin = metres > 1e-6;
        EXPECT_EQ(piece(line, {0.0}, {at + metres}).size(), isWithin ? 3U : 2U) << metres;
        EXPECT_EQ(piece(line, {at - metres}, {total}).size(), isWithin ? 3U : 2U) << metres;
    }
}

TEST(Piece, OfNoLengthIsTwoEqualPositions) {
    const Line line{{46.0, 39.0}, {46.1, 39.1}};
    const Line none = piece(line, {700.0}, {700.0});
    ASSERT_EQ(none.size(), 2U);
    EXPECT_EQ(none[0], none[1]);
    EXPECT_EQ(piece(line, {900.0}, {700.0}), piece(line, {900.0}, {900.0}));
    EXPECT_EQ(piece({{1.0, 2.0}}, {0.0}, {5.0}), (Line{{1.0, 2.0}}));
    EXPECT_TRUE(piece({}, {0.0}, {5.0}).empty());
}

}  // namespace
}  // namespace corridor::geodesy
