#include "study/along.hpp"

#include <gtest/gtest.h>

#include "geodesy/geodesic.hpp"

namespace corridor::study {
namespace {

constexpr double degreeOfEquator = 111319.490793;  // a * pi / 180, a = 6378137 m

model::Route routeOf(const std::string& id, std::vector<units::Line> parts) {
    model::Route route;
    route.id = id;
    route.parts = std::move(parts);
    return route;
}

model::Place placeAt(const std::string& id, units::LonLat position) {
    model::Place place;
    place.id = id;
    place.position = position;
    return place;
}

model::Event eventAt(const std::string& id, const std::string& date, std::optional<units::LonLat> position,
                     std::optional<units::Metres> accuracy = std::nullopt) {
    model::Event event;
    event.id = id;
    if (!date.empty()) event.date = units::parseEdtf(date).value;
    event.position = position;
    event.accuracy = accuracy;
    event.category = "incident";
    return event;
}

measure::Measure measured(const model::Route& route) {
    return measure::measureOf(route, measure::Edges({}));
}

TEST(Meetings, aSpotHeightBesideTheRoadIsNoLeg) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    atlas.places = {placeAt("start", {0, 0}), placeAt("height", {0.5, 0.001}), placeAt("end", {1, 0})};
    atlas.places[1].kind = "spot-height";
    const std::vector<Meeting> met = meetings(atlas, atlas.routes[0], measured(atlas.routes[0]), std::nullopt);
    ASSERT_EQ(met.size(), 2u);
    EXPECT_EQ(met[1].id, "end");
}

TEST(Meetings, keepsPlacesWithinTwoKilometresInOrder) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    atlas.places = {placeAt("end", {1, 0}), placeAt("far", {0.5, 0.1}), placeAt("start", {0, 0.01})};
    const measure::Measure measure = measured(atlas.routes[0]);
    const std::vector<Meeting> met = meetings(atlas, atlas.routes[0], measure, std::nullopt);
    ASSERT_EQ(met.size(), 2u);
    EXPECT_EQ(met[0].id, "start");
    EXPECT_EQ(met[1].id, "end");
    const std::vector<Leg> between = legs(measure, met);
    ASSERT_EQ(between.size(), 1u);
    EXPECT_NEAR(between[0].length().value, degreeOfEquator, 1e-3);
}

TEST(Meetings, countsACheckpointOnItsDaysAndOnItsRoutesOnly) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}}), routeOf("other", {{{0, 0}, {1, 0.001}}})};
    model::Checkpoint post;
    post.id = "post";
    post.position = {0.5, 0.02};
    post.on = {"r"};
    post.existed = units::parseEdtf("2023-04-23/..").value;
    atlas.checkpoints = {post};
    const auto met = [&](std::size_t route, std::optional<units::Date> on) {
        return meetings(atlas, atlas.routes[route], measured(atlas.routes[route]), on).size();
    };
    EXPECT_EQ(met(0, units::parseDay("2023-04-22")), 0u);
    EXPECT_EQ(met(0, units::parseDay("2023-04-23")), 1u);
    EXPECT_EQ(met(0, std::nullopt), 1u) << "without a day everything counts";
    EXPECT_EQ(met(1, units::parseDay("2023-04-23")), 0u);
}

/// Where a thing stands 50 km along the equator and so many metres north of it: 0.009043695... degrees of latitude are
/// a kilometre there (the meridian's radius of curvature is a(1 - e^2) = 6,335,439.327 m).
units::LonLat metresNorth(double metres) {
    return {0.5, metres / 6335439.327 * 57.29577951308232};
}

