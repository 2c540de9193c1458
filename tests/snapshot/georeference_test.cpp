#include "snapshot/georeference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodesy/geodesic.hpp"
#include "small_world.hpp"

namespace corridor::snapshot {
namespace {

using ::testing::HasSubstr;
using testing::oneTown;

Request with(std::initializer_list<std::pair<const char*, const char*>> options) {
    Request request;
    for (const auto& [name, value] : options) setOption(request, name, value);
    return request;
}

Georeference placed(std::initializer_list<std::pair<const char*, const char*>> options) {
    return georeference(with(options), oneTown());
}

std::string refusal(std::initializer_list<std::pair<const char*, const char*>> options) {
    try {
        placed(options);
    } catch (const BadRequest& error) {
        return error.what();
    }
    return "(accepted)";
}

TEST(Georeference, ByDefaultIsTheUtmZoneOfTheAtlassView) {
    model::Atlas atlas = oneTown();
    atlas.defaultView = units::BBox{46.2, 39.35, 47.15, 40.1};
    const Georeference place = georeference({}, atlas);
    EXPECT_EQ("EPSG:32638", place.projection.definition());
    EXPECT_EQ(defaultSide, std::max(place.width, place.height));
    // All of the view is on the picture.
    const MapBox extent = place.extent();
    for (const units::LonLat corner : {units::LonLat{46.2, 39.35}, {47.15, 39.35}, {46.2, 40.1}, {47.15, 40.1}}) {
        const auto xy = place.projection.forward(corner);
        ASSERT_TRUE(xy);
        EXPECT_GE(xy->x, extent.xMin - place.unitsPerPixel);
        EXPECT_LE(xy->x, extent.xMax + place.unitsPerPixel);
        EXPECT_GE(xy->y, extent.yMin - place.unitsPerPixel);
        EXPECT_LE(xy->y, extent.yMax + place.unitsPerPixel);
    }
}

TEST(Georeference, WithoutAViewCoversTheData) {
    const Georeference place = georeference({}, oneTown({12.5, 41.9}));
    EXPECT_EQ("EPSG:32633", place.projection.definition());
    const auto xy = place.projection.forward(units::LonLat{12.5, 41.9});
    EXPECT_NEAR(place.extent().xMin + place.width * place.unitsPerPixel / 2.0, xy->x, place.unitsPerPixel);
    EXPECT_THROW(georeference({}, model::Atlas{}), BadRequest);
}

TEST(Georeference, TooWideForUtmIsMercator) {
    EXPECT_EQ(geodesy::webMercator(), placed({{"--bbox", "20,30,60,50"}}).projection.definition());
}

TEST(Georeference, TeWithSizeOrResolutionIsWhatGdalwarpGives) {
    const Georeference sized =
        placed({{"--dst-crs", "EPSG:32638"}, {"--te", "600000 4350000 680000 4440000"}, {"--size", "800x900"}});
    EXPECT_EQ((geodesy::XY{600000, 4440000}), sized.topLeft);
    EXPECT_EQ(100.0, sized.unitsPerPixel);
    EXPECT_FALSE(sized.isGrown);
    const Georeference resolved =
        placed({{"--dst-crs", "EPSG:4326"}, {"--te", "46 39 47 40"}, {"--resolution", "0.003"}});
    EXPECT_EQ((geodesy::XY{46, 40}), resolved.topLeft);
    EXPECT_EQ(0.003, resolved.unitsPerPixel);
    EXPECT_EQ(333, resolved.width);  // round(1 / 0.003)
}

TEST(Georeference, OneSideOfTheSizeFollowsTheExtent) {
    const Georeference place = placed({{"--dst-crs", "EPSG:32638"}, {"--te", "0 0 2000 1000"}, {"--size", "500x0"}});
    EXPECT_EQ(500, place.width);
    EXPECT_EQ(250, place.height);
}

TEST(Georeference, AnotherShapeIsWidenedAboutItsMiddleAndSaysSo) {
    const Georeference place =
        placed({{"--dst-crs", "EPSG:32638"}, {"--te", "600000 4350000 680000 4440000"}, {"--size", "900x900"}});
    EXPECT_TRUE(place.isGrown);
    EXPECT_DOUBLE_EQ(100.0, place.unitsPerPixel);
    EXPECT_EQ((MapBox{595000, 4350000, 685000, 4440000}), place.extent());
}

TEST(Georeference, ABoxWithAResolutionIsHeldWholeOnMultiplesOfIt) {
    const Georeference place =
        placed({{"--dst-crs", "EPSG:3857"}, {"--bbox", "46.2,39.4,47.1,40.1"}, {"--resolution", "50"}});
    EXPECT_EQ(0.0, std::remainder(place.topLeft.x, 50.0));
    EXPECT_EQ(0.0, std::remainder(place.topLeft.y, 50.0));
    const auto southWest = place.projection.forward(units::LonLat{46.2, 39.4});
    const auto northEast = place.projection.forward(units::LonLat{47.1, 40.1});
    EXPECT_GE(southWest->x, place.extent().xMin);
    EXPECT_LT(southWest->x, place.extent().xMin + 50.0);
    EXPECT_LE(northEast->y, place.extent().yMax);
    EXPECT_GT(northEast->y, place.extent().yMax - 50.0);
}

TEST(Georeference, AScaleIsTrueOnTheGroundAtTheMiddle) {
    // 1:250000 at 300 dpi: a pixel is 250000 * 25.4 mm / 300 = 21.1667 m of ground, in Mercator as well.
    const Georeference place = placed(
        {{"--dst-crs", "EPSG:3857"}, {"--bbox", "46.2,39.4,47.1,40.1"}, {"--scale", "1:250000"}, {"--dpi", "300"}});
    EXPECT_DOUBLE_EQ(300.0 / 96.0, place.pixelRatio);
    const MapBox box = place.extent();
    const double x = (box.xMin + box.xMax) / 2.0, y = (box.yMin + box.yMax) / 2.0;
    const auto a = place.projection.inverse({x - 50 * place.unitsPerPixel, y});
    const auto b = place.projection.inverse({x + 50 * place.unitsPerPixel, y});
    EXPECT_NEAR(2116.67, geodesy::distance(*a, *b).value, 10.0);
}

TEST(Georeference, SizeWithAResolutionAloneIsAboutTheMiddleOfTheView) {
    model::Atlas atlas = oneTown();
    atlas.defaultView = units::BBox{46.2, 39.35, 47.15, 40.1};
    const Georeference place =
        georeference(with({{"--dst-crs", "EPSG:3857"}, {"--size", "300x200"}, {"--resolution", "10"}}), atlas);
    EXPECT_EQ(300, place.width);
    EXPECT_NEAR(10.0, place.unitsPerPixel, 1e-9);
    EXPECT_NEAR(46.675, place.projection.inverse({place.topLeft.x + 1500, place.topLeft.y - 1000})->lon, 1e-3);
}

TEST(Georeference, OptionsThatContradictEachOtherAreRefused) {
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--te", "0 0 1 1"}, {"--dst-crs", "EPSG:3857"}}),
                HasSubstr("--bbox and -te both say where"));
    EXPECT_THAT(refusal({{"--resolution", "5"}, {"--scale", "1:1000"}}), HasSubstr("--resolution and --scale"));
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--size", "10x10"}, {"--resolution", "5"}}),
                HasSubstr("--size, --resolution and --bbox say too much"));
    EXPECT_THAT(refusal({{"--te", "0 0 1 1"}}), HasSubstr("say which with --dst-crs"));
}

