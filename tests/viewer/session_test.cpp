#include "viewer/session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/load.hpp"
#include "viewer/details.hpp"
#include "viewer/search.hpp"

using namespace corridor;
using namespace corridor::viewer;

namespace {

units::Date day(const char* text) {
    return *units::parseDay(text);
}

std::shared_ptr<const study::Study> shipped() {
    static const auto study = [] {
        units::Result<model::Atlas> atlas = ingest::load({std::string(CORRIDOR_SOURCE_DIR) + "/geodata/karabakh"});
        return std::make_shared<const study::Study>(study::makeStudy(std::move(*atlas)));
    }();
    return study;
}

study::Question question(const char* on) {
    study::Question result;
    result.on = day(on);
    result.window = model::coverageDays(shipped()->atlas);
    result.languages = {"en"};
    return result;
}

Details detailsOf(const Thing& thing, const study::Question& asked) {
    return detailsOf(*shipped(), study::stateOf(*shipped(), asked), thing, asked);
}

std::string hoverOn(const char* on, const Thing& thing) {
    return hoverText(shipped()->atlas, study::stateOf(*shipped(), question(on)), thing);
}

Session session(const char* on = "2023-08-17") {
    return Session(shipped(), question(on));
}

std::vector<std::string> idsOf(const std::vector<Found>& found) {
    std::vector<std::string> ids;
    for (const Found& one : found) ids.push_back(one.thing.id);
    return ids;
}

}  // namespace

TEST(Session, DaysOutsideTheWindowArePulledToItsEnds) {
    Session one = session();
    one.setDay(day("2030-01-01"));
    EXPECT_EQ(*one.question().on, day("2023-09-30"));
    one.setDay(day("2000-01-01"));
    EXPECT_EQ(*one.question().on, day("2020-11-10"));
}

TEST(Session, StepsFromEventToEvent) {
    Session one = session("2023-04-01");
    one.stepEvent(1);
    EXPECT_EQ(*one.question().on, day("2023-04-23")) << "the checkpoint at the Hakari bridge";
    one.stepEvent(1);
    EXPECT_EQ(*one.question().on, day("2023-04-28"));
    one.stepEvent(-1);
    one.stepEvent(-1);
    EXPECT_EQ(*one.question().on, day("2023-03-30"));
}

TEST(Session, StepsStopAtTheEnds) {
    Session one = session("2020-11-10");
    one.stepEvent(-1);
    EXPECT_EQ(*one.question().on, day("2020-11-10"));
}

TEST(Session, PlayingRunsToTheLastDayAndStops) {
    Session one = session("2023-09-01");
    one.togglePlaying();
    one.play(0.5);
    EXPECT_EQ(*one.question().on, day("2023-09-16"));
    one.play(10.0);
    EXPECT_EQ(*one.question().on, day("2023-09-30"));
    EXPECT_FALSE(one.isPlaying());
    one.togglePlaying();
    EXPECT_EQ(*one.question().on, day("2020-11-10")) << "starts anew";
}

TEST(Session, RevisionRisesOnlyWithAChange) {
    Session one = session();
    const std::uint64_t before = one.revision();
    one.setDay(day("2023-08-17"));
    one.setTraffic("civilian");
    one.setLanguages({"en"});
    EXPECT_EQ(one.revision(), before);
    one.setTraffic("humanitarian");
    EXPECT_GT(one.revision(), before);
}

TEST(Session, SelectingWhatIsNotThereSelectsNothing) {
    Session one = session();
    one.select(Thing{ThingKind::route, "nowhere"});
    EXPECT_FALSE(one.selection());
    one.select(Thing{ThingKind::checkpoint, "hakari-checkpoint"});
    ASSERT_TRUE(one.selection());
    one.select(std::nullopt);
    EXPECT_FALSE(one.selection());
}

