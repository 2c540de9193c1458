// How far an edge and the route's geometry part.
#include <gmock/gmock.h>

#include "small_routes.hpp"

namespace corridor::measure::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using units::Line;

std::vector<double> offsets(const std::vector<model::Edge>& network, const std::vector<std::string>& steps,
                            std::vector<Line> parts) {
    std::vector<double> metres;
    for (const units::Metres each : offGeometry(measured(network, steps, std::move(parts)), Edges(network)))
        metres.push_back(each.value);
    return metres;
}

const std::vector<model::Edge> network{edge("ab", {{0, 0}, {0.5, 0.1}, {1, 0}}), edge("bc", {{1, 0}, {2, 0}})};

TEST(OffGeometry, IsNoughtWhereTheEdgesAreTheGeometry) {
    EXPECT_THAT(offsets(network, {"ab", "bc"}, {{{0, 0}, {0.5, 0.1}, {1, 0}, {2, 0}}}), ElementsAre(0.0, 0.0));
    EXPECT_THAT(offsets(network, {"-bc", "-ab"}, {{{2, 0}, {1, 0}, {0.5, 0.1}, {0, 0}}}), ElementsAre(0.0, 0.0));
    EXPECT_THAT(offsets(network, {"ab", "bc"}, {{{1, 0}, {2, 0}}, {{1, 0}, {0.5, 0.1}, {0, 0}}}),
                ElementsAre(0.0, 0.0));
}

TEST(OffGeometry, IsTheDistanceOfAnEdgeFromAStraighterRoute) {
    const double bulge = referenceLength({{0.5, 0.1}, {0.5, 0.0}});
    EXPECT_THAT(offsets(network, {"ab", "bc"}, {{{0, 0}, {1, 0}, {2, 0}}}), ElementsAre(DoubleNear(bulge, 0.01), 0.0));
}

TEST(OffGeometry, IsTheDistanceOfARouteFromAStraighterEdge) {
    const double bulge = referenceLength({{1.5, 0.1}, {1.5, 0.0}});
    EXPECT_THAT(offsets(network, {"ab", "bc"}, {{{0, 0}, {0.5, 0.1}, {1, 0}, {1.5, 0.1}, {2, 0}}}),
                ElementsAre(0.0, DoubleNear(bulge, 0.01)));
}

TEST(OffGeometry, IsNoughtWhereTheRouteHasMoreVerticesOnTheSameWay) {
    EXPECT_THAT(offsets(network, {"bc"}, {{{1, 0}, {1.25, 0}, {1.5, 0}, {2, 0}}}), ElementsAre(DoubleNear(0.0, 1e-3)));
}

TEST(OffGeometry, SeesAnEdgeThatIsNotOnTheRouteAtAll) {
    const std::vector<double> far = offsets(network, {"ab"}, {{{0, 1}, {1, 1}}});
    EXPECT_GT(far.at(0), 90'000.0);
}

TEST(OffGeometry, LooksAtEveryVertexOfAnEdgeThatIsNotVeryLong) {
    for (const std::size_t spike : {1U, 100U, 333U, 497U}) {
        Line line;
        for (std::size_t i = 0; i < 499; ++i) line.push_back({static_cast<double>(i) / 498.0, i == spike ? 0.1 : 0.0});
        const std::vector<model::Edge> edges{edge("e", line)};
        EXPECT_THAT(offsets(edges, {"e"}, {{{0, 0}, {1, 0}}}), ElementsAre(DoubleNear(11057.4, 5.0))) << spike;
        EXPECT_THAT(offsets({edge("e", {{0, 0}, {1, 0}})}, {"e"}, {line}), ElementsAre(DoubleNear(11057.4, 5.0)))
            << spike;
    }
}

TEST(OffGeometry, LooksAtTheLastVertexOfAnEdgeHoweverLong) {
    Line line;
    for (int i = 0; i < 600; ++i) line.push_back({i / 600.0, 0.0});
    line.back().lat = 0.1;
    EXPECT_THAT(offsets({edge("e", line)}, {"e"}, {{{0, 0}, {1, 0}}}), ElementsAre(DoubleNear(11057.4, 5.0)));
}

TEST(OffGeometry, OfAnEdgeThatTheRouteDoesNotReachIsItsDistanceFromTheRoutesEnd) {
    // The route ends at b, so that bc has no length on it.
    const std::vector<double> metres = offsets(network, {"ab", "bc"}, {{{0, 0}, {0.5, 0.1}, {1, 0}}});
    EXPECT_THAT(metres, ElementsAre(0.0, DoubleNear(degreeOfEquator, 0.01)));
}

}  // namespace
}  // namespace corridor::measure::test
