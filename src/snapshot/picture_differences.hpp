#pragma once

#include <gdal_priv.h>

#include <string>
#include <vector>

#include "snapshot/georeference.hpp"

namespace corridor::snapshot {

/// How a picture differs from the same one made anew, a line each: reference system, place, size, what its bands mean,
/// values that stand for nothing, masks, overviews, and pixels, of which the first is named with its
/// place. Throws std::runtime_error where pixels cannot be read.
std::vector<std::string> pictureDifferences(GDALDataset& file, GDALDataset& again, const Georeference& place);

}  // namespace corridor::snapshot
