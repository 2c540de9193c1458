#include "geodesy/geodesic.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cassert>

#include "ellipsoid.hpp"

namespace corridor::geodesy {

namespace {

/// Two vertices closer than this along a line are one.
constexpr double sameChainageMetres = 1e-6;

/// The position on the geodesic from a to b at a share of its length, 0 to 1.
units::LonLat between(units::LonLat a, units::LonLat b, double share) {
    geod_geodesicline geodesic;
    geod_inverseline(&geodesic, &wgs84(), a.lat, a.lon, b.lat, b.lon, 0);
    units::LonLat position;
    geod_position(&geodesic, share * geodesic.s13, &position.lat, &position.lon, nullptr);
    return position;
}

units::LonLat positionAt(const units::Line& line, const std::vector<units::Metres>& at, double chainageMetres) {
    const auto next = std::lower_bound(at.begin(), at.end(), units::Metres{chainageMetres});
    if (next == at.begin()) return line.front();
    if (next == at.end()) return line.back();
    const auto index = static_cast<std::size_t>(next - at.begin());
    const double fromPrevious = chainageMetres - at[index - 1].value;
    const double segment = at[index].value - at[index - 1].value;
    if (fromPrevious == segment) return line[index];
    return between(line[index - 1], line[index], fromPrevious / segment);
}

}  // namespace

const geod_geodesic& wgs84() {
    static const geod_geodesic geodesic = [] {
        geod_geodesic made;
        geod_init(&made, equatorialRadiusMetres, flattening);
        return made;
    }();
    return geodesic;
}

units::Metres distance(units::LonLat a, units::LonLat b) {
    double metres = 0.0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
    return {metres};
}

units::Degrees azimuth(units::LonLat a, units::LonLat b) {
    double metres = 0.0;
    double degrees = 0.0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &metres, &degrees, nullptr);
    if (metres == 0.0) return {0.0};
    if (degrees < 0.0) degrees += 360.0;
    return {degrees < 360.0 ? degrees + 0.0 : 0.0};
}

units::LonLat destination(units::LonLat start, units::Degrees azimuth, units::Metres distance) {
    units::LonLat end;
    geod_direct(&wgs84(), start.lat, start.lon, azimuth.value, distance.value, &end.lat, &end.lon, nullptr);
    return end;
}

units::LonLat pointAt(const units::Line& line, units::Metres chainage) {
    assert(!line.empty());
    return positionAt(line, chainages(line), chainage.value);
}

units::Line piece(const units::Line& line, units::Metres from, units::Metres to) {
    if (line.size() < 2) return line;
    const std::vector<units::Metres> at = chainages(line);
    const double first = std::clamp(from.value, 0.0, at.back().value);
    const double last = std::clamp(to.value, first, at.back().value);
    units::Line result{positionAt(line, at, first)};
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (at[i].value > first + sameChainageMetres && at[i].value < last - sameChainageMetres) {
            result.push_back(line[i]);
        }
    }
    result.push_back(positionAt(line, at, last));
    return result;
}

}  // namespace corridor::geodesy
