// Where a route runs over which edge.
#include <gmock/gmock.h>

#include <cmath>

#include "small_routes.hpp"

namespace corridor::measure::test {
namespace {

using testing::ElementsAre;
using units::Line;
using units::LonLat;

/// Edges of a degree each on the equator: ab from 0 to 1 E, bc, cd, de.
std::vector<model::Edge> equator() {
    return {edge("ab", {{0, 0}, {0.5, 0}, {1, 0}}), edge("bc", {{1, 0}, {2, 0}}), edge("cd", {{2, 0}, {3, 0}}),
            edge("de", {{3, 0}, {4, 0}})};
}

/// `edge:from-to` in degrees of the equator, rounded to a hundredth; a minus before an edge that is run backwards.
std::vector<std::string> written(const std::vector<model::Edge>& network, const Measure& measure) {
    std::vector<std::string> words;
    const auto degrees = [](units::Metres metres) {
        const std::string text = std::to_string(std::round(metres.value / degreeOfEquator * 100.0) / 100.0);
        return text.substr(0, text.find('.') + 3);
    };
    for (const Use& use : measure.uses)
        words.push_back((use.forward ? "" : "-") + network[use.edge].id + ":" + degrees(use.from) + "-" +
                        degrees(use.to));
    return words;
}

TEST(Uses, FollowTheGeometryEdgeByEdge) {
    const auto network = equator();
    const Measure measure = measured(network, {"ab", "bc", "cd"}, {{{0, 0}, {0.5, 0}, {1, 0}, {2, 0}, {3, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("ab:0.00-1.00", "bc:1.00-2.00", "cd:2.00-3.00"));
    EXPECT_EQ(measure.uses.front().from.value, 0.0);
    EXPECT_EQ(measure.uses.back().to, measure.length()) << "to the last bit";
    EXPECT_EQ(measure.uses[0].to, measure.uses[1].from);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(measure.uses[i].step, i);
}

TEST(Uses, TakeTheGeometryFromTheEdgesWhereTheRouteHasNone) {
    const auto network = equator();
    const Measure measure = measured(network, {"-bc", "-ab"}, {});
    ASSERT_EQ(measure.pieces.size(), 1U);
    EXPECT_EQ(measure.pieces[0].line, (Line{{2, 0}, {1, 0}, {0.5, 0}, {0, 0}}));
    EXPECT_THAT(written(network, measure), ElementsAre("-bc:0.00-1.00", "-ab:1.00-2.00"));
}

TEST(Uses, AreNoneWhereAnEdgeIsUnknownOrEmpty) {
    auto network = equator();
    EXPECT_TRUE(measured(network, {"ab", "xy"}, {{{0, 0}, {1, 0}}}).uses.empty());
    network[1].line.clear();
    EXPECT_TRUE(measured(network, {"ab", "bc"}, {{{0, 0}, {1, 0}}}).uses.empty());
    EXPECT_TRUE(measured(network, {}, {{{0, 0}, {1, 0}}}).uses.empty());
}

TEST(Uses, OfALongerEdgeHaveTheLengthOfTheGeometry) {
    auto network = equator();
    network[1].line = {{1, 0}, {1.25, 0.5}, {1.5, 0}, {1.75, 0.5}, {2, 0}};
    const Measure straight = measured(network, {"ab", "bc", "cd"}, {{{0, 0}, {1, 0}, {2, 0}, {3, 0}}});
    EXPECT_THAT(written(network, straight), ElementsAre("ab:0.00-1.00", "bc:1.00-2.00", "cd:2.00-3.00"));
    EXPECT_NEAR(straight.length().value, 3 * degreeOfEquator, 1e-3);
    const Measure alone = measured(network, {"bc"}, {{{1, 0}, {2, 0}}});
    EXPECT_THAT(written(network, alone), ElementsAre("bc:0.00-1.00"));
}

TEST(Uses, BetweenEndsThatAreOffTheGeometryAreInProportion) {
    const auto network = equator();
    // Drawn from a to d without b and c as vertices: half as long as the edges, so each edge is drawn half as long.
    const Measure measure = measured(network, {"ab", "bc", "cd"}, {{{10, 0}, {11.5, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("ab:0.00-0.50", "bc:0.50-1.00", "cd:1.00-1.50"));
    // b is a vertex of it, c is not.
    const Measure anchored = measured(network, {"ab", "bc", "cd"}, {{{0, 0}, {0, 1}, {1, 0}, {3, 0}}});
    EXPECT_NEAR(anchored.uses[1].from.value, anchored.length().value - 2 * degreeOfEquator, 1e-3);
    EXPECT_NEAR(anchored.uses[1].to.value, anchored.length().value - degreeOfEquator, 1e-3);
}

TEST(Uses, LeaveStretchesThatNoEdgeCovers) {
    const auto network = equator();
    const Measure measure = measured(network, {"bc", "de"}, {{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("bc:1.00-2.00", "de:3.00-4.00"));
}

TEST(Uses, OfEdgesThatAreListedFromEndToStartAreTurnedRound) {
    const auto network = equator();
    const Line backwards{{3, 0}, {2, 0}, {1, 0}, {0.5, 0}, {0, 0}};
    const Measure measure = measured(network, {"ab", "bc", "cd"}, {backwards});
    EXPECT_THAT(written(network, measure), ElementsAre("-cd:0.00-1.00", "-bc:1.00-2.00", "-ab:2.00-3.00"));
    EXPECT_EQ(measure.uses.front().step, 2U);
    const Measure drawnAgainst = measured(network, {"-cd", "-bc", "-ab"}, {backwards});
    EXPECT_THAT(written(network, drawnAgainst), ElementsAre("-cd:0.00-1.00", "-bc:1.00-2.00", "-ab:2.00-3.00"));
    const Measure oneEdge = measured(network, {"bc"}, {{{2, 0}, {1, 0}}});
    EXPECT_THAT(written(network, oneEdge), ElementsAre("-bc:0.00-1.00"));
    const Measure generalised = measured({edge("e", {{0, 0.001}, {1, 0}, {3, 0.001}})}, {"e"}, {{{3, 0}, {0, 0}}});
    EXPECT_FALSE(generalised.uses.at(0).forward) << "by its ends, where no vertex is the same";
}

// Where no vertex tells: against the edge only if its ends are nearer to the route's so by more than a metre.
TEST(Uses, AreTurnedRoundByTheirEndsForMoreThanAMetreOnly) {
    const double metre = 1.0 / degreeOfEquator;
    for (const auto& [metres, isForward] : {std::pair(6.45, false), std::pair(6.55, true)}) {
        // The route's ends are 0 and 10, the edge's 7 and about 6.5: along 7 + 10 - m, against 3 + m.
        const std::vector<model::Edge> loop{edge("e", {{7 * metre, 0}, {0.001, 0.002}, {metres * metre, 0}})};
        const Measure measure = measured(loop, {"e"}, {{{0, 0}, {0.001, 0.001}, {10 * metre, 0}}});
        EXPECT_EQ(measure.uses.at(0).forward, isForward) << metres;
        const Measure listed = measured(loop, {"-e"}, {{{10 * metre, 0}, {0.001, 0.001}, {0, 0}}});
        EXPECT_EQ(listed.uses.at(0).forward, !isForward) << metres << ", all of it turned round";
    }
}

TEST(Uses, FollowTheGeometryWhereADirectionIsListedWrongly) {
    const auto network = equator();
    const Measure measure = measured(network, {"ab", "-bc", "cd"}, {{{0, 0}, {0.5, 0}, {1, 0}, {2, 0}, {3, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("ab:0.00-1.00", "bc:1.00-2.00", "cd:2.00-3.00"));
}

TEST(Uses, GoByTheOrderOfTheEdgesBeforeTheirDirections) {
    const auto network = equator();
    const Measure measure = measured(network, {"-ab", "-bc", "cd"}, {{{0, 0}, {0.5, 0}, {1, 0}, {2, 0}, {3, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("ab:0.00-1.00", "bc:1.00-2.00", "cd:2.00-3.00"));
    EXPECT_EQ(measure.uses.front().step, 0U);
}

TEST(Uses, GoByTheirDirectionsWhereTheOrderDoesNotTell) {
    // Drawn from b over a round to where it began; of xy nothing is a vertex of it, and its ends tell nothing.
    const std::vector<model::Edge> network{edge("ab", {{0, 0}, {0.5, 0}, {1, 0}}),
                                           edge("xy", {{1, 0.2}, {0.5, 0.3}, {0, 0.1}})};
    const Line round{{1, 0}, {0.5, 0}, {0, 0}, {0, 0.5}, {1 + 0.3 / degreeOfEquator, 0}};
    const Measure against = measured(network, {"xy", "ab"}, {round});
    EXPECT_EQ(written(network, against).at(0), "-ab:0.00-1.00");
    EXPECT_EQ(against.uses.at(0).step, 1U);
    const Measure along = measured(network, {"-ab", "xy"}, {round});
    EXPECT_EQ(written(network, along).at(0), "-ab:0.00-1.00");
    EXPECT_EQ(along.uses.at(0).step, 0U);
}

TEST(Uses, NeverGoBackToAPlacePassedBefore) {
    // The way back from c to b is drawn eight times as long as its edge: b is near at hand where it was, but that is
    // past.
    const std::vector<model::Edge> network{edge("ab", {{0, 0}, {0.001, 0}}), edge("bc", {{0.001, 0}, {0.002, 0}}),
                                           edge("bd", {{0.001, 0}, {0, -0.001}})};
    const Line way{{0, 0}, {0.001, 0}, {0.002, 0}, {0.002, 0.004}, {0.001, 0}, {0, -0.001}};
    const Measure measure = measured(network, {"ab", "bc", "-bc", "bd"}, {way});
    EXPECT_NEAR(measure.uses.at(2).to.value, referenceLength({way.begin(), way.begin() + 5}), 1e-6);
    EXPECT_EQ(measure.uses.at(3).from, measure.uses.at(2).to);
}

TEST(Uses, RunOverTheSameEdgeThereAndBack) {
    const auto network = equator();
    const Line thereAndBack{{0, 0}, {0.5, 0}, {1, 0}, {2, 0}, {1, 0}, {1, 1}};
    auto more = network;
    more.push_back(edge("bx", {{1, 0}, {1, 1}}));
    const Measure measure = measured(more, {"ab", "bc", "-bc", "bx"}, {thereAndBack});
    EXPECT_THAT(written(more, measure), ElementsAre("ab:0.00-1.00", "bc:1.00-2.00", "-bc:2.00-3.00", "bx:3.00-3.99"));
    EXPECT_NEAR(measure.length().value, referenceLength(thereAndBack), 1e-6);
}

TEST(Uses, OfALoopFollowTheDirectionInWhichItIsDrawn) {
    const std::vector<model::Edge> network{edge("upper", {{0, 0}, {1, 1}, {2, 0}}),
                                           edge("lower", {{2, 0}, {1, -1}, {0, 0}})};
    const Line ring{{0, 0}, {1, 1}, {2, 0}, {1, -1}, {0, 0}};
    const Measure along = measured(network, {"upper", "lower"}, {ring});
    EXPECT_TRUE(along.uses[0].forward);
    EXPECT_EQ(along.uses[0].edge, 0U);
    EXPECT_EQ(along.uses[1].to, along.length());
    const Measure against = measured(network, {"upper", "lower"}, {{ring.rbegin(), ring.rend()}});
    EXPECT_EQ(against.uses[0].edge, 1U) << "the lower half comes first";
    EXPECT_FALSE(against.uses[0].forward);
    EXPECT_NEAR(against.uses[0].to.value, 0.5 * against.length().value, 1e-3);
}

TEST(Uses, OfAFigureEightPassItsCrossingTwice) {
    const std::vector<model::Edge> network{edge("in", {{-1, 0}, {0, 0}}),
                                           edge("right", {{0, 0}, {1, 1}, {2, 0}, {1, -1}, {0, 0}}),
                                           edge("out", {{0, 0}, {-1, 1}})};
    const Line eight{{-1, 0}, {0, 0}, {1, 1}, {2, 0}, {1, -1}, {0, 0}, {-1, 1}};
    const Measure measure = measured(network, {"in", "right", "out"}, {eight});
    ASSERT_EQ(measure.uses.size(), 3U);
    EXPECT_NEAR(measure.uses[0].to.value, referenceLength({{-1, 0}, {0, 0}}), 1e-6);
    EXPECT_EQ(measure.uses[1].from, measure.uses[0].to);
    EXPECT_NEAR(measure.uses[2].from.value, measure.length().value - referenceLength({{0, 0}, {-1, 1}}), 1e-6);
    EXPECT_EQ(measure.uses[1].to, measure.uses[2].from);
}

TEST(Uses, DoNotDependOnTheOrderOfTheParts) {
    const auto network = equator();
    const Measure measure =
        measured(network, {"ab", "bc", "cd"}, {{{3, 0}, {2, 0}}, {{1, 0}, {2, 0}}, {{0, 0}, {0.5, 0}, {1, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("ab:0.00-1.00", "bc:1.00-2.00", "cd:2.00-3.00"));
}

TEST(Uses, StandStillOverAGap) {
    const auto network = equator();
    model::Route route = routeOf({{{0, 0}, {0.5, 0}, {1, 0}}, {{2, 0}, {3, 0}}}, {gap({1, 0}, {2, 0})});
    route.edges = {{"ab", true}, {"cd", true}};
    const Measure measure = measureOf(route, Edges(network));
    EXPECT_THAT(written(network, measure), ElementsAre("ab:0.00-1.00", "cd:1.00-2.00"));
    EXPECT_EQ(measure.uses[0].to, measure.uses[1].from);
}

TEST(Uses, CrossTheAntimeridian) {
    const std::vector<model::Edge> network{edge("west", {{179, 0}, {180, 0}}), edge("east", {{-180, 0}, {-179, 0}})};
    const Measure measure = measured(network, {"west", "east"}, {{{-180, 0}, {-179, 0}}, {{179, 0}, {180, 0}}});
    EXPECT_THAT(written(network, measure), ElementsAre("west:0.00-1.00", "east:1.00-2.00"));
}

TEST(EdgesById, AreTheFirstOfThoseWithTheSameId) {
    const std::vector<model::Edge> network{edge("e", {{0, 0}, {1, 0}}), edge("e", {{5, 0}, {6, 0}})};
    const Edges edges(network);
    EXPECT_EQ(edges.find("e"), 0U);
    EXPECT_FALSE(edges.find("f"));
}

}  // namespace
}  // namespace corridor::measure::test
