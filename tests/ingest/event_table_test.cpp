#include "ingest/event_table.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "files.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string eventText(const std::string& id, const std::string& properties,
                      const std::string& coordinates = "[46,39]") {
    return R"({"type":"Feature","properties":{"id":")" + id + "\"" + properties +
           R"(},"geometry":{"type":"Point","coordinates":)" + coordinates + "}}";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

units::Date day(const char* text) {
    return *units::parseDay(text);
}

TEST(EventTable, is_sorted_by_day_and_a_window_is_a_range) {
    const TempFolder folder;
    const auto table = readEvents(folder.write(
        "e.geojson",
        collection(
            eventText("c", R"(,"date":"2023-05-03","category":"talks","party":"A","accuracy_m":250)") + "," +
            eventText("undated", "") + "," + eventText("month", R"(,"date":"2023-05","category":"closure")") + "," +
            eventText("a", R"(,"date":"2023-04-23","category":"closure")") + "," +
            R"({"type":"Feature","geometry":null,"properties":{"id":"b","start":"2023-04-24","end":"2023-05-02"}})")));
    ASSERT_TRUE(table) << testing::PrintToString(printed(table.problems));
    const model::EventColumns& columns = table->columns();
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < table->size(); ++row) ids.push_back(table->event(row).id);
    EXPECT_THAT(ids, ElementsAre("a", "b", "month", "c", "undated"));
    EXPECT_EQ(columns.last[2], day("2023-05-31"));
    EXPECT_EQ(columns.categories[columns.category[3]], "talks");
    EXPECT_EQ(columns.parties[columns.party[3]], "A");
    EXPECT_EQ(columns.accuracyMetres[3], 250.0f);
    EXPECT_TRUE(std::isnan(columns.accuracyMetres[0]));
    EXPECT_TRUE(std::isnan(columns.position[1].lon));
    const auto ids_in = [&](const char* from, const char* to) {
        std::vector<std::string> found;
        const units::DayRange window{day(from), day(to)};
        const model::IndexRange rows = rowsIn(columns, window);
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            if (touches(columns, row, window)) found.push_back(ids[row]);
        }
        return found;
    };
    EXPECT_THAT(ids_in("2023-04-23", "2023-04-24"), ElementsAre("a"));
    EXPECT_THAT(ids_in("2023-04-24", "2023-05-01"), ElementsAre("b"));
    EXPECT_THAT(ids_in("2023-05-03", "2023-05-04"), ElementsAre("month", "c"));
    EXPECT_THAT(ids_in("2023-06-01", "2024-01-01"), IsEmpty());
    EXPECT_THAT(ids_in("2023-05-03", "2023-05-03"), IsEmpty());
}

TEST(EventTable, holds_what_load_reads) {
    std::mt19937 random(1);
    std::string features;
    for (int i = 0; i < 3000; ++i) {
        features +=
            std::string(i > 0 ? ",\n" : "") +
            eventText("e" + std::to_string(i),
                      R"(,"name":"X\"ə","date":"20)" + std::to_string(10 + random() % 14) + "-0" +
                          std::to_string(1 + random() % 9) + R"(","category":"c)" + std::to_string(random() % 7) +
                          R"(","nested":{"date":"x"},"accuracy_m":)" + std::to_string(random() % 1000),
                      "[" + std::to_string(random() % 180) + "." + std::to_string(random() % 100000) + ",39.5]");
    }
    const TempFolder folder;
    const std::string file = folder.write("e.geojson", collection(features));
    const auto atlas = load({file});
    const auto table = readEvents(file, {}, {}, 3);
    ASSERT_TRUE(atlas && table);
    ASSERT_EQ(table->size(), atlas->events.size());
    EXPECT_EQ(table->sha256(), atlas->inputs.at(0).sha256);
    const model::EventColumns& columns = table->columns();
    for (std::size_t row = 0; row < table->size(); ++row) {
        const model::Event event = table->event(row);
        const model::Event& loaded = *model::findEvent(*atlas, event.id);
        EXPECT_EQ(event.names, loaded.names);
        EXPECT_EQ(event.other, loaded.other);
        EXPECT_EQ(columns.first[row], loaded.date->lower());
        EXPECT_EQ(columns.last[row], loaded.date->upper());
        EXPECT_EQ(columns.position[row], *loaded.position);
        EXPECT_EQ(columns.categories[columns.category[row]], loaded.category);
        EXPECT_EQ(columns.accuracyMetres[row], static_cast<float>(loaded.accuracy->value));
        EXPECT_LE(columns.first[row > 0 ? row - 1 : row], columns.first[row]);
    }
}

