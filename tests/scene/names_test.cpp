#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

constexpr units::LonLat middle{46.0, 40.0};
constexpr double degreesNorth = 1.0 / 111035.0;  ///< of a metre from south to north at 40 degrees
constexpr double degreesEast = 1.0 / 85394.0;

View closeView(double metresPerPixel = 20.0) {
    return viewAt("EPSG:32638", middle, metresPerPixel);
}

const Label* labelOf(const Scene& scene, ThingKind kind, const std::string& id) {
    for (const Label& label : scene.labels) {
        if (std::find(label.things.begin(), label.things.end(), Thing{kind, id}) != label.things.end()) return &label;
    }
    return nullptr;
}

std::string textOf(const Scene& scene, ThingKind kind, const std::string& id) {
    const Label* label = labelOf(scene, kind, id);
    return label ? label->text : "";
}

std::string eventText(const std::string& date, const std::string& day = "any") {
    model::Atlas atlas;
    atlas.events = {eventOf("e", date, middle)};
    const std::string text = textOf(sceneOf(atlas, showOn(day), closeView()), ThingKind::event, "e");
    return text.substr(0, text.find('\n'));
}

TEST(EventNames, BeginWithTheDateInWords) {
    EXPECT_EQ(eventText("2023-08-08"), "2023-08-08");
    EXPECT_EQ(eventText("2023-05"), "2023-05");
    EXPECT_EQ(eventText("2023-03~"), "about 2023-03");
    EXPECT_EQ(eventText("2023-04?"), "2023-04?");
    EXPECT_EQ(eventText("2023-04-01%"), "about 2023-04-01?");
    EXPECT_EQ(eventText("2023-07-18/2023-09-11"), "2023-07-18 – 2023-09-11");
    EXPECT_EQ(eventText("2023-07-18~/2023-09"), "about 2023-07-18 – 2023-09");
    EXPECT_EQ(eventText("2023-07-26/.."), "from 2023-07-26");
    EXPECT_EQ(eventText("2023-07-26/"), "from 2023-07-26");
    EXPECT_EQ(eventText("../2023-07-26"), "to 2023-07-26");
    EXPECT_EQ(eventText("[..2023-08-17]"), "by 2023-08-17");
    EXPECT_EQ(eventText("[2023-08-17..]"), "2023-08-17 or later");
}

TEST(EventNames, CarryTheNumbersOfTheirSourcesWhereThatIsAsked) {
    model::Atlas atlas;
    atlas.events = {eventOf("e", "2023-05-10", middle)};
    atlas.sources.resize(3);
    atlas.sources[0].id = "a";
    atlas.sources[1].id = "b";
    atlas.sources[2].id = "c";
    atlas.events.change(0, [&](model::Event& e) { e.sources = {"c", "a"}; });
    Show show = showOn("any");
    EXPECT_EQ(textOf(sceneOf(atlas, show, closeView()), ThingKind::event, "e"), "2023-05-10\ne");
    show.sourceNumbers = true;
    EXPECT_EQ(textOf(sceneOf(atlas, show, closeView()), ThingKind::event, "e"), "2023-05-10  [1, 3]\ne");
    atlas.events.change(0, [&](model::Event& e) { e.sources.clear(); });
    EXPECT_EQ(textOf(sceneOf(atlas, show, closeView()), ThingKind::event, "e"), "2023-05-10\ne");
}

TEST(EventNames, OfOnePlaceAreSoManyAsTheScaleHasRoomForAndSayHowManyMore) {
    model::Atlas atlas;
    for (const char* id : {"a", "b", "c", "d", "f"}) atlas.events.add(eventOf(id, "2023-05-10", middle));
    const auto text = [&](double metresPerPixel) {
        return textOf(sceneOf(atlas, showOn("2023-05-10"), closeView(metresPerPixel)), ThingKind::event, "a");
    };
    EXPECT_EQ(text(29.5), "2023-05-10\na\n2023-05-10\nb\n2023-05-10\nc\n2023-05-10\nd\n+ 1 more");
    EXPECT_EQ(text(30.5), "2023-05-10\na\n2023-05-10\nb\n+ 3 more");
    EXPECT_EQ(text(199.0), "2023-05-10\na\n2023-05-10\nb\n+ 3 more");
    EXPECT_EQ(text(201.0), "2023-05-10\na\n+ 4 more");
}