TEST(Session, TheTimelineFollowsTheRouteSelectedLast) {
    Session one = session();
    one.select(Thing{ThingKind::route, "aghdam-khankendi"});
    EXPECT_EQ(one.timelineRoute(), "aghdam-khankendi");
    one.select(Thing{ThingKind::place, "nowhere"});
    EXPECT_EQ(one.timelineRoute(), "aghdam-khankendi");
    one.select(Thing{ThingKind::event, "checkpoint-2023"});
    EXPECT_EQ(one.timelineRoute(), "lachin-bypass-2022") << "what the event is about";
    const std::vector<access::Interval>& intervals = one.timelineIntervals();
    ASSERT_FALSE(intervals.empty());
    EXPECT_EQ(intervals.front().days.from, one.window().from);
    EXPECT_EQ(intervals.back().days.to, one.window().to);
}

TEST(Session, RoutesAreChosenForTheTableAndTakenBack) {
    Session one = session();
    one.toggleCompared("lachin-bypass-2022");
    one.toggleCompared("aghdam-khankendi");
    one.toggleCompared("nowhere");
    EXPECT_THAT(one.compared(), testing::ElementsAre("lachin-bypass-2022", "aghdam-khankendi"));
    one.toggleCompared("lachin-bypass-2022");
    EXPECT_THAT(one.compared(), testing::ElementsAre("aghdam-khankendi"));
}

TEST(Session, AWindowWithoutEndsIsCutToTheEvents) {
    study::Question open = question("2023-08-17");
    open.window = {};
    const Session one(shipped(), open);
    EXPECT_TRUE(one.window().from.isFinite());
    EXPECT_TRUE(one.window().to.isFinite());
    EXPECT_LE(one.window().from, day("2020-11-10"));
}

TEST(Session, AWindowWithoutEndsReachesThirtyDaysBeyondTheEvents) {
    const auto windowOf = [](const std::vector<const char*>& dates, units::DayRange asked) {
        model::Atlas atlas;
        for (const char* date : dates) {
            model::Event event;
            event.date = *units::parseEdtf(date).value;
            atlas.events.add(event);
        }
        study::Question open;
        open.window = asked;
        return Session(std::make_shared<const study::Study>(study::makeStudy(atlas)), open).window();
    };
    const std::vector<const char*> dates{"2023-03-05", "2023-04-01"};
    const units::Date first = units::Date::earliest(), last = units::Date::latest();
    EXPECT_EQ(windowOf(dates, {first, last}), (units::DayRange{day("2023-02-03"), day("2023-05-02")}));
    EXPECT_EQ(windowOf(dates, {day("2020-01-01"), last}), (units::DayRange{day("2020-01-01"), day("2023-05-02")}));
    EXPECT_EQ(windowOf(dates, {day("2024-01-01"), last}), (units::DayRange{day("2024-01-01"), day("2024-01-02")}));
    EXPECT_EQ(windowOf(dates, {first, day("2020-01-01")}), (units::DayRange{day("2019-12-31"), day("2020-01-01")}));
    EXPECT_EQ(windowOf({}, {first, last}), (units::DayRange{day("2021-01-01"), day("2022-01-01")})) << "without a date";
}

TEST(Search, findsNoSpotHeight) {
    const SearchIndex index(shipped()->atlas);
    EXPECT_TRUE(index.find("h001", 5).empty());
}

TEST(Search, FindsThePlaceInThreeScripts) {
    const SearchIndex index(shipped()->atlas);
    const std::string place = idsOf(index.find("Xankəndi", 5)).at(0);
    for (const char* word : {"Ստեփանակերտ", "Степанакерт", "xankendi", "STEPANAKERT", "Khankendi"}) {
        EXPECT_EQ(idsOf(index.find(word, 5)).at(0), place) << word;
    }
}

TEST(Search, AnExactNameGoesBeforeLongerOnes) {
    const SearchIndex index(shipped()->atlas);
    const std::vector<Found> found = index.find("Lachin", 8);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().thing.kind, ThingKind::place);
    EXPECT_LE(found.size(), 8u);
}

TEST(Search, NothingIsFoundForNothing) {
    const SearchIndex index(shipped()->atlas);
    EXPECT_TRUE(index.find("", 5).empty());
    EXPECT_TRUE(index.find(" - ", 5).empty());
    EXPECT_TRUE(index.find("qqqqq", 5).empty());
}

