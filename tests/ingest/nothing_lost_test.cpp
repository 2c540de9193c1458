#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <thread>

#include "crs_name.hpp"
#include "files.hpp"
#include "ingest/check.hpp"
#include "ingest/load.hpp"

// What is not understood is kept, or said; each of these was once lost in silence, or read as something else.
namespace corridor::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Loads one file of a text.
units::Result<model::Atlas> read(const TempFolder& folder, const std::string& name, const std::string& text) {
    return load({folder.write(name, text)});
}

std::string feature(const std::string& properties, const std::string& geometry) {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" + properties +
           R"(,"geometry":)" + geometry + "}]}";
}

TEST(NothingLost, a_second_list_of_features_is_refused) {
    const TempFolder folder;
    const std::string one = R"([{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}])";
    EXPECT_THAT(
        printed(
            read(folder, "a.geojson", R"({"type":"FeatureCollection","features":[],"features":)" + one + "}").problems),
        ElementsAre(R"(a.geojson:1:43: the member "features" stands twice)"));
    EXPECT_THAT(
        printed(
            read(folder, "b.geojson", R"({"type":"FeatureCollection","features":5,"features":)" + one + "}").problems),
        ElementsAre(R"(b.geojson:1:42: the member "features" stands twice)"));
}

TEST(NothingLost, members_that_the_model_does_not_read_are_kept_everywhere) {
    const TempFolder folder;
    folder.write("a/events.geojson",
                 feature(R"({"id":"e","date":"2023-04-23","claims":[{"by":"p","statement":"says so","quote":"so"}],
"access":[{"target":"r","status":"open","by":null,"speaker":"a driver"}],"figures":[{"what":"lorries","value":3,"by":"p"}]})",
                         "null"));
    folder.write(
        "a/routes.geojson",
        feature(R"({"id":"r","edges":[{"id":"x","bank":"left"}],"gaps":[{"from":[1,2],"to":[2,3],"why":"flood"}]})",
                R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"));
    const std::string atlasFile = folder.write("a/atlas.json", R"({"note":"Of the whole.","colour":"red",
"parties":[{"id":"p","url":"x"}],"sources":[{"id":"s","accessed":"2023-05-01"}],
"layers":[{"file":"events.geojson","role":"events"},{"file":"routes.geojson","role":"routes"}]})");
    const auto atlas = load({folder.path("a")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->note, "Of the whole.");
    EXPECT_EQ(atlas->other, (model::OtherProperties{{"colour", "\"red\""}}));
    EXPECT_EQ(atlas->parties.at(0).other.find("url"), "\"x\"");
    EXPECT_EQ(atlas->sources.at(0).other.find("accessed"), "\"2023-05-01\"");
    const model::Event event = atlas->events.at(0);
    EXPECT_EQ(event.claims.at(0).other.find("quote"), "\"so\"");
    EXPECT_EQ(event.access.at(0).other.find("speaker"), "\"a driver\"");
    EXPECT_EQ(event.figures.at(0).other.find("by"), "\"p\"");
    EXPECT_EQ(atlas->routes.at(0).edges.at(0).other.find("bank"), "\"left\"");
    EXPECT_EQ(atlas->routes.at(0).gaps.at(0).other.find("why"), "\"flood\"");
}

TEST(NothingLost, elevations_of_lines_are_kept) {
    const TempFolder folder;
    const auto atlas =
        read(folder, "a.geojson",
             feature("{}", R"({"type":"MultiLineString","coordinates":[[[1,2,100],[3,4]],[[5,6],[7,8]]]})"));
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    const model::Route& route = atlas->routes.at(0);
    ASSERT_EQ(route.elevations.size(), 2u);
    EXPECT_EQ(route.elevations[0].at(0), 100.0);
    EXPECT_TRUE(std::isnan(route.elevations[0].at(1)));
    EXPECT_TRUE(route.elevations[1].empty());
    const auto flat = read(folder, "b.geojson", feature("{}", R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"));
    ASSERT_TRUE(flat);
    EXPECT_TRUE(flat->routes.at(0).elevations.empty());
}

TEST(NothingLost, collections_become_what_they_hold) {
    const TempFolder folder;
    const std::string line = R"({"type":"LineString","coordinates":[[1,2],[3,4]]})",
                      point = R"({"type":"Point","coordinates":[1,2]})";
    const auto of = [&](const std::string& members) {
        return read(folder, "a.geojson",
                    feature("{}", R"({"type":"GeometryCollection","geometries":[)" + members + "]}"));
    };
    EXPECT_EQ(of(line + "," + line)->routes.at(0).parts.size(), 2u);
    EXPECT_EQ(of(point)->places.size(), 1u);
    const auto mixed = of(point + "," + line);
    EXPECT_EQ(mixed->routes.size(), 1u);
    EXPECT_THAT(
        printed(mixed.problems),
        ElementsAre("warning: a.geojson: feature #0: geometries: 1 points of a collection beside lines or areas "
                    "are left out"));
}

TEST(NothingLost, each_point_of_several_is_a_thing) {
    const TempFolder folder;
    const auto atlas =
        read(folder, "a.geojson", feature(R"({"id":"m"})", R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})"));
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->places.size(), 2u);
    EXPECT_EQ(atlas->places[0].id, "m/1");
    EXPECT_EQ(atlas->places[1].position, (units::LonLat{3, 4}));
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre(HasSubstr("a MultiPoint of 2 positions is read as so many things")));
}

TEST(NothingLost, edges_of_a_wrong_type_are_refused) {
    const TempFolder folder;
    EXPECT_THAT(printed(read(folder, "a.geojson",
                             feature(R"({"edges":"r1"})", R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"))
                            .problems),
                ElementsAre("a.geojson: feature #0: edges: a list of edges is expected"));
}

TEST(NothingLost, a_second_name_in_a_language_is_said) {
    const TempFolder folder;
    EXPECT_THAT(
        printed(read(folder, "a.geojson",
                     feature(R"({"id":"a","name:az":"A","name_az":"B"})", R"({"type":"Point","coordinates":[1,2]})"))
                    .problems),
        ElementsAre(
            R"(warning: a.geojson: feature a: name_az: "B" is a second name in this language; it is left out)"));
}

TEST(CrsNames, are_forms_of_authority_and_code) {
    EXPECT_EQ(crsNamed("urn:ogc:def:crs:EPSG::32638"), "EPSG:32638");
    EXPECT_EQ(crsNamed("urn:ogc:def:crs:OGC:1.3:CRS84"), "OGC:CRS84");
    EXPECT_EQ(crsNamed("http://www.opengis.net/def/crs/EPSG/0/4326"), "EPSG:4326");
    EXPECT_EQ(crsNamed("http://www.opengis.net/gml/srs/epsg.xml#4326"), "EPSG:4326");
    EXPECT_EQ(crsNamed("epsg:3857"), "EPSG:3857");
    EXPECT_EQ(crsNamed("Pulkovo"), std::nullopt) << "PROJ would guess, and move the data by hundreds of metres";
    EXPECT_EQ(crsNamed("+proj=longlat"), std::nullopt);
    EXPECT_FALSE(isLonLatOnWgs84("IAU:4326"));
}

TEST(CrsNames, that_are_none_are_refused) {
    const TempFolder folder;
    const auto atlas =
        read(folder, "a.geojson",
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"foo"}},"features":[]})");
    EXPECT_FALSE(atlas);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre(R"(a.geojson:1:71: crs: "foo" is no AUTHORITY:CODE, nor a URN or address of one)"));
}

