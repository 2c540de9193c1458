#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

constexpr units::LonLat middle{46.0, 40.0};
constexpr double degreesNorth = 1.0 / 111035.0;  ///< of a metre from south to north at 40 degrees

bool explains(const Scene& scene, Key key, const std::string& what) {
    return std::any_of(scene.explained.begin(), scene.explained.end(),
                       [&](const Explained& e) { return e.key == key && e.what == what; });
}

const Symbol* symbolOf(const Scene& scene, ThingKind kind, const std::string& id) {
    for (const Symbol& symbol : scene.symbols) {
        if (std::find(symbol.things.begin(), symbol.things.end(), Thing{kind, id}) != symbol.things.end())
            return &symbol;
    }
    return nullptr;
}

/// 20 m a pixel in UTM, near the central meridian: a metre of the data is a metre of the map.
View closeView(double metresPerPixel = 20.0) {
    return viewAt("EPSG:32638", middle, metresPerPixel);
}

Scene eventOn(const std::string& date, const std::string& day) {
    model::Atlas atlas;
    atlas.events = {eventOf("e", date, middle)};
    return sceneOf(atlas, showOn(day), closeView());
}

TEST(Marks, EventsAreShownFromThirtyDaysBeforeToThirtyDaysAfterTheDay) {
    const auto isShown = [](const std::string& date) {
        return symbolOf(eventOn(date, "2023-05-31"), ThingKind::event, "e") != nullptr;
    };
    EXPECT_TRUE(isShown("2023-05-01"));
    EXPECT_FALSE(isShown("2023-04-30"));
    EXPECT_TRUE(isShown("2023-06-30"));
    EXPECT_FALSE(isShown("2023-07-01"));
    EXPECT_TRUE(isShown("2023-01-01/2023-05-01")) << "the last day counts";
    EXPECT_FALSE(isShown("2023-01-01/2023-04-30"));
}

TEST(Marks, OfTheDayHaveARimAndAreLarger) {
    const Symbol* on = nullptr;
    const Scene day = eventOn("2023-05-31", "2023-05-31"), before = eventOn("2023-05-30", "2023-05-31");
    on = symbolOf(day, ThingKind::event, "e");
    ASSERT_NE(on, nullptr);
    EXPECT_NEAR(on->box.width(), 2.0 * (8.0 + 3.0), 0.01);
    EXPECT_NEAR(symbolOf(before, ThingKind::event, "e")->box.width(), 2.0 * (0.9 * 8.0 + 1.5), 0.01);
    EXPECT_TRUE(explains(day, Key::faded, "day"));
    EXPECT_FALSE(explains(before, Key::faded, "day"));
}

TEST(Marks, OfTheWindowBeyondTheNearDaysAreSmall) {
    model::Atlas atlas;
    atlas.events = {eventOf("e", "2023-03-01", middle)};
    Show show = showOn("2023-05-31");
    show.window = units::parseEdtf("2023").value->span();
    const Scene scene = sceneOf(atlas, show, closeView());
    EXPECT_NEAR(symbolOf(scene, ThingKind::event, "e")->box.width(), 2.0 * (0.75 * 8.0 + 1.5), 0.01);
}

TEST(Marks, ADateThatIsNotCertainIsFaded) {
    for (const char* date : {"2023-05", "2023-05-31?", "2023-05-31~", "2023-05-XX"})
        EXPECT_TRUE(explains(eventOn(date, "2023-05-31"), Key::faded, "event")) << date;
    EXPECT_FALSE(explains(eventOn("2023-05-31", "2023-05-31"), Key::faded, "event"));
    EXPECT_FALSE(explains(eventOn("2023-05-30/2023-06-02", "2023-05-31"), Key::faded, "event"));
}

Scene twoEvents(double pixelsApart) {
    model::Atlas atlas;
    const double north = 20.0 * pixelsApart * degreesNorth;
    atlas.events = {eventOf("a", "2023-05-31", middle), eventOf("b", "2023-05-31", {middle.lon, middle.lat + north})};
    return sceneOf(atlas, showOn("2023-05-31"), closeView());
}

