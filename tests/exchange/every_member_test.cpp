#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "exchange/write.hpp"
#include "ingest/load.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

// Each member of the model on its way out, and each sentence of what a format loses.
namespace corridor::exchange {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string original = CORRIDOR_TEST_DATA "/ingest/every_member.geojson";

model::Atlas loaded(const std::string& file) {
    ingest::LoadOptions options;
    options.exactPositions = true;
    units::Result<model::Atlas> atlas = ingest::load({file}, options);
    for (const units::Problem& problem : atlas.problems) ADD_FAILURE() << units::toString(problem);
    return atlas ? std::move(*atlas) : model::Atlas{};
}

/// The file that was written by hand and another one, feature by feature.
void expectTheOriginal(const std::string& file) {
    const json wanted = json::parse(fileText(original)), found = json::parse(fileText(file));
    EXPECT_EQ(json::diff(wanted["corridor"], found["corridor"]).dump(), "[]");
    ASSERT_EQ(wanted["features"].size(), found["features"].size());
    for (std::size_t i = 0; i < wanted["features"].size(); ++i) {
        EXPECT_EQ(json::diff(wanted["features"][i], found["features"][i]).dump(), "[]") << wanted["features"][i]["id"];
    }
}

TEST(EveryMember, isWrittenAsItWasRead) {
    const TemporaryFolder folder;
    EXPECT_THAT(write(loaded(original), folder.file("a.geojson"), {}), testing::IsEmpty());
    expectTheOriginal(folder.file("a.geojson"));
}

TEST(EveryMember, comesBackFromAGeoPackageAndAnAtlasFolder) {
    const TemporaryFolder folder;
    write(loaded(original), folder.file("a.gpkg"), {});
    write(loaded(folder.file("a.gpkg")), folder.file("fromPackage.geojson"), {});
    expectTheOriginal(folder.file("fromPackage.geojson"));
    EXPECT_THAT(
        writeFolder(loaded(original), folder.file("atlas")),
        ElementsAre("areas.geojson: 1 features, role areas", "water.geojson: 1 features, role water",
                    "boundaries.geojson: 1 features, role boundaries", "lines.geojson: 1 features, role lines",
                    "network.geojson: 3 features, role network", "routes.geojson: 1 features, role routes",
                    "places.geojson: 1 features, role places", "checkpoints.geojson: 1 features, role checkpoints",
                    "events.geojson: 2 features, role events"));
    model::Atlas back = loaded(folder.file("atlas"));
    back.other = {};
    write(back, folder.file("fromFolder.geojson"), {});
    const json wanted = json::parse(fileText(original)),
               found = json::parse(fileText(folder.file("fromFolder.geojson")));
    EXPECT_EQ(json::diff(wanted["corridor"], found["corridor"]).dump(), "[]");
    EXPECT_EQ(wanted["features"].size(), found["features"].size());
    EXPECT_EQ(wanted["features"].back(), found["features"].back());
}

TEST(AtlasFolder, withoutATitleIsCalledByItsName) {
    const TemporaryFolder folder;
    writeFolder(smallAtlas(), folder.file("atlas"));
    EXPECT_EQ(json::parse(fileText(folder.file("atlas/atlas.json")))["title"], "small");
    EXPECT_FALSE(
        json::parse(fileText(folder.file("atlas/routes.geojson")))["features"][0]["properties"].contains("role"));
}

TEST(AtlasFolder, keepsAPropertyOfTheNameOfOurOwn) {
    const TemporaryFolder folder;
    writeFolder(routeWith({{"role", "\"detour\""}, {"corridor_other", "[1]"}}), folder.file("atlas"));
    const json properties = json::parse(fileText(folder.file("atlas/routes.geojson")))["features"][0]["properties"];
    EXPECT_EQ(properties["role"], "detour");
    EXPECT_EQ(properties["corridor_other"], json({1}));
}

TEST(Losses, areSaidForEachFormat) {
    const TemporaryFolder folder;
    model::Atlas atlas = smallAtlas();
    atlas.events = {atlas.events.front()};
    const std::string common =
        "the atlas's title, coverage, parties and sources are not kept; claims, access rows, edges and lists are kept "
        "as JSON text";
    EXPECT_THAT(write(atlas, folder.file("a.fgb"), {}), ElementsAre("FlatGeobuf: " + common));
    EXPECT_THAT(write(atlas, folder.file("a.csv"), {}),
                ElementsAre("CSV: " + common + ", and numbers and dates as text"));
    EXPECT_THAT(write(atlas, folder.file("a.kml"), {}),
                ElementsAre("KML: " + common +
                            ", and numbers as text; a TimeSpan holds the first and last possible day only, the "
                            "uncertainty stays in text"));
    EXPECT_THAT(write(atlas, folder.file("a.gpx"), {}),
                ElementsAre("GPX: only points and routes with name, description, kind, elevation and date as text are "
                            "kept; claims, access rows, accuracies, edges, areas and things without a place are lost"));
    EXPECT_THAT(write(atlas, folder.file("a.geojson"), {}), testing::IsEmpty());
    EXPECT_THAT(write(atlas, folder.file("a.gpkg"), {}), testing::IsEmpty());
}

TEST(Formats, areKnownByExtensionsAndByTheirOtherNames) {
    const TemporaryFolder folder;
    EXPECT_NO_THROW(write(smallAtlas(), folder.file("a.json"), {}));
    EXPECT_THAT(fileText(folder.file("a.json")), HasSubstr("FeatureCollection"));
    WriteOptions options;
    for (const char* name : {"GeoPackage", "FGB", "LIBKML"}) {
        options.format = name;
        EXPECT_NO_THROW(write(smallAtlas(), folder.file(name), options)) << name;
    }
}

TEST(Gpx, aWaypointAndATrackHaveWhatTheSchemaHasForThem) {
    const TemporaryFolder folder;
    model::Atlas atlas = loaded(original);
    atlas.places.front().other = {};
    write(atlas, folder.file("a.gpx"), {});
    const std::string text = fileText(folder.file("a.gpx"));
    EXPECT_THAT(text, HasSubstr("<wpt lat=\"39.5\" lon=\"46.25\"><ele>820</ele><name>Город</name>"
                                "<desc>A town</desc><type>town</type></wpt>"));
    EXPECT_THAT(text, HasSubstr("<wpt lat=\"39\" lon=\"46.1\"><name>Bridge post</name><cmt>2023-04-23/..</cmt>"
                                "<desc>At the bridge</desc><type>border-crossing</type></wpt>"));
    EXPECT_THAT(text, HasSubstr("<wpt lat=\"39\" lon=\"46.1\"><name>Bridge shut</name><cmt>2023-04-23</cmt>"
                                "<desc>At noon</desc><type>closure</type></wpt>"));
    EXPECT_THAT(text,
                HasSubstr("<trk><name>Road</name><desc>Traced</desc><type>corridor</type>\n<trkseg>\n"
                          "<trkpt lat=\"39\" lon=\"46\"><ele>900</ele></trkpt>\n<trkpt lat=\"39\" lon=\"46.1\"/>\n"
                          "</trkseg>\n<trkseg>\n"));
    WriteOptions again;
    again.overwrite = true;
    EXPECT_EQ(write(atlas, folder.file("a.gpx"), again).back(),
              "8 features without a place in this format are left out")
        << "four shapes, three edges and an event without a place";
}

TEST(Gpx, aNameInEnglishComesBeforeOthers) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({});
    model::Names& names = atlas.routes.front().names;
    names.byLanguage = {{"az", "Yol"}, {"en", "Road"}};
    write(atlas, folder.file("a.gpx"), {});
    EXPECT_THAT(fileText(folder.file("a.gpx")), HasSubstr("<name>Road</name>"));
    names.byLanguage = {{"az", "Yol"}};
    write(atlas, folder.file("b.gpx"), {});
    EXPECT_THAT(fileText(folder.file("b.gpx")), HasSubstr("<name>Yol</name>"));
}

