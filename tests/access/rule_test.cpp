// The rule, sentence by sentence: numbers as in docs/access-rule.md.
#include <gmock/gmock.h>
#include <ostream>

#include "small_atlas.hpp"

namespace corridor::access {
void PrintTo(Status status, std::ostream* out) {
    *out << toString(status);
}
}  // namespace corridor::access

namespace corridor::access::test {
namespace {

using model::Direction;
using testing::ElementsAre;
using testing::IsEmpty;

SmallAtlas mainRoad() {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc", "cd"});
    return atlas;
}

// 1. Time -----------------------------------------------------------------------------------------

TEST(Rule1Time, NothingSaidIsUnknown) {
    const Answer answer = mainRoad().on("main", "2023-01-01");
    EXPECT_EQ(answer.status, Status::unknown);
    EXPECT_TRUE(answer.exists);
    EXPECT_FALSE(answer.uncertain);
    EXPECT_THAT(answer.saidBy, IsEmpty());
    EXPECT_THAT(answer.because, IsEmpty());
    EXPECT_EQ(answer.newest, std::nullopt);
}

TEST(Rule1Time, StartsAtFromAndNotBefore) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-10").in("e", "2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-09"), Status::unknown);
    EXPECT_EQ(atlas.status("main", "2023-01-10"), Status::closed);
}

TEST(Rule1Time, WithoutFromStartsOnTheEventsFirstDay) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").in("e", "2023-01-05/2023-01-08"));
    EXPECT_EQ(atlas.status("main", "2023-01-04"), Status::unknown);
    EXPECT_EQ(atlas.status("main", "2023-01-05"), Status::closed);
}

TEST(Rule1Time, TheEventsOwnEndDoesNotEndIt) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").in("e", "2023-01-05/2023-01-08"));
    EXPECT_EQ(atlas.status("main", "2023-01-09"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2033-01-09"), Status::closed);
}

TEST(Rule1Time, LastsThroughUntilAndNotLonger) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-10").until("2023-01-12"));
    EXPECT_EQ(atlas.status("main", "2023-01-12"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-13"), Status::unknown);
}

TEST(Rule1Time, WithoutUntilLastsUntilTheSameSpeakersNext) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-10").in("first"));
    atlas.say(open("main").from("2023-02-10").in("second"));
    const Answer before = atlas.on("main", "2023-02-09");
    EXPECT_EQ(before.status, Status::closed);
    ASSERT_THAT(eventsOf(before), ElementsAre("first"));
    EXPECT_EQ(before.because[0].until, (units::DaySpan{day("2023-02-09"), day("2023-02-09")}));
    const Answer after = atlas.on("main", "2023-02-10");
    EXPECT_EQ(after.status, Status::open);
    ASSERT_THAT(eventsOf(after), ElementsAre("second"));
    EXPECT_EQ(after.because[0].until, std::nullopt);
}

TEST(Rule1Time, AnUndatedEventsAssertionIsInForceOnNoDay) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main"));
    EXPECT_EQ(atlas.status("main", "2023-01-10"), Status::unknown);
}

TEST(Rule1Time, ARetractedEventSaysNothing) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-10"));
    atlas.atlas.events.change(atlas.atlas.events.size() - 1, [&](model::Event& e) { e.retractedBy = "correction"; });
    EXPECT_EQ(atlas.status("main", "2023-01-11"), Status::unknown);
}

TEST(Rule1Passage, IsTheWordForItsOwnDayAndThenTheEarlierHoldsAgain) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(restricted("main").from("2023-01-10").passage());
    EXPECT_EQ(atlas.status("main", "2023-01-09"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-10"), Status::restricted);
    EXPECT_EQ(atlas.status("main", "2023-01-11"), Status::closed);
}

TEST(Rule1Passage, WithUntilIsTheWordForAllItsDays) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(restricted("main").from("2023-01-10").until("2023-01-12").passage());
    EXPECT_EQ(atlas.status("main", "2023-01-12"), Status::restricted);
    EXPECT_EQ(atlas.status("main", "2023-01-13"), Status::closed);
}

