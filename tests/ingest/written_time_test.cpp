#include "field_formats/written_time.hpp"

#include <gtest/gtest.h>

#include "field_formats/written_day.hpp"

namespace corridor::ingest {
namespace {

TEST(WrittenTime, isReadAsExportsWriteIt) {
    for (const char* time :
         {"18:00",           "9:05",           "00:00:00",       "23:59:59",       "24:00",          "24:00:00.000",
          "18:00:16.123456", "10:00:00,5",     "10:00Z",         "10:00:00 UTC",   "10:00:00 GMT",   "10:00:00+04",
          "10:00:00+0400",   "10:00:00+04:00", "10:00:00 +0400", "10:00:00-00:00", "10:00:00-14:00", "10:00:00+14:00",
          "12:00 AM",        "12:30 PM",       "12:30 am",       "11:30 pm",       "11:30PM +04",    "23:59:60Z",      "03:59:60+04:00", "15:59:60-08:00",
          "10:00:00  ", "11:59:60 PM Z", "11:59:60 AM +12"}) {
        EXPECT_TRUE(isWrittenTime(time)) << time;
    }
}

TEST(WrittenTime, isNoneOffTheClock) {
    for (const char* time : {"",
                             " ",
                             "10",
                             "10:",
                             "10:0",
                             "25:00",
                             "24:01",
                             "24:00:01",
                             "24:00:00.5",
                             "10:60",
                             "10:00:61",
                             "10:00:60",
                             "10:00:60Z",
                             "23:59:60",
                             "23:59:60+04:00",
                             "10:00:00.",
                             "10:00:00+14:01",
                             "10:00:00-15",
                             "10:00:00+04:60",
                             "10:00:00+4",
                             "10:00:00+04:0",
                             "10:00:00+04:000",
                             "13:00 PM",
                             "0:00 AM",
                             "noon",
                             "10:00:00 Baku",
                             "10:00:00ZZ",
                             "10-00-00",
                             "23:58:60Z",
                             "11:59:60 AM Z",
                             "11:59:60 PM +12",
                             "-1:00"}) {
        EXPECT_FALSE(isWrittenTime(time)) << time;
    }
}

TEST(DayOf, takesNothingButATimeBehindTheDay) {
    EXPECT_TRUE(dayOf("2023-04-23 18:00"));
    EXPECT_FALSE(dayOf("2023-04-23 or later"));
    EXPECT_FALSE(dayOf("2023-04-23T"));
    EXPECT_FALSE(dayOf("2023-04-23T10:00:60Z"));
    EXPECT_FALSE(dayOf("2023-02-29T10:00:00Z"));
    EXPECT_FALSE(dayOf("2023-04-23T10:00:00Z/2023-04-24T10:00:00Z"));
}

}  // namespace
}  // namespace corridor::ingest
