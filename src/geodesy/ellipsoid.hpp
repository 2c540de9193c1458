#pragma once

#include <cstddef>

#include "units/lon_lat.hpp"

struct geod_geodesic;

/// WGS 84 and Earth-centred coordinates, for the insides of this module.
namespace corridor::geodesy {

constexpr double equatorialRadiusMetres = 6378137.0;
constexpr double flattening = 1.0 / 298.257223563;
constexpr double squaredEccentricity = flattening * (2.0 - flattening);
/// Radius of curvature of the meridian at the equator: the smallest that there is.
constexpr double smallestRadiusMetres = equatorialRadiusMetres * (1.0 - squaredEccentricity);
/// At the poles: the largest that there is.
constexpr double largestRadiusMetres = equatorialRadiusMetres / (1.0 - flattening);

/// Up to here the chord method keeps its accuracy.
constexpr double longestChordMetres = 50'000.0;

/// PROJ's geodesic on WGS 84.
const geod_geodesic& wgs84();

/// A point in the Earth-centred frame: x to (0, 0), z to the north pole, in metres.
struct Centred {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

/// On the ellipsoid's surface.
Centred centred(units::LonLat position);

/// `count` positions at once; `x`, `y` and `z` have room for as many.
void centredAll(const units::LonLat* positions, std::size_t count, double* x, double* y, double* z);

}  // namespace corridor::geodesy
