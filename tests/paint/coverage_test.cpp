#include "coverage.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "scenes.hpp"

namespace corridor::paint {
namespace {

/// The coverages of a tile, emptied.
std::vector<int> swept(Coverage& coverage, FillRule rule) {
    std::vector<int> values(static_cast<std::size_t>(coverage.width() * coverage.height()));
    const auto put = [&](int row, int x, int value) {
        values[static_cast<std::size_t>(row * coverage.width() + x)] = value;
    };
    coverage.sweep(
        rule,
        [&](int row, int x, const Coverage::Block& block, int count) {
            for (int i = 0; i < count; ++i) put(row, x + i, block[static_cast<std::size_t>(i)]);
        },
        [&](int row, int x, std::uint8_t value, int count) {
            for (int i = 0; i < count; ++i) put(row, x + i, value);
        });
    return values;
}

TEST(Coverage, AnEdgeForthAndBackLeavesNothing) {
    Coverage coverage;
    Random random(1);
    coverage.begin(200, 100);
    for (int i = 0; i < 2000; ++i) {
        const double reach = i % 3 == 0 ? 1e9 : 60000.0;
        const auto any = [&] {
            return FixedPoint{static_cast<Fixed>(random.between(-reach, reach)),
                              static_cast<Fixed>(random.between(-reach, reach))};
        };
        const FixedPoint a = any(), b = any();
        coverage.edge(a, b);
        coverage.edge(b, a);
    }
    for (int value : swept(coverage, FillRule::nonZero)) ASSERT_EQ(value, 0);
}

TEST(Coverage, AnEdgeMayBeCutOffByTheTileWithoutATrace) {
    // One tile of 128 px against the same pixels of its four quarters, with edges near and very far.
    Random random(2);
    for (int round = 0; round < 200; ++round) {
        const double reach = std::array{100.0, 1000.0, 1e6, 1e9}[static_cast<std::size_t>(round % 4)];
        std::vector<FixedPoint> corners;
        for (int i = 0; i < 3; ++i)
            corners.push_back({static_cast<Fixed>(256 * random.between(-reach, reach)),
                               static_cast<Fixed>(256 * random.between(-reach, reach))});
        const auto paint = [&](int x, int y, int size) {
            Coverage coverage;
            coverage.begin(size, size);
            for (std::size_t i = 0; i < 3; ++i) {
                const FixedPoint a = corners[i], b = corners[(i + 1) % 3];
                coverage.edge({a.x - 256 * x, a.y - 256 * y}, {b.x - 256 * x, b.y - 256 * y});
            }
            return swept(coverage, FillRule::nonZero);
        };
        const std::vector<int> whole = paint(0, 0, 128);
        for (const auto& [left, top] : {std::pair{0, 0}, {64, 0}, {0, 64}, {64, 64}}) {
            const std::vector<int> quarter = paint(left, top, 64);
            for (int y = 0; y < 64; ++y) {
                for (int x = 0; x < 64; ++x)
                    ASSERT_EQ(quarter[static_cast<std::size_t>(64 * y + x)],
                              whole[static_cast<std::size_t>(128 * (top + y) + left + x)])
                        << "round " << round << " at " << left + x << ", " << top + y;
            }
        }
    }
}

TEST(Coverage, IsTheAreaOfATriangleInEachPixel) {
    // The half plane below y = x / 2, clipped to a square: areas of its pixels are known.
    Coverage coverage;
    coverage.begin(4, 2);
    const FixedPoint a{0, 0}, b{4 * 256, 2 * 256}, c{0, 2 * 256};
    coverage.edge(a, b);
    coverage.edge(b, c);
    coverage.edge(c, a);
    const auto values = swept(coverage, FillRule::nonZero);
    const std::vector<double> areas = {0.75, 0.25, 0.0, 0.0, 1.0, 1.0, 0.75, 0.25};
    for (std::size_t i = 0; i < areas.size(); ++i) EXPECT_NEAR(values[i], std::min(256.0 * areas[i], 255.0), 0.5) << i;
}

TEST(Coverage, EvenOddLeavesOutWhatIsCoveredTwice) {
    Coverage coverage;
    coverage.begin(8, 8);
    const auto square = [&](int low, int high) {
        const FixedPoint a{low * 256, low * 256}, b{high * 256, low * 256}, c{high * 256, high * 256},
            d{low * 256, high * 256};
        coverage.edge(a, b);
        coverage.edge(b, c);
        coverage.edge(c, d);
        coverage.edge(d, a);
    };
    square(0, 8);
    square(2, 6);
    auto values = swept(coverage, FillRule::evenOdd);
    EXPECT_EQ(values[8 * 4 + 4], 0);
    EXPECT_EQ(values[8 * 1 + 1], 255);
    square(0, 8);
    square(2, 6);
    values = swept(coverage, FillRule::nonZero);
    EXPECT_EQ(values[8 * 4 + 4], 255);
}

TEST(Coverage, IsLimitedSoThatOverlapsNeverWrapRound) {
    Coverage coverage;
    coverage.begin(8, 1);
    for (int i = 0; i < 100000; ++i) {
        coverage.edge({2 * 256, 256}, {2 * 256, 0});
        coverage.edge({5 * 256, 0}, {5 * 256, 256});
        if (i % 4096 == 0) coverage.saturate();
    }
    coverage.saturate();
    EXPECT_EQ(swept(coverage, FillRule::nonZero), (std::vector<int>{0, 0, 255, 255, 255, 0, 0, 0}));
}

TEST(Coverage, RoundsToTheGridLikeSnapped) {
    Random random(7);
    for (int i = 0; i < 10000; ++i) {
        const double pixels = random.between(-1e6, 1e6);
        ASSERT_EQ(static_cast<double>(toFixed(pixels)) / 256.0, drawing::snapped(pixels)) << pixels;
    }
    for (const double pixels : {0.5 / 256, -0.5 / 256, 1.5 / 256, -1.5 / 256, 0.0, -0.0, -1.0, 7.0})
        EXPECT_EQ(static_cast<double>(toFixed(pixels)) / 256.0, drawing::snapped(pixels)) << pixels;
}

}  // namespace
}  // namespace corridor::paint