TEST(Strictness, does_not_depend_on_the_name_of_the_file) {
    const TempFolder folder;
    const std::string bad = feature(R"({"name":"x","v":NaN})", R"({"type":"Point","coordinates":[1,2]})");
    for (const char* name : {"a.geojson", "a.dat", "a.csv", "a"}) {
        const auto atlas = read(folder, name, bad);
        ASSERT_EQ(atlas.problems.size(), 1u) << name;
        EXPECT_EQ(atlas.problems[0].rule, "json-syntax") << name;
    }
}

TEST(Strictness, reaches_into_archives) {
    const TempFolder folder;
    folder.write("a.geojson", feature(R"({"name":"x","name":"y"})", R"({"type":"Point","coordinates":[1,2]})"));
    const std::string zip = folder.path("a.geojson.gz");
    ASSERT_EQ(std::system(("gzip -k '" + folder.path("a.geojson") + "'").c_str()), 0);
    const auto atlas = load({zip});
    EXPECT_FALSE(atlas);
    EXPECT_THAT(printed(atlas.problems), ElementsAre(HasSubstr("the member \"name\" stands twice")));
}

TEST(Pipes, are_read_as_geojson) {
    const TempFolder folder;
    const std::string pipe = folder.path("pipe");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    std::thread writer(
        [&] { std::ofstream(pipe) << feature(R"({"id":"p"})", R"({"type":"Point","coordinates":[1,2]})"); });
    const auto atlas = load({pipe});
    writer.join();
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.size(), 1u);
    EXPECT_EQ(atlas->inputs.at(0).sha256.size(), 64u);
}

