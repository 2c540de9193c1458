#include "viewer/map_scale.hpp"

#include <fmt/format.h>

#include <cmath>

namespace corridor::viewer {

namespace {

/// The longest of 1, 2, 5 times a power of ten that fits.
double roundLength(double most) {
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0}) {
        if (power * step <= most) return power * step;
    }
    return power;
}

/// Metres on the ground of a pixel at the window's middle: Mercator's scale is 1 / cos(latitude).
double groundMetres(const Camera& camera) {
    constexpr double radius = 6378137.0;
    const double y = camera.toWorld({camera.width() / 2.0, camera.height() / 2.0}).y;
    return camera.unitsPerPixel() / std::cosh(y / radius);
}

}  // namespace

MapScale mapScale(const Camera& camera, double mostPixels) {
    const double metresPerPixel = groundMetres(camera);
    const double length = roundLength(metresPerPixel * mostPixels);
    return {length / metresPerPixel,
            length >= 1000.0 ? fmt::format("{:.0f} km", length / 1000.0) : fmt::format("{:g} m", length)};
}

}  // namespace corridor::viewer
