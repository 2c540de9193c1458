// The whole and its stretches, reasons and both ways: rules 4, 7, 9 and 10 of docs/access-rule.md.
#include <gmock/gmock.h>

#include <ostream>

#include "small_atlas.hpp"

namespace corridor::access {
void PrintTo(Status status, std::ostream* out);
}

namespace corridor::access::test {
namespace {

using model::Direction;
using testing::ElementsAre;
using testing::IsEmpty;

/// Two roads over the same middle edge bc.
SmallAtlas twoRoads() {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc", "cd"});
    atlas.road("other", {"xb", "bc", "cy"});
    return atlas;
}

// 4. What is said of a part -----------------------------------------------------------------------

TEST(Rule4Part, RestrictedOnAPartOfTheRouteItselfCountsWithItsLength) {
    SmallAtlas atlas = twoRoads();
    atlas.say(restricted("main").from("2023-01-01").part("b", "c"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::restricted);
    ASSERT_EQ(answer.sides.size(), 1U);
    EXPECT_NEAR(answer.sides[0].reach.value, edgeMetres, 0.01);
    EXPECT_NEAR(answer.sides[0].silent.value, 2 * edgeMetres, 0.01);
    EXPECT_NEAR(answer.length.value, 3 * edgeMetres, 0.01);
    EXPECT_TRUE(answer.sides[0].isFragment());
}

TEST(Rule4Part, RestrictedOnAnEdgeOrCheckpointOfTheRouteCountsToo) {
    SmallAtlas atlas = twoRoads();
    atlas.say(restricted("bc").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::restricted);
    EXPECT_EQ(atlas.status("other", "2023-01-02"), Status::restricted);
    SmallAtlas post = twoRoads();
    post.checkpoint("gate", {0.15, 0.0}, {"main"});
    post.say(restricted("gate").from("2023-01-01"));
    const Answer answer = post.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::restricted);
    EXPECT_EQ(answer.sides.at(0).reach.value, 0.0);
    EXPECT_TRUE(answer.sides.at(0).isFragment());
}

TEST(Rule4Part, RestrictedOnAnotherRouteCountsOnlyWhereItLiesOnThisOneWhole) {
    SmallAtlas atlas = twoRoads();
    atlas.say(restricted("other").from("2023-01-01"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::unknown) << "it also reaches xb and cy";
    EXPECT_THAT(answer.saidBy, IsEmpty());
    EXPECT_THAT(answer.because, IsEmpty());
    SmallAtlas inside = twoRoads();
    inside.say(restricted("other").from("2023-01-01").part("b", "c"));
    EXPECT_EQ(inside.status("main", "2023-01-02"), Status::restricted);
}

TEST(Rule4Part, AMetreBeyondIsStillWholeAndMoreIsNot) {
    for (const auto& [beyond, expected] :
         {std::pair{0.9, Status::restricted}, std::pair{1.2, Status::unknown}, std::pair{30.0, Status::unknown}}) {
        SmallAtlas atlas;
        atlas.road("main", {"ab", "bc"});
        atlas.road("longer", {"ab", "bc", "cd"});
        const units::Metres end{2 * edgeMetres + beyond};
        atlas.say(restricted("longer").from("2023-01-01").part(units::Metres{edgeMetres}, end));
        EXPECT_EQ(atlas.status("main", "2023-01-02"), expected) << beyond;
    }
}

TEST(Rule4Part, OpenAgainstARestrictedStretchIsDisputedAndTheStretchIsNamed) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(restricted("other").from("2023-01-01").by("Armenia").in("foreign"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::disputed);
    EXPECT_THAT(answer.saidBy, ElementsAre("reported", "Armenia"));
    EXPECT_EQ(answer.sides.at(1).status, model::Access::restricted);
    EXPECT_NEAR(answer.sides.at(1).reach.value, edgeMetres, 0.01);
    EXPECT_EQ(answer.because.at(1).event, "foreign");
    EXPECT_FALSE(answer.uncertain);
}

TEST(Rule4Part, ClosedAgainstARestrictedStretchIsClosedAndTheStretchIsNotASide) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(restricted("other").from("2023-01-01").by("Armenia"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_THAT(answer.saidBy, ElementsAre("reported"));
}

TEST(Rule4Part, ThePartysOwnStretchDisputesTheReportedFactToo) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(restricted("other").from("2023-01-01").by("Armenia"));
    const Answer answer = atlas.on("main", "2023-01-02", accordingTo("Armenia"));
    EXPECT_EQ(answer.status, Status::disputed);
    EXPECT_TRUE(answer.asReported);
    ASSERT_TRUE(answer.ofPart);
    EXPECT_NEAR(answer.ofPart->reach.value, edgeMetres, 0.01);
    EXPECT_EQ(atlas.on("main", "2023-01-02", accordingTo("Russia")).status, Status::open);
}

TEST(Rule4Part, AnUncertainStretchMakesTheDisputeUncertain) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(restricted("other").from("[2023-02-01..2023-02-05]").by("Armenia").in("foreign"));
    EXPECT_EQ(atlas.status("main", "2023-01-31"), Status::open);
    const Answer perhaps = atlas.on("main", "2023-02-01");
    EXPECT_EQ(perhaps.status, Status::disputed);
    EXPECT_TRUE(perhaps.uncertain);
    EXPECT_FALSE(atlas.on("main", "2023-02-05").uncertain);
}

TEST(Rule4Part, WhatAPartySaysOfAPartIsKnownByItsViewpoint) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-01").by("Azerbaijan").part("a", "b"));
    const Answer answer = atlas.on("main", "2023-01-02", accordingTo("Azerbaijan"));
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_TRUE(answer.isSilent);
    EXPECT_TRUE(answer.asReported);
    ASSERT_TRUE(answer.ofPart);
    EXPECT_EQ(answer.ofPart->status, model::Access::open);
    EXPECT_NEAR(answer.ofPart->reach.value, edgeMetres, 0.01);
}

// 7. Both ways ------------------------------------------------------------------------------------

TEST(Rule7BothWays, AreGivenWhereTheyDifferAndNoneIsAskedFor) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-02").oneWay(Direction::backward).part("b", "c"));
    const Assertions assertions(atlas.atlas);
    const auto both = assertions.byDirectionOn("main", day("2023-01-03"), {});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->forward.status, Status::open);
    EXPECT_EQ(both->backward.status, Status::closed);
    EXPECT_FALSE(assertions.byDirectionOn("main", day("2023-01-01"), {})) << "nothing is said of one way yet";
    EXPECT_FALSE(assertions.byDirectionOn("main", day("2023-01-03"), going(Direction::both)));
    EXPECT_FALSE(assertions.byDirectionOn("nothing", day("2023-01-03"), {}));

    const std::vector<Stretch> along = assertions.alongOn("main", day("2023-01-03"), {});
    ASSERT_EQ(along.size(), 4U);
    EXPECT_FALSE(along[0].direction);
    EXPECT_EQ(along[1].direction, Direction::forward);
    EXPECT_EQ(along[1].answer.status, Status::open);
    EXPECT_EQ(along[2].direction, Direction::backward);
    EXPECT_EQ(along[2].answer.status, Status::closed);
    EXPECT_EQ(along[1].from, along[2].from);
    EXPECT_NEAR(along[1].from.value, edgeMetres, 0.01);
    EXPECT_NEAR(along[2].to.value, 2 * edgeMetres, 0.01);
    EXPECT_EQ(along[3].answer.status, Status::open);
}