TEST(Pipes, of_anything_else_are_refused) {
    const TempFolder folder;
    const std::string pipe = folder.path("pipe");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    std::thread writer([&] { std::ofstream(pipe) << "id,lon,lat\np,46,39\n"; });
    EXPECT_THAT(printed(load({pipe}).problems), ElementsAre("pipe: is a pipe; only GeoJSON is read from one"));
    writer.join();
}

TEST(Pipes, in_an_atlas_are_refused_and_not_waited_for) {
    const TempFolder folder;
    folder.write("a/atlas.json", R"({"layers":[{"file":"pipe","role":"routes"}]})");
    ASSERT_EQ(mkfifo(folder.path("a/pipe").c_str(), 0600), 0);
    EXPECT_THAT(printed(load({folder.path("a")}).problems), ElementsAre("pipe: cannot be read"));
}

TEST(Devices, are_refused) {
    EXPECT_THAT(printed(load({"/dev/zero"}).problems), ElementsAre("zero: cannot be read"));
}

TEST(AtlasFolder, layers_are_required_and_stay_inside_links_followed) {
    const TempFolder folder;
    folder.write("a/atlas.json", R"({"title":"T"})");
    EXPECT_THAT(printed(load({folder.path("a")}).problems),
                ElementsAre("atlas.json: layers: is missing or empty: an atlas has layers"));
    folder.write("outside.geojson", feature("{}", R"({"type":"Point","coordinates":[1,2]})"));
    folder.write("b/atlas.json", R"({"layers":[{"file":"link.geojson","role":"places"}]})");
    std::filesystem::create_symlink(folder.path("outside.geojson"), folder.path("b/link.geojson"));
    EXPECT_THAT(printed(load({folder.path("b")}).problems),
                ElementsAre(HasSubstr(R"("link.geojson" does not lie in the atlas's folder)")));
}

TEST(AtlasFolder, a_layer_gives_its_style_to_features_without_one) {
    const TempFolder folder;
    folder.write("a/routes.geojson",
                 R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"r"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
{"type":"Feature","properties":{"id":"s","stroke":"#00ff00"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]})");
    folder.write(
        "a/atlas.json",
        R"({"layers":[{"file":"routes.geojson","role":"routes","style":{"stroke":"#ff0000","stroke-width":3}}]})");
    const auto atlas = load({folder.path("a")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).style->stroke, "#ff0000");
    EXPECT_EQ(atlas->routes.at(1).style->stroke, "#00ff00");
    EXPECT_EQ(atlas->routes.at(1).style->strokeWidth, 3.0);
}

TEST(Inputs, of_one_name_do_not_take_each_others_ids) {
    const TempFolder folder;
    const std::string place = feature("{}", R"({"type":"Point","coordinates":[1,2]})");
    const auto atlas = load({folder.write("a/roads.geojson", place), folder.write("b/roads.geojson", place)});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.at(1).id, "roads-2#0");
}