TEST(Kml, whatIsValidOrExistedHasASpanAndTheDocumentATitle) {
    const TemporaryFolder folder;
    const model::Atlas atlas = loaded(original);
    write(atlas, folder.file("a.kml"), {});
    const std::string text = fileText(folder.file("a.kml"));
    EXPECT_THAT(text, HasSubstr("<Document>\n<name>Every member</name>"));
    EXPECT_THAT(text,
                HasSubstr("<TimeSpan><begin>2022-01-01T00:00:00</begin><end>2025-01-01T00:00:00</end></TimeSpan>"));
    EXPECT_THAT(text, HasSubstr("<TimeSpan><begin>2023-04-23T00:00:00</begin></TimeSpan>"));
    EXPECT_THAT(text, HasSubstr("<coordinates>46,39,700 46.5,39.5,600</coordinates>"));
    write(smallAtlas(), folder.file("b.kml"), {});
    EXPECT_THAT(fileText(folder.file("b.kml")), HasSubstr("<Document>\n<name>small</name>"));
}

std::string spanOf(const char* date) {
    const TemporaryFolder folder;
    model::Atlas atlas = smallAtlas();
    model::Event event = atlas.events.front();
    event.date = units::parseEdtf(date).value;
    atlas.events = {event};
    write(atlas, folder.file("a.kml"), {});
    const std::string text = fileText(folder.file("a.kml"));
    const std::size_t begin = text.find("<TimeSpan>");
    return begin == std::string::npos ? "" : text.substr(begin, text.find("\n", begin) - begin);
}

