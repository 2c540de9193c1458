#include "geojson.hpp"

#include <gmock/gmock.h>

#include "files.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
    model::Atlas atlas;
    std::vector<std::string> problems;
};

Read readText(std::string_view text, const std::string& role = "", bool skipInvalid = false) {
    Read read;
    Problems problems("routes.geojson");
    readGeoJson(text, {"routes", role, skipInvalid, nullptr}, read.atlas, problems);
    read.problems = printed(problems.all());
    return read;
}

std::string collection(const std::string& features, const std::string& more = "") {
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

std::string feature(const std::string& geometry, const std::string& properties = "{}", const std::string& more = "") {
    return R"({"type":"Feature",)" + more + R"("properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string point(const std::string& coordinates = "[46.75,39.82]") {
    return R"({"type":"Point","coordinates":)" + coordinates + "}";
}

std::string line(const std::string& coordinates = "[[46,39],[47,40]]") {
    return R"({"type":"LineString","coordinates":)" + coordinates + "}";
}

TEST(GeoJson, a_latitude_out_of_range_is_named_as_the_contract_says) {
    const Read read =
        readText(collection(feature(line("[[46,39],[46.1,39.1],[46.2,39.2],[46.3,95.2]]"), R"({"id":"r7"})")));
    EXPECT_THAT(read.problems,
                ElementsAre(R"(routes.geojson: feature r7: coordinates[3]: latitude 95.2 is outside [-90, 90])"));
    EXPECT_THAT(read.atlas.routes, IsEmpty());
}

struct Refused {
    std::string geometry, message;
};

TEST(GeoJson, refuses_geometries_feature_by_feature_with_place_and_value) {
    const std::vector<Refused> table{
        {point("[181,0]"), "coordinates: longitude 181 is outside [-180, 180]"},
        {point("[0]"), "coordinates: a position of two or three numbers is expected"},
        {point("[]"), "coordinates: a position of two or three numbers is expected"},
        {point("[\"46\",39]"), "coordinates: a position holds numbers only"},
        {point("[46,null]"), "coordinates: a position holds numbers only"},
        {point("46"), "coordinates: is missing or no list"},
        {R"({"type":"Point"})", "coordinates: is missing or no list"},
        {line("[[46,39]]"), "coordinates: has 1 positions; a line needs 2"},
        {line("[[46,39],47]"), "coordinates[1]: a position of two or three numbers is expected"},
        {R"({"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[0,0],[1,91]]]})",
         "coordinates[1][1]: latitude 91 is outside [-90, 90]"},
        {R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})",
         "coordinates[0]: has 3 positions; a ring needs 4"},
        {R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})",
         "coordinates[0]: the ring's first and last position differ"},
        {R"({"type":"Polygon","coordinates":[]})", "coordinates: has no ring"},
        {R"({"type":"Circle","coordinates":[0,0]})", "geometry.type: \"Circle\" is no geometry type of RFC 7946"},
        {R"({"coordinates":[0,0]})", "geometry.type: is missing"},
        {R"([0,0])", "geometry: an object or null is expected"},
        {R"({"type":"GeometryCollection"})", "geometries: is missing or no list"},
    };
    for (const Refused& refused : table) {
        const Read read = readText(collection(feature(refused.geometry)));
        EXPECT_THAT(read.problems, ElementsAre("routes.geojson: feature #0: " + refused.message)) << refused.geometry;
    }
}

TEST(GeoJson, lines_without_positions_are_left_out_and_take_nothing_with_them) {
    const std::string parts = R"({"type":"MultiLineString","coordinates":[[],[[46,39,5],[47,39,6]],[]]})";
    const std::string collected =
        R"({"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]})";
    const Read read = readText(
        collection(feature(parts, R"({"id":"parts"})") + "," + feature(line("[]"), R"({"id":"none","date":"2023"})") +
                   "," + feature(R"({"type":"MultiLineString","coordinates":[]})") + "," +
                   feature(R"({"type":"MultiLineString","coordinates":[[],[]]})") + "," +
                   feature(collected, R"({"id":"collected"})") + "," + feature(point(), R"({"id":"p"})")));
    EXPECT_THAT(read.problems,
                ElementsAre("warning: routes.geojson: feature parts: coordinates[0]: a line without positions is left out",
                            "warning: routes.geojson: feature parts: coordinates[2]: a line without positions is left out",
                            "warning: routes.geojson: feature none: coordinates: a line without positions is left out",
                            "warning: routes.geojson: feature #2: coordinates: a line without positions is left out",
                            "warning: routes.geojson: feature #3: coordinates[0]: a line without positions is left out",
                            "warning: routes.geojson: feature #3: coordinates[1]: a line without positions is left out",
                            "warning: routes.geojson: feature collected: coordinates: a line without positions is left out"));
    ASSERT_EQ(read.atlas.routes.size(), 2u);
    EXPECT_EQ(read.atlas.routes[0].id, "parts");
    EXPECT_EQ(read.atlas.routes[0].parts, (std::vector<units::Line>{{{46, 39}, {47, 39}}}));
    EXPECT_EQ(read.atlas.routes[0].elevations, (std::vector<model::Elevations>{{5, 6}}));
    EXPECT_EQ(read.atlas.routes[1].parts.size(), 1u);
    EXPECT_EQ(read.atlas.places.size(), 1u);
    EXPECT_TRUE(read.atlas.events.empty());
}

