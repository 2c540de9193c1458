#include "viewer/camera.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::viewer {

namespace {

double clampedScale(double unitsPerPixel) {
    constexpr double grain = 65536.0;
    return std::round(std::clamp(unitsPerPixel, Camera::minUnitsPerPixel, Camera::maxUnitsPerPixel) * grain) / grain;
}

std::int64_t whole(double pixels) {
    constexpr double reach = 1e15;  // far outside any map, well inside int64
    return static_cast<std::int64_t>(std::floor(std::clamp(pixels, -reach, reach) + 0.5));
}

PlanePixel originOf(geodesy::XY world, Pixel at, double unitsPerPixel) {
    return {whole(world.x / unitsPerPixel - at.x), whole(-world.y / unitsPerPixel - at.y)};
}

Pixel middle(int width, int height, const Insets& insets) {
    return {(insets.left + width - insets.right) / 2.0, (insets.top + height - insets.bottom) / 2.0};
}

}  // namespace

double Camera::coarsestIn(int width, int height) {
    return clampedScale(worldSide / std::max(1, std::min(width, height)));
}

Camera::Camera(geodesy::XY centre, double unitsPerPixel, int width, int height)
    : m_unitsPerPixel(clampedScale(unitsPerPixel)), m_width(std::max(1, width)), m_height(std::max(1, height)) {
    moveTo(originOf(centre, {m_width / 2.0, m_height / 2.0}, m_unitsPerPixel));
}

void Camera::moveTo(PlanePixel origin) {
    m_origin = origin;
    m_twiceMiddle = {2 * origin.x + m_width, 2 * origin.y + m_height};
}

Camera Camera::fitting(const WorldBox& box, int width, int height, const Insets& insets) {
    constexpr double margin = 0.04;
    const double freeWidth = std::max(32.0, static_cast<double>(width - insets.left - insets.right));
    const double freeHeight = std::max(32.0, static_cast<double>(height - insets.top - insets.bottom));
    const double needed = std::max((box.maxX - box.minX) / freeWidth, (box.maxY - box.minY) / freeHeight);
    const double unitsPerPixel = needed > 0.0 ? needed / (1.0 - 2.0 * margin) : 20.0;
    const geodesy::XY centre{(box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0};
    return Camera(centre, unitsPerPixel, width, height).centredOn(centre, insets);
}

Camera Camera::at(PlanePixel origin, double unitsPerPixel, int width, int height) {
    Camera camera({0.0, 0.0}, unitsPerPixel, width, height);
    camera.moveTo(origin);
    return camera;
}

WorldBox Camera::extent() const {
    const geodesy::XY topLeft = toWorld({0.0, 0.0});
    const geodesy::XY bottomRight = toWorld({static_cast<double>(m_width), static_cast<double>(m_height)});
    return {topLeft.x, bottomRight.y, bottomRight.x, topLeft.y};
}

geodesy::XY Camera::toWorld(Pixel pixel) const {
    return {(static_cast<double>(m_origin.x) + pixel.x) * m_unitsPerPixel,
            -(static_cast<double>(m_origin.y) + pixel.y) * m_unitsPerPixel};
}

Pixel Camera::toPixel(geodesy::XY world) const {
    return {world.x / m_unitsPerPixel - static_cast<double>(m_origin.x),
            -world.y / m_unitsPerPixel - static_cast<double>(m_origin.y)};
}

Camera Camera::panned(std::int64_t dx, std::int64_t dy) const {
    Camera moved = *this;
    moved.moveTo({m_origin.x - dx, m_origin.y - dy});
    return moved;
}

Camera Camera::zoomed(double factor, Pixel about) const {
    Camera moved = *this;
    const double coarsest = std::max(m_unitsPerPixel, coarsestIn(m_width, m_height));
    moved.m_unitsPerPixel = std::min(clampedScale(m_unitsPerPixel / factor), coarsest);
    moved.moveTo(originOf(toWorld(about), about, moved.m_unitsPerPixel));
    return moved;
}

Camera Camera::stepped(int steps, Pixel about) const {
    const double step = std::round(-4.0 * std::log2(m_unitsPerPixel)) + steps;
    return zoomed(m_unitsPerPixel / clampedScale(std::exp2(-step / 4.0)), about);
}

Camera Camera::resized(int width, int height) const {
    Camera other = *this;
    other.m_width = std::max(1, width);
    other.m_height = std::max(1, height);
    const auto half = [](std::int64_t twice) { return twice >= 0 ? twice / 2 : (twice - 1) / 2; };
    other.m_origin = {half(m_twiceMiddle.x - other.m_width), half(m_twiceMiddle.y - other.m_height)};
    return other;
}

Camera Camera::centredOn(geodesy::XY world, const Insets& insets) const {
    Camera moved = *this;
    moved.moveTo(originOf(world, middle(m_width, m_height, insets), m_unitsPerPixel));
    return moved;
}

double zoomFactor(double steps) {
    return std::exp2(steps / 4.0);
}

}  // namespace corridor::viewer
