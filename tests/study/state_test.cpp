#include "study/state.hpp"

#include <gtest/gtest.h>

namespace corridor::study {
namespace {

constexpr double degreeOfEquator = 111319.490793;

/// A road of an edge and a half that is there from some day of 2 to 4 January on, closed on its first half; a post on
/// it that is there until the 20th; an edge that is there until the 25th.
model::Atlas atlasOfARoad() {
    model::Atlas atlas;
    atlas.coverage = units::parseEdtf("2023-01-01/2023-01-31").value;
    model::Edge edge;
    edge.id = "edge";
    edge.line = {{0, 0}, {1, 0}};
    edge.valid = units::parseEdtf("../2023-01-25").value;
    atlas.network = {edge};
    model::Route road;
    road.id = "road";
    road.parts = {{{0, 0}, {1, 0}, {2, 0}}};
    road.valid = units::parseEdtf("[2023-01-02..2023-01-04]/..").value;
    atlas.routes = {road};
    model::Checkpoint post;
    post.id = "post";
    post.position = {1, 0};
    post.on = {"road"};
    post.existed = units::parseEdtf("../2023-01-20").value;
    atlas.checkpoints = {post};
    model::Event event;
    event.id = "closing";
    event.date = units::parseEdtf("2023-01-10").value;
    model::Assertion closed;
    closed.targets = {"road"};
    closed.status = model::Access::closed;
    closed.part = model::Part{units::Metres{0.0}, units::Metres{degreeOfEquator}};
    closed.direction = model::Direction::backward;
    event.access = {closed};
    atlas.events = {event};
    return atlas;
}

Question on(const char* day) {
    Question question;
    question.on = units::parseDay(day);
    return question;
}

TEST(StateOn, saysWhetherEachKindOfTargetIsThere) {
    const Study study = makeStudy(atlasOfARoad());
    using model::Existence;
    const std::vector<std::tuple<const char*, const char*, Existence>> cases{
        {"road", "2023-01-01", Existence::no},   {"road", "2023-01-02", Existence::perhaps},
        {"road", "2023-01-03", Existence::perhaps}, {"road", "2023-01-04", Existence::yes},
        {"post", "2023-01-20", Existence::yes},  {"post", "2023-01-21", Existence::no},
        {"edge", "2023-01-25", Existence::yes},  {"edge", "2023-01-26", Existence::no}};
    for (const auto& [target, day, existence] : cases)
        EXPECT_EQ(stateOn(study, target, on(day)).existence, existence) << target << " on " << day;
}

TEST(StateOn, tellsTheWholeTheTwoWaysAndTheStretches) {
    const Study study = makeStudy(atlasOfARoad());
    const TargetState state = stateOn(study, "road", on("2023-01-12"));
    EXPECT_EQ(state.id, "road");
    EXPECT_EQ(state.whole.status, access::Status::closed);
    ASSERT_TRUE(state.byDirection);
    EXPECT_EQ(state.byDirection->backward.status, access::Status::closed);
    EXPECT_EQ(state.byDirection->forward.status, access::Status::unknown);
    ASSERT_GE(state.stretches.size(), 2u);
    EXPECT_EQ(state.stretches.front().answer.status, access::Status::closed);
    ASSERT_EQ(state.along.size(), 3u) << "the two ways apart on the first half, then the second half";
    EXPECT_EQ(state.along[0].direction, model::Direction::forward);
    EXPECT_EQ(state.along[1].direction, model::Direction::backward);
    EXPECT_EQ(state.along[1].answer.status, access::Status::closed);
    EXPECT_NEAR(state.along[2].from.value, degreeOfEquator, 0.01);
    Question forward = on("2023-01-12");
    forward.viewpoint.direction = model::Direction::forward;
    EXPECT_EQ(stateOn(study, "road", forward).whole.status, access::Status::unknown);
    EXPECT_EQ(stateOn(study, "road", on("2023-01-09")).whole.status, access::Status::unknown);
}

TEST(StateOn, withoutADayIsUnknownAndThere) {
    const Study study = makeStudy(atlasOfARoad());
    const TargetState state = stateOn(study, "road", {});
    EXPECT_EQ(state.id, "road");
    EXPECT_EQ(state.existence, model::Existence::yes);
    EXPECT_EQ(state.whole.status, access::Status::unknown);
    EXPECT_TRUE(state.stretches.empty());
    EXPECT_TRUE(state.along.empty());
    EXPECT_FALSE(state.byDirection);
}

TEST(StateOf, holdsEveryRouteAndCheckpointAndTheQuestion) {
    model::Atlas atlas = atlasOfARoad();
    atlas.checkpoints.push_back(atlas.checkpoints[0]);
    atlas.checkpoints[1].id = "road";
    atlas.checkpoints[1].existed = std::nullopt;
    const Study study = makeStudy(std::move(atlas));
    Question question = on("2023-01-22");
    question.viewpoint.traffic = "medical";
    question.languages = {"az", "en"};
    const State state = stateOf(study, question);
    EXPECT_EQ(state.on, question.on);
    EXPECT_EQ(state.viewpoint, question.viewpoint);
    EXPECT_EQ(state.languages, question.languages);
    ASSERT_EQ(state.routes.size(), 1u);
    ASSERT_EQ(state.checkpoints.size(), 2u);
    EXPECT_EQ(state.routes[0].whole.status, access::Status::closed);
    EXPECT_EQ(state.checkpoints[0].existence, model::Existence::no);
    EXPECT_EQ(state.find("road"), &state.routes[0]) << "a route comes before a checkpoint";
    EXPECT_EQ(state.find("post"), &state.checkpoints[0]);
    EXPECT_EQ(state.find("edge"), nullptr);
}

TEST(IntervalsOf, coverTheWindowAskedFor) {
    const Study study = makeStudy(atlasOfARoad());
    Question question;
    question.window = units::parseEdtf("2023-01-08/2023-01-15").value->span();
    const std::vector<access::Interval> intervals = intervalsOf(study, "road", question);
    ASSERT_EQ(intervals.size(), 2u);
    EXPECT_EQ(intervals[0].days, (units::DayRange{*units::parseDay("2023-01-08"), *units::parseDay("2023-01-10")}));
    EXPECT_EQ(intervals[1].days, (units::DayRange{*units::parseDay("2023-01-10"), *units::parseDay("2023-01-16")}));
    EXPECT_EQ(intervals[1].answer.status, access::Status::closed);
}

}  // namespace
}  // namespace corridor::study
