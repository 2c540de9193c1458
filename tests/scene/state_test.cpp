#include <gmock/gmock.h>

#include <algorithm>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

const Symbol* symbolOf(const Scene& scene, ThingKind kind, const std::string& id) {
    for (const Symbol& symbol : scene.symbols) {
        if (std::find(symbol.things.begin(), symbol.things.end(), Thing{kind, id}) != symbol.things.end())
            return &symbol;
    }
    return nullptr;
}

bool explains(const Scene& scene, Key key, const std::string& what) {
    return std::any_of(scene.explained.begin(), scene.explained.end(),
                       [&](const Explained& e) { return e.key == key && e.what == what; });
}

Scene sceneOn(const std::string& day, double metresPerPixel = 20.0) {
    return makeScene(shipped(), shippedAssertions(), showOn(day), defaultStyle(),
                     viewAt("EPSG:32638", hakari, metresPerPixel));
}

TEST(State, ACheckpointIsAbsentBeforeItsDay) {
    EXPECT_EQ(symbolOf(sceneOn("2023-04-22"), ThingKind::checkpoint, "hakari-checkpoint"), nullptr);
    EXPECT_NE(symbolOf(sceneOn("2023-04-23"), ThingKind::checkpoint, "hakari-checkpoint"), nullptr);
}

TEST(State, ACheckpointThatPerhapsExistsIsFaded) {
    EXPECT_TRUE(explains(sceneOn("2023-03-10"), Key::faded, "checkpoint"));  // since about March 2023
    EXPECT_FALSE(explains(sceneOn("2023-07-10"), Key::faded, "checkpoint"));
}

TEST(State, ARingShowsHowWellAPlaceIsKnown) {
    const Scene scene = sceneOn("2023-08-17");
    const auto ring = std::find_if(scene.explained.begin(), scene.explained.end(), [](const Explained& e) {
        return e.key == Key::ring && e.what == "hakari-checkpoint";
    });
    ASSERT_NE(ring, scene.explained.end());
    EXPECT_NEAR(ring->box.width(), 2.0 * 1000.0 / 20.0, 1.0);  // 1 km each way at 20 m a pixel
    EXPECT_FALSE(explains(sceneOn("2023-08-17", 400.0), Key::ring, "hakari-checkpoint"));
}

model::Atlas fiveEvents() {
    model::Atlas atlas;
    atlas.events = {eventOf("a", "2023-05-01", {46.0, 40.0}), eventOf("b", "2023-05-10", {46.0, 40.0}),
                    eventOf("c", "2023-05-20", {46.0001, 40.0}), eventOf("d", "2023-09-01", {46.0, 40.0}),
                    eventOf("far", "2023-05-10", {46.5, 40.0})};
    return atlas;
}

Scene eventsOn(const model::Atlas& atlas, const Show& show) {
    return makeScene(atlas, access::Assertions(atlas), show, defaultStyle(), viewAt("EPSG:4326", {46.0, 40.0}, 50.0));
}

TEST(State, EventsThatCrowdStandUnderOneMarkWithTheirNumber) {
    const model::Atlas atlas = fiveEvents();
    const Scene scene = eventsOn(atlas, showOn("2023-05-10"));
    const Symbol* mark = symbolOf(scene, ThingKind::event, "a");
    ASSERT_NE(mark, nullptr);
    EXPECT_EQ(mark, symbolOf(scene, ThingKind::event, "b"));
    EXPECT_EQ(mark, symbolOf(scene, ThingKind::event, "c"));
    EXPECT_EQ(mark->things.size(), 3u);
    EXPECT_EQ(mark->things.front().id, "b");  // of the day itself
    EXPECT_NE(mark, symbolOf(scene, ThingKind::event, "far"));
    EXPECT_TRUE(explains(scene, Key::cluster, "event"));
}

