// Rule 6 of docs/access-rule.md: dates that are not known to the day.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <ostream>

#include "small_atlas.hpp"

namespace corridor::access {
void PrintTo(Status status, std::ostream* out);
}

namespace corridor::access::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SmallAtlas mainRoad() {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc", "cd"});
    return atlas;
}

void expect(const SmallAtlas& atlas, const char* on, Status status, bool uncertain) {
    const Answer answer = atlas.on("main", on);
    EXPECT_EQ(answer.status, status) << on;
    EXPECT_EQ(answer.uncertain, uncertain) << on;
}

TEST(Rule6Start, TheWorseOfBeforeAndAfterCountsOnTheUncertainDaysAlone) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2022-01-01").in("before"));
    atlas.say(closed("main").from("[2023-01-10..2023-01-15]").in("after"));
    expect(atlas, "2023-01-09", Status::open, false);
    expect(atlas, "2023-01-10", Status::closed, true);
    expect(atlas, "2023-01-12", Status::closed, true);
    expect(atlas, "2023-01-14", Status::closed, true);
    expect(atlas, "2023-01-15", Status::closed, false);
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-01-12")), ElementsAre("after", "before?"));
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-01-15")), ElementsAre("after"));
}

TEST(Rule6Start, OpeningIsUnknownUntilItIsSure) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("[2023-01-10..2023-01-15]").in("opening"));
    expect(atlas, "2023-01-12", Status::unknown, true);
    expect(atlas, "2023-01-15", Status::open, false);
    const Answer answer = atlas.on("main", "2023-01-12");
    EXPECT_THAT(answer.saidBy, IsEmpty());
    EXPECT_THAT(eventsOf(answer), ElementsAre("opening?"));
    EXPECT_EQ(answer.newest, std::nullopt);
}

TEST(Rule6Start, AMonthIsUncertainUpToItsLastDay) {
    SmallAtlas atlas = mainRoad();
    atlas.say(restricted("main").in("e", "2023-05"));
    expect(atlas, "2023-04-30", Status::unknown, false);
    expect(atlas, "2023-05-01", Status::restricted, true);
    expect(atlas, "2023-05-30", Status::restricted, true);
    expect(atlas, "2023-05-31", Status::restricted, false);
}

TEST(Rule6Start, AnUnknownBeginningMayHaveBeenAnyDayBefore) {
    SmallAtlas atlas = mainRoad();
    atlas.cover("2020-01-01/2025-12-31");
    atlas.say(closed("main").in("e", "[..2023-08-17]"));
    expect(atlas, "2020-01-01", Status::closed, true);
    expect(atlas, "2023-08-16", Status::closed, true);
    expect(atlas, "2023-08-17", Status::closed, false);
}

TEST(Rule6Until, IsUncertainAfterItsFirstPossibleLastDay) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01").until("[2023-01-10..2023-01-15]"));
    expect(atlas, "2023-01-10", Status::open, false);
    expect(atlas, "2023-01-11", Status::unknown, true);
    expect(atlas, "2023-01-15", Status::unknown, true);
    expect(atlas, "2023-01-16", Status::unknown, false);
}

TEST(Rule6Until, ClosedMayStillBeClosed) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").until("2023-01"));
    expect(atlas, "2023-01-01", Status::closed, false);
    expect(atlas, "2023-01-02", Status::closed, true);
    expect(atlas, "2023-01-31", Status::closed, true);
    expect(atlas, "2023-02-01", Status::unknown, false);
}

TEST(Rule6Worst, DisputedIsWorseThanRestrictedAndLessThanClosed) {
    SmallAtlas atlas = mainRoad();
    atlas.say(restricted("main").from("2022-01-01"));
    atlas.say(open("main").from("[2023-01-10..2023-01-15]").by("Azerbaijan"));
    expect(atlas, "2023-01-12", Status::disputed, true);
    SmallAtlas both = mainRoad();
    both.say(closed("main").from("2022-01-01"));
    both.say(open("main").from("[2023-01-10..2023-01-15]").by("Azerbaijan"));
    expect(both, "2023-01-12", Status::closed, true);
    expect(both, "2023-01-15", Status::disputed, false);
}