TEST(Tables, a_cell_that_is_no_geometry_is_refused) {
    const TempFolder folder;
    EXPECT_THAT(printed(read(folder, "a.csv", "id,WKT,date\nc,garbage,2023-04-24\n").problems),
                ElementsAre(R"(a.csv: feature c: WKT: "garbage" is no geometry in WKT)"));
}

TEST(Tables, columns_of_positions_have_many_names) {
    const TempFolder folder;
    for (const char* header : {"Long,Lat", "LNG,LATITUDE", "x,y", "Longitude,Latitude"}) {
        const auto atlas = read(folder, "a.csv", std::string("id,") + header + "\np,46.5,39.5\n");
        EXPECT_THAT(printed(atlas.problems), IsEmpty()) << header;
        ASSERT_TRUE(atlas) << header;
        EXPECT_EQ(atlas->places.at(0).position, (units::LonLat{46.5, 39.5})) << header;
    }
    const auto geom = read(folder, "g.csv", "id,the_geom\np,POINT (46.5 39.5)\n");
    ASSERT_TRUE(geom);
    EXPECT_EQ(geom->places.at(0).position, (units::LonLat{46.5, 39.5}));
    EXPECT_TRUE(geom->places.at(0).other.empty());
}

TEST(Tables, without_positions_say_so_once) {
    const TempFolder folder;
    EXPECT_THAT(printed(read(folder, "a.csv", "id,Ost,Nord\np,46.5,39.5\n").problems),
                ElementsAre("a.csv: has no column of positions or dates: id, Ost, Nord"));
    const auto dated = read(folder, "b.csv", "id,DATE\np,2023-04-23\nq,2023-04-24\n");
    EXPECT_THAT(printed(dated.problems), ElementsAre("warning: b.csv: has no column of positions: id, DATE"));
    ASSERT_TRUE(dated);
    EXPECT_EQ(dated->events.size(), 2u) << "DATE is the date";
}

TEST(Tables, days_in_words_count_for_start_and_end_too) {
    const TempFolder folder;
    const auto atlas = read(folder, "a.csv", "id,start,end,lon,lat\np,23 April 2023,2023/04/25,46.5,39.5\n");
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23/2023-04-25");
}

TEST(Tables, a_set_of_years_is_a_date_and_no_list) {
    const TempFolder folder;
    const auto atlas = read(folder, "a.csv", "id,date,lon,lat\np,\"[2022,2023]\",46.5,39.5\n");
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->events.at(0).date->text, "[2022,2023]");
}

TEST(Tables, that_are_cut_short_are_noticed) {
    const TempFolder folder;
    EXPECT_THAT(
        printed(read(folder, "a.csv", "id,date,name\na,2023-01-01,A\nb,2023-01-02,\"B\nc,2023-01-03,C\n").problems),
        Contains("a.csv:3:14: a text in quotes begins here and is never closed"));
    EXPECT_THAT(printed(read(folder, "b.csv", "id,lon,lat,name\na,46,39,A\nb,46,39").problems),
                Contains("warning: b.csv:3:1: the last row has 3 cells and no line break; the header has 4"));
    const auto whole = read(folder, "c.csv", "id,lon,lat,name\na,46,39,\"A \"\"quoted\"\"\nname\"\nb,46,39,5\" pipe");
    EXPECT_THAT(printed(whole.problems), IsEmpty());
    EXPECT_EQ(whole->places.size(), 2u);
}

