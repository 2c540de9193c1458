#include "pulses.hpp"

#include <SFML/Graphics/VertexArray.hpp>
#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor::viewer {

namespace {

/// Days from the playhead to the nearest day on which the event may lie; 0 while it lasts. Counted in whole
/// days first, so that only a small number becomes a float.
float daysAway(const model::EventColumns& events, std::size_t row, units::Date playhead) {
    const std::int64_t at = playhead.days();
    const units::Date lower = events.first[row], upper = events.last[row];
    if (lower.isFinite() && lower > playhead) return static_cast<float>(lower.days() - at);
    if (upper.isFinite() && upper < playhead) return static_cast<float>(upper.days() - at);
    // A long event pulses about its beginning and end only.
    if (events.flags[row].isInterval && lower.isFinite()) return static_cast<float>(lower.days() - at);
    return 0.0F;
}

}  // namespace

void Pulses::draw(sf::RenderTarget& target, const Session& session, const Camera& camera, double now) const {
    if (!isActive(now) || !session.question().on || !session.layers().events) return;
    constexpr float half = 30.0F;
    const sf::Color ink(24, 98, 122, 230);
    m_shaders.pulse->setUniform("phase", static_cast<float>(std::fmod(now, period) / period));
    m_shaders.pulse->setUniform("reachDays", reachDays);
    const model::EventColumns& events = session.atlas().events.columns();
    const units::Date on = *session.question().on;
    const auto reach = static_cast<std::int32_t>(reachDays);
    const model::IndexRange rows = model::rowsIn(events, {on.plusDays(-reach), on.plusDays(reach + 1)});
    if (rows.size() > mostPulses) return;
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        const bool isHidden = session.layers().hiddenCategories.count(session.atlas().events.category(row)) != 0;
        if (!events.flags[row].hasPlace || !events.flags[row].isDated || isHidden) continue;
        const float away = daysAway(events, row, on);
        if (std::abs(away) >= reachDays) continue;
        const units::LonLat place = events.position[row];
        const WorldBox box =
            m_source.worldBox({place.lon, place.lat, place.lon, place.lat});
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
