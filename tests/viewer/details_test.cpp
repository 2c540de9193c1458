#include "viewer/details.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// Every word and number of the panel, on an atlas made for it.

using namespace corridor;
using namespace corridor::viewer;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

units::Edtf edtf(const char* text) {
    return *units::parseEdtf(text).value;
}

model::Atlas madeAtlas() {
    model::Atlas atlas;
    atlas.coverage = edtf("2023");
    atlas.parties.resize(2);
    atlas.parties[0].id = "west";
    atlas.parties[0].names.byLanguage["en"] = "The West";
    atlas.parties[1].id = "east";
    atlas.sources = {
        {"s1", "The Times", "Road shut", "https://example.org/1", edtf("2023-01-11"), "", "independent", "", {}},
        {"s2", "", "A letter", "", {}, "", "party", "", {}}};

    model::Route route;
    route.id = "r";
    route.names.byLanguage = {{"az", "Yol"}, {"en", "Road"}, {"fr", "Route"}, {"local", "Way"}};
    route.names.alternatives = {"Old road", "The way"};
    route.approximate = true;
    route.lengthStated = units::Metres{12345.0};
    route.valid = edtf("2022-08-30/..");
    route.accuracy = units::Metres{1500.0};
    route.gaps.resize(2);
    route.parts = {{{46.0, 40.0}, {46.1, 40.0}}};
    route.sources = {"s2", "s1", "lost"};
    route.note = "a note";
    atlas.routes = {route};

    model::Checkpoint post;
    post.id = "p";
    post.names.byLanguage["en"] = "Post";
    post.kind = "border-crossing";
    post.operatedBy = "Guards";
    post.existed = edtf("2023-03/..");
    post.position = {46.123456, 39.98764};
    post.accuracy = units::Metres{999.0};
    post.on = {"r"};
    post.delayMinutes = {{5.0, 30.5}};
    atlas.checkpoints = {post};

    model::Place place;
    place.id = "t";
    place.names.byLanguage[""] = "Town";
    place.kind = "town";
    place.position = {46.0, 40.0};
    place.elevation = units::Metres{1234.5};
    place.accuracy = units::Metres{1000.0};
    place.valid = edtf("1900/1999");
    atlas.places = {place};

    model::Event event;
    event.id = "e";
    event.names.byLanguage["en"] = "Closing";
    event.date = edtf("2023-01-10");
    event.category = "closure";
    event.description = "It was closed.";
    event.basis = "reported";
    event.retractedBy = "later";
    event.about = {"t", "r", "p", "nowhere"};
    event.sources = {"s1"};
    event.figures = {{"lorries", 19.0, "", "", "", {}}, {"fuel", 1234567.5, "litres", "s1", "", {}}};
    model::Assertion closed;
    closed.targets = {"r", "p"};
    closed.status = model::Access::closed;
    closed.traffic = {"civilian", "commercial"};
    closed.part = model::Part{std::string("p"), units::Metres{4321.0}};
    closed.direction = model::Direction::backward;
    closed.isPassage = true;
    closed.until = edtf("2023-02-01");
    closed.untilBasis = "inferred";
    closed.only.byLanguage["en"] = "lorries";
    closed.conditions = {"escort", "permit"};
    closed.statement = "a row";
    event.access = {closed};
    model::Claim claim;
    claim.by = "west";
    claim.speaker = "Minister";
    claim.statement = "It is open.";
    claim.source = "s2";
    claim.date = edtf("2023-01-12");
    claim.assertion = model::Assertion{};
    claim.assertion->targets = {"r"};
    claim.assertion->by = "west";
    claim.assertion->direction = model::Direction::forward;
    event.claims = {claim};
    model::Event before;
    before.id = "b";
    before.date = edtf("2022-12-01");
    before.about = {"r"};
    before.position = units::LonLat{46.0, 40.0};
    atlas.events = {event, before};
    return atlas;
}

Details detailsOf(const Thing& thing, const char* on = "2023-03-15", const model::Atlas& atlas = madeAtlas()) {
    const study::Study study = study::makeStudy(atlas);
    study::Question question;
    if (on) question.on = units::parseDay(on);
    question.window = model::coverageDays(atlas);
    question.languages = {"en"};
    return detailsOf(study, study::stateOf(study, question), thing, question);
}

