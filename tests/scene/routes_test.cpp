#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;
using drawing::Stroke;

const Hit& hitOf(const Scene& scene, const std::string& id) {
    const auto found = std::find_if(scene.hits.begin(), scene.hits.end(), [&](const Hit& hit) {
        return hit.thing == Thing{ThingKind::route, id};
    });
    if (found == scene.hits.end()) throw std::runtime_error(id + " is not drawn");
    return *found;
}

/// y of a route's line at x, for lines that run from west to east.
double heightAt(const Hit& hit, double x) {
    for (const auto& sub : hit.path) {
        for (std::size_t i = 1; i < sub.points.size(); ++i) {
            Point a = sub.points[i - 1], b = sub.points[i];
            if (a.x > b.x) std::swap(a, b);
            if (a.x <= x && x <= b.x && b.x > a.x) return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
        }
    }
    return std::nan("");
}

/// Two routes on one road, against each other, one of which turns off at the end; a third far away.
model::Atlas sharedRoad() {
    model::Atlas atlas;
    atlas.routes.push_back(routeOf("there", {{46.0, 40.0}, {46.1, 40.0}, {46.2, 40.0}, {46.3, 40.05}}));
    atlas.routes.push_back(routeOf("back", {{46.2, 40.0}, {46.1, 40.0}, {46.0, 40.0}}));
    atlas.routes.push_back(routeOf("alone", {{46.0, 40.3}, {46.2, 40.3}}));
    return atlas;
}

TEST(Routes, RunSideBySideOnASharedRoad) {
    const model::Atlas atlas = sharedRoad();
    const View view = viewAt("EPSG:4326", {46.1, 40.0}, 50.0);
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("any"), defaultStyle(), view);
    const Point road = *pixelOf(view, units::LonLat{46.05, 40.0});
    const double there = heightAt(hitOf(scene, "there"), road.x), back = heightAt(hitOf(scene, "back"), road.x);
    const double width = 2.0 * hitOf(scene, "there").reach;
    EXPECT_NEAR(std::abs(there - back), width + defaultStyle().routes.gap, 0.02);
    EXPECT_NEAR(0.5 * (there + back), road.y, 0.02);
}

TEST(Routes, RunInTheMiddleOfTheRoadWhereTheyAreAlone) {
    const model::Atlas atlas = sharedRoad();
    const View view = viewAt("EPSG:4326", {46.1, 40.0}, 50.0);
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("any"), defaultStyle(), view);
    const Point road = *pixelOf(view, units::LonLat{46.1, 40.3}), end = *pixelOf(view, units::LonLat{46.3, 40.05});
    EXPECT_NEAR(heightAt(hitOf(scene, "alone"), road.x), road.y, 0.01);
    EXPECT_NEAR(hitOf(scene, "there").path[0].points.back().y, end.y, 0.01);
}

TEST(Routes, LeaveNoRoomForThoseThatAreNotShown) {
    const model::Atlas atlas = sharedRoad();
    const View view = viewAt("EPSG:4326", {46.1, 40.0}, 50.0);
    Show show = showOn("any");
    show.routes = {"there"};
    const Scene scene = makeScene(atlas, access::Assertions(atlas), show, defaultStyle(), view);
    const Point road = *pixelOf(view, units::LonLat{46.05, 40.0});
    EXPECT_NEAR(heightAt(hitOf(scene, "there"), road.x), road.y, 0.01);
    EXPECT_THROW(hitOf(scene, "back"), std::runtime_error);
}

