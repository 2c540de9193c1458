#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "ground.hpp"
#include "scenes.hpp"

namespace corridor::scene {
namespace {

Scale at(double metresPerPixel, double ratio = 1.0) {
    return {metresPerPixel, ratio};
}

TEST(Scale, WidthsGoFromThatFarAwayToThatNearAndNoFarther) {
    EXPECT_EQ(at(400.0).between(2.0, 8.0), 2.0);
    EXPECT_EQ(at(4000.0).between(2.0, 8.0), 2.0);
    EXPECT_GT(at(390.0).between(2.0, 8.0), 2.0);
    EXPECT_EQ(at(5.0).between(2.0, 8.0), 8.0);
    EXPECT_EQ(at(0.1).between(2.0, 8.0), 8.0);
    EXPECT_LT(at(5.1).between(2.0, 8.0), 8.0);
    // Half way by the logarithm: the square root of 400 x 5.
    EXPECT_NEAR(at(44.72).between(2.0, 8.0), 5.0, 0.02);
}

TEST(Scale, WidthsInTheMiddleAreThoseAtFiftyMetres) {
    EXPECT_EQ(at(400.0).between(1.0, 2.0, 6.0), 1.0);
    EXPECT_EQ(at(50.0).between(1.0, 2.0, 6.0), 2.0);
    EXPECT_EQ(at(5.0).between(1.0, 2.0, 6.0), 6.0);
    EXPECT_LT(at(60.0).between(1.0, 2.0, 6.0), 2.0);
    EXPECT_GT(at(40.0).between(1.0, 2.0, 6.0), 2.0);
    EXPECT_NEAR(at(141.42).between(1.0, 2.0, 6.0), 1.5, 0.02);
    EXPECT_NEAR(at(15.811).between(1.0, 2.0, 6.0), 4.0, 0.02);
}

TEST(Scale, WidthsGrowWithThePixelRatioInStepsOfA64th) {
    EXPECT_EQ(at(400.0, 3.125).between(2.0, 8.0), 6.25);
    const double width = at(120.0).between(2.0, 8.0);
    EXPECT_EQ(width * 64.0, std::round(width * 64.0));
    EXPECT_EQ(at(10.0, 2.0).pixels(3.0), 6.0);
}

TEST(Scale, DistancesOnTheGround) {
    EXPECT_DOUBLE_EQ(at(20.0).pixelsOf(1000.0), 50.0);
    EXPECT_DOUBLE_EQ(at(20.0, 2.0).pixelsOf(1000.0), 100.0) << "of a pixel at 96 dpi";
}

TEST(Scale, ShowsUpToALimitAndEverythingWithoutOne) {
    EXPECT_TRUE(at(150.0).shows(150.0));
    EXPECT_FALSE(at(150.1).shows(150.0));
    EXPECT_TRUE(at(1e6).shows(0.0));
}

/// A place, a road or a route in the middle of a map at a scale.
bool has(const Scene& scene, Key key) {
    return std::any_of(scene.explained.begin(), scene.explained.end(), [&](const auto& e) { return e.key == key; });
}

View viewOf(double metresPerPixel) {
    return viewAt("EPSG:32638", {46.0, 40.0}, metresPerPixel);
}

TEST(Scale, OfAMapIsTrueAtTheMiddleOfItsData) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{45.5, 39.0}, {46.5, 41.0}})};
    // Mercator is stretched by 1 / cos(latitude): on the ground a pixel of 100 units is less.
    const View view{geodesy::Projection("EPSG:3857"), 100.0, 1.0, {}};
    EXPECT_NEAR(sceneOf(atlas, showOn("any"), view).metresPerPixel, 100.0 * std::cos(40.0 * 0.017453292519943295), 0.3);
    View print = view;
    print.pixelRatio = 3.125;
    EXPECT_NEAR(sceneOf(atlas, showOn("any"), print).metresPerPixel,
                3.125 * 100.0 * std::cos(40.0 * 0.017453292519943295), 1.0)
        << "of a pixel at 96 dpi";
}

TEST(Scale, PlacesAreShownUpToTheLimitOfTheirKind) {
    for (const auto& [kind, limit] : {std::pair{"city", 2500.0}, {"town", 420.0}, {"village", 130.0}, {"", 200.0}}) {
        model::Atlas atlas;
        atlas.places = {placeOf("p", kind, {46.0, 40.0})};
        EXPECT_TRUE(has(sceneOf(atlas, showOn("any"), viewOf(0.998 * limit)), Key::place)) << kind;
        EXPECT_FALSE(has(sceneOf(atlas, showOn("any"), viewOf(1.002 * limit)), Key::place)) << kind;
    }
}

TEST(Scale, RoadsAreShownUpToTheLimitOfTheirClass) {
    for (const auto& [roadClass, limit] : {std::pair{"primary", 1200.0},
                                           {"secondary", 600.0},
                                           {"minor", 150.0},
                                           {"track", 150.0},
                                           {"no such class", 150.0}}) {
        model::Atlas atlas;
        model::Edge edge;
        edge.id = "e";
        edge.roadClass = roadClass;
        edge.line = {{45.9, 40.0}, {46.1, 40.0}};
        atlas.network = {edge};
        EXPECT_TRUE(has(sceneOf(atlas, showOn("any"), viewOf(0.99 * limit)), Key::road)) << roadClass;
        EXPECT_FALSE(has(sceneOf(atlas, showOn("any"), viewOf(1.01 * limit)), Key::road)) << roadClass;
    }
}

}  // namespace
}  // namespace corridor::scene
