#pragma once

#include "units/lon_lat.hpp"

namespace corridor::geodesy {

/// Length of the geodesic in 80-bit numbers, to about 1e-12 m for positions that are not near each other's
/// antipodes; independent of PROJ and of the chord method.
/// On the auxiliary sphere the geodesic is a great circle; its longitude and its length are the integrals
/// (7) and (8) of Karney, Algorithms for geodesics (2013), doi:10.1007/s00190-012-0578-z. They are summed by
/// Gauss-Legendre quadrature, without a series in the flattening, and the spherical longitude is found by
/// fixed-point iteration as Vincenty (1975) has it.
long double referenceMetres(units::LonLat a, units::LonLat b);

/// Numbers that look random and are the same everywhere (the standard distributions differ by library).
class Sequence {
public:
    explicit Sequence(unsigned long long seed) : m_state(seed) {}
    /// Evenly in [low, high).
    double between(double low, double high);

private:
    unsigned long long m_state;
};

}  // namespace corridor::geodesy
