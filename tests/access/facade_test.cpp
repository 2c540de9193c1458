// Intervals, change days, stretches, and the answers of an unknown target.
#include <gmock/gmock.h>

#include <chrono>
#include <ostream>

#include "small_atlas.hpp"

namespace corridor::access {
void PrintTo(Status status, std::ostream* out);
}

namespace corridor::access::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

SmallAtlas story() {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc", "cd"}).valid = edtf("2022-06/..");
    atlas.checkpoint("gate", {0.15, 0.0}, {"main"}).existed = edtf("2023-03-10/2023-04");
    atlas.say(open("main").from("2022-01-01").in("opened"));
    atlas.say(closed("main").from("[2023-01-10..2023-01-15]").until("2023-02").part("b", "c").in("closing"));
    atlas.say(restricted("gate").from("2023-01-01").by("Armenia").in("inspection"));
    atlas.say(open("main").from("2023-03-01").in("again"));
    atlas.say(closed("main").from("2023-03-05").passage().in("stopped"));
    atlas.cover("2022-01-01/2023-12-31");
    return atlas;
}

std::string shownOf(const Answer& answer) {
    std::string text = toString(answer.status) + (answer.uncertain ? "?" : "") + (answer.exists ? "" : " -");
    for (const std::string& id : eventsOf(answer)) text += " " + id;
    for (const std::string& speaker : answer.saidBy) text += " " + speaker;
    return text;
}

TEST(Intervals, CoverTheWindowAndSayWhatEveryDaySays) {
    const SmallAtlas atlas = story();
    const Assertions assertions(atlas.atlas);
    const units::DayRange window{day("2021-12-01"), day("2024-02-01")};
    const std::vector<Interval> intervals = assertions.intervals("main", window, {});
    ASSERT_FALSE(intervals.empty());
    EXPECT_EQ(intervals.front().days.from, window.from);
    EXPECT_EQ(intervals.back().days.to, window.to);
    std::int64_t days = 0;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        if (i > 0) {
            EXPECT_EQ(intervals[i].days.from, intervals[i - 1].days.to);
            EXPECT_NE(shownOf(intervals[i].answer), shownOf(intervals[i - 1].answer)) << "not merged";
        }
        for (units::Date d = intervals[i].days.from; d < intervals[i].days.to; d = d.plusDays(1), ++days)
            ASSERT_EQ(shownOf(assertions.statusOn("main", d, {})), shownOf(intervals[i].answer)) << toString(d);
    }
    EXPECT_EQ(days, window.count());
    const DayCounts counts = countDays(intervals);
    EXPECT_EQ(counts.open + counts.restricted + counts.disputed + counts.closed + counts.unknown, days);
    EXPECT_GT(counts.disputed, 0);
}

TEST(Intervals, OfAnEmptyWindowAreNone) {
    const SmallAtlas atlas = story();
    EXPECT_THAT(Assertions(atlas.atlas).intervals("main", {day("2023-01-01"), day("2023-01-01")}, {}), IsEmpty());
}

TEST(Intervals, OfAnUnknownTargetAreOneThatDoesNotExist) {
    const SmallAtlas atlas = story();
    const Assertions assertions(atlas.atlas);
    const auto intervals = assertions.intervals("nothing", {day("2023-01-01"), day("2023-02-01")}, {});
    ASSERT_EQ(intervals.size(), 1U);
    EXPECT_FALSE(intervals[0].answer.exists);
    EXPECT_EQ(intervals[0].answer.status, Status::unknown);
    EXPECT_THAT(assertions.changeDays("nothing"), IsEmpty());
    EXPECT_THAT(assertions.stretchesOn("nothing", day("2023-01-01"), {}), IsEmpty());
}

TEST(ChangeDays, HoldEveryDayOnWhichTheAnswerDiffersFromTheDayBefore) {
    const SmallAtlas atlas = story();
    const Assertions assertions(atlas.atlas);
    const std::vector<units::Date> changes = assertions.changeDays("main");
    EXPECT_TRUE(std::is_sorted(changes.begin(), changes.end()));
    std::vector<units::Date> differing;
    for (units::Date d = day("2021-12-01"); d < day("2024-02-01"); d = d.plusDays(1))
        if (shownOf(assertions.statusOn("main", d, {})) != shownOf(assertions.statusOn("main", d.plusDays(-1), {})))
            differing.push_back(d);
    EXPECT_GT(differing.size(), 8U);
    EXPECT_THAT(changes, IsSupersetOf(differing));
}