TEST(GeoJson, every_bad_feature_of_a_file_is_reported_and_the_good_ones_are_read) {
    const Read read =
        readText(collection(feature(point(), R"({"id":"a"})") + "," + feature(point("[200,0]"), R"({"id":"b"})") + "," +
                            feature(point("[0,-90.5]")) + "," + R"({"type":"Thing"})" + "," + feature(point())));
    EXPECT_THAT(read.problems,
                ElementsAre(R"(routes.geojson: feature b: coordinates: longitude 200 is outside [-180, 180])",
                            "routes.geojson: feature #2: coordinates: latitude -90.5 is outside [-90, 90]",
                            "routes.geojson: feature #3: type: a Feature is expected"));
    ASSERT_EQ(read.atlas.places.size(), 2u);
    EXPECT_EQ(read.atlas.places[0].id, "a");
    EXPECT_EQ(read.atlas.places[1].id, "routes#4");
}

TEST(GeoJson, what_was_left_out_is_said_when_asked_to_skip) {
    const Read read = readText(collection(feature(point("[200,0]"), R"({"id":"b"})")), "", true);
    EXPECT_THAT(read.problems,
                ElementsAre(R"(routes.geojson: feature b: coordinates: longitude 200 is outside [-180, 180])",
                            R"(warning: routes.geojson: feature b: is left out)"));
}

TEST(GeoJson, a_comma_too_many_is_refused_with_line_and_column) {
    const Read read = readText("{\"type\":\"FeatureCollection\",\n\"features\":[\n" + feature(point()) + ",\n]}");
    EXPECT_THAT(read.problems, ElementsAre("routes.geojson:4:1: a JSON value is expected, not ']'"));
    EXPECT_THAT(read.atlas.places, IsEmpty()) << "nothing of a file that is no JSON is kept";
}

TEST(GeoJson, files_that_are_json_but_no_geojson_are_refused) {
    EXPECT_THAT(readText("[1,2]").problems,
                ElementsAre("routes.geojson:1:1: is JSON, but no GeoJSON object with a \"type\""));
    EXPECT_THAT(readText("{}").problems,
                ElementsAre("routes.geojson:1:1: is JSON, but no GeoJSON object with a \"type\""));
    EXPECT_THAT(readText("17").problems,
                ElementsAre("routes.geojson:1:1: is JSON, but no GeoJSON object with a \"type\""));
    EXPECT_THAT(readText(R"({"type":"Topology"})").problems,
                ElementsAre("routes.geojson:1:9: type: \"Topology\" is no type of GeoJSON"));
    EXPECT_THAT(readText(R"({"type":"FeatureCollection"})").problems,
                ElementsAre("routes.geojson:1:1: features: is missing or no list"));
    EXPECT_THAT(readText(R"({"type":"FeatureCollection","features":{}})").problems,
                ElementsAre("routes.geojson:1:1: features: is missing or no list"));
    EXPECT_THAT(readText("").problems,
                ElementsAre("routes.geojson:1:1: a JSON value is expected, not the end of the file"));
}

TEST(GeoJson, accepted_with_a_warning) {
    EXPECT_THAT(readText("\xEF\xBB\xBF" + collection(feature(point()))).problems,
                ElementsAre("warning: routes.geojson:1:1: begins with a byte order mark, which JSON does not have"));
    EXPECT_THAT(readText(collection(feature(point("[46,39,800,17]")))).problems,
                ElementsAre("warning: routes.geojson: feature #0: coordinates: more than three ordinates in a "
                            "position; the rest is left out"));
    const Read turned =
        readText(collection(feature(R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]})")));
    EXPECT_THAT(turned.problems,
                ElementsAre("warning: routes.geojson: feature #0: coordinates: a ring runs the wrong way "
                            "(RFC 7946: outer rings counter-clockwise); it is turned round"));
    const units::Line ring{{0, 0}, {1, 1}, {0, 1}, {0, 0}};
    EXPECT_EQ(turned.atlas.shapes.at(0).polygons.at(0).at(0), ring);
}