TEST(EventTable, refuses_what_load_refuses_with_the_same_words) {
    const TempFolder folder;
    const std::string file = folder.write(
        "e.geojson",
        collection(
            eventText("a", R"(,"date":"2023-04-23")") + "," + eventText("b", R"(,"date":"2023-13-01")") + "," +
            eventText("c", R"(,"date":"2023-04-23")", "[46,95.2]") + "," +
            eventText("d", R"(,"date":"2023-04-23","accuracy_m":"far")") +
            R"(,{"type":"Feature","properties":{"id":"f","date":"2023-04-23","date":"2023-04-24"},"geometry":null})"));
    const auto table = readEvents(file);
    EXPECT_FALSE(table);
    EXPECT_EQ(printed(table.problems), printed(load({file}).problems));
    LoadOptions skip;
    skip.skipInvalid = true;
    const auto rest = readEvents(file, {}, skip);
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->size(), 1u);
    EXPECT_EQ(
        printed(readEvents(folder.write("bad.geojson", R"({"type":"FeatureCollection","features":[{]})")).problems),
        (std::vector<std::string>{"bad.geojson:1:42: a member name in quotes is expected, not ']'"}));
}

TEST(EventTable, properties_may_have_other_names) {
    const TempFolder folder;
    EventFields acled;
    acled.date = "event_date";
    acled.category = "event_type";
    acled.party = "actor1";
    const auto table = readEvents(
        folder.write("e.geojson",
                     collection(eventText(
                         "a", R"(,"event_date":"2023-04-23","event_type":"Protests","actor1":"Protesters of X")"))),
        acled);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->columns().first.at(0), day("2023-04-23"));
    EXPECT_EQ(table->columns().categories.at(1), "Protests");
    EXPECT_EQ(table->columns().parties.at(1), "Protesters of X");
    EXPECT_EQ(table->event(0).category, "Protests");
}

TEST(EventTable, reads_sequences_on_several_threads_too) {
    const TempFolder folder;
    std::string lines, records;
    for (int i = 0; i < 20000; ++i) {
        const std::string one = R"({"type":"Feature","properties":{"id":"e)" + std::to_string(i) +
                                R"(","date":"2023-04-)" + std::to_string(10 + i % 20) +
                                R"("},"geometry":{"type":"Point","coordinates":[46,39]}})";
        lines += one + "\n";
        records += "\x1E" + one + "\n";
    }
    for (const std::string& text : {lines, records}) {
        const std::string file = folder.write("s.geojsonl", text);
        const auto table = readEvents(file, {}, {}, 3);
        ASSERT_TRUE(table) << testing::PrintToString(printed(table.problems));
        EXPECT_EQ(table->size(), 20000u);
        EXPECT_EQ(table->columns().first.front(), *units::parseDay("2023-04-10"));
        const auto atlas = load({file});
        ASSERT_TRUE(atlas);
        ASSERT_EQ(atlas->events.size(), 20000u);
        EXPECT_EQ(atlas->events[19999].id, "e19999");
        EXPECT_EQ(atlas->events[19999].origin.line, 20000u);
    }
    const auto broken = readEvents(folder.write("b.geojsonl", lines + "{\"type\":\n"));
    EXPECT_FALSE(broken);
    EXPECT_THAT(printed(broken.problems), testing::ElementsAre(testing::HasSubstr("b.geojsonl:20002:1: a JSON value")));
}

}  // namespace
}  // namespace corridor::ingest
