#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "files.hpp"
#include "geojson.hpp"
#include "ingest/load.hpp"

// Events of large files are read by a quick way of their own. A file with one Feature is read by the thorough one, so
// that each is the other's oracle.
namespace corridor::ingest {
namespace {

struct Read {
    std::vector<model::Event> events;
    std::vector<std::string> others, problems;
    friend bool operator==(const Read&, const Read&) = default;
};

Read readText(const std::string& text, const std::string& role, bool inAtlas) {
    model::Atlas atlas;
    atlas.inputs.push_back({"f.geojson", ""});
    Problems problems("f.geojson");
    FileContext context{"f", role};
    context.inAtlas = inAtlas;
    readGeoJson(text, context, atlas, problems);
    Read read;
    for (model::Event event : atlas.events) {
        event.origin = {};
        read.events.push_back(event);
    }
    for (const model::Place& place : atlas.places) read.others.push_back("place " + place.id);
    for (const model::Checkpoint& post : atlas.checkpoints) read.others.push_back("checkpoint " + post.id);
    for (units::Problem problem : problems.all()) {
        problem.line = problem.column = 0;
        read.problems.push_back(units::toString(problem));
    }
    return read;
}

/// A value now and then, most of them as they should be.
const std::vector<std::string> members{
    R"("id":"e7")", R"("id":"e\u0037")", R"("id":7)", R"("id":null)", R"("id":"")", R"("date":"2023-05-10")",
    R"("date":"2023-05")", R"("date":"2023-05-10/2023-05-12")", R"("date":"2023~")", R"("date":"")", R"("date":null)",
    R"("date":"soon")", R"("date":"2023-05-10T10:00:00Z")", R"("date":"2023-05-10 18:00")", R"("start":"2023-05-10")",
    R"("end":"2023-05-11")", R"("name":"Barrier")", R"("name":"Qərb \"yolu\"")", R"("name":"Շուշի")",
    R"("name:az":"Sədd")", R"("name_en":"Barrier")", R"("name_of_place":"x")", R"("alt_names":["a","b"])",
    R"("category":"closure")", R"("category":7)", R"("category":"")", R"("description":"words, \"said\"")",
    R"("description":"words")", R"("accuracy_m":250)", R"("accuracy_m":-1)", R"("accuracy_m":"250")",
    R"("accuracy_m":0.5e2)", R"("publish_accuracy_m":1000)", R"("about":["r1","r2"])", R"("about":"r1")",
    R"("about":[])", R"("about":[{"id":"r1"}])", R"("sources":["s1"])", R"("sources":[1,"s2"])", R"("sources":[ ])",
    R"("note":"a note")", R"("note":5)", R"("basis":"reported")", R"("recorded":"2023-06-01")",
    R"("retracted_by":"x")", R"("claims":[{"by":"west","statement":"says"}])", R"("access":[{"status":"closed"}])",
    R"("figures":[{"what":"lorries","value":7}])", R"("party":"west")", R"("party":null)", R"("count": 12.50)",
    R"("sure":true)", R"("list":[1, 2])", R"("deep":{"a":1})", R"("text":"a \/ b")", R"("text":"")",
    R"("kind":"checkpoint")", R"("role":"places")", R"("role":"x")", R"("stroke":"#112233")", R"("marker-color":"#abc")",
    R"("stroke-width":2)", R"("timestamp":"2023-04-01")", R"("EVENT_DATE":"2023-05-10")", R"("obstype":"roadblock")",
    R"("corridor_other":{"id":"hidden"})", R"("status":"open")", R"("valid":"2023")", R"("elevation_m":7)"};

const std::vector<std::string> geometries{R"({"type":"Point","coordinates":[46.5,39.6]})",
                                          R"({"type":"Point","coordinates":[46.5,39.6,900]})",
                                          R"({"coordinates":[46.5,39.6],"type":"Point"})", "null"};

