// Which lines are joined, in which order and direction.
#include "measure/chain.hpp"

#include <gmock/gmock.h>

#include <ctime>

#include "geodesy/geodesic.hpp"

namespace corridor::measure {

void PrintTo(const Link& link, std::ostream* out) {
    *out << (link.forward ? "" : "-") << link.line;
}

namespace {

using testing::ElementsAre;
using units::Line;

std::vector<Chain> chained(const std::vector<Line>& lines) {
    std::vector<units::Metres> lengths;
    for (const Line& line : lines) lengths.push_back(geodesy::length(line));
    return chainsOf(jointsOf(lines), lengths);
}

/// Degrees of longitude on the equator.
double degrees(double metres) {
    return metres / 111319.490793273573;
}

TEST(Chains, JoinLinesInWhateverOrder) {
    EXPECT_THAT(chained({{{1, 0}, {2, 0}}, {{0, 0}, {1, 0}}}), ElementsAre(ElementsAre(Link{1, true}, Link{0, true})));
    EXPECT_THAT(chained({{{2, 0}, {3, 0}}, {{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}}),
                ElementsAre(ElementsAre(Link{1, true}, Link{2, true}, Link{0, true})));
}

TEST(Chains, RunAsTheGreaterLengthOfTheirLinesDoes) {
    EXPECT_THAT(chained({{{1, 0}, {0, 0}}, {{1, 0}, {3, 0}}}), ElementsAre(ElementsAre(Link{0, false}, Link{1, true})));
    EXPECT_THAT(chained({{{0, 0}, {1, 0}}, {{3, 0}, {1, 0}}}), ElementsAre(ElementsAre(Link{1, true}, Link{0, false})));
    EXPECT_THAT(chained({{{1, 0}, {0, 0}}, {{2, 0}, {1, 0}}}), ElementsAre(ElementsAre(Link{1, true}, Link{0, true})));
}

TEST(Chains, RunAsTheFirstLineDoesWhereNeitherLengthIsGreater) {
    EXPECT_THAT(chained({{{1, 0}, {0, 0}}, {{1, 0}, {2, 0}}}), ElementsAre(ElementsAre(Link{1, false}, Link{0, true})));
    EXPECT_THAT(chained({{{1, 0}, {2, 0}}, {{1, 0}, {0, 0}}}), ElementsAre(ElementsAre(Link{1, false}, Link{0, true})));
}

TEST(Chains, LeaveApartWhatBranches) {
    const std::vector<Line> y{{{0, 0}, {1, 0}}, {{1, 0}, {2, 1}}, {{1, 0}, {2, -1}}};
    EXPECT_THAT(chained(y),
                ElementsAre(ElementsAre(Link{0, true}), ElementsAre(Link{1, true}), ElementsAre(Link{2, true})));
    std::vector<Line> near = y;
    near.push_back({{1 + degrees(0.5), 0}, {2, 0}});
    EXPECT_EQ(chained(near).size(), 4U) << "no free end is at the branch";
    const std::vector<Line> lollipop{{{0, 0}, {1, 0}}, {{1, 0}, {2, 1}, {2, -1}, {1, 0}}};
    EXPECT_EQ(chained(lollipop).size(), 2U);
    const std::vector<Line> eight{{{1, 0}, {2, 1}, {2, -1}, {1, 0}}, {{1, 0}, {0, 1}, {0, -1}, {1, 0}}};
    EXPECT_EQ(chained(eight).size(), 2U);
}

TEST(Chains, LeaveApartWhatDoesNotTouch) {
    EXPECT_EQ(chained({{{0, 0}, {1, 0}}, {{1.001, 0}, {2, 0}}}).size(), 2U);
    EXPECT_EQ(chained({{{0, 0}, {1, 0}}, {{0.5, 0}, {0.5, 1}}}).size(), 2U) << "an end amid a line is no shared end";
}

TEST(Chains, JoinFreeEndsWithinAMetreOfEachOther) {
    EXPECT_EQ(chained({{{0, 0}, {1, 0}}, {{1 + degrees(0.99), 0}, {2, 0}}}).size(), 1U);
    EXPECT_EQ(chained({{{0, 0}, {1, 0}}, {{1 + degrees(1.01), 0}, {2, 0}}}).size(), 2U);
    EXPECT_EQ(chained({{{0, 60}, {1, 60}}, {{1 + 1.98 * degrees(0.99), 60}, {2, 60}}}).size(), 1U)
        << "metres, not degrees";
}

TEST(Chains, DoNotGuessAmongSeveralFreeEndsWithinAMetre) {
    const double near = degrees(0.4);
    EXPECT_EQ(chained({{{0, 0}, {1, 0}}, {{1 + near, 0}, {2, 1}}, {{1, near}, {2, -1}}}).size(), 3U);
}

TEST(Chains, JoinOnlyEndsThatAreEachOthersOnlyNeighbours) {
    // In a row 0.7 m apart: the middle one has two neighbours.
    const double north = degrees(0.7);
    const std::vector<Line> row{{{0, 0}, {1, 0}}, {{1, north}, {2, 1}}, {{1, 2 * north}, {2, 3}}};
    EXPECT_EQ(chained(row).size(), 3U);
}

TEST(Chains, JoinTheFreeEndsOfABranch) {
    // Of a Y whose arms end within a metre of each other: the arms are joined there, and there alone.
    const std::vector<Line> y{{{0, 0}, {1, 0}}, {{1, 0}, {2, 1}}, {{1, 0}, {2, 1 + degrees(0.4)}}};
    EXPECT_THAT(chained(y), ElementsAre(ElementsAre(Link{0, true}), ElementsAre(Link{2, true}, Link{1, false})));
}

TEST(Chains, DoNotJoinTheEndsOfALineToEachOther) {
    const double near = degrees(0.5);
    const std::vector<Line> loops{{{0, 0}, {1, 1}, {near, 0}}, {{5, 0}, {6, 1}, {5 + near, 0}}};
    const Joints joints = jointsOf(loops);
    EXPECT_THAT(joints, testing::Each(noEnd));
    EXPECT_EQ(chained(loops).size(), 2U);
}

TEST(Chains, TakeLengthsWithinAMillimetreForEqual) {
    // Two lines that run apart from one place: the chain runs as the longer does, and on a tie as the first.
    for (const auto& [longerMetres, runsAsTheSecond] : {std::pair(0.0009, false), std::pair(0.0011, true)}) {
        const std::vector<Line> apart{{{1, 0}, {0, 0}}, {{1, 0}, {2 + degrees(longerMetres), 0}}};
        EXPECT_EQ(chained(apart).front().front(), (runsAsTheSecond ? Link{0, false} : Link{1, false})) << longerMetres;
    }
}

TEST(Chains, JoinPartsThatAreShorterThanAMetre) {
    std::vector<Line> lines;
    for (int i = 0; i < 50; ++i) lines.push_back({{degrees(0.2 * i), 0}, {degrees(0.2 * (i + 1)), 0}});
    EXPECT_EQ(chained(lines).size(), 1U);
}

TEST(Chains, TakeTheAntimeridianForOnePlaceFromBothSides) {
    EXPECT_THAT(chained({{{-180, 10}, {-179, 10}}, {{179, 10}, {180, 10}}}),
                ElementsAre(ElementsAre(Link{1, true}, Link{0, true})));
    EXPECT_EQ(chained({{{179, 0}, {180 - degrees(0.3), 0}}, {{-180 + degrees(0.3), 0}, {-179, 0}}}).size(), 1U);
}

TEST(Chains, TakeAPoleForOnePlaceAtEveryLongitude) {
    EXPECT_EQ(chained({{{0, 80}, {0, 90}}, {{120, 90}, {120, 80}}}).size(), 1U);
    EXPECT_EQ(chained({{{0, -80}, {10, -90}}, {{-120, -90}, {120, -80}}}).size(), 1U);
    EXPECT_EQ(chained({{{0, 80}, {0, 90}}, {{120, -90}, {120, -80}}}).size(), 2U) << "the other pole";
}

TEST(Chains, BeginARingWithItsFirstLine) {
    const Line ab{{0, 0}, {1, 0}}, bc{{1, 0}, {1, 1}}, ca{{1, 1}, {0, 0}};
    EXPECT_THAT(chained({bc, ab, ca}), ElementsAre(ElementsAre(Link{0, true}, Link{2, true}, Link{1, true})));
    const Line acRound{{0, 0}, {-3, 2}, {1, 1}};
    EXPECT_THAT(chained({ab, bc, acRound}), ElementsAre(ElementsAre(Link{0, false}, Link{2, true}, Link{1, false})));
    EXPECT_THAT(chained({{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}), ElementsAre(ElementsAre(Link{0, true})));
}

TEST(Chains, AreInTheOrderOfTheirFirstLines) {
    EXPECT_THAT(chained({{{8, 0}, {9, 0}}, {{1, 0}, {2, 0}}, {{7, 0}, {8, 0}}, {{0, 0}, {1, 0}}}),
                ElementsAre(ElementsAre(Link{2, true}, Link{0, true}), ElementsAre(Link{3, true}, Link{1, true})));
}

TEST(Chains, PassOverLinesWithoutLength) {
    const std::vector<Line> lines{{{0, 0}, {1, 0}}, {}, {{1, 0}}, {{1, 0}, {1, 0}}, {{1, 0}, {2, 0}}};
    EXPECT_THAT(chained(lines).front(), ElementsAre(Link{0, true}, Link{4, true}));
    EXPECT_TRUE(chained({}).empty());
}

/// Lines of one chain, on a parallel, in an order that jumps to and fro, every other one turned round.
std::vector<Line> jumbled(std::size_t count) {
    std::vector<Line> lines(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double lon = 1e-4 * static_cast<double>(i);
        Line line{{lon, 39.5}, {1e-4 * static_cast<double>(i + 1), 39.5}};
        if (i % 3 == 1) line = {line[1], line[0]};
        lines[i * 48271 % count] = std::move(line);
    }
    return lines;
}

/// Of the processor, for others may be at work on the machine.
double secondsSince(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(Chains, JoinAHundredThousandLinesWithinASecond) {
    const std::vector<Line> lines = jumbled(100'000);
    const std::clock_t start = std::clock();
    EXPECT_EQ(chained(lines).size(), 1U);
    EXPECT_LT(secondsSince(start), 1.0);
}

TEST(Chains, LeaveAHundredThousandLinesApartWithinASecond) {
    std::vector<Line> lines = jumbled(100'000);
    for (Line& line : lines) {
        const double middle = 0.5 * (line[0].lon + line[1].lon);
        for (units::LonLat& each : line) each.lon = middle + 0.7 * (each.lon - middle);
    }
    const std::clock_t start = std::clock();
    EXPECT_EQ(chained(lines).size(), lines.size());
    EXPECT_LT(secondsSince(start), 1.0);
}

}  // namespace
}  // namespace corridor::measure