TEST(Rule7BothWays, OfACheckpointAreThoseOfTheRouteThatItIsOn) {
    SmallAtlas atlas;
    atlas.road("there", {"ab", "bc"});
    atlas.road("back", {"-bc", "-ab"});
    atlas.checkpoint("gate", {0.05, 0.0}, {"back"});
    atlas.say(closed("gate").from("2023-01-01").oneWay(Direction::forward));
    const Assertions assertions(atlas.atlas);
    const auto gate = assertions.byDirectionOn("gate", day("2023-01-02"), {});
    ASSERT_TRUE(gate);
    EXPECT_EQ(gate->forward.status, Status::closed);
    EXPECT_EQ(gate->backward.status, Status::unknown);
    const auto there = assertions.byDirectionOn("there", day("2023-01-02"), {});
    ASSERT_TRUE(there);
    EXPECT_EQ(there->backward.status, Status::closed) << "it runs against the route that the post is on";
}

// 8. What a word rests on -------------------------------------------------------------------------

TEST(Rule8Standing, AWordIsInferredIfItWouldNotBeSaidWithoutInference) {
    SmallAtlas atlas = twoRoads();
    Sentence inferred = open("main").from("2023-01-02").by("Azerbaijan").in("a");
    inferred.assertion.basis = "inferred";
    atlas.say(inferred);
    EXPECT_TRUE(atlas.on("main", "2023-01-03").sides.at(0).isInferred);
    atlas.say(open("ab").from("2023-01-01").by("Azerbaijan").in("b"));
    EXPECT_TRUE(atlas.on("main", "2023-01-03").sides.at(0).isInferred) << "a statement opens a part of it alone";
    atlas.say(open("bc").from("2023-01-01").by("Azerbaijan").in("b"));
    atlas.say(open("cd").from("2023-01-01").by("Azerbaijan").in("b"));
    EXPECT_FALSE(atlas.on("main", "2023-01-03").sides.at(0).isInferred) << "now statements open all of it";
    inferred.assertion.status = model::Access::closed;
    atlas.atlas.events.clear();
    atlas.say(inferred);
    EXPECT_TRUE(atlas.on("main", "2023-01-03").sides.at(0).isInferred);
    atlas.say(closed("bc").from("2023-01-01").by("Azerbaijan").in("b"));
    EXPECT_FALSE(atlas.on("main", "2023-01-03").sides.at(0).isInferred) << "a part is enough to close it";
}

