#pragma once

#include <ogr_geometry.h>

#include <memory>

#include "json_text.hpp"

namespace corridor::exchange {

/// Whether any position of a GeoJSON geometry has a third ordinate.
bool hasElevation(const Json& geometry);
/// Whether all of them have.
bool hasAllElevations(const Json& geometry);

/// A GeoJSON geometry as OGR's, positions to the last bit; nullptr for null. With `is3d` every position has a height,
/// NaN where none is known.
std::unique_ptr<OGRGeometry> ogrGeometry(const Json& geometry, bool is3d);

}  // namespace corridor::exchange
