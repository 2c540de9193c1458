#include "model/atlas.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

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

}  // namespace
}  // namespace corridor::model