TEST(Rule8Standing, AReportedFactIsPartisanWhereNoSourceOfItIsIndependent) {
    const auto answerWith = [](std::vector<std::string> stances, const std::string& alignedWith = "") {
        SmallAtlas atlas = twoRoads();
        Sentence sentence = closed("main").from("2023-01-01");
        for (const std::string& stance : stances) {
            model::Source source;
            source.id = "s" + std::to_string(atlas.atlas.sources.size());
            source.stance = stance;
            source.alignedWith = alignedWith;
            sentence.assertion.sources.push_back(source.id);
            atlas.atlas.sources.push_back(source);
        }
        atlas.say(sentence);
        return atlas.on("main", "2023-01-02").sides.at(0).isPartisan;
    };
    EXPECT_TRUE(answerWith({"party", "aligned"}));
    EXPECT_TRUE(answerWith({""}, "Armenia"));
    EXPECT_FALSE(answerWith({"party", "independent"}));
    EXPECT_FALSE(answerWith({""}));
    EXPECT_FALSE(answerWith({}));
}

TEST(Rule8Standing, StatementsWithoutAStatusAreCountedUpToTheDay) {
    SmallAtlas atlas = twoRoads();
    for (const char* date : {"2023-01-05", "2023-01-10"}) {
        model::Event event;
        event.id = date;
        event.date = edtf(date);
        event.about = {"main", "main"};
        model::Claim claim;
        claim.by = "Armenia";
        claim.statement = "words";
        event.claims = {claim};
        atlas.atlas.events.add(event);
    }
    const auto counted = [&](const char* on, const char* party) {
        return atlas.on("main", on, accordingTo(party)).statements;
    };
    atlas.atlas.events.change(0, [](model::Event& event) {
        event.claims.push_back(event.claims[0]);
        event.claims.back().assertion = model::Assertion{};  // one with a status is no mere statement
    });
    EXPECT_EQ(counted("2023-01-04", "Armenia"), 0U);
    EXPECT_EQ(counted("2023-01-05", "Armenia"), 1U);
    EXPECT_EQ(counted("2023-01-10", "Armenia"), 2U);
    EXPECT_EQ(counted("2023-01-10", "Azerbaijan"), 0U);
    EXPECT_EQ(atlas.on("main", "2023-01-10").statements, 0U) << "nobody's viewpoint is asked for";
}

TEST(Rule8Standing, ARestrictionThatRestsOnAWordEverywhereIsInferredIfAnyOfTheseIs) {
    SmallAtlas atlas = twoRoads();
    atlas.say(restricted("other").from("2023-01-01"));
    Sentence rest = open("main").from("2022-12-01");
    rest.assertion.basis = "inferred";
    atlas.say(rest);
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::restricted);
    EXPECT_TRUE(answer.sides.at(0).isInferred) << "without the inferred word it would be silent on the whole";
}

