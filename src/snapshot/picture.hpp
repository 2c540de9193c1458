#pragma once

#include <gdal_priv.h>

#include <memory>
#include <vector>

#include "paint/painter.hpp"
#include "snapshot/georeference.hpp"
#include "snapshot/provenance.hpp"

namespace corridor::snapshot {

/// What is to be written: the painter of a list whose pixel (0, 0) is the picture's.
struct Picture {
    paint::Painter painter;
    Georeference place;
    Metadata metadata;
    bool transparent = false;
    int threads = 0;

    int bands() const { return transparent ? 4 : 3; }
};

/// CRS, place, metadata and meaning of the bands, to a dataset that is being created.
void describe(GDALDataset& dataset, const Picture& picture);

/// A picture that GDAL reads like a file: rows are painted when they are asked for, and the last ones kept.
class PictureDataset final : public GDALDataset {
public:
    explicit PictureDataset(const Picture& picture);

    CPLErr GetGeoTransform(double* transform) override;
    const OGRSpatialReference* GetSpatialRef() const override;

private:
    friend class PictureBand;
    /// The rows of a block, RGBA.
    const paint::Image& rows(int block);

    const Picture& m_picture;
    OGRSpatialReference m_crs;
    paint::Image m_rows;
    int m_block = -1;
};

}  // namespace corridor::snapshot
