#include "report/table.hpp"

#include <gtest/gtest.h>

namespace corridor::report {
namespace {

TEST(ToText, alignsColumnsByCharactersNotBytes) {
    const Table table{{{"place"}, {"km", Align::right}}, {{"Xankəndi", "92.28"}, {"Ստեփանակերտ", "1.00"}}};
    EXPECT_EQ(toText(table),
              "place           km\n"
              "-----------  -----\n"
              "Xankəndi     92.28\n"
              "Ստեփանակերտ   1.00\n");
}

TEST(ToCsv, quotesWhatNeedsIt) {
    const Table table{{{"a"}, {"b"}}, {{"1,5", "say \"no\""}, {"two\nlines", "plain"}, {"", " a;b'"}}};
    EXPECT_EQ(toCsv(table), "a,b\n\"1,5\",\"say \"\"no\"\"\"\n\"two\nlines\",plain\n, a;b'\n");
}

TEST(Wrapped, breaksAtSpacesWithinTheWidth) {
    EXPECT_EQ(wrapped("one two three four", 10, "  "), "  one two\n  three\n  four\n");
    EXPECT_EQ(wrapped("", 10, "  "), "");
    EXPECT_EQ(wrapped("abcd efg", 10, "  "), "  abcd efg\n") << "ten columns fit";
    EXPECT_EQ(wrapped("abcd efgh", 10, "  "), "  abcd\n  efgh\n") << "eleven do not";
    EXPECT_EQ(wrapped("漢字 漢字", 10, " "), " 漢字 漢字\n");
    EXPECT_EQ(wrapped("漢字 漢字", 9, " "), " 漢字\n 漢字\n") << "a wide character takes two";
    EXPECT_EQ(wrapped("longerthanaline b", 4, ""), "longerthanaline\nb\n");
}

TEST(DisplayWidth, countsCombiningMarksAsNothing) {
    EXPECT_EQ(displayWidth("e\xCC\x81"), 1u);
    EXPECT_EQ(displayWidth("Ağdam"), 5u);
}

TEST(DisplayWidth, countsWideCharactersTwiceAndEachByteThatIsNotUtf8Once) {
    EXPECT_EQ(displayWidth("漢字"), 4u);
    EXPECT_EQ(displayWidth("a\xFF\xFE"), 3u);
    EXPECT_EQ(displayWidth(""), 0u);
}

TEST(ToText, aTitleOnTheRightStandsOnTheRightAndNoLineEndsInSpaces) {
    EXPECT_EQ(toText({{{"a"}, {"km", Align::right}, {"note"}}, {{"x", "1234", ""}, {"", "5", "yes"}}}),
              "a    km  note\n"
              "-  ----  ----\n"
              "x  1234\n"
              "      5  yes\n");
}

TEST(Kilometres, haveTwoDecimals) {
    EXPECT_EQ(kilometres(92'277.9), "92.28 km");
    EXPECT_EQ(kilometres(4.0), "0.00 km");
    EXPECT_EQ(kilometres(-64'306.0), "-64.31 km");
}

TEST(Exact, readsBackAsTheSameNumber) {
    for (const double value : {0.1, 92277.9, 1.0 / 3.0, 1e-7}) EXPECT_EQ(std::stod(exact(value)), value);
}

TEST(Table, aTerminalIsNotGivenTheControlCharactersOfTheData) {
    EXPECT_EQ(toText({{{"na\nme"}}, {{"two\nlines"}, {"a\x1B[2J"}, {"\u202Eb"}, {"\xFF"}}}),
              "na me\n---------\ntwo lines\na\uFFFD[2J\n\uFFFDb\n\uFFFD\n");
}

TEST(ToCsv, holdsNothingThatATerminalOrAnEditorWouldObey) {
    EXPECT_EQ(toCsv({{{"name"}}, {{"a\x1B[2J"}, {"\u202Eb"}, {"\xFF"}, {"two\r\nlines"}, {"a\rb"}}}),
              "name\na\uFFFD[2J\n\uFFFDb\n\uFFFD\n\"two\nlines\"\na\uFFFDb\n");
    EXPECT_EQ(toCsv({{{"name"}}, {{std::string("a\0b", 3)}}}), "name\na\uFFFDb\n");
}

TEST(ToCsv, leavesWhatASpreadsheetMayTakeForAFormulaAsItIs) {
    EXPECT_EQ(toCsv({{{"name"}}, {{"=1+1"}, {"-71.5"}, {"@here"}}}), "name\n=1+1\n-71.5\n@here\n");
}

}  // namespace
}  // namespace corridor::report