TEST(Rule6Viewpoint, APartysOwnWordGoesBeforeAReportedFactThatIsAsBad) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01"));
    atlas.say(closed("main").from("2023-01-01").until("[2023-01-10..2023-01-12]").by("Armenia"));
    const Answer answer = atlas.on("main", "2023-01-11", accordingTo("Armenia"));
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_TRUE(answer.uncertain);
    EXPECT_FALSE(answer.asReported);
    EXPECT_THAT(answer.saidBy, ElementsAre("Armenia"));
}

// 9. Reasons --------------------------------------------------------------------------------------

TEST(Rule9Because, ARoadClosedInTwoPlacesListsBoth) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part("a", "b").in("south"));
    atlas.say(closed("main").from("2023-01-02").part("c", "d").in("north"));
    const Answer answer = atlas.on("main", "2023-01-03");
    EXPECT_THAT(eventsOf(answer), ElementsAre("north", "south"));
    EXPECT_NEAR(answer.because.at(0).reach.value, edgeMetres, 0.01);
    EXPECT_THAT(answer.because.at(0).also, IsEmpty());
}

TEST(Rule9Because, AWordOnASharedStretchDoesNotStandBesideOneOnTheWholeRoad) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").in("own"));
    atlas.say(closed("other").from("2023-01-05").in("newer"));
    const Answer answer = atlas.on("main", "2023-01-06");
    EXPECT_THAT(eventsOf(answer), ElementsAre("own")) << "said of the road itself goes first, though older";
    EXPECT_THAT(answer.because.at(0).also, ElementsAre("newer"));
    EXPECT_NEAR(answer.because.at(0).reach.value, 3 * edgeMetres, 0.01);
    EXPECT_EQ(answer.newest, (units::DaySpan{day("2023-01-01"), day("2023-01-01")})) << "only reasons count";
}

TEST(Rule9Because, AmongForeignWordsTheNewestThenTheLongestGoesFirst) {
    SmallAtlas atlas = twoRoads();
    atlas.road("third", {"ab", "bc"});
    atlas.say(closed("other").from("2023-01-01").in("short"));
    atlas.say(closed("third").from("2023-01-01").in("long"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_THAT(eventsOf(answer), ElementsAre("long"));
    EXPECT_THAT(answer.because.at(0).also, ElementsAre("short"));
    EXPECT_EQ(answer.because.at(0).target, "third");
    atlas.say(closed("other").from("2023-01-02").in("newest"));
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-01-03")), testing::UnorderedElementsAre("newest", "long"));
}

TEST(Rule9Because, AReasonAddsSomethingWhereItReachesAMetreMore) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part(units::Metres{0.0}, units::Metres{5001.5}).in("older"));
    atlas.say(closed("main").from("2023-01-02").part(units::Metres{0.0}, units::Metres{5000.0}).in("newer"));
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-01-03")), ElementsAre("newer", "older"));
}

TEST(Rule9Because, ACheckpointUnderAClosedRoadAddsNothing) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"});
    atlas.say(closed("main").from("2023-01-01").in("road"));
    atlas.say(closed("gate").from("2023-01-02").in("post"));
    const Answer answer = atlas.on("main", "2023-01-03");
    EXPECT_THAT(eventsOf(answer), ElementsAre("road"));
    EXPECT_THAT(answer.because.at(0).also, ElementsAre("post"));
    SmallAtlas alone = twoRoads();
    alone.checkpoint("gate", {0.15, 0.0}, {"main"});
    alone.say(closed("gate").from("2023-01-02").in("post"));
    EXPECT_THAT(eventsOf(alone.on("main", "2023-01-03")), ElementsAre("post"));
}

TEST(Rule9Because, OneWayOfARoadIsAPlaceOfItsOwn) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-02").oneWay(Direction::forward).in("there"));
    atlas.say(closed("bc").from("2023-01-01").in("both"));
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-01-03")), ElementsAre("there", "both"));
    EXPECT_THAT(eventsOf(atlas.on("main", "2023-01-03", going(Direction::forward))), ElementsAre("there"));
}

