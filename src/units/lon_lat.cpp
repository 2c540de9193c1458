#include "units/lon_lat.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace corridor::units {

namespace {

/// Eastwards from west to east, in [0, 360].
double widthOf(double west, double east) {
    return east >= west ? east - west : east - west + 360.0;
}

bool lonInside(double west, double east, double lon) {
    const auto inside = [&](double value) {
        return west <= east ? value >= west && value <= east : value >= west || value <= east;
    };
    return inside(lon) || (std::abs(lon) == 180.0 && inside(-lon));
}

/// Whether the longitudes from west to east hold those of the box.
bool holds(double west, double east, const BBox& box) {
    return lonInside(west, east, box.west) && lonInside(west, east, box.east) &&
           widthOf(west, box.west) + widthOf(box.west, box.east) <= widthOf(west, east) + 1e-9;
}

}  // namespace

bool isValid(LonLat position) {
    // Comparisons with NaN are false, those with an infinity fall outside.
    return position.lon >= -180.0 && position.lon <= 180.0 && position.lat >= -90.0 && position.lat <= 90.0;
}

bool contains(const BBox& box, LonLat position) {
    return position.lat >= box.south && position.lat <= box.north && lonInside(box.west, box.east, position.lon);
}

BBox boundsOf(const std::vector<LonLat>& positions) {
    assert(!positions.empty());
    std::vector<double> lons;
    lons.reserve(positions.size());
    double south = positions.front().lat;
    double north = south;
    double west = positions.front().lon;
    double east = west;
    for (const LonLat& position : positions) {
        lons.push_back(position.lon);
        west = std::min(west, position.lon);
        east = std::max(east, position.lon);
        south = std::min(south, position.lat);
        north = std::max(north, position.lat);
    }
    if (east - west <= 180.0) return {west, south, east, north};

    // The widest stretch of longitudes without a position is what the box leaves out.
    std::sort(lons.begin(), lons.end());
    double widest = west + 360.0 - east;
    for (std::size_t i = 0; i + 1 < lons.size(); ++i) {
        if (const double gap = lons[i + 1] - lons[i]; gap > widest) {
            widest = gap;
            west = lons[i + 1];
            east = lons[i];
        }
    }
    return {west, south, east, north};
}

BBox merged(const BBox& a, const BBox& b) {
    BBox best{-180.0, std::min(a.south, b.south), 180.0, std::max(a.north, b.north)};
    double width = 360.0;
    for (const double west : {a.west, b.west}) {
        for (const double east : {a.east, b.east}) {
            if (!holds(west, east, a) || !holds(west, east, b) || widthOf(west, east) >= width) continue;
            best.west = west;
            best.east = east;
            width = widthOf(west, east);
        }
    }
    return best;
}

}  // namespace corridor::units
