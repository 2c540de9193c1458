#include "pulses.hpp"

#include <SFML/Graphics/VertexArray.hpp>
#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor::viewer {

namespace {

/// Days from the playhead to the nearest day on which the event may lie; 0 while it lasts. Counted in whole
/// days first, so that only a small number becomes a float.
float daysAway(const units::Edtf& date, units::Date playhead) {
    const std::int64_t at = playhead.days();
    if (date.lower().isFinite() && date.lower() > playhead) return static_cast<float>(date.lower().days() - at);
    if (date.upper().isFinite() && date.upper() < playhead) return static_cast<float>(date.upper().days() - at);
    // A long event pulses about its beginning and end only.
    if (date.isInterval && date.lower().isFinite()) return static_cast<float>(date.lower().days() - at);
    return 0.0F;
}

}  // namespace

void Pulses::draw(sf::RenderTarget& target, const Session& session, const Camera& camera, double now) const {
    if (!isActive(now) || !session.question().on || !session.layers().events) return;
    constexpr float half = 30.0F;
    const sf::Color ink(24, 98, 122, 230);
    m_shaders.pulse->setUniform("phase", static_cast<float>(std::fmod(now, period) / period));
    m_shaders.pulse->setUniform("reachDays", reachDays);
    for (const model::Event& event : session.atlas().events) {
        if (!event.position || !event.date || session.layers().hiddenCategories.count(event.category) != 0) continue;
        const float away = daysAway(*event.date, *session.question().on);
        if (std::abs(away) >= reachDays) continue;
        const WorldBox box =
            m_source.worldBox({event.position->lon, event.position->lat, event.position->lon, event.position->lat});
        const Pixel at = camera.toPixel({box.minX, box.minY});
        const auto x = static_cast<float>(at.x), y = static_cast<float>(at.y);
        sf::VertexArray square(sf::TriangleStrip, 4);
        square[0] = sf::Vertex({x - half, y - half}, ink, {-1.0F, -1.0F});
        square[1] = sf::Vertex({x + half, y - half}, ink, {1.0F, -1.0F});
        square[2] = sf::Vertex({x - half, y + half}, ink, {-1.0F, 1.0F});
        square[3] = sf::Vertex({x + half, y + half}, ink, {1.0F, 1.0F});
        m_shaders.pulse->setUniform("daysFromPlayhead", away);
        target.draw(square, m_shaders.pulse.get());
    }
}

}  // namespace corridor::viewer
