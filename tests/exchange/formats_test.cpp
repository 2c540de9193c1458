#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "exchange/write.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

using testing::HasSubstr;

model::Atlas smallAtlas() {
    model::Atlas atlas;
    atlas.id = "small";
    model::Route route;
    route.id = "r1";
    route.names.byLanguage[""] = "First road";
    route.parts = {{{46.0, 40.0}, {46.1, 40.1}}};
    atlas.routes = {route};
    model::Event event;
    event.id = "e1";
    event.names.byLanguage[""] = "Barrier";
    event.date = units::parseEdtf("2023-05").value;
    event.position = units::LonLat{46.05, 40.05};
    atlas.events = {event};
    model::Event placeless;
    placeless.id = "e2";
    placeless.date = units::parseEdtf("2023-06-01").value;
    atlas.events.push_back(placeless);
    return atlas;
}

std::string textOf(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string errorOf(const std::string& file, const WriteOptions& options) {
    try {
        write(smallAtlas(), file, options);
    } catch (const output::WriteError& error) {
        return error.what();
    }
    return "nothing was thrown";
}

TEST(Formats, kmlHasATimeSpanFromTheFirstToTheEndOfTheLastPossibleDay) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.kml");
    const std::vector<std::string> lost = write(smallAtlas(), file, {});
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_THAT(lost.front(), HasSubstr("uncertainty stays in text"));
    const std::string text = textOf(file);
    EXPECT_THAT(text, HasSubstr("<begin>2023-05-01T00:00:00</begin>"));
    EXPECT_THAT(text, HasSubstr("<end>2023-06-01T00:00:00</end>"));
}

TEST(Formats, gpxKeepsPointsAndRoutesAndSaysWhatIsLeftOut) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.gpx");
    const std::vector<std::string> lost = write(smallAtlas(), file, {});
    ASSERT_EQ(lost.size(), 2u);
    EXPECT_EQ(lost[1], "1 features without a place in this format are left out");
    const std::string text = textOf(file);
    EXPECT_THAT(text, HasSubstr("<wpt lat=\"40.05\" lon=\"46.05\">"));
    EXPECT_THAT(text, HasSubstr("<name>First road</name>"));
    EXPECT_LT(text.find("<wpt"), text.find("<trk>")) << "GPX wants waypoints first";
}

TEST(Formats, csvHasTheGeometryAsWkt) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.csv");
    EXPECT_EQ(write(smallAtlas(), file, {}).size(), 1u);
    EXPECT_THAT(textOf(file), HasSubstr("LINESTRING (46 40,46.1 40.1)"));
}

TEST(Formats, flatGeobufIsWrittenAndSaysWhatIsLost) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.fgb");
    const std::vector<std::string> lost = write(smallAtlas(), file, {});
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_THAT(lost.front(), HasSubstr("parties and sources are not kept"));
    EXPECT_EQ(textOf(file).substr(0, 3), "fgb");
}

TEST(Formats, anExistingFileIsKeptUnlessToldOtherwise) {
    const TemporaryFolder folder;
    const std::string file = folder.file("kept.geojson");
    std::ofstream(file) << "mine";
    EXPECT_EQ(errorOf(file, {}), file + ": exists already; --overwrite replaces it");
    EXPECT_EQ(textOf(file), "mine");
    WriteOptions options;
    options.overwrite = true;
    write(smallAtlas(), file, options);
    EXPECT_THAT(textOf(file), HasSubstr("FeatureCollection"));
}

TEST(Formats, whatCannotBeWrittenLeavesNothingBehind) {
    const TemporaryFolder folder;
    EXPECT_THAT(errorOf(folder.file("small.xyz"), {}),
                HasSubstr("there are: GeoJSON, GPKG, FlatGeobuf, CSV, GPX, KML"));
    EXPECT_THAT(errorOf(folder.file("no/such/folder.gpkg"), {}), HasSubstr("no such folder"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace corridor::exchange
