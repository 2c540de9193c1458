#pragma once

#include <string_view>

#include "geojson.hpp"

class OGRLayer;

namespace corridor::ingest {

/// Reads the rows of one layer of a file that a driver of GDAL has opened: columns to properties, geometry to WGS 84.
void readLayer(OGRLayer& layer, std::string_view driver, const FileContext& context, model::Atlas& atlas,
               Problems& problems);

}  // namespace corridor::ingest
