// Positions near each other, against a look at every one of them.
#include "geodesy/near_positions.hpp"

#include <gmock/gmock.h>

#include "geodesy/geodesic.hpp"
#include "reference.hpp"

namespace corridor::geodesy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;
using units::LonLat;

TEST(NearPositions, AreThoseWithinTheRadiusThemselvesIncluded) {
    const double metre = 1.0 / 111319.490793273573;
    const NearPositions near({{0, 0}, {0.99 * metre, 0}, {1.01 * metre, 0}, {0, 45}}, {1.0});
    EXPECT_THAT(near.near({0, 0}, 9), testing::UnorderedElementsAre(0U, 1U));
    EXPECT_THAT(near.near({0, 45}, 9), ElementsAre(3U));
    EXPECT_THAT(near.near({90, 0}, 9), IsEmpty());
    EXPECT_EQ(near.near({0.5 * metre, 0}, 2).size(), 2U);
    EXPECT_EQ(near.near({0.5 * metre, 0}, 1).size(), 1U);
    EXPECT_THAT(near.near({0.0005 * metre, 0}, 9), testing::UnorderedElementsAre(0U, 1U)) << "0.9895 m and 1.0095 m";
    EXPECT_THAT(NearPositions({}, {1.0}).near({0, 0}, 9), IsEmpty());
}

TEST(NearPositions, KnowPolesAndAntimeridian) {
    const NearPositions near({{180, 10}, {-180, 10}, {0, 90}, {120, 90}, {0, -90}}, {1.0});
    EXPECT_THAT(near.near({-180, 10}, 9), testing::UnorderedElementsAre(0U, 1U));
    EXPECT_THAT(near.near({77, 90}, 9), testing::UnorderedElementsAre(2U, 3U));
}

class Around : public testing::TestWithParam<LonLat> {};

TEST_P(Around, AreWhatALookAtEveryOneFinds) {
    Sequence random(11);
    std::vector<LonLat> positions;
    for (int i = 0; i < 400; ++i) {
        const units::Metres away{random.between(0.0, 60.0)};
        positions.push_back(destination(GetParam(), {random.between(0.0, 360.0)}, away));
    }
    const NearPositions near(positions, {7.0});
    for (const LonLat position : positions) {
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < positions.size(); ++i)
            if (distance(position, positions[i]).value <= 7.0) expected.push_back(i);
        EXPECT_THAT(near.near(position, positions.size()), UnorderedElementsAreArray(expected));
    }
}

INSTANTIATE_TEST_SUITE_P(Everywhere, Around,
                         testing::Values(LonLat{46.3, 39.5}, LonLat{180.0, -17.0}, LonLat{0.0, 0.0}, LonLat{10.0, 90.0},
                                         LonLat{-90.0, -89.9999}));

TEST(NearestOfLines, IsThatOfTheNearestLineWithItsOwnChainage) {
    const units::Line far{{0, 1}, {1, 1}}, near{{0, 0}, {1, 0}}, empty;
    const NearestOfLines found = nearestOn({&far, &empty, &near}, {0.5, 0.1});
    EXPECT_EQ(found.line, 2U);
    EXPECT_NEAR(found.nearest.chainage.value, 0.5 * 111319.490793273573, 1e-3);
    const std::vector<const units::Line*> twice{&near, &near};
    const NearestOfLines tie = nearestOn(twice, {0.5, 0.1});
    EXPECT_EQ(tie.line, 0U);
}

TEST(NearestOfLines, IsWhatALookAtEveryLineFinds) {
    Sequence random(5);
    for (int round = 0; round < 50; ++round) {
        std::vector<units::Line> lines;
        for (int i = 0; i < 30; ++i) {
            units::Line line;
            const LonLat start{random.between(40, 50), random.between(35, 45)};
            for (int j = 0; j < 5; ++j)
                line.push_back({start.lon + random.between(0, 2), start.lat + random.between(0, 2)});
            lines.push_back(line);
        }
        std::vector<const units::Line*> pointers;
        for (const units::Line& line : lines) pointers.push_back(&line);
        const LonLat position{random.between(38, 52), random.between(33, 47)};
        std::size_t best = 0;
        for (std::size_t i = 1; i < lines.size(); ++i)
            if (nearestOn(lines[i], position).offset < nearestOn(lines[best], position).offset) best = i;
        const NearestOfLines found = nearestOn(pointers, position);
        EXPECT_EQ(found.line, best);
        EXPECT_EQ(found.nearest.offset, nearestOn(lines[best], position).offset);
    }
}

}  // namespace
}  // namespace corridor::geodesy