std::vector<std::string> linesOf(const std::vector<Labelled>& all) {
    std::vector<std::string> lines;
    for (const Labelled& one : all) lines.push_back(one.label + ": " + one.value);
    return lines;
}

std::vector<std::string> linesOf(const std::vector<SourceLine>& all) {
    std::vector<std::string> lines;
    for (const SourceLine& one : all) lines.push_back(one.id + ": " + one.text + " | " + one.stance + " | " + one.url);
    return lines;
}

std::vector<std::string> idsOf(const std::vector<Thing>& things) {
    std::vector<std::string> ids;
    for (const Thing& thing : things) ids.push_back(thing.id);
    return ids;
}

}  // namespace

TEST(Details, OfARoute) {
    const Details details = detailsOf({ThingKind::route, "r"});
    EXPECT_EQ(details.title, "Road");
    EXPECT_EQ(details.kind, "Route, approximate");
    EXPECT_THAT(linesOf(details.names),
                ElementsAre("English: Road", "Azerbaijani: Yol", "Local: Way", "fr: Route", "Also: Old road, The way"));
    // A tenth of a degree at 40 degrees north: 8.54 km on the ellipsoid.
    EXPECT_THAT(linesOf(details.facts),
                ElementsAre("Length: 8.54 km", "Length stated: 12.35 km", "In being: since 2022-08-30",
                            "Placed to within: 1.5 km", "Gaps, not counted: 2"));
    EXPECT_THAT(
        linesOf(details.sources),
        ElementsAre("s2: A letter | party | ",
                    "s1: The Times, Road shut (2023-01-11) | independent | https://example.org/1", "lost: lost |  | "));
    EXPECT_THAT(idsOf(details.related), ElementsAre("b", "e")) << "by their days";
    EXPECT_EQ(details.note, "a note");
    EXPECT_TRUE(details.answer);
    EXPECT_FALSE(detailsOf({ThingKind::route, "r"}, nullptr).answer) << "no day, no status";
    model::Atlas plain = madeAtlas();
    plain.routes[0].approximate = false;
    plain.routes[0].gaps.clear();
    plain.routes[0].lengthStated.reset();
    plain.routes[0].valid.reset();
    plain.routes[0].accuracy.reset();
    EXPECT_EQ(detailsOf({ThingKind::route, "r"}, "2023-03-15", plain).kind, "Route");
    EXPECT_THAT(linesOf(detailsOf({ThingKind::route, "r"}, "2023-03-15", plain).facts), ElementsAre("Length: 8.54 km"));
}

TEST(Details, OfACheckpoint) {
    const auto facts = [](const char* on) { return linesOf(detailsOf({ThingKind::checkpoint, "p"}, on).facts); };
    EXPECT_THAT(facts("2023-04-01"),
                ElementsAre("Operator: Guards", "There: since 2023-03-01 (written 2023-03/..)",
                            "Position: 46.1235, 39.9876", "Placed to within: 999 m", "Delay: 5 to 30.5 minutes"));
    EXPECT_THAT(facts("2023-03-30"), testing::Contains("On this day: perhaps there"));
    EXPECT_THAT(facts("2023-02-28"), testing::Contains("On this day: not there"));
    const Details details = detailsOf({ThingKind::checkpoint, "p"});
    EXPECT_EQ(details.kind, "border-crossing");
    EXPECT_THAT(idsOf(details.related), ElementsAre("r", "e"));
}

TEST(Details, OfAPlace) {
    const Details details = detailsOf({ThingKind::place, "t"});
    EXPECT_EQ(details.title, "Town");
    EXPECT_EQ(details.kind, "town");
    EXPECT_THAT(linesOf(details.names), ElementsAre("Name: Town"));
    EXPECT_THAT(linesOf(details.facts),
                ElementsAre("Elevation: 1234.5 m", "Position: 46.0000, 40.0000", "Placed to within: 1 km",
                            "In being: 1900-01-01 to 1999-12-31 (written 1900/1999)"));
    EXPECT_THAT(idsOf(details.related), ElementsAre("e"));
    EXPECT_FALSE(details.answer);
}

