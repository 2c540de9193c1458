#pragma once

#include <vector>

namespace corridor::units {

/// A position on WGS 84 in degrees, longitude first as in RFC 7946.
/// lon is in [-180, 180], lat in [-90, 90]; `isValid` tells.
struct LonLat {
    double lon = 0.0;
    double lat = 0.0;

    friend constexpr bool operator==(const LonLat&, const LonLat&) = default;
};

/// Finite and inside [-180, 180] x [-90, 90].
bool isValid(LonLat position);

/// An ordered line of positions; an edge of it goes the short way round the antimeridian.
using Line = std::vector<LonLat>;

/// A box in degrees, all sides included. `west > east` means that it crosses the antimeridian.
struct BBox {
    double west = 0.0;
    double south = 0.0;
    double east = 0.0;
    double north = 0.0;

    friend constexpr bool operator==(const BBox&, const BBox&) = default;
};

/// Sides and corners count as inside; boxes across the antimeridian are understood.
bool contains(const BBox& box, LonLat position);

/// The smallest box of the positions, choosing the side of the antimeridian that gives the narrower
/// one. Undefined for no positions (asserted).
BBox boundsOf(const std::vector<LonLat>& positions);

/// The smallest box that holds both.
BBox merged(const BBox& a, const BBox& b);

}  // namespace corridor::units
