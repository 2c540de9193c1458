#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "exchange/write.hpp"
#include "ingest/load.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Formats, kmlHasATimeSpanFromTheFirstToTheEndOfTheLastPossibleDay) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.kml");
    const std::vector<std::string> lost = write(smallAtlas(), file, {});
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_THAT(lost.front(), HasSubstr("uncertainty stays in text"));
    const std::string text = fileText(file);
    EXPECT_THAT(text, HasSubstr("<begin>2023-05-01T00:00:00</begin>"));
    EXPECT_THAT(text, HasSubstr("<end>2023-06-01T00:00:00</end>"));
}

TEST(Formats, gpxKeepsPointsAndRoutesAndSaysWhatIsLeftOut) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.gpx");
    const std::vector<std::string> lost = write(smallAtlas(), file, {});
    ASSERT_EQ(lost.size(), 2u);
    EXPECT_EQ(lost[1], "1 features without a place in this format are left out");
    const std::string text = fileText(file);
    EXPECT_THAT(text, HasSubstr("<wpt lat=\"40.05\" lon=\"46.05\">"));
    EXPECT_THAT(text, HasSubstr("<name>First road</name>"));
    EXPECT_LT(text.find("<wpt"), text.find("<trk>")) << "GPX wants waypoints first";
}

TEST(Formats, csvHasTheGeometryAsWkt) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.csv");
    EXPECT_EQ(write(smallAtlas(), file, {}).size(), 1u);
    EXPECT_THAT(fileText(file), HasSubstr("LINESTRING (46 40,46.1 40.1)"));
}

TEST(Formats, flatGeobufIsWrittenAndSaysWhatIsLost) {
    const TemporaryFolder folder;
    const std::string file = folder.file("small.fgb");
    const std::vector<std::string> lost = write(smallAtlas(), file, {});
    ASSERT_EQ(lost.size(), 2u);
    EXPECT_THAT(lost.front(), HasSubstr("parties and sources are not kept"));
    EXPECT_EQ(lost[1], "1 features without a place are left out") << "GDAL would leave it out without a word";
    EXPECT_EQ(fileText(file).substr(0, 3), "fgb");
}

TEST(Formats, flatGeobufHasTheSameBytesEachTime) {
    const TemporaryFolder folder;
    write(smallAtlas(), folder.file("small.fgb"), {});
    const std::string first = fileText(folder.file("small.fgb"));
    WriteOptions options;
    options.overwrite = true;
    write(smallAtlas(), folder.file("small.fgb"), options);
    EXPECT_EQ(fileText(folder.file("small.fgb")), first);
    EXPECT_THAT(first, HasSubstr("small")) << "the layer is called like the file";
}

TEST(Formats, anExistingFileIsKeptUnlessToldOtherwise) {
    const TemporaryFolder folder;
    const std::string file = folder.file("kept.geojson");
    std::ofstream(file) << "mine";
    EXPECT_EQ(errorOf(smallAtlas(), file, {}), file + ": exists already; --overwrite replaces it");
    EXPECT_EQ(fileText(file), "mine");
    WriteOptions options;
    options.overwrite = true;
    write(smallAtlas(), file, options);
    EXPECT_THAT(fileText(file), HasSubstr("FeatureCollection"));
}

