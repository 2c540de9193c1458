#include "model/rare.hpp"

#include <gtest/gtest.h>

#include "model/feature.hpp"

namespace corridor::model {
namespace {

TEST(Rare, readsAsTheDefaultUntilItIsSet) {
    Rare<Style> style;
    EXPECT_EQ(style->stroke, std::nullopt);
    Style red;
    red.stroke = "#ff0000";
    style = red;
    EXPECT_EQ(style->stroke, "#ff0000");
    EXPECT_EQ(sizeof(style), sizeof(void*));
}

TEST(Rare, copiesAreValuesOfTheirOwn) {
    Style red;
    red.stroke = "#ff0000";
    Rare<Style> a = red;
    const Rare<Style> b = a;
    EXPECT_EQ(a, b);
    a = Style{};
    EXPECT_EQ(b->stroke, "#ff0000");
    EXPECT_NE(a, b);
    EXPECT_EQ(a, Rare<Style>());
}

}  // namespace
}  // namespace corridor::model
