#include <gmock/gmock.h>

#include "files.hpp"
#include "geojson.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
    model::Atlas atlas;
    std::vector<std::string> problems;
};

Read readText(std::string_view text, bool skipInvalid = false) {
    Read read;
    Problems problems("a.geojson");
    readGeoJson(text, {"a", "", skipInvalid, nullptr}, read.atlas, problems);
    read.problems = printed(problems.all());
    return read;
}

const std::string good = R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[46,39]}})";

std::string collection(const std::string& features, const std::string& more = "") {
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

struct Row {
    std::string feature, message;
};

/// Features that RFC 7946 does not have, each beside a good one, and what is said of them.
const std::vector<Row> badFeatures{
    {R"({"type":"Feature","geometry":null})", "properties: is missing (null is allowed)"},
    {R"({"type":"Feature","properties":{}})", "geometry: is missing (null is allowed)"},
    {R"({"type":"Feature","properties":[],"geometry":null})", "properties: an object or null is expected"},
    {R"({"type":"Feature","properties":{},"geometry":null,"id":true})", "id: text or a number is expected"},
    {R"({"type":"Feature","properties":{},"geometry":null,"id":null})", "id: text or a number is expected"},
    {R"({"type":"Feature","properties":{},"geometry":null,"id":["a"]})", "id: text or a number is expected"},
    {R"({"type":"Feature","properties":{},"geometry":null,"coordinates":[1,2]})",
     "coordinates: a Feature must not have the member \"coordinates\", which makes a geometry (RFC 7946, 7.1)"},
    {R"({"type":"Feature","properties":{},"geometry":null,"geometries":[]})",
     "geometries: a Feature must not have the member \"geometries\", which makes a geometry (RFC 7946, 7.1)"},
    {R"({"type":"Feature","properties":{},"geometry":null,"features":[]})",
     "features: a Feature must not have the member \"features\", which makes a FeatureCollection (RFC 7946, 7.1)"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2],"properties":{}}})",
     "geometry.properties: a geometry must not have the member \"properties\", which makes a Feature (RFC 7946, 7.1)"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2],"geometry":null}})",
     "geometry.geometry: a geometry must not have the member \"geometry\", which makes a Feature (RFC 7946, 7.1)"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2],"features":[]}})",
     "geometry.features: a geometry must not have the member \"features\", which makes a FeatureCollection (RFC 7946, "
     "7.1)"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[)"
     R"({"type":"Point","coordinates":[1,2],"properties":null}]}})",
     "geometry.properties: a geometry must not have the member \"properties\", which makes a Feature (RFC 7946, 7.1)"},
    {R"({"type":"Feature","bbox":[1,2,3],"properties":{},"geometry":null})",
     "bbox: has 3 numbers; a box has 4, or 6 with heights"},
    {R"({"type":"Feature","bbox":[],"properties":{},"geometry":null})",
     "bbox: has 0 numbers; a box has 4, or 6 with heights"},
    {R"({"type":"Feature","bbox":[1,2,3,4,5,6,7,8],"properties":{},"geometry":null})",
     "bbox: has 8 numbers; a box has 4, or 6 with heights"},
    {R"({"type":"Feature","bbox":[1,2,3,"4"],"properties":{},"geometry":null})", "bbox: is no list of numbers"},
    {R"({"type":"Feature","bbox":null,"properties":{},"geometry":null})", "bbox: is no list of numbers"},
    {R"({"type":"Feature","bbox":{"west":1},"properties":{},"geometry":null})", "bbox: is no list of numbers"},
    {R"({"type":"Feature","bbox":"1,2,3,4","properties":{},"geometry":null})", "bbox: is no list of numbers"},
    {R"({"type":"Feature","bbox":[1,4,3,2],"properties":{},"geometry":null})",
     "bbox: its south 4 lies above its north 2"},
    {R"({"type":"Feature","bbox":[1,2,9,3,4,8],"properties":{},"geometry":null})",
     "bbox: its lowest height 9 lies above its highest 8"},
    {R"({"type":"Feature","bbox":[1,-91,3,2],"properties":{},"geometry":null})",
     "bbox: its latitudes -91 and 2 are not both inside [-90, 90]"},
    {R"({"type":"Feature","bbox":[1,2,361,3],"properties":{},"geometry":null})",
     "bbox: its longitudes 1 and 361 are not both inside [-180, 180]"},
    {R"({"type":"Feature","bbox":[1,2,3,90.5],"properties":{},"geometry":null})",
     "bbox: its latitudes 2 and 90.5 are not both inside [-90, 90]"},
    {R"({"type":"Feature","bbox":[-181,1,3,2],"properties":{},"geometry":null})",
     "bbox: its longitudes -181 and 3 are not both inside [-180, 180]"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"Point","bbox":[1,2],"coordinates":[1,2]}})",
     "geometry.bbox: has 2 numbers; a box has 4, or 6 with heights"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
     R"("coordinates":[[[0,0,5],[1,0,5],[1,1,5],[0,0,6]]]}})",
     "coordinates[0]: the ring's first and last position differ in their third ordinate"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon",)"
     R"("coordinates":[[[[0,0],[1,0],[1,1],[0,0,5]]]]}})",
     "coordinates[0][0]: the ring's first and last position differ in their third ordinate"},
    {R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1]}})",
     "coordinates: a position of two or three numbers is expected"},
};

