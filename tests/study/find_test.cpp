#include "study/find.hpp"

#include <gmock/gmock.h>

namespace corridor::study {
namespace {

using testing::HasSubstr;

model::Atlas atlasOfTowns() {
    model::Atlas atlas;
    model::Place khankendi;
    khankendi.id = "khankendi";
    khankendi.names.byLanguage = {{"en", "Khankendi"}, {"az", "Xankəndi"}, {"hy", "Ստեփանակերտ"}, {"ru", "Ханкенди"}};
    khankendi.names.alternatives = {"Stepanakert", "Степанакерт"};
    khankendi.position = {46.75171, 39.81821};
    model::Place shusha;
    shusha.id = "shusha";
    shusha.names.byLanguage = {{"en", "Shusha"}, {"az", "Şuşa"}, {"hy", "Շուշի"}};
    shusha.position = {46.74928, 39.75908};
    model::Place martuniWest, martuniEast;
    martuniWest.id = "martuni-am";
    martuniWest.names.byLanguage = {{"en", "Martuni"}};
    martuniWest.position = {45.30547, 40.13905};
    martuniEast.id = "khojavend";
    martuniEast.names.byLanguage = {{"en", "Khojavend"}};
    martuniEast.names.alternatives = {"Martuni"};
    martuniEast.position = {47.11098, 39.79515};
    atlas.places = {khankendi, shusha, martuniWest, martuniEast};
    return atlas;
}

std::string messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const NotFound& error) {
        return error.what();
    }
    return "nothing was thrown";
}

TEST(Folded, takesAwayCaseDiacriticsAndSeparators) {
    EXPECT_EQ(folded("Xankəndi"), "xankendi");
    EXPECT_EQ(folded("XANKƏNDİ"), "xankendi");
    EXPECT_EQ(folded("Şuşa"), folded("susa"));
    EXPECT_EQ(folded("Ağdam"), "agdam");
    EXPECT_EQ(folded("Qırmızı Bazar"), folded("qirmizi-bazar"));
    EXPECT_EQ(folded("СТЕПАНАКЕРТ"), folded("степанакерт"));
    EXPECT_EQ(folded("ՍՏԵՓԱՆԱԿԵՐՏ"), folded("Ստեփանակերտ"));
    EXPECT_NE(folded("Goris"), folded("Горис"));
}

TEST(FindSpot, findsOnePlaceByEveryNameInEveryScript) {
    const model::Atlas atlas = atlasOfTowns();
    for (const char* name : {"khankendi", "Khankendi", "Xankəndi", "xankendi", "Stepanakert", "STEPANAKERT",
                             "Ստեփանակերտ", "Ханкенди", "Степанакерт"}) {
        EXPECT_EQ(findSpot(atlas, name).id, "khankendi") << name;
    }
    EXPECT_EQ(findSpot(atlas, "susa").id, "shusha");
}

TEST(FindSpot, readsLonLatAndRefusesWhatLiesOutside) {
    const model::Atlas atlas = atlasOfTowns();
    EXPECT_EQ(findSpot(atlas, "46.5,39.25").position, (units::LonLat{46.5, 39.25}));
    EXPECT_EQ(findSpot(atlas, "-71.25, +42.5").position, (units::LonLat{-71.25, 42.5}));
    EXPECT_THAT(messageOf([&] { findSpot(atlas, "46,95"); }), HasSubstr("[-90, 90]"));
}

TEST(FindSpot, saysWhichPlacesShareANameThatIsNotOnePlace) {
    const model::Atlas atlas = atlasOfTowns();
    EXPECT_THAT(messageOf([&] { findSpot(atlas, "Martuni"); }), HasSubstr("martuni-am, khojavend"));
    EXPECT_EQ(findSpot(atlas, "martuni-am").id, "martuni-am");
}

TEST(FindSpot, aSpotHeightIsNowhereToGo) {
    model::Atlas atlas = atlasOfTowns();
    model::Place height;
    height.id = "h001";
    height.kind = "spot-height";
    height.elevation = units::Metres{2724};
    height.position = {46.7, 39.66};
    atlas.places.push_back(height);
    EXPECT_EQ(messageOf([&] { findSpot(atlas, "h001"); }), "\"h001\": no place or checkpoint has this id or name");
    EXPECT_EQ(messageOf([&] { findSpot(atlas, "H001"); }), "\"H001\": no place or checkpoint has this id or name");
}

TEST(FindSpot, namesWhatComesNearWhenNothingFits) {
    const model::Atlas atlas = atlasOfTowns();
    EXPECT_EQ(messageOf([&] { findSpot(atlas, "Khankendy"); }),
              "\"Khankendy\": no place or checkpoint has this id or name; near to it: khankendi");
    EXPECT_EQ(messageOf([&] { findSpot(atlas, "Atlantis"); }),
              "\"Atlantis\": no place or checkpoint has this id or name");
}

}  // namespace
}  // namespace corridor::study
