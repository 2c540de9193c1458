#pragma once

#include "geodesy/projection.hpp"
#include "model/atlas.hpp"
#include "snapshot/request.hpp"

namespace corridor::snapshot {

/// The longest side of a picture that asks for no size, in pixels at 96 dpi.
inline constexpr int defaultSide = 2000;
/// The longest side that is accepted, in pixels.
inline constexpr int longestSide = 100'000;

/// Where the pixels of a picture lie: pixel (column, row) begins at x = topLeft.x + column * unitsPerPixel,
/// y = topLeft.y - row * unitsPerPixel. Pixels are square and north of the grid is up.
struct Georeference {
    geodesy::Projection projection;
    geodesy::XY topLeft;
    double unitsPerPixel = 1.0;
    int width = 1, height = 1;
    double pixelRatio = 1.0;  ///< of the dpi asked to 96
    bool isGrown = false;     ///< the extent asked has another shape than the size; it was widened about its middle

    /// What the picture covers, in units of the CRS.
    MapBox extent() const;
};

/// Settles where a picture lies and how large it is.
///
/// CRS: without one, the UTM zone of the middle (metres, true to scale to 1 : 1000), or Web Mercator where the
/// extent is wider than 12 degrees.
///
/// Extent: `extent` as it is; or what `bbox` covers in the CRS, its sides curved if they are; or the atlas's
/// default view; or the data and a twentieth around them.
///
/// Pixels: of `size`, `resolution` and `scale` one at most goes with an extent that was asked for. With `size` the
/// extent is widened to the shape of the picture if need be. With `resolution` or `scale` the picture is as large as
/// the extent asks: the nearest number of pixels for `extent` (as gdalwarp does), enough to hold all of a `bbox`,
/// whose edges are then put on multiples of the resolution. `size` with `resolution` or `scale` and no extent
/// is centred on the default one. Without any of them the longest side has `defaultSide` pixels.
///
/// Throws BadRequest with the option's name; geodesy::UnknownCrs.
Georeference georeference(const Request& request, const model::Atlas& atlas);

/// The same request with CRS, extent and size said in full: it no longer depends on defaults. Settled again
/// it stays the same.
Request settled(const Request& request, const Georeference& place);

}  // namespace corridor::snapshot
