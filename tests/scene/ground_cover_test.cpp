// Forest, built-up areas, rivers and spot heights: under everything else, and never in its way.
#include <gmock/gmock.h>

#include <algorithm>

#include "model/spot_height.hpp"
#include "scenes.hpp"

namespace corridor::scene {
namespace {

using testing::Contains;
using testing::Not;

/// A square of a tenth of a degree about Khankendi.
model::Shape squareOf(const std::string& id, const std::string& kind) {
    const auto [lon, lat] = khankendi;
    model::Shape shape;
    shape.id = id;
    shape.kind = kind;
    shape.polygons = {
        {{{lon - 0.1, lat - 0.1}, {lon + 0.1, lat - 0.1}, {lon + 0.1, lat + 0.1}, {lon - 0.1, lat + 0.1}, {lon - 0.1, lat - 0.1}}}};
    return shape;
}

model::Place heightOf(double metres, units::LonLat at) {
    model::Place place;
    place.id = "h" + std::to_string(static_cast<int>(metres));
    place.kind = "spot-height";
    place.elevation = units::Metres{metres};
    place.position = at;
    return place;
}

Scene sceneOf(const model::Atlas& atlas, double metresPerPixel) {
    const access::Assertions assertions(atlas);
    return makeScene(atlas, assertions, showOn("any"), defaultStyle(), viewAt("EPSG:32638", khankendi, metresPerPixel));
}

std::vector<drawing::Colour> fillsOf(const Scene& scene) {
    std::vector<drawing::Colour> colours;
    for (const drawing::Item& item : scene.list->items) {
        if (const auto* fill = std::get_if<drawing::Fill>(&item)) colours.push_back(fill->colour);
    }
    return colours;
}

std::vector<std::string> textsOf(const Scene& scene) {
    std::vector<std::string> texts;
    for (const Label& label : scene.labels) texts.push_back(label.text);
    return texts;
}

bool explains(const Scene& scene, Key key, const std::string& what) {
    return std::any_of(scene.explained.begin(), scene.explained.end(),
                       [&](const Explained& e) { return e.key == key && e.what == what; });
}

TEST(GroundCover, IsATintFromItsScaleOnAndNothingToPointAtWithoutAName) {
    const Style style = defaultStyle();
    for (const char* kind : {"forest", "built-up"}) {
        model::Atlas atlas;
        atlas.shapes = {squareOf("a", kind)};
        const GroundStyle& own = style.grounds.at(kind);
        const Scene close = sceneOf(atlas, own.maxMetresPerPixel - 1.0);
        EXPECT_THAT(fillsOf(close), Contains(own.fill)) << kind;
        EXPECT_TRUE(explains(close, Key::ground, own.title)) << kind;
        EXPECT_TRUE(close.hits.empty()) << kind;
        EXPECT_THAT(fillsOf(sceneOf(atlas, own.maxMetresPerPixel + 1.0)), Not(Contains(own.fill))) << kind;
        atlas.shapes.front().names.byLanguage["en"] = "The old wood";
        EXPECT_FALSE(sceneOf(atlas, own.maxMetresPerPixel - 1.0).hits.empty()) << kind;
    }
}

TEST(GroundCover, IsPalerThanAnythingDrawnUponIt) {
    const auto lightness = [](drawing::Colour c) { return 0.3 * c.r + 0.59 * c.g + 0.11 * c.b; };
    const Style style = defaultStyle();
    for (const auto& [kind, ground] : style.grounds) {
        EXPECT_EQ(ground.fill.a, 255) << kind;
        EXPECT_GT(lightness(ground.fill), lightness(style.water)) << kind;
        EXPECT_LT(lightness(ground.fill), lightness(style.landClose)) << kind;
    }
}

TEST(Rivers, ShorterThanAFewPixelsAreLeftOut) {
    model::Atlas atlas;
    model::Shape brook;
    brook.id = "brook";
    brook.role = model::ShapeRole::water;
    brook.kind = "stream";
    brook.lines = {{khankendi, {khankendi.lon + 0.02, khankendi.lat}}};
    brook.other = {{"length_km", "2.4"}};
    atlas.shapes = {brook};
    const double scale = 2400.0 / defaultStyle().shortestRiver;  // as many metres to a pixel as make it just long enough
    EXPECT_FALSE(sceneOf(atlas, 0.99 * scale).hits.empty());
    EXPECT_TRUE(sceneOf(atlas, 1.01 * scale).hits.empty());
    atlas.shapes.front().other = {};
    EXPECT_FALSE(sceneOf(atlas, 1.01 * scale).hits.empty()) << "of unknown length";
}

TEST(SpotHeights, AreWrittenInMetresFromTheirScaleOn) {
    model::Atlas atlas;
    atlas.places = {heightOf(2724, khankendi)};
    const double scale = defaultStyle().places.at("spot-height").maxMetresPerPixel;
    const Scene close = sceneOf(atlas, scale - 1.0);
    EXPECT_THAT(textsOf(close), testing::ElementsAre("2724"));
    EXPECT_TRUE(explains(close, Key::place, "spot-height"));
    EXPECT_TRUE(close.hits.empty()) << "nothing to point at";
    EXPECT_TRUE(sceneOf(atlas, scale + 1.0).labels.empty());
}

// A degree of longitude is some 85.6 km here: at 10 m a pixel, 46 px are 0.0054 degrees.
TEST(SpotHeights, DoNotCrowdAndTheFirstGoesBefore) {
    model::Atlas atlas;
    atlas.places = {heightOf(2724, khankendi), heightOf(2600, {khankendi.lon + 0.004, khankendi.lat}),
                    heightOf(2500, {khankendi.lon + 0.012, khankendi.lat})};
    EXPECT_THAT(textsOf(sceneOf(atlas, 10.0)), testing::ElementsAre("2724", "2500"));
}

TEST(SpotHeights, HaveFortySixPixelsAndTheirDotBetweenThem) {
    // A metre from west to east is 1 / 85,513 degrees here; two dots of 1.1 pixels.
    const auto count = [](double pixels) {
        model::Atlas atlas;
        atlas.places = {heightOf(2724, khankendi),
                        heightOf(2600, {khankendi.lon + pixels * 10.0 / 85513.0, khankendi.lat})};
        return textsOf(sceneOf(atlas, 10.0)).size();
    };
    EXPECT_EQ(count(47.5), 1u);
    EXPECT_EQ(count(49.0), 2u);
}

TEST(SpotHeights, KeepOffRoutes) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{khankendi.lon - 0.1, khankendi.lat}, {khankendi.lon + 0.1, khankendi.lat}})};
    atlas.routes.front().names = {};
    atlas.places = {heightOf(2724, {khankendi.lon, khankendi.lat + 0.0003}),
                    heightOf(2600, {khankendi.lon, khankendi.lat + 0.01})};
    EXPECT_THAT(textsOf(sceneOf(atlas, 10.0)), testing::ElementsAre("2600"));
}

TEST(SpotHeights, OfTheShippedAtlasTakeNoNamesPlace) {
    model::Atlas without = shipped();
    std::erase_if(without.places, model::isSpotHeight);
    for (const double scale : {50.0, 20.0}) {
        const View view = viewAt("EPSG:32638", khankendi, scale);
        const auto named = [&](const model::Atlas& atlas) {
            std::vector<std::string> texts;
            for (const Label& label : makeScene(atlas, shippedAssertions(), showOn("2023-08-17"), defaultStyle(), view).labels) {
                if (!label.things.empty()) texts.push_back(label.text);
            }
            return texts;
        };
        EXPECT_EQ(named(shipped()), named(without)) << scale << " m a pixel";
    }
}

}  // namespace
}  // namespace corridor::scene
