#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "ellipsoid.hpp"
#include "geodesy/geodesic.hpp"

// Everything here is additions, multiplications, divisions, square roots and bit operations, which IEEE 754
// rounds in one way only. Without fused multiply-add (-ffp-contract=off) the bits are therefore the same
// however wide the vectors are.

// Compiled twice, for the processor's four wide vectors as well; the loader picks once at start.
#if defined(__x86_64__) && defined(__ELF__) && !defined(CORRIDOR_NO_CLONES)
#define CORRIDOR_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define CORRIDOR_WIDE
#endif

namespace corridor::geodesy {

namespace {

struct SinCos {
    double sin;
    double cos;
};

/// Sine and cosine of an angle in degrees, |degrees| <= 1e6, without a branch.
/// The angle is brought exactly into [-45, 45] by quarter turns; there the Taylor series, cut off below
/// 1e-18, are summed, and the quarter turn's lowest bits swap the two and set the signs.
[[gnu::always_inline]] inline SinCos sinCosOfDegrees(double degrees) {
    // Adding 1.5 * 2^52 rounds to an integer, which then stands in the lowest bits.
    constexpr double rounder = 6755399441055744.0;
    const double rounded = degrees * (1.0 / 90.0) + rounder;
    const auto turn = std::bit_cast<std::uint64_t>(rounded);
    const double angle = (degrees - (rounded - rounder) * 90.0) * (std::numbers::pi / 180.0);
    const double z = angle * angle;

    double odd = 1.0 / 355687428096000.0;
    odd = odd * z - 1.0 / 1307674368000.0;
    odd = odd * z + 1.0 / 6227020800.0;
    odd = odd * z - 1.0 / 39916800.0;
    odd = odd * z + 1.0 / 362880.0;
    odd = odd * z - 1.0 / 5040.0;
    odd = odd * z + 1.0 / 120.0;
    odd = odd * z - 1.0 / 6.0;
    const auto sine = std::bit_cast<std::uint64_t>(angle + angle * (z * odd));

    double even = 1.0 / 20922789888000.0;
    even = even * z - 1.0 / 87178291200.0;
    even = even * z + 1.0 / 479001600.0;
    even = even * z - 1.0 / 3628800.0;
    even = even * z + 1.0 / 40320.0;
    even = even * z - 1.0 / 720.0;
    even = even * z + 1.0 / 24.0;
    even = even * z - 0.5;
    const auto cosine = std::bit_cast<std::uint64_t>(1.0 + z * even);

    const std::uint64_t swap = std::uint64_t{0} - (turn & 1U);
    const std::uint64_t sinSign = (turn & 2U) << 62U;
    const std::uint64_t cosSign = ((turn + 1U) & 2U) << 62U;
    return {std::bit_cast<double>(((sine & ~swap) | (cosine & swap)) ^ sinSign),
            std::bit_cast<double>(((cosine & ~swap) | (sine & swap)) ^ cosSign)};
}

/// On the ellipsoid's surface; inlined always, for a call would keep the loops from being vectorised.
[[gnu::always_inline]] inline Centred centredInline(double lon, double lat) {
    const SinCos phi = sinCosOfDegrees(lat);
    const SinCos lambda = sinCosOfDegrees(lon);
    const double primeVertical = equatorialRadiusMetres / std::sqrt(1.0 - squaredEccentricity * phi.sin * phi.sin);
    const double fromAxis = primeVertical * phi.cos;
    return {fromAxis * lambda.cos, fromAxis * lambda.sin, primeVertical * (1.0 - squaredEccentricity) * phi.sin};
}

struct Chord {
    double squared;  ///< of the straight chord
    double along;    ///< length of the geodesic, right up to longestChordMetres
};

/// Straight chord from p to q and the arc over it: a circle whose curvature is that of the normal section
/// in the chord's direction on the ellipsoid (similar to WGS 84) through the chord's midpoint.
[[gnu::always_inline]] inline Chord chordBetween(const Centred& p, const Centred& q) {
    constexpr double stretch = 1.0 / (1.0 - squaredEccentricity);
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    const double dz = q.z - p.z;
    const double mx = 0.5 * (p.x + q.x);
    const double my = 0.5 * (p.y + q.y);
    const double mz = (0.5 * stretch) * (p.z + q.z);
    const double flat = dx * dx + dy * dy;
    const double squared = flat + dz * dz;
    const double form = flat + dz * dz * stretch;
    // (chord / radius of curvature)^2; equal positions give 0, not 0 / 0.
    const double ratio = form * form / (std::max(squared, 1e-200) * (mx * mx + my * my + mz * mz));
    // The midpoint lies below the surface; u is the sine of half the arc's angle.
    const double u2 = 0.25 * (ratio / (1.0 + 0.25 * ratio));
    const double excess = u2 * (1.0 / 6.0 + u2 * (3.0 / 40.0 + u2 * (15.0 / 336.0)));
    const double chord = std::sqrt(squared);
    return {squared, chord + chord * excess};
}

/// The arrays must not overlap.
CORRIDOR_WIDE void centredWide(const units::LonLat* positions, std::size_t count, double* __restrict x,
                               double* __restrict y, double* __restrict z) {
    for (std::size_t i = 0; i < count; ++i) {
        const Centred point = centredInline(positions[i].lon, positions[i].lat);
        x[i] = point.x;
        y[i] = point.y;
        z[i] = point.z;
    }
}

/// Chords of `count` segments between `count + 1` points.
CORRIDOR_WIDE void chordsAll(const double* x, const double* y, const double* z, std::size_t count,
                             double* __restrict squared, double* __restrict along) {
    for (std::size_t i = 0; i < count; ++i) {
        const Chord chord = chordBetween({x[i], y[i], z[i]}, {x[i + 1], y[i + 1], z[i + 1]});
        squared[i] = chord.squared;
        along[i] = chord.along;
    }
}

/// Calls `take(index, metres)` for every segment of the line in order. Vertices are worked on in blocks
/// that stay in the first-level cache.
template <typename Take>
void forEachSegment(const units::Line& line, Take take) {
    constexpr std::size_t block = 256;
    std::array<double, block + 1> x;
    std::array<double, block + 1> y;
    std::array<double, block + 1> z;
    std::array<double, block> squared;
    std::array<double, block> along;
    for (std::size_t first = 0; first + 1 < line.size(); first += block) {
        const std::size_t count = std::min(block, line.size() - 1 - first);
        centredAll(line.data() + first, count + 1, x.data(), y.data(), z.data());
        chordsAll(x.data(), y.data(), z.data(), count, squared.data(), along.data());
        for (std::size_t i = 0; i < count; ++i) {
            // Written so that NaN, which only invalid positions give, goes to PROJ as well.
            const bool isShort = squared[i] <= longestChordMetres * longestChordMetres;
            take(first + i, isShort ? along[i] : distance(line[first + i], line[first + i + 1]).value);
        }
    }
}

}  // namespace

Centred centred(units::LonLat position) {
    return centredInline(position.lon, position.lat);
}

void centredAll(const units::LonLat* positions, std::size_t count, double* x, double* y, double* z) {
    centredWide(positions, count, x, y, z);
}

units::Metres chordDistance(units::LonLat a, units::LonLat b) {
    const Chord chord = chordBetween(centred(a), centred(b));
    const bool isShort = chord.squared <= longestChordMetres * longestChordMetres;
    return isShort ? units::Metres{chord.along} : distance(a, b);
}

units::Metres length(const units::Line& line) {
    double sum = 0.0;
    forEachSegment(line, [&](std::size_t, double metres) { sum += metres; });
    return {sum};
}

std::vector<units::Metres> chainages(const units::Line& line) {
    std::vector<units::Metres> result;
    if (line.empty()) return result;
    result.reserve(line.size());
    result.push_back({0.0});
    forEachSegment(line, [&](std::size_t, double metres) { result.push_back({result.back().value + metres}); });
    return result;
}

}  // namespace corridor::geodesy
