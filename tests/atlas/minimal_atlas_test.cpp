// The example of docs/data-format.md is a folder that loads, and the page shows it as it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <numbers>
#include <sstream>

#include "geodesy/geodesic.hpp"
#include "ingest/load.hpp"

namespace corridor::test {
namespace {

std::string textOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(MinimalAtlas, IsShownInTheDocumentationAsItIs) {
    const std::string page = textOf(CORRIDOR_SOURCE_DIR "/docs/data-format.md");
    for (const char* file : {"atlas.json", "routes.geojson", "checkpoints.geojson", "places.geojson", "events.geojson"})
        EXPECT_NE(page.find(textOf(std::string(CORRIDOR_TEST_DATA "/minimal-atlas/") + file)), std::string::npos)
            << file;
}

TEST(MinimalAtlas, LoadsWithoutAnyProblem) {
    const units::Result<model::Atlas> loaded = ingest::load({CORRIDOR_TEST_DATA "/minimal-atlas"});
    std::string problems;
    for (const units::Problem& problem : loaded.problems) problems += units::toString(problem) + "\n";
    ASSERT_TRUE(loaded) << problems;
    EXPECT_EQ(problems, "");
}

TEST(MinimalAtlas, IsReadAsThePageSays) {
    const units::Result<model::Atlas> loaded = ingest::load({CORRIDOR_TEST_DATA "/minimal-atlas"});
    ASSERT_TRUE(loaded);
    const model::Atlas& atlas = *loaded;
    EXPECT_EQ(atlas.title, "A causeway and what two sides say of it");
    EXPECT_EQ(toString(model::coverageDays(atlas)), "2023-01-01/2023-12-31");
    EXPECT_THAT(atlas.defaultNames, testing::ElementsAre("en", "fr"));

    ASSERT_EQ(atlas.routes.size(), 1U);
    EXPECT_EQ(model::nameIn(atlas.routes[0].names, {"fr"}), "La chaussée");
    // A tenth of a degree along the equator of WGS 84, a circle of 6,378,137 m.
    EXPECT_NEAR(geodesy::length(atlas.routes[0].parts.at(0)).value, 6378137.0 * std::numbers::pi / 1800, 1e-6);

    ASSERT_EQ(atlas.checkpoints.size(), 1U);
    const model::Checkpoint& post = atlas.checkpoints[0];
    EXPECT_EQ(post.operatedBy, "East");
    EXPECT_EQ(post.existed->text, "2023-03~/..");
    ASSERT_TRUE(post.delayMinutes);
    EXPECT_EQ((*post.delayMinutes)[0], 5.0);
    EXPECT_EQ((*post.delayMinutes)[1], 40.0);

    ASSERT_EQ(atlas.places.size(), 1U);
    EXPECT_EQ(atlas.places[0].elevation->value, 3.0);

    ASSERT_EQ(atlas.events.size(), 1U);
    const model::Event event = atlas.events.at(0);
    ASSERT_EQ(event.claims.size(), 2U);
    ASSERT_TRUE(event.claims[0].assertion);
    EXPECT_EQ(event.claims[0].assertion->status, model::Access::restricted);
    EXPECT_THAT(event.claims[0].assertion->conditions, testing::ElementsAre("inspection"));
    ASSERT_EQ(event.access.size(), 1U);
    EXPECT_THAT(event.access[0].traffic, testing::ElementsAre("civilian", "commercial"));
    EXPECT_EQ(std::get<units::Metres>(event.access[0].part->from).value, 4000.0);
    EXPECT_EQ(std::get<std::string>(event.access[0].part->to), "mid-post");
    EXPECT_EQ(event.figures.size(), 2U);
}

}  // namespace
}  // namespace corridor::test