TEST(Rule1Passage, OfAnEventOfSeveralDaysIsForTheFirstAlone) {
    SmallAtlas atlas = mainRoad();
    atlas.say(restricted("main").passage().in("e", "2023-01-10/2023-01-12"));
    EXPECT_EQ(atlas.status("main", "2023-01-10"), Status::restricted);
    EXPECT_EQ(atlas.status("main", "2023-01-11"), Status::unknown);
}

TEST(Rule1Coverage, OutsideItEverythingIsUnknownButExists) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.cover("2023-01-05/2023-01-20");
    EXPECT_EQ(atlas.status("main", "2023-01-04"), Status::unknown);
    EXPECT_EQ(atlas.status("main", "2023-01-05"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-20"), Status::closed);
    const Answer after = atlas.on("main", "2023-01-21");
    EXPECT_EQ(after.status, Status::unknown);
    EXPECT_TRUE(after.exists);
    EXPECT_THAT(after.because, IsEmpty());
}

TEST(Rule1Existence, OutsideTheTargetsValidDaysIsUnknownAndDoesNotExist) {
    SmallAtlas atlas = mainRoad();
    atlas.atlas.routes[0].valid = edtf("2023-01-05/2023-01-20");
    atlas.say(open("main").from("2023-01-01"));
    for (const char* outside : {"2023-01-04", "2023-01-21"}) {
        const Answer answer = atlas.on("main", outside);
        EXPECT_EQ(answer.status, Status::unknown) << outside;
        EXPECT_FALSE(answer.exists) << outside;
        EXPECT_THAT(answer.saidBy, IsEmpty()) << outside;
    }
    EXPECT_EQ(atlas.status("main", "2023-01-05"), Status::open);
    EXPECT_TRUE(atlas.on("main", "2023-01-20").exists);
}

// 2. A speaker's word at a place ------------------------------------------------------------------

TEST(Rule2Word, TheNewestStartIsTheSpeakersWord) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-02-01"));
    atlas.say(closed("main").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-02-01"), Status::open);
}

TEST(Rule2Word, TheClassAskedAndAllCountAndOtherClassesDoNot) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").traffic({"commercial", "medical"}));
    EXPECT_EQ(atlas.status("main", "2023-01-02", "medical"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-02", "civilian"), Status::unknown);
    atlas.say(restricted("main").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02", "civilian"), Status::restricted);
}

TEST(Rule2Word, AskingForAllHearsOnlyWhatIsSaidOfAll) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").traffic({"civilian"}));
    EXPECT_EQ(atlas.status("main", "2023-01-02", "all"), Status::unknown);
    atlas.say(open("main").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02", "all"), Status::open);
}

TEST(Rule2Word, ANewerWordOnAllReplacesAnOlderOneOnTheClass) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").traffic({"civilian"}));
    atlas.say(open("main").from("2023-01-10"));
    EXPECT_EQ(atlas.status("main", "2023-01-10"), Status::open);
}

TEST(Rule2Word, WhatWasSupersededDoesNotRevive) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-10").until("2023-01-12"));
    EXPECT_EQ(atlas.status("main", "2023-01-12"), Status::open);
    EXPECT_EQ(atlas.status("main", "2023-01-13"), Status::unknown);
}

TEST(Rule2Word, SupersededForOneClassItHoldsForTheOthers) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(restricted("main").from("2023-01-10").until("2023-01-12").traffic({"medical"}));
    EXPECT_EQ(atlas.status("main", "2023-01-13", "medical"), Status::unknown);
    EXPECT_EQ(atlas.status("main", "2023-01-13", "civilian"), Status::closed);
}

