// Answers as people read them: rules 4, 7 and 8 of docs/access-rule.md, phrase by phrase.
#include "wording/status.hpp"

#include <gtest/gtest.h>

using namespace corridor;
using access::Answer;
using access::Side;
using access::Status;
using model::Access;

namespace corridor::wording {
namespace {

class StatusWords : public testing::Test {
protected:
    StatusWords() {
        addParty("Armenia", {{"en", "Armenia"}, {"hy", "Հայաստան"}});
        addParty("Azerbaijan", {{"en", "Azerbaijan"}, {"az", "Azərbaycan"}});
    }

    void addParty(const std::string& id, std::map<std::string, std::string> names) {
        model::Party party;
        party.id = id;
        party.names.byLanguage = std::move(names);
        m_atlas.parties.push_back(party);
    }

    static Side side(const std::string& by, Access status, double reach = 91'300.0, double silent = 0.0) {
        Side side;
        side.by = by;
        side.status = status;
        side.reach.value = reach;
        side.silent.value = silent;
        return side;
    }

    static Answer answer(Status status, std::vector<Side> sides) {
        Answer answer;
        answer.status = status;
        answer.length.value = 91'300.0;
        for (const Side& side : sides) answer.saidBy.push_back(side.by);
        answer.sides = std::move(sides);
        return answer;
    }

    static Side inferred(Side side) {
        side.isInferred = true;
        return side;
    }
    static Side partisan(Side side) {
        side.isPartisan = true;
        return side;
    }

    std::string words(const Answer& answer) const { return statusWords({m_atlas, m_languages, m_viewpoint}, answer); }

    model::Atlas m_atlas;
    std::vector<std::string> m_languages{"en"};
    access::Viewpoint m_viewpoint;
};

TEST_F(StatusWords, AReportedFactAndWhatSeveralSayStandAlone) {
    EXPECT_EQ(words(answer(Status::unknown, {})), "unknown");
    EXPECT_EQ(words(answer(Status::closed, {side("reported", Access::closed)})), "closed");
    EXPECT_EQ(words(answer(Status::open, {side("reported", Access::open), side("Armenia", Access::open)})), "open");
    EXPECT_EQ(words(answer(Status::open, {side("Armenia", Access::open), side("Azerbaijan", Access::open)})), "open");
}

TEST_F(StatusWords, OnePartyAloneIsNamedInTheLanguageAskedFor) {
    const Answer open = answer(Status::open, {side("Azerbaijan", Access::open)});
    EXPECT_EQ(words(open), "open (Azerbaijan only)");
    m_languages = {"az"};
    EXPECT_EQ(words(open), "open (Azərbaycan only)");
    m_languages = {"hy", "en"};
    EXPECT_EQ(words(open), "open (Azerbaijan only)");
    EXPECT_EQ(words(answer(Status::closed, {side("Nobody", Access::closed)})), "closed (Nobody only)");
}

TEST_F(StatusWords, WhatIsOnlyInferredSaysSo) {
    EXPECT_EQ(words(answer(Status::open, {inferred(side("Azerbaijan", Access::open))})),
              "open (inferred from Azerbaijan's words)");
    EXPECT_EQ(words(answer(Status::open, {side("Armenia", Access::open), inferred(side("Azerbaijan", Access::open))})),
              "open (Armenia; inferred from Azerbaijan's words)");
    EXPECT_EQ(words(answer(Status::open, {side("reported", Access::open), inferred(side("Azerbaijan", Access::open))})),
              "open");
    EXPECT_EQ(words(answer(Status::open, {inferred(side("reported", Access::open))})), "open (inferred from reports)");
}

TEST_F(StatusWords, AReportOfPartiesAloneSaysSo) {
    EXPECT_EQ(words(answer(Status::closed, {partisan(side("reported", Access::closed))})),
              "closed (reported; party or aligned sources only)");
    EXPECT_EQ(words(answer(Status::closed, {partisan(side("reported", Access::closed)), side("Armenia", Access::closed)})),
              "closed (reported; party or aligned sources only; also Armenia)");
}

TEST_F(StatusWords, ADisputeNamesEverySideTheWorseFirst) {
    EXPECT_EQ(words(answer(Status::disputed, {side("reported", Access::closed), side("Armenia", Access::closed),
                                              side("Azerbaijan", Access::open)})),
              "disputed: closed (reported, Armenia); open (Azerbaijan)");
    EXPECT_EQ(words(answer(Status::disputed, {side("reported", Access::restricted), side("Armenia", Access::closed),
                                              inferred(side("Azerbaijan", Access::open))})),
              "disputed: closed (Armenia); restricted (reported); open (inferred from Azerbaijan's words)");
    EXPECT_EQ(words(answer(Status::disputed, {side("reported", Access::open),
                                              side("Armenia", Access::restricted, 17'340.0, 73'960.0)})),
              "disputed: restricted on 17.3 of 91.3 km (Armenia); open (reported)");
}

TEST_F(StatusWords, ARestrictedFragmentGivesItsLength) {
    EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, 17'340.0, 73'960.0)})),
              "restricted on 17.3 of 91.3 km, nothing said of the rest");
    EXPECT_EQ(words(answer(Status::restricted, {side("Armenia", Access::restricted, 17'340.0, 73'960.0)})),
              "restricted on 17.3 of 91.3 km, nothing said of the rest (Armenia only)");
    EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, 0.0, 91'300.0)})),
              "restricted at a point of it, nothing said of the rest");
    EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, 91'300.0, 91'300.0)})),
              "restricted on 91.3 of 91.3 km, nothing said of the other way");
    EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, 17'340.0, 0.0)})), "restricted")
        << "something is said of the rest";
    EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, 17'340.0, 1.0)})), "restricted");
    EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, 17'340.0, 1.1)})),
              "restricted on 17.3 of 91.3 km, nothing said of the rest");
}

