#include "model/atlas.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "model/spot_height.hpp"

namespace corridor::model {
namespace {

using units::Date;

std::optional<units::Edtf> edtf(const std::string& text) {
    return units::parseEdtf(text).value;
}

TEST(ExistsOn, CountsBothEndsAsWritten) {
    const auto valid = edtf("2022-12-12/2023-09-30");
    ASSERT_TRUE(valid);
    EXPECT_FALSE(existsOn(valid, Date::fromCivil(2022, 12, 11)));
    EXPECT_TRUE(existsOn(valid, Date::fromCivil(2022, 12, 12)));
    EXPECT_TRUE(existsOn(valid, Date::fromCivil(2023, 9, 30)));
    EXPECT_FALSE(existsOn(valid, Date::fromCivil(2023, 10, 1)));
}

TEST(ExistsOn, CountsTheDaysInsideTheUncertainty) {
    const auto valid = edtf("[2022-08-26..2022-08-30]/2023-05~");
    ASSERT_TRUE(valid);
    EXPECT_FALSE(existsOn(valid, Date::fromCivil(2022, 8, 25)));
    EXPECT_TRUE(existsOn(valid, Date::fromCivil(2022, 8, 26)));
    EXPECT_TRUE(existsOn(valid, Date::fromCivil(2023, 5, 31)));
    EXPECT_FALSE(existsOn(valid, Date::fromCivil(2023, 6, 1)));
}

TEST(ExistsOn, OpenAndUnknownEndsReachFar) {
    EXPECT_TRUE(existsOn(edtf("2022/.."), Date::fromCivil(2400, 1, 1)));
    EXPECT_TRUE(existsOn(edtf("2022/"), Date::fromCivil(2400, 1, 1)));
    EXPECT_TRUE(existsOn(edtf("../2022"), Date::fromCivil(-400, 1, 1)));
    EXPECT_FALSE(existsOn(edtf("2022/.."), Date::fromCivil(2021, 12, 31)));
}

TEST(ExistsOn, WithoutDaysItAlwaysDoes) {
    EXPECT_TRUE(existsOn(std::nullopt, Date::fromCivil(2023, 8, 17)));
    EXPECT_TRUE(existsOn(edtf("1900"), std::nullopt));
}

TEST(CoverageDays, AreAllWithoutACoverage) {
    Atlas atlas;
    EXPECT_EQ(coverageDays(atlas), units::DayRange{});
    atlas.coverage = edtf("2020-11-10/2023-09-30");
    EXPECT_EQ(coverageDays(atlas), (units::DayRange{Date::fromCivil(2020, 11, 10), Date::fromCivil(2023, 10, 1)}));
}

TEST(Find, GivesTheThingOrNothing) {
    Atlas atlas;
    atlas.routes.resize(2);
    atlas.routes[1].id = "lachin";
    EXPECT_EQ(findRoute(atlas, "lachin"), &atlas.routes[1]);
    EXPECT_EQ(findRoute(atlas, "Lachin"), nullptr);
    EXPECT_EQ(findPlace(atlas, "lachin"), nullptr);
}

TEST(Find, LooksAmongItsOwnKindAndGivesTheFirstOfAnId) {
    Atlas atlas;
    const auto twice = [](auto& things) {
        things.resize(3);
        for (std::size_t i = 1; i < 3; ++i) things[i].id = "x";
    };
    twice(atlas.routes);
    EXPECT_EQ(findRoute(atlas, "x"), &atlas.routes[1]);
    twice(atlas.network);
    EXPECT_EQ(findEdge(atlas, "x"), &atlas.network[1]);
    twice(atlas.checkpoints);
    EXPECT_EQ(findCheckpoint(atlas, "x"), &atlas.checkpoints[1]);
    twice(atlas.places);
    EXPECT_EQ(findPlace(atlas, "x"), &atlas.places[1]);
    Event first, second;
    first.id = second.id = "x";
    first.note = "the first";
    atlas.events = {Event{}, first, second};
    ASSERT_TRUE(findEvent(atlas, "x"));
    EXPECT_EQ(findEvent(atlas, "x")->note, "the first");
    twice(atlas.sources);
    EXPECT_EQ(findSource(atlas, "x"), &atlas.sources[1]);
    twice(atlas.parties);
    EXPECT_EQ(findParty(atlas, "x"), &atlas.parties[1]);
}

TEST(IsSpotHeight, OfThatKindAlone) {
    Place place;
    place.kind = "spot-height";
    EXPECT_TRUE(isSpotHeight(place));
    for (const char* kind : {"", "peak", "spot", "Spot-height"}) {
        place.kind = kind;
        EXPECT_FALSE(isSpotHeight(place)) << kind;
    }
}

}  // namespace
}  // namespace corridor::model