bool namesCheckpoint(double metresPerPixel) {
    model::Atlas atlas;
    atlas.checkpoints = {checkpointOf("c", middle)};
    return labelOf(sceneOf(atlas, showOn("any"), closeView(metresPerPixel)), ThingKind::checkpoint, "c") != nullptr;
}

TEST(Names, OfCheckpointsStandUpToSevenHundredMetresAPixel) {
    EXPECT_TRUE(namesCheckpoint(699.0));
    EXPECT_FALSE(namesCheckpoint(701.0));
}

TEST(Names, OfSeveralCheckpointsTakeFourLinesAtMost) {
    model::Atlas atlas;
    for (const char* id : {"a", "b", "c", "d", "e", "f"}) atlas.checkpoints.push_back(checkpointOf(id, middle));
    EXPECT_EQ(textOf(sceneOf(atlas, showOn("any"), closeView()), ThingKind::checkpoint, "a"), "a\nb\nc\nd");
}

Scene routeAt(double metresPerPixel) {
    model::Atlas atlas;
    const double half = 400.0 * metresPerPixel * degreesEast;
    atlas.routes = {routeOf("road", {{middle.lon - half, 40.0}, {middle.lon + half, 40.0}})};
    return sceneOf(atlas, showOn("any"), closeView(metresPerPixel));
}

TEST(Names, OfRoutesStandUpToTwoHundredAndTwentyMetresAPixel) {
    EXPECT_NE(labelOf(routeAt(219.0), ThingKind::route, "road"), nullptr);
    EXPECT_EQ(labelOf(routeAt(221.0), ThingKind::route, "road"), nullptr);
}

TEST(Names, OfRoutesStandBesideTheirRibbon) {
    const Scene scene = routeAt(20.0);
    const Label* label = labelOf(scene, ThingKind::route, "road");
    ASSERT_NE(label, nullptr);
    for (const drawing::Rect& box : label->boxes) EXPECT_FALSE(drawing::overlap(box, scene.hits.back().box));
}

TEST(Names, OfRoutesOnOneRoadStandThereOnceForTheFirst) {
    model::Atlas atlas;
    const double half = 8000.0 * degreesEast;
    const units::Line line{{middle.lon - half, 40.0}, {middle.lon + half, 40.0}};
    atlas.routes = {routeOf("first", line), routeOf("second", line)};
    const Scene scene = sceneOf(atlas, showOn("any"), closeView());
    EXPECT_NE(labelOf(scene, ThingKind::route, "first"), nullptr);
    EXPECT_EQ(labelOf(scene, ThingKind::route, "second"), nullptr);
}

TEST(Names, OfARouteAreThreeAtMost) {
    model::Atlas atlas;
    const double half = 5000.0 * 20.0 * degreesEast;
    atlas.routes = {routeOf("road", {{middle.lon - half, 40.0}, {middle.lon + half, 40.0}})};
    EXPECT_EQ(sceneOf(atlas, showOn("any"), closeView()).labels.size(), 3u);
}

Scene lineAt(model::ShapeRole role, double pixels, double metresPerPixel) {
    model::Atlas atlas;
    model::Shape shape;
    shape.id = "line";
    shape.role = role;
    shape.kind = "line";
    shape.names.byLanguage["en"] = "Hakari";
    const double half = 0.5 * pixels * metresPerPixel * degreesEast;
    shape.lines = {{{middle.lon - half, 40.0}, {middle.lon + half, 40.0}}};
    atlas.shapes = {shape};
    atlas.places = {placeOf("p", "village", middle)};  // gives the map its middle
    Show show = showOn("any");
    show.layers.places = false;
    return sceneOf(atlas, show, closeView(metresPerPixel));
}

