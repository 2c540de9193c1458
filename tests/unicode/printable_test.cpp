#include "unicode/printable.hpp"

#include <gtest/gtest.h>

namespace corridor::unicode {
namespace {

TEST(Printable, leavesNoControlCharacterForATerminal) {
    EXPECT_EQ(printable("a\x1B[2Jb\x07\x7F\xC2\x9B"), "a\uFFFD[2Jb\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\uFFFDb");
    EXPECT_EQ(printable("\xC2\x80\xC2\x9F\xC2\xA0"), "\uFFFD\uFFFD\u00A0") << "up to the no-break space";
    EXPECT_EQ(printable("over\rwritten"), "over\uFFFDwritten");
}

TEST(Printable, leavesNoCharacterThatTurnsTheTextBehindItRound) {
    for (const char* turning : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068",
                                "\u2069", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFFFF"}) {
        EXPECT_EQ(printable(std::string("a") + turning + "b"), "a\uFFFDb") << testing::PrintToString(turning);
    }
}

TEST(Printable, keepsWhatScriptsNeed) {
    for (const char* text : {"Ստեփանակերտ – ə\n", "two\tcells", "می\u200Cخواهم", "\u200E\u200F\u061C\u200D", "e\u0301",
                             "\u2027\u202F\u2065\u206A", "😀"}) {
        EXPECT_EQ(printable(text), text);
    }
}

TEST(Printable, makesOneLineFeedOfTheEndOfALineInDos) {
    EXPECT_EQ(printable("two\r\nlines"), "two\nlines");
}

TEST(Printable, isUtf8ForAnyBytes) {
    EXPECT_EQ(printable("\xFF.geojson"), "\uFFFD.geojson");
    std::string every;
    for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
    EXPECT_TRUE(isUtf8(printable(every)));
}

TEST(OneLine, makesLineBreaksAndTabsSpaces) {
    EXPECT_EQ(oneLine("a\nb\r\nc\rd\te\u2028f\u2029g"), "a b c d e f g");
    EXPECT_EQ(oneLine("a\x1B\u202Eb"), "a\uFFFD\uFFFDb");
    EXPECT_EQ(oneLine("a\r\r\n\n~ \x1F"), "a   ~ \uFFFD") << "CR LF alone is one";
}

TEST(ShownName, showsThatThereIsALineBreak) {
    EXPECT_EQ(shownName("a\nb\tc\rd.geojson"), "a\uFFFDb\uFFFDc\uFFFDd.geojson");
    EXPECT_EQ(shownName("Աղդամ 1.geojson"), "Աղդամ 1.geojson");
}

// Each bound from both sides.
TEST(IsHidden, endsWhereItsRangesEnd) {
    struct Range {
        char32_t first, last;
    };
    for (const Range& range :
         {Range{0x00, 0x08}, Range{0x0B, 0x1F}, Range{0x7F, 0x9F}, Range{0x2028, 0x2029}, Range{0x202A, 0x202E},
          Range{0x2066, 0x2069}, Range{0xFEFF, 0xFEFF}, Range{0xFFFE, 0xFFFF}}) {
        for (char32_t c = range.first; c <= range.last; ++c) EXPECT_TRUE(isHidden(c)) << static_cast<unsigned>(c);
        const bool joinsTheNext = range.last == 0x2029;
        EXPECT_EQ(isHidden(range.last + 1), joinsTheNext) << static_cast<unsigned>(range.last + 1);
    }
    for (const char32_t c : {0x20, 0x7E, 0x09, 0x0A, 0x2027, 0x2065, 0xFEFE, 0xFFFD})
        EXPECT_FALSE(isHidden(c)) << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace corridor::unicode
