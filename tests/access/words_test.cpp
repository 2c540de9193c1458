// The words and counts that all outputs take from here.
#include <gmock/gmock.h>

#include "small_atlas.hpp"

namespace corridor::access::test {
namespace {

using testing::ElementsAre;

TEST(Words, OfStatusesAndTrafficClasses) {
    EXPECT_EQ(toString(Status::open), "open");
    EXPECT_EQ(toString(Status::restricted), "restricted");
    EXPECT_EQ(toString(Status::disputed), "disputed");
    EXPECT_EQ(toString(Status::closed), "closed");
    EXPECT_EQ(toString(Status::unknown), "unknown");
    EXPECT_EQ(toString(model::Access::open), "open");
    EXPECT_EQ(toString(model::Access::restricted), "restricted");
    EXPECT_EQ(toString(model::Access::closed), "closed");
    EXPECT_THAT(trafficClasses(), ElementsAre("civilian", "commercial", "humanitarian", "medical", "peacekeeper",
                                              "military", "all"));
    EXPECT_EQ(std::string(reported), "reported");
    EXPECT_EQ(Viewpoint{}.traffic, "civilian");
}

TEST(CountDays, AddsTheDaysOfEachStatus) {
    std::vector<Interval> intervals;
    int start = 0, length = 1;
    for (const Status status : {Status::open, Status::restricted, Status::disputed, Status::closed, Status::unknown,
                                Status::open, Status::closed}) {
        Interval interval;
        interval.days = {units::Date(start), units::Date(start + length)};
        interval.answer.status = status;
        intervals.push_back(interval);
        start += length;
        length *= 2;
    }
    EXPECT_EQ(countDays(intervals), (DayCounts{1 + 32, 2, 4, 8 + 64, 16}));
    EXPECT_EQ(countDays({}), DayCounts{});
}

TEST(SayTheSame, WhereStatusCertaintyExistenceAndEachWordAreAlike) {
    Answer a;
    a.status = Status::closed;
    a.sides.resize(2);
    a.sides[0].by = reported;
    a.sides[1].by = "Armenia";
    const auto differs = [&](const auto& change) {
        Answer b = a;
        change(b);
        return !sayTheSame(a, b) && !sayTheSame(b, a);
    };
    EXPECT_FALSE(differs([](Answer& b) { b.sides[0].reach = {5.0}; b.statements = 2; })) << "lengths are not read";
    EXPECT_TRUE(differs([](Answer& b) { b.status = Status::disputed; }));
    EXPECT_TRUE(differs([](Answer& b) { b.uncertain = true; }));
    EXPECT_TRUE(differs([](Answer& b) { b.exists = false; }));
    EXPECT_TRUE(differs([](Answer& b) { b.sides[1].by = "Russia"; }));
    EXPECT_TRUE(differs([](Answer& b) { b.sides[1].status = model::Access::closed; }));
    EXPECT_TRUE(differs([](Answer& b) { b.sides.pop_back(); }));
}

TEST(IsFragment, WhereMoreThanAMetreIsLeftUnspokenOf) {
    Side side;
    side.silent = {1.0};
    EXPECT_FALSE(side.isFragment());
    side.silent = {1.01};
    EXPECT_TRUE(side.isFragment());
}

/// Everything that a row says and that an answer does not need in order to be decided.
TEST(Evidence, CarriesWhatARowSaysOfItself) {
    SmallAtlas atlas;
    atlas.road("main", {"ab"});
    Sentence sentence = closed("main").from("2023-01-05").until("[2023-02-01..2023-02-03]").in("e").oneWay(
        model::Direction::backward);
    sentence.assertion.untilBasis = "inferred";
    sentence.assertion.basis = "inferred";
    sentence.assertion.only.byLanguage = {{"en", "lorries"}};
    sentence.assertion.statement = "a note";
    sentence.assertion.sources = {"gazette"};
    model::Source gazette;
    gazette.id = "gazette";
    gazette.stance = "party";
    atlas.atlas.sources = {gazette};
    atlas.say(sentence);
    const Evidence evidence = atlas.on("main", "2023-01-06").because.at(0);
    EXPECT_EQ(evidence.by, reported);
    EXPECT_EQ(evidence.until, (units::DaySpan{day("2023-02-01"), day("2023-02-03")}));
    EXPECT_TRUE(evidence.untilInferred);
    EXPECT_EQ(evidence.basis, "inferred");
    EXPECT_EQ(evidence.only.byLanguage.at("en"), "lorries");
    EXPECT_EQ(evidence.statement, "a note");
    EXPECT_THAT(evidence.sources, ElementsAre("gazette"));
    EXPECT_TRUE(evidence.isPartisan);
    EXPECT_EQ(evidence.direction, model::Direction::backward);
    EXPECT_FALSE(evidence.isPassage);
    EXPECT_FALSE(evidence.said);
    EXPECT_NEAR(evidence.reach.value, edgeMetres, 0.01);
    atlas.atlas.events.change(0, [&](model::Event& e) { e.access[0].untilBasis = "stated"; });
    EXPECT_FALSE(atlas.on("main", "2023-01-06").because.at(0).untilInferred);
    atlas.atlas.events.change(0, [&](model::Event& e) { e.access[0].isPassage = true; });
    EXPECT_TRUE(atlas.on("main", "2023-01-06").because.at(0).isPassage);
}

/// The day before the speaker's next word ends one whose own end is later, or that states none.
TEST(Evidence, EndsTheDayBeforeTheNextWordOnTheSameMatter) {
    const auto untilWith = [](const Sentence& next, const char* stated) {
        SmallAtlas atlas;
        atlas.road("main", {"ab", "bc"});
        Sentence first = closed("main").from("2023-01-05").in("first").traffic({"civilian", "medical"});
        if (*stated) first.until(stated);
        first.assertion.untilBasis = "inferred";
        atlas.say(first);
        atlas.say(next);
        const Evidence evidence = atlas.on("main", "2023-01-06").because.at(0);
        return (evidence.until ? toString(evidence.until->lower) + " " + toString(evidence.until->upper) : "goes on") +
               (evidence.untilInferred ? "?" : "");
    };
    const Sentence next = open("main").from("[2023-02-10..2023-02-12]").in("next");
    EXPECT_EQ(untilWith(next, ""), "2023-02-09 2023-02-11");
    EXPECT_EQ(untilWith(next, "2023-02-09"), "2023-02-09 2023-02-09?") << "its own end is no later";
    EXPECT_EQ(untilWith(next, "2023-02-10"), "2023-02-09 2023-02-11");
    EXPECT_EQ(untilWith(Sentence(next).by("Armenia"), ""), "goes on?");
    EXPECT_EQ(untilWith(Sentence(next).passage(), ""), "goes on?");
    EXPECT_EQ(untilWith(Sentence(next).traffic({"civilian"}), ""), "goes on?") << "of the medical nothing new is said";
    EXPECT_EQ(untilWith(Sentence(next).traffic({"medical", "civilian", "military"}), ""), "2023-02-09 2023-02-11");
    EXPECT_EQ(untilWith(Sentence(next).part("a", "b"), ""), "goes on?");
    EXPECT_EQ(untilWith(Sentence(next).oneWay(model::Direction::forward), ""), "goes on?");
    EXPECT_EQ(untilWith(open("ab").from("2023-02-10").in("next"), ""), "goes on?") << "another target";
    EXPECT_EQ(untilWith(open("main").from("2023-01-05").in("next").traffic({"all", "x"}), ""), "goes on?")
        << "not later";
}

TEST(SaidBy, IsInTheOrderOfTheAtlassPartiesTheReportedFirstAndStrangersLast) {
    SmallAtlas atlas;
    atlas.road("main", {"ab"});
    for (const char* party : {"Utopia", "Russia", "Atlantis", "Armenia", ""})
        atlas.say(closed("main").from("2023-01-05").by(party).in(std::string("of ") + party));
    EXPECT_THAT(atlas.on("main", "2023-01-06").saidBy, ElementsAre("reported", "Armenia", "Russia", "Atlantis", "Utopia"));
}

TEST(Statements, CountFromTheFirstDayOnWhichTheyMayHaveBeenMadeAndNotOnceRetracted) {
    SmallAtlas atlas;
    atlas.road("main", {"ab"});
    model::Event event;
    event.id = "e";
    event.date = edtf("2023-03-01");
    event.about = {"main"};
    model::Claim claim;
    claim.by = "Armenia";
    claim.date = edtf("[2023-02-03..2023-02-05]");
    event.claims = {claim};
    atlas.atlas.events = {event};
    const auto counted = [&](const char* on) { return atlas.on("main", on, accordingTo("Armenia")).statements; };
    EXPECT_EQ(counted("2023-02-02"), 0u);
    EXPECT_EQ(counted("2023-02-03"), 1u);
    EXPECT_EQ(counted("2024-01-01"), 1u);
    atlas.atlas.events.change(0, [&](model::Event& e) { e.claims[0].date = std::nullopt; });
    EXPECT_EQ(counted("2023-02-28"), 0u);
    EXPECT_EQ(counted("2023-03-01"), 1u);
    atlas.atlas.events.change(0, [&](model::Event& e) { e.retractedBy = "correction"; });
    EXPECT_EQ(counted("2023-03-01"), 0u);
    atlas.atlas.events.change(0, [&](model::Event& e) { e.retractedBy.clear(); });
    atlas.atlas.events.change(0, [&](model::Event& e) { e.date = std::nullopt; });
    EXPECT_EQ(counted("2023-03-01"), 0u) << "said on no day";
}

}  // namespace
}  // namespace corridor::access::test
