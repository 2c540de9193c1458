#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "scenes.hpp"

namespace corridor::paint {
namespace {

using namespace drawing;

constexpr Colour black{0, 0, 0, 255}, white{255, 255, 255, 255}, red{255, 0, 0, 255};

Image painted(std::vector<Item> items, int width, int height, bool transparent = false) {
    auto list = std::make_shared<DisplayList>();
    list->items = std::move(items);
    return Painter(list).paint(0, 0, width, height, transparent);
}

std::array<int, 4> at(const Image& image, int x, int y) {
    const std::uint8_t* p = image.pixels.data() + 4 * (static_cast<std::ptrdiff_t>(y) * image.width + x);
    return {p[0], p[1], p[2], p[3]};
}

/// How dark a pixel of black on white is, 0 ... 1.
double ink(const Image& image, int x, int y) {
    return (255 - at(image, x, y)[0]) / 255.0;
}

double inkOfAll(const Image& image) {
    double sum = 0.0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) sum += ink(image, x, y);
    }
    return sum;
}

Fill box(double x0, double y0, double x1, double y1, Colour colour) {
    return {{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, true}}, colour, true};
}

Stroke line(std::vector<Point> points, double width, Cap cap = Cap::butt, Join join = Join::miter) {
    return {{{std::move(points), false}}, black, width, {}, 0.0, cap, join};
}

TEST(Painter, LeavesTheRestUnpaintedOnceItIsToldToStop) {
    auto list = std::make_shared<DisplayList>();
    list->background = white;
    list->items = {box(0, 0, 2, 1, black)};
    std::stop_source stop;
    const Painter painter(list);
    EXPECT_EQ(at(painter.paint(0, 0, 2, 1, false, stop.get_token()), 0, 0), (std::array{0, 0, 0, 255}));
    stop.request_stop();
    const Image unfinished = painter.paint(0, 0, 2, 1, false, stop.get_token());
    EXPECT_EQ(unfinished.width, 2);
    EXPECT_EQ(at(unfinished, 0, 0), (std::array{255, 255, 255, 255}));
}

TEST(Fill, CoversAPixelByItsArea) {
    const Image image = painted({box(0.5, 0.0, 2.0, 1.25, black)}, 4, 3);
    EXPECT_NEAR(ink(image, 0, 0), 0.5, 0.005);
    EXPECT_EQ(at(image, 1, 0), (std::array{0, 0, 0, 255}));
    EXPECT_EQ(at(image, 2, 0), (std::array{255, 255, 255, 255}));
    EXPECT_NEAR(ink(image, 1, 1), 0.25, 0.005);
    EXPECT_NEAR(ink(image, 0, 1), 0.125, 0.005);
}

TEST(Fill, LaysColoursOverEachOtherByTheirAlpha) {
    const Image image = painted({box(0, 0, 2, 1, {255, 0, 0, 128}), box(1, 0, 2, 1, {0, 0, 255, 128})}, 3, 1);
    EXPECT_NEAR(at(image, 0, 0)[1], 255 * (1 - 128 / 255.0), 1.0);
    EXPECT_NEAR(at(image, 1, 0)[0], 127, 1.0);
    EXPECT_NEAR(at(image, 1, 0)[1], 63, 1.0);
    EXPECT_NEAR(at(image, 1, 0)[2], 191, 1.0);
    EXPECT_EQ(at(image, 1, 0)[3], 255);
}

TEST(Transparent, KeepsTheFullColourAtSoftEdges) {
    const Image image = painted({box(0.5, 0.0, 2.0, 1.0, {200, 100, 50, 255})}, 4, 1, true);
    EXPECT_EQ(at(image, 0, 0), (std::array{200, 100, 50, 128}));
    EXPECT_EQ(at(image, 1, 0), (std::array{200, 100, 50, 255}));
    EXPECT_EQ(at(image, 2, 0), (std::array{0, 0, 0, 0}));
}

TEST(Transparent, MixesAsSourceOverSays) {
    // Porter and Duff, over: alpha a + b (1 - a), colour weighted by the alphas.
    const Image image = painted({box(0, 0, 1, 1, {255, 0, 0, 128}), box(0, 0, 1, 1, {0, 0, 255, 64})}, 1, 1, true);
    const double above = 64 / 255.0, below = 128 / 255.0 * (1 - above), alpha = above + below;
    EXPECT_NEAR(at(image, 0, 0)[3], 255 * alpha, 1.0);
    EXPECT_NEAR(at(image, 0, 0)[0], 255 * below / alpha, 2.0);
    EXPECT_NEAR(at(image, 0, 0)[2], 255 * above / alpha, 2.0);
}