TEST(Details, ClaimsStandSideBySideByParty) {
    const Details details = detailsOf({ThingKind::event, "road-stoppage-2022"}, question("2023-08-17"));
    std::vector<std::string> parties;
    for (const Side& side : details.sides) parties.push_back(side.party);
    EXPECT_THAT(parties, testing::IsSupersetOf({"Azerbaijan", "Armenia"}));
    for (const Side& side : details.sides) {
        EXPECT_FALSE(side.name.empty());
        for (const Statement& statement : side.statements) EXPECT_FALSE(statement.sources.empty()) << side.party;
    }
}

TEST(Details, ARouteGivesItsStatusWithTheWordsThatDecidedIt) {
    study::Question asked = question("2023-08-17");
    asked.viewpoint.traffic = "humanitarian";
    const Details details = detailsOf({ThingKind::route, "lachin-bypass-2022"}, asked);
    ASSERT_TRUE(details.answer);
    EXPECT_EQ(details.answer->status, access::Status::disputed);
    EXPECT_GE(details.sides.size(), 2u);
}

TEST(Details, NamesAreGivenInAllLanguages) {
    const Details details = detailsOf({ThingKind::checkpoint, "hakari-checkpoint"}, question("2023-08-17"));
    std::vector<std::string> languages;
    for (const Labelled& name : details.names) languages.push_back(name.label);
    EXPECT_THAT(languages, testing::IsSupersetOf({"English", "Azerbaijani", "Armenian", "Russian"}));
}

TEST(Details, UncertainDatesSaySo) {
    EXPECT_EQ(dateWords(*units::parseEdtf("2023-04-23").value), "2023-04-23");
    EXPECT_EQ(dateWords(*units::parseEdtf("[2023-03-30..2023-04-01]").value),
              "2023-03-30 to 2023-04-01 (one of these days)");
    EXPECT_EQ(dateWords(*units::parseEdtf("[..2023-08-17]").value), "on or before 2023-08-17");
    EXPECT_EQ(dateWords(*units::parseEdtf("2023-04-23/..").value), "since 2023-04-23");
}

TEST(Hover, NamesTheStatusOfTheDay) {
    const std::string text = hoverOn("2023-08-17", {ThingKind::route, "lachin-bypass-2022"});
    EXPECT_THAT(text, testing::HasSubstr("2023-08-17"));
    EXPECT_THAT(text, testing::HasSubstr("civilian"));
    const std::string before = hoverOn("2023-04-22", {ThingKind::checkpoint, "hakari-checkpoint"});
    EXPECT_THAT(before, testing::HasSubstr("not there"));
}

TEST(Session, PlaysThirtyDaysASecondInWholeDays) {
    Session one = session("2023-01-01");
    one.togglePlaying();
    one.play(0.9 / Session::daysPerSecond);
    EXPECT_EQ(*one.question().on, day("2023-01-01"));
    one.play(0.2 / Session::daysPerSecond);
    EXPECT_EQ(*one.question().on, day("2023-01-02")) << "what is left of a day counts on";
    one.play(1.0);
    EXPECT_EQ(*one.question().on, day("2023-02-01"));
}

TEST(Search, PutsWholeNamesBeforeBeginningsBeforeTheRestAndEventsLast) {
    model::Atlas atlas;
    const auto place = [&](const std::string& id, const std::string& name) {
        model::Place made;
        made.id = id;
        made.names.byLanguage["en"] = name;
        atlas.places.push_back(made);
    };
    place("p1", "New Goris");
    place("p2", "Goris West");
    place("p3", "Goris");
    place("p4", "Goris W");
    model::Route route;
    route.id = "r";
    route.names.byLanguage["en"] = "Goris";
    atlas.routes = {route};
    model::Event event;
    event.id = "e";
    event.names.byLanguage["en"] = "Goris";
    atlas.events = {event};
    const SearchIndex index(atlas);
    EXPECT_THAT(idsOf(index.find("goris", 10)), testing::ElementsAre("p3", "r", "e", "p4", "p2", "p1"));
    EXPECT_THAT(idsOf(index.find("goris", 2)), testing::ElementsAre("p3", "r"));
    EXPECT_THAT(idsOf(index.find("GORIS-w", 10)), testing::ElementsAre("p4", "p2"));
}