TEST(Rule2Word, SupersededOnAPartItHoldsOnTheRest) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-10").part("a", "b"));
    EXPECT_EQ(atlas.status("main", "2023-01-11"), Status::closed);
    EXPECT_EQ(atlas.status("ab", "2023-01-11"), Status::open);
    EXPECT_EQ(atlas.status("bc", "2023-01-11"), Status::closed);
}

TEST(Rule2Word, ThePassageDoesNotSupersede) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-05").until("2023-01-06").passage());
    EXPECT_EQ(atlas.status("main", "2023-01-07"), Status::open);
    EXPECT_EQ(atlas.on("main", "2023-01-04").because.at(0).until, std::nullopt);
}

TEST(Rule2Word, OneSpeakersNewWordDoesNotReplaceAnothers) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").by("Armenia"));
    atlas.say(open("main").from("2023-02-01").by("Azerbaijan"));
    EXPECT_EQ(atlas.status("main", "2023-03-01"), Status::disputed);
}

TEST(Rule2EqualStarts, ANamedClassIsNarrowerThanAll) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-01").traffic({"civilian", "medical"}));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::open);
    EXPECT_EQ(atlas.status("main", "2023-01-02", "commercial"), Status::closed);
}

TEST(Rule2EqualStarts, FewerClassesAreNarrower) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").traffic({"civilian", "medical"}));
    atlas.say(open("main").from("2023-01-01").traffic({"civilian"}));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::open);
}

TEST(Rule2EqualStarts, OneDirectionIsNarrowerThanBoth) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-01").oneWay(Direction::forward));
    EXPECT_EQ(atlas.on("main", "2023-01-02", going(Direction::forward)).status, Status::open);
    EXPECT_EQ(atlas.on("main", "2023-01-02", going(Direction::backward)).status, Status::closed);
}

TEST(Rule2EqualStarts, APassageIsNarrowerThanAState) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").until("2023-01-01"));
    atlas.say(open("main").from("2023-01-01").passage());
    EXPECT_EQ(atlas.status("main", "2023-01-01"), Status::open);
}

TEST(Rule2EqualStarts, TheShorterStretchIsNarrower) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-01").part("b", "c"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("cd", "2023-01-02"), Status::open);
}

TEST(Rule2EqualStarts, TheShorterTimeIsNarrower) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").until("2023-01-31"));
    atlas.say(open("main").from("2023-01-01").until("2023-01-10"));
    EXPECT_EQ(atlas.status("main", "2023-01-05"), Status::open);
}

TEST(Rule2EqualStarts, AFullTieTakesTheWorse) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(restricted("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::restricted);
}

TEST(Rule2EqualStarts, OfTwoThatSayTheSameOneIsAReasonAndNamesTheOther) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").in("one"));
    atlas.say(closed("main").from("2023-01-01").in("two"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_THAT(eventsOf(answer), ElementsAre("one"));
    EXPECT_THAT(answer.because.at(0).also, ElementsAre("two"));
}

// 4. The whole ------------------------------------------------------------------------------------

TEST(Rule4Whole, TheWorstPlaceIsTheSpeakersWord) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(restricted("main").from("2023-01-02").part("a", "b").in("restricts"));
    EXPECT_EQ(atlas.status("main", "2023-01-03"), Status::restricted);
    atlas.say(closed("main").from("2023-01-02").part("c", "d").in("closes"));
    const Answer answer = atlas.on("main", "2023-01-03");
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_THAT(eventsOf(answer), ElementsAre("closes"));
}

TEST(Rule4Whole, OpenOnAPartIsSilenceAboutTheWhole) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01").part("a", "c"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::unknown);
    EXPECT_THAT(answer.saidBy, IsEmpty());
}

TEST(Rule4Whole, OpenPartsThatMakeUpTheWholeAreOpen) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01").part("a", "c").in("south"));
    atlas.say(open("main").from("2023-01-05").part("c", "d").in("north"));
    const Answer answer = atlas.on("main", "2023-01-06");
    EXPECT_EQ(answer.status, Status::open);
    EXPECT_THAT(eventsOf(answer), ElementsAre("north", "south"));
    EXPECT_EQ(answer.newest, (units::DaySpan{day("2023-01-05"), day("2023-01-05")}));
}

