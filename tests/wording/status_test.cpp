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

TEST(Words, OfTrafficSharesAndNames) {
    EXPECT_EQ(trafficWords("humanitarian"), "humanitarian traffic");
    EXPECT_EQ(trafficWords("all"), "what was said of all traffic alike");
    EXPECT_EQ(shareWords({17'340.0}, {91'300.0}), "17.3 of 91.3 km");
    EXPECT_EQ(shareWords({340.0}, {999.0}), "0.34 of 1.00 km");
    EXPECT_EQ(shareWords({340.0}, {1000.0}), "0.3 of 1.0 km");
}

}  // namespace
}  // namespace corridor::wording