TEST(Formats, whatCannotBeWrittenLeavesNothingBehind) {
    const TemporaryFolder folder;
    EXPECT_THAT(errorOf(smallAtlas(), folder.file("small.xyz"), {}),
                HasSubstr("there are: GeoJSON, GPKG, FlatGeobuf, CSV, GPX, KML"));
    EXPECT_THAT(errorOf(smallAtlas(), folder.file("no/such/folder.gpkg"), {}), HasSubstr("no such folder"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Formats, theFormatDecidesNotTheExtension) {
    const TemporaryFolder folder;
    for (const char* format : {"CSV", "FlatGeobuf", "GPKG", "GPX", "KML", "GeoJSON"}) {
        WriteOptions options;
        options.format = format;
        const std::string file = folder.file(std::string(format) + ".dat");
        write(smallAtlas(), file, options);
        EXPECT_TRUE(std::filesystem::is_regular_file(file)) << file;
    }
    EXPECT_THAT(fileText(folder.file("CSV.dat")), HasSubstr("WKT,role,id"));
    EXPECT_THAT(fileText(folder.file("GPKG.dat")), HasSubstr("SQLite format 3"));
}

TEST(Formats, namesOfFormatsAreReadInAnyCase) {
    const TemporaryFolder folder;
    WriteOptions options;
    for (const char* format : {"geojson", "gpkg", "flatgeobuf", "csv", "gpx", "libkml"}) {
        options.format = format;
        EXPECT_NO_THROW(write(smallAtlas(), folder.file(format), options)) << format;
    }
    EXPECT_NO_THROW(write(smallAtlas(), folder.file("BIG.GEOJSON"), {}));
}

TEST(Formats, aFormatThatIsNotKnownIsABadOption) {
    WriteOptions options;
    options.format = "Shapefile";
    try {
        checkOptions("a.shp", options);
        ADD_FAILURE();
    } catch (const BadOption& error) {
        EXPECT_STREQ(error.what(),
                     "-of Shapefile: no such format; there are: GeoJSON, GPKG, FlatGeobuf, CSV, GPX, KML");
    }
}

std::string optionError(const std::string& file, const std::string& option) {
    WriteOptions options;
    options.creationOptions = {option};
    try {
        checkOptions(file, options);
    } catch (const BadOption& error) {
        return error.what();
    }
    return "";
}

TEST(Formats, creationOptionsThatTheFormatDoesNotHaveAreRefused) {
    EXPECT_THAT(optionError("a.gpkg", "FOO=1"), HasSubstr("-co FOO: GPKG has no such creation option; there are:"));
    EXPECT_THAT(optionError("a.fgb", "SEPARATOR=TAB"), HasSubstr("-co SEPARATOR: FlatGeobuf has no such"));
    EXPECT_EQ(optionError("a.geojson", "RFC7946=YES"), "-co RFC7946: GeoJSON takes no creation options");
    EXPECT_EQ(optionError("a.kml", "NAME=x"), "-co NAME: KML takes no creation options");
    EXPECT_EQ(optionError("a.csv", "SEPARATOR"), "-co SEPARATOR: KEY=VALUE is expected");
    EXPECT_EQ(optionError("a.csv", "SEPARATOR=PIPE"),
              "-co SEPARATOR: \"PIPE\" is no value of it; there are: COMMA, SEMICOLON, TAB, SPACE");
    EXPECT_EQ(optionError("a.fgb", "SPATIAL_INDEX=maybe"),
              "-co SPATIAL_INDEX: \"maybe\" is no value of it; there are: YES, NO");
    for (const char* option : {"version=1.2", "FID=number", "SPATIAL_INDEX=no"}) {
        EXPECT_EQ(optionError("a.gpkg", option), "");
    }
}

TEST(Formats, optionsOfTheLayerReachIt) {
    const TemporaryFolder folder;
    WriteOptions options;
    options.creationOptions = {"SPATIAL_INDEX=NO", "FID=number"};
    write(smallAtlas(), folder.file("a.gpkg"), options);
    const std::string text = fileText(folder.file("a.gpkg"));
    EXPECT_THAT(text, HasSubstr("\"number\" INTEGER PRIMARY KEY"));
    EXPECT_THAT(text, Not(HasSubstr("rtree_routes")));
}

TEST(Formats, roundedPositionsHaveNoNegativeZero) {
    const TemporaryFolder folder;
    model::Atlas atlas = smallAtlas();
    atlas.routes.front().parts = {{{-0.0001, 51.5}, {0.1, -0.0001}}};
    WriteOptions options;
    options.precision = 2;
    write(atlas, folder.file("a.geojson"), options);
    EXPECT_THAT(fileText(folder.file("a.geojson")), HasSubstr("[[0.0,51.5],[0.1,0.0]]"));
}

/// Files of this process cannot grow beyond `bytes` while it lives.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST(Formats, aFileThatCannotHoldItAllIsAnErrorInEveryFormat) {
    const TemporaryFolder folder;
    for (const char* name : {"a.geojson", "a.gpkg", "a.fgb", "a.csv", "a.gpx", "a.kml"}) {
        std::string message;
        {
            const SmallFiles small(100);
            message = errorOf(smallAtlas(), folder.file(name), {});
        }
        EXPECT_THAT(message, testing::StartsWith(folder.file(name) + ": cannot be written: ")) << name;
        EXPECT_THAT(message, Not(HasSubstr(".corridor-"))) << "the user's name, not that of the temporary file";
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace corridor::exchange
