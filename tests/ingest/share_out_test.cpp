#include <gmock/gmock.h>

#include <random>

#include "feature_scan.hpp"
#include "files.hpp"
#include "geojson.hpp"

namespace corridor::ingest {
namespace {

struct Read {
    std::vector<std::string> things, problems;
};

/// What was read, as text, so that two readings can be compared whole.
Read readText(std::string_view text, const Sharing& sharing) {
    model::Atlas atlas;
    Problems problems("f.geojson");
    readGeoJson(text, {"f", "", true, nullptr}, atlas, problems, sharing);
    Read read;
    for (const units::Problem& problem : problems.all()) {
        read.problems.push_back(problem.rule + " " + std::to_string(problem.line) + ":" +
                                std::to_string(problem.column) + " " + units::toString(problem));
    }
    for (const model::Event& event : atlas.events)
        read.things.push_back("event " + event.id + " " + event.names.byLanguage.at("") + " line " +
                              std::to_string(event.origin.line));
    for (const model::Route& route : atlas.routes)
        read.things.push_back("route " + route.id + " " + std::to_string(route.parts.at(0).size()) + " line " +
                              std::to_string(route.origin.line));
    for (const model::Place& place : atlas.places) read.things.push_back("place " + place.id);
    return read;
}

/// A FeatureCollection with everything that could mislead somebody who looks for the start of a feature.
std::string trickyCollection(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::string text = "{\"type\":\"FeatureCollection\",\"note\":\"[{\\\"type\\\":\\\"Feature\\\"\",\"features\":[\n";
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += random() % 2 == 0 ? ",\n" : " , ";
        const std::string id = random() % 4 == 0 ? "" : "\"id\":\"e" + std::to_string(i) + "\",";
        const std::string name = "\"name\":\"{\\\"type\\\":\\\"Feature\\\" ə\\u0259" + std::to_string(i) + "\"";
        const std::string lat = random() % 12 == 0 ? "91" : std::to_string(random() % 90);
        switch (random() % 5) {
            case 0:
                text += "{\"type\":\"Feature\",\"properties\":{" + id + name +
                        ",\"date\":\"2023-05-01\"},\"geometry\":{\"coordinates\":[46.5," + lat +
                        "],\"type\":\"Point\"}}";
                break;
            case 1:  // the type comes last, so that no start is found here
                text += "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[46.5," + lat +
                        "],[47,39]]},\"properties\":{" + id + name + "},\"type\" : \"Feature\"}";
                break;
            case 2:  // a Feature inside the properties
                text += "{ \"type\" : \"Feature\",\"properties\":{" + id + name +
                        ",\"date\":\"2023\",\"was\":[{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}},{"
                        "\"type\":\"Feature\"}]},\"geometry\":null}";
                break;
            case 3:
                text += "{\n  \"type\": \"Feature\",\n  \"geometry\": {\"type\":\"Point\",\"coordinates\":[1," + lat +
                        "]},\"properties\":{" + id + name + "}\n}";
                break;
            default:  // a foreign member that looks like a list of features
                text += "{\"type\":\"Feature\",\"properties\":{" + id + name +
                        "},\"once\":[{\"type\":\"Feature\",\"geometry\":null}],\"geometry\":{\"type\":\"Point\","
                        "\"coordinates\":[1,2]}}";
        }
    }
    return text + "\n],\"after\":[{\"type\":\"Feature\",\"geometry\":null}]}\n";
}

TEST(SharingOut, gives_what_one_thread_gives_whatever_the_blocks) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const std::string text = trickyCollection(seed, 200);
        const Read alone = readText(text, {1, std::size_t{1} << 30});
        EXPECT_GT(alone.things.size(), 150u);
        for (const std::size_t blockSize : {std::size_t{1}, std::size_t{57}, std::size_t{400}, std::size_t{5000}}) {
            for (const unsigned threads : {1u, 2u, 5u}) {
                const Read shared = readText(text, {threads, blockSize});
                EXPECT_EQ(shared.things, alone.things) << "seed " << seed << ", blocks of " << blockSize;
                EXPECT_EQ(shared.problems, alone.problems) << "seed " << seed << ", blocks of " << blockSize;
            }
        }
    }
}

TEST(SharingOut, an_error_in_any_block_is_the_first_error_of_the_file) {
    const std::string good = trickyCollection(3, 100);
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
        std::string bad = good;
        bad[random() % bad.size()] = "x\"{]\n\x80"[random() % 6];
        const Read alone = readText(bad, {1, std::size_t{1} << 30});
        const Read shared = readText(bad, {3, 300});
        EXPECT_EQ(shared.problems, alone.problems);
        EXPECT_EQ(shared.things, alone.things);
    }
}

TEST(SharingOut, the_quick_and_the_thorough_reader_agree) {
    const std::string text = trickyCollection(5, 300);
    Problems quickProblems("f"), thoroughProblems("f");
    model::Atlas quick, thorough;
    readGeoJson(text, {"f", "", true, nullptr}, quick, quickProblems, {1, std::size_t{1} << 30});
    // A foreign member makes the quick scan leave a feature to the thorough reader; it is kept in `other`.
    std::string marked = text;
    for (std::size_t at = 0; (at = marked.find("\"properties\":{", at)) != std::string::npos; at += 30) {
        const bool isOutside = marked.compare(at, 30, "\"properties\":{}},{\"type\":\"Featu") != 0 &&
                               marked.compare(at, 16, "\"properties\":{}}") != 0;
        if (isOutside) marked.insert(at, "\"mark\":\"x\",  ");
    }
    readGeoJson(marked, {"f", "", true, nullptr}, thorough, thoroughProblems, {1, std::size_t{1} << 30});
    ASSERT_EQ(quick.events.size(), thorough.events.size());
    for (std::size_t i = 0; i < quick.events.size(); ++i) {
        model::OtherProperties unmarked;
        for (const auto [key, json] : thorough.events.at(i).other) {
            if (key != "mark") unmarked.add(key, json);
        }
        EXPECT_NE(unmarked, thorough.events.at(i).other);
        EXPECT_EQ(quick.events.at(i).id, thorough.events.at(i).id);
        EXPECT_EQ(quick.events.at(i).names, thorough.events.at(i).names);
        EXPECT_EQ(quick.events.at(i).position, thorough.events.at(i).position);
        EXPECT_EQ(quick.events.at(i).other, unmarked);
    }
    ASSERT_EQ(quick.routes.size(), thorough.routes.size());
    for (std::size_t i = 0; i < quick.routes.size(); ++i) EXPECT_EQ(quick.routes[i].parts, thorough.routes[i].parts);
    ASSERT_EQ(quickProblems.all().size(), thoroughProblems.all().size());
    for (std::size_t i = 0; i < quickProblems.all().size(); ++i) {
        EXPECT_EQ(units::toString(quickProblems.all()[i]), units::toString(thoroughProblems.all()[i]));
    }
}

TEST(NextFeatureStart, finds_objects_that_begin_with_the_type_of_a_feature) {
    const std::string_view text =
        R"([{"id":1}, { "type" : "Feature"},{"type":"FeatureCollection"},{"type":"Feature"}])";
    EXPECT_EQ(nextFeatureStart(text, 0), 11u);
    EXPECT_EQ(nextFeatureStart(text, 11), 11u);
    EXPECT_EQ(nextFeatureStart(text, 12), text.rfind('{'));
    EXPECT_EQ(nextFeatureStart(text, text.rfind('{') + 1), text.size());
}

}  // namespace
}  // namespace corridor::ingest