TEST(Meetings, drawTheLineForAPlaceAtTwoKilometresAndForACheckpointAtHalfOneOrItsAccuracy) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    const measure::Measure measure = measured(atlas.routes[0]);
    const auto isPlaceMet = [&](double metres) {
        atlas.places = {placeAt("p", metresNorth(metres))};
        return meetings(atlas, atlas.routes[0], measure, std::nullopt).size() == 1;
    };
    EXPECT_TRUE(isPlaceMet(1999.9));
    EXPECT_FALSE(isPlaceMet(2000.1));
    atlas.places = {};
    const auto isPostMet = [&](double metres, std::optional<units::Metres> accuracy) {
        model::Checkpoint post;
        post.id = "post";
        post.position = metresNorth(metres);
        post.accuracy = accuracy;
        atlas.checkpoints = {post};
        return meetings(atlas, atlas.routes[0], measure, std::nullopt).size() == 1;
    };
    EXPECT_TRUE(isPostMet(499.9, std::nullopt));
    EXPECT_FALSE(isPostMet(500.1, std::nullopt));
    EXPECT_TRUE(isPostMet(499.9, units::Metres{10.0}));
    EXPECT_FALSE(isPostMet(500.1, units::Metres{10.0}));
    EXPECT_TRUE(isPostMet(2999.9, units::Metres{3000.0}));
    EXPECT_FALSE(isPostMet(3000.1, units::Metres{3000.0}));
}

TEST(Meetings, tellAllOfWhatIsMetByChainageThenPlacesFirstThenById) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}, {{2, 0}, {3, 0}}})};
    atlas.places = {placeAt("b", {0.5, 0}), placeAt("a", {0.5, 0}), placeAt("z", {0.25, 0}), placeAt("far", {2.5, 0})};
    atlas.places[1].kind = "town";
    atlas.places[1].names.byLanguage = {{"en", "Alpha"}};
    model::Checkpoint post;
    post.id = "0";
    post.kind = "border-crossing";
    post.position = metresNorth(100.0);
    post.names.byLanguage = {{"en", "Gate"}};
    atlas.checkpoints = {post};
    const std::vector<Meeting> met = meetings(atlas, atlas.routes[0], measured(atlas.routes[0]), std::nullopt);
    std::string ids;
    for (const Meeting& each : met) ids += each.id + " ";
    ASSERT_EQ(ids, "z a b 0 far ");
    EXPECT_EQ(met[1].kind, "town");
    EXPECT_EQ(met[1].names.byLanguage.at("en"), "Alpha");
    EXPECT_FALSE(met[1].isCheckpoint);
    EXPECT_EQ(met[1].piece, 0u);
    EXPECT_TRUE(met[3].isCheckpoint);
    EXPECT_EQ(met[3].kind, "border-crossing");
    EXPECT_EQ(met[3].names.byLanguage.at("en"), "Gate");
    EXPECT_NEAR(met[3].chainage.value, degreeOfEquator / 2, 0.01);
    EXPECT_NEAR(met[3].offset.value, 100.0, 0.01);
    EXPECT_EQ(met[4].piece, 1u);
}

TEST(Meetings, countAPlaceOnItsDays) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    atlas.places = {placeAt("camp", {0.5, 0})};
    atlas.places[0].valid = units::parseEdtf("2023-04-23/2023-05-02").value;
    const auto met = [&](const char* on) {
        return meetings(atlas, atlas.routes[0], measured(atlas.routes[0]), units::parseDay(on)).size();
    };
    EXPECT_EQ(met("2023-04-22"), 0u);
    EXPECT_EQ(met("2023-04-23"), 1u);
    EXPECT_EQ(met("2023-05-02"), 1u);
    EXPECT_EQ(met("2023-05-03"), 0u);
}

TEST(Meetings, areNoneOnARouteWithoutPositions) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{}})};
    atlas.places = {placeAt("start", {0, 0})};
    EXPECT_TRUE(meetings(atlas, atlas.routes[0], measured(atlas.routes[0]), std::nullopt).empty());
}

