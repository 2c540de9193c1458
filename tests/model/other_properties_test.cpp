#include "model/other_properties.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace corridor::model {
namespace {

using namespace std::string_view_literals;

TEST(OtherProperties, areKeptInTheirOrderWithAnyBytesInThem) {
    OtherProperties other;
    EXPECT_TRUE(other.empty());
    other.add("z", "1");
    other.add("with\0zero"sv, "\"Ստեփանակերտ\"");
    other.add("", "");
    std::vector<OtherProperties::Property> all;
    for (const OtherProperties::Property property : other) all.push_back(property);
    const std::vector<OtherProperties::Property> expected{{"z", "1"}, {"with\0zero"sv, "\"Ստեփանակերտ\""}, {"", ""}};
    EXPECT_EQ(all, expected);
}

TEST(OtherProperties, areFoundByTheirWholeKey) {
    const OtherProperties other{{"population", "50000"}, {"pop", "1"}};
    EXPECT_EQ(other.find("population"), "50000");
    EXPECT_EQ(other.find("pop"), "1");
    EXPECT_EQ(other.find("po"), std::nullopt);
    EXPECT_EQ(OtherProperties().find("pop"), std::nullopt);
    EXPECT_EQ((OtherProperties{{"k", "1"}, {"k", "2"}}).find("k"), "1") << "of one name the first";
    EXPECT_FALSE(other.empty());
}

TEST(OtherProperties, compareByKeysAndValues) {
    const OtherProperties a{{"k", "1"}};
    EXPECT_EQ(a, (OtherProperties{{"k", "1"}}));
    EXPECT_NE(a, (OtherProperties{{"k", "2"}}));
    EXPECT_NE((OtherProperties{{"a", "1"}, {"b", "2"}}), (OtherProperties{{"b", "2"}, {"a", "1"}})) << "in their order";
    EXPECT_NE(a, (OtherProperties{{"k1", ""}})) << "where key and value part is kept";
}

}  // namespace
}  // namespace corridor::model