TEST(Rule6Worst, TheRowsOfOneEventFallTogether) {
    // Before: nothing. After: a dispute. Never one row without the other.
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").in("e", "2023-05"));
    atlas.say(open("main").by("Azerbaijan").in("e"));
    expect(atlas, "2023-05-10", Status::disputed, true);
    expect(atlas, "2023-05-31", Status::disputed, false);
}

TEST(Rule6Worst, RowsOfTwoEventsFallIndependently) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").in("e", "2023-05"));
    atlas.say(open("main").by("Azerbaijan").in("f", "2023-05"));
    expect(atlas, "2023-05-10", Status::closed, true);
    expect(atlas, "2023-05-31", Status::disputed, false);
}

TEST(Rule6Order, TwoOverlappingStartsStayUncertainWhileTheirOrderMatters) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").in("closing", "2023-05"));
    atlas.say(open("main").in("opening", "2023-05"));
    expect(atlas, "2023-06-10", Status::closed, true);
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-06-10")), ElementsAre("closing", "opening?"));
    atlas.say(open("main").from("2023-07-01"));
    expect(atlas, "2023-07-01", Status::open, false);
}

TEST(Rule6Order, TwoOverlappingStartsThatSayTheSameAreCertain) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").in("one", "2023-05"));
    atlas.say(closed("main").in("two", "2023-05"));
    expect(atlas, "2023-06-10", Status::closed, false);
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-06-10")), ElementsAre("one", "two"));
}

TEST(Rule6Order, AStartMayFallBetweenAnotherAndToday) {
    // On the 7th the closing may have come on the 6th, after the opening of the 3rd to 5th.
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("[2023-01-03..2023-01-05]"));
    atlas.say(closed("main").from("[2023-01-01..2023-01-10]"));
    expect(atlas, "2023-01-07", Status::closed, true);
}

TEST(Rule6Order, StartsThatDoNotOverlapAreCertainAfterwards) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-05"));
    atlas.say(open("main").from("2023-06"));
    expect(atlas, "2023-05-31", Status::closed, false);
    expect(atlas, "2023-06-15", Status::closed, true);
    expect(atlas, "2023-06-30", Status::open, false);
}

TEST(Rule6Passage, OfAnUncertainDayMayBeEveryOneOfThem) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2022-01-01"));
    atlas.say(closed("main").in("e", "[2023-01-10..2023-01-15]").passage());
    expect(atlas, "2023-01-09", Status::open, false);
    for (const char* on : {"2023-01-10", "2023-01-11", "2023-01-14", "2023-01-15"})
        expect(atlas, on, Status::closed, true);
    expect(atlas, "2023-01-16", Status::open, false);
}

TEST(Rule6Existence, OnUncertainDaysOfValidNotExistingIsOneOfTheWorlds) {
    SmallAtlas atlas = mainRoad();
    atlas.atlas.routes[0].valid = edtf("2023-01/2023-03");
    atlas.say(open("main").from("2022-01-01"));
    expect(atlas, "2023-01-30", Status::unknown, true);
    EXPECT_TRUE(atlas.on("main", "2023-01-30").exists);
    expect(atlas, "2023-01-31", Status::open, false);
    expect(atlas, "2023-03-01", Status::open, false);
    expect(atlas, "2023-03-02", Status::unknown, true);
    EXPECT_FALSE(atlas.on("main", "2023-04-01").exists);
    atlas.say(closed("main").from("2022-01-02"));
    expect(atlas, "2023-01-30", Status::closed, true);
}