TEST(Tables, shapefiles_that_are_cut_short_are_noticed) {
    const TempFolder folder;
    for (const char* ending : {".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
        std::filesystem::copy_file(std::string(CORRIDOR_TEST_DATA "/ingest/sightings_utm") + ending,
                                   folder.path(std::string("s") + ending));
    }
    ASSERT_TRUE(load({folder.path("s.shp")}));
    std::filesystem::resize_file(folder.path("s.dbf"), 500);
    EXPECT_THAT(printed(load({folder.path("s.shp")}).problems),
                Contains("s.shp: its table (.dbf) has 500 bytes; its header says 803"));
    std::filesystem::remove(folder.path("s.dbf"));
    EXPECT_THAT(printed(load({folder.path("s.shp")}).problems),
                Contains("warning: s.shp: has no table (.dbf) beside it: its shapes have no properties"));
}

TEST(Tables, in_another_encoding_are_refused_with_the_cell) {
    const TempFolder folder;
    const auto atlas = read(folder, "a.csv", "id,name,lon,lat\na,caf\xE9,46,39\n");
    EXPECT_FALSE(atlas);
    EXPECT_THAT(printed(atlas.problems), ElementsAre("a.csv: feature a: name: \"caf?\" is not UTF-8"));
}

TEST(Tables, do_not_keep_an_exact_position_beside_a_coarse_one) {
    const TempFolder folder;
    for (const char* text : {"id,lon,lat,publish_accuracy_m\na,46.123456,39.654321,10000\n",
                             "id,WKT,publish_accuracy_m\na,POINT (46.123456 39.654321),10000\n"}) {
        const auto atlas = read(folder, "a.csv", text);
        ASSERT_TRUE(atlas);
        EXPECT_TRUE(atlas->places.at(0).other.empty()) << text;
        EXPECT_EQ(atlas->places.at(0).publishAccuracy->value, 10000.0) << text;
    }
}

TEST(Inputs, that_hold_nothing_are_said) {
    const TempFolder folder;
    EXPECT_THAT(printed(read(folder, "a.geojson", R"({"type":"FeatureCollection","features":[]})").problems),
                ElementsAre("warning: a.geojson: holds no feature"));
    EXPECT_THAT(printed(read(folder, "a.csv", "id,lon,lat\n").problems),
                ElementsAre("warning: a.csv: holds no feature"));
}

TEST(Gpx, waypoints_have_times_and_kinds_and_segments_of_one_point_are_left_out) {
    const TempFolder folder;
    const auto atlas =
        read(folder, "t.gpx",
             R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="39.82" lon="46.75"><time>2023-04-23T10:00:00Z</time><name>Halt</name></wpt>
<wpt lat="39.83" lon="46.76"><name>Post</name><type>checkpoint</type></wpt>
<trk><trkseg><trkpt lat="39.5" lon="46.3"/></trkseg><trkseg><trkpt lat="39.5" lon="46.3"/><trkpt lat="39.6" lon="46.4"/></trkseg></trk></gpx>)");
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    EXPECT_EQ(atlas->events.at(0).date->lower(), *units::parseDay("2023-04-23"));
    EXPECT_EQ(atlas->checkpoints.at(0).kind, "checkpoint");
    EXPECT_EQ(atlas->routes.at(0).parts.size(), 1u);
    EXPECT_THAT(printed(atlas.problems), ElementsAre(HasSubstr("a line of one position is left out")));
}

TEST(NothingLost, properties_that_convert_put_aside_take_their_places_again) {
    const TempFolder folder;
    const auto atlas = read(folder, "a.geojson",
                            feature(R"({"role":"places","id":"p","corridor_other":{"role":"watchman","ID":7}})",
                                    R"({"type":"Point","coordinates":[1,2]})"));
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.at(0).other, (model::OtherProperties{{"role", "\"watchman\""}, {"ID", "7"}}));
    const auto table = read(folder, "b.csv", "id,lon,lat,corridor_other\np,46,39,\"{\"\"ID\"\":7}\"\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->places.at(0).other.find("ID"), "7");
}

TEST(Gpx, heights_of_tracks_are_kept) {
    const TempFolder folder;
    const auto atlas =
        read(folder, "t.gpx",
             R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<trk><trkseg><trkpt lat="39.5" lon="46.3"><ele>900</ele></trkpt><trkpt lat="39.6" lon="46.4"><ele>950</ele></trkpt></trkseg></trk></gpx>)");
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).elevations.at(0), (model::Elevations{900, 950}));
}

