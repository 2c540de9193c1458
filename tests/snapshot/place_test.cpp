#include <gtest/gtest.h>

#include <cstdlib>

#include "small_world.hpp"

// Things lie where GDAL, which knows nothing of how they were drawn, looks for them.

namespace corridor::snapshot {
namespace {

using namespace testing;

/// Middle of all that differs from the upper left pixel, weighted by how much, in pixels from the outer corner.
std::pair<double, double> middleOfMark(const ReadBack& picture) {
    double sum = 0.0, x = 0.0, y = 0.0;
    for (int row = 0; row < picture.height; ++row) {
        for (int column = 0; column < picture.width; ++column) {
            double weight = 0.0;
            for (int band = 0; band < 3; ++band)
                weight += std::abs(picture.at(column, row, band) - picture.at(0, 0, band));
            sum += weight;
            x += weight * (column + 0.5);
            y += weight * (row + 0.5);
        }
    }
    EXPECT_GT(sum, 0.0) << "nothing is drawn";
    return {x / sum, y / sum};
}

class Place : public ::testing::TestWithParam<const char*> {};

TEST_P(Place, KhankendiLiesAtItsPixel) {
    const Folder folder;
    Request request = smallRequest();
    request.crs = GetParam();
    request.size = PixelSize{201, 0};
    const model::Atlas atlas = oneTown();
    writeSnapshot(request, atlas, access::Assertions(atlas), folder / "town.tif");
    const ReadBack picture = readBack(folder / "town.tif");
    const auto [column, row] = pixelByGdal(*picture.dataset, khankendi);
    const auto [seenColumn, seenRow] = middleOfMark(picture);
    EXPECT_NEAR(column, seenColumn, 0.1);
    EXPECT_NEAR(row, seenRow, 0.1);
}

INSTANTIATE_TEST_SUITE_P(
    Crs, Place,
    ::testing::Values("EPSG:32638", "EPSG:3857", "EPSG:4326",
                      "+proj=lcc +lat_1=38 +lat_2=41 +lat_0=39 +lon_0=40 +datum=WGS84 +units=us-ft"));

TEST(Place, WorldFileAndGdalsOwnFileAgree) {
    const Folder folder;
    Request request = smallRequest();
    const model::Atlas atlas = oneTown();
    for (const auto& [name, world] :
         {std::pair("town.png", "town.pgw"), {"town.jpg", "town.jgw"}, {"town.webp", "town.wld"}}) {
        writeSnapshot(request, atlas, access::Assertions(atlas), folder / name);
        const ReadBack picture = readBack(folder / name);
        const auto [column, row] = pixelByGdal(*picture.dataset, khankendi);
        const auto [seenColumn, seenRow] = middleOfMark(picture);
        EXPECT_NEAR(column, seenColumn, 0.5) << name;
        EXPECT_NEAR(row, seenRow, 0.5) << name;
        double fromWorld[6], fromGdal[6];
        ASSERT_TRUE(GDALReadWorldFile((folder / name).c_str(), world + 4, fromWorld)) << name;
        ASSERT_EQ(CE_None, picture.dataset->GetGeoTransform(fromGdal));
        for (int i = 0; i < 6; ++i) EXPECT_NEAR(fromGdal[i], fromWorld[i], 1e-6) << name << " " << i;
    }
}

TEST(Place, FurnitureNeverMovesTheMap) {
    const Folder folder;
    Request request = smallRequest();
    request.size = PixelSize{1500, 1600};
    const Written plain = writeSnapshot(request, shipped(), shippedAssertions(), folder / "plain.tif");
    request.plain = false;
    const Written full = writeSnapshot(request, shipped(), shippedAssertions(), folder / "full.tif");
    EXPECT_EQ(plain.place.extent(), full.place.extent());
    const ReadBack a = readBack(folder / "plain.tif"), b = readBack(folder / "full.tif");
    int same = 0;
    for (int row = 700; row < 900; ++row) {
        for (int column = 650; column < 850; ++column) same += a.at(column, row, 0) == b.at(column, row, 0) ? 1 : 0;
    }
    EXPECT_GT(same, 39000) << "of 40000 in the middle, where no legend stands";
    EXPECT_NE(a.pixels, b.pixels) << "and somewhere there is furniture";
}

}  // namespace
}  // namespace corridor::snapshot
