#include "model/events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace corridor::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

units::Date day(const char* text) {
    return *units::parseDay(text);
}

Event eventOf(const std::string& id, const char* date) {
    Event event;
    event.id = id;
    if (*date) event.date = units::parseEdtf(date).value;
    return event;
}

std::vector<std::string> idsOf(const Events& events) {
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < events.size(); ++row) ids.emplace_back(events.id(row));
    return ids;
}

/// An event of which every member is other than by default.
Event fullEvent() {
    Assertion row;
    row.targets = {"r1", "r2"};
    row.status = Access::closed;
    row.traffic = {"civilian", "medical"};
    row.by = "west";
    row.from = units::parseEdtf("2023-05~").value;
    row.until = units::parseEdtf("2023-06-30").value;
    row.part = Part{std::string("bridge"), units::Metres{12400.0}};
    row.direction = Direction::backward;
    row.isPassage = true;
    row.conditions = {"icrc"};
    row.basis = "reported";
    row.untilBasis = "inferred";
    row.only.byLanguage = {{"", "between two towns"}, {"hy", "քաղաքների միջև"}};
    row.sources = {"s1"};
    row.statement = "closed \"for now\"";
    row.other = {{"row", "7"}};
    Claim claim;
    claim.by = "west";
    claim.speaker = "a spokesman";
    claim.statement = "says so";
    claim.source = "s1";
    claim.date = units::parseEdtf("2023-05-02").value;
    claim.basis = "statement";
    claim.assertion = row;
    claim.other = {{"a", "1"}, {"b", "\"two\""}};
    Figure figure;
    figure.what = "vehicles";
    figure.value = 19.5;
    figure.unit = "lorries";
    figure.source = "s2";
    figure.note = "about";
    figure.other = {{"c", "[1]"}};
    Event event = eventOf("e", "2023-04/2023-05-11");
    event.names.byLanguage = {{"", "Name"}, {"az", "Ad"}};
    event.names.alternatives = {"Another", "A third"};
    event.description = "What happened";
    event.category = "closure";
    event.position = units::LonLat{46.5, 39.6};
    event.accuracy = units::Metres{1500.25};
    event.publishAccuracy = units::Metres{1000.0};
    event.about = {"r1"};
    event.claims = {claim, Claim{}};
    event.access = {row, Assertion{}};
    event.figures = {figure};
    event.sources = {"s1", "s2"};
    event.basis = "reported";
    event.recorded = "2023-06-01";
    event.retractedBy = "x";
    event.note = "a note";
    event.style = Style{"#112233", {}, "#445566", "small", "star", 2.0, {}, 0.5};
    event.other = {{"z", "null"}};
    event.origin = {3, 17, std::uint64_t{1} << 40, 250};
    return event;
}

TEST(Events, ComeBackAsTheyWereGiven) {
    const Event full = fullEvent();
    Event bare;
    Event timed = eventOf("t", "2023-05-01T10:00:00Z");
    const Events events{full, bare, timed};
    EXPECT_EQ(events.at(0), full);
    EXPECT_EQ(events.at(1), bare);
    EXPECT_EQ(events.at(2), timed);
    EXPECT_EQ(events.names(events.rowAt(0)), full.names);
}

TEST(Events, KeepDaysThatDoNotFollowFromTheText) {
    Event event = eventOf("e", "2023-05");
    event.date->text = "the fifth month of 2023";
    EXPECT_EQ(Events{event}.at(0).date, event.date);
}

TEST(Events, OfAPlainTextAreTheSameAsTheirValues) {
    Event value = eventOf("e", "2023-05-10");
    value.names.byLanguage = {{"", "Name"}};
    value.description = "words";
    value.category = "closure";
    value.position = units::LonLat{46.5, 39.6};
    value.accuracy = units::Metres{50.0};
    value.about = {"r1"};
    value.sources = {"s1", "s2"};
    value.note = "note";
    value.other = {{"party", "\"west\""}};
    value.origin = {0, 2, 40, 60};
    PlainEvent plain;
    plain.id = "e";
    plain.name = "Name";
    plain.date = "2023-05-10";
    plain.category = "closure";
    plain.description = "words";
    plain.note = "note";
    plain.days = {day("2023-05-10"), day("2023-05-10")};
    plain.isCertain = true;
    plain.position = value.position;
    plain.accuracyMetres = 50.0;
    plain.about = {"r1"};
    plain.sources = {"s1", "s2"};
    plain.other = {{"party", "\"west\""}};
    plain.origin = value.origin;
    Events events;
    events.stage(plain);
    events.settle();
    EXPECT_EQ(events.at(0), value);
    const Events other{value};
    EXPECT_EQ(events.columns().first, other.columns().first);
    EXPECT_EQ(events.columns().flags[0].isCertain, other.columns().flags[0].isCertain);
    EXPECT_EQ(events.columns().flags[0].hasPlace, other.columns().flags[0].hasPlace);
}

