#include <gmock/gmock.h>

#include <cmath>

#include "cut.hpp"
#include "occupied.hpp"
#include "paint/painter.hpp"
#include "scenes.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;
using drawing::Rect;

constexpr Rect box{0.0, 0.0, 100.0, 50.0};

PlaneLine lineOf(std::initializer_list<Point> points) {
    PlaneLine line;
    for (const Point point : points)
        line.push_back({point, 10.0 * static_cast<double>(line.size()), static_cast<std::uint32_t>(line.size())});
    return line;
}

TEST(Cut, LeavesALineInsideAsItIs) {
    const PlaneLine line = lineOf({{0, 0}, {100, 50}, {100, 0}});
    const auto parts = partsInside(line, box);
    ASSERT_EQ(1u, parts.size());
    EXPECT_EQ(pointsOf(line), pointsOf(parts[0]));
}

TEST(Cut, CutsALineAtTheEdgesWithItsChainages) {
    const auto parts = partsInside(lineOf({{-100, 25}, {50, 25}, {50, 125}, {75, 125}, {75, 0}}), box);
    ASSERT_EQ(2u, parts.size());
    EXPECT_EQ((std::vector<Point>{{0, 25}, {50, 25}, {50, 50}}), pointsOf(parts[0]));
    EXPECT_DOUBLE_EQ(10.0 * 100.0 / 150.0, parts[0].front().chainage);
    EXPECT_DOUBLE_EQ(10.0, parts[0][1].chainage);
    EXPECT_DOUBLE_EQ(12.5, parts[0].back().chainage);
    EXPECT_EQ((std::vector<Point>{{75, 50}, {75, 0}}), pointsOf(parts[1]));
}

TEST(Cut, FindsALongLineThatOnlyPasses) {
    const auto parts = partsInside(lineOf({{-1e9, 25}, {1e9, 25}}), box);
    ASSERT_EQ(1u, parts.size());
    EXPECT_EQ((std::vector<Point>{{0, 25}, {100, 25}}), pointsOf(parts[0]));
    EXPECT_TRUE(partsInside(lineOf({{-10, 60}, {1e9, 60}}), box).empty());
    EXPECT_TRUE(partsInside(lineOf({{-10, 45}, {10, 65}}), box).empty()) << "past the corner";
}

TEST(Cut, CutsARingAndKeepsOneAroundTheBox) {
    const std::vector<Point> around{{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}};
    const auto all = ringInside(around, box);
    EXPECT_EQ(4u, all.size());
    for (const Point corner : all) EXPECT_TRUE(contains(box, corner));
    EXPECT_TRUE(isInside({{all, true}}, {50, 25}));
    EXPECT_TRUE(ringInside({{200, 0}, {300, 0}, {300, 10}}, box).empty());
    const std::vector<Point> own{{10, 10}, {20, 10}, {20, 20}};
    EXPECT_EQ(own, ringInside(own, box));
}

TEST(LineField, FindsWhatLiesInABoxAmongMany) {
    LineField field;
    for (int i = 0; i < 1000; ++i) field.add({i * 10.0, 0.0}, {i * 10.0, 100.0});
    EXPECT_DOUBLE_EQ(0.0, field.lengthWithin({1.0, 0.0, 9.0, 100.0}));
    EXPECT_DOUBLE_EQ(60.0, field.lengthWithin({15.0, 20.0, 45.0, 40.0}));
    EXPECT_DOUBLE_EQ(1000.0 * 100.0, field.lengthWithin({-1.0, -1.0, 10000.0, 101.0}));
    EXPECT_DOUBLE_EQ(0.0, LineField().lengthWithin(box));
}

TEST(LineField, TakesLinesOfAnyLength) {
    // A grid of cells over the boxes of these would have 1e18 of them.
    LineField field;
    for (int i = 0; i < 5000; ++i) field.add({-1e11, -1e11 + i}, {1e11, 1e11 + i});
    // The diagonals that begin 0 to 99 pixels up its left side.
    EXPECT_NEAR(5050.0 * std::sqrt(2.0), field.lengthWithin({0.0, 0.0, 100.0, 100.0}), 1.0);
}

