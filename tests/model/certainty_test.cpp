#include "model/certainty.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace corridor::model {
namespace {

units::Edtf edtf(const std::string& text) {
    const auto read = units::parseEdtf(text);
    EXPECT_TRUE(read.value) << text;
    return read.value.value_or(units::Edtf{});
}

TEST(IsCertain, OnlyWithEachEndKnownToTheDayAndNoMark) {
    for (const char* text : {"2023-05-01", "2023-05-01/2023-06-01", "2023-05-01/..", "../2023-05-01", "../.."})
        EXPECT_TRUE(isCertain(edtf(text))) << text;
    for (const char* text :
         {"2023-05", "2023", "2023-05-01?", "2023-05-01~", "2023-05-01%", "2023-05-01/", "/2023-05-01", "2023-05/2023-06-01",
          "2023-05-01/2023-06", "[2023-05-01..2023-05-03]", "[..2023-05-01]", "[2023-05-01..]", "2023-05-01?/..",
          "2023-05-01/2023-06-01~", "2023-05/..", "../2023-05"})
        EXPECT_FALSE(isCertain(edtf(text))) << text;
}

TEST(IsQualified, WithAMarkAnywhere) {
    for (const char* text : {"2023-05-01?", "2023~", "2023-05%", "2023?/..", "../2023~"})
        EXPECT_TRUE(isQualified(edtf(text))) << text;
    for (const char* text : {"2023-05-01", "2023", "2023-05-01/", "[2023-05-01..2023-05-03]"})
        EXPECT_FALSE(isQualified(edtf(text))) << text;
}

TEST(ExistenceOn, IsPerhapsWithinTheUncertaintyOfItsEnds) {
    const auto valid = edtf("[2022-08-26..2022-08-30]/[2023-05-01..2023-05-03]");
    const std::vector<std::tuple<const char*, Existence>> cases{
        {"2022-08-25", Existence::no},      {"2022-08-26", Existence::perhaps}, {"2022-08-29", Existence::perhaps},
        {"2022-08-30", Existence::yes},     {"2023-05-01", Existence::yes},     {"2023-05-02", Existence::perhaps},
        {"2023-05-03", Existence::perhaps}, {"2023-05-04", Existence::no}};
    for (const auto& [day, existence] : cases)
        EXPECT_EQ(existenceOn(valid, *units::parseDay(day)), existence) << day;
    EXPECT_EQ(existenceOn(std::nullopt, *units::parseDay("2023-01-01")), Existence::yes);
    EXPECT_EQ(existenceOn(edtf("2023-05-01/.."), *units::parseDay("2023-05-01")), Existence::yes);
    EXPECT_EQ(existenceOn(edtf("2023-05-01/"), *units::parseDay("2023-05-02")), Existence::perhaps);
}

}  // namespace
}  // namespace corridor::model
