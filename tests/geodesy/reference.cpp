#include "reference.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace corridor::geodesy {

namespace {

using Real = long double;

constexpr Real a = 6378137.0L;
constexpr Real f = 1.0L / 298.257223563L;
constexpr Real b = a * (1.0L - f);
constexpr Real radians = std::numbers::pi_v<Real> / 180.0L;

constexpr std::size_t order = 20;
struct Rule {
    std::array<Real, order> nodes;
    std::array<Real, order> weights;
};

/// Nodes are the zeros of the Legendre polynomial, found by Newton from Chebyshev's.
Rule gaussLegendre() {
    Rule rule{};
    for (std::size_t i = 0; i < order; ++i) {
        Real x = std::cos(std::numbers::pi_v<Real> * (static_cast<Real>(i) + 0.75L) / (order + 0.5L));
        Real slope = 0.0L;
        for (int step = 0; step < 20; ++step) {
            Real previous = 1.0L;
            Real current = x;
            for (std::size_t n = 2; n <= order; ++n) {
                const auto degree = static_cast<Real>(n);
                previous = std::exchange(current, ((2 * degree - 1) * x * current - (degree - 1) * previous) / degree);
            }
            slope = order * (x * current - previous) / (x * x - 1.0L);
            x -= current / slope;
        }
        rule.nodes[i] = x;
        rule.weights[i] = 2.0L / ((1.0L - x * x) * slope * slope);
    }
    return rule;
}

template <typename Function>
Real integral(Real from, Real to, Function function) {
    static const Rule rule = gaussLegendre();
    // Panels of at most a quarter of a radian, so that 20 nodes are exact to the last bit.
    const int panels = static_cast<int>(std::ceil(std::abs(to - from) * 4.0L)) + 1;
    const Real half = (to - from) / (2 * panels);
    Real sum = 0.0L;
    for (int panel = 0; panel < panels; ++panel) {
        const Real middle = from + half * (2 * panel + 1);
        for (std::size_t i = 0; i < order; ++i) sum += rule.weights[i] * function(middle + half * rule.nodes[i]);
    }
    return sum * half;
}

struct Reduced {
    Real sin;
    Real cos;
};

/// Latitude on the auxiliary sphere.
Reduced reduced(double latitude) {
    const Real sine = (1.0L - f) * std::sin(latitude * radians);
    const Real cosine = std::cos(latitude * radians);
    const Real norm = std::hypot(sine, cosine);
    return {sine / norm, cosine / norm};
}

}  // namespace

long double referenceMetres(units::LonLat from, units::LonLat to) {
    const Reduced p = reduced(from.lat);
    const Reduced q = reduced(to.lat);
    const Real lambda = std::remainder(static_cast<Real>(to.lon) - static_cast<Real>(from.lon), 360.0L) * radians;
    Real omega = lambda;
    Real length = 0.0L;
    for (int step = 0; step < 100; ++step) {
        const Real east = q.cos * std::sin(omega);
        const Real north = p.cos * q.sin - p.sin * q.cos * std::cos(omega);
        const Real sigma12 = std::atan2(std::hypot(east, north), p.sin * q.sin + p.cos * q.cos * std::cos(omega));
        const Real azimuth = std::atan2(east, north);
        const Real sinAlpha0 = std::sin(azimuth) * p.cos;
        const Real cosAlpha0 = std::hypot(std::cos(azimuth), std::sin(azimuth) * p.sin);
        const Real k2 = (a * a - b * b) / (b * b) * cosAlpha0 * cosAlpha0;
        const Real sigma1 = std::atan2(p.sin, std::cos(azimuth) * p.cos);
        const auto root = [&](Real sigma) { return std::sqrt(1.0L + k2 * std::sin(sigma) * std::sin(sigma)); };
        length = b * integral(sigma1, sigma1 + sigma12, root);
        const Real behind = integral(sigma1, sigma1 + sigma12,
                                     [&](Real sigma) { return (2.0L - f) / (1.0L + (1.0L - f) * root(sigma)); });
        const Real next = lambda + f * sinAlpha0 * behind;
        const bool settled = std::abs(next - omega) < 1e-19L;
        omega = next;
        if (settled) break;
    }
    return length;
}

double Sequence::between(double low, double high) {
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    unsigned long long mixed = m_state ^ (m_state >> 33U);
    mixed *= 0xff51afd7ed558ccdULL;
    mixed ^= mixed >> 33U;
    return low + (high - low) * (static_cast<double>(mixed >> 11U) * 0x1.0p-53);
}

}  // namespace corridor::geodesy
