#include "numbers.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace corridor::exchange {
namespace {

TEST(Numbers, wholeOnesOf64Bits) {
    EXPECT_EQ(wholeNumber("9007199254740993"), 9007199254740993);
    EXPECT_EQ(wholeNumber("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(wholeNumber("0"), 0);
    for (const char* number : {"9223372036854775808", "12345678901234567890", "-0", "1.0", "1e3"}) {
        EXPECT_FALSE(wholeNumber(number)) << number;
    }
}

TEST(Numbers, thoseThatADoubleHolds) {
    for (const char* number : {"0.1", "1.50", "-7e-05", "-0.00007", "1E+2", "100", "0.0", "1e23", "9007199254740992",
                               "5e-324", "179.99999999999997"}) {
        EXPECT_TRUE(isHeldByDouble(number)) << number;
    }
    for (const char* number : {"9007199254740993", "12345678901234567890", "12345678901234567890123",
                               "0.10000000000000000001", "1e400", "1e-400"}) {
        EXPECT_FALSE(isHeldByDouble(number)) << number;
    }
}

TEST(Numbers, zeroWithAMinus) {
    for (const char* number : {"-0", "-0.00", "-0e5"}) EXPECT_TRUE(isNegativeZero(number)) << number;
    for (const char* number : {"0", "-0.1", "-1e-9", "0.0"}) EXPECT_FALSE(isNegativeZero(number)) << number;
}

}  // namespace
}  // namespace corridor::exchange