TEST(Transparent, OverWhiteGivesTheOpaquePicture) {
    const auto scene = randomScene(21, 0, 0, 500, 40);
    auto list = std::make_shared<DisplayList>(*scene);
    list->background = white;
    const Painter painter(list);
    const Image opaque = painter.paint(0, 0, 500, 500), clear = painter.paint(0, 0, 500, 500, true);
    for (std::size_t i = 0; i < opaque.pixels.size(); ++i) {
        if (i % 4 == 3) continue;
        const double alpha = clear.pixels[i / 4 * 4 + 3] / 255.0;
        ASSERT_NEAR(opaque.pixels[i], clear.pixels[i] * alpha + 255 * (1 - alpha), 4.0) << "byte " << i;
    }
}

TEST(Stroke, OfAWholePixelFillsItsRow) {
    const Image image = painted({line({{2, 3.5}, {7, 3.5}}, 1.0)}, 10, 7);
    for (int x = 0; x < 10; ++x) EXPECT_EQ(ink(image, x, 3), x >= 2 && x < 7 ? 1.0 : 0.0) << x;
    EXPECT_EQ(inkOfAll(image), 5.0);
}

TEST(Stroke, HasTheAreaOfItsLengthTimesItsWidth) {
    for (const double width : {0.25, 1.0, 3.0, 10.0}) {
        const Image image = painted({line({{20, 20}, {80, 50}}, width)}, 100, 70);
        EXPECT_NEAR(inkOfAll(image), std::hypot(60, 30) * width, 0.01 * std::hypot(60, 30) * width + 0.3) << width;
    }
}

TEST(Stroke, CapsAddWhatTheyShould) {
    const double length = 40.0, width = 10.0;
    const auto area = [&](Cap cap) { return inkOfAll(painted({line({{30, 30}, {70, 30}}, width, cap)}, 100, 60)); };
    EXPECT_NEAR(area(Cap::butt), length * width, 0.5);
    EXPECT_NEAR(area(Cap::square), (length + width) * width, 0.5);
    EXPECT_NEAR(area(Cap::round), length * width + std::numbers::pi * width * width / 4, 2.0);
}

TEST(Stroke, JoinsFillTheCornerByKind) {
    const auto corner = [&](Join join) {
        return painted({line({{10, 50}, {50, 50}, {50, 90}}, 20.0, Cap::butt, join)}, 100, 100);
    };
    EXPECT_EQ(ink(corner(Join::miter), 59, 40), 1.0);
    EXPECT_EQ(ink(corner(Join::round), 59, 40), 0.0);
    EXPECT_EQ(ink(corner(Join::round), 56, 43), 1.0);
    EXPECT_EQ(ink(corner(Join::bevel), 56, 43), 0.0);
    const double legs = 40.0 * 20 * 2 - 100.0;  // the inner corner is covered once
    EXPECT_NEAR(inkOfAll(corner(Join::miter)), legs + 100, 1.0);
    EXPECT_NEAR(inkOfAll(corner(Join::round)), legs + std::numbers::pi * 25, 2.0);
    EXPECT_NEAR(inkOfAll(corner(Join::bevel)), legs + 50, 1.0);
}

TEST(Stroke, AMitreReachesFourHalfWidthsAtMost) {
    // 1 / cos(half the turn) is 4 at a turn of 151 degrees.
    const auto tip = [](double degrees) {
        const double turn = degrees * std::numbers::pi / 180;
        const std::vector<Point> corner{{10, 50}, {50, 50}, {50 + 40 * std::cos(turn), 50 + 40 * std::sin(turn)}};
        return ink(painted({line(corner, 10.0)}, 100, 100), 61, 46);
    };
    EXPECT_EQ(tip(150.0), 1.0);
    EXPECT_EQ(tip(152.0), 0.0) << "cut off like a bevel";
}

TEST(Stroke, ThatTurnsBackEndsInAHalfDiscWhereItsJoinsAreRound) {
    const Image image = painted({line({{10, 30}, {60, 30}, {10, 30}}, 20.0, Cap::butt, Join::round)}, 80, 60);
    EXPECT_EQ(ink(image, 68, 30), 1.0);
    EXPECT_EQ(ink(image, 65, 35), 1.0);
    EXPECT_EQ(ink(image, 65, 24), 1.0);
    EXPECT_EQ(ink(image, 71, 30), 0.0);
    EXPECT_EQ(ink(image, 68, 38), 0.0);
    EXPECT_NEAR(inkOfAll(image), 50.0 * 20.0 + 0.5 * std::numbers::pi * 100.0, 3.0);
}

