#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <map>
#include <memory>

#include "exchange/write.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

using testing::HasSubstr;

/// The only row of the routes: what each column is, and what stands in it.
struct Row {
    std::map<std::string, std::string> types, values;
    std::string geometry;
};

std::string typeOf(const OGRFieldDefn& field) {
    if (field.GetSubType() == OFSTJSON) return "json";
    if (field.GetSubType() == OFSTBoolean) return "boolean";
    return OGRFieldDefn::GetFieldTypeName(field.GetType());
}

Row rowOf(const std::string& file, const char* layerName) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    OGRWktOptions iso;
    iso.variant = wkbVariantIso;
    Row row;
    OGRLayer* layer = dataset ? dataset->GetLayerByName(layerName) : nullptr;
    if (!layer) return row;
    const std::unique_ptr<OGRFeature> feature(layer->GetNextFeature());
    for (int i = 0; i < feature->GetFieldCount(); ++i) {
        const OGRFieldDefn& field = *feature->GetFieldDefnRef(i);
        row.types[field.GetNameRef()] = typeOf(field);
        if (feature->IsFieldSetAndNotNull(i)) row.values[field.GetNameRef()] = feature->GetFieldAsString(i);
    }
    if (const OGRGeometry* geometry = feature->GetGeometryRef()) row.geometry = geometry->exportToWkt(iso);
    return row;
}

Row rowOf(const model::Atlas& atlas) {
    const TemporaryFolder folder;
    EXPECT_TRUE(write(atlas, folder.file("a.gpkg"), {}).empty());
    return rowOf(folder.file("a.gpkg"), "routes");
}

TEST(GeoPackage, columnsAreWhatTheirValuesAre) {
    const Row row = rowOf(routeWith({{"count", "9007199254740993"},
                                     {"width", "7.5"},
                                     {"lit", "true"},
                                     {"surface", "\"gravel\""},
                                     {"tags", "[1,2]"}}));
    EXPECT_EQ(row.types.at("count"), "Integer64");
    EXPECT_EQ(row.values.at("count"), "9007199254740993");
    EXPECT_EQ(row.types.at("width"), "Real");
    EXPECT_EQ(row.types.at("lit"), "boolean");
    EXPECT_EQ(row.types.at("surface"), "String");
    EXPECT_EQ(row.types.at("tags"), "json");
}

TEST(GeoPackage, numbersThatNoColumnHoldsAreJson) {
    const Row row = rowOf(routeWith(
        {{"long", "12345678901234567890"}, {"longer", "12345678901234567890123"}, {"fine", "0.10000000000000000001"}}));
    for (const char* key : {"long", "longer", "fine"}) EXPECT_EQ(row.types.at(key), "json") << key;
    EXPECT_EQ(row.values.at("long"), "12345678901234567890");
    EXPECT_EQ(row.values.at("longer"), "12345678901234567890123");
    EXPECT_EQ(row.values.at("fine"), "0.10000000000000000001");
}

TEST(GeoPackage, aColumnOfDifferentKindsIsJsonWithItsTextsQuoted) {
    model::Atlas atlas = routeWith({{"mixed", "\"7\""}, {"numbers", "9007199254740993"}});
    atlas.routes.push_back(atlas.routes.front());
    atlas.routes.back().id = "r2";
    atlas.routes.back().other = {{"mixed", "7"}, {"numbers", "0.5"}};
    const Row row = rowOf(atlas);
    EXPECT_EQ(row.types.at("mixed"), "json");
    EXPECT_EQ(row.values.at("mixed"), "\"7\"");
    EXPECT_EQ(row.types.at("numbers"), "json") << "a column of doubles would round the first";
    EXPECT_EQ(row.values.at("numbers"), "9007199254740993");
}

// Beyond 2^53 a double no longer tells two whole numbers apart.
TEST(GeoPackage, wholeNumbersBesideFractionsAreRealAsFarAsADoubleIsExact) {
    const auto typeBesideAHalf = [](const char* number) {
        model::Atlas atlas = routeWith({{"n", number}});
        atlas.routes.push_back(atlas.routes.front());
        atlas.routes.back().id = "r2";
        atlas.routes.back().other = {{"n", "0.5"}};
        return rowOf(atlas).types.at("n");
    };
    for (const char* exact : {"9007199254740992", "-9007199254740992", "0"}) EXPECT_EQ(typeBesideAHalf(exact), "Real");
    for (const char* larger : {"9007199254740993", "-9007199254740993"}) EXPECT_EQ(typeBesideAHalf(larger), "json");
}

