#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <thread>

#include "text/text.hpp"

namespace corridor::text {
namespace {

const std::string allScripts = "Xankəndi Ağdam Şuşa ılıq · Ստեփանակերտ · Степанакерт · სტეფანაკერტი 42";

/// The name of the font's file that sets the text at a byte.
std::string fontAt(const Run& run, std::size_t byte) {
    for (const Glyph& glyph : run.glyphs) {
        if (glyph.cluster == byte) {
            const std::string file = fontFiles().at(glyph.font);
            return file.substr(file.rfind('/') + 1);
        }
    }
    return "none";
}

TEST(Shape, FindsAGlyphForEveryLetterOfTheRegion) {
    for (const Face face : {Face::regular, Face::bold, Face::italic}) {
        const text::Run run = shape(allScripts, 12.0, face);
        EXPECT_FALSE(run.hasMissingGlyphs);
        EXPECT_GT(run.glyphs.size(), 50u);
        for (const Glyph& glyph : run.glyphs) EXPECT_GT(glyph.advance, 0.0) << "byte " << glyph.cluster;
    }
}

TEST(Shape, FallsBackByLetter) {
    const std::string text = "Xankəndi Ստեփանակերտ Степанакерт";
    const text::Run run = shape(text, 12.0);
    EXPECT_EQ(fontAt(run, 0), "NotoSans-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find("ə")), "NotoSans-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find("Ս")), "NotoSansArmenian-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find("С")), "NotoSans-Regular.ttf");
    EXPECT_EQ(fontAt(shape("Ս", 12.0, Face::bold), 0), "NotoSansArmenian-Bold.ttf");
    EXPECT_EQ(fontAt(shape("S", 12.0, Face::italic), 0), "NotoSans-Italic.ttf");
    EXPECT_EQ(fontAt(shape("Ս", 12.0, Face::italic), 0), "NotoSansArmenian-Regular.ttf");
}

TEST(Shape, TakesForEachScriptTheFontOfItsFace) {
    struct Row {
        const char* letter;
        Face face;
        const char* font;
    };
    for (const Row& row :
         {Row{"Ս", Face::regular, "NotoSansArmenian-Regular.ttf"}, Row{"Ս", Face::bold, "NotoSansArmenian-Bold.ttf"},
          Row{"Ս", Face::italic, "NotoSansArmenian-Regular.ttf"},
          Row{"ა", Face::regular, "NotoSansGeorgian-Regular.ttf"}, Row{"ა", Face::bold, "NotoSansGeorgian-Bold.ttf"},
          Row{"ა", Face::italic, "NotoSansGeorgian-Regular.ttf"}, Row{"ش", Face::regular, "NotoSansArabic-Regular.ttf"},
          Row{"ش", Face::bold, "NotoSansArabic-Bold.ttf"}, Row{"ش", Face::italic, "NotoSansArabic-Regular.ttf"},
          // A star, which the fonts above lack.
          Row{"★", Face::regular, "DejaVuSans.ttf"}, Row{"★", Face::bold, "DejaVuSans-Bold.ttf"},
          Row{"★", Face::italic, "DejaVuSans-Oblique.ttf"}, Row{"\U0010FFFD", Face::regular, "NotoSans-Regular.ttf"}}) {
        const text::Run run = shape(row.letter, 12.0, row.face);
        EXPECT_EQ(fontAt(run, 0), row.font) << row.letter;
        EXPECT_EQ(run.face, row.face);
        EXPECT_EQ(run.size, 12.0);
    }
}

TEST(Shape, LeavesSpacesToTheWordBeforeThemButNotNumbers) {
    const std::string text = "شوشا. 42, Լ ★ !";
    const text::Run run = shape(text, 12.0);
    EXPECT_EQ(fontAt(run, text.find('.')), "NotoSansArabic-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find(' ')), "NotoSansArabic-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find("42")), "NotoSans-Regular.ttf") << "numbers look the same in every name";
    EXPECT_EQ(fontAt(run, text.find(',')), "NotoSans-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find("Լ") + 2), "NotoSansArmenian-Regular.ttf");
    EXPECT_EQ(fontAt(run, text.find('!')), "DejaVuSans.ttf");
    EXPECT_EQ(fontAt(shape("Լ.", 12.0), 2), "NotoSans-Regular.ttf") << "where the word's font has none";
}

TEST(Shape, KeepsAMarkInTheFontOfItsLetter) {
    // The Armenian font lacks the ring: both go to one that has both.
    EXPECT_EQ(fontAt(shape("Ս\u030A", 12.0), 0), "DejaVuSans.ttf");
    EXPECT_EQ(fontAt(shape("ა\u20DD", 12.0), 0), "NotoSansGeorgian-Regular.ttf")
        << "the letter's own where none has both";
    for (const char* mark : {"\u0903", "\u20DD", "\u200D"}) {
        const text::Run run = shape(std::string("ა") + mark, 12.0, Face::regular, 2.0);
        for (const Glyph& glyph : run.glyphs) EXPECT_EQ(glyph.font, run.glyphs[0].font) << mark;
    }
}

TEST(Shape, KeepsTheOrderOfTheText) {
    const text::Run run = shape(allScripts, 12.0);
    std::uint32_t last = 0;
    double x = -1.0;
    for (const Glyph& glyph : run.glyphs) {
        EXPECT_GE(glyph.cluster, last);
        EXPECT_GE(glyph.x, x);
        last = glyph.cluster;
        x = glyph.x;
    }
    EXPECT_LT(last, allScripts.size());
}

TEST(Shape, AddsUpTheAdvances) {
    const text::Run run = shape("Laçın", 20.0);
    double sum = 0.0;
    for (const Glyph& glyph : run.glyphs) sum += glyph.advance;
    EXPECT_DOUBLE_EQ(run.width, sum);
    EXPECT_GT(run.ascent, 0.7 * 20.0);
    EXPECT_GT(run.descent, 0.1 * 20.0);
}

TEST(Shape, GrowsWithTheSize) {
    const text::Run small = shape(allScripts, 10.0), large = shape(allScripts, 30.0);
    EXPECT_NEAR(large.width, 3.0 * small.width, 1e-9 * large.width);
    EXPECT_NEAR(large.ascent, 3.0 * small.ascent, 1e-9);
}

TEST(Shape, SpacesLettersButNotTheMarksOnThem) {
    const text::Run plain = shape("Hakari", 12.0), spaced = shape("Hakari", 12.0, Face::regular, 2.0);
    ASSERT_EQ(plain.glyphs.size(), 6u);
    EXPECT_NEAR(spaced.width, plain.width + 6 * 2.0, 1e-9);
    const std::string marked = "x\xCC\xA3y";  // x with a dot below, which no font has as one letter
    EXPECT_NEAR(shape(marked, 12.0, Face::regular, 2.0).width, shape(marked, 12.0).width + 2 * 2.0, 1e-9);
}

TEST(Shape, SetsAMarkOverItsLetterAndNotBesideIt) {
    // Bounds of a glyph's outline, from the origin of the run.
    const auto boundsOf = [](const Glyph& glyph) {
        struct {
            double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
        } box;
        for (const OutlineCommand& command : outline(glyph.font, glyph.index, 100.0)) {
            if (command.kind == OutlineCommand::Kind::close) continue;
            box.left = std::min(box.left, glyph.x + command.x);
            box.right = std::max(box.right, glyph.x + command.x);
            box.top = std::min(box.top, glyph.y + command.y);
            box.bottom = std::max(box.bottom, glyph.y + command.y);
        }
        return box;
    };
    const text::Run run = shape("X\u030A", 100.0);  // a ring over an X, which no font has as one letter
    ASSERT_EQ(run.glyphs.size(), 2u);
    const auto letter = boundsOf(run.glyphs[0]), ring = boundsOf(run.glyphs[1]);
    EXPECT_LT(ring.bottom, letter.top) << "above it";
    EXPECT_GT(ring.bottom, letter.top - 20.0) << "and near it";
    EXPECT_NEAR(0.5 * (ring.left + ring.right), 0.5 * (letter.left + letter.right), 3.0) << "in its middle";
}

TEST(Shape, SpacesLettersThatAreOneLigatureOtherwise) {
    EXPECT_EQ(shape("մն", 12.0).glyphs.size(), 1u);
    EXPECT_EQ(shape("մն", 12.0, Face::regular, 1.0).glyphs.size(), 2u);
    EXPECT_EQ(shape("մն", 12.0, Face::regular, -1.0).glyphs.size(), 2u);
}

// Noto Sans: 1069 above the baseline and 293 below it, of 1000.
TEST(Shape, IsAsHighAsTheHighestOfItsFonts) {
    const text::Run latin = shape("Laçın", 100.0), arabic = shape("Laçın شوشا", 100.0);
    EXPECT_NEAR(latin.ascent, 106.9, 0.01);
    EXPECT_NEAR(latin.descent, 29.3, 0.01);
    EXPECT_GT(arabic.ascent, 120.0);
    EXPECT_GT(arabic.descent, 60.0);
    EXPECT_NEAR(shape("", 100.0).ascent, 106.9, 0.01);
}

TEST(Shape, SpeaksNoLanguage) {
    // A Romanian font feature would make the one letter the other.
    EXPECT_NE(shape("ş", 12.0).glyphs.at(0).index, shape("ș", 12.0).glyphs.at(0).index);
}

TEST(Shape, CountsEveryControlCharacterAsASpace) {
    const text::Run space = shape("a b", 12.0);
    for (const char control : {'\x01', '\t', '\n', '\x1F', '\x7F'}) {
        const text::Run run = shape(std::string("a") + control + "b", 12.0);
        ASSERT_EQ(run.glyphs.size(), 3u) << int{control};
        EXPECT_EQ(run.glyphs[1].index, space.glyphs[1].index) << int{control};
        EXPECT_EQ(run.width, space.width) << int{control};
    }
}

TEST(Shape, OfNothingIsEmptyButHasAHeight) {
    const text::Run run = shape("", 12.0);
    EXPECT_TRUE(run.glyphs.empty());
    EXPECT_EQ(run.width, 0.0);
    EXPECT_GT(run.ascent, 0.0);
}

TEST(Shape, SaysWhatNoFontHas) {
    EXPECT_TRUE(shape("\U000E0041\U0010FFFD", 12.0).hasMissingGlyphs);
    EXPECT_FALSE(shape("two\nlines\tand tabs", 12.0).hasMissingGlyphs);
    EXPECT_NO_THROW(shape("cut \xC9 off \xF0\x9F", 12.0));
}

TEST(Shape, SetsRightToLeftWordsFromTheRight) {
    const text::Run run = shape("شوشا", 12.0);
    ASSERT_FALSE(run.hasMissingGlyphs);
    EXPECT_GT(run.glyphs.front().cluster, run.glyphs.back().cluster);
}

TEST(Shape, SetsTheWholeLineAsItsFirstWordIsSet) {
    // From left to right by the byte in the text; digits have no direction.
    const auto order = [](const std::string& text) {
        std::vector<std::uint32_t> bytes;
        for (const Glyph& glyph : shape(text, 12.0).glyphs) bytes.push_back(glyph.cluster);
        return bytes;
    };
    using testing::ElementsAre;
    EXPECT_THAT(order("AB شوشا"), ElementsAre(0, 1, 2, 9, 7, 5, 3));
    EXPECT_THAT(order("شوشا AB"), ElementsAre(9, 10, 8, 6, 4, 2, 0));
    EXPECT_THAT(order("شوشا. AB"), ElementsAre(10, 11, 9, 8, 6, 4, 2, 0)) << "stop and space go with their word";
    EXPECT_THAT(order("42 شوشا"), ElementsAre(9, 7, 5, 3, 0, 1, 2)) << "the first word, not the first character";
}

TEST(Outline, IsClosedAndScalesWithTheSize) {
    const text::Run run = shape("ğ", 12.0);
    const auto& small = outline(run.glyphs[0].font, run.glyphs[0].index, 16.0);
    const auto& large = outline(run.glyphs[0].font, run.glyphs[0].index, 64.0);
    ASSERT_EQ(small.size(), large.size());
    ASSERT_FALSE(small.empty());
    EXPECT_EQ(small.front().kind, OutlineCommand::Kind::move);
    EXPECT_EQ(small.back().kind, OutlineCommand::Kind::close);
    const auto count = [&](OutlineCommand::Kind kind) {
        return std::count_if(small.begin(), small.end(), [&](const OutlineCommand& c) { return c.kind == kind; });
    };
    EXPECT_EQ(count(OutlineCommand::Kind::move), count(OutlineCommand::Kind::close));
    float top = 0;
    for (std::size_t i = 0; i < small.size(); ++i) {
        EXPECT_NEAR(large[i].x, 4 * small[i].x, 1e-3);
        EXPECT_NEAR(large[i].y, 4 * small[i].y, 1e-3);
        top = std::min(top, small[i].y);
    }
    EXPECT_LT(top, -8.0f);  // y points down: letters rise above their baseline
}

// Noto Sans: capitals are 714 of 1000 high, and the strokes of an H end at right angles on the baseline.
TEST(Outline, IsThatOfTheLetter) {
    const text::Run run = shape("Ho", 1000.0);
    float top = 0, bottom = -1000;
    for (const OutlineCommand& command : outline(run.glyphs[0].font, run.glyphs[0].index, 1000.0)) {
        if (command.kind == OutlineCommand::Kind::close) continue;
        EXPECT_NE(command.kind, OutlineCommand::Kind::conic);
        top = std::min(top, command.y);
        bottom = std::max(bottom, command.y);
    }
    EXPECT_NEAR(top, -714.0f, 1.0f);
    EXPECT_NEAR(bottom, 0.0f, 1.0f);
    // Two curves that go round: each control lies where neither of its ends is, on both axes together.
    float x = 0, y = 0;
    int curves = 0;
    for (const OutlineCommand& command : outline(run.glyphs[1].font, run.glyphs[1].index, 1000.0)) {
        if (command.kind == OutlineCommand::Kind::conic) {
            ++curves;
            EXPECT_GT(std::hypot(command.x1 - x, command.y1 - y), 1.0f);
            EXPECT_GT(std::hypot(command.x1 - command.x, command.y1 - command.y), 1.0f);
            const float turn = (command.x1 - x) * (command.y - y) - (command.y1 - y) * (command.x - x);
            EXPECT_GT(std::abs(turn), 1.0f) << "and not on the straight line between them";
        }
        x = command.x;
        y = command.y;
    }
    EXPECT_GE(curves, 8);
}

TEST(Outline, OfASpaceIsEmptyAndOfNoFontIsAnError) {
    const text::Run run = shape(" ", 12.0);
    EXPECT_TRUE(outline(run.glyphs[0].font, run.glyphs[0].index, 12.0).empty());
    EXPECT_THROW(outline(9999, 1, 12.0), std::out_of_range);
}

TEST(FontFiles, AreNamedWithoutFoldersAndHeldWhole) {
    const std::vector<std::string> files = fontFiles();
    ASSERT_FALSE(files.empty());
    for (std::uint32_t font = 0; font < files.size(); ++font) {
        const FontFile file = fontFile(font);
        EXPECT_EQ(file.name, std::filesystem::path(files[font]).filename().string());
        EXPECT_EQ(file.bytes.size(), std::filesystem::file_size(files[font]));
    }
    EXPECT_THROW(fontFile(static_cast<std::uint32_t>(files.size())), std::out_of_range);
}

TEST(Libraries, AreNamedWithTheirVersions) {
    const std::vector<std::string> names = libraries();
    ASSERT_EQ(names.size(), 2u);
    const std::regex freeType("FreeType 2\\.([0-9]+)\\.[0-9]+"), harfBuzz("HarfBuzz [0-9]+\\.[0-9]+\\.[0-9]+");
    std::smatch found;
    ASSERT_TRUE(std::regex_match(names[0], found, freeType)) << names[0];
    EXPECT_GE(std::stoi(found[1]), 8) << "of the last ten years";
    EXPECT_TRUE(std::regex_match(names[1], harfBuzz)) << names[1];
}

/// Expects that of copies of a font in a folder that CORRIDOR_FONTS names the one at `expected` is taken; in a process
/// of its own, for fonts are found once.
void expectFontFrom(const std::vector<std::string>& places, const std::string& expected) {
    namespace fs = std::filesystem;
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    // That process comes by here as well, and must not have found its fonts before the folder is named.
    const char* known = std::getenv("CORRIDOR_TEST_FONT");
    const std::string font = known ? known : fontFiles().front();
    setenv("CORRIDOR_TEST_FONT", font.c_str(), 1);
    const fs::path folder = fs::path(testing::TempDir()) / ("corridor-fonts-" + std::to_string(places.size()));
    fs::remove_all(folder);
    for (const std::string& place : places) {
        fs::create_directories(folder / place);
        fs::copy_file(font, folder / place / "NotoSans-Regular.ttf");
    }
    const auto end = [&] {
        setenv("CORRIDOR_FONTS", folder.c_str(), 1);
        std::_Exit(fontFiles().front() == (folder / expected / "NotoSans-Regular.ttf").lexically_normal() ? 0 : 1);
    };
    EXPECT_EXIT(end(), testing::ExitedWithCode(0), "");
    unsetenv("CORRIDOR_TEST_FONT");
    fs::remove_all(folder);
}

TEST(FontFiles, AreTheFirstByNameBelowTheFolderThatIsNamed) {
    expectFontFrom({"c/sub", "a/sub", "b/sub"}, "a/sub");
}

TEST(FontFiles, AreThoseOfTheFolderItselfBeforeThoseBelowIt) {
    expectFontFrom({"a/sub", "."}, ".");
}

TEST(Threads, ShapeTheSameThingAtTheSameTime) {
    const text::Run expected = shape(allScripts, 13.0);
    std::vector<std::thread> threads;
    std::array<bool, 4> same{};
    for (std::size_t t = 0; t < same.size(); ++t) {
        threads.emplace_back([&, t] {
            bool equal = true;
            for (int round = 0; round < 50; ++round) {
                const text::Run run = shape(allScripts, 13.0);
                equal = equal && run.width == expected.width && run.glyphs.size() == expected.glyphs.size();
                for (const Glyph& glyph : run.glyphs)
                    equal =
                        equal && (glyph.advance >= 0) && outline(glyph.font, glyph.index, 100.0 + round).size() < 1000;
            }
            same[t] = equal;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const bool equal : same) EXPECT_TRUE(equal);
}

}  // namespace
}  // namespace corridor::text
