#include "model/names.hpp"

#include <gmock/gmock.h>

namespace corridor::model {
namespace {

using testing::ElementsAre;

Names khankendi() {
    Names names;
    names.byLanguage = {{"", "Khankendi"}, {"az", "Xankəndi"}, {"hy", "Ստեփանակերտ"}, {"ru", ""}};
    names.alternatives = {"Stepanakert", "Khankendi"};
    return names;
}

TEST(NameIn, TakesTheFirstLanguageThatHasOne) {
    EXPECT_EQ(nameIn(khankendi(), {"az"}), "Xankəndi");
    EXPECT_EQ(nameIn(khankendi(), {"fr", "hy", "az"}), "Ստեփանակերտ");
}

TEST(NameIn, AnEmptyNameIsNone) {
    EXPECT_EQ(nameIn(khankendi(), {"ru", "az"}), "Xankəndi");
}

TEST(NameIn, FallsBackToThePlainNameThenEnglishThenAny) {
    Names names = khankendi();
    EXPECT_EQ(nameIn(names, {}), "Khankendi");
    names.byLanguage["en"] = "Khankendi (en)";
    EXPECT_EQ(nameIn(names, {}), "Khankendi") << "the plain name comes before English";
    names.byLanguage = {{"az", "Laçın"}, {"en", "Lachin"}};
    EXPECT_EQ(nameIn(names, {"ru"}), "Lachin");
    names.byLanguage = {{"az", "Laçın"}};
    EXPECT_EQ(nameIn(names, {"ru"}), "Laçın");
    names.byLanguage.clear();
    EXPECT_EQ(nameIn(names, {"ru"}), "Stepanakert");
    EXPECT_EQ(nameIn(Names{}, {"ru"}), "");
}

TEST(AllSpellings, AreDistinctAndNotEmpty) {
    EXPECT_THAT(allSpellings(khankendi()), ElementsAre("Khankendi", "Xankəndi", "Ստեփանակերտ", "Stepanakert"));
}

}  // namespace
}  // namespace corridor::model
