#include "model/publish.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace corridor::model {

namespace {

/// Metres in a degree of latitude, near enough for the size of a cell.
constexpr double metresPerDegree = 111'320.0;

double centreOfCell(double value, double step) {
    return (std::floor(value / step) + 0.5) * step;
}

units::LonLat coarsened(units::LonLat position, units::Metres cell) {
    const double latStep = std::min(cell.value / metresPerDegree, 90.0);
    const double lat = std::clamp(centreOfCell(position.lat, latStep), -90.0, 90.0);
    const double shrink = std::max(std::cos(lat * std::numbers::pi / 180.0), 1e-6);
    const double lonStep = std::min(latStep / shrink, 180.0);
    return {std::clamp(centreOfCell(position.lon, lonStep), -180.0, 180.0), lat};
}

}  // namespace

void publish(units::LonLat& position, std::optional<units::Metres>& accuracy,
             const std::optional<units::Metres>& publishAccuracy) {
    if (!publishAccuracy || publishAccuracy->value <= 0.0) return;
    position = coarsened(position, *publishAccuracy);
    accuracy = std::max(accuracy.value_or(units::Metres{}), *publishAccuracy);
}

}  // namespace corridor::model
