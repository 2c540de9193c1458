// What two routes share.
#include <gtest/gtest.h>

#include "small_routes.hpp"

namespace corridor::measure::test {
namespace {

using units::Line;

TEST(SharedWith, CountsCommonSegmentsInEitherDirection) {
    const Measure a = measured({{{0, 0}, {1, 0}, {2, 0}}}), b = measured({{{2, 0}, {1, 0}, {1, 1}}});
    const auto stretches = sharedWith(b, a);
    ASSERT_EQ(stretches.size(), 1U);
    EXPECT_EQ(stretches[0].from.value, 0.0);
    EXPECT_NEAR(stretches[0].to.value, degreeOfEquator, 1e-3);
    EXPECT_NEAR(lengthOf(sharedWith(a, b)).value, degreeOfEquator, 1e-3);
    EXPECT_TRUE(sharedWith(a, measured({{{5, 5}, {6, 6}}})).empty());
    EXPECT_EQ(lengthOf(sharedWith(a, a)).value, a.length().value);
}

TEST(SharedWith, CountsEachMetreOnceWhereEdgeAndGeometryAreBothShared) {
    const std::vector<model::Edge> network{edge("ab", {{0, 0}, {1, 0}}), edge("bc", {{1, 0}, {2, 0}}),
                                           edge("bx", {{1, 0}, {1, 1}})};
    const Measure a = measured(network, {"ab", "bc"}, {}), b = measured(network, {"ab", "bx"}, {});
    EXPECT_NEAR(lengthOf(sharedWith(a, b)).value, degreeOfEquator, 1e-3);
}

TEST(SharedWith, CountsAnEdgeThatOneOfThemDrawsOtherwise) {
    const std::vector<model::Edge> network{edge("zigzag", {{0, 0}, {0.5, 1}, {1, 0}}), edge("bc", {{1, 0}, {2, 0}})};
    const Measure drawn = measured(network, {"zigzag", "bc"}, {}),
                  straight = measured(network, {"zigzag"}, {{{0, 0}, {1, 0}}});
    EXPECT_EQ(lengthOf(sharedWith(straight, drawn)).value, straight.length().value);
    EXPECT_NEAR(lengthOf(sharedWith(drawn, straight)).value, referenceLength({{0, 0}, {0.5, 1}, {1, 0}}), 1e-6)
        << "in the metres of the route that is asked about";
}

TEST(SharedWith, CountsAnEdgeThatIsRunTwiceTwice) {
    const std::vector<model::Edge> network{edge("ab", {{0, 0}, {1, 0}})};
    const Measure twice = measured(network, {"ab", "-ab"}, {}), once = measured(network, {"ab"}, {});
    EXPECT_NEAR(lengthOf(sharedWith(twice, once)).value, 2 * degreeOfEquator, 1e-3);
    EXPECT_NEAR(lengthOf(sharedWith(once, twice)).value, degreeOfEquator, 1e-3);
}

TEST(SharedWith, KnowsTheAntimeridianByBothItsNames) {
    const Measure a = measured({{{179, 0}, {180, 0}, {-179, 0}}}), b = measured({{{-179, 0}, {-180, 0}, {179, 0}}});
    EXPECT_NEAR(lengthOf(sharedWith(a, b)).value, 2 * degreeOfEquator, 1e-3);
}

TEST(SharedWith, KeepsStretchesApartThatDoNotTouch) {
    const Measure a = measured({{{0, 0}, {1, 0}, {2, 0}, {3, 0}}}),
                  b = measured({{{0, 0}, {1, 0}, {1, 1}, {2, 0}, {3, 0}}});
    const auto stretches = sharedWith(a, b);
    ASSERT_EQ(stretches.size(), 2U);
    EXPECT_NEAR(stretches[1].from.value, 2 * degreeOfEquator, 1e-3);
}

TEST(SharedWith, KeepsStretchesApartThatLieAMetreFromEachOther) {
    const double metre = 1.0 / degreeOfEquator;
    const Line both{{0, 0}, {1, 0}}, more{{1 + metre, 0}, {2, 0}};
    const Measure a = measured({{both[0], both[1], more[0], more[1]}}),
                  b = measured({{both[0], both[1], {1, 1}, more[0], more[1]}});
    const auto stretches = sharedWith(a, b);
    ASSERT_EQ(stretches.size(), 2U);
    EXPECT_NEAR((stretches[1].from - stretches[0].to).value, 1.0, 1e-3);
}

TEST(SharedWith, CountsAnEdgeToItsEndWhereOnlyItsBeginningIsDrawnAlike) {
    const std::vector<model::Edge> network{edge("ac", {{0, 0}, {1, 0}, {2, 0}})};
    const Measure a = measured(network, {"ac"}, {}),
                  b = measured(network, {"ac"}, {{{0, 0}, {1, 0}, {1.5, 1}, {2, 0}}});
    const auto stretches = sharedWith(a, b);
    ASSERT_EQ(stretches.size(), 1U);
    EXPECT_NEAR(stretches[0].to.value, 2 * degreeOfEquator, 1e-3);
    EXPECT_EQ(sharedWith(b, a).size(), 1U);
}

}  // namespace
}  // namespace corridor::measure::test