paint::Image painted(const Scene& scene, const Picture& picture) {
    return paint::paintAll(paint::Painter(scene.list), 0, 0, picture.frame.width, picture.frame.height, 1);
}

Picture seen(Picture picture) {
    picture.view.within =
        Rect{0.0, 0.0, static_cast<double>(picture.frame.width), static_cast<double>(picture.frame.height)};
    return picture;
}

Scene sceneOf(const Picture& picture, const model::Atlas& atlas = shipped(),
              const access::Assertions& assertions = shippedAssertions()) {
    return makeScene(atlas, assertions, showOn("2023-08-17"), defaultStyle(), picture.view);
}

TEST(CloseView, ChangesNothingAtScalesOfMaps) {
    for (const double metres : {400.0, 60.0, 5.0, 1.0}) {
        const Picture picture = pictureAt("EPSG:32638", hakari, metres, 500, 400);
        const Scene whole = sceneOf(picture), part = sceneOf(seen(picture));
        EXPECT_EQ(painted(whole, picture).pixels, painted(part, picture).pixels) << metres;
        EXPECT_EQ(whole.labels.size(), part.labels.size()) << metres;
        EXPECT_EQ(whole.hits.size(), part.hits.size()) << metres;
    }
}

TEST(CloseView, PaintsTheSamePixelsOfALineThatGoesOnFarBeyond) {
    model::Atlas atlas;
    atlas.routes.push_back(routeOf("long", {{20.0, 38.0}, {46.5, 39.5}, {46.6, 39.6}, {75.0, 41.0}}));
    atlas.routes.push_back(routeOf("other", {{46.5, 39.5}, {46.6, 39.6}, {75.0, 41.0}}));
    const access::Assertions assertions(atlas);
    for (const char* crs : {"EPSG:3857", "EPSG:32638", "EPSG:4326"}) {
        Picture picture = pictureAt(crs, {46.55, 39.55}, 0.15, 300, 300);
        picture.view.projection = geodesy::Projection(crs);
        const Scene whole = sceneOf(picture, atlas, assertions), part = sceneOf(seen(picture), atlas, assertions);
        EXPECT_EQ(painted(whole, picture).pixels, painted(part, picture).pixels) << crs;
        EXPECT_GT(whole.hits.front().box.width(), 2.0 * View::farthest) << crs;
        EXPECT_LE(part.hits.front().box.width(), 2.0 * View::farthest + 400.0) << crs;
    }
}

std::size_t pointsIn(const Scene& scene) {
    std::size_t count = 0;
    for (const auto& item : scene.list->items) {
        const auto add = [&](const drawing::Path& path) {
            for (const auto& sub : path) count += sub.points.size();
        };
        if (const auto* fill = std::get_if<drawing::Fill>(&item)) add(fill->path);
        if (const auto* stroke = std::get_if<drawing::Stroke>(&item)) add(stroke->path);
    }
    return count;
}

TEST(CloseView, HoldsNoMoreTheCloserItIs) {
    const std::size_t usual = pointsIn(sceneOf(seen(pictureAt("EPSG:32638", hakari, 5.0, 800, 600))));
    for (const char* crs : {"EPSG:3857", "EPSG:32638", "EPSG:4326", "EPSG:3995"}) {
        for (const double metres : {0.03, 0.003, 1e-4, 1e-5}) {
            const Scene scene = sceneOf(seen(pictureAt(crs, hakari, metres, 800, 600)));
            // Names along lines go on as far as the lines are kept; that is the most that grows.
            EXPECT_LE(pointsIn(scene), 2 * usual) << crs << " " << metres;
            EXPECT_LE(scene.labels.size(), 6000u) << crs << " " << metres;
        }
    }
}

}  // namespace
}  // namespace corridor::scene
