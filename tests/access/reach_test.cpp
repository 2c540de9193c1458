// What an assertion reaches: rule 3 of docs/access-rule.md.
#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>

#include "geodesy/geodesic.hpp"
#include "small_atlas.hpp"

namespace corridor::access {
void PrintTo(Status status, std::ostream* out);
}

namespace corridor::access::test {
namespace {

using model::Direction;
using testing::ElementsAre;
using units::Metres;

/// Two ways from a to d that share ab: over bc, cd and over bx, xy, yd.
SmallAtlas twoRoads() {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc", "cd"});
    atlas.road("upper", {"ab", "bx", "xy", "yd"});
    return atlas;
}

TEST(Rule3Reach, TheTestsEdgesAreAsLongAsTheySay) {
    const SmallAtlas atlas = twoRoads();
    EXPECT_NEAR(geodesy::length(atlas.atlas.network[0].line).value, edgeMetres, 1e-3);
}

TEST(Rule3Reach, WithoutPartItReachesEveryEdgeAndWhateverUsesThem) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01"));
    for (const char* target : {"main", "upper", "ab", "bc", "cd"})
        EXPECT_EQ(atlas.status(target, "2023-01-02"), Status::closed) << target;
    EXPECT_EQ(atlas.status("bx", "2023-01-02"), Status::unknown);
}

TEST(Rule3Reach, APartReachesTheStretchBetweenItsEndsAlone) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part("b", "d"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("upper", "2023-01-02"), Status::unknown);
    EXPECT_EQ(atlas.status("ab", "2023-01-02"), Status::unknown);
    EXPECT_EQ(atlas.status("cd", "2023-01-02"), Status::closed);
}

TEST(Rule3Reach, APartOfAFewMetresIsAStretchAndNoPoint) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part(units::Metres{5000.0}, units::Metres{5050.0}));
    EXPECT_NEAR(atlas.on("main", "2023-01-02").because.at(0).reach.value, 50.0, 0.01);
    SmallAtlas point = twoRoads();
    point.say(closed("main").from("2023-01-01").part(units::Metres{5000.0}, units::Metres{5000.5}));
    EXPECT_EQ(point.on("main", "2023-01-02").because.at(0).reach.value, 0.0);
}

TEST(Rule3Reach, TheEndsOfAPartMayStandInEitherOrder) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part("d", "b"));
    EXPECT_EQ(atlas.status("cd", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("ab", "2023-01-02"), Status::unknown);
}

TEST(Rule3Reach, AnEndWithinAMetreOfAJunctionDoesNotLeakBeyondIt) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part(Metres{edgeMetres - 0.9}, "c"));
    EXPECT_EQ(atlas.status("upper", "2023-01-02"), Status::unknown);
    atlas.say(closed("main").from("2023-01-03").part(Metres{edgeMetres - 1.5}, "c"));
    EXPECT_EQ(atlas.status("upper", "2023-01-04"), Status::closed);
}

TEST(Rule3Reach, EdgesAreSplitAtTheEndsOfAPart) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part(Metres{edgeMetres * 1.25}, Metres{edgeMetres * 1.5}));
    const Assertions assertions(atlas.atlas);
    const auto ask = [&](double from, double to) {
        EdgeStretch stretch;
        stretch.edge = "bc";
        stretch.from = from;
        stretch.to = to;
        return assertions.statusOn({stretch}, day("2023-01-02"), {}).status;
    };
    EXPECT_EQ(ask(0.0, 0.25), Status::unknown);
    EXPECT_EQ(ask(0.0, 0.26), Status::closed);
    EXPECT_EQ(ask(0.3, 0.4), Status::closed);
    EXPECT_EQ(ask(0.5, 1.0), Status::unknown);
}

TEST(Rule3Reach, ChainagesFollowTheNamedRouteAlsoAgainstAnEdgesOwnGeometry) {
    SmallAtlas atlas;
    atlas.road("back", {"-cd", "-bc"});
    atlas.say(closed("back").from("2023-01-01").part(Metres{0.0}, Metres{edgeMetres / 4}));
    const Assertions assertions(atlas.atlas);
    EdgeStretch nearD{"cd", 0.8, 1.0, true};
    EdgeStretch nearC{"cd", 0.0, 0.7, true};
    EXPECT_EQ(assertions.statusOn({nearD}, day("2023-01-02"), {}).status, Status::closed);
    EXPECT_EQ(assertions.statusOn({nearC}, day("2023-01-02"), {}).status, Status::unknown);
}