TEST(Rule4Whole, AGapOfLessThanAMetreIsNoGap) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01").part(units::Metres{0.0}, units::Metres{20000.0}));
    atlas.say(open("main").from("2023-01-01").part(units::Metres{20000.9}, units::Metres{99999.0}));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::open);
    atlas.atlas.events.clear();
    atlas.say(open("main").from("2023-01-01").part(units::Metres{0.0}, units::Metres{20000.0}));
    atlas.say(open("main").from("2023-01-01").part(units::Metres{20003.0}, units::Metres{99999.0}));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::unknown);
}

TEST(Rule4Whole, ClosedOrRestrictedOnAPartNeedsNoWordOnTheRest) {
    SmallAtlas atlas = mainRoad();
    atlas.say(restricted("main").from("2023-01-01").part("a", "b"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::restricted);
}

TEST(Rule4Whole, OpenOneWayIsSilenceWhereBothWaysCount) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01").oneWay(Direction::backward));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::unknown);
    EXPECT_EQ(atlas.on("main", "2023-01-02", going(Direction::backward)).status, Status::open);
    EXPECT_EQ(atlas.on("main", "2023-01-02", going(Direction::forward)).status, Status::unknown);
}

// 5. Comparison -----------------------------------------------------------------------------------

TEST(Rule5Compare, OneValueIsTheStatusAndAllWhoSayItStandBehindIt) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").by("Azerbaijan"));
    atlas.say(closed("main").from("2023-01-02"));
    atlas.say(closed("main").from("2023-01-03").by("Armenia"));
    const Answer answer = atlas.on("main", "2023-01-04");
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_THAT(answer.saidBy, ElementsAre("reported", "Armenia", "Azerbaijan"));
}

TEST(Rule5Compare, SeveralValuesAreDisputedWithEachSide) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").by("Armenia").in("a"));
    atlas.say(closed("main").from("2023-01-01").in("r"));
    atlas.say(open("main").from("2023-01-01").by("Azerbaijan").in("z"));
    const Answer answer = atlas.on("main", "2023-01-04");
    EXPECT_EQ(answer.status, Status::disputed);
    EXPECT_THAT(answer.saidBy, ElementsAre("reported", "Armenia", "Azerbaijan"));
    EXPECT_THAT(eventsOf(answer), ElementsAre("r", "a", "z"));
    EXPECT_EQ(answer.sides.at(0).status, model::Access::closed);
    EXPECT_EQ(answer.sides.at(2).status, model::Access::open);
}

TEST(Rule5Compare, RestrictedAgainstClosedIsADisputeToo) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01").by("Armenia"));
    atlas.say(restricted("main").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-04"), Status::disputed);
}

TEST(Rule5Compare, AWholesWordsAreComparedNotItsPlaces) {
    // Two who close different parts agree that the whole is closed.
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2022-01-01").by("Armenia"));
    atlas.say(open("main").from("2022-01-01").by("Azerbaijan"));
    atlas.say(closed("main").from("2023-01-01").by("Armenia").part("a", "b"));
    atlas.say(closed("main").from("2023-01-01").by("Azerbaijan").part("c", "d"));
    EXPECT_EQ(atlas.status("main", "2023-01-04"), Status::closed);
}

TEST(Rule5AccordingTo, GivesThatPartysWord) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-01").by("Azerbaijan"));
    const Answer answer = atlas.on("main", "2023-01-04", accordingTo("Azerbaijan"));
    EXPECT_EQ(answer.status, Status::open);
    EXPECT_FALSE(answer.asReported);
    EXPECT_THAT(answer.saidBy, ElementsAre("Azerbaijan"));
}