TEST(Marks, EventsNearerThanTheirMarksAreWideStandTogether) {
    // Two radii of 8 pixels and 3 more.
    const Scene near = twoEvents(18.7), far = twoEvents(19.3);
    EXPECT_EQ(symbolOf(near, ThingKind::event, "a"), symbolOf(near, ThingKind::event, "b"));
    EXPECT_NE(symbolOf(far, ThingKind::event, "a"), symbolOf(far, ThingKind::event, "b"));
    EXPECT_TRUE(writes(*near.list, "2"));
    EXPECT_FALSE(writes(*far.list, "2"));
}

TEST(Marks, TheBestKnownOfThoseTogetherGivesThePlace) {
    model::Atlas atlas;
    const units::LonLat beside{middle.lon, middle.lat + 100.0 * degreesNorth};
    atlas.events = {eventOf("vague", "2023-05-31", middle), eventOf("exact", "2023-05-31", beside)};
    atlas.events.change(0, [&](model::Event& e) { e.accuracy = units::Metres{5000.0}; });
    const View view = closeView();
    const Scene scene = sceneOf(atlas, showOn("2023-05-31"), view);
    ASSERT_NE(symbolOf(scene, ThingKind::event, "vague"), nullptr);
    EXPECT_EQ(symbolOf(scene, ThingKind::event, "vague")->position, *pixelOf(view, beside));
}

Scene twoCheckpoints(double pixelsApart) {
    model::Atlas atlas;
    const double north = 5.0 * pixelsApart * degreesNorth;
    atlas.checkpoints = {checkpointOf("a", middle), checkpointOf("b", {middle.lon, middle.lat + north})};
    return sceneOf(atlas, showOn("any"), closeView(5.0));
}

TEST(Marks, CheckpointsThatWouldHideEachOtherAreOneWithTheirNumber) {
    // 1.15 of the symbol's 15 pixels.
    const Scene near = twoCheckpoints(17.0), far = twoCheckpoints(17.5);
    EXPECT_EQ(symbolOf(near, ThingKind::checkpoint, "a"), symbolOf(near, ThingKind::checkpoint, "b"));
    EXPECT_NE(symbolOf(far, ThingKind::checkpoint, "a"), symbolOf(far, ThingKind::checkpoint, "b"));
    EXPECT_TRUE(explains(near, Key::cluster, "checkpoint"));
    EXPECT_FALSE(explains(far, Key::cluster, "checkpoint"));
    EXPECT_TRUE(writes(*near.list, "2"));
}

Scene checkpointOn(const std::string& existed, const std::string& day) {
    model::Atlas atlas;
    atlas.checkpoints = {checkpointOf("c", middle)};
    atlas.checkpoints[0].existed = units::parseEdtf(existed).value;
    return sceneOf(atlas, showOn(day), closeView());
}

TEST(Marks, ACheckpointIsThereOnItsFirstAndLastDay) {
    const auto isShown = [](const std::string& day) {
        return symbolOf(checkpointOn("2023-04-23/2023-06-10", day), ThingKind::checkpoint, "c") != nullptr;
    };
    EXPECT_FALSE(isShown("2023-04-22"));
    EXPECT_TRUE(isShown("2023-04-23"));
    EXPECT_TRUE(isShown("2023-06-10"));
    EXPECT_FALSE(isShown("2023-06-11"));
}

TEST(Marks, ACheckpointIsFadedOnTheDaysThatAreNotCertain) {
    const auto isFaded = [](const std::string& existed, const std::string& day) {
        return explains(checkpointOn(existed, day), Key::faded, "checkpoint");
    };
    EXPECT_TRUE(isFaded("2023-03/..", "2023-03-30"));
    EXPECT_FALSE(isFaded("2023-03/..", "2023-03-31")) << "by the end of March it is there";
    EXPECT_TRUE(isFaded("2023-01-01/2023-06", "2023-06-02"));
    EXPECT_FALSE(isFaded("2023-01-01/2023-06", "2023-06-01"));
    EXPECT_FALSE(isFaded("2023-03-10~/..", "2023-03-11")) << "the standard gives the mark no width";
}

