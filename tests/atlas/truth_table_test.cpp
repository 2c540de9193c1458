// The access rule on the shipped atlas: every target, class, day and point of view of the table, and what the
// table cannot hold (directions, checkpoints, shared edges, the days outside the coverage).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "access/access.hpp"
#include "ingest/load.hpp"
#include "shipped_atlas.hpp"
#include "truth_table.hpp"
#include "wording/status.hpp"

namespace corridor::test {
namespace {

using access::Answer;
using access::Status;
using testing::ElementsAre;
using testing::IsEmpty;

const access::Assertions& assertions() {
    static const access::Assertions all(shippedAtlas());
    return all;
}

units::Date day(const std::string& text) {
    const std::optional<units::Date> date = units::parseDay(text);
    EXPECT_TRUE(date) << text;
    return date.value_or(units::Date{});
}

Answer ask(const std::string& target, const std::string& on, const std::string& traffic,
           std::optional<std::string> accordingTo = std::nullopt,
           std::optional<model::Direction> direction = std::nullopt) {
    return assertions().statusOn(target, day(on), {traffic, std::move(accordingTo), direction});
}

Status statusOf(model::Access word) {
    if (word == model::Access::open) return Status::open;
    return word == model::Access::restricted ? Status::restricted : Status::closed;
}

const std::string karabakh = "Karabakh authorities (de facto)";

/// Speakers with a word, in the order of the atlas.
std::vector<std::string> speakersOf(const Words& words) {
    std::vector<std::string> speakers;
    if (words.reported) speakers.push_back(access::reported);
    if (words.armenia) speakers.push_back("Armenia");
    if (words.azerbaijan) speakers.push_back("Azerbaijan");
    if (words.karabakh) speakers.push_back(karabakh);
    return speakers;
}

template <typename Check>
void forEveryCell(const Check& check) {
    for (const Row& row : truthTable())
        for (const std::string& on : row.days)
            for (const std::string& traffic : row.classes) {
                SCOPED_TRACE(row.target + " on " + on + " for " + traffic + ": " + row.because);
                check(row, on, traffic);
            }
}

TEST(TruthTable, HasEveryTargetDayAndClassOnce) {
    std::set<std::tuple<std::string, std::string, std::string>> cells;
    std::size_t count = 0;
    for (const Row& row : truthTable())
        for (const std::string& on : row.days)
            for (const std::string& traffic : row.classes) {
                ++count;
                EXPECT_TRUE(cells.emplace(row.target, on, traffic).second)
                    << row.target << " " << on << " " << traffic << " twice";
            }
    EXPECT_EQ(count, tableTargets().size() * tableDays().size() * access::trafficClasses().size());
    EXPECT_EQ(count, 630U);
    for (const auto& [target, on, traffic] : cells) {
        EXPECT_THAT(tableTargets(), testing::Contains(target));
        EXPECT_THAT(tableDays(), testing::Contains(on));
        EXPECT_THAT(access::trafficClasses(), testing::Contains(traffic));
    }
}

// Rule 5 keeps the table honest: one value is the status, several are disputed, none is unknown.
TEST(TruthTable, StatusForEveryoneFollowsFromTheWordsWrittenBesideIt) {
    for (const Row& row : truthTable()) {
        std::set<model::Access> values;
        for (const std::optional<model::Access>& word :
             {row.words.reported, row.words.armenia, row.words.azerbaijan, row.words.karabakh})
            if (word) values.insert(*word);
        const Status expected =
            values.empty() ? Status::unknown : (values.size() > 1 ? Status::disputed : statusOf(*values.begin()));
        EXPECT_EQ(row.everyone, expected) << row.because;
    }
}

TEST(TruthTable, HoldsForEveryone) {
    forEveryCell([](const Row& row, const std::string& on, const std::string& traffic) {
        const Answer answer = ask(row.target, on, traffic);
        EXPECT_EQ(access::toString(answer.status), access::toString(row.everyone));
        EXPECT_EQ(answer.uncertain, row.uncertain);
        EXPECT_EQ(answer.saidBy, speakersOf(row.words));
        EXPECT_FALSE(answer.asReported);
        EXPECT_EQ(answer.exists, row.target != "lachin-bypass-2022" || on >= "2022-08-30");
    });
}

void expectAccordingTo(const std::string& party, std::optional<model::Access> (*wordOf)(const Words&)) {
    forEveryCell([&](const Row& row, const std::string& on, const std::string& traffic) {
        const Answer answer = ask(row.target, on, traffic, party);
        const std::optional<model::Access> own = wordOf(row.words);
        const std::optional<model::Access> word = own ? own : row.words.reported;
        EXPECT_EQ(access::toString(answer.status), access::toString(word ? statusOf(*word) : Status::unknown)) << party;
        EXPECT_EQ(answer.uncertain, !own && row.uncertain) << party;
        if (own) {
            EXPECT_THAT(answer.saidBy, ElementsAre(party));
            EXPECT_FALSE(answer.asReported) << party;
        } else if (word) {
            EXPECT_THAT(answer.saidBy, ElementsAre(access::reported));
            EXPECT_TRUE(answer.asReported) << party;
        } else {
            EXPECT_THAT(answer.saidBy, IsEmpty()) << party;
        }
    });
}

TEST(TruthTable, HoldsAccordingToArmenia) {
    expectAccordingTo("Armenia", [](const Words& words) { return words.armenia; });
}

TEST(TruthTable, HoldsAccordingToAzerbaijan) {
    expectAccordingTo("Azerbaijan", [](const Words& words) { return words.azerbaijan; });
}

TEST(TruthTable, HoldsAccordingToTheKarabakhAuthorities) {
    expectAccordingTo(karabakh, [](const Words& words) { return words.karabakh; });
}

// Russia signed the statement of 2020 but the atlas holds no word of it on any road: the reported fact, or unknown.
TEST(TruthTable, HoldsAccordingToAPartyThatSaidNothing) {
    expectAccordingTo("Russia", [](const Words&) { return std::optional<model::Access>(); });
}

// The European Union did speak, on the Aghdam road, but without a status: the same as silence.
TEST(TruthTable, WordsWithoutAStatusAreNoWordOnTheStatus) {
    expectAccordingTo("European Union", [](const Words&) { return std::optional<model::Access>(); });
}

TEST(BeyondTheTable, NothingIsKnownOutsideTheCoverage) {
    for (const std::string& target : tableTargets())
        for (const std::string& traffic : access::trafficClasses())
            for (const char* on : {"2020-11-09", "2023-10-01"}) {
                const Answer answer = ask(target, on, traffic);
                EXPECT_EQ(access::toString(answer.status), "unknown") << target << " " << traffic << " " << on;
                EXPECT_THAT(answer.saidBy, IsEmpty());
            }
}

// The departure of September 2023 went from Karabakh to Armenia: against the direction in which the route is drawn.
TEST(BeyondTheTable, RoadIsOpenToThoseWhoLeaveAndClosedToThoseWhoCome) {
    const std::string road = "lachin-bypass-2022";
    EXPECT_EQ(access::toString(ask(road, "2023-09-26", "civilian", {}, model::Direction::backward).status), "open");
    EXPECT_EQ(access::toString(ask(road, "2023-09-26", "civilian", {}, model::Direction::forward).status), "closed");
    EXPECT_EQ(access::toString(ask(road, "2023-09-26", "civilian", {}, model::Direction::both).status), "closed");
    EXPECT_EQ(access::toString(ask(road, "2023-09-26", "commercial", {}, model::Direction::backward).status), "closed")
        << "the word is of civilians";
    EXPECT_EQ(access::toString(ask(road, "2023-09-23", "civilian", {}, model::Direction::backward).status), "closed")
        << "it starts on 09-24";
}

// The barriers stood on a stretch that the roads from Barda and from Vardenis use as well (rule 3): closed there too.
// Azerbaijan's offer is of the whole Aghdam road, which is only a part of those: silence, so there is nothing to
// dispute.
TEST(BeyondTheTable, BarriersHoldForEveryRouteOverTheSameEdges) {
    for (const char* road : {"barda-aghdam-khankendi", "vardenis-kalbajar-martakert-khankendi"}) {
        const Answer aid = ask(road, "2023-08-17", "humanitarian");
        EXPECT_EQ(access::toString(aid.status), "closed") << road;
        EXPECT_THAT(aid.saidBy, ElementsAre(access::reported, karabakh)) << road;
        EXPECT_EQ(access::toString(ask(road, "2023-07-16", "humanitarian").status), "unknown") << road;
        for (const char* passage : {"2023-09-12", "2023-09-18"})
            EXPECT_EQ(access::toString(ask(road, passage, "humanitarian").status), "unknown")
                << road << ": what is restricted lies on another road as well";
        EXPECT_EQ(access::toString(ask(road, "2023-09-13", "humanitarian").status), "unknown") << road;
    }
}

TEST(BeyondTheTable, RoadsWithoutAWordStayUnknown) {
    for (const char* road : {"kalbajar-spur", "goris-kapan-meghri", "yerevan-goris", "vardenis-kalbajar-local-roads",
                             "nakhchivan-ordubad-meghri-zangilan-horadiz", "zangilan-spur"})
        for (const std::string& on : tableDays())
            for (const std::string& traffic : access::trafficClasses())
                EXPECT_EQ(access::toString(ask(road, on, traffic).status), "unknown")
                    << road << " " << on << " " << traffic;
}

TEST(BeyondTheTable, CheckpointDoesNotExistBeforeItWasSetUp) {
    EXPECT_FALSE(ask("hakari-checkpoint", "2023-04-22", "humanitarian").exists);
    EXPECT_EQ(access::toString(ask("hakari-checkpoint", "2023-04-22", "humanitarian").status), "unknown");
    EXPECT_TRUE(ask("hakari-checkpoint", "2023-04-23", "humanitarian").exists);
}

TEST(BeyondTheTable, OneVoiceAloneIsNamedWherePeopleReadIt) {
    const auto words = [](const Answer& answer) {
        return wording::statusWords({shippedAtlas(), {"en"}, {}}, answer);
    };
    EXPECT_EQ(words(ask("aghdam-khankendi", "2023-07-16", "humanitarian")), "open (inferred from Azerbaijan's words)");
    EXPECT_EQ(words(ask("lachin-bypass-2022", "2023-04-30", "civilian")), "closed (Armenia only)");
}

TEST(BeyondTheTable, EvidenceOfTheDisputeOfAugustNamesBothSidesAndTheirSources) {
    const Answer answer = ask("lachin-bypass-2022", "2023-08-17", "humanitarian");
    std::map<std::string, std::set<std::string>> eventsBySpeaker;
    for (const access::Evidence& evidence : answer.because) {
        eventsBySpeaker[evidence.by].insert(evidence.event);
        EXPECT_FALSE(evidence.sources.empty()) << evidence.event;
        for (const std::string& source : evidence.sources)
            EXPECT_TRUE(model::findSource(shippedAtlas(), source)) << source;
    }
    EXPECT_THAT(eventsBySpeaker[access::reported], testing::Contains("june-closure-2023"));
    EXPECT_THAT(eventsBySpeaker["Armenia"], ElementsAre("checkpoint-2023"));
    EXPECT_THAT(eventsBySpeaker["Azerbaijan"], testing::Contains("checkpoint-2023"));
    EXPECT_THAT(eventsBySpeaker[karabakh], ElementsAre("icrc-resumes-2023"));
}

// The days on either side of an uncertain change are certain.
TEST(BeyondTheTable, OnlyTheDaysWithinAnUncertainChangeAreUncertain) {
    const std::vector<std::tuple<const char*, const char*, const char*, const char*, bool>> cells{
        {"lachin-corridor", "2022-08-25", "civilian", "open", false},
        {"lachin-corridor", "2022-08-26", "civilian", "closed", true},
        {"lachin-corridor", "2022-08-29", "civilian", "closed", true},
        {"lachin-corridor", "2022-08-31", "civilian", "closed", false},
        {"lachin-bypass-2022", "2022-08-30", "civilian", "unknown", true},
        {"lachin-bypass-2022", "2022-09-06", "civilian", "unknown", true},
        {"lachin-bypass-2022", "2022-09-08", "civilian", "open", false},
        {"lachin-bypass-2022", "2023-04-29", "medical", "disputed", false},
        {"lachin-bypass-2022", "2023-05-02", "medical", "disputed", true},
        {"lachin-bypass-2022", "2023-06-01", "medical", "disputed", false}};
    for (const auto& [target, on, traffic, status, uncertain] : cells) {
        const Answer answer = ask(target, on, traffic);
        EXPECT_EQ(access::toString(answer.status), status) << target << " " << on;
        EXPECT_EQ(answer.uncertain, uncertain) << target << " " << on;
    }
    // What is asked of the report alone: closed while the pause may last, restricted when it is over for certain.
    const std::vector<std::tuple<const char*, const char*, bool>> reports{
        {"2023-04-28", "restricted", false}, {"2023-04-29", "closed", false}, {"2023-05-01", "closed", false},
        {"2023-05-02", "closed", true},      {"2023-05-30", "closed", true},  {"2023-06-01", "restricted", false}};
    for (const auto& [on, status, uncertain] : reports) {
        const Answer answer = ask("lachin-bypass-2022", on, "medical", "Russia");
        EXPECT_EQ(access::toString(answer.status), status) << on;
        EXPECT_EQ(answer.uncertain, uncertain) << on;
        EXPECT_TRUE(answer.asReported) << on;
    }
}

// Days of the coverage by status, counted by hand from the table's reasons: 1055 days from 2020-11-10 to 2023-09-30.
TEST(BeyondTheTable, DaysOfTheOldRoadAddUp) {
    const units::DayRange coverage = model::coverageDays(shippedAtlas());
    EXPECT_EQ(coverage.count(), 1055);
    const access::DayCounts days = access::countDays(assertions().intervals("lachin-corridor", coverage, {}));
    EXPECT_EQ(days.unknown, 5) << "2020-11-10 to 11-14";
    EXPECT_EQ(days.open, 649) << "2020-11-15 to 2022-08-25";
    EXPECT_EQ(days.closed, 401) << "since 2022-08-26, the first days uncertain";
    EXPECT_EQ(days.restricted + days.disputed, 0);
}

// What docs/data-format.md says of its example.
TEST(MinimalAtlas, HasTheStatusesThatItsPageGives) {
    const units::Result<model::Atlas> loaded = ingest::load({CORRIDOR_TEST_DATA "/minimal-atlas"});
    ASSERT_TRUE(loaded);
    const access::Assertions minimal(*loaded);
    const Answer aid = minimal.statusOn("causeway", day("2023-06-01"), {"humanitarian", {}, {}});
    EXPECT_EQ(access::toString(aid.status), "disputed");
    EXPECT_THAT(aid.saidBy, ElementsAre("west", "east"));
    const Answer civilian = minimal.statusOn("causeway", day("2023-06-01"), {"civilian", {}, {}});
    EXPECT_EQ(access::toString(civilian.status), "closed");
    EXPECT_THAT(civilian.saidBy, ElementsAre(access::reported, "west"));
}

TEST(BeyondTheTable, NoClosingWordOfTheAtlasReachesFurtherThanItMeans) {
    for (const units::Problem& problem : access::problemsOf(shippedAtlas())) ADD_FAILURE() << units::toString(problem);
}

}  // namespace
}  // namespace corridor::test
