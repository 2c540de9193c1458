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

}  // namespace
}  // namespace corridor::measure::test