TEST(GeoJson, holes_run_clockwise_and_rings_take_the_short_way_over_the_antimeridian) {
    const auto said = [](const std::string& rings) {
        return readText(collection(feature(R"({"type":"Polygon","coordinates":[)" + rings + "]}"))).problems.size();
    };
    const std::string outer = "[[0,0],[9,0],[9,9],[0,9],[0,0]]";
    EXPECT_EQ(said(outer + ",[[1,1],[1,2],[2,2],[1,1]]"), 0u);
    EXPECT_EQ(said(outer + ",[[1,1],[2,2],[1,2],[1,1]]"), 1u) << "a hole that runs as the ring round it";
    EXPECT_EQ(said("[[179,0],[-179,0],[-179,1],[179,1],[179,0]]"), 0u);
    EXPECT_EQ(said("[[179,0],[179,1],[-179,1],[-179,0],[179,0]]"), 1u);
}

// Out and back on one line: what is left of its area is rounding, and says nothing of its direction.
TEST(GeoJson, a_ring_without_area_does_not_run_the_wrong_way) {
    const char* line =
        R"({"type":"Polygon","coordinates":[[[46.11,39.83],[46.12,39.85],[46.13,39.87],[46.12,39.85],[46.11,39.83]]]})";
    EXPECT_THAT(readText(collection(feature(line))).problems, IsEmpty());
}

TEST(GeoJson, a_crs_member_is_honoured_or_reprojected_with_a_warning) {
    const auto crs = [](const std::string& name) {
        return R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)";
    };
    for (const std::string name : {"urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"}) {
        const Read read = readText(collection(feature(point()), crs(name)));
        EXPECT_THAT(read.problems, ElementsAre("warning: routes.geojson:1:35: crs: " + name +
                                               " is honoured; RFC 7946 has no crs member"));
        EXPECT_EQ(read.atlas.places.at(0).position, (units::LonLat{46.75, 39.82}));
    }
    // What PROJ's cs2cs gives for 46.75 E 39.82 N in zone 38 N.
    const std::string moved = feature(point("[649749.55, 4409346.43]"));
    const Read read = readText(collection(moved, crs("EPSG:32638")));
    EXPECT_THAT(
        read.problems,
        ElementsAre("warning: routes.geojson:1:35: crs: reprojected from EPSG:32638; RFC 7946 has no crs member"));
    EXPECT_NEAR(read.atlas.places.at(0).position.lon, 46.75, 1e-3);
    EXPECT_NEAR(read.atlas.places.at(0).position.lat, 39.82, 1e-3);
    const std::string after = R"({"type":"FeatureCollection","features":[)" + moved +
                              R"(],"crs":{"type":"name","properties":{"name":"EPSG:32638"}}})";
    const Read late = readText(after);
    EXPECT_EQ(late.atlas.places.at(0).position, read.atlas.places.at(0).position) << "wherever the member stands";
    EXPECT_THAT(
        late.problems,
        ElementsAre("warning: routes.geojson:1:149: crs: reprojected from EPSG:32638; RFC 7946 has no crs member"));
    const Read unknown = readText(collection(feature(point()), crs("EPSG:999999")));
    ASSERT_EQ(unknown.problems.size(), 1u);
    EXPECT_THAT(unknown.problems[0],
                testing::StartsWith("routes.geojson:1:35: crs: unknown coordinate reference system"));
    EXPECT_THAT(unknown.atlas.places, IsEmpty());
}

TEST(GeoJson, a_member_that_stands_twice_is_refused_where_the_model_reads_it) {
    EXPECT_THAT(readText(collection(feature(point(), R"({"id":"a","kind":"town","kind":"city"})"))).problems,
                ElementsAre(R"(routes.geojson: feature a: properties: the member "kind" stands twice)"));
    EXPECT_THAT(
        readText(collection(feature(point(), R"({"id":"a","colour":1,"colour":2})"))).problems,
        ElementsAre(
            R"(warning: routes.geojson: feature a: properties: the member "colour" stands twice; the first is kept)"));
    EXPECT_THAT(readText(collection(feature(R"({"type":"Point","type":"Point","coordinates":[1,2]})", R"({"id":"a"})")))
                    .problems,
                ElementsAre(R"(routes.geojson: feature a: geometry: the member "type" stands twice)"));
    EXPECT_THAT(readText(collection(feature(point()), R"("type":"FeatureCollection",)")).problems,
                ElementsAre("routes.geojson:1:29: the member \"type\" stands twice"));
}