TEST(State, AMarkStandsForAPlaceThatIsNotMoved) {
    const model::Atlas atlas = fiveEvents();
    const View view = viewAt("EPSG:4326", {46.0, 40.0}, 50.0);
    const Scene scene = eventsOn(atlas, showOn("2023-05-10"));
    const Symbol* mark = symbolOf(scene, ThingKind::event, "a");
    ASSERT_NE(mark, nullptr);
    EXPECT_EQ(mark->position, *pixelOf(view, units::LonLat{46.0, 40.0}));
}

TEST(State, EventsFarFromTheDayShowOnlyInsideAWindow) {
    const model::Atlas atlas = fiveEvents();
    Show show = showOn("2023-05-10");
    EXPECT_EQ(symbolOf(eventsOn(atlas, show), ThingKind::event, "d"), nullptr);
    show.window = units::DayRange{*units::parseDay("2023-01-01"), *units::parseDay("2024-01-01")};
    EXPECT_NE(symbolOf(eventsOn(atlas, show), ThingKind::event, "d"), nullptr);
    show.window = units::DayRange{*units::parseDay("2023-08-01"), *units::parseDay("2023-09-01")};
    EXPECT_EQ(symbolOf(eventsOn(atlas, show), ThingKind::event, "d"), nullptr);  // the end is not in it
}

TEST(State, WithoutADayEveryEventIsShown) {
    const model::Atlas atlas = fiveEvents();
    const Scene scene = eventsOn(atlas, showOn("any"));
    for (const auto& event : atlas.events) EXPECT_NE(symbolOf(scene, ThingKind::event, event.id), nullptr);
}

TEST(State, AnUndatedEventStaysOnTheMapAndSaysSo) {
    model::Atlas atlas;
    atlas.events = {eventOf("when", "2023", {46.0, 40.0})};
    atlas.events.change(0, [&](model::Event& e) { e.date.reset(); });
    const Scene scene = eventsOn(atlas, showOn("2023-05-10"));
    ASSERT_EQ(scene.labels.size(), 1u);
    EXPECT_EQ(scene.labels[0].text, "undated\nwhen");
}

TEST(State, SourcesOfAStatusCountWhereAStatusIsShown) {
    model::Atlas atlas;
    atlas.sources.resize(3);
    for (std::size_t i = 0; i < 3; ++i) atlas.sources[i].id = "s" + std::to_string(i);
    atlas.routes = {routeOf("road", {{46.0, 40.0}, {46.1, 40.0}})};
    atlas.routes[0].sources = {"s2"};
    atlas.events = {eventOf("said", "2023-05-01", {46.0, 45.0})};
    atlas.events.change(0, [&](model::Event& e) {
        e.access.resize(1);
        e.access[0].targets = {"road"};
        e.access[0].sources = {"s1"};
    });
    Show show = showOn("2023-08-10");
    const View view = viewAt("EPSG:4326", {46.0, 40.0}, 50.0);
    const drawing::Point at = *pixelOf(view, units::LonLat{46.05, 40.0});
    const auto within = [&](double x, double y) {
        const access::Assertions assertions(atlas);
        const study::State state = stateFor(atlas, assertions, show);
        const Scene scene = makeScene(atlas, state, show, defaultStyle(), view);
        return sourcesIn(scene, atlas, state, show, {at.x + x, at.y + y, at.x + x + 20.0, at.y + y + 20.0});
    };
    EXPECT_THAT(within(-10.0, -10.0), testing::ElementsAre("s1", "s2"));
    EXPECT_THAT(within(-10.0, 10.0), testing::IsEmpty()) << "it lies beside the road";
    show.statuses = false;
    EXPECT_THAT(within(-10.0, -10.0), testing::ElementsAre("s2"));
    show.statuses = true;
    show.on.reset();
    EXPECT_THAT(within(-10.0, -10.0), testing::ElementsAre("s2"));
}

model::Atlas roadOpenedBy(const std::string& party, const std::string& basis) {
    model::Atlas atlas;
    atlas.routes = {routeOf("road", {{46.0, 40.0}, {46.1, 40.0}})};
    atlas.events = {eventOf("said", "2023-05-01", {46.0, 40.0})};
    model::Assertion word;
    word.targets = {"road"};
    word.by = party;
    word.basis = basis;
    atlas.events.change(0, [&](model::Event& e) { e.access = {word}; });
    return atlas;
}

