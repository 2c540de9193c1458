#include <gmock/gmock.h>

#include "small_atlas.hpp"

namespace corridor::access::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SmallAtlas twoRoads() {
    SmallAtlas atlas;
    atlas.atlas.inputs.push_back({"events.geojson", ""});
    atlas.road("main", {"ab", "bc", "cd"});
    atlas.road("upper", {"ab", "bx", "xy", "yd"});
    return atlas;
}

std::vector<std::string> shown(const SmallAtlas& atlas) {
    std::vector<std::string> lines;
    for (const units::Problem& problem : problemsOf(atlas.atlas)) {
        EXPECT_EQ(problem.severity, units::Severity::warning);
        lines.push_back(problem.rule + " | " + units::toString(problem));
    }
    return lines;
}

TEST(Problems, NoneWhereEverythingResolves) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"});
    atlas.say(closed("main").from("2023-01-01").by("Armenia").part("b", "gate"));
    atlas.say(open("main").from("2023-01-01"));
    atlas.say(closed("gate").from("2023-01-01"));
    atlas.say(closed("xy").from("2023-01-01"));
    EXPECT_THAT(shown(atlas), IsEmpty());
}

TEST(Problems, AClosureWithoutPartThatReachesAnotherRoute) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").in("blockade", "2023-01-01"));
    EXPECT_THAT(shown(atlas),
                ElementsAre("access-reaches-other-route | events.geojson: feature blockade: access[0]: `closed` on "
                            "\"main\" without `part` also reaches 1 edge of upper; name the part that is meant"));
}

TEST(Problems, SayInWhichFileAndLineTheEventWasRead) {
    SmallAtlas atlas = twoRoads();
    atlas.atlas.inputs.push_back({"later.geojson", ""});
    atlas.say(closed("lane").from("2023-01-01"));
    atlas.atlas.events.change(atlas.atlas.events.size() - 1, [&](model::Event& e) { e.origin = {1, 42}; });
    const std::vector<units::Problem> problems = problemsOf(atlas.atlas);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].file, "later.geojson");
    EXPECT_EQ(problems[0].line, 42U);
}

TEST(Problems, NotWhereBothRoutesAreNamed) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").alsoOn("upper").from("2023-01-01"));
    EXPECT_THAT(shown(atlas), IsEmpty());
}

TEST(Problems, NamesThatResolveToNothing) {
    SmallAtlas atlas = twoRoads();
    Sentence sentence = open("lane").by("Utopia").from("2023-01-01").in("e");
    sentence.assertion.sources = {"gazette"};
    atlas.say(sentence);
    EXPECT_THAT(shown(atlas),
                ElementsAre("unknown-party | events.geojson: feature e: access[0].by: \"Utopia\" is not among the "
                            "atlas's parties",
                            "unknown-source | events.geojson: feature e: access[0].source: \"gazette\" is not among "
                            "the atlas's sources",
                            "unknown-target | events.geojson: feature e: access[0].target: \"lane\" is not a route, a "
                            "checkpoint or an edge, so the assertion says nothing of it"));
}

TEST(Problems, PartsThatAreNowhereOrFarOff) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part("nowhere", "x").in("e"));
    atlas.say(open("main").from("2023-01-01").part("a", units::Metres{50000.0}).in("f"));
    EXPECT_THAT(shown(atlas),
                ElementsAre("unknown-part | events.geojson: feature e: access[0].part.from: \"nowhere\" is neither a "
                            "place nor a checkpoint, so the assertion is taken to reach the whole of \"main\"",
                            "part-off-route | events.geojson: feature e: access[0].part.to: \"x\" lies 11.1 km off "
                            "\"main\"; the ends of a part lie within 2 km of their route",
                            "part-off-route | events.geojson: feature f: access[0].part.to: chainage 50000 m lies 16.6 "
                            "km off \"main\"; the ends of a part lie within 2 km of their route"));
}