TEST(Names, OfBoundariesStandUpToTwoHundredAndSixtyMetresAPixel) {
    const auto isNamed = [](double scale) {
        return labelOf(lineAt(model::ShapeRole::boundary, 800.0, scale), ThingKind::boundary, "line") != nullptr;
    };
    EXPECT_TRUE(isNamed(259.0));
    EXPECT_FALSE(isNamed(261.0));
}

TEST(Names, AlongALineNeedATenthMoreRoomThanTheyTake) {
    const TextStyle style = defaultStyle().riverText;
    const double width = text::shape("Hakari", style.size, style.face, style.spacing).width;
    const auto isNamed = [](double pixels) {
        return labelOf(lineAt(model::ShapeRole::water, pixels, 20.0), ThingKind::water, "line") != nullptr;
    };
    EXPECT_FALSE(isNamed(1.08 * width));
    EXPECT_TRUE(isNamed(1.13 * width));
}

TEST(Names, AlongALongLineComeAgain) {
    const auto count = [](double pixels) {
        const Scene scene = lineAt(model::ShapeRole::water, pixels, 20.0);
        return std::count_if(scene.labels.begin(), scene.labels.end(),
                             [](const Label& label) { return label.text == "Hakari"; });
    };
    EXPECT_EQ(count(500.0), 1);
    EXPECT_EQ(count(1000.0), 2);
    EXPECT_EQ(count(9000.0), 10) << "at most ten times";
}

Scene roadAt(double metresPerPixel, double pixels = 800.0, model::EdgeStatus status = model::EdgeStatus::open) {
    model::Atlas atlas;
    model::Edge edge;
    edge.id = "e";
    edge.from = "n1";
    edge.to = "n2";
    edge.roadClass = "trunk";
    edge.ref = "M12";
    edge.status = status;
    const double half = 0.5 * pixels * metresPerPixel * degreesEast;
    edge.line = {{middle.lon - half, 40.0}, {middle.lon + half, 40.0}};
    atlas.network = {edge};
    return sceneOf(atlas, showOn("any"), closeView(metresPerPixel));
}

TEST(RoadNumbers, StandUpToThreeHundredAndTwentyMetresAPixel) {
    EXPECT_EQ(textOf(roadAt(319.0), ThingKind::edge, "e"), "M12");
    EXPECT_EQ(textOf(roadAt(321.0), ThingKind::edge, "e"), "");
}

TEST(RoadNumbers, StandOnRoadsOfSeventyPixels) {
    EXPECT_EQ(textOf(roadAt(20.0, 71.0), ThingKind::edge, "e"), "M12");
    EXPECT_EQ(textOf(roadAt(20.0, 69.0), ThingKind::edge, "e"), "");
}

TEST(RoadNumbers, StandOnNoRoadThatIsStillBeingBuilt) {
    EXPECT_EQ(textOf(roadAt(20.0, 800.0, model::EdgeStatus::construction), ThingKind::edge, "e"), "");
}

/// A river through points, in pixels from the middle of the map.
bool namesRiver(const std::string& name, const std::vector<drawing::Point>& points) {
    model::Atlas atlas;
    model::Shape river;
    river.id = "river";
    river.role = model::ShapeRole::water;
    river.names.byLanguage["en"] = name;
    river.lines = {{}};
    for (const auto& [x, y] : points)
        river.lines[0].push_back({middle.lon + 20.0 * x * degreesEast, middle.lat - 20.0 * y * degreesNorth});
    atlas.shapes = {river};
    atlas.places = {placeOf("p", "village", middle)};  // gives the map its middle
    Show show = showOn("any");
    show.layers.places = false;
    return labelOf(sceneOf(atlas, show, closeView()), ThingKind::water, "river") != nullptr;
}

text::Run riverRun(const std::string& name) {
    const TextStyle style = defaultStyle().riverText;
    return text::shape(name, style.size, style.face, style.spacing);
}

