#include <gmock/gmock.h>

#include "files.hpp"
#include "ingest/load.hpp"

namespace corridor::ingest {
namespace {

using testing::IsEmpty;

/// A small file of tests/data/ingest and what is in it.
struct Sample {
    const char* file;
    std::size_t routes, places, checkpoints, events;
    const char* name;  ///< of the first event, else route
    const char* date;  ///< of the first event
};

void PrintTo(const Sample& sample, std::ostream* out) {
    *out << sample.file;
}

class Samples : public testing::TestWithParam<Sample> {};

TEST_P(Samples, are_read_without_preparation) {
    const Sample& sample = GetParam();
    const auto atlas = load({std::string(CORRIDOR_TEST_DATA "/ingest/") + sample.file});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.size(), sample.routes);
    EXPECT_EQ(atlas->places.size(), sample.places);
    EXPECT_EQ(atlas->checkpoints.size(), sample.checkpoints);
    ASSERT_EQ(atlas->events.size(), sample.events);
    const model::Names names = sample.events > 0 ? atlas->events.at(0).names : atlas->routes.at(0).names;
    EXPECT_EQ(model::nameIn(names, {}), sample.name);
    const std::string date = sample.events > 0 ? atlas->events.at(0).date->text : "";
    EXPECT_EQ(date, sample.date);
}

INSTANTIATE_TEST_SUITE_P(Formats, Samples,
                         testing::Values(Sample{"sightings.gpkg", 0, 0, 0, 2, "Xankəndi road shut", "2023-04-23"},
                                         Sample{"sightings.fgb", 0, 0, 0, 2, "Xankəndi road shut", "2023-04-23"},
                                         Sample{"sightings_utm.shp", 0, 0, 0, 2, "Xankəndi road shut", "2023-04-23"},
                                         Sample{"sightings.xlsx", 0, 0, 0, 2, "Xankəndi road shut", "2023-04-23"},
                                         Sample{"sightings.ods", 0, 0, 0, 2, "Xankəndi road shut", "2023-04-23"},
                                         Sample{"convoys.csv", 0, 0, 0, 2, "Convoy halted", "2023-07-26"},
                                         Sample{"ways_wkt.csv", 1, 1, 0, 0, "Upper way", ""},
                                         Sample{"survey.kml", 1, 0, 0, 1, "Lorries turned back", "2023-07-26"},
                                         Sample{"survey.gpx", 1, 1, 0, 0, "Way walked", ""},
                                         Sample{"posts.geojsonl", 0, 0, 1, 1, "Convoy turned back", "2023-07-26"},
                                         Sample{"posts_rfc8142.geojsons", 0, 0, 1, 1, "", "2023-07-26"}));

TEST(Samples, of_spreadsheets_have_positions_and_accuracies) {
    for (const char* file : {"sightings.xlsx", "sightings.ods"}) {
        const auto atlas = load({std::string(CORRIDOR_TEST_DATA "/ingest/") + file});
        ASSERT_TRUE(atlas) << file;
        EXPECT_EQ(*atlas->events.at(0).position, (units::LonLat{46.75, 39.82})) << file;
        EXPECT_EQ(atlas->events.at(0).accuracy->value, 500.0) << file;
        EXPECT_FALSE(atlas->events.at(1).accuracy) << file;
        EXPECT_TRUE(atlas->events.at(0).other.empty()) << "a position is not kept twice";
    }
}

TEST(Samples, of_another_reference_system_are_brought_to_degrees) {
    const auto atlas = load({std::string(CORRIDOR_TEST_DATA "/ingest/sightings_utm.shp")});
    ASSERT_TRUE(atlas);
    EXPECT_NEAR(atlas->events.at(0).position->lon, 46.75, 1e-9);
    EXPECT_NEAR(atlas->events.at(0).position->lat, 39.82, 1e-9);
}

}  // namespace
}  // namespace corridor::ingest