TEST(Problems, APartOfAnEdgeWhoseEndIsNotFound) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("bc").from("2023-01-01").part("b", "nowhere").in("e"));
    EXPECT_THAT(shown(atlas), testing::Contains(testing::HasSubstr("unknown-part | events.geojson: feature e: access[0].part: an end")));
}

TEST(Problems, AnAssertionWithoutADate) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").in("e"));
    EXPECT_THAT(shown(atlas), ElementsAre("undated-assertion | events.geojson: feature e: access[0].from: an assertion "
                                          "without `from` in an event without a date is in force on no day"));
}

TEST(Problems, AnEndOfAPartIsOffItsRouteFromTwoKilometresOn) {
    const auto isOff = [](double metres) {
        SmallAtlas atlas = twoRoads();
        // Beside the equator a degree of latitude has 110,574.27 m.
        atlas.checkpoint("gate", {0.15, -metres / 110574.2758}, {});
        atlas.say(closed("main").from("2023-01-01").part("a", "gate").in("e"));
        return !problemsOf(atlas.atlas).empty();
    };
    EXPECT_FALSE(isOff(1999.5));
    EXPECT_TRUE(isOff(2000.5));
}

TEST(Problems, AnOpeningPartThatIsNowhereReachesNothing) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01").part("a", "nowhere").in("e"));
    atlas.say(open("bc").from("2023-01-01").part("b", "nowhere").in("f"));
    atlas.say(closed("bc").from("2023-01-01").part("b", "nowhere").in("g"));
    EXPECT_THAT(shown(atlas),
                ElementsAre("unknown-part | events.geojson: feature e: access[0].part.to: \"nowhere\" is neither a "
                            "place nor a checkpoint, so the assertion is taken to reach nothing of \"main\"",
                            "unknown-part | events.geojson: feature f: access[0].part: an end of the part is neither a "
                            "place nor a checkpoint, so the assertion is taken to reach nothing of \"bc\"",
                            "unknown-part | events.geojson: feature g: access[0].part: an end of the part is neither a "
                            "place nor a checkpoint, so the assertion is taken to reach the whole of \"bc\""));
}

TEST(Problems, APartAcrossAnInterruption) {
    SmallAtlas atlas = twoRoads();
    model::Route broken;
    broken.id = "broken";
    broken.parts = {{{0.0, 0.0}, {0.2, 0.0}}, {{0.3, 0.0}, {0.5, 0.0}}};
    atlas.atlas.routes.push_back(broken);
    atlas.road("long", {"ef"});
    atlas.say(closed("broken").from("2023-01-01").part("a", "f").in("e"));
    atlas.say(open("broken").from("2023-01-01").part("a", "f").in("f"));
    const std::string words = "between its ends \"broken\" is interrupted from 0.2, 0 to 0.3, 0 and lists no gap there, "
                              "so the assertion is taken to reach ";
    EXPECT_THAT(shown(atlas),
                ElementsAre("unknown-part | events.geojson: feature e: access[0].part: " + words + "the whole of it",
                            "unknown-part | events.geojson: feature f: access[0].part: " + words + "nothing of it"));
}

TEST(Problems, ARestrictionReachesOtherRoutesToo) {
    SmallAtlas atlas = twoRoads();
    atlas.road("lower", {"ab", "bc"});
    atlas.say(restricted("main").in("e", "2023-01-01"));
    EXPECT_THAT(shown(atlas),
                ElementsAre("access-reaches-other-route | events.geojson: feature e: access[0]: `restricted` on "
                            "\"main\" without `part` also reaches 2 edges of lower, upper; name the part that is meant"));
}

TEST(Problems, NameNoFileWhereItIsNotKnown) {
    SmallAtlas atlas = twoRoads();
    atlas.atlas.inputs.push_back({"other.geojson", ""});
    atlas.say(open("lane").from("2023-01-01").in("e"));
    const std::vector<units::Problem> problems = problemsOf(atlas.atlas);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].file, "");
    EXPECT_EQ(problems[0].line, 0U);
}

}  // namespace
}  // namespace corridor::access::test