TEST(Names, AlongALineBendByOneAndAHalfRadiansAtMost) {
    const std::string name = "Hakari Hakari Hakari";
    const text::Run run = riverRun(name);
    const text::Glyph &first = run.glyphs.front(), &last = run.glyphs.back();
    const double span = last.x + 0.5 * last.advance - first.x - 0.5 * first.advance;
    const auto isNamed = [&](double bend) {
        const double radius = span / bend;
        std::vector<drawing::Point> arc;
        for (double t = -1.2; t <= 1.2; t += 0.05) arc.push_back({radius * std::sin(t), radius * (1.0 - std::cos(t))});
        return namesRiver(name, arc);
    };
    EXPECT_TRUE(isNamed(1.3));
    EXPECT_FALSE(isNamed(1.7));
}

TEST(Names, AlongALineDoNotTurnSharplyFromOneLetterToTheNext) {
    // Room for the name at one place alone: its middle letter stands on the bend.
    const double half = 0.575 * riverRun("WWW").width;
    const auto isNamed = [&](double bend) {
        const double x = half * std::cos(0.5 * bend), y = half * std::sin(0.5 * bend);
        return namesRiver("WWW", {{-x, y}, {0.0, 0.0}, {x, y}});
    };
    EXPECT_TRUE(isNamed(0.4));
    EXPECT_FALSE(isNamed(1.3));
}

/// Two towns: the second so many pixels to the east and south of the first.
Scene twoTowns(double east, double south) {
    model::Atlas atlas;
    atlas.places = {
        placeOf("Goris", "town", middle),
        placeOf("Tegh", "town", {middle.lon + 20.0 * east * degreesEast, middle.lat - 20.0 * south * degreesNorth})};
    return sceneOf(atlas, showOn("any"), closeView());
}

TEST(PlaceNames, StandAtTheRightOfTheirDot) {
    const Scene scene = twoTowns(30.0, 40.0);
    const Label* label = labelOf(scene, ThingKind::place, "Goris");
    ASSERT_NE(label, nullptr);
    const drawing::Point at = scene.symbols[0].position;
    // Three pixels beside it, and the little room before the letter itself.
    EXPECT_GE(label->boxes[0].x0, scene.symbols[0].box.x1 + 3.0);
    EXPECT_LT(label->boxes[0].x0, scene.symbols[0].box.x1 + 4.5);
    EXPECT_LT(std::abs(0.5 * (label->boxes[0].y0 + label->boxes[0].y1) - at.y), 4.0);
}

TEST(PlaceNames, KeepClearOfAnotherPlacesDot) {
    // A dot within 13 pixels of the name's box could be taken for the name's own.
    const auto isAtTheRight = [](double south) {
        const Scene scene = twoTowns(20.0, south);
        const Label* label = labelOf(scene, ThingKind::place, "Goris");
        return label && label->boxes[0].x0 > scene.symbols[0].position.x &&
               std::abs(0.5 * (label->boxes[0].y0 + label->boxes[0].y1) - scene.symbols[0].position.y) < 4.0;
    };
    EXPECT_FALSE(isAtTheRight(12.0));
    EXPECT_FALSE(isAtTheRight(-12.0));
    EXPECT_TRUE(isAtTheRight(24.0));
    EXPECT_TRUE(isAtTheRight(-24.0));
}

TEST(PlaceNames, AreAtLeastThirteenPixelsFromAnyOtherDotWhereThereIsRoom) {
    for (double angle = 0.0; angle < 6.28; angle += 0.35) {
        const Scene scene = twoTowns(26.0 * std::cos(angle), 26.0 * std::sin(angle));
        ASSERT_EQ(scene.labels.size(), 2u);
        for (const Label& label : scene.labels) {
            for (const Symbol& symbol : scene.symbols) {
                if (symbol.things == label.things) continue;
                const drawing::Rect box = label.boxes[0];
                const double dx = std::max({box.x0 - symbol.position.x, symbol.position.x - box.x1, 0.0});
                const double dy = std::max({box.y0 - symbol.position.y, symbol.position.y - box.y1, 0.0});
                EXPECT_GE(std::max(dx, dy), 12.4) << label.text << ", " << angle;
            }
        }
    }
}