TEST(Stroke, OfAClosedPathHasNoEnds) {
    Stroke ring;
    ring.colour = black;
    ring.width = 4.0;
    ring.cap = Cap::square;
    ring.path.push_back({{}, true});
    for (int i = 0; i < 400; ++i) {
        const double angle = i * std::numbers::pi / 200;
        ring.path[0].points.push_back({50 + 40 * std::cos(angle), 50 + 40 * std::sin(angle)});
    }
    const double area = std::numbers::pi * (42 * 42 - 38 * 38);
    EXPECT_NEAR(inkOfAll(painted({ring}, 100, 100)), area, 0.01 * area);
    ring.path[0].points.push_back(ring.path[0].points.front());  // the first point said again
    EXPECT_NEAR(inkOfAll(painted({ring}, 100, 100)), area, 0.01 * area);
}

TEST(Stroke, OfAPointIsARoundOrSquareDot) {
    const auto area = [&](Cap cap) { return inkOfAll(painted({line({{10, 10}, {10, 10}}, 6.0, cap)}, 20, 20)); };
    EXPECT_EQ(area(Cap::butt), 0.0);
    EXPECT_NEAR(area(Cap::round), std::numbers::pi * 9, 1.0);
    EXPECT_NEAR(area(Cap::square), 36.0, 0.2);
}

TEST(Stroke, ThatTurnsOnItselfStaysWhole) {
    // A track that was recorded while standing still: very many points within a few pixels.
    Random random(4);
    std::vector<Point> points;
    for (int i = 0; i < 150000; ++i) points.push_back({random.between(10, 20), random.between(10, 20)});
    const Image image = painted({line(points, 3.0, Cap::round, Join::round)}, 30, 30);
    for (int y = 10; y < 20; ++y) {
        for (int x = 10; x < 20; ++x) ASSERT_EQ(ink(image, x, y), 1.0) << x << ", " << y;
    }
    EXPECT_EQ(ink(image, 5, 5), 0.0);
}

/// Where a row of pixels is inked.
std::string pattern(const Image& image, int y) {
    std::string result;
    for (int x = 0; x < image.width; ++x) result += ink(image, x, y) > 0.9 ? '#' : ink(image, x, y) < 0.1 ? '.' : '+';
    return result;
}

TEST(Dashes, BeginWithTheLine) {
    Stroke dashed = line({{0, 0.5}, {20, 0.5}}, 1.0);
    dashed.dashes = {4, 2};
    EXPECT_EQ(pattern(painted({dashed}, 20, 1), 0), "####..####..####..##");
    dashed.dashStart = 3;
    EXPECT_EQ(pattern(painted({dashed}, 20, 1), 0), "#..####..####..####.");
    dashed.dashStart = -1;
    EXPECT_EQ(pattern(painted({dashed}, 20, 1), 0), ".####..####..####..#");
}

TEST(Dashes, OfAnOddCountAreTakenTwice) {
    Stroke dashed = line({{0, 0.5}, {20, 0.5}}, 1.0);
    dashed.dashes = {3, 1, 2};
    EXPECT_EQ(pattern(painted({dashed}, 20, 1), 0), "###.##...#..###.##..");
}

TEST(Dashes, KeepStepAroundCornersAndOverManyPoints) {
    // Up to the corner at 10, then down: the fourth dash begins 18 px from the start.
    Stroke dashed = line({{0.5, 0.5}, {10.5, 0.5}, {10.5, 20.5}}, 1.0);
    dashed.dashes = {4, 2};
    const Image corner = painted({dashed}, 12, 22);
    EXPECT_GT(ink(corner, 10, 9), 0.9);
    EXPECT_LT(ink(corner, 10, 7), 0.1);

    // 3000 points at odd distances: the pattern at the far end is where the length says.
    Stroke far = line({}, 1.0);
    for (int i = 0; i <= 3000; ++i) far.path[0].points.push_back({i * 1.25, 0.5});
    far.dashes = {5, 5};
    auto list = std::make_shared<DisplayList>();
    list->items.push_back(far);
    const Painter painter(list);
    EXPECT_EQ(pattern(painter.paint(3700, 0, 30, 1), 0), "#####.....#####.....#####.....");
    EXPECT_EQ(pattern(painter.paint(3703, 0, 10, 1), 0), "##.....###");
}

