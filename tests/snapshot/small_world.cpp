#include "small_world.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "ingest/load.hpp"

namespace corridor::snapshot::testing {

namespace fs = std::filesystem;

model::Atlas oneTown(units::LonLat position) {
    model::Atlas atlas;
    atlas.id = "town";
    atlas.title = "One town";
    atlas.credit = "nobody";
    model::Place place;
    place.id = "town";
    place.kind = "city";
    place.position = position;
    atlas.places.push_back(place);
    return atlas;
}

const model::Atlas& shipped() {
    static const model::Atlas atlas = *ingest::load({CORRIDOR_SOURCE_DIR "/geodata/karabakh"});
    return atlas;
}

const access::Assertions& shippedAssertions() {
    static const access::Assertions assertions(shipped());
    return assertions;
}

Request smallRequest() {
    Request request;
    request.on = units::Date::fromCivil(2023, 8, 17);
    request.languages = {"en"};
    request.bbox = units::BBox{46.6, 39.7, 46.9, 39.95};
    request.size = PixelSize{240, 260};
    request.plain = true;
    return request;
}

Folder::Folder() {
    static int count = 0;
    m_path =
        fs::temp_directory_path() / ("corridor-snapshot-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    fs::create_directories(m_path);
}

Folder::~Folder() {
    std::error_code error;
    fs::remove_all(m_path, error);
}

std::vector<std::string> Folder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(m_path)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::uint8_t ReadBack::at(int column, int row, int band) const {
    return pixels[(static_cast<std::size_t>(band) * static_cast<std::size_t>(height) + static_cast<std::size_t>(row)) *
                      static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(column)];
}

ReadBack readBack(const fs::path& file) {
    GDALAllRegister();
    ReadBack picture;
    picture.dataset.reset(
        GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!picture.dataset) {
        ADD_FAILURE() << file << " cannot be opened";
        return picture;
    }
    picture.width = picture.dataset->GetRasterXSize();
    picture.height = picture.dataset->GetRasterYSize();
    picture.bands = picture.dataset->GetRasterCount();
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                          static_cast<std::size_t>(picture.bands));
    EXPECT_EQ(CE_None, picture.dataset->RasterIO(GF_Read, 0, 0, picture.width, picture.height, picture.pixels.data(),
                                                 picture.width, picture.height, GDT_Byte, picture.bands, nullptr, 0, 0,
                                                 0, nullptr));
    return picture;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::pair<double, double> pixelByGdal(GDALDataset& dataset, units::LonLat position) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> way(
        OGRCreateCoordinateTransformation(&wgs84, dataset.GetSpatialRef()));
    double x = position.lon, y = position.lat;
    if (!way || way->Transform(1, &x, &y) == FALSE) {
        ADD_FAILURE() << "GDAL finds no way to the file's reference system";
        return {};
    }
    std::array<double, 6> toMap{}, toPixel{};
    EXPECT_EQ(CE_None, dataset.GetGeoTransform(toMap.data()));
    EXPECT_TRUE(GDALInvGeoTransform(toMap.data(), toPixel.data()));
    return {toPixel[0] + toPixel[1] * x + toPixel[2] * y, toPixel[3] + toPixel[4] * x + toPixel[5] * y};
}

}  // namespace corridor::snapshot::testing
