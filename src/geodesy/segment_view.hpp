#pragma once

#include <geodesic.h>

#include "units/lon_lat.hpp"

namespace corridor::geodesy {

/// A place on a segment as a position beside it sees it.
struct Sight {
    double alongMetres = 0.0;   ///< from the segment's start, in [0, its length]
    double offsetMetres = 0.0;  ///< geodesic distance to the position
    units::LonLat position;     ///< of the place
    double heading = 0.0;       ///< azimuth of the segment there, degrees
    double bearing = 0.0;       ///< azimuth of the position from there, degrees
};

/// One geodesic segment seen from a fixed position. Along a geodesic of at most half the way round the
/// Earth the distance to a position falls to one lowest place and rises after it; only within some 40 km
/// of the position's antipode the ellipsoid may give more than one.
class SegmentView {
public:
    SegmentView(units::LonLat a, units::LonLat b, units::LonLat from);

    double lengthMetres() const { return m_geodesic.s13; }
    Sight at(double alongMetres) const;
    /// The nearest place, to some nanometres; `guessMetres` is where to begin.
    Sight nearest(double guessMetres) const;
    /// Where the distance is the radius, to 1 mm, between a place that is nearer and one that is farther.
    double crossing(double nearerMetres, double fartherMetres, double radiusMetres) const;

private:
    units::LonLat m_a, m_b, m_from;
    geod_geodesicline m_geodesic;
};

}  // namespace corridor::geodesy