TEST(Rule3Reach, APlaceBesideTheRoadCountsAtTheNearestPointOfIt) {
    SmallAtlas atlas = twoRoads();
    // x lies 11 km north of b, so the part begins at b.
    atlas.say(closed("main").from("2023-01-01").part("x", "c"));
    EXPECT_EQ(atlas.status("ab", "2023-01-02"), Status::unknown);
    EXPECT_EQ(atlas.status("bc", "2023-01-02"), Status::closed);
}

TEST(Rule3Reach, ChainageRunsOnOverGapsWithoutCountingThem) {
    SmallAtlas atlas;
    model::Route& route = atlas.road("broken", {"ab", "cd"});
    route.parts = {atlas.atlas.network[0].line, atlas.atlas.network[1].line};
    atlas.say(closed("broken").from("2023-01-01").part(Metres{edgeMetres * 1.5}, "d").in("far"));
    atlas.say(restricted("broken").from("2023-01-01").part("a", Metres{edgeMetres * 0.5}).in("near"));
    const auto stretches = Assertions(atlas.atlas).stretchesOn("broken", day("2023-01-02"), {});
    ASSERT_EQ(stretches.size(), 3U);
    EXPECT_EQ(stretches[0].answer.status, Status::restricted);
    EXPECT_NEAR(stretches[0].to.value, edgeMetres * 0.5, 0.01);
    EXPECT_EQ(stretches[1].answer.status, Status::unknown);
    EXPECT_EQ(stretches[2].answer.status, Status::closed);
    EXPECT_NEAR(stretches[2].from.value, edgeMetres * 1.5, 0.01);
    EXPECT_NEAR(stretches[2].to.value, edgeMetres * 2.0, 0.01);
}