TEST(Rule9Because, TheAgeOfAnUncertainChangeIsARange) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("[2023-01-01..2023-01-05]"));
    const Answer answer = atlas.on("main", "2023-01-06");
    EXPECT_EQ(answer.newest, (units::DaySpan{day("2023-01-01"), day("2023-01-05")}));
    EXPECT_EQ(answer.newestSaid, std::nullopt);
}

TEST(Rule9Because, TheAgeOfSeveralUncertainChangesHoldsAllOfThem) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("[2023-01-03..2023-01-04]").part("a", "b").in("early"));
    atlas.say(closed("main").from("[2023-01-01..2023-01-20]").part("c", "d").in("late"));
    EXPECT_EQ(atlas.on("main", "2023-02-01").newest, (units::DaySpan{day("2023-01-03"), day("2023-01-20")}));
}

TEST(Rule4Part, WhatIsPerhapsSilentCountsAsSilent) {
    SmallAtlas atlas = twoRoads();
    atlas.say(restricted("main").from("2023-01-01").part("b", "c").in("a"));
    atlas.say(open("main").from("[2023-01-10..2023-01-12]").part("a", "b").in("b"));
    atlas.say(open("main").from("[2023-01-10..2023-01-12]").part("c", "d").in("b"));
    const Answer answer = atlas.on("main", "2023-01-11");
    EXPECT_EQ(answer.status, Status::restricted);
    EXPECT_NEAR(answer.sides.at(0).silent.value, 2 * edgeMetres, 0.01);
    EXPECT_FALSE(atlas.on("main", "2023-01-12").sides.at(0).isFragment());
}

TEST(Rule9Because, WhenItWasSaidIsKeptApartFromWhenItBegan) {
    SmallAtlas atlas = twoRoads();
    model::Event event;
    event.id = "e";
    event.date = edtf("2023-01-01");
    model::Claim claim;
    claim.by = "Armenia";
    claim.date = edtf("2023-03-01");
    claim.assertion = model::Assertion{};
    claim.assertion->targets = {"main"};
    claim.assertion->status = model::Access::closed;
    claim.assertion->from = edtf("2022-12-12");
    event.claims = {claim};
    atlas.atlas.events = {event};
    const Answer answer = atlas.on("main", "2023-04-01");
    EXPECT_EQ(answer.newest, (units::DaySpan{day("2022-12-12"), day("2022-12-12")}));
    EXPECT_EQ(answer.newestSaid, (units::DaySpan{day("2023-03-01"), day("2023-03-01")}));
}

TEST(Rule9Because, APartThatIsNotFoundIsSaid) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part("a", "nowhere"));
    const Answer answer = atlas.on("main", "2023-01-02");
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_FALSE(answer.because.at(0).isPartFound);
    atlas.atlas.events.change(0, [&](model::Event& e) { e.access[0].part = model::Part{"a", "b"}; });
    EXPECT_TRUE(atlas.on("main", "2023-01-02").because.at(0).isPartFound);
}

TEST(Rule3Reach, APartAcrossAnInterruptionIsNotFound) {
    SmallAtlas atlas;
    model::Route route;
    route.id = "broken";
    route.parts = {{{0.3, 0.0}, {0.5, 0.0}}, {{0.0, 0.0}, {0.2, 0.0}}};
    atlas.atlas.routes = {route};
    atlas.say(closed("broken").from("2023-01-01").part("a", "f"));
    const Answer answer = atlas.on("broken", "2023-01-02");
    EXPECT_EQ(answer.status, Status::closed);
    EXPECT_FALSE(answer.because.at(0).isPartFound);
    EXPECT_NEAR(answer.because.at(0).reach.value, 4 * edgeMetres, 0.1) << "the worse reading: the whole";
    atlas.atlas.routes[0].gaps = {model::Gap{{0.2, 0.0}, {0.3, 0.0}, {}, {}, {}}};
    EXPECT_TRUE(atlas.on("broken", "2023-01-02").because.at(0).isPartFound) << "a listed gap is known";
    atlas.atlas.routes[0].gaps.clear();
    atlas.atlas.events.change(0, [&](model::Event& e) { e.access[0].part = model::Part{"a", "c"}; });
    EXPECT_TRUE(atlas.on("broken", "2023-01-02").because.at(0).isPartFound) << "both ends are on one piece";
}