TEST(PlainEvents, AreReadAsTheThoroughReaderReadsThem) {
    std::mt19937 random(20);
    const auto pick = [&](const auto& all) { return all[random() % all.size()]; };
    std::size_t events = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string properties = random() % 4 ? R"("date":"2023-05-10")" : "";
        for (std::size_t n = random() % 5; n > 0; --n) properties += (properties.empty() ? "" : ", ") + pick(members);
        const std::string outer = random() % 8 ? "" : R"("id":"outer",)";
        const std::string feature = R"({"type":"Feature",)" + outer + R"("properties":{ )" + properties +
                                    R"(},"geometry":)" + (random() % 3 ? geometries[0] : pick(geometries)) + "}";
        const std::string role = random() % 3 ? "" : "events";
        const bool inAtlas = random() % 3 == 0;
        const Read quick = readText(R"({"type":"FeatureCollection","features":[)" + feature + "]}", role, inAtlas);
        const Read thorough = readText(feature, role, inAtlas);
        ASSERT_EQ(quick.events, thorough.events) << feature;
        ASSERT_EQ(quick.others, thorough.others) << feature;
        ASSERT_EQ(quick.problems, thorough.problems) << feature;
        events += quick.events.size();
    }
    EXPECT_GT(events, 5000U);
}

TEST(Features, KnowTheirBytesInTheFile) {
    const std::string plain = R"({"type":"Feature","properties":{"id":"a","date":"2023"},"geometry":null})";
    const std::string point =
        R"({"type":"Feature","properties":{"id":"b","date":"2023"},"geometry":{"type":"Point","coordinates":[1,2]}})";
    const std::string odd = R"({"type":"Feature","properties":{"id":"c","name":"\u0041","date":"2023"},"geometry":null})";
    const std::string place =
        R"({"type":"Feature","properties":{"id":"d"}, "geometry":{"type":"Point","coordinates":[1,2]}})";
    for (const std::string& mark : {std::string(), std::string("\xEF\xBB\xBF")}) {
        const std::string text =
            mark + "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + plain + ",\n" + point + ", " + odd + "," + place + "]}";
        model::Atlas atlas;
        Problems problems("f.geojson");
        readGeoJson(text, {"f", ""}, atlas, problems);
        const auto bytesOf = [&](const model::Origin& origin) { return text.substr(origin.begin, origin.size); };
        ASSERT_EQ(atlas.events.size(), 3U);
        EXPECT_EQ(bytesOf(atlas.events.at(0).origin), plain);
        EXPECT_EQ(bytesOf(atlas.events.at(1).origin), point);
        EXPECT_EQ(bytesOf(atlas.events.at(2).origin), odd);
        ASSERT_EQ(atlas.places.size(), 1U);
        EXPECT_EQ(bytesOf(atlas.places[0].origin), place);
        EXPECT_EQ(atlas.events.at(1).origin.line, 4U);
    }
    model::Atlas alone;
    Problems problems("f.geojson");
    readGeoJson(" " + point + "\n", {"f", ""}, alone, problems);
    EXPECT_EQ(alone.events.at(0).origin.begin, 1U);
    EXPECT_EQ(alone.events.at(0).origin.size, point.size());
}

TEST(Load, TakesPositionsDownToWhatMayBePublishedUnlessTheyAreToBeExact) {
    const TempFolder folder;
    const std::string file = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"e","date":"2023","publish_accuracy_m":5000},"geometry":{"type":"Point","coordinates":[46.12345,39.54321]}},
{"type":"Feature","properties":{"id":"c","kind":"checkpoint","publish_accuracy_m":5000},"geometry":{"type":"Point","coordinates":[46.12345,39.54321]}},
{"type":"Feature","properties":{"id":"p","publish_accuracy_m":5000},"geometry":{"type":"Point","coordinates":[46.12345,39.54321]}}]})");
    const units::LonLat exact{46.12345, 39.54321};
    LoadOptions options;
    const auto shown = load({file}, options);
    ASSERT_TRUE(shown);
    for (const units::LonLat at : {*shown->events.at(0).position, shown->checkpoints.at(0).position, shown->places.at(0).position})
        EXPECT_NE(at, exact);
    EXPECT_EQ(shown->events.at(0).accuracy, units::Metres{5000.0});
    options.exactPositions = true;
    const auto kept = load({file}, options);
    ASSERT_TRUE(kept);
    for (const units::LonLat at : {*kept->events.at(0).position, kept->checkpoints.at(0).position, kept->places.at(0).position})
        EXPECT_EQ(at, exact);
    EXPECT_FALSE(kept->events.at(0).accuracy);
}

}  // namespace
}  // namespace corridor::ingest
