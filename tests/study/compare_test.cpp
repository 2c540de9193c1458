#include "study/compare.hpp"

#include <gtest/gtest.h>

namespace corridor::study {
namespace {

model::Atlas atlasWithClosure() {
    model::Atlas atlas;
    atlas.coverage = units::parseEdtf("2023-01-01/2023-01-31").value;
    model::Route north, south;
    north.id = "north";
    north.parts = {{{0, 0}, {0.5, 0.2}, {1, 0}}};
    south.id = "south";
    south.parts = {{{0, 0}, {1, 0}}};
    atlas.routes = {north, south};
    atlas.parties = {{"A", {}, "state", ""}};
    model::Event event;
    event.id = "closing";
    event.date = units::parseEdtf("2023-01-11").value;
    event.position = units::LonLat{0.5, 0.0};
    model::Assertion closed;
    closed.targets = {"south"};
    closed.status = model::Access::closed;
    event.access = {closed};
    atlas.events = {event};
    return atlas;
}

TEST(Compare, countsEachDayOfTheWindowOnce) {
    const Study study = makeStudy(atlasWithClosure());
    Question question;
    question.on = units::parseDay("2023-01-20");
    question.window = model::coverageDays(study.atlas);
    const auto& routes = study.atlas.routes;
    const std::vector<Alternative> both = compare(study, {&routes[1], &routes[0]}, question, units::Metres{5000.0});
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(*both[0].days, (access::DayCounts{0, 0, 0, 21, 10}));
    EXPECT_EQ(*both[1].days, (access::DayCounts{0, 0, 0, 0, 31}));
    EXPECT_EQ(both[0].state->whole.status, access::Status::closed);
    EXPECT_EQ(both[1].state->whole.status, access::Status::unknown) << "nothing said never means open";
    EXPECT_EQ(both[0].sharedWithFirst, both[0].length);
    EXPECT_EQ(both[1].sharedWithFirst.value, 0.0);
    EXPECT_EQ(both[0].events.size(), 1u);
    EXPECT_EQ(both[1].events.size(), 0u);
}

TEST(Compare, withoutADayGivesNoStatus) {
    const Study study = makeStudy(atlasWithClosure());
    Question question;
    const std::vector<Alternative> one = compare(study, {&study.atlas.routes[0]}, question, units::Metres{5000.0});
    EXPECT_FALSE(one[0].state);
    EXPECT_FALSE(one[0].days);
}

TEST(Compare, givesNoStraightLineAcrossAGapThatIsNotListed) {
    model::Atlas atlas = atlasWithClosure();
    atlas.routes[0].parts = {{{0, 0}, {0.4, 0.2}}, {{0.6, 0.2}, {1, 0}}};
    const Study study = makeStudy(std::move(atlas));
    const auto& routes = study.atlas.routes;
    const auto both = compare(study, {&routes[0], &routes[1]}, Question{}, units::Metres{5000.0});
    EXPECT_FALSE(both[0].straightLine);
    EXPECT_FALSE(both[0].sinuosity);
    EXPECT_TRUE(both[1].straightLine);
    EXPECT_GT(both[0].length.value, 80'000.0);
}

/// The table, the stretches and the length are of one measure, also where an edge is longer than the route.
TEST(Compare, measuresARouteAsItsStretchesDo) {
    model::Atlas atlas = atlasWithClosure();
    model::Edge zigzag;
    zigzag.id = "zigzag";
    zigzag.line = {{0, 0}, {0.25, 0.2}, {0.5, 0}, {0.75, 0.2}, {1, 0}};
    atlas.network = {zigzag};
    atlas.routes[1].edges = {{"zigzag", true, {}}};
    atlas.events.change(0, [&](model::Event& e) { e.access[0].targets = {"zigzag"}; });
    const Study study = makeStudy(std::move(atlas));
    const model::Route& south = study.atlas.routes[1];
    const units::Date day = *units::parseDay("2023-01-20");
    const auto stretches = study.assertions.stretchesOn("south", day, {});
    ASSERT_EQ(stretches.size(), 1U);
    EXPECT_EQ(stretches[0].answer.status, access::Status::closed);
    EXPECT_NEAR(stretches[0].to.value, measureOf(study, south).length().value, 1e-6);
    EXPECT_EQ(study.assertions.statusOn("south", day, {}).status, access::Status::closed);
    EXPECT_NEAR(compare(study, {&south}, Question{}, units::Metres{5000.0})[0].length.value, 111319.4908, 1e-3);
}

TEST(Compare, countsDaysOnlyWhereBothEndsOfTheWindowAreKnown) {
    const Study study = makeStudy(atlasWithClosure());
    const auto isCounted = [&](units::DayRange window) {
        Question question;
        question.window = window;
        return compare(study, {&study.atlas.routes[0]}, question, units::Metres{5000.0})[0].days.has_value();
    };
    const units::Date first = *units::parseDay("2023-01-01"), end = *units::parseDay("2023-02-01");
    EXPECT_TRUE(isCounted({first, end}));
    EXPECT_FALSE(isCounted({units::Date::earliest(), end}));
    EXPECT_FALSE(isCounted({first, units::Date::latest()}));
}

TEST(Compare, countsUndatedEventsUnlessAWindowIsAskedFor) {
    model::Atlas atlas = atlasWithClosure();
    model::Event undated;
    undated.id = "undated";
    undated.position = units::LonLat{0.5, 0.0};
    atlas.events.add(undated);
    const Study study = makeStudy(std::move(atlas));
    Question question;
    question.window = model::coverageDays(study.atlas);
    const auto events = [&] {
        return compare(study, {&study.atlas.routes[1]}, question, units::Metres{5000.0})[0].events.size();
    };
    EXPECT_EQ(events(), 2u);
    question.windowGiven = true;
    EXPECT_EQ(events(), 1u);
    question.window.to = *units::parseDay("2023-01-11");
    EXPECT_EQ(events(), 0u);
}

TEST(Compare, countsWhatStandsOnTheRoadThatDayAndWhatIsSharedWithTheFirst) {
    model::Atlas atlas = atlasWithClosure();
    atlas.routes[0].parts = {{{0, 0}, {0.25, 0}, {0.5, 0.2}, {1, 0}}};
    atlas.routes[1].parts = {{{0, 0}, {0.25, 0}, {1, 0}}};
    model::Place place;
    place.id = "border-crossing";
    place.kind = "border-crossing";
    place.position = {0.1, 0};
    atlas.places = {place};
    model::Checkpoint border, hut;
    border.id = "border";
    border.kind = "border-crossing";
    border.position = {0.2, 0};
    hut.id = "hut";
    hut.kind = "checkpoint";
    hut.position = {0.5, 0};
    hut.existed = units::parseEdtf("2023-01-15/..").value;
    atlas.checkpoints = {border, hut};
    const Study study = makeStudy(std::move(atlas));
    const auto& routes = study.atlas.routes;
    Question question;
    question.on = units::parseDay("2023-01-20");
    const std::vector<Alternative> both = compare(study, {&routes[1], &routes[0]}, question, units::Metres{5000.0});
    EXPECT_EQ(both[0].met.size(), 3u);
    ASSERT_EQ(checkpointsOf(both[0]).size(), 2u);
    EXPECT_EQ(checkpointsOf(both[0])[1].id, "hut");
    ASSERT_EQ(bordersOf(both[0]).size(), 1u) << "a place that is called so is no checkpoint";
    EXPECT_EQ(bordersOf(both[0])[0].id, "border");
    EXPECT_NEAR(both[1].sharedWithFirst.value, 111319.4908 / 4, 1e-3);
    EXPECT_NEAR(both[0].straightLine->value, 111319.4908, 1e-3);
    EXPECT_NEAR(*both[1].sinuosity, both[1].length.value / 111319.4908, 1e-9);
    question.on = units::parseDay("2023-01-14");
    EXPECT_EQ(checkpointsOf(compare(study, {&routes[1]}, question, units::Metres{5000.0})[0]).size(), 1u);
}

}  // namespace
}  // namespace corridor::study