TEST(Stretches, CoverTheRouteInOrderAndOutsideItsDaysSayNothing) {
    const SmallAtlas atlas = story();
    const Assertions assertions(atlas.atlas);
    const auto stretches = assertions.stretchesOn("main", day("2023-01-20"), {});
    ASSERT_EQ(stretches.size(), 3U);
    EXPECT_EQ(stretches[0].from.value, 0.0);
    EXPECT_EQ(stretches[0].answer.status, Status::open);
    EXPECT_NEAR(stretches[1].from.value, edgeMetres, 0.01);
    EXPECT_EQ(stretches[1].answer.status, Status::closed);
    EXPECT_NEAR(stretches[2].to.value, edgeMetres * 3, 0.01);
    const auto before = assertions.stretchesOn("main", day("2022-02-01"), {});
    ASSERT_EQ(before.size(), 1U);
    EXPECT_FALSE(before[0].answer.exists);
}

TEST(Paths, AnEdgeThatTheAtlasLacksIsAPlaceOfWhichNobodySpeaks) {
    SmallAtlas atlas;
    atlas.road("main", {"ab"});
    atlas.say(open("main").from("2023-01-01"));
    const Assertions assertions(atlas.atlas);
    EdgeStretch known, unknown;
    known.edge = "ab";
    unknown.edge = "zz";
    EXPECT_EQ(assertions.statusOn({known}, day("2023-01-02"), {}).status, Status::open);
    EXPECT_EQ(assertions.statusOn({known, unknown}, day("2023-01-02"), {}).status, Status::unknown);
}

TEST(Paths, AnEdgesOwnDaysCountWhereItIsAskedFor) {
    SmallAtlas atlas;
    atlas.road("main", {"ab"});
    atlas.atlas.network[0].valid = edtf("2023-01-05/..");
    atlas.say(open("main").from("2023-01-01"));
    EXPECT_FALSE(atlas.on("ab", "2023-01-04").exists);
    EXPECT_EQ(atlas.status("ab", "2023-01-05"), Status::open);
}

TEST(Evidence, CarriesTheWordsTheirSourcesAndTheirPlace) {
    SmallAtlas atlas;
    atlas.road("main", {"ab", "bc"});
    model::Event event;
    event.id = "checkpoint";
    event.date = edtf("2023-04-23");
    event.sources = {"agency"};
    model::Claim claim;
    claim.by = "Armenia";
    claim.statement = "closed by an unlawful post";
    claim.source = "ministry";
    claim.assertion = model::Assertion{};
    claim.assertion->targets = {"main"};
    claim.assertion->status = model::Access::closed;
    claim.assertion->conditions = {"icrc"};
    claim.assertion->part = model::Part{"a", "b"};
    event.claims = {claim};
    atlas.atlas.events.add(event);
    const Answer answer = atlas.on("main", "2023-05-01");
    ASSERT_EQ(answer.because.size(), 1U);
    const Evidence& evidence = answer.because[0];
    EXPECT_EQ(evidence.event, "checkpoint");
    EXPECT_EQ(evidence.by, "Armenia");
    EXPECT_EQ(evidence.statement, "closed by an unlawful post");
    EXPECT_THAT(evidence.sources, ElementsAre("ministry"));
    EXPECT_THAT(evidence.conditions, ElementsAre("icrc"));
    EXPECT_EQ(evidence.part, claim.assertion->part);
    EXPECT_EQ(evidence.target, "main");
    EXPECT_EQ(evidence.from, (units::DaySpan{day("2023-04-23"), day("2023-04-23")}));
    atlas.atlas.events.change(0, [&](model::Event& e) { e.claims[0].source.clear(); });
    EXPECT_THAT(atlas.on("main", "2023-05-01").because.at(0).sources, ElementsAre("agency"));
}

}  // namespace
}  // namespace corridor::access::test