TEST(Details, OfAnEvent) {
    const Details details = detailsOf({ThingKind::event, "e"});
    EXPECT_EQ(details.kind, "Event: closure");
    EXPECT_EQ(details.description, "It was closed.");
    EXPECT_THAT(linesOf(details.facts), ElementsAre("Date: 2023-01-10", "Place: none: in the timeline only",
                                                    "Basis: reported", "Retracted by: later"));
    EXPECT_THAT(linesOf(details.figures),
                ElementsAre("lorries: 19", "fuel: 1234567.5 litres - The Times, Road shut (2023-01-11)"));
    EXPECT_EQ(details.related,
              (std::vector<Thing>{{ThingKind::place, "t"}, {ThingKind::route, "r"}, {ThingKind::checkpoint, "p"}}));
    const Details before = detailsOf({ThingKind::event, "b"});
    EXPECT_EQ(before.title, "b") << "it has no name";
    EXPECT_EQ(before.kind, "Event");
    EXPECT_THAT(linesOf(before.facts), ElementsAre("Date: 2022-12-01", "Position: 46.0000, 40.0000"));
    model::Atlas undated = madeAtlas();
    undated.events.change(1, [&](model::Event& e) { e.date.reset(); });
    EXPECT_THAT(linesOf(detailsOf({ThingKind::event, "b"}, "2023-03-15", undated).facts),
                testing::Contains("Date: undated"));
    EXPECT_THAT(idsOf(detailsOf({ThingKind::route, "r"}, "2023-03-15", undated).related), ElementsAre("e", "b"))
        << "those without a day come last";
}

TEST(Details, OfWhatWasSaidGiveItsReachInFull) {
    const Details details = detailsOf({ThingKind::event, "e"});
    ASSERT_EQ(details.sides.size(), 2u);
    EXPECT_EQ(details.sides[0].name, "Reported");
    ASSERT_EQ(details.sides[0].statements.size(), 1u);
    const Statement& row = details.sides[0].statements[0];
    EXPECT_EQ(row.words, "a row");
    EXPECT_EQ(row.date, "2023-01-10") << "the event's, since the row has none";
    EXPECT_EQ(row.status, model::Access::closed);
    EXPECT_EQ(row.reach,
              "civilian, commercial traffic; from Post to km 4.3; backward only; for that day alone; "
              "until 2023-02-01 (inferred); said only of lorries; condition: escort, permit");
    EXPECT_EQ(row.target, "Road, Post");
    EXPECT_EQ(row.sources.front().id, "s1") << "the event's";
    EXPECT_EQ(details.sides[1].name, "The West");
    const Statement& claim = details.sides[1].statements.at(0);
    EXPECT_EQ(claim.words, "It is open.");
    EXPECT_EQ(claim.speaker, "Minister");
    EXPECT_EQ(claim.date, "2023-01-12");
    EXPECT_EQ(claim.reach, "all traffic; forward only");
    EXPECT_EQ(claim.target, "Road");
    EXPECT_EQ(claim.event, "e");
    EXPECT_EQ(claim.sources.at(0).id, "s2");
    model::Atlas atlas = madeAtlas();
    atlas.events.change(0, [&](model::Event& e) {
        e.access[0].from = edtf("2023-01-09");
        e.access[0].untilBasis.clear();
        e.access[0].sources = {"s2"};
    });
    const Statement own = detailsOf({ThingKind::event, "e"}, "2023-03-15", atlas).sides[0].statements[0];
    EXPECT_EQ(own.date, "2023-01-09");
    EXPECT_EQ(own.sources.front().id, "s2");
    EXPECT_THAT(own.reach, testing::HasSubstr("; until 2023-02-01; said only"));
}

TEST(Details, OfAnAnswerGiveTheWordsThatDecidedIt) {
    model::Atlas atlas = madeAtlas();
    model::Assertion row;
    row.targets = {"r"};
    row.status = model::Access::restricted;
    row.until = edtf("2023-04-01");
    row.untilBasis = "inferred";
    row.only.byLanguage["en"] = "lorries";
    row.conditions = {"escort"};
    row.basis = "inferred";
    atlas.events.change(0, [&](model::Event& e) {
        e.access[0] = row;
        e.claims.clear();
        e.retractedBy.clear();
    });
    const Details details = detailsOf({ThingKind::route, "r"}, "2023-03-15", atlas);
    ASSERT_EQ(details.sides.size(), 1u);
    const Statement& said = details.sides[0].statements.at(0);
    EXPECT_EQ(details.sides[0].name, "Reported");
    EXPECT_EQ(said.date, "2023-01-10");
    EXPECT_EQ(said.reach, "until 2023-04-01 (end inferred); said only of lorries; condition: escort; inferred");
    EXPECT_EQ(said.event, "e");
    EXPECT_EQ(said.sources.at(0).id, "s1");
    atlas.events.change(0, [&](model::Event& e) { e.date = edtf("2023-01"); });
    EXPECT_EQ(detailsOf({ThingKind::route, "r"}, "2023-03-15", atlas).sides.at(0).statements.at(0).date,
              "2023-01-01 to 2023-01-31");
}

