#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
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

TEST(Outline, OfASpaceIsEmptyAndOfNoFontIsAnError) {
    const text::Run run = shape(" ", 12.0);
    EXPECT_TRUE(outline(run.glyphs[0].font, run.glyphs[0].index, 12.0).empty());
    EXPECT_THROW(outline(9999, 1, 12.0), std::out_of_range);
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
