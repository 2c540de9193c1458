#include <gmock/gmock.h>

#include "work.hpp"

namespace corridor::scene {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Words, InCapitalsOfLatinCyrillicAndArmenian) {
    EXPECT_EQ(inCapitals("azerbaijan", "en"), "AZERBAIJAN");
    EXPECT_EQ(inCapitals("Россия, ёж", "ru"), "РОССИЯ, ЁЖ");
    EXPECT_EQ(inCapitals("Հայաստան", "hy"), "ՀԱՅԱՍՏԱՆ");
    EXPECT_EQ(inCapitals("Երևան", "hy"), "ԵՐԵՎԱՆ");
    EXPECT_EQ(inCapitals("àþ÷ÿ", "fr"), "ÀÞ÷ÿ") << "the sign of division has no capital";
    EXPECT_EQ(inCapitals("ěřžšňſ", "cs"), "ĚŘŽŠŇſ");
    EXPECT_EQ(inCapitals("საქართველო 12", "ka"), "საქართველო 12");
}

TEST(Words, InCapitalsWithTheTurkicDot) {
    EXPECT_EQ(inCapitals("şirin ılıq gəncə", "az"), "ŞİRİN ILIQ GƏNCƏ");
    EXPECT_EQ(inCapitals("izmir", "tr"), "İZMİR");
    EXPECT_EQ(inCapitals("izmir", "en"), "IZMIR");
}

TEST(Words, WrappedByLettersNotBytes) {
    EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
    EXPECT_THAT(wrapped("one two three", 6), ElementsAre("one", "two", "three"));
    EXPECT_THAT(wrapped("Պռոշյան", 7), ElementsAre("Պռոշյան"));
    EXPECT_THAT(wrapped("Ղաջար Ղաջար", 11), ElementsAre("Ղաջար Ղաջար"));
    EXPECT_THAT(wrapped("Ղաջար Ղաջար", 10), ElementsAre("Ղաջար", "Ղաջար"));
    EXPECT_THAT(wrapped("unbreakable", 3), ElementsAre("unbreakable"));
    EXPECT_THAT(wrapped("", 3), IsEmpty());
}

TEST(Words, NamesInTheLanguagesThatWereAsked) {
    model::Names names;
    names.byLanguage = {{"en", "Lachin"}, {"az", "Laçın"}, {"hy", "Բերձոր"}};
    EXPECT_THAT(namesIn(names, {"az", "hy"}), ElementsAre("Laçın", "Բերձոր"));
    EXPECT_THAT(namesIn(names, {"en"}), ElementsAre("Lachin"));
    EXPECT_THAT(namesIn(names, {"az", "az"}), ElementsAre("Laçın"));
    names.byLanguage["ru"] = "Lachin";
    EXPECT_THAT(namesIn(names, {"en", "ru"}), ElementsAre("Lachin")) << "a name that is there is not said twice";
    EXPECT_THAT(namesIn({}, {"en"}), IsEmpty());
}

}  // namespace
}  // namespace corridor::scene
