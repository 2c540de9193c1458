#pragma once

#include "viewer/camera.hpp"

namespace corridor::viewer {

/// The short way from one view to another, so that the eye can follow.
class Flight {
public:
    static constexpr double seconds = 0.18;

    /// From `from`, which may itself be in flight. A way of more than a few windows is not flown.
    void start(const Camera& from, const Camera& to, double now);
    void stop() { m_begun = -1.0; }
    bool isFlying(double now) const { return m_begun >= 0.0 && now - m_begun < seconds; }
    /// The view on the way to `to`; `to` itself when there.
    Camera at(const Camera& to, double now) const;

private:
    geodesy::XY m_from{};
    double m_scale = 1.0;
    double m_begun = -1.0;
};

}  // namespace corridor::viewer
