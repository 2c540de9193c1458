#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "geodesy/geodesic.hpp"
#include "reference.hpp"

namespace corridor::geodesy {
namespace {

using units::Line;
using units::LonLat;

std::uint64_t bits(units::Metres metres) {
    return std::bit_cast<std::uint64_t>(metres.value);
}

/// Largest error in nanometres over pairs at one distance: half anywhere, the rest close to a pole, on the
/// antimeridian or along the equator.
double worstNanometres(double metres, int pairs) {
    Sequence sequence(static_cast<unsigned long long>(metres * 1000.0) + 3);
    double worst = 0.0;
    for (int i = 0; i < pairs; ++i) {
        LonLat a{sequence.between(-180, 180), std::asin(sequence.between(-1, 1)) * 57.29577951308232};
        if (i % 6 == 0) a.lat = std::copysign(90.0 - std::pow(10.0, sequence.between(-7, 1)), a.lat);
        if (i % 6 == 1) a.lon = std::copysign(180.0 - std::pow(10.0, sequence.between(-9, -1)), a.lon);
        if (i % 6 == 2) a.lat = std::copysign(std::pow(10.0, sequence.between(-9, -1)), a.lat);
        const LonLat b = destination(a, {sequence.between(0, 360)}, {metres});
        const long double error = static_cast<long double>(chordDistance(a, b).value) - referenceMetres(a, b);
        worst = std::max(worst, static_cast<double>(std::abs(error)) * 1e9);
    }
    return worst;
}

TEST(ChordDistance, IsWithin20NanometresOf80BitsUpTo50Kilometres) {
    for (const double metres : {1e-3, 1.0, 30.0, 500.0, 5'000.0, 20'000.0, 35'000.0, 49'999.0}) {
        EXPECT_LE(worstNanometres(metres, 3000), 20.0) << metres << " m";
    }
}

TEST(ChordDistance, IsProjsBeyond50Kilometres) {
    const LonLat a{46.0, 39.0};
    for (const double metres : {50'500.0, 1e6, 19e6}) {
        const LonLat b = destination(a, {70.0}, {metres});
        EXPECT_EQ(bits(chordDistance(a, b)), bits(distance(a, b)));
    }
    EXPECT_NEAR(chordDistance({0.0, -30.0}, {179.8, 29.9}).value, 19989832.82761, 1e-5);
}

TEST(ChordDistance, HasNoStepAt50Kilometres) {
    const LonLat a{46.0, 39.0};
    for (int azimuth = 0; azimuth < 360; azimuth += 15) {
        const auto [below, above] =
            std::pair(destination(a, {double(azimuth)}, {50'000.0}), destination(a, {double(azimuth)}, {50'000.2}));
        EXPECT_NEAR(chordDistance(a, below).value, 50'000.0, 2e-8);
        EXPECT_NEAR(chordDistance(a, above).value, 50'000.2, 2e-8);
    }
}

TEST(ChordDistance, IsExactlyZeroAndSymmetric) {
    Sequence sequence(9);
    for (int i = 0; i < 2000; ++i) {
        const LonLat a{sequence.between(-180, 180), sequence.between(-90, 90)};
        const LonLat b{a.lon, std::clamp(a.lat + sequence.between(-0.3, 0.3), -90.0, 90.0)};
        ASSERT_EQ(chordDistance(a, a).value, 0.0);
        ASSERT_EQ(bits(chordDistance(a, b)), bits(chordDistance(b, a)));
    }
    EXPECT_EQ(chordDistance({180.0, 45.0}, {-180.0, 45.0}).value, 0.0);
    EXPECT_NEAR(chordDistance({0.0, 90.0}, {120.0, 90.0}).value, 0.0, 2e-9);
}

TEST(ChordDistance, AgreesWithTheShortLineOfKarney2013) {
    EXPECT_NEAR(chordDistance({0.0, -30.12345}, {0.00005, -30.12344}).value, 4.944208, 1e-6);
}

// One pair is computed one number at a time, a line by vectors and, at the rests of blocks, by single numbers
// again: the bits must not tell.
TEST(ChordDistance, HasTheSameBitsAloneAndInALine) {
    Sequence sequence(11);
    Line line{{46.0, 39.0}};
    while (line.size() < 1200) {
        line.push_back(destination(line.back(), {sequence.between(0, 360)}, {sequence.between(0, 60'000)}));
    }
    const std::vector<units::Metres> at = chainages(line);
    double sum = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += chordDistance(line[i - 1], line[i]).value;
        ASSERT_EQ(bits(at[i]), bits(units::Metres{sum})) << i;
    }
    EXPECT_EQ(bits(length(line)), bits(at.back()));
    for (std::size_t size = 2; size < 300; ++size) {
        const Line part(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(size));
        ASSERT_EQ(bits(length(part)), bits(at[size - 1])) << size;
    }
}

// What this machine computes, every machine must: the sum of a fixed line, to the last bit.
TEST(ChordDistance, HasKnownBits) {
    Line line;
    for (int i = 0; i < 1000; ++i) line.push_back({46.0 + i * 0.001953125, 39.0 + (i % 7) * 0.00390625});
    EXPECT_EQ(bits(length(line)), std::uint64_t{4694854350062403577U});
}

TEST(ChordDistance, IsAMethodOfItsOwnUpTo50KilometresOfChord) {
    int differing = 0;
    for (int azimuth = 0; azimuth < 360; azimuth += 15) {
        const LonLat a{46.0, 39.0};
        const LonLat below = destination(a, {double(azimuth)}, {49'999.0});
        const LonLat above = destination(a, {double(azimuth)}, {50'001.0});
        if (bits(chordDistance(a, below)) != bits(distance(a, below))) ++differing;
        EXPECT_EQ(bits(chordDistance(a, above)), bits(distance(a, above))) << azimuth;
    }
    EXPECT_GT(differing, 12) << "two ways agree to 20 nm, hardly ever to the last bit";
}

}  // namespace
}  // namespace corridor::geodesy
