#include <gmock/gmock.h>

#include <cmath>

#include "exchange/write.hpp"
#include "ingest/load.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"
#include "wkt.hpp"

namespace corridor::exchange {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string written(const model::Atlas& atlas, std::vector<std::string> creationOptions = {}) {
    const TemporaryFolder folder;
    WriteOptions options;
    options.creationOptions = std::move(creationOptions);
    write(atlas, folder.file("a.csv"), options);
    return fileText(folder.file("a.csv"));
}

TEST(Csv, positionsAndNumbersReadBackTheSame) {
    model::Atlas atlas = routeWith({{"big", "12345678901234567890"}, {"sum", "0.30000000000000004"}});
    atlas.routes.front().parts = {{{46.12345678901234, 40.10000000000001}, {1e-7, 0.30000000000000004}}};
    atlas.routes.front().lengthStated = units::Metres{1234.5678901234567};
    EXPECT_EQ(written(atlas),
              "WKT,role,id,name,length_stated_m,big,sum\n"
              "\"LINESTRING (46.12345678901234 40.10000000000001,1e-07 0.30000000000000004)\",routes,r1,First road,"
              "1234.5678901234567,12345678901234567890,0.30000000000000004\n");
    const TemporaryFolder folder;
    write(atlas, folder.file("a.csv"), {});
    const auto back = ingest::load({folder.file("a.csv")});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->routes.at(0).parts, atlas.routes.front().parts);
    EXPECT_EQ(back->routes.at(0).lengthStated, atlas.routes.front().lengthStated);
}

TEST(Csv, textsThatLookLikeNumbersAreQuotedAndQuotesDoubled) {
    EXPECT_THAT(written(routeWith({{"a", "\"007\""}, {"b", "7"}, {"c", R"("say \"no\"")"}, {"d", "[\"x\"]"}})),
                HasSubstr("routes,r1,First road,\"007\",7,\"say \"\"no\"\"\",\"[\"\"x\"\"]\"\n"));
}

TEST(Csv, propertiesThatDifferByCaseAloneAreColumnsOfTheirOwn) {
    EXPECT_EQ(written(routeWith({{"Name", "\"other\""}, {"none", "null"}, {"role", "\"detour\""}})),
              "WKT,role,id,name,Name,corridor_other\n"
              "\"LINESTRING (46 40,46.1 40.1)\",routes,r1,First road,other,\"{\"\"role\"\":\"\"detour\"\"}\"\n");
}

TEST(Csv, optionsOfTheLayerAreFollowed) {
    EXPECT_THAT(
        written(smallAtlas(), {"SEPARATOR=SEMICOLON", "LINEFORMAT=CRLF", "WRITE_BOM=YES"}),
        StartsWith("\xEF\xBB\xBFWKT;role;id;name;date\r\nLINESTRING (46 40,46.1 40.1);routes;r1;First road;\r\n"));
    EXPECT_THAT(written(smallAtlas(), {"geometry=AS_YX"}),
                StartsWith("Y,X,role,id,name,date\n,,routes,r1,First road,\n40.05,46.05,events,e1,Barrier,2023-05\n"));
    EXPECT_THAT(written(smallAtlas(), {"GEOMETRY_NAME=shape", "STRING_QUOTING=ALWAYS"}),
                HasSubstr("\nPOINT (46.05 40.05),events,\"e1\",\"Barrier\",\"2023-05\"\n"));
}

TEST(Csv, typesOfTheColumnsStandBesideItWhereAskedFor) {
    const TemporaryFolder folder;
    WriteOptions options;
    options.creationOptions = {"CREATE_CSVT=YES"};
    write(routeWith({{"lanes", "2"}}), folder.file("a.csv"), options);
    EXPECT_EQ(fileText(folder.file("a.csvt")), "\"WKT\",\"String\",\"String\",\"String\",\"Integer64\"\n");
}

TEST(Csv, elevationsThatWktCannotHoldAreSaidToBeLeftOut) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({});
    atlas.routes.front().elevations = {{812.5, 800.0}};
    EXPECT_EQ(write(atlas, folder.file("all.csv"), {}).size(), 1u);
    EXPECT_THAT(fileText(folder.file("all.csv")), HasSubstr("LINESTRING Z (46 40 812.5,46.1 40.1 800)"));
    const auto back = ingest::load({folder.file("all.csv")});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->routes.at(0).elevations, atlas.routes.front().elevations);
    atlas.routes.front().elevations = {{812.5, std::nan("")}};
    EXPECT_EQ(write(atlas, folder.file("some.csv"), {}).back(),
              "1 geometries have elevations at some positions only, which are left out");
    EXPECT_THAT(fileText(folder.file("some.csv")), HasSubstr("LINESTRING (46 40,46.1 40.1)"));
}

TEST(Wkt, everyKindOfGeometry) {
    const auto wkt = [](const char* text) { return wktOf(Json::parse(text)); };
    EXPECT_EQ(wkt("null"), "");
    EXPECT_EQ(wkt(R"({"type":"Point","coordinates":[1.5,2]})"), "POINT (1.5 2)");
    EXPECT_EQ(wkt(R"({"type":"LineString","coordinates":[[1,2,3],[4,5]]})"), "LINESTRING (1 2,4 5)");
    EXPECT_EQ(wkt(R"({"type":"LineString","coordinates":[[1,2,3],[4,5,6.5]]})"), "LINESTRING Z (1 2 3,4 5 6.5)");
    EXPECT_EQ(wkt(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})"), "POLYGON ((0 0,1 0,1 1,0 0))");
    EXPECT_EQ(wkt(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]})"),
              "MULTIPOLYGON (((0 0,1 0,1 1,0 0)))");
    EXPECT_EQ(wkt(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
                  R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}]})"),
              "GEOMETRYCOLLECTION (POINT (1 2),MULTILINESTRING ((1 2,3 4),(5 6,7 8)))");
}

}  // namespace
}  // namespace corridor::exchange
