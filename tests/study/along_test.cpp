#include "study/along.hpp"

#include <gtest/gtest.h>

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
    for (const NearEvent& near : eventsIn(atlas, query)) ids.push_back(near.event->id);
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
    EXPECT_EQ(near[0].event->id, "exact");
    EXPECT_NEAR(near[0].range->from.value, near[0].range->to.value, 1e-6);
    EXPECT_EQ(near[0].nearest->side, geodesy::Side::left);
    EXPECT_EQ(near[1].event->id, "unstated");
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

}  // namespace
}  // namespace corridor::study
