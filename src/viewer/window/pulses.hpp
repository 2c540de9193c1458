#pragma once

#include <SFML/Graphics/RenderTarget.hpp>

#include "shaders.hpp"
#include "viewer/camera.hpp"
#include "viewer/map_source.hpp"
#include "viewer/session.hpp"

namespace corridor::viewer {

/// Rings about the events near the playhead, for a short while after it has moved.
class Pulses {
public:
    Pulses(const Shaders& shaders, const MapSource& source) : m_shaders(shaders), m_source(source) {}

    /// The playhead was moved.
    void start(double now) { m_until = now + seconds; }
    bool isActive(double now) const { return m_shaders.pulse && now < m_until; }
    void draw(sf::RenderTarget& target, const Session& session, const Camera& camera, double now) const;

private:
    static constexpr double period = 0.9;
    static constexpr double seconds = 1.8;
    static constexpr float reachDays = 8.0F;
    static constexpr std::size_t mostPulses = 2000;  ///< beyond, nobody could follow them

    const Shaders& m_shaders;
    const MapSource& m_source;
    double m_until = -1.0;
};

}  // namespace corridor::viewer