TEST_F(StatusWords, AViewpointIsThePartysOwnWord) {
    m_viewpoint.accordingTo = "Azerbaijan";
    EXPECT_EQ(words(answer(Status::open, {side("Azerbaijan", Access::open)})), "open (according to Azerbaijan)");
    EXPECT_EQ(words(answer(Status::open, {inferred(side("Azerbaijan", Access::open))})),
              "open (inferred from Azerbaijan's words)");
}

TEST_F(StatusWords, ASilentPartyDoesNotSeemToSpeak) {
    m_viewpoint.accordingTo = "Azerbaijan";
    Answer closed = answer(Status::closed, {side("reported", Access::closed)});
    closed.isSilent = closed.asReported = true;
    EXPECT_EQ(words(closed), "closed (as reported; no status for civilian traffic recorded from Azerbaijan)");
    closed.statements = 5;
    EXPECT_EQ(words(closed),
              "closed (as reported; no status for civilian traffic recorded from Azerbaijan; 5 statements, see claims)");
    closed.statements = 1;
    EXPECT_EQ(words(closed),
              "closed (as reported; no status for civilian traffic recorded from Azerbaijan; 1 statement, see claims)");
    closed.statements = 0;
    closed.ofPart = side("Azerbaijan", Access::open, 12'000.0, 79'300.0);
    EXPECT_EQ(words(closed), "closed (as reported; Azerbaijan speaks of a part alone: open on 12.0 of 91.3 km)");
    closed.ofPart->reach.value = 0.0;
    EXPECT_EQ(words(closed), "closed (as reported; Azerbaijan speaks of a part alone: open at a point)");
    Answer unknown;
    unknown.isSilent = true;
    m_viewpoint.traffic = "all";
    EXPECT_EQ(words(unknown), "unknown (no status for all traffic alike recorded from Azerbaijan)");
    Answer partisanReport = answer(Status::closed, {partisan(side("reported", Access::closed))});
    partisanReport.isSilent = partisanReport.asReported = true;
    m_viewpoint.traffic = "medical";
    EXPECT_EQ(words(partisanReport), "closed (as reported; party or aligned sources only; no status for medical traffic "
                                     "recorded from Azerbaijan)");
}

TEST_F(StatusWords, LimitsThatARowStatesReachTheHeadline) {
    Answer open = answer(Status::open, {side("Azerbaijan", Access::open)});
    access::Evidence evidence;
    evidence.by = "Azerbaijan";
    evidence.only.byLanguage = {{"en", "traffic between two countries"}};
    evidence.conditions = {"escort", "inspection"};
    open.because = {evidence, evidence};
    EXPECT_EQ(words(open),
              "open (Azerbaijan only; said only of traffic between two countries; conditions: escort, inspection)");
    open.because = {evidence};
    open.because[0].otherwise = true;
    EXPECT_EQ(words(open), "open (Azerbaijan only)") << "a reason that does not decide limits nothing";
    open.because[0].otherwise = false;
    open.because[0].by = "Armenia";
    EXPECT_EQ(words(open), "open (Azerbaijan only)") << "another speaker's limit";
}