TEST(Legs, lieOnOneSideOfAGapThatIsNotListed) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}, {{2, 0}, {4, 0}}})};
    atlas.places = {placeAt("a", {0, 0}), placeAt("b", {1, 0}), placeAt("c", {2, 0}), placeAt("d", {4, 0})};
    const auto legsOf = [&] {
        std::vector<std::string> words;
        const measure::Measure measure = measured(atlas.routes[0]);
        for (const Leg& leg : legs(measure, meetings(atlas, atlas.routes[0], measure, std::nullopt)))
            words.push_back(leg.from.id + leg.to.id);
        return words;
    };
    EXPECT_EQ(legsOf(), (std::vector<std::string>{"ab", "cd"}));
    model::Gap gap;
    gap.from = {1, 0};
    gap.to = {2, 0};
    atlas.routes[0].gaps = {gap};
    EXPECT_EQ(legsOf(), (std::vector<std::string>{"ab", "bc", "cd"}));
}

TEST(EventsIn, includesBothEndsOfTheWindowAndUncertainDatesThatTouchIt) {
    model::Atlas atlas;
    atlas.events = {eventAt("before", "2023-04-30", std::nullopt), eventAt("first", "2023-05-01", std::nullopt),
                    eventAt("last", "2023-05-31", std::nullopt),   eventAt("after", "2023-06-01", std::nullopt),
                    eventAt("month", "2023-04~", std::nullopt),    eventAt("set", "[..2023-05-02]", std::nullopt),
                    eventAt("undated", "", std::nullopt)};
    EventQuery query;
    query.window = units::parseEdtf("2023-05-01/2023-05-31").value->span();
    std::vector<std::string> ids;
    for (const NearEvent& near : eventsIn(atlas, query)) ids.emplace_back(atlas.events.id(near.row));
    EXPECT_EQ(ids, (std::vector<std::string>{"set", "first", "last"}));
}

TEST(EventsIn, givesARangeOfChainageToAnImprecisePlace) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    atlas.events = {eventAt("vague", "2023-05-01", units::LonLat{0.5, 0.01}, units::Metres{3000.0}),
                    eventAt("exact", "2023-05-01", units::LonLat{0.5, 0.01}, units::Metres{0.0}),
                    eventAt("unstated", "2023-05-01", units::LonLat{0.5, -0.01})};
    const measure::Measure measure = measured(atlas.routes[0]);
    EventQuery query;
    query.near = &measure;
    const std::vector<NearEvent> near = eventsIn(atlas, query);
    ASSERT_EQ(near.size(), 3u);
    EXPECT_EQ(atlas.events.id(near[0].row), "exact");
    EXPECT_NEAR(near[0].range->from.value, near[0].range->to.value, 1e-6);
    EXPECT_EQ(near[0].nearest->side, geodesy::Side::left);
    EXPECT_EQ(atlas.events.id(near[1].row), "unstated");
    EXPECT_FALSE(near[1].range);
    EXPECT_EQ(near[1].nearest->side, geodesy::Side::right);
    EXPECT_NEAR(near[2].range->to.value - near[2].range->from.value, 6000.0, 30.0);
}

TEST(EventsIn, leavesOutWhatLiesFartherThanAsked) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    atlas.events = {eventAt("at", "2023", units::LonLat{0.5, 0.04}), eventAt("placeless", "2023", std::nullopt)};
    const measure::Measure measure = measured(atlas.routes[0]);
    EventQuery query;
    query.near = &measure;
    query.within = units::Metres{4000.0};
    EXPECT_TRUE(eventsIn(atlas, query).empty());
    query.within = units::Metres{5000.0};
    EXPECT_EQ(eventsIn(atlas, query).size(), 1u);
}

TEST(EventsIn, drawsTheLineAtTheDistanceAskedFor) {
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{{0, 0}, {1, 0}}})};
    atlas.events = {eventAt("at", "2023", metresNorth(5000.0))};
    const measure::Measure measure = measured(atlas.routes[0]);
    EventQuery query;
    query.near = &measure;
    EXPECT_EQ(query.within.value, 5000.0) << "unless another is asked for";
    query.within = {4999.9};
    EXPECT_TRUE(eventsIn(atlas, query).empty());
    query.within = {5000.1};
    EXPECT_EQ(eventsIn(atlas, query).size(), 1u);
    query.within = eventsIn(atlas, query)[0].nearest->offset;
    EXPECT_EQ(eventsIn(atlas, query).size(), 1u) << "the distance itself is within";
}