TEST(GeoJson, roles_follow_geometry_date_and_kind) {
    const Read read = readText(collection(
        feature(line(), R"({"id":"way"})") + "," + feature(point(), R"({"id":"shelling","date":"2023-04-23"})") + "," +
        feature(point(), R"({"id":"talks","start":"2023-04","end":"2023-05-11"})") + "," +
        feature(point(), R"({"id":"post","kind":"border-crossing"})") + "," +
        feature(point(), R"({"id":"town","kind":"town"})") + "," +
        feature("null", R"({"id":"statement","date":"2023-05-01"})") + "," +
        feature(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})", R"({"id":"zone"})")));
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(read.atlas.routes.at(0).id, "way");
    ASSERT_EQ(read.atlas.events.size(), 3u);
    EXPECT_EQ(read.atlas.events.at(1).date->text, "2023-04/2023-05-11");
    EXPECT_FALSE(read.atlas.events.at(2).position.has_value());
    EXPECT_EQ(read.atlas.checkpoints.at(0).id, "post");
    EXPECT_EQ(read.atlas.places.at(0).id, "town");
    EXPECT_EQ(read.atlas.shapes.at(0).id, "zone");
}

TEST(GeoJson, a_feature_with_neither_place_nor_date_is_left_out_and_said) {
    EXPECT_THAT(
        readText(collection(feature("null"))).problems,
        ElementsAre(
            "warning: routes.geojson: feature #0: geometry: is null, and there is no date: it is left out, since "
            "there is nothing to show"));
}

TEST(GeoJson, a_role_takes_its_geometries_only) {
    EXPECT_THAT(
        readText(collection(feature(point(), R"({"id":"a"})")), "routes").problems,
        ElementsAre(
            R"(routes.geojson: feature a: geometry: is a Point; the role routes takes a LineString or MultiLineString)"));
    EXPECT_THAT(
        readText(collection(feature(line(), R"({"id":"a"})")), "events").problems,
        ElementsAre(R"(routes.geojson: feature a: geometry: is a LineString; the role events takes a Point or null)"));
}

TEST(GeoJson, a_feature_or_a_geometry_alone_is_a_file) {
    EXPECT_EQ(readText(feature(point(), R"({"id":"x"})")).atlas.places.at(0).id, "x");
    EXPECT_EQ(readText(line()).atlas.routes.at(0).id, "routes#0");
}

TEST(GeoJson, a_sequence_holds_a_record_a_line_or_after_a_separator) {
    const std::string a = feature(point(), R"({"id":"a"})"), b = feature(point("[200,0]"), R"({"id":"b"})"),
                      c = feature(line(), R"({"id":"c"})");
    for (const std::string& text : {a + "\n" + c + "\n", "\x1E" + a + "\n\x1E" + c + "\n", a + "\r\n\r\n" + c}) {
        const Read read = readText(text);
        EXPECT_THAT(read.problems, IsEmpty()) << text;
        EXPECT_EQ(read.atlas.places.size(), 1u);
        EXPECT_EQ(read.atlas.routes.size(), 1u);
    }
    EXPECT_THAT(readText(a + "\n" + b + "\n").problems,
                ElementsAre(R"(routes.geojson: feature b: coordinates: longitude 200 is outside [-180, 180])"));
    EXPECT_THAT(readText(a + "\n{\"type\":").problems,
                ElementsAre("routes.geojson:2:9: a JSON value is expected, not the end of the file"));
    EXPECT_THAT(readText(a + a).problems, ElementsAre(testing::HasSubstr("text after the end of the JSON value")));
}

TEST(GeoJson, nothing_that_the_model_does_not_read_is_lost) {
    const Read read = readText(collection(
        feature(point(), R"({"id":"a","population":50000,"tags":{"x":[1,2]}})", R"("tippecanoe":{"minzoom":4},)")));
    EXPECT_THAT(read.problems, IsEmpty());
    const model::OtherProperties expected{
        {"population", "50000"}, {"tags", R"({"x":[1,2]})"}, {"tippecanoe", R"({"minzoom":4})"}};
    EXPECT_EQ(read.atlas.places.at(0).other, expected);
}

TEST(GeoJson, names_in_every_language_are_read_in_both_spellings) {
    const Read read = readText(collection(feature(
        point(),
        R"({"id":"k","name":"Khankendi","name:az":"Xankəndi","name_hy":"Ստեփանակերտ","alt_names":["Stepanakert"]})")));
    const model::Names& names = read.atlas.places.at(0).names;
    EXPECT_EQ(names.byLanguage.at(""), "Khankendi");
    EXPECT_EQ(names.byLanguage.at("az"), "Xankəndi");
    EXPECT_EQ(names.byLanguage.at("hy"), "Ստեփանակերտ");
    EXPECT_THAT(names.alternatives, ElementsAre("Stepanakert"));
}

TEST(GeoJson, a_property_of_the_wrong_type_is_named) {
    EXPECT_THAT(readText(collection(feature(point(), R"({"id":"a","date":"2023-13-01"})"))).problems,
                ElementsAre(testing::StartsWith(
                    R"(routes.geojson: feature a: date: "2023-13-01" is not a date in EDTF: position 6: )")));
    EXPECT_THAT(
        readText(collection(feature(point(), R"({"id":"a","accuracy_m":-5})"))).problems,
        ElementsAre(R"(routes.geojson: feature a: accuracy_m: -5 is negative; a length in metres must not be)"));
    EXPECT_THAT(readText(collection(feature(point(), R"({"id":"a","accuracy_m":"near"})"))).problems,
                ElementsAre(R"(routes.geojson: feature a: accuracy_m: "near" is text; a number is expected)"));
    EXPECT_THAT(
        readText(collection(feature(point(),
                                    R"({"id":"a","date":"2023-05-01","access":[{"target":"r","status":"disputed"}]})")))
            .problems,
        ElementsAre(R"(routes.geojson: feature a: access[0].status: "disputed" is none of open, restricted, closed)"));
    EXPECT_THAT(readText(collection(feature(point(), R"(17)"))).problems,
                ElementsAre("routes.geojson: feature #0: properties: an object or null is expected"));
}

TEST(GeoJson, a_claim_with_a_status_and_no_target_speaks_of_all_that_the_event_is_about) {
    const Read read =
        readText(collection(feature("null", R"({"id":"e","date":"2023-05-01","about":["r1","r2"],"sources":["s"],
        "claims":[{"by":"Azerbaijan","statement":"open","status":"open","traffic":["civilian","medical"]}]})")));
    EXPECT_THAT(read.problems, IsEmpty());
    const model::Claim claim = read.atlas.events.at(0).claims.at(0);
    ASSERT_TRUE(claim.assertion.has_value());
    EXPECT_THAT(claim.assertion->targets, ElementsAre("r1", "r2"));
    EXPECT_EQ(claim.assertion->by, "Azerbaijan");
    EXPECT_THAT(claim.assertion->traffic, ElementsAre("civilian", "medical"));
}

TEST(GeoJson, edges_of_a_route_are_read_in_every_spelling) {
    const Read read = readText(collection(feature(
        line(), R"({"id":"r","edges":[{"id":"e1","direction":"backward"},"e2","-e3",{"edge":"e4","dir":-1}]})")));
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_THAT(read.atlas.routes.at(0).edges, ElementsAre(model::EdgeUse{"e1", false}, model::EdgeUse{"e2", true},
                                                           model::EdgeUse{"e3", false}, model::EdgeUse{"e4", false}));
}

TEST(GeoJson, hostile_texts_end_in_an_error) {
    EXPECT_THAT(readText(std::string(100000, '[')).problems,
                ElementsAre(testing::HasSubstr("nested deeper than 512 levels")));
    EXPECT_THAT(readText(collection(feature(R"({"type":"Point","coordinates":)" + std::string(100000, '[')))).problems,
                ElementsAre(testing::HasSubstr("nested deeper than 512 levels")));
    EXPECT_THAT(readText(collection(feature(point("[NaN,1]")))).problems, ElementsAre(testing::HasSubstr("not 'N'")));
    const std::string good = collection(feature(point(), R"({"id":"a"})"));
    for (std::size_t size = 0; size < good.size(); ++size) {
        const Read read = readText(good.substr(0, size));
        EXPECT_EQ(read.problems.size(), 1u) << good.substr(0, size);
        EXPECT_THAT(read.atlas.places, IsEmpty());
    }
}

}  // namespace
}  // namespace corridor::ingest
