#include "picture.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>

#include "snapshot/write.hpp"

namespace corridor::snapshot {

namespace {

constexpr int blockRows = 256;

constexpr GDALColorInterp meanings[] = {GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};

std::array<double, 6> transformOf(const Georeference& place) {
    return {place.topLeft.x, place.unitsPerPixel, 0.0, place.topLeft.y, 0.0, -place.unitsPerPixel};
}

OGRSpatialReference crsOf(const Georeference& place) {
    OGRSpatialReference crs;
    if (crs.importFromWkt(place.projection.wkt().c_str()) != OGRERR_NONE) {
        throw output::WriteError("GDAL cannot read the reference system " + place.projection.name());
    }
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

}  // namespace

void describe(GDALDataset& dataset, const Picture& picture) {
    std::array<double, 6> transform = transformOf(picture.place);
    dataset.SetGeoTransform(transform.data());
    const OGRSpatialReference crs = crsOf(picture.place);
    dataset.SetSpatialRef(&crs);
    for (const auto& [key, value] : picture.metadata) dataset.SetMetadataItem(key.c_str(), value.c_str());
    for (int band = 1; band <= dataset.GetRasterCount(); ++band) {
        dataset.GetRasterBand(band)->SetColorInterpretation(meanings[band - 1]);
    }
}

class PictureBand final : public GDALRasterBand {
public:
    PictureBand(PictureDataset& dataset, int number, int width) : m_dataset(dataset) {
        poDS = &dataset;
        nBand = number;
        eDataType = GDT_Byte;
        nBlockXSize = width;
        nBlockYSize = blockRows;
    }
    GDALColorInterp GetColorInterpretation() override { return meanings[nBand - 1]; }
    CPLErr SetColorInterpretation(GDALColorInterp) override { return CE_None; }

protected:
    CPLErr IReadBlock(int, int block, void* data) override {
        try {
            copy(m_dataset.rows(block), data);
        } catch (const std::exception& error) {
            // GDAL knows no exceptions.
            CPLError(CE_Failure, CPLE_AppDefined, "%s", error.what());
            return CE_Failure;
        }
        return CE_None;
    }

private:
    void copy(const paint::Image& rows, void* data) const {
        auto* target = static_cast<std::uint8_t*>(data);
        const std::size_t count = rows.pixels.size() / 4, channel = static_cast<std::size_t>(nBand - 1);
        for (std::size_t i = 0; i < count; ++i) target[i] = rows.pixels[4 * i + channel];
    }

    PictureDataset& m_dataset;
};

PictureDataset::PictureDataset(const Picture& picture) : m_picture(picture), m_crs(crsOf(picture.place)) {
    nRasterXSize = picture.place.width;
    nRasterYSize = picture.place.height;
    eAccess = GA_ReadOnly;
    for (int band = 1; band <= picture.bands(); ++band) SetBand(band, new PictureBand(*this, band, nRasterXSize));
    for (const auto& [key, value] : picture.metadata) SetMetadataItem(key.c_str(), value.c_str());
}

CPLErr PictureDataset::GetGeoTransform(double* transform) {
    const std::array<double, 6> own = transformOf(m_picture.place);
    std::copy(own.begin(), own.end(), transform);
    return CE_None;
}

const OGRSpatialReference* PictureDataset::GetSpatialRef() const {
    return &m_crs;
}

const paint::Image& PictureDataset::rows(int block) {
    if (block != m_block) {
        const int top = block * blockRows, height = std::min(blockRows, nRasterYSize - top);
        m_rows =
            paint::paintAll(m_picture.painter, 0, top, nRasterXSize, height, m_picture.threads, m_picture.transparent);
        m_block = block;
    }
    return m_rows;
}

}  // namespace corridor::snapshot