TEST(Dashes, OfNoLengthAreDots) {
    Stroke dotted = line({{5, 5}, {45, 5}}, 4.0, Cap::round);
    dotted.dashes = {0, 10};
    const Image image = painted({dotted}, 50, 10);
    EXPECT_NEAR(inkOfAll(image), 5 * std::numbers::pi * 4, 2.5);
    for (const int x : {5, 15, 25, 35, 45}) EXPECT_GT(ink(image, x, 5), 0.9) << x;
    EXPECT_EQ(ink(image, 10, 5), 0.0);
}

TEST(Dashes, ThatComeAgainWithinASixteenthOfAPixelAreALine) {
    const auto inkOf = [](double length) {
        Stroke dashed = line({{0, 0.5}, {8, 0.5}}, 1.0);
        dashed.dashes = {length, length};
        return inkOfAll(painted({dashed}, 8, 1));
    };
    EXPECT_EQ(inkOf(1.0 / 33.0), 8.0);
    EXPECT_NEAR(inkOf(1.0 / 16.0), 4.0, 0.2);
    EXPECT_NEAR(inkOf(0.5), 4.0, 0.05);
}

TEST(Dashes, AcrossTheWholePlaneAreStillFoundAtOnce) {
    Stroke dashed = line({{-9e8, 0.5}, {9e8, 0.5}}, 1.0);
    dashed.dashes = {4, 4};
    const std::string found = pattern(painted({dashed}, 16, 1), 0);
    EXPECT_TRUE(found == "####....####...." || found == "....####....####") << found;
}

TEST(BadCoordinates, AreLeftOutOrBroughtBack) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), far = std::numeric_limits<double>::infinity();
    const Image image =
        painted({line({{2, 3.5}, {nan, 0}, {7, 3.5}}, 1.0), line({{-far, 5.5}, {1e300, 5.5}}, 1.0)}, 10, 7);
    EXPECT_EQ(pattern(image, 3), "..#####...");
    EXPECT_EQ(pattern(image, 5), "##########");
    EXPECT_EQ(inkOfAll(image), 15.0);
}

TEST(Extent, HoldsEverythingThatAnItemColours) {
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        const auto scene = randomScene(seed, 0, 0, 300, 60);
        for (const Item& item : scene->items) {
            const Rect extent = extentOf(item);
            const Image image = painted({item}, 300, 300, true);
            for (int y = 0; y < 300; ++y) {
                for (int x = 0; x < 300; ++x) {
                    if (at(image, x, y)[3] == 0) continue;
                    ASSERT_TRUE(overlap(extent, {x + 0.0, y + 0.0, x + 1.0, y + 1.0}))
                        << "seed " << seed << ", kind " << item.index() << " at " << x << ", " << y;
                }
            }
        }
    }
}

TEST(Painter, ShowsTheBackgroundWhereNothingIs) {
    auto list = std::make_shared<DisplayList>();
    list->background = {1, 2, 3, 255};
    EXPECT_EQ(at(Painter(list).paint(1000, -1000, 3, 3), 2, 2), (std::array{1, 2, 3, 255}));
    EXPECT_EQ(at(Painter(list).paint(1000, -1000, 3, 3, true), 2, 2), (std::array{0, 0, 0, 0}));
    list->background = {9, 9, 9, 100};
    EXPECT_EQ(at(Painter(list).paint(0, 0, 1, 1), 0, 0), (std::array{9, 9, 9, 100}));
    EXPECT_TRUE(Painter(list).paint(0, 0, 0, 5).pixels.empty());
    EXPECT_THROW(Painter(list).paint(0, 0, -1, 5), std::invalid_argument);
}

TEST(Halo, LiesBeneathTheWholeText) {
    GlyphRun text;
    text.run = text::shape("MW", 40.0);
    text.origin = {10, 50};
    text.colour = black;
    text.halo = red;
    text.haloWidth = 4.0;
    const Image with = painted({text}, 120, 70);
    text.haloWidth = 0.0;
    const Image without = painted({text}, 120, 70);
    int haloed = 0;
    for (int y = 0; y < 70; ++y) {
        for (int x = 0; x < 120; ++x) {
            if (ink(without, x, y) == 1.0) {
                ASSERT_EQ(at(with, x, y), (std::array{0, 0, 0, 255}));
            }
            haloed += at(with, x, y) == (std::array{255, 0, 0, 255}) ? 1 : 0;
        }
    }
    EXPECT_GT(haloed, 400);
}

}  // namespace
}  // namespace corridor::paint