TEST(Georeference, EnormousPicturesAreRefused) {
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--size", "200000x10"}}), HasSubstr("at most 100000 are drawn"));
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--resolution", "1e-9"}}), HasSubstr("at most 100000 are drawn"));
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--size", "90000x0"}}), HasSubstr("at most 100000 are drawn"));
}

TEST(Georeference, ABoxBeyondTheProjectionsReachIsRefused) {
    EXPECT_THAT(refusal({{"--bbox", "-70,0,-60,10"}, {"--dst-crs", "EPSG:32638"}}),
                HasSubstr("beyond the reach of WGS 84 / UTM zone 38N"));
    EXPECT_THAT(refusal({{"--bbox", "0,80,10,90"}, {"--dst-crs", "EPSG:3857"}}), HasSubstr("beyond the reach"));
    EXPECT_THAT(refusal({{"--bbox", "0,-60,10,-50"}, {"--dst-crs", "+proj=gnom +lat_0=90 +datum=WGS84"}}),
                HasSubstr("beyond the reach"));
    EXPECT_THAT(refusal({{"--te", "1e12 1e12 2e12 2e12"}, {"--dst-crs", "EPSG:32638"}}),
                HasSubstr("no place on Earth"));
    // The next zone is not far.
    EXPECT_EQ("(accepted)", refusal({{"--bbox", "49,39,50,40"}, {"--dst-crs", "EPSG:32638"}}));
}