TEST(Routes, OfTheShippedAtlasKeepTheirDistanceOnTheRoadThatTheyShare) {
    const View view = viewAt("EPSG:32638", khankendi, 30.0);
    const Scene scene = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(), view);
    // Between Goris and the junction at Tegh.
    const Point road = *pixelOf(view, units::LonLat{46.47801, 39.55713});
    const auto nearest = [&](const Hit& hit) {
        double least = 1e300;
        for (const auto& sub : hit.path) {
            for (const Point& p : sub.points) least = std::min(least, std::hypot(p.x - road.x, p.y - road.y));
        }
        return least;
    };
    EXPECT_LT(nearest(hitOf(scene, "lachin-corridor")), 40.0);
    EXPECT_LT(nearest(hitOf(scene, "lachin-bypass-2022")), 40.0);
    EXPECT_NE(nearest(hitOf(scene, "lachin-corridor")), nearest(hitOf(scene, "lachin-bypass-2022")));
}

/// Where a status is painted from west to east, in pixels.
std::pair<double, double> paintedFromTo(const Scene& scene, const std::string& status) {
    std::pair<double, double> extent{1e300, -1e300};
    for (const Explained& each : scene.explained) {
        if (each.key != Key::status || each.what != status) continue;
        extent = {std::min(extent.first, each.box.x0), std::max(extent.second, each.box.x1)};
    }
    return extent;
}

model::Event closing(const std::string& target, const std::optional<model::Part>& part) {
    model::Event event = eventOf("closing", "2023-01-10", {46.0, 41.0});
    model::Assertion closed;
    closed.targets = {target};
    closed.status = model::Access::closed;
    closed.part = part;
    event.access = {closed};
    return event;
}

TEST(Routes, AreClosedOnTheMapWhereAnEdgeThatIsDrawnLongerIsClosed) {
    model::Atlas atlas;
    model::Edge zigzag, rest;
    zigzag.id = "zigzag";
    zigzag.line = {{46.0, 40.0}, {46.03, 40.05}, {46.06, 39.95}, {46.1, 40.0}};
    rest.id = "rest";
    rest.line = {{46.1, 40.0}, {46.2, 40.0}};
    atlas.network = {zigzag, rest};
    atlas.routes = {routeOf("straight", {{46.0, 40.0}, {46.1, 40.0}, {46.2, 40.0}})};
    atlas.routes[0].edges = {{"zigzag", true, {}}, {"rest", true, {}}};
    atlas.events = {closing("zigzag", std::nullopt)};
    const View view = viewAt("EPSG:4326", {46.1, 40.0}, 50.0);
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("2023-01-15"), defaultStyle(), view);
    const double west = pixelOf(view, units::LonLat{46.0, 40.0})->x, middle = pixelOf(view, units::LonLat{46.1, 40.0})->x,
                 east = pixelOf(view, units::LonLat{46.2, 40.0})->x;
    EXPECT_NEAR(paintedFromTo(scene, "closed").first, west, 0.1);
    EXPECT_NEAR(paintedFromTo(scene, "closed").second, middle, 0.1);
    EXPECT_NEAR(paintedFromTo(scene, "unknown").first, middle, 0.1);
    EXPECT_NEAR(paintedFromTo(scene, "unknown").second, east, 0.1);
}

TEST(Routes, OfPartsInWhateverOrderAreDrawnAsOneLine) {
    model::Atlas atlas;
    atlas.routes = {routeOf("pieces", {})};
    atlas.routes[0].parts = {{{46.1, 40.0}, {46.2, 40.0}}, {{46.1, 40.0}, {46.0, 40.0}}, {{46.2, 40.0}, {46.3, 40.0}}};
    atlas.events = {closing("pieces", model::Part{units::Metres{0.0}, units::Metres{8538.0}})};  // a tenth of a degree
    const View view = viewAt("EPSG:4326", {46.1, 40.0}, 50.0);
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("2023-01-15"), defaultStyle(), view);
    EXPECT_EQ(hitOf(scene, "pieces").path.size(), 1U);
    EXPECT_NEAR(paintedFromTo(scene, "closed").first, pixelOf(view, units::LonLat{46.0, 40.0})->x, 0.1);
    EXPECT_NEAR(paintedFromTo(scene, "closed").second, pixelOf(view, units::LonLat{46.1, 40.0})->x, 0.2);
}