TEST(Rule3Reach, ARouteIsMeasuredByItsGeometryWhereAnEdgeIsLonger) {
    SmallAtlas atlas = twoRoads();
    // bc winds, the route is drawn straight on from a to d.
    units::Line& winding = atlas.atlas.network.at(1).line;
    winding = {winding.front(), {0.125, 0.05}, {0.175, -0.05}, winding.back()};
    ASSERT_GT(geodesy::length(winding).value, 1.5 * edgeMetres);
    atlas.say(closed("bc").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    const auto stretches = Assertions(atlas.atlas).stretchesOn("main", day("2023-01-02"), {});
    ASSERT_EQ(stretches.size(), 3U);
    EXPECT_EQ(stretches[1].answer.status, Status::closed);
    EXPECT_NEAR(stretches[1].from.value, edgeMetres, 0.01);
    EXPECT_NEAR(stretches[1].to.value, 2 * edgeMetres, 0.01);
    EXPECT_NEAR(stretches[2].to.value, 3 * edgeMetres, 0.01) << "the end of the line on the map";
}

TEST(Rule3Reach, AChainageOnARouteIsAShareOfAnEdgeThatIsDrawnOtherwise) {
    SmallAtlas atlas = twoRoads();
    units::Line& winding = atlas.atlas.network.at(1).line;
    winding = {winding.front(), {0.15, 0.1}, winding.back()};
    atlas.say(closed("main").from("2023-01-01").part(Metres{edgeMetres}, Metres{edgeMetres * 1.5}));
    const Assertions assertions(atlas.atlas);
    const auto ask = [&](double from, double to) {
        return assertions.statusOn({EdgeStretch{"bc", from, to, true}}, day("2023-01-02"), {}).status;
    };
    EXPECT_EQ(ask(0.0, 0.49), Status::closed);
    EXPECT_EQ(ask(0.51, 1.0), Status::unknown);
}

TEST(Rule3Reach, WhereARouteLeavesItsEdgesOnlyTheRouteItselfIsSpokenOf) {
    SmallAtlas atlas = twoRoads();
    model::Route& longer = atlas.road("longer", {"ab", "bc", "cd", "de"});
    longer.edges = {{"bc", true, {}}};
    atlas.say(open("longer").from("2022-01-01"));
    atlas.say(closed("bc").from("2023-01-01"));
    const Assertions assertions(atlas.atlas);
    EXPECT_EQ(assertions.statusOn("longer", day("2022-06-01"), {}).status, Status::open) << "the whole of it";
    const auto stretches = assertions.stretchesOn("longer", day("2023-01-02"), {});
    ASSERT_EQ(stretches.size(), 3U);
    EXPECT_EQ(stretches[0].answer.status, Status::open);
    EXPECT_EQ(stretches[1].answer.status, Status::closed);
    EXPECT_NEAR(stretches[1].from.value, edgeMetres, 0.01);
    EXPECT_EQ(stretches[2].answer.status, Status::open);
    EXPECT_EQ(assertions.statusOn("ab", day("2022-06-01"), {}).status, Status::unknown);
}

TEST(Rule3Reach, PartsOfALineAreMeasuredInTheOrderInWhichTheyJoin) {
    SmallAtlas atlas;
    model::Route track;
    track.id = "track";
    track.parts = {{{0.2, 0.0}, {0.1, 0.0}}, {{0.2, 0.0}, {0.3, 0.0}}, {{0.0, 0.0}, {0.1, 0.0}}};
    atlas.atlas.routes.push_back(track);
    atlas.say(closed("track").from("2023-01-01").part("a", Metres{edgeMetres * 1.5}));
    const auto stretches = Assertions(atlas.atlas).stretchesOn("track", day("2023-01-02"), {});
    ASSERT_EQ(stretches.size(), 2U);
    EXPECT_EQ(stretches[0].answer.status, Status::closed);
    EXPECT_NEAR(stretches[0].to.value, edgeMetres * 1.5, 0.01);
}

TEST(Rule3Reach, ARouteDrawnAgainstItsEdgesHasItsOwnDirection) {
    SmallAtlas atlas;
    model::Route& route = atlas.road("main", {"ab", "bc", "cd"});
    std::reverse(route.parts[0].begin(), route.parts[0].end());
    atlas.say(closed("main").from("2023-01-01").part(Metres{0.0}, Metres{edgeMetres}).oneWay(Direction::forward));
    const auto ask = [&](const char* edge, Direction direction) {
        return Assertions(atlas.atlas).statusOn(edge, day("2023-01-02"), {"civilian", std::nullopt, direction}).status;
    };
    EXPECT_EQ(ask("cd", Direction::backward), Status::closed) << "from d towards a, as the route is drawn";
    EXPECT_EQ(ask("cd", Direction::forward), Status::unknown);
    EXPECT_EQ(ask("ab", Direction::backward), Status::unknown);
}

TEST(Rule3Reach, AnEdgeThatIsRunTwiceIsClosedBothTimes) {
    SmallAtlas atlas;
    atlas.road("spur", {"ab", "bc", "-bc", "bx"});
    atlas.say(closed("bc").from("2023-01-01"));
    const auto stretches = Assertions(atlas.atlas).stretchesOn("spur", day("2023-01-02"), {});
    ASSERT_EQ(stretches.size(), 3U);
    EXPECT_EQ(stretches[1].answer.status, Status::closed);
    EXPECT_NEAR(stretches[1].from.value, edgeMetres, 0.01);
    EXPECT_NEAR(stretches[1].to.value, 3 * edgeMetres, 0.01);
}

TEST(Rule3Reach, ARouteWithoutEdgesStandsForItself) {
    SmallAtlas atlas = twoRoads();
    model::Route track;
    track.id = "track";
    track.parts = {{{0.0, 0.0}, {0.1, 0.0}, {0.2, 0.0}}};
    atlas.atlas.routes.push_back(track);
    atlas.say(closed("track").from("2023-01-01").part("a", "b"));
    EXPECT_EQ(atlas.status("track", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("ab", "2023-01-02"), Status::unknown);
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::unknown);
}

TEST(Rule3Reach, AnAssertionOnAnEdgeReachesThatEdge) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("bc").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("upper", "2023-01-02"), Status::unknown);
    EXPECT_EQ(atlas.status("bc", "2023-01-02"), Status::closed);
}

TEST(Rule3Reach, OneAssertionMaySpeakOfSeveralTargets) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("bc").alsoOn("xy").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("upper", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.on("upper", "2023-01-02").because.at(0).target, "xy");
}

TEST(Rule3Reach, AnUnfoundPartIsReadTheWorseWay) {
    SmallAtlas atlas = twoRoads();
    atlas.say(closed("main").from("2023-01-01").part("b", "nowhere"));
    EXPECT_EQ(atlas.status("cd", "2023-01-02"), Status::closed);
    SmallAtlas opening = twoRoads();
    opening.say(open("main").from("2023-01-01").part("a", "nowhere"));
    EXPECT_EQ(opening.status("ab", "2023-01-02"), Status::unknown);
}

TEST(Rule3Reach, APartWithoutLengthIsAPointOfTheRoute) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2022-01-01"));
    atlas.say(closed("main").from("2023-01-01").part(Metres{edgeMetres * 1.5}, Metres{edgeMetres * 1.5}));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("ab", "2023-01-02"), Status::open);
    EXPECT_EQ(atlas.status("cd", "2023-01-02"), Status::open);
}