TEST(GeoPackage, aColumnOfOursTakesTheNextFreeName) {
    const TemporaryFolder folder;
    write(routeWith({{"fid", "12"}}), folder.file("a.gpkg"), {});
    EXPECT_THAT(fileText(folder.file("a.gpkg")), HasSubstr("\"fid_2\" INTEGER PRIMARY KEY"));
    write(routeWith({{"fid", "12"}, {"FID_2", "1"}}), folder.file("b.gpkg"), {});
    EXPECT_THAT(fileText(folder.file("b.gpkg")), HasSubstr("\"fid_3\" INTEGER PRIMARY KEY"));
}

TEST(GeoPackage, propertiesCalledFidAndGeomKeepTheirNames) {
    const Row row = rowOf(routeWith({{"fid", "12"}, {"geom", "\"line\""}, {"FID_2", "1"}}));
    EXPECT_EQ(row.values.at("fid"), "12");
    EXPECT_EQ(row.values.at("geom"), "line");
    EXPECT_EQ(row.geometry, "LINESTRING (46 40,46.1 40.1)");
}

TEST(GeoPackage, whatHasNoColumnOfItsOwnStandsInOne) {
    const Row row = rowOf(routeWith({{"Surface", "\"gravel\""},
                                     {"surface", "\"asphalt\""},
                                     {"ID", "7"},
                                     {"empty", "null"},
                                     {"zero", "-0.0"},
                                     {"cut", R"("a\u0000b")"}}));
    EXPECT_EQ(row.values.at("Surface"), "gravel");
    EXPECT_EQ(row.values.at("id"), "r1");
    EXPECT_EQ(row.types.at("corridor_other"), "json");
    EXPECT_EQ(row.values.at("corridor_other"),
              R"({"surface":"asphalt","ID":7,"empty":null,"zero":-0.0,"cut":"a\u0000b"})");
    EXPECT_EQ(row.types.size(), 4u) << "id, name, Surface, corridor_other";
}

TEST(GeoPackage, theHeaderIsExactToo) {
    const TemporaryFolder folder;
    model::Atlas atlas = smallAtlas();
    atlas.other = {{"serial", "12345678901234567890123"}};
    write(atlas, folder.file("a.gpkg"), {});
    const Row row = rowOf(folder.file("a.gpkg"), "corridor_atlas");
    EXPECT_EQ(row.values.at("member"), "serial");
    EXPECT_EQ(row.values.at("value"), "12345678901234567890123");
}

TEST(GeoPackage, elevationsAreZAndNoneIsInvented) {
    model::Atlas atlas = routeWith({});
    atlas.routes.front().elevations = {{812.5, std::nan("")}};
    EXPECT_THAT(rowOf(atlas).geometry, HasSubstr("LINESTRING Z (46 40 812.5,46.1 40.1 nan)"));
}

TEST(FlatGeobuf, propertiesThatDifferByCaseAloneAreColumnsOfTheirOwn) {
    const TemporaryFolder folder;
    write(routeWith({{"Surface", "\"gravel\""}, {"surface", "5"}}), folder.file("a.fgb"), {});
    const Row row = rowOf(folder.file("a.fgb"), "a");
    EXPECT_EQ(row.values.at("Surface"), "gravel");
    EXPECT_EQ(row.values.at("surface"), "5");
}

TEST(FlatGeobuf, elevationsAreKept) {
    const TemporaryFolder folder;
    model::Atlas atlas = routeWith({});
    atlas.routes.front().elevations = {{812.5, 800.0}};
    write(atlas, folder.file("a.fgb"), {});
    EXPECT_EQ(rowOf(folder.file("a.fgb"), "a").geometry, "LINESTRING Z (46 40 812.5,46.1 40.1 800)");
}

}  // namespace
}  // namespace corridor::exchange