TEST(PlaceNames, KeepOffARouteWhereThereIsRoom) {
    model::Atlas atlas;
    atlas.places = {placeOf("Goris", "town", middle)};
    atlas.routes = {routeOf(
        "r", {{middle.lon + 160.0 * degreesEast, middle.lat}, {middle.lon + 8000.0 * degreesEast, middle.lat}})};
    const View view = closeView();
    const Scene scene = sceneOf(atlas, showOn("any"), view);
    const Label* label = labelOf(scene, ThingKind::place, "Goris");
    ASSERT_NE(label, nullptr);
    const drawing::Rect box = label->boxes[0];
    const double road = pixelOf(view, units::LonLat{middle.lon + 500.0 * degreesEast, middle.lat})->y;
    EXPECT_TRUE(box.y1 < road || box.y0 > road || box.x1 < scene.hits.front().box.x0)
        << "at the right, its usual place, it would stand on the route";
}

TEST(PlaceNames, InTheOtherLanguagesAreATenthSmaller) {
    model::Atlas atlas;
    atlas.places = {placeOf("p", "town", middle)};
    atlas.places[0].names.byLanguage = {{"en", "Shusha"}, {"az", "Suvorov"}, {"ru", "Lachin"}};
    const Scene scene = sceneOf(atlas, showOn("any", {"en", "az", "ru"}), closeView());
    std::vector<double> sizes;
    for (const drawing::Item& item : scene.list->items) {
        if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) sizes.push_back(run->run.size);
    }
    EXPECT_THAT(sizes, testing::ElementsAre(11.5, 0.9 * 11.5, 0.9 * 11.5));
}

TEST(CountryNames, StandWithinATwentiethOfWhatTheAtlasIsAbout) {
    // A route of 400 pixels from west to east: 20 pixels on either side of it.
    model::Atlas atlas;
    const double half = 4000.0 * degreesEast;
    atlas.routes = {routeOf("r", {{46.0 - half, 40.0}, {46.0 + half, 40.0}})};
    model::Shape country;
    country.id = "country";
    country.kind = "country";
    country.names.byLanguage["en"] = "Al";
    country.polygons = {{{{45.0, 39.0}, {47.0, 39.0}, {47.0, 41.0}, {45.0, 41.0}, {45.0, 39.0}}}};
    atlas.shapes = {country};
    Show show = showOn("any");
    show.layers.routes = false;  // its name keeps clear of a route only where that is drawn
    const View view = closeView();
    const Scene scene = sceneOf(atlas, show, view);
    const Label* label = labelOf(scene, ThingKind::area, "country");
    ASSERT_NE(label, nullptr);
    EXPECT_EQ(label->text, "AL");
    const drawing::Rect box = label->boxes[0];
    EXPECT_LT(std::abs(0.5 * (box.y0 + box.y1) - pixelOf(view, middle)->y), 26.0);
}

Scene lakeOf(double pixels) {
    model::Atlas atlas;
    model::Shape lake;
    lake.id = "lake";
    lake.role = model::ShapeRole::water;
    lake.names.byLanguage["en"] = "Al";
    const double x = 0.5 * pixels * 20.0 * degreesEast, y = 0.5 * pixels * 20.0 * degreesNorth;
    lake.polygons = {{{{46.0 - x, 40.0 - y},
                       {46.0 + x, 40.0 - y},
                       {46.0 + x, 40.0 + y},
                       {46.0 - x, 40.0 + y},
                       {46.0 - x, 40.0 - y}}}};
    atlas.shapes = {lake};
    return sceneOf(atlas, showOn("any"), closeView());
}

TEST(LakeNames, StandFromSevenPixelsOnAndInTheLakeWhereTheyFit) {
    EXPECT_EQ(labelOf(lakeOf(6.8), ThingKind::water, "lake"), nullptr);
    EXPECT_NE(labelOf(lakeOf(7.3), ThingKind::water, "lake"), nullptr);
    const Scene scene = lakeOf(60.0);
    const Label* label = labelOf(scene, ThingKind::water, "lake");
    ASSERT_NE(label, nullptr);
    const drawing::Rect lake = scene.hits.front().box, box = label->boxes[0];
    EXPECT_TRUE(box.x0 >= lake.x0 && box.x1 <= lake.x1 && box.y0 >= lake.y0 && box.y1 <= lake.y1);
}

}  // namespace
}  // namespace corridor::scene