// 10. Along ---------------------------------------------------------------------------------------

TEST(Rule10Along, ACheckpointIsAPointBetweenTheStretches) {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc"});
    atlas.checkpoint("gate", {0.05, 0.0}, {"main"});
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("gate").from("2023-01-02"));
    const std::vector<Stretch> along = Assertions(atlas.atlas).alongOn("main", day("2023-01-03"), {});
    ASSERT_EQ(along.size(), 3U);
    EXPECT_EQ(along[0].answer.status, Status::open);
    EXPECT_EQ(along[1].from, along[1].to);
    EXPECT_NEAR(along[1].from.value, edgeMetres / 2, 0.01);
    EXPECT_EQ(along[1].answer.status, Status::closed);
    EXPECT_EQ(along[2].from, along[1].to);
    EXPECT_NEAR(along[2].to.value, 2 * edgeMetres, 0.01);
}

TEST(Rule10Along, SilentStretchesAreUnknownAndNeighboursThatSayTheSameAreOne) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01").part("a", "b").in("one"));
    atlas.say(open("main").from("2023-01-02").part("b", "c").in("two"));
    const Assertions assertions(atlas.atlas);
    const std::vector<Stretch> along = assertions.alongOn("main", day("2023-01-03"), {});
    ASSERT_EQ(along.size(), 2U);
    EXPECT_NEAR(along[0].to.value, 2 * edgeMetres, 0.01);
    EXPECT_NEAR(along[0].answer.length.value, 2 * edgeMetres, 0.01);
    EXPECT_EQ(along[1].answer.status, Status::unknown);
    EXPECT_THAT(along[1].answer.saidBy, IsEmpty());
    EXPECT_EQ(assertions.stretchesOn("main", day("2023-01-03"), {}).size(), 3U) << "the reasons differ";
}

TEST(Rule10Along, OfACheckpointOnTwoRoutesIsOnePoint) {
    SmallAtlas atlas;
    atlas.road("one", {"ab"});
    atlas.road("two", {"xy"});
    atlas.checkpoint("gate", {0.05, 0.05}, {"one", "two"});
    atlas.say(closed("one").from("2023-01-01"));
    EXPECT_EQ(Assertions(atlas.atlas).alongOn("gate", day("2023-01-02"), {}).size(), 1U);
    EXPECT_EQ(Assertions(atlas.atlas).stretchesOn("gate", day("2023-01-02"), {}).size(), 1U);
}

TEST(Rule10Along, AnIntervalEndsWhereTheRestIsSpokenOfToo) {
    SmallAtlas atlas = twoRoads();
    atlas.say(restricted("main").from("2023-01-01").part("b", "c").in("a"));
    atlas.say(open("main").from("2023-01-10").part("a", "b").in("b"));
    atlas.say(open("main").from("2023-01-10").part("c", "d").in("b"));
    const auto intervals =
        Assertions(atlas.atlas).intervals("main", {day("2023-01-01"), day("2023-02-01")}, {});
    ASSERT_EQ(intervals.size(), 2U);
    EXPECT_TRUE(intervals[0].answer.sides.at(0).isFragment());
    EXPECT_FALSE(intervals[1].answer.sides.at(0).isFragment());
    EXPECT_EQ(intervals[1].days.from, day("2023-01-10"));
}

TEST(Rule10Along, OfAnEdgeAndOfACheckpoint) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"});
    atlas.say(closed("main").from("2023-01-01"));
    const Assertions assertions(atlas.atlas);
    const std::vector<Stretch> edge = assertions.alongOn("bc", day("2023-01-02"), {});
    ASSERT_EQ(edge.size(), 1U);
    EXPECT_NEAR(edge[0].to.value, edgeMetres, 0.01);
    const std::vector<Stretch> gate = assertions.alongOn("gate", day("2023-01-02"), {});
    ASSERT_EQ(gate.size(), 1U);
    EXPECT_EQ(gate[0].from.value, 0.0);
    EXPECT_EQ(gate[0].to.value, 0.0);
    EXPECT_EQ(gate[0].answer.status, Status::closed);
}

}  // namespace
}  // namespace corridor::access::test