TEST(Kml, yearsGoFromOneTo9999) {
    EXPECT_EQ(spanOf("0001-01-01"),
              "<TimeSpan><begin>0001-01-01T00:00:00</begin><end>0001-01-02T00:00:00</end></TimeSpan>");
    EXPECT_EQ(spanOf("0000-12-31"), "<TimeSpan><end>0001-01-01T00:00:00</end></TimeSpan>");
    EXPECT_EQ(spanOf("9999-12-30"),
              "<TimeSpan><begin>9999-12-30T00:00:00</begin><end>9999-12-31T00:00:00</end></TimeSpan>");
    EXPECT_EQ(spanOf("9999-12-31"), "<TimeSpan><begin>9999-12-31T00:00:00</begin></TimeSpan>");
}

TEST(Kml, namesThatThePlacemarkHasAlreadyAreKeptBeside) {
    for (const char* name :
         {"timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon"}) {
        const TemporaryFolder folder;
        model::OtherProperties other;
        other.add(name, "1");
        model::Atlas atlas = routeWith({});
        atlas.routes.front().other = other;
        write(atlas, folder.file("a.kml"), {});
        EXPECT_THAT(fileText(folder.file("a.kml")), HasSubstr("<Data name=\"corridor_other\"><value>{&quot;" +
                                                              std::string(name) + "&quot;:1}</value>"));
    }
}

TEST(Xml, whatItMustNotHoldIsLeftOutAndBlanksAreKept) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({});
    atlas.routes.front().names.byLanguage[""] = "a\tb\rc\nd\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF\x1F\x7F'";
    EXPECT_EQ(write(atlas, folder.file("a.gpx"), {}).back(), "3 characters that XML cannot hold are left out");
    EXPECT_THAT(fileText(folder.file("a.gpx")), HasSubstr("<name>a&#9;b&#13;c&#10;d\xEF\xBF\xBD\x7F'</name>"));
}

std::string csvOf(const model::Atlas& atlas, std::vector<std::string> creationOptions) {
    const TemporaryFolder folder;
    WriteOptions options;
    options.creationOptions = std::move(creationOptions);
    write(atlas, folder.file("a.csv"), options);
    const std::string types = folder.file("a.csvt");
    return fileText(folder.file("a.csv")) + (std::filesystem::exists(types) ? "--" + fileText(types) : "");
}