TEST_F(StatusWords, DoubtAndAbsenceAreSaid) {
    Answer closed = answer(Status::closed, {side("reported", Access::closed)});
    closed.uncertain = true;
    EXPECT_EQ(words(closed), "closed, uncertain");
    Answer gone;
    gone.exists = false;
    EXPECT_EQ(words(gone), "unknown, not there on this day");
}

TEST_F(StatusWords, BothWaysAreNamedAfterTheEnds) {
    const auto addPlace = [&](const char* id, const char* kind, units::LonLat at) {
        model::Place place;
        place.id = id;
        place.kind = kind;
        place.names.byLanguage = {{"en", id}};
        place.position = at;
        m_atlas.places.push_back(place);
    };
    model::Route route;
    route.id = "road";
    route.parts = {{{46.0, 39.5}, {46.5, 39.5}}};
    m_atlas.routes.push_back(route);
    access::ByDirection both{answer(Status::closed, {side("Armenia", Access::closed)}),
                             answer(Status::open, {side("reported", Access::open)})};
    const auto said = [&] {
        return statusWords({m_atlas, m_languages, m_viewpoint}, "road", both.forward, both);
    };
    EXPECT_EQ(said(), "closed towards its end (Armenia only); open towards its start");
    addPlace("Village", "village", {46.499, 39.5});
    addPlace("Khankendi", "town", {46.485, 39.5});
    addPlace("Goris", "town", {46.02, 39.5});
    addPlace("Faraway", "city", {46.03, 39.5});
    EXPECT_EQ(said(), "closed towards Khankendi (Armenia only); open towards Goris");
    EXPECT_EQ(statusWords({m_atlas, m_languages, m_viewpoint}, "road", both.backward, std::nullopt), "open");
    model::Checkpoint post;
    post.id = "gate";
    post.on = {"road"};
    m_atlas.checkpoints = {post};
    EXPECT_EQ(statusWords({m_atlas, m_languages, m_viewpoint}, "gate", both.forward, both),
              "closed towards Khankendi (Armenia only); open towards Goris")
        << "of a checkpoint, the ways of the route that it is on";
}

