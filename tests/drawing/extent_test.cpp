#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "drawing/display_list.hpp"

namespace corridor::drawing {
namespace {

TEST(Snapped, IsTheNearestOf256PartsOfAPixel) {
    EXPECT_EQ(snapped(1.0), 1.0);
    EXPECT_EQ(snapped(1.0 + 0.4 / 256), 1.0);
    EXPECT_EQ(snapped(1.0 + 0.6 / 256), 1.0 + 1.0 / 256);
    EXPECT_EQ(snapped(-1.0 - 0.6 / 256), -1.0 - 1.0 / 256);
    EXPECT_EQ(snapped(0.5 / 256), 1.0 / 256);  // halves go up,
    EXPECT_EQ(snapped(-0.5 / 256), 0.0);       // on either side of zero
    EXPECT_EQ(snapped(Point{0.1, -0.1}), (Point{26.0 / 256, -26.0 / 256}));
}

TEST(Snapped, MakesOneOfValuesThatDifferInTheirLastBits) {
    const double value = 12345.678;
    EXPECT_EQ(snapped(value), snapped(std::nextafter(value, 0.0)));
}

TEST(Overlap, NeedsACommonArea) {
    const Rect box{0, 0, 10, 10};
    EXPECT_TRUE(overlap(box, {9, 9, 20, 20}));
    EXPECT_TRUE(overlap(box, {2, 2, 3, 3}));
    EXPECT_FALSE(overlap(box, {10, 0, 20, 10}));
    EXPECT_FALSE(overlap(box, {0, -5, 10, 0}));
    EXPECT_FALSE(overlap(box, {2, 11, 3, 12}));
}

TEST(Extent, OfAStrokeHoldsItsWidthCapsAndMitres) {
    Stroke stroke;
    stroke.path = {{{{0, 0}, {100, 50}}, false}};
    stroke.width = 10;
    stroke.cap = Cap::butt;
    EXPECT_NEAR(extentOf(Item(stroke)).x0, -5.0, 0.1);
    EXPECT_NEAR(extentOf(Item(stroke)).y1, 55.0, 0.1);
    stroke.cap = Cap::square;  // its corners reach 5 times the root of 2
    EXPECT_LE(extentOf(Item(stroke)).x0, -5.0 * std::numbers::sqrt2);
    stroke.join = Join::miter;
    EXPECT_LE(extentOf(Item(stroke)).x0, -5.0 * miterLimit);
}

TEST(Extent, LeavesOutWhatIsNotANumber) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Fill fill;
    fill.path = {{{{1, 2}, {nan, 5}, {3, 4}}, true}};
    const Rect extent = extentOf(Item(fill));
    EXPECT_NEAR(extent.x0, 1.0, 0.1);
    EXPECT_NEAR(extent.x1, 3.0, 0.1);
    EXPECT_NEAR(extent.y1, 4.0, 0.1);
    EXPECT_EQ(extentOf(Item(Fill{})).width(), 0.0);
}

TEST(Extent, OfTextIsThatOfItsLetters) {
    GlyphRun text;
    text.run = text::shape("Hakari", 40.0);
    text.origin = {100, 200};
    const Rect plain = extentOf(Item(text));
    EXPECT_GT(plain.x0, 100.0);  // the side bearing of the H
    EXPECT_LT(plain.x1, 100.0 + text.run.width + 1.0);
    EXPECT_NEAR(plain.y1, 200.0, 1.5);
    EXPECT_NEAR(plain.height(), 0.75 * 40.0, 5.0);

    text.haloWidth = 3.0;
    EXPECT_NEAR(extentOf(Item(text)).x0, plain.x0 - 3.0, 1e-9);

    text.haloWidth = 0.0;
    text.angle = std::numbers::pi / 2;  // clockwise: the text runs down, its letters' tops to the right
    const Rect turned = extentOf(Item(text));
    EXPECT_NEAR(turned.width(), plain.height(), 1e-6);
    EXPECT_NEAR(turned.height(), plain.width(), 1e-6);
    EXPECT_GT(turned.y0, 200.0);
    EXPECT_GT(turned.x1, 120.0);
}

TEST(Extent, OfTextOnALineFollowsEachLetter) {
    GlyphsOnLine text;
    text.run = text::shape("Araz", 20.0);
    for (std::size_t i = 0; i < text.run.glyphs.size(); ++i) {
        text.origins.push_back({50.0 * static_cast<double>(i), 0.0});
        text.angles.push_back(0.0);
    }
    const Rect extent = extentOf(Item(text));
    EXPECT_GT(extent.x1, 150.0);
    EXPECT_LT(extent.x1, 170.0);
    EXPECT_LT(extent.y0, -13.0);
}

}  // namespace
}  // namespace corridor::drawing