TEST(StrictGeoJson, refuses_feature_by_feature_what_the_standard_does_not_have) {
    for (const Row& row : badFeatures) {
        const Read read = readText(collection(good + "," + row.feature + "," + good));
        EXPECT_THAT(read.problems, ElementsAre("a.geojson: feature #1: " + row.message)) << row.feature;
        EXPECT_EQ(read.atlas.places.size(), 2u) << row.feature;
    }
}

TEST(StrictGeoJson, refuses_the_same_where_the_feature_stands_alone_or_in_a_sequence) {
    for (const Row& row : badFeatures) {
        EXPECT_THAT(readText(row.feature).problems, ElementsAre("a.geojson: feature #0: " + row.message));
        EXPECT_THAT(readText(good + "\n" + row.feature + "\n").problems,
                    ElementsAre("a.geojson: feature #1: " + row.message));
    }
}

TEST(StrictGeoJson, takes_what_the_standard_has) {
    for (
        const char* feature : {
            R"({"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}})",
            R"({"type":"Feature","id":7,"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})",
            R"({"type":"Feature","bbox":[1,2,1,2],"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})",
            R"({"type":"Feature","bbox":[-180,-90,360,90],"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})",
            R"({"type":"Feature","bbox":[170,2,-170,3],"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})",
            R"({"type":"Feature","bbox":[ 1 , 2 , 5 , 1 , 2 , 5 ],"properties":{},"geometry":{"type":"Point","coordinates":[1,2,5]}})",
            R"({"type":"Feature","properties":{"bbox":1,"coordinates":2,"features":3,"geometry":4},"geometry":{"type":"Point","coordinates":[1,2]}})",
            R"({"type":"Feature","properties":{},"geometry":{"type":"Point","bbox":[1,2,1,2],"coordinates":[1,2]}})",
            R"({"type":"Feature","title":"foreign","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})",
        }) {
        const Read read = readText(collection(feature));
        EXPECT_THAT(read.problems, IsEmpty()) << feature;
        EXPECT_EQ(read.atlas.places.size(), 1u) << feature;
    }
    EXPECT_THAT(readText(collection(R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
                                    R"("coordinates":[[[0,0,5],[1,0,6],[1,1,7],[0,0,5]]]}})"))
                    .problems,
                ElementsAre("warning: a.geojson: feature #0: coordinates: the third ordinates of an area's rings are "
                            "left out"));
}

TEST(StrictGeoJson, refuses_a_collection_that_is_something_else_as_well) {
    const auto saidOf = [](const std::string& more) { return readText(collection(good, more)).problems; };
    for (const char* member : {"geometry", "properties"}) {
        EXPECT_THAT(
            saidOf(std::string("\"") + member + "\":null,"),
            ElementsAre(std::string("a.geojson:1:29: ") + member + ": a FeatureCollection must not have the member \"" +
                        member + "\", which makes a Feature (RFC 7946, 7.1)"));
    }
    for (const char* member : {"coordinates", "geometries"}) {
        EXPECT_THAT(
            saidOf(std::string("\"") + member + "\":[],"),
            ElementsAre(std::string("a.geojson:1:29: ") + member + ": a FeatureCollection must not have the member \"" +
                        member + "\", which makes a geometry (RFC 7946, 7.1)"));
    }
    EXPECT_THAT(saidOf(R"("bbox":[1,2,3],)"),
                ElementsAre("a.geojson:1:36: bbox: has 3 numbers; a box has 4, or 6 with heights"));
    EXPECT_THAT(saidOf(R"("bbox":[45,38,47,40],"name":"roads",)"), IsEmpty());
}

TEST(StrictGeoJson, leaves_such_members_out_where_the_rest_is_to_be_kept) {
    const Read read = readText(collection(good, R"("bbox":[1,2,3],"properties":{"a":1},)"), true);
    EXPECT_THAT(
        read.problems,
        ElementsAre("warning: a.geojson:1:36: bbox: has 3 numbers; a box has 4, or 6 with heights; it is left out",
                    "warning: a.geojson:1:44: properties: a FeatureCollection must not have the member "
                    "\"properties\", which makes a Feature (RFC 7946, 7.1); it is left out"));
    EXPECT_EQ(read.atlas.places.size(), 1u);
    EXPECT_TRUE(read.atlas.other.empty());
}

TEST(StrictGeoJson, a_box_in_another_system_has_no_degrees) {
    const std::string crs = R"("crs":{"type":"name","properties":{"name":"EPSG:32638"}},)";
    const std::string metres =
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[640000,4400000]}})";
    EXPECT_THAT(readText(collection(metres, crs + R"("bbox":[600000,4300000,700000,4500000],)")).problems,
                ElementsAre("warning: a.geojson:1:35: crs: reprojected from EPSG:32638; RFC 7946 has no crs member"));
    EXPECT_EQ(readText(collection(metres, crs + R"("bbox":[600000,4500000,700000,4300000],)")).problems.size(), 2u);
}

}  // namespace
}  // namespace corridor::ingest
