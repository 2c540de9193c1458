#include "units/date.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace corridor::units {
namespace {

// The standard library's calendar is the independent oracle; 400 years are one whole cycle of leap years.
TEST(Date, AgreesWithTheStandardCalendarOnEveryDayOfFourCenturies) {
    using namespace std::chrono;
    const sys_days first{1700y / January / 1};
    const sys_days last{2101y / January / 1};
    for (sys_days day = first; day < last; day += days{1}) {
        const year_month_day oracle{day};
        const Date date(static_cast<std::int32_t>(day.time_since_epoch().count()));
        ASSERT_EQ(date.year(), static_cast<int>(oracle.year()));
        ASSERT_EQ(date.month(), static_cast<int>(static_cast<unsigned>(oracle.month())));
        ASSERT_EQ(date.day(), static_cast<int>(static_cast<unsigned>(oracle.day())));
        ASSERT_EQ(Date::fromCivil(date.year(), date.month(), date.day()), date);
    }
}

TEST(Date, AgreesWithTheStandardCalendarBeforeYearZeroAndFarAhead) {
    using namespace std::chrono;
    for (int y = -32000; y <= 32000; y += 7) {
        const sys_days oracle{year{y} / February / last};
        const Date date(static_cast<std::int32_t>(oracle.time_since_epoch().count()));
        const year_month_day civil{oracle};
        ASSERT_EQ(date.year(), y);
        ASSERT_EQ(date.month(), 2);
        ASSERT_EQ(date.day(), static_cast<int>(static_cast<unsigned>(civil.day())));
        ASSERT_EQ(Date::fromCivil(y, 2, date.day()), date);
    }
}

TEST(Date, CountsFrom1970) {
    EXPECT_EQ(Date::fromCivil(1970, 1, 1).days(), 0);
    EXPECT_EQ(Date::fromCivil(1969, 12, 31).days(), -1);
    // 19,586 * 86,400 s is the Unix time of 2023-08-17T00:00:00Z, 1692230400.
    EXPECT_EQ(Date::fromCivil(2023, 8, 17).days(), 1692230400 / 86400);
}

TEST(Date, KnowsWhichDaysExist) {
    EXPECT_TRUE(isDay(2024, 2, 29));
    EXPECT_TRUE(isDay(2000, 2, 29));
    EXPECT_TRUE(isDay(0, 2, 29));
    EXPECT_TRUE(isDay(-4, 2, 29));
    EXPECT_FALSE(isDay(2023, 2, 29));
    EXPECT_FALSE(isDay(1900, 2, 29));
    EXPECT_FALSE(isDay(2023, 4, 31));
    EXPECT_FALSE(isDay(2023, 13, 1));
    EXPECT_FALSE(isDay(2023, 0, 1));
    EXPECT_FALSE(isDay(2023, 1, 0));
    EXPECT_EQ(daysInMonth(2023, 13), 0);
    EXPECT_EQ(daysInMonth(2023, 0), 0);
    EXPECT_EQ(daysInMonth(2023, 12), 31);
}

TEST(Date, IsWrittenAsIso8601) {
    EXPECT_EQ(toString(Date::fromCivil(2023, 8, 7)), "2023-08-07");
    EXPECT_EQ(toString(Date::fromCivil(0, 1, 1)), "0000-01-01");
    EXPECT_EQ(toString(Date::fromCivil(-43, 3, 15)), "-0043-03-15");
    EXPECT_EQ(toString(Date::fromCivil(-1, 12, 31)), "-0001-12-31");
    EXPECT_EQ(toString(Date::fromCivil(9999, 12, 31)), "9999-12-31");
    EXPECT_EQ(toString(Date::fromCivil(10000, 1, 1)), "+10000-01-01");
    EXPECT_EQ(toString(Date::fromCivil(12345, 1, 1)), "+12345-01-01");
    EXPECT_EQ(toString(Date::earliest()), "..");
    EXPECT_EQ(toString(Date::latest()), "..");
}

TEST(Date, ReadsOnlyTheFullForm) {
    EXPECT_EQ(parseDay("2024-02-29"), Date::fromCivil(2024, 2, 29));
    for (const char* bad : {"", "2023", "2023-02-29", "2023-8-17", "2023-08-17 ", " 2023-08-17", "2023/08/17",
                            "20230817", "2023-08-1x", "2023-08-1:", "2023-08-1/", "2023-08x17", "2023-08-170",
                            "2o23-08-17", "+023-08-17", "2023-13-01", "2023-00-10", "2023-08-00"}) {
        EXPECT_EQ(parseDay(bad), std::nullopt) << bad;
    }
}

TEST(Date, EndsOfTimeStayWhatTheyAre) {
    EXPECT_EQ(Date::earliest().plusDays(1), Date::earliest());
    EXPECT_EQ(Date::latest().plusDays(-1), Date::latest());
    EXPECT_EQ(Date::fromCivil(2023, 12, 31).plusDays(1), Date::fromCivil(2024, 1, 1));
    EXPECT_LT(Date::earliest(), Date::fromCivil(-9999, 1, 1));
    EXPECT_FALSE(Date::latest().isFinite());
    EXPECT_FALSE(Date::earliest().isFinite());
    EXPECT_TRUE(Date::latest().plusDays(1) == Date::latest() && Date::earliest().plusDays(-1) == Date::earliest());
}

TEST(DayRange, LeavesOutItsEnd) {
    const DayRange range{Date::fromCivil(2022, 12, 12), Date::fromCivil(2023, 10, 1)};
    EXPECT_FALSE(range.contains(Date::fromCivil(2022, 12, 11)));
    EXPECT_TRUE(range.contains(Date::fromCivil(2022, 12, 12)));
    EXPECT_TRUE(range.contains(Date::fromCivil(2023, 9, 30)));
    EXPECT_FALSE(range.contains(Date::fromCivil(2023, 10, 1)));
    EXPECT_EQ(range.count(), 293);
    EXPECT_EQ((DayRange{range.to, range.from}.count()), 0);
    EXPECT_EQ((DayRange{range.from, range.from.plusDays(1)}.count()), 1);
    EXPECT_TRUE((DayRange{range.from, range.from}.empty()));
    EXPECT_FALSE((DayRange{range.from, range.from.plusDays(1)}.empty()));
    EXPECT_EQ((DayRange{Date::latest(), Date::earliest()}.count()), 0) << "an empty one may have open ends";
}

TEST(DayRange, IsWrittenWithBothEndsIncluded) {
    const DayRange range{Date::fromCivil(2022, 12, 12), Date::fromCivil(2023, 10, 1)};
    EXPECT_EQ(toString(range), "2022-12-12/2023-09-30");
    EXPECT_EQ(toString(DayRange{}), "../..");
    EXPECT_EQ(toString(DayRange{range.from, Date::latest()}), "2022-12-12/..");
    EXPECT_EQ(toString(DayRange{range.from, range.from}), "");
}

TEST(DayRange, IntersectionIsWhatBothHave) {
    const Date a = Date::fromCivil(2023, 1, 1);
    const Date b = Date::fromCivil(2023, 2, 1);
    const Date c = Date::fromCivil(2023, 3, 1);
    EXPECT_EQ(intersection({a, c}, {b, Date::latest()}), (DayRange{b, c}));
    EXPECT_EQ(intersection({b, Date::latest()}, {a, c}), (DayRange{b, c}));
    EXPECT_EQ(intersection({a, Date::latest()}, {b, c}), (DayRange{b, c}));
    EXPECT_TRUE(intersection({a, b}, {b, c}).empty());
}

}  // namespace
}  // namespace corridor::units