/// Five routes one above the other, each in one status on 2023-01-15.
model::Atlas fiveStatuses() {
    model::Atlas atlas;
    atlas.coverage = units::parseEdtf("2023").value;
    model::Party west, east;
    west.id = "west";
    east.id = "east";
    atlas.parties = {west, east};
    const std::vector<std::string> ids{"open", "restricted", "disputed", "closed", "unknown"};
    model::Event event;
    event.id = "said";
    event.date = units::parseEdtf("2023-01-10").value;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const double lat = 40.0 + 0.1 * static_cast<double>(i);
        atlas.routes.push_back(routeOf(ids[i], {{46.0, lat}, {46.3, lat}}));
        model::Style blue;
        blue.stroke = "#204060";
        atlas.routes.back().style = blue;
        const auto say = [&](model::Access status, const std::string& by) {
            model::Assertion assertion;
            assertion.targets = {ids[i]};
            assertion.status = status;
            assertion.by = by;
            event.access.push_back(assertion);
        };
        if (ids[i] == "open") say(model::Access::open, "");
        if (ids[i] == "restricted") say(model::Access::restricted, "");
        if (ids[i] == "closed") say(model::Access::closed, "");
        if (ids[i] == "disputed") {
            say(model::Access::open, "west");
            say(model::Access::closed, "east");
        }
    }
    atlas.events = {event};
    return atlas;
}

/// The strokes along one route, without its place: colours, widths and dashes.
std::string looksOf(const Scene& scene, const Hit& hit) {
    std::string looks;
    for (const auto& item : scene.list->items) {
        const auto* stroke = std::get_if<Stroke>(&item);
        if (!stroke || !drawing::overlap(drawing::extentOf(item), hit.box)) continue;
        looks += std::to_string(stroke->colour.r) + "," + std::to_string(stroke->colour.g) + "/" +
                 std::to_string(stroke->width);
        for (const double dash : stroke->dashes) looks += " " + std::to_string(dash);
        looks += ";";
    }
    return looks;
}

TEST(Routes, EachStatusHasALookOfItsOwn) {
    const model::Atlas atlas = fiveStatuses();
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("2023-01-15"), defaultStyle(),
                                  viewAt("EPSG:4326", {46.1, 40.2}, 50.0));
    std::set<std::string> looks, statuses;
    for (const auto& route : atlas.routes) looks.insert(looksOf(scene, hitOf(scene, route.id)));
    EXPECT_EQ(looks.size(), 5u);
    for (const auto& explained : scene.explained) {
        if (explained.key == Key::status) statuses.insert(explained.what);
    }
    EXPECT_THAT(statuses, testing::ElementsAre("closed", "disputed", "open", "restricted", "unknown"));
}

TEST(Routes, ArePlainWithoutADay) {
    const model::Atlas atlas = fiveStatuses();
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("any"), defaultStyle(),
                                  viewAt("EPSG:4326", {46.1, 40.2}, 50.0));
    std::set<std::string> looks;
    for (const auto& route : atlas.routes) looks.insert(looksOf(scene, hitOf(scene, route.id)));
    EXPECT_EQ(looks.size(), 1u);
    for (const auto& explained : scene.explained) EXPECT_NE(explained.key, Key::status);
}

TEST(Routes, TakeTheColourThatTheDataGiveThem) {
    const model::Atlas atlas = fiveStatuses();
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("any"), defaultStyle(),
                                  viewAt("EPSG:4326", {46.1, 40.2}, 50.0));
    const bool found = std::any_of(scene.list->items.begin(), scene.list->items.end(), [](const auto& item) {
        const auto* stroke = std::get_if<Stroke>(&item);
        return stroke && stroke->colour == drawing::Colour{0x20, 0x40, 0x60, 255};
    });
    EXPECT_TRUE(found);
}