TEST(Csv, eachValueOfAnOptionIsFollowed) {
    model::Atlas atlas = routeWith({{"lit", "true"}, {"toll", "false"}, {"none", "\"\""}, {"line", "\"a\\rb\""}});
    EXPECT_EQ(csvOf(atlas, {}),
              "WKT,role,id,name,lit,toll,none,line\n"
              "\"LINESTRING (46 40,46.1 40.1)\",routes,r1,First road,1,0,\"\",\"a\rb\"\n");
    EXPECT_EQ(csvOf(atlas, {"SEPARATOR=TAB", "STRING_QUOTING=IF_NEEDED"}),
              "WKT\trole\tid\tname\tlit\ttoll\tnone\tline\n"
              "LINESTRING (46 40,46.1 40.1)\troutes\tr1\tFirst road\t1\t0\t\t\"a\rb\"\n");
    EXPECT_EQ(csvOf(routeWith({}), {"SEPARATOR=SPACE"}),
              "WKT role id name\n\"LINESTRING (46 40,46.1 40.1)\" routes r1 \"First road\"\n");
    EXPECT_EQ(csvOf(routeWith({{"no", "\"7\""}}), {"STRING_QUOTING=IF_NEEDED", "SEPARATOR=COMMA"}),
              "WKT,role,id,name,no\n\"LINESTRING (46 40,46.1 40.1)\",routes,r1,First road,7\n");
    model::Atlas place;
    place.places.emplace_back();
    place.places.front().id = "p";
    place.places.front().position = {46.5, 39.25};
    EXPECT_EQ(csvOf(place, {"GEOMETRY=AS_XYZ"}), "X,Y,Z,role,id\n46.5,39.25,,places,p\n");
    EXPECT_EQ(csvOf(place, {"GEOMETRY=AS_XY"}), "X,Y,role,id\n46.5,39.25,places,p\n");
}

TEST(Csv, eachKindOfColumnHasItsType) {
    EXPECT_THAT(csvOf(routeWith({{"lit", "true"}, {"width", "7.5"}, {"lanes", "2"}, {"tags", "[1]"}, {"ID", "7"}}),
                      {"CREATE_CSVT=YES", "GEOMETRY=AS_XY"}),
                HasSubstr("--\"CoordX\",\"CoordY\",\"String\",\"String\",\"String\",\"Integer(Boolean)\",\"Real\","
                          "\"Integer64\",\"String\",\"String\"\n"));
}

std::string optionError(const std::string& option) {
    WriteOptions options;
    options.creationOptions = {option};
    try {
        checkOptions("a.csv", options);
    } catch (const BadOption& error) {
        return error.what();
    }
    return "";
}

TEST(Csv, optionsHaveAKeyAndAValueOfTheirs) {
    EXPECT_EQ(optionError("=TAB"), "-co =TAB: KEY=VALUE is expected");
    EXPECT_EQ(optionError("LINEFORMAT=CR"), "-co LINEFORMAT: \"CR\" is no value of it; there are: CRLF, LF");
    EXPECT_EQ(optionError("GEOMETRY=AS_ZYX"),
              "-co GEOMETRY: \"AS_ZYX\" is no value of it; there are: AS_WKT, AS_XYZ, AS_XY, AS_YX");
    EXPECT_EQ(optionError("STRING_QUOTING=NEVER"),
              "-co STRING_QUOTING: \"NEVER\" is no value of it; there are: IF_NEEDED, IF_AMBIGUOUS, ALWAYS");
    EXPECT_EQ(optionError("COLOUR=red"),
              "-co COLOUR: CSV has no such creation option; there are: SEPARATOR, LINEFORMAT, GEOMETRY, GEOMETRY_NAME, "
              "CREATE_CSVT, WRITE_BOM, STRING_QUOTING");
}

}  // namespace
}  // namespace corridor::exchange
