#include "viewer/map_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

// Between the degrees of the data, Mercator's metres and the window's pixels.

using namespace corridor;
using namespace corridor::viewer;

namespace {

constexpr double radius = 6378137.0;

double x(double lon) {
    return radius * lon * std::acos(-1.0) / 180.0;
}

double y(double lat) {
    return radius * std::asinh(std::tan(lat * std::acos(-1.0) / 180.0));
}

MapSource sourceOf(const model::Atlas& atlas) {
    return {std::make_shared<const study::Study>(study::makeStudy(atlas)), scene::defaultStyle()};
}

void expectBox(const WorldBox& box, double west, double south, double east, double north) {
    EXPECT_NEAR(box.minX, x(west), 0.01);
    EXPECT_NEAR(box.minY, y(south), 0.01);
    EXPECT_NEAR(box.maxX, x(east), 0.01);
    EXPECT_NEAR(box.maxY, y(north), 0.01);
}

}  // namespace

TEST(MapSource, GivesABoxOfDegreesInMercatorsMetres) {
    const MapSource source = sourceOf({});
    expectBox(source.worldBox({46.0, 39.0, 47.5, 40.0}), 46.0, 39.0, 47.5, 40.0);
    expectBox(source.worldBox({-70.0, -90.0, 100.0, 90.0}), -70.0, -85.0, 100.0, 85.0);
    expectBox(source.worldBox({170.0, -20.0, -170.0, 20.0}), 170.0, -20.0, 180.0, 20.0);
}

TEST(MapSource, IsAtHomeInTheAtlassViewElseWhereItsRoutesAndCheckpointsAreElseWhereAnythingIs) {
    model::Atlas atlas;
    expectBox(sourceOf(atlas).homeBox(), -180.0, -60.0, 180.0, 75.0);
    const auto expectAdded = [&](double lon) { expectBox(sourceOf(atlas).homeBox(), 10.0, 40.0, lon, 41.0); };
    atlas.places.resize(2);
    atlas.places[0].position = {10.0, 40.0};
    atlas.places[1].position = {11.0, 41.0};
    expectAdded(11.0);
    atlas.events = {model::Event{}, model::Event{}};
    atlas.events.change(0, [&](model::Event& e) { e.position = units::LonLat{12.0, 40.5}; });  // the other has none
    expectAdded(12.0);
    atlas.network.emplace_back().line = {{10.0, 40.5}, {13.0, 40.5}};
    expectAdded(13.0);
    atlas.shapes.emplace_back().lines = {{{10.0, 40.5}, {14.0, 40.5}}};
    expectAdded(14.0);
    atlas.shapes.emplace_back().polygons = {{{{10.0, 40.5}, {15.0, 40.5}, {12.0, 41.0}, {10.0, 40.5}}}};
    expectAdded(15.0);
    atlas.checkpoints.emplace_back().position = {46.0, 39.0};
    expectBox(sourceOf(atlas).homeBox(), 46.0, 39.0, 46.0, 39.0);
    atlas.routes.emplace_back().parts = {{{46.5, 39.5}, {47.0, 39.2}}};
    expectBox(sourceOf(atlas).homeBox(), 46.0, 39.0, 47.0, 39.5);
    atlas.defaultView = units::BBox{1.0, 2.0, 3.0, 4.0};
    expectBox(sourceOf(atlas).homeBox(), 1.0, 2.0, 3.0, 4.0);
}

TEST(MapSource, FindsWhatHasAPanelWithinFourPixelsOfThePointer) {
    model::Atlas atlas;
    model::Place town;
    town.id = "town";
    town.kind = "town";
    town.position = {46.0, 40.0};
    atlas.places = {town};
    model::Shape country;
    country.id = "country";
    country.kind = "country";
    country.polygons = {{{{45.0, 39.0}, {47.0, 39.0}, {47.0, 41.0}, {45.0, 41.0}, {45.0, 39.0}}}};
    atlas.shapes = {country};
    const MapSource source = sourceOf(atlas);
    const Picture picture = source.make({}, {}, 20.0, 7);
    EXPECT_EQ(picture.revision, 7u);
    EXPECT_EQ(picture.unitsPerPixel, 20.0);
    const auto& scene = *static_cast<const scene::Scene*>(picture.contents.get());
    ASSERT_EQ(scene.hits.size(), 2u) << "the country, of which there is no panel, and the town";
    const drawing::Rect box = scene.hits[1].box;
    // A window that shows the map twice as large.
    const Camera camera({x(46.0), y(40.0)}, 10.0, 800, 600);
    const auto found = [&](double planeX) {
        return thingsUnder(picture, camera, camera.toPixel({planeX * 20.0, -0.5 * (box.y0 + box.y1) * 20.0}));
    };
    const std::vector<Thing> theTown{{ThingKind::place, "town"}};
    EXPECT_EQ(found(box.x0), theTown);
    EXPECT_EQ(found(box.x1 + 3.9), theTown);
    EXPECT_THAT(found(box.x1 + 4.1), testing::IsEmpty());
    EXPECT_EQ(found(box.x0 - 3.9), theTown);
    EXPECT_THAT(found(box.x0 - 4.1), testing::IsEmpty());
    const auto position = source.positionAt(camera, camera.toPixel({x(46.01), y(40.02)}));
    ASSERT_TRUE(position);
    EXPECT_NEAR(position->lon, 46.01, 1e-9);
    EXPECT_NEAR(position->lat, 40.02, 1e-9);
}
