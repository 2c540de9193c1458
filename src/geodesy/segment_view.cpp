#include "segment_view.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ellipsoid.hpp"

namespace corridor::geodesy {

namespace {

constexpr double radiansPerDegree = std::numbers::pi / 180.0;
constexpr int mostSteps = 60;

double cosBetween(const Sight& sight) {
    return std::cos((sight.bearing - sight.heading) * radiansPerDegree);
}

/// How far along the segment's great circle the perpendicular stands on a sphere (Napier's rule for right
/// triangles): exact where it gives 0, which is what the iteration ends at.
double stepMetres(const Sight& sight) {
    constexpr double radius = equatorialRadiusMetres;
    const double angle = sight.offsetMetres / radius;
    return radius * std::atan2(std::sin(angle) * cosBetween(sight), std::cos(angle));
}

}  // namespace

SegmentView::SegmentView(units::LonLat a, units::LonLat b, units::LonLat from) : m_a(a), m_b(b), m_from(from) {
    geod_inverseline(&m_geodesic, &wgs84(), a.lat, a.lon, b.lat, b.lon, 0);
}

Sight SegmentView::at(double alongMetres) const {
    Sight sight;
    sight.alongMetres = alongMetres;
    geod_position(&m_geodesic, alongMetres, &sight.position.lat, &sight.position.lon, &sight.heading);
    // The ends are given as they were, to the last bit, except for what a pole's longitude means there.
    if (alongMetres <= 0.0 && std::abs(m_a.lat) < 90.0) sight.position = m_a;
    if (alongMetres >= lengthMetres() && std::abs(m_b.lat) < 90.0) sight.position = m_b;
    geod_inverse(&wgs84(), sight.position.lat, sight.position.lon, m_from.lat, m_from.lon, &sight.offsetMetres,
                 &sight.bearing, nullptr);
    return sight;
}

Sight SegmentView::nearest(double guessMetres) const {
    constexpr double closeEnoughMetres = 1e-7;
    const double end = lengthMetres();
    double low = 0.0;
    double high = end;
    Sight sight = at(std::clamp(guessMetres, low, high));
    for (int step = 0; step < mostSteps; ++step) {
        const double move = stepMetres(sight);
        if (std::abs(move) <= closeEnoughMetres) break;
        (move > 0.0 ? low : high) = sight.alongMetres;
        double next = sight.alongMetres + move;
        if (next <= low && low > 0.0) next = 0.5 * (low + high);
        if (next >= high && high < end) next = 0.5 * (low + high);
        next = std::clamp(next, 0.0, end);
        if (next == sight.alongMetres) break;
        sight = at(next);
    }
    return sight;
}

double SegmentView::crossing(double nearerMetres, double fartherMetres, double radiusMetres) const {
    constexpr double closeEnoughMetres = 1e-3;
    double inside = nearerMetres;
    double outside = fartherMetres;
    Sight sight = at(outside);
    for (int step = 0; step < mostSteps && std::abs(outside - inside) > closeEnoughMetres; ++step) {
        // Newton: along the segment the distance changes by minus the cosine of the angle to the position.
        const double slope = -cosBetween(sight);
        double next = sight.alongMetres - (sight.offsetMetres - radiusMetres) / slope;
        const double nearest = std::min(inside, outside);
        const double farthest = std::max(inside, outside);
        if (!(next > nearest && next < farthest)) next = 0.5 * (inside + outside);
        const double moved = std::abs(next - sight.alongMetres);
        sight = at(next);
        (sight.offsetMetres <= radiusMetres ? inside : outside) = next;
        if (moved <= 0.1 * closeEnoughMetres && std::abs(slope) > 1e-3) return next;
    }
    return 0.5 * (inside + outside);
}

}  // namespace corridor::geodesy