Scene vaguePlace(double metres, double published, double metresPerPixel) {
    model::Atlas atlas;
    atlas.places = {placeOf("p", "village", middle)};
    if (metres > 0.0) atlas.places[0].accuracy = units::Metres{metres};
    if (published > 0.0) atlas.places[0].publishAccuracy = units::Metres{published};
    return sceneOf(atlas, showOn("any"), closeView(metresPerPixel));
}

TEST(Rings, AreThereFromFivePixelsOn) {
    EXPECT_TRUE(explains(vaguePlace(600.0, 0.0, 119.0), Key::ring, "p"));
    EXPECT_FALSE(explains(vaguePlace(600.0, 0.0, 121.0), Key::ring, "p"));
    EXPECT_FALSE(explains(vaguePlace(600.0, 0.0, 0.099), Key::ring, "p")) << "6,000 pixels: only a tint";
    EXPECT_TRUE(explains(vaguePlace(600.0, 0.0, 0.101), Key::ring, "p"));
}

TEST(Rings, OfPlacesAreForThoseFiveHundredMetresVagueOrPublishedSo) {
    EXPECT_TRUE(explains(vaguePlace(500.0, 0.0, 20.0), Key::ring, "p"));
    EXPECT_FALSE(explains(vaguePlace(499.0, 0.0, 20.0), Key::ring, "p"));
    EXPECT_TRUE(explains(vaguePlace(0.0, 300.0, 20.0), Key::ring, "p"));
}

TEST(Rings, AreAsWideAsTheWorseOfKnownAndPublished) {
    for (const auto& [known, published] : {std::pair{600.0, 900.0}, {900.0, 600.0}, {900.0, 0.0}}) {
        const Scene scene = vaguePlace(known, published, 20.0);
        const auto ring = std::find_if(scene.explained.begin(), scene.explained.end(),
                                       [](const Explained& e) { return e.key == Key::ring; });
        ASSERT_NE(ring, scene.explained.end());
        EXPECT_NEAR(ring->box.width(), 2.0 * 900.0 / 20.0, 0.2);
    }
}

TEST(Rings, ThatNobodyCouldTellApartAreOne) {
    model::Atlas atlas;
    for (const char* id : {"a", "b"}) {
        model::Event event = eventOf(id, "2023-05-31", middle);
        event.accuracy = units::Metres{1000.0};
        atlas.events.add(event);
    }
    const auto count = [&] {
        const Scene scene = sceneOf(atlas, showOn("2023-05-31"), closeView());
        return std::count_if(scene.explained.begin(), scene.explained.end(),
                             [](const Explained& e) { return e.key == Key::ring; });
    };
    EXPECT_EQ(count(), 1);
    atlas.events.change(1, [&](model::Event& e) { e.accuracy = units::Metres{1200.0}; });
    EXPECT_EQ(count(), 2);
}

TEST(Marks, OfEventsStandWhereTheyHideNoTownAndNoCheckpoint) {
    // A mark stands above its place, at 17 pixels or beyond a checkpoint's edge, unless something lies there.
    const View view = closeView();
    const auto heads = [&](const char* kind) {
        model::Atlas atlas;
        atlas.events = {eventOf("e", "2023-05-31", middle)};
        if (std::string(kind) != "") {
            const units::LonLat above{middle.lon, middle.lat + 20.0 * 19.0 * degreesNorth};
            if (std::string(kind) == "checkpoint")
                atlas.checkpoints = {checkpointOf("c", above)};
            else
                atlas.places = {placeOf("p", kind, above)};
        }
        const Scene scene = sceneOf(atlas, showOn("2023-05-31"), view);
        const drawing::Rect box = symbolOf(scene, ThingKind::event, "e")->box;
        const drawing::Point at = *pixelOf(view, middle);
        return std::abs(0.5 * (box.x0 + box.x1) - at.x) < 0.1 && box.y1 < at.y;
    };
    EXPECT_TRUE(heads(""));
    EXPECT_FALSE(heads("city"));
    EXPECT_FALSE(heads("town"));
    EXPECT_FALSE(heads("checkpoint"));
    EXPECT_TRUE(heads("village")) << "it gives way to marks";
}

