#include "viewer/flight.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::viewer {

namespace {

geodesy::XY middleOf(const Camera& camera) {
    return camera.toWorld({camera.width() / 2.0, camera.height() / 2.0});
}

}  // namespace

void Flight::start(const Camera& from, const Camera& to, double now) {
    m_from = middleOf(from);
    m_scale = from.unitsPerPixel();
    const geodesy::XY end = middleOf(to);
    const double way = std::hypot(end.x - m_from.x, end.y - m_from.y);
    const double window = std::max(m_scale, to.unitsPerPixel()) * (to.width() + to.height());
    const bool isShort = way < 2.0 * window && std::abs(std::log2(m_scale / to.unitsPerPixel())) < 6.0;
    m_begun = isShort ? now : -1.0;
}

Camera Flight::at(const Camera& to, double now) const {
    if (!isFlying(now)) return to;
    const double t = std::clamp((now - m_begun) / seconds, 0.0, 1.0);
    const double eased = 1.0 - (1.0 - t) * (1.0 - t) * (1.0 - t);
    const double scale = m_scale * std::pow(to.unitsPerPixel() / m_scale, eased);
    // The middle moves with the scale: the point that both views have at one pixel stays there on the way.
    const bool zooms = to.unitsPerPixel() != m_scale;
    const double share = zooms ? (scale - m_scale) / (to.unitsPerPixel() - m_scale) : eased;
    const geodesy::XY end = middleOf(to);
    const geodesy::XY middle{m_from.x + (end.x - m_from.x) * share, m_from.y + (end.y - m_from.y) * share};
    return Camera(middle, scale, to.width(), to.height());
}

}  // namespace corridor::viewer
