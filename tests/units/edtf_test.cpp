#include "units/edtf.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>

namespace corridor::units {

void PrintTo(const Edtf& edtf, std::ostream* out) {
    *out << toString(edtf.start.lower) << ".." << toString(edtf.start.upper) << " / " << toString(edtf.end.lower)
         << ".." << toString(edtf.end.upper);
}

namespace {

Edtf read(const std::string& text) {
    const EdtfResult result = parseEdtf(text);
    if (!result.value) {
        ADD_FAILURE() << text << ": at " << result.error.position << ": " << result.error.message;
        return {};
    }
    EXPECT_EQ(result.value->text, text);
    return *result.value;
}

struct DateRow {
    const char* text;
    const char* lower;
    const char* upper;
};

class EdtfDates : public testing::TestWithParam<DateRow> {};

TEST_P(EdtfDates, HaveALowerAndAnUpperDay) {
    const Edtf edtf = read(GetParam().text);
    EXPECT_EQ(toString(edtf.lower()), GetParam().lower) << GetParam().text;
    EXPECT_EQ(toString(edtf.upper()), GetParam().upper) << GetParam().text;
    EXPECT_EQ(edtf.start, edtf.end) << GetParam().text;
    EXPECT_FALSE(edtf.isInterval);
}

// Many of the expressions are the examples of https://www.loc.gov/standards/datetime/.
INSTANTIATE_TEST_SUITE_P(
    Level0, EdtfDates,
    testing::Values(DateRow{"1985-04-12", "1985-04-12", "1985-04-12"}, DateRow{"1985-04", "1985-04-01", "1985-04-30"},
                    DateRow{"1985", "1985-01-01", "1985-12-31"}, DateRow{"2024-02", "2024-02-01", "2024-02-29"},
                    DateRow{"2023-02", "2023-02-01", "2023-02-28"}, DateRow{"1900-02", "1900-02-01", "1900-02-28"},
                    DateRow{"2000-02-29", "2000-02-29", "2000-02-29"}, DateRow{"0000", "0000-01-01", "0000-12-31"}));

INSTANTIATE_TEST_SUITE_P(DateTimesKeepTheirDay, EdtfDates,
                         testing::Values(DateRow{"1985-04-12T23:20:30", "1985-04-12", "1985-04-12"},
                                         DateRow{"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"},
                                         DateRow{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"},
                                         DateRow{"1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"},
                                         DateRow{"1985-04-12T23:20:30-0330", "1985-04-12", "1985-04-12"},
                                         DateRow{"2022-12-12T00:30:00+14:00", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T23:59:60.123Z", "2022-12-12", "2022-12-12"},
                                         DateRow{"2016-12-31T23:59:60Z", "2016-12-31", "2016-12-31"},
                                         DateRow{"2017-01-01T03:59:60+04:00", "2017-01-01", "2017-01-01"},
                                         DateRow{"2016-12-31T15:59:60-08:00", "2016-12-31", "2016-12-31"},
                                         DateRow{"2022-12-12T00:30:00-14:00", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T00:30:00+00:00", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T24:00:00", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T24:00:00.000", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T24:00", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T23:59:59,75", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T00:00-13:59", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T00:00+05:59", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T00:00-00:01", "2022-12-12", "2022-12-12"},
                                         DateRow{"2022-12-12T08:15", "2022-12-12", "2022-12-12"}));

INSTANTIATE_TEST_SUITE_P(
    Level1, EdtfDates,
    testing::Values(
        DateRow{"1984?", "1984-01-01", "1984-12-31"}, DateRow{"2004-06~", "2004-06-01", "2004-06-30"},
        DateRow{"2004-06-11%", "2004-06-11", "2004-06-11"}, DateRow{"201X", "2010-01-01", "2019-12-31"},
        DateRow{"20XX", "2000-01-01", "2099-12-31"}, DateRow{"XXXX", "0000-01-01", "9999-12-31"},
        DateRow{"2004-XX", "2004-01-01", "2004-12-31"}, DateRow{"1985-04-XX", "1985-04-01", "1985-04-30"},
        DateRow{"1985-XX-XX", "1985-01-01", "1985-12-31"}, DateRow{"-1985", "-1985-01-01", "-1985-12-31"},
        DateRow{"-0044-03-15", "-0044-03-15", "-0044-03-15"}, DateRow{"-000X", "-0009-01-01", "-0001-12-31"},
        DateRow{"-004X-02", "-0049-02-01", "-0040-02-29"}, DateRow{"Y-50000", "-50000-01-01", "-50000-12-31"},
        DateRow{"Y10000", "+10000-01-01", "+10000-12-31"}, DateRow{"Y2900000", "+2900000-01-01", "+2900000-12-31"},
        DateRow{"Y-2900000", "-2900000-01-01", "-2900000-12-31"}, DateRow{"-XXXX", "-9999-01-01", "-0001-12-31"},
        DateRow{"Y12345", "+12345-01-01", "+12345-12-31"}, DateRow{"2001-21", "2001-03-01", "2001-05-31"},
        DateRow{"2001-22", "2001-06-01", "2001-08-31"}, DateRow{"2001-23", "2001-09-01", "2001-11-30"},
        DateRow{"2003-24", "2003-12-01", "2004-02-29"}, DateRow{"2003-21~", "2003-03-01", "2003-05-31"}));

INSTANTIATE_TEST_SUITE_P(
    Level2, EdtfDates,
    testing::Values(
        DateRow{"156X-12-25", "1560-12-25", "1569-12-25"}, DateRow{"15XX-12-25", "1500-12-25", "1599-12-25"},
        DateRow{"1XXX-12", "1000-12-01", "1999-12-31"}, DateRow{"XXXX-12-XX", "0000-12-01", "9999-12-31"},
        DateRow{"1984-1X", "1984-10-01", "1984-12-31"}, DateRow{"1984-X1", "1984-01-01", "1984-11-30"},
        DateRow{"202X-02-29", "2020-02-29", "2028-02-29"}, DateRow{"2023-XX-31", "2023-01-31", "2023-12-31"},
        DateRow{"2004-06~-11", "2004-06-11", "2004-06-11"}, DateRow{"?2004-06-~11", "2004-06-11", "2004-06-11"},
        DateRow{"2004?-06-11", "2004-06-11", "2004-06-11"},
        DateRow{"[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"},
        DateRow{"[1672, 1667-05]", "1667-05-01", "1672-12-31"}, DateRow{"[..1760-12-03]", "..", "1760-12-03"},
        DateRow{"[1760-12..]", "1760-12-01", ".."}, DateRow{"[1760-01,1760-02,1760-12..]", "1760-01-01", ".."},
        DateRow{"[..1983-12-31,1984-10-10..1984-11-01]", "..", "1984-11-01"},
        DateRow{"[2022-08-26..2022-08-30]", "2022-08-26", "2022-08-30"},
        DateRow{"[2022-08-26]", "2022-08-26", "2022-08-26"},
        DateRow{"[2022-08-26..2022-08-26]", "2022-08-26", "2022-08-26"},
        DateRow{"[2022..2022-05]", "2022-01-01", "2022-12-31"}, DateRow{"[2021,   2020]", "2020-01-01", "2021-12-31"}));

struct IntervalRow {
    const char* text;
    const char* startLower;
    const char* startUpper;
    const char* endLower;
    const char* endUpper;
};

class EdtfIntervals : public testing::TestWithParam<IntervalRow> {};

TEST_P(EdtfIntervals, HaveDaysAtBothEnds) {
    const Edtf edtf = read(GetParam().text);
    EXPECT_EQ(toString(edtf.start.lower), GetParam().startLower) << GetParam().text;
    EXPECT_EQ(toString(edtf.start.upper), GetParam().startUpper) << GetParam().text;
    EXPECT_EQ(toString(edtf.end.lower), GetParam().endLower) << GetParam().text;
    EXPECT_EQ(toString(edtf.end.upper), GetParam().endUpper) << GetParam().text;
    EXPECT_TRUE(edtf.isInterval);
}

INSTANTIATE_TEST_SUITE_P(
    All, EdtfIntervals,
    testing::Values(IntervalRow{"1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"},
                    IntervalRow{"2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"},
                    IntervalRow{"2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08"},
                    IntervalRow{"2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"},
                    IntervalRow{"2022-12-12/2022", "2022-12-12", "2022-12-12", "2022-01-01", "2022-12-31"},
                    IntervalRow{"2022-12-12/2022-12-12", "2022-12-12", "2022-12-12", "2022-12-12", "2022-12-12"},
                    IntervalRow{"1985-04-12/..", "1985-04-12", "1985-04-12", "..", ".."},
                    IntervalRow{"../1985-04-12", "..", "..", "1985-04-12", "1985-04-12"},
                    IntervalRow{"../..", "..", "..", "..", ".."},
                    IntervalRow{"1985-04/", "1985-04-01", "1985-04-30", "1985-04-01", ".."},
                    IntervalRow{"/1985-04", "..", "1985-04-30", "1985-04-01", "1985-04-30"},
                    IntervalRow{"/..", "..", "..", "..", ".."}, IntervalRow{"../", "..", "..", "..", ".."},
                    IntervalRow{"1984~/2004-06", "1984-01-01", "1984-12-31", "2004-06-01", "2004-06-30"},
                    IntervalRow{"2004-06-XX/2004-07-03", "2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03"},
                    IntervalRow{"-0044/0014", "-0044-01-01", "-0044-12-31", "0014-01-01", "0014-12-31"},
                    IntervalRow{"[2022-08-26..2022-08-30]/..", "2022-08-26", "2022-08-30", "..", ".."},
                    IntervalRow{"2020-11-10/[2022-08-26..2022-08-30]", "2020-11-10", "2020-11-10", "2022-08-26",
                                "2022-08-30"},
                    IntervalRow{"[..2020-11]/[2022-08,2022-10..]", "..", "2020-11-30", "2022-08-01", ".."},
                    IntervalRow{"2001-21/2003-24", "2001-03-01", "2001-05-31", "2003-12-01", "2004-02-29"}));

TEST(Edtf, SaysWhichEndsAreOpenOrUnknown) {
    const Edtf open = read("../..");
    EXPECT_TRUE(open.openStart && open.openEnd);
    EXPECT_FALSE(open.unknownStart || open.unknownEnd);
    EXPECT_EQ(open.end.lower, Date::latest());
    EXPECT_EQ(open.start.upper, Date::earliest());
    const Edtf unknownEnd = read("2022/");
    EXPECT_TRUE(unknownEnd.unknownEnd);
    EXPECT_FALSE(unknownEnd.openEnd || unknownEnd.openStart || unknownEnd.unknownStart);
    const Edtf unknownStart = read("/2022");
    EXPECT_TRUE(unknownStart.unknownStart);
    EXPECT_FALSE(unknownStart.openStart);
    EXPECT_EQ(unknownStart.start.lower, Date::earliest());
}

TEST(Edtf, KeepsQualifiersFromAnywhere) {
    struct Row {
        const char* text;
        bool uncertain;
        bool approximate;
    };
    for (const Row& row : {Row{"2023", false, false},
                           Row{"2023?", true, false},
                           Row{"2023~", false, true},
                           Row{"2023%", true, true},
                           Row{"2023-05~", false, true},
                           Row{"2023-05-11?", true, false},
                           Row{"2023?-05-11", true, false},
                           Row{"2023-~05-11", false, true},
                           Row{"2023-05-%11", true, true},
                           Row{"%2023", true, true},
                           Row{"2023?-~05", true, true},
                           Row{"2020/2023~", false, true},
                           Row{"2020?/2023~", true, true},
                           Row{"Y20000?", true, false},
                           Row{"2023-21~", false, true},
                           Row{"[2020,2021~]", false, true},
                           Row{"[2020..2021?]/..", true, false},
                           Row{"[2020..2021~]", false, true},
                           Row{"[2020,2021?]", true, false},
                           Row{"[2020?,2021]", true, false},
                           Row{"~Y20000", false, true}}) {
        const Edtf edtf = read(row.text);
        EXPECT_EQ(edtf.uncertain, row.uncertain) << row.text;
        EXPECT_EQ(edtf.approximate, row.approximate) << row.text;
    }
}

TEST(Edtf, SpanIsHalfOpen) {
    EXPECT_EQ(read("2023-05").span(), (DayRange{Date::fromCivil(2023, 5, 1), Date::fromCivil(2023, 6, 1)}));
    EXPECT_EQ(read("2022-12-12/2023-09-30").span(),
              (DayRange{Date::fromCivil(2022, 12, 12), Date::fromCivil(2023, 10, 1)}));
    EXPECT_EQ(read("2022-12-12/..").span().to, Date::latest());
    EXPECT_EQ(read("[..2022]").span().from, Date::earliest());
}

TEST(Edtf, OfADayReadsBackTheSame) {
    for (const Date day : {Date::fromCivil(2023, 8, 17), Date::fromCivil(-44, 3, 15), Date::fromCivil(0, 1, 1),
                           Date::fromCivil(9999, 12, 31)}) {
        EXPECT_EQ(edtfOf(day), read(edtfOf(day).text));
    }
}

struct BadRow {
    const char* text;
    std::size_t position;
    const char* message;
};

class BadEdtf : public testing::TestWithParam<BadRow> {};

TEST_P(BadEdtf, IsRefusedWithPlaceAndReason) {
    const EdtfResult result = parseEdtf(GetParam().text);
    ASSERT_FALSE(result.value) << GetParam().text;
    EXPECT_EQ(result.error.message, GetParam().message) << GetParam().text;
    EXPECT_EQ(result.error.position, GetParam().position) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Dates, BadEdtf,
    testing::Values(
        BadRow{"", 0, "the text is empty"}, BadRow{"2023-13", 5, "month 13 is outside 01-12"},
        BadRow{"2023-00-01", 5, "month 00 is outside 01-12"}, BadRow{"2023-25", 5, "month 25 is outside 01-12"},
        BadRow{"2023-02-29", 8, "day 29 is outside 01-28 of 2023-02"},
        BadRow{"1900-02-29", 8, "day 29 is outside 01-28 of 1900-02"},
        BadRow{"2024-02-30", 8, "day 30 is outside 01-29 of 2024-02"},
        BadRow{"2023-04-31", 8, "day 31 is outside 01-30 of 2023-04"},
        BadRow{"2023-04-00", 8, "day 00 is outside 01-30 of 2023-04"},
        BadRow{"-0043-02-29", 9, "day 29 is outside 01-28 of -0043-02"},
        BadRow{"2023-02-3X", 8, "day 3X is outside 01-28 of 2023-02"},
        BadRow{"XXX1-02-29", 8, "day 29 is outside 01-28 of XXX1-02"},
        BadRow{"2023-2X", 5, "month 2X is outside 01-12"},
        BadRow{"202", 3, "the text ends where a year of four digits is expected"},
        BadRow{"2023-", 5, "the text ends where a month of two digits is expected"},
        BadRow{"2023-8-17", 6, "expected a month of two digits, not \"-\""},
        BadRow{"2023-08-1", 9, "the text ends where a day of two digits is expected"},
        BadRow{"20230817", 4, "expected \"/\" or the end, not \"0\""},
        BadRow{"2023/08/17", 7, "expected a year of four digits, not \"/\""},
        BadRow{"17.08.2023", 2, "expected a year of four digits, not \".\""},
        BadRow{" 2023", 0, "expected a year of four digits, not \" \""},
        BadRow{"2023 ", 4, "expected \"/\" or the end, not \" \""},
        BadRow{"may 2023", 0, "expected a year of four digits, not \"m\""},
        BadRow{"2023-0\xd5\xa1", 6, "expected a month of two digits, not \"\xd5\xa1\""},
        BadRow{"202x", 3, "expected a year of four digits, not \"x\""},
        BadRow{"2023??", 5, "expected \"/\" or the end, not \"?\""}, BadRow{"-0000", 0, "year 0000 has no sign"},
        BadRow{"Y2023", 0, "a year with Y has more than four digits"},
        BadRow{"Y9999", 0, "a year with Y has more than four digits"},
        BadRow{"Y2900001", 0, "year 2900001 is farther than 2900000 years from year 0"},
        BadRow{"2023-20", 5, "month 20 is outside 01-12"},
        BadRow{"2023-2", 6, "the text ends where a month of two digits is expected"},
        BadRow{"Y012345", 1, "a year with Y does not begin with 0"},
        BadRow{"Y", 1, "the text ends where a digit of the year is expected"},
        BadRow{"Y-170000002", 0, "year -170000002 is farther than 2900000 years from year 0"},
        BadRow{"Y99999999999999999999", 0, "year 99999999999999999999 is farther than 2900000 years from year 0"},
        BadRow{"Y12345-05", 6, "expected \"/\" or the end, not \"-\""},
        BadRow{"20XX-21", 5, "a season needs a year without X"},
        BadRow{"2001-21-01", 7, "expected \"/\" or the end, not \"-\""},
        BadRow{"{1667,1668}", 0, "sets in braces (all of these) are not read; write the days one by one"}));

INSTANTIATE_TEST_SUITE_P(
    Times, BadEdtf,
    testing::Values(
        BadRow{"2023-08-17T25:00:00", 11, "hour 25 is outside 00-24"},
        BadRow{"2023-08-17T24:00:01", 11, "hour 24 is midnight alone, 24:00:00"},
        BadRow{"2023-08-17T24:01", 11, "hour 24 is midnight alone, 24:00:00"},
        BadRow{"2023-08-17~T12:00", 11, "a time needs a day without ?, ~ and %"},
        BadRow{"2023-08-17T1", 12, "the text ends where two digits of the hour is expected"},
        BadRow{"2023-08-17Tx", 11, "expected two digits of the hour, not \"x\""},
        BadRow{"2023-08-17T12:00+04:6", 21, "the text ends where two digits of the offset minute is expected"},
        BadRow{"2023-08-17T12:60:00", 14, "minute 60 is outside 00-59"},
        BadRow{"2023-08-17T12:00:61", 17, "second 61 is outside 00-60"},
        BadRow{"2023-08-17T12", 13, "the text ends where \":\" and minutes is expected"},
        BadRow{"2023-08-17T1:00", 12, "expected two digits of the hour, not \":\""},
        BadRow{"2023-08-17T12:00:00+25", 19, "the offset +25 is outside -14:00 to +14:00"},
        BadRow{"2023-08-17T12:00:00+14:01", 19, "the offset +14:01 is outside -14:00 to +14:00"},
        BadRow{"2023-08-17T12:00:00-1500", 19, "the offset -1500 is outside -14:00 to +14:00"},
        BadRow{"2023-08-17T12:00:00+04:60", 23, "offset minute 60 is outside 00-59"},
        BadRow{"2023-08-17T12:00:00-00:00", 19, "an offset of zero has no minus: Z or +00:00"},
        BadRow{"2023-08-17T12:00-00", 16, "an offset of zero has no minus: Z or +00:00"},
        BadRow{"2023-08-17T24:00:00.5", 11, "hour 24 is midnight alone, 24:00:00"},
        BadRow{"2023-08-17T12:00:60Z", 17, "second 60 is a leap second, 23:59:60 in UTC alone"},
        BadRow{"2023-08-17T23:59:60", 17, "second 60 is a leap second, 23:59:60 in UTC alone"},
        BadRow{"2023-08-17T23:59:60+04:00", 17, "second 60 is a leap second, 23:59:60 in UTC alone"},
        BadRow{"2023-08-17?T12:00:00", 11, "a time needs a day without ?, ~ and %"},
        BadRow{"2023-08-17T10:00:00/2023-08-18", 10, "an interval holds days, without a time"},
        BadRow{"2023-08-17/2023-08-18T10:00:00Z", 21, "an interval holds days, without a time"},
        BadRow{"/2023-08-18T10:00:00Z", 11, "an interval holds days, without a time"},
        BadRow{"2023-08-17T10:00:00/..", 10, "an interval holds days, without a time"},
        BadRow{"[2023-08-17T10:00:00,2023-08-18]", 11, "a set holds days, without a time"},
        BadRow{"[2023-08-17..2023-08-18T10:00:00]", 23, "a set holds days, without a time"},
        BadRow{"2023-08-17T12:00:00.", 20, "the text ends where a digit of the second's fraction is expected"},
        BadRow{"2023-08-17 12:00", 10, "expected \"/\" or the end, not \" \""},
        BadRow{"2023-08-XXT12:00", 10, "a time needs a day without X"},
        BadRow{"2023-08T12:00", 7, "expected \"/\" or the end, not \"T\""}));

INSTANTIATE_TEST_SUITE_P(
    IntervalsAndSets, BadEdtf,
    testing::Values(BadRow{"/", 0, "an interval names at least one of its ends"},
                    BadRow{"2023-09-30/2022-12-12", 11, "the end 2022-12-12 lies before the start 2023-09-30"},
                    BadRow{"2023/2022", 5, "the end 2022-12-31 lies before the start 2023-01-01"},
                    BadRow{"2023-05/2023-04", 8, "the end 2023-04-30 lies before the start 2023-05-01"},
                    BadRow{"0014/-0044", 5, "the end -0044-12-31 lies before the start 0014-01-01"},
                    BadRow{"2023-05/[2020..2021]", 8, "the end 2021-12-31 lies before the start 2023-05-01"},
                    BadRow{"[2023-05..2022-04]", 10, "the end 2022-04-30 lies before the start 2023-05-01"},
                    BadRow{"2022/2023/2024", 9, "expected the end, not \"/\""},
                    BadRow{"..", 2, "the text ends where \"/\" after an open start is expected"},
                    BadRow{"..2023", 2, "expected \"/\" after an open start, not \"2\""},
                    BadRow{"2022/...", 7, "expected the end, not \".\""},
                    BadRow{"2022/2023-13", 10, "month 13 is outside 01-12"},
                    BadRow{"[", 1, "the text ends where a year of four digits is expected"},
                    BadRow{"[]", 1, "expected a year of four digits, not \"]\""},
                    BadRow{"[..]", 3, "expected a year of four digits, not \"]\""},
                    BadRow{"[2022", 5, "the text ends where \",\", \"..\" or \"]\" is expected"},
                    BadRow{"[2022,..2023]", 6, "\"..\" without a start stands only first in a set"},
                    BadRow{"[2022..,2023]", 7, "\"..\" without an end stands only last in a set"},
                    BadRow{"[2023..2022]", 7, "the end 2022-12-31 lies before the start 2023-01-01"},
                    BadRow{"[2022/2023]", 5, "expected \",\", \"..\" or \"]\", not \"/\""},
                    BadRow{"[2022]]", 6, "expected \"/\" or the end, not \"]\""},
                    BadRow{"[2022,]", 6, "expected a year of four digits, not \"]\""}));

// Whatever the bytes, there is an answer: a value that was written so, or a place inside the text.
TEST(Edtf, AnyBytesGiveAValueOrAPlace) {
    const std::string letters = "0129X-/.[],?~%YTZ:+ {}\xd5\x00";
    std::uint32_t state = 12345;
    for (int round = 0; round < 200000; ++round) {
        std::string text;
        for (std::uint32_t size = (state >> 8) % 14 + 1; size > 0; --size) {
            state = state * 1664525U + 1013904223U;
            text += letters[(state >> 16) % letters.size()];
        }
        const EdtfResult result = parseEdtf(text);
        if (result.value) {
            ASSERT_EQ(result.value->text, text);
            ASSERT_LE(result.value->lower(), result.value->upper()) << text;
            ASSERT_LE(result.value->start.lower, result.value->start.upper) << text;
            ASSERT_LE(result.value->end.lower, result.value->end.upper) << text;
        } else {
            ASSERT_LE(result.error.position, text.size()) << text;
            ASSERT_FALSE(result.error.message.empty()) << text;
        }
    }
}

}  // namespace
}  // namespace corridor::units