TEST_F(StatusWords, SeveralFragmentsGiveTheLongest) {
    const std::vector<Side> sides{side("reported", Access::restricted, 4000.0, 87'300.0),
                                  side("Armenia", Access::restricted, 17'340.0, 73'960.0)};
    EXPECT_EQ(words(answer(Status::restricted, sides)), "restricted on 17.3 of 91.3 km, nothing said of the rest");
    Answer mixed = answer(Status::restricted, sides);
    mixed.sides[0].silent.value = 0.0;
    EXPECT_EQ(words(mixed), "restricted") << "one of them speaks of all of it";
    for (const auto& [reach, rest] : {std::pair(91'299.0, "other way"), std::pair(91'298.9, "rest")})
        EXPECT_EQ(words(answer(Status::restricted, {side("reported", Access::restricted, reach, 91'300.0)})),
                  std::string("restricted on 91.3 of 91.3 km, nothing said of the ") + rest);
}

TEST_F(StatusWords, ThoseWhoRestrictTheSameLengthStandTogether) {
    EXPECT_EQ(words(answer(Status::disputed, {side("reported", Access::restricted, 17'340.0, 73'960.0),
                                              side("Armenia", Access::restricted, 17'320.0, 73'960.0),
                                              side("Azerbaijan", Access::restricted, 0.0, 91'300.0),
                                              side("Nobody", Access::open)})),
              "disputed: restricted on 17.3 of 91.3 km (reported, Armenia); restricted at a point of it (Azerbaijan); "
              "open (Nobody)");
}

TEST_F(StatusWords, WeakWordsOfSeveralAreToldApart) {
    EXPECT_EQ(words(answer(Status::open, {inferred(side("Armenia", Access::open)),
                                          inferred(side("Azerbaijan", Access::open))})),
              "open (inferred from Armenia's and Azerbaijan's words)");
    EXPECT_EQ(words(answer(Status::open, {inferred(side("reported", Access::open)),
                                          inferred(side("Azerbaijan", Access::open))})),
              "open (inferred from reports and Azerbaijan's words)");
    EXPECT_EQ(words(answer(Status::open, {partisan(side("reported", Access::open)),
                                          inferred(side("Azerbaijan", Access::open))})),
              "open (reported; party or aligned sources only; inferred from Azerbaijan's words)");
    EXPECT_EQ(words(answer(Status::open, {partisan(side("Armenia", Access::open))})), "open (Armenia only)")
        << "a party's sources are its own";
    m_viewpoint.accordingTo = "Azerbaijan";
    Answer silent = answer(Status::open, {inferred(partisan(side("reported", Access::open)))});
    silent.isSilent = silent.asReported = true;
    EXPECT_EQ(words(silent), "open (as reported; inferred from reports; party or aligned sources only; no status for "
                             "civilian traffic recorded from Azerbaijan)");
}

TEST_F(StatusWords, ADisputeOverAReportSaysSoAndCountsStatements) {
    Answer disputed = answer(Status::disputed, {side("reported", Access::open),
                                                side("Armenia", Access::restricted, 17'340.0, 73'960.0)});
    disputed.asReported = true;
    disputed.statements = 2;
    access::Evidence evidence;
    evidence.by = "Armenia";
    evidence.conditions = {"escort"};
    disputed.because = {evidence};
    EXPECT_EQ(words(disputed), "disputed: restricted on 17.3 of 91.3 km (Armenia; conditions: escort); open (reported); "
                               "as reported; 2 statements, see claims");
    disputed.uncertain = true;
    disputed.exists = false;
    disputed.asReported = false;
    disputed.statements = 0;
    EXPECT_EQ(words(disputed), "disputed: restricted on 17.3 of 91.3 km (Armenia; conditions: escort); open (reported), "
                               "uncertain, not there on this day");
}

class Ways : public StatusWords {
protected:
    Ways() {
        model::Route route;
        route.id = "road";
        route.parts = {{{46.0, 0.0}, {46.2, 0.0}}, {{46.3, 0.0}, {46.5, 0.0}}};
        m_atlas.routes = {route};
    }

    void addPlace(const char* id, const char* kind, units::LonLat at, bool isNamed = true) {
        model::Place place;
        place.id = id;
        place.kind = kind;
        if (isNamed) place.names.byLanguage = {{"en", id}};
        place.position = at;
        m_atlas.places.push_back(place);
    }

    std::string said(const std::string& target) const {
        const access::ByDirection both{answer(Status::closed, {side("reported", Access::closed)}),
                                       answer(Status::open, {side("reported", Access::open)})};
        return statusWords({m_atlas, m_languages, m_viewpoint}, target, both.forward, both);
    }

    /// What the way there is called after.
    std::string towards() const {
        const std::string text = said("road");
        return text.substr(15, text.find(';') - 15);
    }
};

TEST_F(Ways, AreCalledAfterAPlaceWithinTwoKilometres) {
    // The equator's degree is 111,319.4908 m.
    addPlace("Near", "town", {46.5 + 1999.9 / 111319.490793, 0.0});
    EXPECT_EQ(towards(), "Near");
    m_atlas.places[0].position.lon = 46.5 + 2000.1 / 111319.490793;
    EXPECT_EQ(towards(), "its end");
}

TEST_F(Ways, AreCalledAfterTheGreatestPlaceThenTheNearestWithAName) {
    addPlace("Nameless", "city", {46.5, 0.0}, false);
    EXPECT_EQ(towards(), "its end");
    addPlace("Farm", "farm", {46.5, 0.001});
    EXPECT_EQ(towards(), "Farm");
    addPlace("Bridge", "bridge", {46.5, 0.0005});
    EXPECT_EQ(towards(), "Bridge");
    addPlace("Village", "village", {46.5, 0.002});
    EXPECT_EQ(towards(), "Village");
    addPlace("Town", "town", {46.5, 0.003});
    EXPECT_EQ(towards(), "Town");
    addPlace("City", "city", {46.5, 0.004});
    EXPECT_EQ(towards(), "City");
    addPlace("City beyond", "city", {46.5, 0.005});
    EXPECT_EQ(towards(), "City");
}

TEST_F(Ways, HaveNoNameThatBothWouldHave) {
    addPlace("Town", "town", {46.25, 0.0});
    m_atlas.routes[0].parts = {{{46.24, 0.0}, {46.2, 0.1}, {46.26, 0.0}}};
    EXPECT_EQ(said("road"), "closed towards its end; open towards its start");
}

TEST_F(Ways, OfAnEdgeAndOfACheckpointOnOneRoute) {
    addPlace("West", "town", {46.0, 0.0});
    addPlace("Middle", "town", {46.25, 0.0});
    addPlace("East", "town", {46.5, 0.0});
    model::Edge edge;
    edge.id = "edge";
    edge.line = {{46.0, 0.0}, {46.25, 0.0}};
    m_atlas.network = {edge, {}};
    m_atlas.network[1].id = "empty";
    EXPECT_EQ(said("edge"), "closed towards Middle; open towards West");
    EXPECT_EQ(said("road"), "closed towards East; open towards West");
    model::Checkpoint one, two, lost;
    one.id = "one";
    one.on = {"road"};
    two.id = "two";
    two.on = {"road", "road"};
    lost.id = "lost";
    lost.on = {"gone"};
    m_atlas.checkpoints = {one, two, lost};
    EXPECT_EQ(said("one"), "closed towards East; open towards West");
    for (const char* id : {"two", "lost", "empty", "nothing"})
        EXPECT_EQ(said(id), "closed towards its end; open towards its start") << id;
    m_atlas.routes[0].parts = {{}};
    EXPECT_EQ(said("road"), "closed towards its end; open towards its start");
}

TEST_F(Ways, StandBeforeWhateverFollowsTheStatus) {
    Answer fragment = answer(Status::restricted, {side("reported", Access::restricted, 17'340.0, 73'960.0)});
    Answer disputed = answer(Status::disputed, {side("Armenia", Access::closed), side("Azerbaijan", Access::open)});
    disputed.uncertain = true;
    EXPECT_EQ(statusWords({m_atlas, m_languages, m_viewpoint}, "road", fragment, access::ByDirection{fragment, disputed}),
              "restricted on 17.3 of 91.3 km towards its end, nothing said of the rest; disputed towards its start: "
              "closed (Armenia); open (Azerbaijan), uncertain");
}

TEST_F(StatusWords, ThingsAndPartiesAreNamedInTheLanguageAskedFor) {
    const auto named = [](auto& things, const char* name) {
        things.resize(1);
        things[0].id = "x";
        if (*name) things[0].names.byLanguage = {{"en", name}, {"az", std::string(name) + " az"}};
    };
    m_languages = {"az"};
    const auto name = [&](const char* id) { return thingName({m_atlas, m_languages, m_viewpoint}, id); };
    EXPECT_EQ(name("x\ny"), "x y");
    named(m_atlas.network, "Edge");
    EXPECT_EQ(name("x"), "Edge az");
    named(m_atlas.places, "Place");
    EXPECT_EQ(name("x"), "Place az") << "a place before an edge";
    named(m_atlas.checkpoints, "Post");
    EXPECT_EQ(name("x"), "Post az") << "a checkpoint before a place";
    named(m_atlas.routes, "Road");
    EXPECT_EQ(name("x"), "Road az") << "a route before all";
    m_atlas.routes[0].names = {};
    EXPECT_EQ(name("x"), "x");
    const auto party = [&](const char* id) { return partyName({m_atlas, m_languages, m_viewpoint}, id); };
    EXPECT_EQ(party("Azerbaijan"), "Azərbaycan");
    EXPECT_EQ(party("reported"), "reported");
    EXPECT_EQ(party("no\nbody"), "no body");
    EXPECT_EQ(nameOr("id", {}, {"en"}), "id");
}

TEST(Words, OfTrafficSharesAndNames) {
    EXPECT_EQ(trafficWords("humanitarian"), "humanitarian traffic");
    EXPECT_EQ(trafficWords("all"), "what was said of all traffic alike");
    EXPECT_EQ(shareWords({17'340.0}, {91'300.0}), "17.3 of 91.3 km");
    EXPECT_EQ(shareWords({340.0}, {999.0}), "0.34 of 1.00 km");
    EXPECT_EQ(shareWords({340.0}, {1000.0}), "0.3 of 1.0 km");
}

}  // namespace
}  // namespace corridor::wording