TEST(Routes, SayHowFarAnApproximateLineMayBeOff) {
    model::Atlas atlas = sharedRoad();
    atlas.routes[2].accuracy = units::Metres{1000.0};
    const Scene scene = makeScene(atlas, access::Assertions(atlas), showOn("any"), defaultStyle(),
                                  viewAt("EPSG:4326", {46.1, 40.3}, 50.0));
    const bool hasBand = std::any_of(scene.list->items.begin(), scene.list->items.end(), [](const auto& item) {
        const auto* stroke = std::get_if<Stroke>(&item);
        return stroke && std::abs(stroke->width - 40.0) < 1.0 && stroke->colour.a == 41;  // twice 1000 m at 50 m; 16%
    });
    EXPECT_TRUE(hasBand);
    EXPECT_TRUE(std::any_of(scene.explained.begin(), scene.explained.end(),
                            [](const Explained& e) { return e.key == Key::approximateRoute && e.what == "alone"; }));
}

bool isApproximate(const model::Atlas& atlas, const std::string& id) {
    const Scene scene = sceneOf(atlas, showOn("any"), viewAt("EPSG:4326", {46.1, 40.0}, 50.0));
    return std::any_of(scene.explained.begin(), scene.explained.end(),
                       [&](const Explained& e) { return e.key == Key::approximateRoute && e.what == id; });
}

TEST(Routes, AreApproximateFromFiveHundredMetresOn) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{46.0, 40.0}, {46.1, 40.0}})};
    atlas.routes[0].accuracy = units::Metres{499.0};
    EXPECT_FALSE(isApproximate(atlas, "r"));
    atlas.routes[0].accuracy = units::Metres{500.0};
    EXPECT_TRUE(isApproximate(atlas, "r"));
}

TEST(Routes, HaveNoBandOnAStubShorterThanTheirAccuracyNorOnAKnownRoad) {
    // The vague one runs over the known road and so many metres beyond it.
    const auto isBanded = [](double beyond) {
        model::Atlas atlas;
        atlas.routes = {routeOf("known", {{46.0, 40.0}, {46.1, 40.0}}),
                        routeOf("vague", {{46.0, 40.0}, {46.1, 40.0}, {46.1 + beyond / 85394.0, 40.0}})};
        atlas.routes[0].accuracy = units::Metres{10.0};
        atlas.routes[1].accuracy = units::Metres{1000.0};
        return isApproximate(atlas, "vague");
    };
    EXPECT_FALSE(isBanded(980.0));
    EXPECT_TRUE(isBanded(1020.0));
    model::Atlas alone;
    alone.routes = {routeOf("short", {{46.0, 40.0}, {46.01, 40.0}})};
    alone.routes[0].accuracy = units::Metres{1000.0};
    EXPECT_TRUE(isApproximate(alone, "short")) << "854 m, but no stub of anything";
}

TEST(Routes, ThatRunThereAndBackOnOneRoadStayInItsMiddle) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{46.0, 40.0}, {46.1, 40.0}, {46.2, 40.0}, {46.1, 40.0}, {46.0, 40.0}})};
    const View view = viewAt("EPSG:4326", {46.1, 40.0}, 50.0);
    const Scene scene = sceneOf(atlas, showOn("any"), view);
    const double road = pixelOf(view, units::LonLat{46.1, 40.0})->y;
    for (const auto& sub : hitOf(scene, "r").path) {
        for (const Point& point : sub.points) EXPECT_NEAR(point.y, road, 0.01);
    }
}

TEST(Routes, AreNotThereBeforeTheirDay) {
    const View view = viewAt("EPSG:32638", khankendi, 60.0);
    const Scene before = makeScene(shipped(), shippedAssertions(), showOn("2022-08-29"), defaultStyle(), view);
    const Scene after = makeScene(shipped(), shippedAssertions(), showOn("2022-08-30"), defaultStyle(), view);
    EXPECT_THROW(hitOf(before, "lachin-bypass-2022"), std::runtime_error);
    EXPECT_EQ(hitOf(after, "lachin-bypass-2022").thing.id, "lachin-bypass-2022");
}

}  // namespace
}  // namespace corridor::scene