TEST(Details, DatesInWords) {
    for (const auto& [date, words] : {std::pair{"../2023-07-26", "always to 2023-07-26"},
                                      {"/2023-07-26", "an unknown day to 2023-07-26 (written /2023-07-26)"},
                                      {"2023-01-01/", "2023-01-01 to an unknown day (written 2023-01-01/)"},
                                      {"2023-01-01/2023-02-02", "2023-01-01 to 2023-02-02"},
                                      {"2023-05/2023-06", "2023-05-01 to 2023-06-30 (written 2023-05/2023-06)"},
                                      {"2023-04-23~", "about 2023-04-23"},
                                      {"2023-04-23?", "2023-04-23, uncertain"},
                                      {"2023-04-23%", "about 2023-04-23, uncertain"},
                                      {"2023-02", "2023-02-01 to 2023-02-28 (one of these days)"},
                                      {"[2023-04-23..]", "on or after 2023-04-23"}})
        EXPECT_EQ(dateWords(edtf(date)), words);
}

TEST(Details, LanguagesByTheirNames) {
    for (const auto& [tag, name] : {std::pair{"en", "English"},
                                    {"az", "Azerbaijani"},
                                    {"hy", "Armenian"},
                                    {"ru", "Russian"},
                                    {"local", "Local"},
                                    {"ka", "ka"}})
        EXPECT_EQ(languageName(tag), name);
}

TEST(Hover, SaysTheDateOfAnEventAndTheKindOfAPlace) {
    model::Atlas atlas = madeAtlas();
    study::Question question;
    question.on = units::parseDay("2023-03-15");
    question.languages = {"en"};
    const auto text = [&](const Thing& thing) {
        return hoverText(atlas, study::stateOf(study::makeStudy(atlas), question), thing);
    };
    EXPECT_EQ(text({ThingKind::place, "t"}), "Town\ntown");
    EXPECT_EQ(text({ThingKind::event, "e"}), "Closing\n2023-01-10");
    EXPECT_THAT(text({ThingKind::route, "r"}), testing::MatchesRegex("Road\n.* on 2023-03-15, civilian traffic"));
    atlas.events.change(0, [&](model::Event& e) { e.date.reset(); });
    atlas.places[0].kind.clear();
    EXPECT_EQ(text({ThingKind::event, "e"}), "Closing\nundated");
    EXPECT_EQ(text({ThingKind::place, "t"}), "Town");
    question.on.reset();
    EXPECT_EQ(text({ThingKind::route, "r"}), "Road");
}

TEST(Things, LieWhereTheirDataSay) {
    const model::Atlas atlas = madeAtlas();
    EXPECT_EQ(placeOf(atlas, {ThingKind::route, "r"}), (units::BBox{46.0, 40.0, 46.1, 40.0}));
    EXPECT_EQ(placeOf(atlas, {ThingKind::checkpoint, "p"}), (units::BBox{46.123456, 39.98764, 46.123456, 39.98764}));
    EXPECT_EQ(placeOf(atlas, {ThingKind::place, "t"}), (units::BBox{46.0, 40.0, 46.0, 40.0}));
    EXPECT_EQ(placeOf(atlas, {ThingKind::event, "b"}), (units::BBox{46.0, 40.0, 46.0, 40.0}));
    EXPECT_FALSE(placeOf(atlas, {ThingKind::event, "e"})) << "it has no place";
    for (const ThingKind kind : {ThingKind::route, ThingKind::checkpoint, ThingKind::place, ThingKind::event}) {
        EXPECT_FALSE(placeOf(atlas, {kind, "nowhere"}));
        EXPECT_FALSE(exists(atlas, {kind, "nowhere"}));
    }
}