TEST(Rule6Existence, OfACheckpointIsUncertainForItsRouteToo) {
    SmallAtlas atlas = mainRoad();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"}).existed = edtf("2023-03/..");
    atlas.say(open("main").from("2022-01-01"));
    atlas.say(closed("gate").from("2022-02-01"));
    expect(atlas, "2023-02-28", Status::open, false);
    expect(atlas, "2023-03-15", Status::closed, true);
    expect(atlas, "2023-03-31", Status::closed, false);
}

TEST(Rule6AccordingTo, LooksAtThePartyAndTheFactAlone) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2022-01-01"));
    atlas.say(open("main").from("2022-01-01").by("Azerbaijan"));
    atlas.say(closed("main").from("2023-05").by("Armenia"));
    const Answer azerbaijan = atlas.on("main", "2023-05-10", accordingTo("Azerbaijan"));
    EXPECT_EQ(azerbaijan.status, Status::open);
    EXPECT_FALSE(azerbaijan.uncertain);
    const Answer armenia = atlas.on("main", "2023-05-10", accordingTo("Armenia"));
    EXPECT_EQ(armenia.status, Status::closed);
    EXPECT_TRUE(armenia.uncertain);
    EXPECT_FALSE(atlas.on("main", "2023-06-10", accordingTo("Armenia")).uncertain);
}

TEST(Rule6Cap, BeyondTheWorldsThatAreTriedTheWorstIsTaken) {
    SmallAtlas atlas = mainRoad();
    for (int i = 0; i < 14; ++i) {
        const std::string event = fmt::format("e{}", i);
        atlas.say((i == 3 ? closed("main") : open("main")).in(event, "2023-05"));
    }
    expect(atlas, "2023-06-10", Status::closed, true);
    atlas.say(open("main").from("2023-07-01"));
    expect(atlas, "2023-07-01", Status::open, false);
}

/// 14 openings of which none need have come yet: 2^14 ways, more than are tried.
TEST(Rule6Cap, BeyondTheWorldsThatAreTriedNothingSaidYetIsOneOfThem) {
    SmallAtlas atlas = mainRoad();
    for (int i = 0; i < 14; ++i) atlas.say(open("main").in(fmt::format("e{}", i), "2023-05"));
    expect(atlas, "2023-05-10", Status::unknown, true);
    const Answer answer = atlas.on("main", "2023-05-10");
    EXPECT_EQ(answer.because.size(), 14U) << "each would open it, if it had come";
    EXPECT_TRUE(answer.because.front().otherwise);
    EXPECT_NEAR(answer.because.front().reach.value, 3 * edgeMetres, 0.1);
    expect(atlas, "2023-04-30", Status::unknown, false);
}

/// Each month that is over leaves two ways where the order matters, its first day and its last: ten leave 1,024, which
/// are all tried, and by then the road is surely open. Eleven are not tried, so that nothing is sure of them.
TEST(Rule6Cap, IsAThousandAndTwentyFourWorlds) {
    for (const int months : {10, 11}) {
        SmallAtlas atlas = mainRoad();
        for (int i = 0; i < months; ++i) atlas.say(open("main").in(fmt::format("e{}", i), "2023-05"));
        expect(atlas, "2023-06-10", months == 10 ? Status::open : Status::unknown, months == 11);
    }
}

/// Voices that share a date and are too many together are each looked at alone.
TEST(Rule6Cap, AVoiceThatIsNotTooManyAloneIsStillReadExactly) {
    SmallAtlas atlas = mainRoad();
    for (int i = 0; i < 14; ++i) {
        const std::string event = fmt::format("e{}", i);
        atlas.say(open("main").in(event, "2023-05").by("Armenia"));
        if (i < 2) atlas.say(open("main").in(event, "2023-05").by("Russia"));
    }
    const Answer answer = atlas.on("main", "2023-06-10");
    EXPECT_EQ(answer.status, Status::open);
    EXPECT_THAT(answer.saidBy, ElementsAre("Armenia", "Russia"));
}

}  // namespace
}  // namespace corridor::access::test
