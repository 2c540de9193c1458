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

TEST(Folded, knowsTheLettersThatDoNotDecomposeAndEverySeparator) {
    EXPECT_EQ(folded("ƏəIıØøĐđŁł"), "eeiiooddll");
    EXPECT_EQ(folded("Երևան"), folded("Երեւան"));
    for (const char* text : {"a b", "a-b", "a_b", "a\u2013b", "a\u00A0b", "a'b", "a`b", "a\u2019b", "a\u2018b", "a\u02BCb",
                             "a.b", "a,b", "a\u0301b", "a\u00ADb"})
        EXPECT_EQ(folded(text), "ab") << text;
    EXPECT_EQ(folded("a/b"), "a/b");
    EXPECT_EQ(folded("A\xFF B"), "A\xFF B") << "what is no UTF-8 stays as it is";
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
    EXPECT_EQ(findSpot(atlas, "46.5,39.25").id, "");
    EXPECT_EQ(findSpot(atlas, " 180 ,-90 ").position, (units::LonLat{180, -90}));
    EXPECT_EQ(messageOf([&] { findSpot(atlas, "46,95"); }),
              "\"46,95\": lon,lat must lie in [-180, 180] and [-90, 90]");
    EXPECT_THAT(messageOf([&] { findSpot(atlas, "180.1,9"); }), HasSubstr("[-180, 180]"));
    for (const char* word : {"46,", ",39", "46,39x", "46;39", "46,39,1"})
        EXPECT_THAT(messageOf([&] { findSpot(atlas, word); }), HasSubstr("no place or checkpoint")) << word;
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

model::Route routeCalled(const std::string& id, const std::string& name) {
    model::Route route;
    route.id = id;
    route.names.byLanguage = {{"en", name}};
    return route;
}

model::Checkpoint postCalled(const std::string& id, const std::string& name, units::LonLat position) {
    model::Checkpoint post;
    post.id = id;
    post.names.byLanguage = {{"en", name}};
    post.position = position;
    return post;
}

TEST(FindSpot, takesThingsOfOneNameWithinTwoKilometresForOne) {
    model::Atlas atlas;
    model::Place bridge;
    bridge.id = "bridge";
    bridge.names.byLanguage = {{"en", "Hakari"}};
    bridge.position = {0, 0};
    atlas.places = {bridge};
    const auto found = [&](double metres) {
        // The equator's degree is 111,319.4908 m.
        atlas.checkpoints = {postCalled("hakari-post", "Hakari", {metres / 111319.490793, 0})};
        return messageOf([&] { EXPECT_EQ(findSpot(atlas, "hakari").id, "bridge"); });
    };
    EXPECT_EQ(found(1999.9), "nothing was thrown");
    EXPECT_EQ(found(2000.1), "\"hakari\": several places have this name: bridge, hakari-post; give the id");
    EXPECT_EQ(findSpot(atlas, "hakari-post").id, "hakari-post");
    atlas.checkpoints[0].id = "Hakari";
    EXPECT_EQ(findSpot(atlas, "Hakari").id, "Hakari") << "an id comes before a name";
    EXPECT_EQ(findSpot(atlas, "Hakari").names.byLanguage.at("en"), "Hakari");
}

TEST(FindSpot, namesAtMostFiveThatAreTwoLettersAwayOrHoldTheWord) {
    model::Atlas atlas;
    for (const char* name : {"Abcdef", "Abcdxx", "Abcxxx", "Zabcdefz", "Abcdefghijkl"})
        atlas.checkpoints.push_back(postCalled(std::string("id-") + name, name, {0, 0}));
    const auto near = [&](const char* word) {
        const std::string message = messageOf([&] { findSpot(atlas, word); });
        const std::size_t at = message.find("near to it: ");
        return at == std::string::npos ? "" : message.substr(at + 12);
    };
    EXPECT_EQ(near("Abcdeg"), "id-Abcdef, id-Abcdxx") << "of six letters one and two differ, and three";
    EXPECT_EQ(near("Bcdefx"), "id-Abcdef");
    EXPECT_EQ(near("Abcd"), "id-Abcdef, id-Abcdxx, id-Zabcdefz, id-Abcdefghijkl");
    EXPECT_EQ(near("xabcdex"), "id-Abcdef, id-Abcdxx") << "from Zabcdefz there are three steps";
    EXPECT_EQ(near("hij"), "") << "three letters are too few to be looked for inside";
    EXPECT_EQ(near("fghi"), "id-Abcdefghijkl");
    EXPECT_EQ(near("idzabcdexx"), "id-Abcdxx, id-Zabcdefz") << "an id counts as well";
    atlas.places.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
        atlas.places[i].id = "p" + std::to_string(i);
        atlas.places[i].names.alternatives = {"Abcdef"};
    }
    EXPECT_EQ(near("Abcdeg"), "p0, p1, p2, id-Abcdef, id-Abcdxx");
    atlas.places.push_back(atlas.places[0]);
    EXPECT_EQ(near("Abcdeg"), "p0, p1, p2, p0, id-Abcdef");
}