TEST(Rule3Checkpoint, ReachesItsPlaceOnTheRoutesThatItIsOn) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.001}, {"main"});
    atlas.say(open("main").from("2022-01-01"));
    atlas.say(closed("gate").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("bc", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("ab", "2023-01-02"), Status::open);
    EXPECT_EQ(atlas.status("upper", "2023-01-02"), Status::unknown);
}

TEST(Rule3Checkpoint, APathThatPassesItHearsItAndOneThatStopsBeforeDoesNot) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"});
    atlas.say(open("main").from("2022-01-01"));
    atlas.say(closed("gate").from("2023-01-01"));
    const Assertions assertions(atlas.atlas);
    EdgeStretch passing{"bc", 0.0, 0.6, true};
    EdgeStretch before{"bc", 0.0, 0.4, true};
    EXPECT_EQ(assertions.statusOn({passing}, day("2023-01-02"), {}).status, Status::closed);
    EXPECT_EQ(assertions.statusOn({before}, day("2023-01-02"), {}).status, Status::open);
}

TEST(Rule3Checkpoint, AtAJunctionDoesNotReachTheOtherRoad) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.1, 0.0}, {"main"});
    atlas.say(closed("gate").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-02"), Status::closed);
    EXPECT_EQ(atlas.status("upper", "2023-01-02"), Status::unknown);
}

TEST(Rule3Checkpoint, ReachesOnlyWhileItExists) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"}).existed = edtf("2023-01-10/2023-01-20");
    atlas.say(open("main").from("2022-01-01"));
    atlas.say(closed("gate").from("2023-01-01"));
    EXPECT_EQ(atlas.status("main", "2023-01-09"), Status::open);
    EXPECT_EQ(atlas.status("main", "2023-01-10"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-20"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-21"), Status::open);
}

TEST(Rule3Checkpoint, AsATargetHearsWhatIsSaidAtItsPlace) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"}).existed = edtf("2023-01-10/..");
    atlas.say(closed("main").from("2022-01-01"));
    EXPECT_EQ(atlas.status("gate", "2023-01-11"), Status::closed) << "the road is closed there";
    EXPECT_TRUE(atlas.on("gate", "2023-01-11").exists);
    EXPECT_FALSE(atlas.on("gate", "2023-01-09").exists);
    EXPECT_EQ(atlas.status("gate", "2023-01-09"), Status::unknown);
    atlas.say(open("gate").from("2023-01-11").by("Azerbaijan"));
    EXPECT_EQ(atlas.status("gate", "2023-01-11"), Status::disputed);
}

TEST(Rule3Checkpoint, ANewerWordOnTheCheckpointWinsAtItsPlaceAlone) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"});
    atlas.say(closed("gate").from("2023-01-01"));
    atlas.say(open("main").from("2023-01-05").in("opened"));
    EXPECT_EQ(atlas.status("main", "2023-01-04"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-05"), Status::open);
    atlas.say(restricted("gate").from("2023-01-10").until("2023-01-12"));
    EXPECT_EQ(atlas.status("main", "2023-01-12"), Status::restricted);
    // What was said of the road was not superseded by what was said of the gate.
    EXPECT_EQ(atlas.status("main", "2023-01-13"), Status::open);
    EXPECT_EQ(atlas.status("gate", "2023-01-13"), Status::open) << "what is said of the road holds there";
}

TEST(Rule3Reach, AWordOnAnotherRoadPrevailsOnSharedEdgesWhileItLastsAndDoesNotSupersede) {
    SmallAtlas atlas = twoRoads();
    atlas.say(open("main").from("2023-01-01").by("Azerbaijan").in("main"));
    atlas.say(closed("upper").from("2023-01-10").until("2023-01-12").by("Azerbaijan").in("upper"));
    EXPECT_EQ(atlas.status("main", "2023-01-12"), Status::closed);
    EXPECT_EQ(atlas.status("main", "2023-01-13"), Status::open);
    EXPECT_EQ(atlas.status("upper", "2023-01-13"), Status::unknown);
}

TEST(Rule3Checkpoint, MayBeAnEndOfAPart) {
    SmallAtlas atlas = twoRoads();
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"});
    atlas.say(closed("main").from("2023-01-01").part("gate", "d"));
    const auto stretches = Assertions(atlas.atlas).stretchesOn("main", day("2023-01-02"), {});
    ASSERT_EQ(stretches.size(), 2U);
    EXPECT_NEAR(stretches[0].to.value, edgeMetres * 1.5, 0.01);
    EXPECT_EQ(stretches[1].answer.status, Status::closed);
}

}  // namespace
}  // namespace corridor::access::test
