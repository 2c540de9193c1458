#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "geodesy/geodesic.hpp"
#include "reference.hpp"

namespace corridor::geodesy {
namespace {

using units::Line;
using units::LonLat;

struct BruteForce {
    double offset = std::numeric_limits<double>::infinity();
    double chainage = 0.0;
};

/// Every segment is sampled, then the best sample's surroundings are halved by golden section: only
/// geodesics, no frame, no pruning.
BruteForce bruteForce(const Line& line, LonLat position, int samples) {
    BruteForce best;
    double before = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double metres = distance(line[i], line[i + 1]).value;
        const double heading = azimuth(line[i], line[i + 1]).value;
        const auto offsetAt = [&](double along) {
            return distance(destination(line[i], {heading}, {along}), position).value;
        };
        int lowest = 0;
        for (int k = 1; k <= samples; ++k) {
            if (offsetAt(metres * k / samples) < offsetAt(metres * lowest / samples)) lowest = k;
        }
        double low = metres * std::max(0, lowest - 1) / samples;
        double high = metres * std::min(samples, lowest + 1) / samples;
        const double ratio = (std::sqrt(5.0) - 1.0) / 2.0;
        while (high - low > 1e-4) {
            const double a = high - ratio * (high - low);
            const double b = low + ratio * (high - low);
            (offsetAt(a) < offsetAt(b) ? high : low) = offsetAt(a) < offsetAt(b) ? b : a;
        }
        for (const double along : {low, 0.5 * (low + high), high}) {
            if (offsetAt(along) < best.offset - 1e-7) best = {offsetAt(along), before + along};
        }
        before += metres;
    }
    return best;
}

Line randomLine(Sequence& sequence, LonLat start, std::size_t vertices, double longestMetres) {
    Line line{start};
    double heading = sequence.between(0, 360);
    while (line.size() < vertices) {
        heading += sequence.between(-80, 80);
        line.push_back(destination(line.back(), {heading}, {sequence.between(0.01, 1.0) * longestMetres}));
    }
    return line;
}

void expectAsByBruteForce(const Line& line, LonLat position) {
    const Nearest nearest = nearestOn(line, position);
    const BruteForce brute = bruteForce(line, position, 24);
    ASSERT_NEAR(nearest.offset.value, brute.offset, 1e-3)
        << position.lon << ' ' << position.lat << " from " << line[0].lon << ' ' << line[0].lat;
    ASSERT_LE(nearest.offset.value, brute.offset + 1e-6);
    ASSERT_NEAR(distance(nearest.position, position).value, nearest.offset.value, 1e-6);
    ASSERT_LT(distance(pointAt(line, nearest.chainage), nearest.position).value, 1e-4);
    ASSERT_LT(nearest.segment + 1, line.size());
}

TEST(NearestOn, IsWhatBruteForceFindsOnRoads) {
    Sequence sequence(21);
    for (int i = 0; i < 60; ++i) {
        const Line line = randomLine(sequence, {46.5, 39.7}, 12, 8'000.0);
        expectAsByBruteForce(line, {sequence.between(46.2, 46.9), sequence.between(39.4, 40.0)});
    }
}

TEST(NearestOn, IsWhatBruteForceFindsOnSegmentsOfAThousandKilometresAnywhere) {
    Sequence sequence(22);
    for (int i = 0; i < 60; ++i) {
        const LonLat start{sequence.between(-180, 180), std::asin(sequence.between(-1, 1)) * 57.29577951308232};
        const Line line = randomLine(sequence, start, 4, 1e6);
        expectAsByBruteForce(line, destination(start, {sequence.between(0, 360)}, {sequence.between(0, 12e6)}));
    }
}

TEST(NearestOn, IsWhatBruteForceFindsAtThePolesAndTheAntimeridian) {
    Sequence sequence(23);
    for (int i = 0; i < 40; ++i) {
        const LonLat pole{sequence.between(-180, 180), i % 2 == 0 ? 89.99 : -89.95};
        expectAsByBruteForce(randomLine(sequence, pole, 6, 20'000.0),
                             destination(pole, {sequence.between(0, 360)}, {sequence.between(0, 50'000)}));
        const LonLat fiji{i % 2 == 0 ? 179.98 : -179.97, sequence.between(-20, 20)};
        expectAsByBruteForce(randomLine(sequence, fiji, 6, 20'000.0),
                             destination(fiji, {sequence.between(0, 360)}, {sequence.between(0, 50'000)}));
    }
    expectAsByBruteForce({{0.0, 89.0}, {180.0, 89.0}}, {90.0, 89.5});
    expectAsByBruteForce({{0.0, 90.0}, {50.0, 85.0}}, {60.0, 88.0});
    expectAsByBruteForce({{20.0, 88.0}, {100.0, 87.0}}, {0.0, 90.0});
}

TEST(NearestOn, PointsOnTheEquatorAndMeridiansHaveKnownFeet) {
    // The equator is a geodesic and every meridian crosses it at a right angle.
    const Line equator{{40.0, 0.0}, {48.0, 0.0}};
    const Nearest foot = nearestOn(equator, {44.0, 1.0});
    EXPECT_NEAR(foot.position.lon, 44.0, 1e-10);
    EXPECT_NEAR(foot.position.lat, 0.0, 1e-10);
    EXPECT_NEAR(foot.offset.value, distance({44.0, 0.0}, {44.0, 1.0}).value, 1e-7);
    EXPECT_NEAR(foot.chainage.value, 4 * 111319.490793, 1e-4);
    EXPECT_EQ(foot.side, Side::left);
    // Far off and not in the middle, where the chord's foot is a first guess only.
    const Nearest far = nearestOn(equator, {41.3, 3.0});
    EXPECT_NEAR(far.chainage.value, 1.3 * 111319.49079327358, 1e-5);
    EXPECT_NEAR(far.offset.value, distance({41.3, 0.0}, {41.3, 3.0}).value, 1e-7);
}

TEST(NearestOn, AManyVertexLineGivesTheSameAsLookingAtAllSegments) {
    Sequence sequence(24);
    const Line line = randomLine(sequence, {46.5, 39.7}, 3000, 700.0);
    for (int i = 0; i < 20; ++i) {
        const LonLat position{sequence.between(45.5, 47.5), sequence.between(39.0, 40.5)};
        double offset = std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            offset = std::min(offset, nearestOn({line[k], line[k + 1]}, position).offset.value);
        }
        ASSERT_NEAR(nearestOn(line, position).offset.value, offset, 1e-6);
    }
}

TEST(NearestOn, TellsTheSideAlongTheLine) {
    const Line north{{46.0, 39.0}, {46.0, 39.5}, {46.0, 40.0}};
    EXPECT_EQ(nearestOn(north, {45.9, 39.2}).side, Side::left);
    EXPECT_EQ(nearestOn(north, {46.1, 39.2}).side, Side::right);
    EXPECT_EQ(nearestOn(north, {46.1, 39.5}).side, Side::right);
    EXPECT_EQ(nearestOn(north, {46.0, 39.2}).side, Side::on);
    const Line south(north.rbegin(), north.rend());
    EXPECT_EQ(nearestOn(south, {45.9, 39.2}).side, Side::right);
    // On it within a millimetre, beside a segment, a vertex and the line carried on.
    for (const LonLat place : {LonLat{46.0, 39.2}, LonLat{46.0, 39.5}, LonLat{46.0, 40.01}}) {
        EXPECT_EQ(nearestOn(north, destination(place, {90.0}, {0.00099})).side, Side::on) << place.lat;
        EXPECT_EQ(nearestOn(north, destination(place, {90.0}, {0.00101})).side, Side::right) << place.lat;
        EXPECT_EQ(nearestOn(north, destination(place, {270.0}, {0.00101})).side, Side::left) << place.lat;
    }
    const Line fiji{{180.0, -17.0}, {-180.0, -16.0}};
    EXPECT_EQ(nearestOn(fiji, {179.9, -16.5}).side, Side::left);
    EXPECT_EQ(nearestOn(fiji, {-179.9, -16.5}).side, Side::right);
}

TEST(NearestOn, AtASharpBendTheOuterSideIsOneSide) {
    // Up and down again, a hairpin to the right: outside of it is left, whichever leg ends there.
    const Line hairpin{{46.0, 39.0}, {46.01, 39.5}, {46.02, 39.0}};
    for (const LonLat outside : {LonLat{46.0, 39.6}, LonLat{46.01, 39.6}, LonLat{46.02, 39.6}}) {
        const Nearest nearest = nearestOn(hairpin, outside);
        EXPECT_EQ(nearest.side, Side::left);
        EXPECT_EQ(nearest.position, hairpin[1]);
        EXPECT_EQ(nearest.segment, 0U);
        EXPECT_EQ(nearest.chainage, chainages(hairpin)[1]);
    }
    EXPECT_EQ(nearestOn(hairpin, {46.01, 39.1}).side, Side::right);
    const Line back(hairpin.rbegin(), hairpin.rend());
    EXPECT_EQ(nearestOn(back, {46.01, 39.6}).side, Side::right);
}

TEST(NearestOn, BeyondAnEndTheLineIsCarriedOn) {
    const Line north{{46.0, 39.0}, {46.0, 40.0}};
    EXPECT_EQ(nearestOn(north, {45.9, 40.5}).side, Side::left);
    EXPECT_EQ(nearestOn(north, {46.1, 40.5}).side, Side::right);
    EXPECT_EQ(nearestOn(north, {46.0, 40.5}).side, Side::on);
    EXPECT_EQ(nearestOn(north, {45.9, 38.5}).side, Side::left);
    EXPECT_EQ(nearestOn(north, {45.9, 40.5}).chainage, length(north));
    EXPECT_EQ(nearestOn(north, {45.9, 38.5}).chainage.value, 0.0);
    EXPECT_EQ(nearestOn(north, {45.9, 38.5}).position, north[0]);
}

TEST(NearestOn, ATieGoesToTheFirstAlongTheLine) {
    const Line thereAndBack{{46.0, 39.0}, {46.0, 40.0}, {46.0, 39.0}};
    EXPECT_EQ(nearestOn(thereAndBack, {46.1, 39.5}).segment, 0U);
    EXPECT_NEAR(nearestOn(thereAndBack, {46.1, 39.5}).chainage.value, distance({46.0, 39.0}, {46.0, 39.5}).value, 200);
    const Line ring{{46.0, 39.0}, {46.1, 39.0}, {46.1, 39.1}, {46.0, 39.0}};
    EXPECT_EQ(nearestOn(ring, {46.0, 39.0}).chainage.value, 0.0);
}

TEST(NearestOn, ToleratesEqualVerticesAndSingleOnes) {
    const Line doubled{{46.0, 39.0}, {46.0, 39.0}, {46.0, 39.5}, {46.0, 39.5}, {46.0, 40.0}, {46.0, 40.0}};
    EXPECT_EQ(nearestOn(doubled, {46.1, 39.2}).side, Side::right);
    EXPECT_EQ(nearestOn(doubled, {45.9, 39.5}).side, Side::left);
    EXPECT_EQ(nearestOn(doubled, {45.9, 41.0}).side, Side::left);
    EXPECT_EQ(nearestOn(doubled, {45.9, 38.0}).side, Side::left);
    const Line dot{{46.0, 39.0}, {46.0, 39.0}};
    EXPECT_NEAR(nearestOn(dot, {46.1, 39.0}).offset.value, distance({46.0, 39.0}, {46.1, 39.0}).value, 1e-9);
    const Nearest single = nearestOn({{46.0, 39.0}}, {46.1, 39.0});
    EXPECT_EQ(single.chainage.value, 0.0);
    EXPECT_EQ(single.side, Side::on);
    EXPECT_EQ(single.offset, distance({46.0, 39.0}, {46.1, 39.0}));
}

TEST(NearestOn, AVertexIsFoundExactly) {
    Sequence sequence(25);
    const Line line = randomLine(sequence, {46.5, 39.7}, 50, 5000.0);
    for (const LonLat& vertex : line) {
        const Nearest nearest = nearestOn(line, vertex);
        ASSERT_LT(nearest.offset.value, 1e-6);
        ASSERT_EQ(nearest.side, Side::on);
    }
}

TEST(NearestOn, ATieIsAMicrometre) {
    const double degreesPerMetre = 1.0 / 110574.2758;  // of latitude, at the equator
    const LonLat position{0.5, 0.01};
    for (const auto& [metresNearer, expected] : {std::pair(0.5e-6, 0U), std::pair(2e-6, 1U), std::pair(0.005, 1U)}) {
        const double nearer = metresNearer * degreesPerMetre;
        const Line first{{0.0, 0.0}, {1.0, 0.0}}, second{{1.0, nearer}, {0.0, nearer}};
        const Line both{first[0], first[1], second[0], second[1]};
        EXPECT_EQ(nearestOn(both, position).segment, expected == 0U ? 0U : 2U) << metresNearer;
        const std::vector<const Line*> nearerLast{&first, &second}, nearerFirst{&second, &first};
        EXPECT_EQ(nearestOn(nearerLast, position).line, expected) << metresNearer;
        EXPECT_EQ(nearestOn(nearerFirst, position).line, 0U) << metresNearer;
    }
}

TEST(NearestOn, CarriesOnTheLastSegmentOfMoreThanAMillimetre) {
    const LonLat bend{46.0, 39.5};
    for (const auto& [eastMetres, expected] :
         {std::pair(0.0009, Side::right), std::pair(0.0011, Side::left), std::pair(0.5, Side::left)}) {
        const Line line{{46.0, 39.0}, bend, destination(bend, {90.0}, {eastMetres})};
        EXPECT_EQ(nearestOn(line, destination(line.back(), {60.0}, {100.0})).side, expected) << eastMetres;
        const Line back(line.rbegin(), line.rend());
        EXPECT_NE(nearestOn(back, destination(line.back(), {60.0}, {100.0})).side, expected) << eastMetres;
    }
}

TEST(NearestOn, AtAnEndIsTheEndToTheLastBit) {
    const Line line{{46.1, 39.3}, {46.123456789, 39.456789}, {46.4, 39.7}};
    for (std::size_t i = 0; i < line.size(); ++i) {
        const LonLat beyond = i == 0 ? LonLat{46.0, 39.0} : i == 1 ? LonLat{46.1, 39.47} : LonLat{46.9, 40.0};
        const Nearest nearest = nearestOn(line, beyond);
        EXPECT_EQ(nearest.position, line[i]) << i;
        EXPECT_EQ(nearest.chainage, chainages(line)[i]) << i;
    }
    // A pole has every longitude, also that by which a line comes to it.
    EXPECT_NEAR(nearestOn({{46.0, 89.0}, {10.0, 90.0}}, {-134.0, 89.5}).position.lat, 90.0, 1e-12);
}

}  // namespace
}  // namespace corridor::geodesy