TEST(FindRouteNamed, findsARouteByIdOrNameAndSaysWhyNot) {
    model::Atlas atlas;
    atlas.routes = {routeCalled("north", "Upper way"), routeCalled("south", "Lower way"), routeCalled("dell", "Lower Way")};
    EXPECT_EQ(findRouteNamed(atlas, "north").id, "north");
    EXPECT_EQ(findRouteNamed(atlas, "UPPER-WAY").id, "north");
    EXPECT_EQ(findRouteNamed(atlas, "NORTH").id, "north");
    EXPECT_EQ(messageOf([&] { findRouteNamed(atlas, "lower way"); }),
              "\"lower way\": several routes have this name: south, dell; give the id");
    EXPECT_EQ(messageOf([&] { findRouteNamed(atlas, "nroth"); }),
              "\"nroth\": no route has this id or name; near to it: north");
}

TEST(FindPartyNamed, saysWhichThereAre) {
    model::Atlas atlas;
    EXPECT_EQ(messageOf([&] { findPartyNamed(atlas, "east"); }), "\"east\": the data name no parties");
    atlas.parties = {{"east", {}, "", ""}, {"west", {}, "", ""}};
    atlas.parties[0].names.byLanguage = {{"fr", "Est"}};
    EXPECT_EQ(findPartyNamed(atlas, "EST"), "east");
    EXPECT_EQ(messageOf([&] { findPartyNamed(atlas, "north"); }),
              "\"north\": no party has this id or name; there are: east, west");
    atlas.parties[1].names.byLanguage = {{"en", "est"}};
    EXPECT_EQ(messageOf([&] { findPartyNamed(atlas, "Est"); }),
              "\"Est\": several partys have this name: east, west; give the id");
}

TEST(FindTarget, looksAmongRoutesThenCheckpointsThenEdges) {
    model::Atlas atlas;
    atlas.routes = {routeCalled("r", "Gate")};
    atlas.checkpoints = {postCalled("gate", "The gate", {0, 0}), postCalled("hut", "Hut", {0, 0})};
    model::Edge edge;
    edge.id = "e17";
    atlas.network = {edge};
    EXPECT_EQ(findTarget(atlas, "Gate"), "r");
    EXPECT_EQ(findTarget(atlas, "the gate"), "gate");
    EXPECT_EQ(findTarget(atlas, "e17"), "e17");
    EXPECT_EQ(messageOf([&] { findTarget(atlas, "E17"); }), "\"E17\": no route or checkpoint has this id or name");
    EXPECT_EQ(messageOf([&] { findTarget(atlas, "thegatee"); }),
              "\"thegatee\": no route or checkpoint has this id or name; near to it: gate");
    atlas.checkpoints[1].names = atlas.checkpoints[0].names;
    EXPECT_EQ(messageOf([&] { findTarget(atlas, "the gate"); }),
              "\"the gate\": several checkpoints have this name: gate, hut; give the id");
}

}  // namespace
}  // namespace corridor::study
