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
    EXPECT_EQ(both[0].answer->status, access::Status::closed);
    EXPECT_EQ(both[1].answer->status, access::Status::unknown) << "nothing said never means open";
    EXPECT_EQ(both[0].sharedWithFirst, both[0].length);
    EXPECT_EQ(both[1].sharedWithFirst.value, 0.0);
    EXPECT_EQ(both[0].events.size(), 1u);
    EXPECT_EQ(both[1].events.size(), 0u);
}

TEST(Compare, withoutADayGivesNoStatus) {
    const Study study = makeStudy(atlasWithClosure());
    Question question;
    const std::vector<Alternative> one = compare(study, {&study.atlas.routes[0]}, question, units::Metres{5000.0});
    EXPECT_FALSE(one[0].answer);
    EXPECT_FALSE(one[0].days);
}

}  // namespace
}  // namespace corridor::study
