// A line that is cut, shuffled and turned round measures as the whole does.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "reference.hpp"
#include "small_routes.hpp"

namespace corridor::measure::test {
namespace {

using geodesy::Sequence;
using units::Line;
using units::LonLat;

/// A way that wanders eastwards and never meets itself.
Line wandering(Sequence& random, std::size_t vertices, LonLat start) {
    Line line{start};
    while (line.size() < vertices) {
        LonLat next{line.back().lon + random.between(0.001, 0.02), start.lat + random.between(-0.05, 0.05)};
        if (next.lon > 180.0) next.lon -= 360.0;
        line.push_back(next);
    }
    return line;
}

/// Cut at some of its vertices.
std::vector<Line> cut(Sequence& random, const Line& line, double share) {
    std::vector<Line> parts{{line.front()}};
    for (std::size_t i = 1; i < line.size(); ++i) {
        parts.back().push_back(line[i]);
        if (i + 1 < line.size() && random.between(0.0, 1.0) < share) parts.push_back({line[i]});
    }
    return parts;
}

void shuffleAndFlip(Sequence& random, std::vector<Line>& parts) {
    for (std::size_t i = parts.size(); i > 1; --i)
        std::swap(parts[i - 1], parts[static_cast<std::size_t>(random.between(0.0, static_cast<double>(i)))]);
    for (Line& part : parts)
        if (random.between(0.0, 1.0) < 0.5) std::reverse(part.begin(), part.end());
}

void expectSameMeasure(const Measure& whole, const Measure& jumbled, Sequence& random) {
    ASSERT_EQ(jumbled.pieces.size(), 1U);
    EXPECT_NEAR(jumbled.length().value, whole.length().value, 1e-6);
    EXPECT_NEAR(straightLine(jumbled)->value, straightLine(whole)->value, 1e-9);
    EXPECT_NEAR(*sinuosity(jumbled), *sinuosity(whole), 1e-9);
    const bool turned = !(jumbled.pieces[0].line.front() == whole.pieces[0].line.front());
    const LonLat middle = pointAt(whole, whole.length() * 0.5);
    const auto near = [&] {
        LonLat position{middle.lon + random.between(-0.2, 0.2), middle.lat + random.between(-0.1, 0.1)};
        if (position.lon > 180.0) position.lon -= 360.0;
        if (position.lon < -180.0) position.lon += 360.0;
        return position;
    };
    for (int i = 0; i < 10; ++i) {
        const LonLat a = near(), b = near();
        const auto one = nearestOn(whole, a), other = nearestOn(jumbled, a);
        EXPECT_NEAR(other->nearest.offset.value, one->nearest.offset.value, 2e-6);
        const double chainage = other->nearest.chainage.value;
        EXPECT_NEAR(turned ? jumbled.length().value - chainage : chainage, one->nearest.chainage.value, 2e-3);
        EXPECT_NEAR(between(jumbled, a, b)->length().value, between(whole, a, b)->length().value, 4e-3);
    }
}

class CutLine : public testing::TestWithParam<LonLat> {};

TEST_P(CutLine, MeasuresAsTheWhole) {
    Sequence random(static_cast<unsigned long long>(GetParam().lon * 7 + 5000));
    for (int round = 0; round < 25; ++round) {
        const Line line = wandering(random, 40, GetParam());
        std::vector<Line> parts = cut(random, line, random.between(0.05, 1.0));
        shuffleAndFlip(random, parts);
        const Measure whole = measured({line});
        EXPECT_NEAR(whole.length().value, referenceLength(line), 1e-5);
        expectSameMeasure(whole, measured(parts), random);
        if (HasFatalFailure()) return;
    }
}

TEST_P(CutLine, MeasuresAsTheWholeWhereItsPartsAreWrittenToAMetre) {
    Sequence random(static_cast<unsigned long long>(GetParam().lat * 11 + 9000));
    const Line line = wandering(random, 30, GetParam());
    std::vector<Line> parts = cut(random, line, 0.5);
    const double metre = 1.0 / degreeOfEquator;
    for (Line& part : parts)
        for (LonLat& each : part) each.lat += random.between(-0.45, 0.45) * metre;
    shuffleAndFlip(random, parts);
    const Measure whole = measured({line}), jumbled = measured(parts);
    ASSERT_EQ(jumbled.pieces.size(), 1U);
    EXPECT_NEAR(jumbled.length().value, whole.length().value, 1.0 * static_cast<double>(parts.size()));
    EXPECT_NEAR(straightLine(jumbled)->value, straightLine(whole)->value, 1.0);
}

INSTANTIATE_TEST_SUITE_P(Everywhere, CutLine,
                         testing::Values(LonLat{46.3, 39.5}, LonLat{179.8, -17.0}, LonLat{-180.0, 65.0},
                                         LonLat{0.0, 0.0}, LonLat{-71.0, -52.0}));

TEST(CutRing, IsARingAgainOfTheSameLength) {
    Sequence random(77);
    for (int round = 0; round < 25; ++round) {
        Line ring;
        for (int i = 0; i < 24; ++i) {
            const double radius = random.between(0.05, 0.1);
            ring.push_back(
                {46.0 + radius * std::cos(i / 24.0 * 6.283185307), 39.0 + radius * std::sin(i / 24.0 * 6.283185307)});
        }
        ring.push_back(ring.front());
        std::vector<Line> parts = cut(random, ring, 0.4);
        shuffleAndFlip(random, parts);
        const Measure jumbled = measured(parts);
        ASSERT_EQ(jumbled.pieces.size(), 1U);
        EXPECT_NEAR(jumbled.length().value, referenceLength(ring), 1e-5);
        EXPECT_EQ(straightLine(jumbled)->value, 0.0);
        EXPECT_FALSE(sinuosity(jumbled));
        EXPECT_EQ(jumbled.pieces[0].line.size(), ring.size());
    }
}

}  // namespace
}  // namespace corridor::measure::test