TEST(Kml, a_height_of_zero_is_none) {
    const auto atlas = load({CORRIDOR_TEST_DATA "/ingest/survey.kml"});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).elevations.at(0), (model::Elevations{900, 950}));
    EXPECT_TRUE(atlas->routes.at(0).other.empty());
}

TEST(Kml, a_height_below_the_sea_is_one) {
    const TempFolder folder;
    const auto atlas =
        read(folder, "k.kml",
             "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><LineString><coordinates>"
             "49,40,-28 50,40,0</coordinates></LineString></Placemark></Document></kml>");
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->routes.at(0).elevations, (std::vector<model::Elevations>{{-28, 0}}));
}

TEST(Kml, times_keep_the_precision_in_which_they_are_written) {
    const TempFolder folder;
    const auto placemark = [](const char* name, const std::string& time) {
        return "<Placemark><name>" + std::string(name) + "</name>" + time +
               "<Point><coordinates>46,39</coordinates></Point></Placemark>";
    };
    const auto atlas =
        read(folder, "k.kml",
             R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" +
                 placemark("year", "<TimeStamp><when>2023</when></TimeStamp>") +
                 placemark("month", "<TimeStamp><when> 2023-05 </when></TimeStamp>") +
                 placemark("day", "<TimeStamp><when>2023-05-10T08:00:00Z</when></TimeStamp>") +
                 placemark("span",
                           "<TimeSpan><begin>2023-05</begin></TimeSpan><ExtendedData><Data "
                           "name=\"by\"><value>me</value></Data></ExtendedData>") +
                 placemark("none", "") + "</Document></kml>");
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 4u);
    EXPECT_EQ(atlas->events.at(0).date->text, "2023");
    EXPECT_EQ(atlas->events.at(1).date->text, "2023-05");
    EXPECT_EQ(atlas->events.at(2).date->text, "2023-05-10");
    EXPECT_EQ(atlas->events.at(3).date->text, "2023-05/..");
    EXPECT_EQ(atlas->events.at(3).other.find("by"), "\"me\"");
    EXPECT_EQ(atlas->places.size(), 1u);
}

TEST(Check, finds_what_an_assertion_and_a_style_must_not_be) {
    const TempFolder folder;
    folder.write("a/events.geojson",
                 feature(R"({"id":"e","date":"2023-04-23","sources":["s"],"stroke-opacity":5,"basis":"foo",
"claims":[{"by":"p","status":"open","target":"r","until":"2023-04-01"}]})",
                         "null"));
    folder.write("a/atlas.json",
                 R"({"coverage":"2022/2023","default_day":"2025-01-01","parties":[{"id":"p"}],"sources":[{"id":"s"}],
"layers":[{"file":"events.geojson","role":"events"}]})");
    const auto atlas = load({folder.path("a")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(
        printed(checkAtlas(*atlas)),
        testing::UnorderedElementsAre(
            "warning: atlas.json: default_day: 2025-01-01 lies outside the coverage 2022/2023",
            "warning: events.geojson: feature e: stroke-opacity: 5 is outside [0, 1]",
            "warning: events.geojson: feature e: basis: \"foo\" is none of reported, statement, inferred",
            "warning: events.geojson: feature e: claims[0]: says nothing in words",
            "warning: events.geojson: feature e: claims[0].until: 2023-04-01 lies before 2023-04-23, the first day"));
}

TEST(AtlasJson, a_view_that_is_no_box_is_refused) {
    const TempFolder folder;
    folder.write("a/p.geojson", feature("{}", R"({"type":"Point","coordinates":[1,2]})"));
    folder.write("a/atlas.json", R"({"default_view":[200,0,1,1],"layers":[{"file":"p.geojson","role":"places"}]})");
    EXPECT_THAT(printed(load({folder.path("a")}).problems),
                ElementsAre(HasSubstr("default_view: [200, 0, 1, 1] is no box")));
}

}  // namespace
}  // namespace corridor::ingest
