#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <memory>

#include "archive.hpp"
#include "connection.hpp"
#include "files.hpp"
#include "ingest/check.hpp"
#include "ingest/load.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Writes two dated points and a place with GDAL in a format and a reference system.
std::string written(const TempFolder& folder, const std::string& name, const char* driver, int epsg = 4326) {
    GDALAllRegister();
    const std::string file = folder.path(name);
    const std::unique_ptr<GDALDataset> dataset(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs84, target;
    wgs84.importFromEPSG(4326);
    target.importFromEPSG(epsg);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    if (std::string_view(driver) == "ESRI Shapefile") options.SetNameValue("ENCODING", "UTF-8");
    OGRLayer* layer = dataset->CreateLayer("sightings", &target, wkbPoint, options.List());
    for (const char* column : {"id", "name", "date", "category"}) {
        OGRFieldDefn field(column, OFTString);
        layer->CreateField(&field);
    }
    const std::unique_ptr<OGRCoordinateTransformation> move(OGRCreateCoordinateTransformation(&wgs84, &target));
    const auto add = [&](const char* id, const char* title, const char* date, double lon, double lat) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("id", id);
        feature.SetField("name", title);
        if (*date != '\0') feature.SetField("date", date);
        feature.SetField("category", "closure");
        OGRPoint point(lon, lat);
        if (epsg != 4326) point.transform(move.get());
        feature.SetGeometry(&point);
        EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    };
    add("e1", "Xankəndi", "2023-04-23", 46.75, 39.82);
    add("e2", "Hakari", "2022-12", 46.375, 39.5);
    return file;
}

struct Format {
    const char* file;
    const char* driver;
    int epsg;
    double tolerance;  ///< degrees
};

void PrintTo(const Format& format, std::ostream* out) {
    *out << format.driver << " EPSG:" << format.epsg;
}

class Gdal : public testing::TestWithParam<Format> {};

TEST_P(Gdal, reads_what_it_wrote) {
    const Format& format = GetParam();
    if (!(GDALAllRegister(), GetGDALDriverManager()->GetDriverByName(format.driver)))
        GTEST_SKIP() << format.driver << " is not built in";
    const TempFolder folder;
    const auto atlas = load({written(folder, format.file, format.driver, format.epsg)});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 2u);
    EXPECT_EQ(atlas->events.at(0).id, "e1");
    EXPECT_EQ(atlas->events.at(0).names.byLanguage.at(""), "Xankəndi");
    EXPECT_EQ(atlas->events.at(0).date->text, "2023-04-23");
    EXPECT_EQ(atlas->events.at(1).date->text, "2022-12");
    EXPECT_EQ(atlas->events.at(0).category, "closure");
    EXPECT_NEAR(atlas->events.at(1).position->lon, 46.375, format.tolerance);
    EXPECT_NEAR(atlas->events.at(1).position->lat, 39.5, format.tolerance);
    EXPECT_EQ(atlas->inputs.at(0).sha256.size(), 64u);
}

INSTANTIATE_TEST_SUITE_P(Formats, Gdal,
                         testing::Values(Format{"a.gpkg", "GPKG", 4326, 0.0}, Format{"a.gpkg", "GPKG", 32638, 1e-9},
                                         Format{"a.fgb", "FlatGeobuf", 4326, 0.0},
                                         Format{"a.shp", "ESRI Shapefile", 4326, 0.0},
                                         Format{"a.shp", "ESRI Shapefile", 3857, 1e-9},
                                         Format{"a.gml", "GML", 4326, 0.0},
                                         Format{"a.tab", "MapInfo File", 4326, 1e-6}));