TEST(EventsIn, listsTheUndatedLastAndOnlyWhereAskedFor) {
    model::Atlas atlas;
    atlas.events = {eventAt("a-undated", "", std::nullopt), eventAt("z", "2023-05-02", std::nullopt),
                    eventAt("b", "2023-05-02", std::nullopt), eventAt("span", "2023-05-01/2023-06-01", std::nullopt)};
    const auto listed = [&](const EventQuery& query) {
        std::string ids;
        for (const NearEvent& near : eventsIn(atlas, query)) ids += std::string(atlas.events.id(near.row)) + " ";
        return ids;
    };
    EventQuery query;
    EXPECT_EQ(listed(query), "span b z ");
    query.withUndated = true;
    EXPECT_EQ(listed(query), "span b z a-undated ");
}

TEST(EventsIn, ofTheCategoriesAskedFor) {
    model::Atlas atlas;
    atlas.events = {eventAt("a", "2023", std::nullopt), eventAt("b", "2023", std::nullopt),
                    eventAt("c", "2023", std::nullopt)};
    atlas.events.change(0, [&](model::Event& e) { e.category = "convoy"; });
    atlas.events.change(2, [&](model::Event& e) { e.category = "closure"; });
    EventQuery query;
    query.categories = {"closure", "convoy"};
    const std::vector<NearEvent> found = eventsIn(atlas, query);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(atlas.events.id(found[0].row), "a");
    EXPECT_EQ(atlas.events.id(found[1].row), "c");
    query.categories = {"raid"};
    EXPECT_TRUE(eventsIn(atlas, query).empty());
}

/// 48 directions are 7.5 degrees apart, so that one of them runs along a line of that azimuth.
TEST(EventsIn, looksForTheRangeInFortyEightDirections) {
    const units::LonLat centre{0.5, 0.5};
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{geodesy::destination(centre, {187.5}, {9000.0}), centre,
                                   geodesy::destination(centre, {7.5}, {9000.0})}})};
    atlas.events = {eventAt("vague", "2023", centre, units::Metres{3000.0})};
    const measure::Measure measure = measured(atlas.routes[0]);
    EventQuery query;
    query.near = &measure;
    const std::vector<NearEvent> found = eventsIn(atlas, query);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_NEAR(found[0].range->from.value, 6000.0, 1.0);
    EXPECT_NEAR(found[0].range->to.value, 12000.0, 1.0);
}

/// A road that begins half-way out: from the outer circle all else is nearer, since it then runs round that circle.
TEST(EventsIn, looksForTheRangeHalfWayOutAsWell) {
    const units::LonLat centre{0.5, 0.0};
    const auto off = [&](double east, double north) {
        return units::LonLat{centre.lon + east / degreeOfEquator, metresNorth(north).lat};
    };
    model::Atlas atlas;
    atlas.routes = {routeOf("r", {{off(500, -80), off(500, 80), off(1100, 600), off(1100, 1100), off(-1100, 1100),
                                   off(-1100, -1100), off(1100, -1100), off(1100, 600)}})};
    atlas.events = {eventAt("vague", "2023", centre, units::Metres{1000.0})};
    const measure::Measure measure = measured(atlas.routes[0]);
    EventQuery query;
    query.near = &measure;
    const std::vector<NearEvent> found = eventsIn(atlas, query);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_NEAR(found[0].nearest->chainage.value, 80.0, 0.1);
    EXPECT_NEAR(found[0].range->from.value, 0.0, 0.1);
}

}  // namespace
}  // namespace corridor::study
