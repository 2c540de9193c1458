// Widths, colours and signs that a value of the data decides.
#include <gmock/gmock.h>

#include <algorithm>

#include "scenes.hpp"
#include "work.hpp"

namespace corridor::scene {
namespace {

using drawing::Colour;
using drawing::Stroke;

constexpr units::LonLat middle{46.0, 40.0};

View closeView(double metresPerPixel) {
    return viewAt("EPSG:32638", middle, metresPerPixel);
}

std::vector<Stroke> strokesOf(const Scene& scene) {
    std::vector<Stroke> strokes;
    for (const drawing::Item& item : scene.list->items) {
        if (const auto* stroke = std::get_if<Stroke>(&item)) strokes.push_back(*stroke);
    }
    return strokes;
}

TEST(Looks, OfARiverAreTheWiderTheLongerItIs) {
    const auto widthOf = [](const std::string& kilometres) {
        model::Atlas atlas;
        model::Shape river;
        river.id = "river";
        river.role = model::ShapeRole::water;
        river.lines = {{{45.9, 40.0}, {46.1, 40.0}}};
        if (!kilometres.empty()) river.other = {{"length_km", kilometres}};
        atlas.shapes = {river};
        atlas.places = {placeOf("p", "village", middle)};  // gives the map its middle
        return strokesOf(sceneOf(atlas, showOn("any"), closeView(4.0))).front().width;
    };
    // At 5 m a pixel and closer 1.6 times 3 pixels in full.
    EXPECT_NEAR(widthOf("400"), 4.8, 0.01);
    EXPECT_NEAR(widthOf("900"), 4.8, 0.01);
    EXPECT_NEAR(widthOf("200"), 4.8 * 5.0 / 6.0, 0.01);
    EXPECT_NEAR(widthOf("50"), 2.4, 0.01);
    EXPECT_NEAR(widthOf("1"), 1.2, 0.01);
    EXPECT_EQ(widthOf(""), widthOf("80")) << "of unknown length";
}

TEST(Looks, OfCountriesAreTheMoreAlikeTheLessCertainTheirBordersAre) {
    const auto tintOf = [](const std::string& accuracy) {
        Style style = defaultStyle();
        style.land = {{0, 100, 0, 255}};
        style.landClose = {200, 0, 100, 255};
        model::Atlas atlas;
        model::Shape country;
        country.id = "country";
        country.kind = "country";
        country.polygons = {{{{45.9, 39.9}, {46.1, 39.9}, {46.1, 40.1}, {45.9, 39.9}}}};
        country.other = {{"accuracy_m", accuracy}};
        atlas.shapes = {country};
        atlas.places = {placeOf("p", "village", middle)};
        const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("any"), style, closeView(10.0));
        return std::get<drawing::Fill>(scene.list->items.front()).colour;
    };
    // From 30 pixels on, wholly at 130.
    EXPECT_EQ(tintOf("290"), (Colour{0, 100, 0, 255}));
    EXPECT_EQ(tintOf("800"), (Colour{100, 50, 50, 255}));
    EXPECT_EQ(tintOf("1310"), (Colour{200, 0, 100, 255}));
    EXPECT_NE(tintOf("1250"), (Colour{200, 0, 100, 255}));
}

Scene roadOf(double width, bool dashed, model::EdgeStatus status = model::EdgeStatus::open) {
    Style style = defaultStyle();
    style.roads = {{"", {{1, 1, 1, 255}, {2, 2, 2, 255}, width, width, width, 0, dashed}}};
    model::Atlas atlas;
    model::Edge edge;
    edge.id = "e";
    edge.status = status;
    edge.line = {{45.9, 40.0}, {46.1, 40.0}};
    atlas.network = {edge};
    return makeScene(atlas, access::Assertions(atlas), showOn("any"), style, closeView(20.0));
}

TEST(Looks, OfARoadHaveACasingFromTwoPixelsOn) {
    const auto cased = strokesOf(roadOf(2.0, false)), thin = strokesOf(roadOf(1.98, false));
    ASSERT_EQ(cased.size(), 2u);
    EXPECT_EQ(cased[0].colour.r, 2);
    EXPECT_NEAR(cased[0].width, 2.0 + 1.4, 1e-9) << "0.7 on either side";
    EXPECT_EQ(cased[1].colour.r, 1);
    EXPECT_EQ(cased[1].width, 2.0);
    ASSERT_EQ(thin.size(), 1u);
    EXPECT_EQ(thin[0].colour.r, 2);
}

TEST(Looks, OfATrackAndOfARoadThatIsBeingBuiltAreDashed) {
    const auto track = strokesOf(roadOf(3.0, true)),
               built = strokesOf(roadOf(3.0, false, model::EdgeStatus::construction));
    ASSERT_EQ(track.size(), 1u);
    EXPECT_THAT(track[0].dashes, testing::ElementsAre(4.5, 2.5));
    EXPECT_THAT(built.back().dashes, testing::ElementsAre(4.0, 3.0));
    EXPECT_EQ(strokesOf(roadOf(0.5, true))[0].width, 0.7) << "never thinner";
}

TEST(Looks, OfAClosedRouteAreACrossForEveryThirteenOfItsWidths) {
    const auto crossesOn = [](double length) {
        Items items;
        addRibbon(items, {{{{0, 0}, {length, 0}}, false}}, {1, 2, 3, 255}, access::Status::closed, 4.0,
                  defaultStyle().routes, 1.0);
        return std::get<Stroke>(items.back()).path;
    };
    EXPECT_EQ(crossesOn(20.0).size(), 2u) << "one at least, of two strokes";
    EXPECT_EQ(crossesOn(103.0).size(), 2u);
    const drawing::Path two = crossesOn(105.0);
    ASSERT_EQ(two.size(), 4u);
    // 52 apart about the middle, with arms of 0.95 widths.
    EXPECT_NEAR(two[0].points[0].x, 52.5 - 26.0 - 3.8, 1e-9);
    EXPECT_NEAR(two[0].points[1].x, 52.5 - 26.0 + 3.8, 1e-9);
    EXPECT_NEAR(two[2].points[0].x, 52.5 + 26.0 - 3.8, 1e-9);
    EXPECT_EQ(crossesOn(155.0).size(), 4u);
    EXPECT_EQ(crossesOn(157.0).size(), 6u);
}

TEST(Looks, OfABoundaryAreALineOnAPaleBand) {
    model::Atlas atlas;
    model::Shape border;
    border.id = "b";
    border.role = model::ShapeRole::boundary;
    border.kind = "international";
    border.lines = {{{45.9, 40.0}, {46.1, 40.0}}};
    atlas.shapes = {border};
    atlas.places = {placeOf("p", "village", middle)};
    Show show = showOn("any");
    show.layers.places = false;
    const BoundaryStyle style = defaultStyle().boundaries.at("international");
    const auto strokes = strokesOf(
        makeScene(atlas, access::Assertions(atlas), show, defaultStyle(), viewAt("EPSG:32638", middle, 20.0, 2.0)));
    ASSERT_EQ(strokes.size(), 2u);
    EXPECT_EQ(strokes[0].colour, style.band);
    EXPECT_EQ(strokes[0].width, 2.0 * 7.0) << "two pixels for one";
    EXPECT_EQ(strokes[1].colour, style.line);
    EXPECT_EQ(strokes[1].width, 2.0 * 1.2);
    EXPECT_THAT(strokes[1].dashes, testing::ElementsAre(14.0, 5.0, 2.4, 5.0));
}

}  // namespace
}  // namespace corridor::scene