TEST(Georeference, ABoxAcrossTheAntimeridianIsDrawnWhereTheProjectionIsWhole) {
    const Georeference fiji = placed({{"--bbox", "176,-20,-178,-15"}});
    EXPECT_EQ("EPSG:32760", fiji.projection.definition());
    // 6 degrees of longitude at 17.5 degrees south are 637 km.
    EXPECT_NEAR(637e3, fiji.width * fiji.unitsPerPixel, 20e3);
    EXPECT_EQ("(accepted)", refusal({{"--bbox", "160,-20,-160,20"}}));
    const std::string torn = refusal({{"--bbox", "176,-20,-178,-15"}, {"--dst-crs", "EPSG:3857"}});
    EXPECT_THAT(torn, HasSubstr("crosses the antimeridian"));
    EXPECT_THAT(torn, HasSubstr("EPSG:32760"));
    EXPECT_THAT(refusal({{"--bbox", "176,-20,-178,-15"}, {"--dst-crs", "EPSG:4326"}}), HasSubstr("antimeridian"));
}

TEST(Georeference, APoleIsDrawnInAPolarProjection) {
    const Georeference place = placed({{"--bbox", "-180,80,180,90"}, {"--dst-crs", "EPSG:3413"}});
    const MapBox box = place.extent();
    EXPECT_LT(box.xMin, 0.0);
    EXPECT_GT(box.xMax, 0.0);
    EXPECT_LT(box.yMin, 0.0);
    EXPECT_GT(box.yMax, 0.0);
}

TEST(Georeference, AnUnknownCrsIsNamed) {
    EXPECT_THROW(placed({{"--dst-crs", "EPSG:999999"}}), geodesy::UnknownCrs);
}

TEST(Georeference, SettledTwiceIsSettledOnce) {
    for (const auto& options :
         {std::pair("--resolution", "37.3"), {"--scale", "1:123456"}, {"--size", "777x0"}, {"--dpi", "143"}}) {
        const Request request = with({{"--bbox", "46.21,39.37,47.13,40.09"}, options});
        const Georeference first = georeference(request, oneTown());
        const Request once = settled(request, first);
        const Georeference second = georeference(once, oneTown());
        EXPECT_EQ(once, settled(once, second)) << options.first;
        EXPECT_EQ(first.width, second.width);
        EXPECT_EQ(first.height, second.height);
        EXPECT_NEAR(first.unitsPerPixel, second.unitsPerPixel, 1e-9 * first.unitsPerPixel);
        EXPECT_EQ(once, parseCommand(commandOf(once)));
    }
}

}  // namespace
}  // namespace corridor::snapshot