TEST(GdalTables, csv_with_lon_and_lat) {
    const TempFolder folder;
    const auto atlas = load(
        {folder.write("e.csv", "id,name,date,lon,lat,accuracy_m,sources\ne1,Post,2023-04-23,46.75,39.82,500,a;b\n")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->events.size(), 1u);
    EXPECT_EQ(*atlas->events.at(0).position, (units::LonLat{46.75, 39.82}));
    EXPECT_EQ(atlas->events.at(0).accuracy->value, 500.0);
    EXPECT_THAT(atlas->events.at(0).sources, ElementsAre("a", "b"));
}

TEST(GdalTables, csv_with_wkt) {
    const TempFolder folder;
    const auto atlas = load({folder.write("r.csv", "id,WKT\nr1,\"LINESTRING (46 39,46.5 39.5)\"\n")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->routes.size(), 1u);
    EXPECT_EQ(atlas->routes[0].parts.at(0), (units::Line{{46, 39}, {46.5, 39.5}}));
}

TEST(GdalTables, a_row_that_is_out_of_range_is_named) {
    const TempFolder folder;
    const auto atlas =
        load({folder.write("e.csv", "id,date,lon,lat\ne1,2023-04-23,46.75,99\ne2,2023-04-23,east,39\n")});
    EXPECT_THAT(printed(atlas.problems), ElementsAre(R"(e.csv: feature e1: lon, lat: latitude 99 is outside [-90, 90])",
                                                     R"(e.csv: feature e2: lon, lat: "east", "39" are no degrees)"));
}

TEST(GdalTables, a_degree_with_a_comma_is_refused_not_cut) {
    const TempFolder folder;
    const auto atlas = load({folder.write("e.csv", "id;date;lon;lat\ne1;2023-04-23;46,75;39,5\ne2;2023-04-23;46.75;39.5\n")});
    EXPECT_FALSE(atlas);
    EXPECT_THAT(printed(atlas.problems), ElementsAre(R"(e.csv: feature e1: lon, lat: "46,75", "39,5" are no degrees)"));
}

TEST(GdalTables, a_degree_without_its_partner_is_refused) {
    const TempFolder folder;
    const auto atlas = load({folder.write("e.csv", "id,date,lon,lat\ne1,2023-04-23,46.75,\n")});
    EXPECT_THAT(printed(atlas.problems), ElementsAre(R"(e.csv: feature e1: lon, lat: "46.75", "" are no degrees)"));
}

TEST(GdalTables, text_in_brackets_is_text) {
    const TempFolder folder;
    const auto atlas = load({folder.write("p.csv", "id,name,lon,lat,remark\np1,[1],46.75,39.5,\"{\"\"a\"\":1}\"\n")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.at(0).names.byLanguage.at(""), "[1]");
    EXPECT_EQ(atlas->places.at(0).other.find("remark"), R"("{\"a\":1}")");
}

TEST(GdalTables, rings_that_do_not_close_are_refused) {
    const TempFolder folder;
    const auto atlas = load({folder.write("r.csv", "id,WKT\na,\"POLYGON ((46 39,47 39,47 40,46 40))\"\n")});
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("r.csv: feature a: coordinates[0]: the ring's first and last position differ"));
}

TEST(GdalTables, lines_of_fewer_than_two_positions_are_left_out_and_take_nothing_with_them) {
    const TempFolder folder;
    const auto atlas = load({folder.write("r.csv",
                                          "id,WKT\na,LINESTRING (46 39)\nb,LINESTRING EMPTY\n"
                                          "c,\"MULTILINESTRING ((46 39,47 39),EMPTY,(47 39))\"\nd,MULTILINESTRING EMPTY\n"
                                          "e,\"LINESTRING (1 2,3 4)\"\n")});
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: r.csv: feature a: coordinates: a line of one position is left out; a line needs 2",
                            "warning: r.csv: feature b: coordinates: a line of no position is left out; a line needs 2",
                            "warning: r.csv: feature c: coordinates[1]: a line of no position is left out; a line needs 2",
                            "warning: r.csv: feature c: coordinates[2]: a line of one position is left out; a line needs 2",
                            "warning: r.csv: feature d: coordinates: a line of no position is left out; a line needs 2"));
    ASSERT_TRUE(atlas);
    ASSERT_EQ(atlas->routes.size(), 2u);
    EXPECT_EQ(atlas->routes[0].id, "c");
    EXPECT_EQ(atlas->routes[0].parts.size(), 1u);
}

TEST(GdalTables, a_gpx_track_of_one_fix_and_a_route_without_points_are_left_out) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "t.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="39.82" lon="46.75"><name>Camp</name></wpt>
<rte><name>Nowhere</name></rte>
<trk><name>Fix</name><trkseg><trkpt lat="39.5" lon="46.3"/></trkseg></trk>
<trk><name>Void</name><trkseg></trkseg></trk>
<trk><name>Way</name><trkseg><trkpt lat="39.5" lon="46.3"/><trkpt lat="39.6" lon="46.4"/></trkseg></trk></gpx>)")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    EXPECT_EQ(atlas->places.size(), 1u);
    ASSERT_EQ(atlas->routes.size(), 1u);
    EXPECT_EQ(atlas->routes[0].names.byLanguage.at(""), "Way");
    EXPECT_EQ(printed(atlas.problems).size(), 3u) << testing::PrintToString(printed(atlas.problems));
    for (const std::string& problem : printed(atlas.problems)) EXPECT_THAT(problem, testing::HasSubstr("is left out"));
}