TEST(Rule5AccordingTo, WhereItSaidNothingGivesTheReportedFactAndSaysSo) {
    SmallAtlas atlas = mainRoad();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-01").by("Azerbaijan"));
    const Answer answer = atlas.on("main", "2023-01-04", accordingTo("Armenia"));
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_TRUE(answer.asReported);
    EXPECT_THAT(answer.saidBy, ElementsAre("reported"));
}

TEST(Rule5AccordingTo, WithoutAReportedFactIsUnknown) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01").by("Azerbaijan"));
    const Answer answer = atlas.on("main", "2023-01-04", accordingTo("Armenia"));
    EXPECT_EQ(answer.status, Status::unknown);
    EXPECT_FALSE(answer.asReported);
    EXPECT_THAT(answer.saidBy, IsEmpty());
}

TEST(Rule5AccordingTo, APartyThatTheAtlasDoesNotKnowSaysNothing) {
    SmallAtlas atlas = mainRoad();
    atlas.say(restricted("main").from("2023-01-01"));
    const Answer answer = atlas.on("main", "2023-01-04", accordingTo("Nobody"));
    EXPECT_EQ(answer.status, Status::restricted);
    EXPECT_TRUE(answer.asReported);
}

// 7. Direction ------------------------------------------------------------------------------------

TEST(Rule7Direction, WithoutOneTheWorseCounts) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-02").oneWay(Direction::backward));
    EXPECT_EQ(atlas.status("main", "2023-01-03"), Status::closed);
    EXPECT_EQ(atlas.on("main", "2023-01-03", going(Direction::forward)).status, Status::open);
    EXPECT_EQ(atlas.on("main", "2023-01-03", going(Direction::backward)).status, Status::closed);
    EXPECT_EQ(atlas.on("main", "2023-01-03", going(Direction::both)).status, Status::closed);
}

TEST(Rule7Direction, IsAlongTheRouteThatWasNamedAndFlipsOnOneThatRunsTheOtherWay) {
    SmallAtlas atlas = mainRoad();
    atlas.road("back", {"-cd", "-bc", "-ab"});
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-02").oneWay(Direction::forward));
    EXPECT_EQ(atlas.on("back", "2023-01-03", going(Direction::forward)).status, Status::open);
    EXPECT_EQ(atlas.on("back", "2023-01-03", going(Direction::backward)).status, Status::closed);
    EXPECT_EQ(atlas.on("bc", "2023-01-03", going(Direction::forward)).status, Status::closed);
}

TEST(Rule7Direction, OfAPathIsItsOwn) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-02").oneWay(Direction::forward));
    const Assertions assertions(atlas.atlas);
    const auto path = [&](bool forward) {
        std::vector<EdgeStretch> edges(3);
        edges[0].edge = forward ? "ab" : "cd";
        edges[1].edge = "bc";
        edges[2].edge = forward ? "cd" : "ab";
        for (EdgeStretch& edge : edges) edge.forward = forward;
        return edges;
    };
    EXPECT_EQ(assertions.statusOn(path(true), day("2023-01-03"), {}).status, Status::closed);
    EXPECT_EQ(assertions.statusOn(path(false), day("2023-01-03"), {}).status, Status::open);
    EXPECT_EQ(assertions.statusOn(path(false), day("2023-01-03"), going(Direction::both)).status, Status::closed);
}

// 8. Who stands behind it -------------------------------------------------------------------------

TEST(Rule8SaidBy, TheAgeOfTheNewestWordIsKnownAndNothingExpires) {
    SmallAtlas atlas = mainRoad();
    atlas.say(open("main").from("2003-01-01").by("Azerbaijan"));
    atlas.say(open("main").from("2013-05-01"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::open);
    EXPECT_EQ(answer.newest, (units::DaySpan{day("2013-05-01"), day("2013-05-01")}));
}

}  // namespace
}  // namespace corridor::access::test