TEST(Hits, OfAnAreaEndAtItsEdgeAndThoseOfALakeReachTheTolerance) {
    const auto isFound = [](model::ShapeRole role, double beyond) {
        model::Atlas atlas;
        model::Shape shape;
        shape.id = "s";
        shape.role = role;
        shape.kind = role == model::ShapeRole::area ? "country" : "lake";
        shape.polygons = {{{{45.99, 39.99}, {46.01, 39.99}, {46.01, 40.01}, {45.99, 40.01}, {45.99, 39.99}}}};
        atlas.shapes = {shape};
        const Scene scene = sceneOf(atlas, showOn("any"), viewAt("EPSG:4326", middle, 20.0));
        const drawing::Rect box = scene.hits.at(0).box;
        return !thingsAt(scene, {box.x1 + beyond, 0.5 * (box.y0 + box.y1)}, 3.0).empty();
    };
    EXPECT_TRUE(isFound(model::ShapeRole::area, -0.1));
    EXPECT_FALSE(isFound(model::ShapeRole::area, 0.1));
    EXPECT_TRUE(isFound(model::ShapeRole::water, 2.9));
    EXPECT_FALSE(isFound(model::ShapeRole::water, 3.1));
}

TEST(Hits, OfALineReachHalfItsWidthAndTheTolerance) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{45.9, 40.0}, {46.1, 40.0}})};
    const View view = viewAt("EPSG:4326", middle, 50.0);
    const Scene scene = sceneOf(atlas, showOn("any"), view);
    ASSERT_EQ(scene.hits.size(), 1u);
    const double reach = scene.hits[0].reach;
    const drawing::Point on = *pixelOf(view, middle);
    const auto found = [&](double away, double tolerance) {
        return !thingsAt(scene, {on.x, on.y + away}, tolerance).empty();
    };
    EXPECT_TRUE(found(reach - 0.05, 0.0));
    EXPECT_FALSE(found(reach + 0.05, 0.0));
    EXPECT_TRUE(found(reach + 3.95, 4.0));
    EXPECT_FALSE(found(reach + 4.05, 4.0));
}

/// So many events of one day in two places, every one with a ring that is seen.
model::Atlas manyEvents(int count) {
    std::vector<model::Event> events;
    for (int i = 0; i < count; ++i) {
        events.push_back(eventOf("e" + std::to_string(i), "2023-05-31", {middle.lon + (i % 2), middle.lat}));
        events.back().accuracy = units::Metres{2000.0 + i};
    }
    model::Atlas atlas;
    atlas.events = model::Events(events.begin(), events.end());
    return atlas;
}

TEST(Marks, OfVeryManyTheForemostCanBeAskedFor) {
    const auto thingsOf = [](int count) {
        const Scene scene = sceneOf(manyEvents(count), showOn("2023-05-31"), closeView(400.0));
        return symbolOf(scene, ThingKind::event, "e0")->things.size();
    };
    EXPECT_EQ(thingsOf(398), 199U);
    EXPECT_EQ(thingsOf(402), 200U);
}

TEST(Rings, OfVeryManyEventsAreThoseOfTheForemostAtEachPlace) {
    const auto ringsOf = [](int count) {
        const Scene scene = sceneOf(manyEvents(count), showOn("2023-05-31"), closeView(20.0));
        return std::count_if(scene.explained.begin(), scene.explained.end(),
                             [](const Explained& e) { return e.key == Key::ring; });
    };
    EXPECT_GT(ringsOf(2000), 20);
    EXPECT_EQ(ringsOf(2002), 2);
}

}  // namespace
}  // namespace corridor::scene