TEST(Events, AreInRowsByTheirFirstDayAndThenAsInTheFiles) {
    const Events events{eventOf("undated", ""), eventOf("late", "2023-06-01"), eventOf("open", "../2023-01-01"),
                        eventOf("same", "2023-06-01"), eventOf("early", "2023-05")};
    EXPECT_THAT(idsOf(events), ElementsAre("open", "early", "late", "same", "undated"));
    std::vector<std::string> inFiles;
    for (const Event& event : events) inFiles.push_back(event.id);
    EXPECT_THAT(inFiles, ElementsAre("undated", "late", "open", "same", "early"));
    EXPECT_EQ(events.ordinalOf(events.rowAt(3)), 3U);
}

TEST(Events, AreFoundByTheirIds) {
    const Events events{eventOf("b", "2023-06-01"), eventOf("a", "2023-05-01")};
    EXPECT_EQ(events.find("a"), 0U);
    EXPECT_EQ(events.find("b"), 1U);
    EXPECT_EQ(events.find("c"), std::nullopt);
    EXPECT_EQ(Events{}.find("a"), std::nullopt);
}

TEST(Events, OfOneIdTheFirstIsKeptWhereOthersAreRefused) {
    Events events;
    for (const char* date : {"2023-06-01", "2023-05-01", "2023-04-01"}) events.stage(eventOf("same", date));
    events.stage(eventOf("other", "2023-05-15"));
    std::vector<std::string> refused;
    events.settle([&](const Event& event) { refused.push_back(event.date->text); });
    EXPECT_THAT(refused, ElementsAre("2023-05-01", "2023-04-01"));
    EXPECT_THAT(idsOf(events), ElementsAre("other", "same"));
    EXPECT_EQ(events.at(0).date->text, "2023-06-01");
}

TEST(Events, StagedInPartsAreThoseStagedAtOnce) {
    std::mt19937 random(4);
    std::vector<Event> all;
    for (int i = 0; i < 500; ++i) {
        all.push_back(i % 7 == 0 ? fullEvent() : eventOf("", "2023-05-10"));
        all.back().id = "e" + std::to_string(i);
        all.back().category = "c" + std::to_string(random() % 9);
        all.back().date = units::edtfOf(units::Date(static_cast<std::int32_t>(19000 + random() % 300)));
        all.back().origin.input = 0;
    }
    Events parts;
    for (std::size_t begin = 0; begin < all.size(); begin += 100) {
        Events part;
        for (std::size_t i = begin; i < begin + 100; ++i) part.stage(all[i]);
        parts.stage(std::move(part));
    }
    parts.settle();
    const Events whole(all.begin(), all.end());
    EXPECT_EQ(std::vector<Event>(parts.begin(), parts.end()), all);
    EXPECT_EQ(idsOf(parts), idsOf(whole));
    EXPECT_EQ(parts.columns().categories, whole.columns().categories);
    EXPECT_EQ(parts.columns().category, whole.columns().category);
}

TEST(Events, OfAnOverlaidFileAreOfALaterInput) {
    Event first = eventOf("a", "2023-05-01"), second = eventOf("b", "2023-04-01"), unknown = eventOf("c", "2023-03-01");
    first.origin.input = second.origin.input = 0;
    Events one{first}, other{second, unknown};
    other.moveInputs(2);
    one.stage(std::move(other));
    one.add(first);
    EXPECT_EQ(one.at(0).origin.input, 0U);
    EXPECT_EQ(one.at(1).origin.input, 2U);
    EXPECT_EQ(one.at(2).origin.input, Origin::unknown);
    EXPECT_EQ(one.at(3).origin.input, 0U);
}

