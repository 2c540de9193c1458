#include "units/quantity.hpp"

#include <gtest/gtest.h>

namespace corridor::units {
namespace {

TEST(Metres, AreReckonedWithAsNumbersAre) {
    const Metres a{7.0}, b{2.0};
    EXPECT_EQ((a + b).value, 9.0);
    EXPECT_EQ((a - b).value, 5.0);
    EXPECT_EQ((a * 3.0).value, 21.0);
    EXPECT_EQ(a / b, 3.5);
    Metres sum = a;
    sum += b;
    EXPECT_EQ(sum.value, 9.0);
    sum -= a;
    EXPECT_EQ(sum, b);
    EXPECT_LT(b, a);
}

}  // namespace
}  // namespace corridor::units
