#include "unicode/utf8.hpp"

#include <gtest/gtest.h>

namespace corridor::unicode {
namespace {

TEST(SequenceLength, knowsWellFormedUtf8) {
    EXPECT_EQ(sequenceLength("a"), 1u);
    EXPECT_EQ(sequenceLength(std::string_view("\0", 1)), 1u);
    EXPECT_EQ(sequenceLength("ə"), 2u);
    EXPECT_EQ(sequenceLength("€"), 3u);
    EXPECT_EQ(sequenceLength("\xF4\x8F\xBF\xBF"), 4u) << "U+10FFFF";
    EXPECT_EQ(sequenceLength("\xED\x9F\xBF"), 3u) << "U+D7FF, the last one before the surrogates";
    // The first and the last sequence of each length (Unicode 15, table 3-7).
    for (const std::string_view edge : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE0\xBF\xBF", "\xEE\x80\x80",
                                        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF0\xBF\xBF\xBF", "\xF4\x80\x80\x80"}) {
        EXPECT_EQ(sequenceLength(edge), edge.size()) << testing::PrintToString(edge);
        EXPECT_EQ(firstCharacter(edge).size, edge.size()) << testing::PrintToString(edge);
    }
    EXPECT_EQ(firstCharacter("\xF0\x90\x80\x80").value, U'\U00010000');
    EXPECT_EQ(firstCharacter("\xDF\xBF").value, U'\u07FF');
}

TEST(SequenceLength, refusesWhatIsNone) {
    for (const std::string_view text : {"",
                                        "\x80",
                                        "\xBF",
                                        "\xC0\xAF",
                                        "\xC1\xBF",
                                        "\xE0\x80\x80",
                                        "\xE0\x9F\xBF",
                                        "\xED\xA0\x80",
                                        "\xED\xBF\xBF",
                                        "\xF0\x80\x80\x80",
                                        "\xF0\x8F\xBF\xBF",
                                        "\xF4\x90\x80\x80",
                                        "\xF5\x80\x80\x80",
                                        "\xFE",
                                        "\xFF",
                                        "\xC3",
                                        "\xE2\x82",
                                        "\xF0\x9F\x98",
                                        "\xC3(",
                                        "\xE2(\xA1"}) {
        EXPECT_EQ(sequenceLength(text), 0u) << testing::PrintToString(text);
    }
}

TEST(WellFormed, replacesTheLongestBeginningsOfSequencesAsUnicodeHasIt) {
    // The example of Unicode 15, table 3-8, and its kin; Python's bytes.decode("utf-8", "replace") gives the same.
    EXPECT_EQ(wellFormed("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
              "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    EXPECT_EQ(wellFormed("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
    EXPECT_EQ(wellFormed("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
    EXPECT_EQ(wellFormed("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42");
    EXPECT_EQ(wellFormed("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFD\x41");
    EXPECT_EQ(wellFormed("Ստեփանակերտ"), "Ստեփանակերտ");
}

TEST(WellFormed, isUtf8WhateverTwoBytesStandSomewhere) {
    for (int a = 0; a < 256; ++a) {
        for (int b = 0; b < 256; ++b) {
            const std::string text{'x', static_cast<char>(a), static_cast<char>(b), 'y'};
            const std::string made = wellFormed(text);
            ASSERT_TRUE(isUtf8(made)) << a << ' ' << b;
            ASSERT_EQ(made.front(), 'x');
            ASSERT_EQ(made.back(), 'y') << a << ' ' << b;
        }
    }
}

}  // namespace
}  // namespace corridor::unicode