TEST(Events, ChangeWhereTheyStand) {
    Events events{eventOf("a", "2023-05-01"), eventOf("b", "2023-04-01"), eventOf("c", "2023-03-01")};
    events.change(1, [](Event& event) {
        event.date = units::edtfOf(day("2023-06-01"));
        event.category = "new";
    });
    EXPECT_THAT(idsOf(events), ElementsAre("c", "a", "b"));
    EXPECT_EQ(events.at(1).category, "new");
    EXPECT_EQ(events.find("b"), 2U);
    EXPECT_EQ(events.size(), 3U);
}

TEST(Events, SayWhatTheyAreAboutWithoutBeingUnpacked) {
    Event event = fullEvent();
    event.about = {"r1", "bridge"};
    event.sources = {"r9"};
    const Events events{event, Event{}};
    const std::size_t row = events.rowAt(0);
    EXPECT_TRUE(events.isAbout(row, "r1"));
    EXPECT_TRUE(events.isAbout(row, "bridge"));
    EXPECT_FALSE(events.isAbout(row, "r9"));
    EXPECT_FALSE(events.isAbout(row, "r"));
    EXPECT_FALSE(events.isAbout(events.rowAt(1), ""));
}

TEST(EventFlags, TellWhatIsAskedOfAll) {
    Event claimed = eventOf("claimed", "2023-05-01/2023-05-02"), said = claimed, full = fullEvent();
    claimed.claims = {Claim{}};
    said.claims = {Claim{}};
    said.claims[0].assertion = Assertion{};
    const Events events{claimed, said, full, eventOf("month", "2023-05"), Event{}};
    const auto flags = [&](std::size_t ordinal) { return events.columns().flags[events.rowAt(ordinal)]; };
    EXPECT_TRUE(flags(0).hasClaims && !flags(0).hasAssertions);
    EXPECT_TRUE(flags(1).hasClaims && flags(1).hasAssertions);
    EXPECT_TRUE(flags(0).isInterval && flags(0).isCertain && flags(0).isDated);
    EXPECT_TRUE(flags(2).isRetracted && flags(2).hasPlace && flags(2).isPublished && flags(2).hasAssertions);
    EXPECT_TRUE(flags(3).isDated && !flags(3).isCertain && !flags(3).isInterval);
    EXPECT_FALSE(flags(4).isDated || flags(4).hasPlace || flags(4).isRetracted || flags(4).isPublished);
}

/// Against counts by a plain reading of each.
TEST(RowsIn, HoldThoseWhoseDaysTouchTheWindow) {
    std::mt19937 random(9);
    std::vector<Event> all;
    const auto randomDay = [&] { return units::Date(static_cast<std::int32_t>(19000 + random() % 400)); };
    for (int i = 0; i < 2000; ++i) {
        Event event = eventOf("e" + std::to_string(i), "");
        const units::Date from = randomDay(), to = from.plusDays(static_cast<std::int32_t>(random() % 40));
        const std::string text[] = {toString(from), toString(from) + "/" + toString(to), toString(from) + "/..",
                                    "../" + toString(to), toString(from).substr(0, 7)};
        if (i % 11 != 0) event.date = units::parseEdtf(text[random() % 5]).value;
        event.category = "c" + std::to_string(i % 5);
        all.push_back(event);
    }
    const Events events(all.begin(), all.end());
    for (int i = 0; i < 200; ++i) {
        const units::Date from = randomDay();
        const units::DayRange window{from, from.plusDays(static_cast<std::int32_t>(1 + random() % 90))};
        std::vector<std::string> expected, found;
        for (const Event& event : all) {
            if (event.date && event.date->lower() < window.to && event.date->upper() >= window.from)
                expected.push_back(event.id);
        }
        const IndexRange rows = rowsIn(events.columns(), window);
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            if (touches(events.columns(), row, window)) found.emplace_back(events.id(row));
        }
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        ASSERT_EQ(found, expected);
    }
    const std::vector<std::size_t> counts = countByCategory(events.columns(), {0, events.size()});
    EXPECT_THAT(counts, ElementsAre(400, 400, 400, 400, 400));
    EXPECT_TRUE(rowsIn(events.columns(), {day("2023-05-02"), day("2023-05-02")}).empty());
}

}  // namespace
}  // namespace corridor::model