TEST(State, OnePartysWordHasAFormOfItsOwn) {
    const auto seen = [](const std::string& party, const std::string& basis) {
        const Scene scene = eventsOn(roadOpenedBy(party, basis), showOn("2023-05-10"));
        return std::pair(explains(scene, Key::voice, "party"), explains(scene, Key::voice, "inferred"));
    };
    EXPECT_EQ(seen("", ""), std::pair(false, false)) << "a reported fact";
    EXPECT_EQ(seen("East", ""), std::pair(true, false));
    EXPECT_EQ(seen("East", "inferred"), std::pair(false, true));
    const auto strokes = [](const model::Atlas& atlas) {
        const Scene scene = eventsOn(atlas, showOn("2023-05-10"));
        return std::count_if(scene.list->items.begin(), scene.list->items.end(), [](const drawing::Item& item) {
            return std::holds_alternative<drawing::Stroke>(item);
        });
    };
    EXPECT_EQ(strokes(roadOpenedBy("East", "")), strokes(roadOpenedBy("", "")) + 1) << "the beads";
}

TEST(State, ACheckpointIsPaleOnlyOnTheDaysOnWhichItIsPerhapsThere) {
    model::Atlas atlas;
    model::Checkpoint post;
    post.id = "gate";
    post.position = {46.0, 40.0};
    atlas.checkpoints = {post};
    const auto isPale = [&](const char* existed, const char* on) {
        atlas.checkpoints[0].existed = *units::parseEdtf(existed).value;
        return explains(eventsOn(atlas, showOn(on)), Key::faded, "checkpoint");
    };
    EXPECT_TRUE(isPale("2023-05/..", "2023-05-30"));
    EXPECT_FALSE(isPale("2023-05/..", "2023-05-31"));
    EXPECT_FALSE(isPale("2023-05-01~/..", "2023-05-02")) << "the mark has no width";
    EXPECT_FALSE(isPale("2023-05-01/2023-06", "2023-06-01"));
    EXPECT_TRUE(isPale("2023-05-01/2023-06", "2023-06-02"));
}

TEST(State, HiddenCategoriesAndLayersAreAbsent) {
    const model::Atlas atlas = fiveEvents();
    Show show = showOn("any");
    show.layers.hiddenCategories = {"closure"};
    EXPECT_TRUE(eventsOn(atlas, show).symbols.empty());
    show.layers.hiddenCategories.clear();
    show.layers.events = false;
    EXPECT_TRUE(eventsOn(atlas, show).symbols.empty());
}

TEST(State, WhatIsUnderThePointerIsFound) {
    const View view = viewAt("EPSG:32638", khankendi, 20.0);
    const Scene scene = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(), view);
    const auto things = thingsAt(scene, *pixelOf(view, khankendi));
    ASSERT_FALSE(things.empty());
    EXPECT_EQ(things.front(), (Thing{ThingKind::place, "khankendi"}));
    EXPECT_EQ(things.back(), (Thing{ThingKind::area, "AZ"}));
    EXPECT_TRUE(thingsAt(scene, {-1e7, -1e7}).empty());
}

TEST(State, SourcesAreThoseOfWhatLiesInThePicture) {
    const Picture picture = pictureAt("EPSG:32638", hakari, 10.0, 600, 600);
    const Show show = showOn("2023-08-17");
    const Scene scene = makeScene(shipped(), shippedAssertions(), show, defaultStyle(), picture.view);
    const auto sources =
        sourcesIn(scene, shipped(), stateFor(shipped(), shippedAssertions(), show), show, rectangleOf(picture.view, picture.frame));
    EXPECT_THAT(sources, testing::Contains("mirror-spectator-2023"));  // of the checkpoint
    EXPECT_THAT(sources, testing::Contains("openstreetmap-2021"));
    EXPECT_THAT(sources, testing::Not(testing::Contains("bolnews-2023-09-30")));
}

}  // namespace
}  // namespace corridor::scene
