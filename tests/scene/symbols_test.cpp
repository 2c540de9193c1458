#include "symbols.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

namespace corridor::scene {
namespace {

using drawing::Colour;
using drawing::Point;
using drawing::Rect;

TEST(Colours, FadeByTheirOpacityWithinBounds) {
    EXPECT_EQ(faded({1, 2, 3, 200}, 0.5), (Colour{1, 2, 3, 100}));
    EXPECT_EQ(faded({1, 2, 3, 200}, 7.0).a, 200);
    EXPECT_EQ(faded({1, 2, 3, 200}, -1.0).a, 0);
}

TEST(Colours, MixFromTheFirstToTheSecond) {
    EXPECT_EQ(mixed({0, 100, 200, 0}, {100, 0, 200, 255}, 0.25), (Colour{25, 75, 200, 64}));
    EXPECT_EQ(mixed({0, 0, 0, 255}, {10, 10, 10, 255}, 2.0), (Colour{10, 10, 10, 255}));
    EXPECT_EQ(mixed({0, 0, 0, 255}, {10, 10, 10, 255}, 0.0), (Colour{0, 0, 0, 255}));
}

TEST(Colours, OfSimplestyle) {
    const Colour otherwise{9, 9, 9, 9};
    EXPECT_EQ(colourOf("#204060", otherwise), (Colour{0x20, 0x40, 0x60, 255}));
    EXPECT_EQ(colourOf("#f0A", otherwise), (Colour{0xFF, 0x00, 0xAA, 255}));
    for (const char* wrong : {"", "204060", "#20406", "#2040600", "#20406g", "red"})
        EXPECT_EQ(colourOf(wrong, otherwise), otherwise) << wrong;
}

TEST(Shapes, ACircleIsRoundToAQuarterOfAPixel) {
    for (const double radius : {1.0, 8.0, 60.0, 170.0}) {
        const drawing::SubPath path = circle({10, 20}, radius);
        EXPECT_TRUE(path.closed);
        for (std::size_t i = 0; i < path.points.size(); ++i) {
            const Point a = path.points[i], b = path.points[(i + 1) % path.points.size()];
            EXPECT_NEAR(std::hypot(a.x - 10, a.y - 20), radius, 1e-9);
            EXPECT_GT(std::hypot(0.5 * (a.x + b.x) - 10, 0.5 * (a.y + b.y) - 20), radius - 0.25);
        }
    }
    EXPECT_EQ(circle({0, 0}, 0.1).points.size(), 20u);
    EXPECT_EQ(circle({0, 0}, 1e6).points.size(), 360u);
}

TEST(Shapes, ARoundedBoxFillsItsBox) {
    double least = 1e9, most = -1e9;
    for (const Point& point : rounded({0, 0, 40, 10}, 3.0).points) {
        least = std::min(least, point.x);
        most = std::max(most, point.x);
        EXPECT_GE(point.y, -1e-9);
        EXPECT_LE(point.y, 10.0 + 1e-9);
        const double dx = std::min(point.x, 40.0 - point.x), dy = std::min(point.y, 10.0 - point.y);
        EXPECT_TRUE(dx > 2.99 || dy > 2.99 || std::abs(std::hypot(3.0 - dx, 3.0 - dy) - 3.0) < 1e-9) << "in the corner";
    }
    EXPECT_NEAR(least, 0.0, 1e-9);
    EXPECT_NEAR(most, 40.0, 1e-9);
    for (const Point& point : rounded({0, 0, 40, 10}, 30.0).points) EXPECT_LE(std::abs(point.y - 5.0), 5.0 + 1e-9);
}

std::string drawn(const Items& items) {
    std::string all;
    for (const auto& item : items) {
        const auto* fill = std::get_if<drawing::Fill>(&item);
        const auto* stroke = std::get_if<drawing::Stroke>(&item);
        const drawing::Path& path = fill ? fill->path : stroke->path;
        for (const auto& sub : path) {
            for (const Point& p : sub.points) all += std::to_string(p.x) + "," + std::to_string(p.y) + " ";
        }
    }
    return all;
}

TEST(Checkpoints, EachKindHasASignOfItsOwnAndAnyOtherTheCommonOne) {
    const auto sign = [](const std::string& kind) {
        Items items;
        addCheckpoint(items, kind, {0, 0}, 12.0, defaultStyle(), 1.0);
        return drawn(items);
    };
    std::set<std::string> signs;
    for (const char* kind : {"checkpoint", "border-crossing", "observation-post", "peacekeeper-post", "roadblock", "x"})
        signs.insert(sign(kind));
    EXPECT_EQ(signs.size(), 6u);
    EXPECT_EQ(sign(""), sign("checkpoint"));
    EXPECT_EQ(sign("x"), sign("y"));
}

TEST(Events, EachSymbolIsAnother) {
    std::set<std::string> signs;
    for (const char* symbol : {"bar", "arrow", "gate", "truck", "talks", "paper", "road", "warning", "grid", "burst",
                               "people", "post", "dot"}) {
        Items items;
        addEventHead(items, {{90, 90, 90, 255}, symbol}, "", {0, 0}, 8.0, 1.0);
        signs.insert(drawn(items));
    }
    EXPECT_EQ(signs.size(), 13u);
}

TEST(Events, ANumberStandsInsteadOfTheSymbol) {
    Items items;
    addEventHead(items, {{90, 90, 90, 255}, "bar"}, "12", {50, 60}, 8.0, 1.0);
    ASSERT_EQ(items.size(), 3u);
    const auto& run = std::get<drawing::GlyphRun>(items[2]);
    EXPECT_NEAR(run.run.size, 8.0 * 1.22, 1e-9);
    EXPECT_NEAR(run.origin.x + 0.5 * run.run.width, 50.0, 1e-9) << "in the middle";
    items.clear();
    addEventHead(items, {{90, 90, 90, 255}, "bar"}, "123", {50, 60}, 8.0, 1.0);
    EXPECT_NEAR(std::get<drawing::GlyphRun>(items[2]).run.size, 8.0 * 0.92, 1e-9) << "three digits are smaller";
}

TEST(Rings, AreFilledUpToASize) {
    const auto items = [](double radius, double ratio) {
        Items all;
        addRing(all, {0, 0}, radius, defaultStyle(), ratio);
        return all.size();
    };
    EXPECT_EQ(items(259.0, 1.0), 2u);
    EXPECT_EQ(items(261.0, 1.0), 1u) << "the rim alone";
    EXPECT_EQ(items(519.0, 2.0), 2u);
    EXPECT_EQ(items(521.0, 2.0), 1u);
}

TEST(Categories, WithoutAColourOfTheirOwnTakeThemInTurn) {
    const Style style = defaultStyle();
    EXPECT_EQ(categoryStyle(style, "closure", {}).symbol, "bar");
    const std::vector<std::string> all{"a", "b", "c", "d", "e", "f", "g"};
    EXPECT_EQ(categoryStyle(style, "b", all).colour, style.categoryColours[1]);
    EXPECT_EQ(categoryStyle(style, "g", all).colour, style.categoryColours[0]) << "the seventh of six";
    EXPECT_EQ(categoryStyle(style, "b", all).symbol, "dot");
}

TEST(Places, ADotOfOneColourHasNoHole) {
    PlaceStyle style;
    Items hollow, solid;
    addPlace(hollow, style, {0, 0}, 3.0, 1.0);
    style.fill = style.line;
    addPlace(solid, style, {0, 0}, 3.0, 1.0);
    EXPECT_EQ(hollow.size(), 3u);
    EXPECT_EQ(solid.size(), 2u);
}

}  // namespace
}  // namespace corridor::scene