TEST(GdalTables, gpx_tracks_are_routes_and_waypoints_are_places) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "t.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="39.82" lon="46.75"><ele>820</ele><name>Camp</name></wpt>
<trk><name>Way</name><trkseg><trkpt lat="39.5" lon="46.3"/><trkpt lat="39.6" lon="46.4"/></trkseg></trk></gpx>)")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    ASSERT_EQ(atlas->places.size(), 1u);
    EXPECT_EQ(atlas->places[0].names.byLanguage.at(""), "Camp");
    EXPECT_EQ(atlas->places[0].elevation->value, 820.0);
    ASSERT_EQ(atlas->routes.size(), 1u);
    EXPECT_EQ(atlas->routes[0].names.byLanguage.at(""), "Way");
    EXPECT_EQ(atlas->routes[0].parts.at(0).size(), 2u);
}

TEST(GdalTables, kml_folders_do_not_take_each_others_ids) {
    const TempFolder folder;
    const auto atlas =
        load({folder.write("k.kml", R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Folder><name>one</name><Placemark><name>A</name><Point><coordinates>46.75,39.82,800</coordinates></Point></Placemark></Folder>
<Folder><name>two</name><Placemark><name>B</name><Point><coordinates>46.5,39.5</coordinates></Point></Placemark></Folder></Document></kml>)")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    ASSERT_EQ(atlas->places.size(), 2u);
    EXPECT_EQ(atlas->places[0].names.byLanguage.at(""), "A");
    EXPECT_NE(atlas->places[0].id, atlas->places[1].id);
}

TEST(GdalTables, a_broken_file_is_refused_with_the_reason_of_gdal) {
    const TempFolder folder;
    const auto atlas = load({folder.write("a.gpkg", "SQLite format 3 but not really")});
    EXPECT_FALSE(atlas);
    EXPECT_EQ(atlas.problems.at(0).severity, units::Severity::error);
}

TEST(GdalTables, a_reference_system_without_a_place_on_earth_is_refused) {
    const TempFolder folder;
    GDALAllRegister();
    const std::string file = folder.path("a.gpkg");
    {
        const std::unique_ptr<GDALDataset> dataset(
            GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference local;
        local.SetFromUserInput("LOCAL_CS[\"building site\",UNIT[\"metre\",1]]");
        OGRLayer* layer = dataset->CreateLayer("p", &local, wkbPoint, nullptr);
        OGRFeature feature(layer->GetLayerDefn());
        OGRPoint point(46.0, 39.0);
        feature.SetGeometry(&point);
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    const auto atlas = load({file});
    EXPECT_FALSE(atlas) << "metres are not degrees";
    EXPECT_THAT(printed(atlas.problems), testing::Contains(testing::HasSubstr("cannot be brought to WGS 84")));
}

TEST(Connections, are_shown_without_their_passwords) {
    const std::pair<const char*, const char*> table[] = {
        {"PG:host=h dbname=d", "PG:host=h dbname=d"},
        {"PG:host=h password=a,b&c dbname=d", "PG:host=h dbname=d"},
        {"PG:host=h password = 'a b\\'c' dbname=d", "PG:host=h dbname=d"},
        {"PG:password=secret", "PG:"},
        {"PG:host=h password=", "PG:host=h"},
        {"PG:host=h password='never closed dbname=d", "PG:host=h"},
        {"PG:dbname=password", "PG:dbname=password"},
        {"PG:postgresql://u:secret@h:5432/d", "PG:postgresql://u@h:5432/d"},
        {"PG:postgresql://h/d?user=u&password=secret&x=1", "PG:postgresql://h/d?user=u&&x=1"},
        {"MYSQL:d,user=u,password=secret,port=3306", "MYSQL:d,user=u,,port=3306"},
        {"https://u:secret@h/a@b", "https://u@h/a@b"},
        {"https://h:8080/a@b", "https://h:8080/a@b"},
    };
    for (const auto& [given, shown] : table) EXPECT_EQ(withoutPassword(given), shown);
}

TEST(Connections, toAnotherMachineNeedOnline) {
    for (const char* connection :
         {"PG:host=db.example dbname=d", "PG:dbname=d hostaddr = 192.0.2.1", "PG:postgresql://db.example/d"}) {
        const auto atlas = load({connection});
        ASSERT_EQ(atlas.problems.size(), 1u) << connection;
        EXPECT_EQ(atlas.problems[0].rule, "online") << connection;
    }
    const auto here = load({"PG:host=/no/such/folder dbname=d"});
    ASSERT_FALSE(here.problems.empty());
    EXPECT_NE(here.problems[0].rule, "online");
}

TEST(Connections, to_this_machine_and_archives_need_no_network) {
    for (const char* here :
         {"PG:dbname=d", "PG:host=localhost", "PG:host=127.0.0.1", "PG:hostaddr = ::1", "PG:host=/run/postgresql",
          "PG:host='localhost' dbname=host", "/vsizip/a.zip", "/vsigzip/a.gz", "a.geojson", "FILE:a"})
        EXPECT_FALSE(needsNetwork(here)) << here;
    for (const char* there : {"PG:host=127.0.0.2", "PG:host=/run,db.example", "PG:host=localhost hostaddr=192.0.2.1",
                              "PG:host=::2", "http://x.example/a", "https://x.example/a", "/vsicurl/http://x.example/a",
                              "/vsis3/b/a", "MYSQL:d", "WFS:http://x.example", "OAPIF:http://x.example"}) {
        EXPECT_TRUE(needsNetwork(there)) << there;
        EXPECT_TRUE(isConnection(there)) << there;
    }
    for (const char* word : {"PG", "pg:dbname=d", "OAPI:x", "vsi", "roads"}) EXPECT_FALSE(isConnection(word)) << word;
    for (const char* fetching : {"DOWNLOAD_SCHEMA=YES", "download_schema=1", "XSD=ftp://x/y", "A=b/vsicurl/c"})
        EXPECT_TRUE(optionNeedsNetwork(fetching)) << fetching;
    for (const char* plain : {"DOWNLOAD_SCHEMA=NO", "DOWNLOAD_SCHEMA=no", "DOWNLOAD_SCHEMA", "HEADERS=YES", "://"})
        EXPECT_FALSE(optionNeedsNetwork(plain)) << plain;
}

struct Column {
    const char* name;
    OGRFieldType type;
    const char* value;
    OGRFieldSubType subtype = OFSTNone;
};

/// A GeoPackage with a layer of one point, whose columns are given, and tables beside it.
std::string packageWith(const TempFolder& folder, const std::vector<Column>& columns,
                        const std::vector<const char*>& tables = {}) {
    GDALAllRegister();
    const std::string file = folder.path("p.gpkg");
    const std::unique_ptr<GDALDataset> dataset(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs84;
    wgs84.SetFromUserInput("OGC:CRS84");
    OGRLayer* layer = dataset->CreateLayer("points", &wgs84, wkbPoint, nullptr);
    for (const Column& column : columns) {
        OGRFieldDefn field(column.name, column.type);
        field.SetSubType(column.subtype);
        layer->CreateField(&field);
    }
    OGRFeature feature(layer->GetLayerDefn());
    OGRPoint point(46.0, 39.0);
    feature.SetGeometry(&point);
    for (std::size_t i = 0; i < columns.size(); ++i) feature.SetField(static_cast<int>(i), columns[i].value);
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    for (const char* name : tables) {
        OGRLayer* table = dataset->CreateLayer(name, nullptr, wkbNone, nullptr);
        OGRFieldDefn remark("remark", OFTString);
        table->CreateField(&remark);
        OGRFeature row(table->GetLayerDefn());
        row.SetField("remark", "x");
        EXPECT_EQ(table->CreateFeature(&row), OGRERR_NONE);
    }
    return file;
}

TEST(GdalTables, times_of_ogr_keep_their_seconds_and_midnight_is_a_day) {
    for (const auto& [written, read] :
         std::initializer_list<std::pair<const char*, const char*>>{{"2023/04/23 00:00:00", "2023-04-23"},
                                                                    {"2023/04/23 00:00:05", "2023-04-23T00:00:05"},
                                                                    {"2023/04/23 00:07:00", "2023-04-23T00:07:00"},
                                                                    {"2023/04/23 10:00:00", "2023-04-23T10:00:00"},
                                                                    {"2023/04/23 23:59:59.7", "2023-04-23T23:59:59"}}) {
        const TempFolder folder;
        const auto atlas = load({packageWith(folder, {{"seen", OFTDateTime, written}})});
        EXPECT_THAT(printed(atlas.problems), IsEmpty()) << written;
        ASSERT_TRUE(atlas);
        EXPECT_EQ(atlas->places.at(0).other.find("seen"), "\"" + std::string(read) + "\"") << written;
    }
}

TEST(GdalTables, numbers_and_truth_values_of_columns_stay_what_they_are) {
    const TempFolder folder;
    const auto atlas = load({packageWith(folder, {{"lit", OFTInteger, "1", OFSTBoolean},
                                                  {"dark", OFTInteger, "0", OFSTBoolean},
                                                  {"big", OFTInteger64, "9007199254740993"},
                                                  {"width", OFTReal, "0.1"},
                                                  {"day", OFTDate, "2023/04/03"}})});
    ASSERT_TRUE(atlas);
    const model::OtherProperties expected{
        {"lit", "true"}, {"dark", "false"}, {"big", "9007199254740993"}, {"width", "0.1"}, {"day", "\"2023-04-03\""}};
    EXPECT_EQ(atlas->places.at(0).other, expected);
}

TEST(GdalTables, tables_beside_the_layers_are_passed_over_or_said) {
    const TempFolder folder;
    const auto atlas =
        load({packageWith(folder, {}, {"layer_styles", "qgis_projects", "qgis_layer_metadata", "remarks"})});
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre("warning: p.gpkg: the table \"remarks\" has no column of positions or dates and is left "
                            "out: remark"));
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.size(), 1u);
}

TEST(GdalTables, the_points_of_gpx_tracks_and_routes_are_no_places) {
    const TempFolder folder;
    const auto atlas = load({folder.write(
        "t.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<rte><rtept lat="39.5" lon="46.3"/><rtept lat="39.6" lon="46.4"/></rte>
<trk><trkseg><trkpt lat="39.5" lon="46.3"/><trkpt lat="39.6" lon="46.4"/></trkseg></trk></gpx>)")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    EXPECT_EQ(atlas->routes.size(), 2u);
    EXPECT_TRUE(atlas->places.empty());
}

TEST(GdalTables, what_is_no_geometry_is_shown_up_to_60_letters) {
    const auto said = [](std::size_t letters) {
        const TempFolder folder;
        return printed(load({folder.write("a.csv", "id,WKT\nc," + std::string(letters, 'x') + "\n")}).problems);
    };
    EXPECT_THAT(said(60), ElementsAre("a.csv: feature c: WKT: \"" + std::string(60, 'x') + "\" is no geometry in WKT"));
    EXPECT_THAT(said(61),
                ElementsAre("a.csv: feature c: WKT: \"" + std::string(60, 'x') + "...\" is no geometry in WKT"));
}

TEST(GdalTables, rings_have_four_positions_and_titles_are_text) {
    const TempFolder folder;
    EXPECT_THAT(printed(load({folder.write("r.csv", "id,WKT\na,\"POLYGON ((46 39,47 39,46 39))\"\n")}).problems),
                ElementsAre("r.csv: feature a: coordinates[0]: has 3 positions; a ring needs 4"));
    EXPECT_THAT(printed(load({folder.write("t.csv", "id,caf\xE9,lon,lat\na,x,46,39\n")}).problems),
                ElementsAre("t.csv: the title of a column, \"caf?\", is not UTF-8"));
}

void writeInto(const std::string& archive, const std::string& bytes) {
    VSILFILE* file = VSIFOpenL(archive.c_str(), "wb");
    ASSERT_TRUE(file);
    VSIFWriteL(bytes.data(), 1, bytes.size(), file);
    VSIFCloseL(file);
}

TEST(Archives, are_unpacked_up_to_a_number_of_bytes) {
    const TempFolder folder;
    const std::size_t size = (std::size_t{2} << 20) + 1;
    writeInto("/vsizip/" + folder.path("a.zip") + "/a.csv", std::string(size, 'x'));
    writeInto("/vsigzip/" + folder.path("a.gz"), std::string(size, 'x'));
    const std::string rule = "archives are unpacked up to 2 MiB: unpack it and give the file itself";
    for (const std::string& zip : {folder.path("a.zip"), "/vsizip/" + folder.path("a.zip")}) {
        EXPECT_EQ(unpacksTooLarge(zip, size), "");
        EXPECT_EQ(unpacksTooLarge(zip, size - 1), "unpacks to 2097153 bytes; " + rule) << zip;
    }
    for (const std::string& gzip : {folder.path("a.gz"), "/vsigzip/" + folder.path("a.gz")}) {
        EXPECT_EQ(unpacksTooLarge(gzip, size), "");
        EXPECT_EQ(unpacksTooLarge(gzip, size - 1), "unpacks to more than 2097152 bytes; " + rule) << gzip;
    }
    EXPECT_EQ(unpacksTooLarge(folder.write("a.csv", std::string(1000, 'x')), 10), "") << "what is no archive";
    EXPECT_NE(explain("archive-size")->find(std::to_string(mostUnpackedBytes >> 20) + " MiB"), std::string::npos);
    EXPECT_EQ(mostUnpackedBytes, std::uint64_t{1024} * 1024 * 1024);
}

TEST(Archives, of_tables_are_read_as_what_is_in_them) {
    const TempFolder folder;
    writeInto("/vsizip/" + folder.path("a.zip") + "/a.csv", "id,lon,lat\np,46,39\n");
    writeInto("/vsigzip/" + folder.path("b.csv.gz"), "id,lon,lat\np,46,39\n");
    for (const char* name : {"a.zip", "b.csv.gz"}) {
        const auto atlas = load({folder.path(name)});
        ASSERT_TRUE(atlas) << name << testing::PrintToString(printed(atlas.problems));
        EXPECT_EQ(atlas->places.size(), 1u) << name;
    }
}

TEST(Files, are_geojson_by_their_names_or_by_how_they_begin) {
    const TempFolder folder;
    for (const std::string name : {"a.geojson", "a.geojsonl", "a.geojsons", "a.ndjson", "a.json", "A.GeoJSON"}) {
        EXPECT_THAT(printed(load({folder.write(name, "rubbish")}).problems),
                    ElementsAre(name + ":1:1: a JSON value is expected, not 'r'"));
    }
    const auto topology = load({folder.write(
        "t.json",
        R"({"type":"Topology","arcs":[],"objects":{"p":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[46,39],"properties":{"name":"x"}}]}}})")});
    ASSERT_TRUE(topology) << testing::PrintToString(printed(topology.problems));
    EXPECT_EQ(topology->places.size(), 1u) << "TopoJSON is GDAL's";
}

}  // namespace
}  // namespace corridor::ingest
