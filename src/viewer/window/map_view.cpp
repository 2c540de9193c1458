#include "map_view.hpp"

#include <SFML/Graphics/RectangleShape.hpp>
#include <SFML/Graphics/Sprite.hpp>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace corridor::viewer {

namespace {

/// Of the newest picture's tiles, of each older picture's, and of textures kept for the next tiles. What the window
/// shows now is kept whatever it takes up.
constexpr std::size_t mostOfNewest = std::size_t{48} << 20;
constexpr std::size_t mostOfOlder = std::size_t{12} << 20;
constexpr std::size_t mostSpare = std::size_t{8} << 20;

std::size_t bytesShown(const Camera& camera, int ring) {
    return tilesFor(camera, ring).size() * tileBytes;
}

bool isVisible(const TilePlace& place, const Camera& camera, const Insets& covered) {
    return place.left < camera.width() && place.top < camera.height() - covered.bottom &&
           place.left + place.width > 0.0 && place.top + place.height > covered.top;
}

/// The camera at the scale of a picture, which is where it will come to rest.
bool sameScale(const Picture& picture, const Camera& camera) {
    return picture.unitsPerPixel == camera.unitsPerPixel();
}

}  // namespace

MapView::MapView(Workshop& workshop, const Shaders& shaders, double fadeSeconds)
    : m_workshop(workshop), m_shaders(shaders), m_fadeSeconds(fadeSeconds) {}

void MapView::show(Picture picture) {
    constexpr std::size_t mostLayers = 3;
    if (m_layers.size() == mostLayers) {
        recycle(m_layers[1]);
        m_layers.erase(m_layers.begin() + 1);
    }
    Layer layer;
    layer.picture = std::make_shared<const Picture>(std::move(picture));
    m_layers.push_back(std::move(layer));
}

const Picture* MapView::newest() const {
    return m_layers.empty() ? nullptr : m_layers.back().picture.get();
}

bool MapView::update(const Camera& camera, double now) {
    if (m_layers.empty()) return false;
    const bool changed = collect(now);
    request(camera);
    dropCovered(camera, now);
    for (Layer& layer : m_layers) {
        const bool isNewest = &layer == &m_layers.back();
        const std::size_t most = isNewest ? std::max(mostOfNewest, bytesShown(camera, 1)) : mostOfOlder;
        dropDistant(layer, camera, most);
    }
    return changed;
}

bool MapView::collect(double now) {
    bool changed = false;
    for (PaintedTile& painted : m_workshop.takeTiles()) {
        const auto layer = std::find_if(m_layers.begin(), m_layers.end(),
                                        [&](const Layer& one) { return one.picture->id == painted.picture; });
        if (layer == m_layers.end()) continue;
        Shown shown{freshTexture(), now};
        shown.texture->update(painted.image.pixels.data());
        layer->tiles[painted.tile] = std::move(shown);
        changed = true;
    }
    return changed;
}

void MapView::request(const Camera& camera) {
    const Layer& newest = m_layers.back();
    std::vector<Tile> wanted = tilesWanted(camera, newest.picture->unitsPerPixel, mostOfNewest);
    std::erase_if(wanted, [&](const Tile& tile) { return newest.tiles.count(tile) != 0; });
    if (wanted == m_requested && m_requestedOf == newest.picture->id) return;
    m_workshop.wantTiles(newest.picture, wanted);
    m_requested = std::move(wanted);
    m_requestedOf = newest.picture->id;
}

void MapView::makeRoom(const Camera& camera) {
    m_spare.clear();
    m_requestedOf = 0;
    if (m_layers.size() > 1) m_layers.erase(m_layers.begin(), m_layers.end() - 1);
    for (Layer& layer : m_layers) dropDistant(layer, camera, bytesShown(camera, 0));
    m_spare.clear();
}

void MapView::dropCovered(const Camera& camera, double now) {
    if (m_layers.size() < 2 || !isComplete(camera)) return;
    for (const Tile& tile : tilesFor(camera)) {
        if (ageOf(m_layers.back().tiles.at(tile), now) < 1.0) return;
    }
    for (std::size_t i = 0; i + 1 < m_layers.size(); ++i) recycle(m_layers[i]);
    m_layers.erase(m_layers.begin(), m_layers.end() - 1);
}

void MapView::dropDistant(Layer& layer, const Camera& camera, std::size_t mostBytes) {
    std::vector<Tile> tiles;
    tiles.reserve(layer.tiles.size());
    for (const auto& one : layer.tiles) tiles.push_back(one.first);
    for (const std::size_t i : tilesToDrop(tiles, layer.picture->unitsPerPixel, camera, mostBytes)) {
        const auto dropped = layer.tiles.find(tiles[i]);
        spare(std::move(dropped->second.texture));
        layer.tiles.erase(dropped);
    }
}

double MapView::ageOf(const Shown& shown, double now) const {
    return m_fadeSeconds <= 0.0 ? 1.0 : std::clamp((now - shown.arrived) / m_fadeSeconds, 0.0, 1.0);
}

bool MapView::isFading(double now) const {
    for (const Layer& layer : m_layers) {
        for (const auto& one : layer.tiles) {
            if (ageOf(one.second, now) < 1.0) return true;
        }
    }
    return m_layers.size() > 1;
}

bool MapView::isComplete(const Camera& camera) const {
    if (m_layers.empty() || !sameScale(*m_layers.back().picture, camera)) return false;
    const Layer& newest = m_layers.back();
    const std::vector<Tile> tiles = tilesFor(camera);
    return std::all_of(tiles.begin(), tiles.end(), [&](const Tile& tile) { return newest.tiles.count(tile) != 0; });
}

void MapView::draw(sf::RenderTarget& target, const Camera& camera, const Insets& covered, double now) {
    for (Layer& layer : m_layers) drawLayer(target, layer, camera, covered, now);
}

void MapView::drawLayer(sf::RenderTarget& target, Layer& layer, const Camera& camera, const Insets& covered,
                        double now) {
    const bool stretched = !sameScale(*layer.picture, camera);
    for (auto& one : layer.tiles) {
        const TilePlace place = placeOf(one.first, layer.picture->unitsPerPixel, camera);
        if (!isVisible(place, camera, covered)) continue;
        one.second.texture->setSmooth(stretched);
        drawTile(target, one.second,
                 {static_cast<float>(place.left), static_cast<float>(place.top), static_cast<float>(place.width),
                  static_cast<float>(place.height)},
                 now);
    }
}

void MapView::drawTile(sf::RenderTarget& target, Shown& shown, sf::FloatRect place, double now) {
    sf::Sprite sprite(*shown.texture);
    sprite.setPosition(place.left, place.top);
    sprite.setScale(place.width / tileSize, place.height / tileSize);
    const double age = ageOf(shown, now);
    if (age >= 1.0) {
        target.draw(sprite, sf::BlendNone);
    } else if (m_shaders.tileFade) {
        m_shaders.tileFade->setUniform("age", static_cast<float>(age));
        target.draw(sprite, sf::RenderStates(m_shaders.tileFade.get()));
    } else {
        sprite.setColor(sf::Color(255, 255, 255, static_cast<sf::Uint8>(255.0 * age)));
        target.draw(sprite);
    }
}

std::unique_ptr<sf::Texture> MapView::freshTexture() {
    if (!m_spare.empty()) {
        std::unique_ptr<sf::Texture> texture = std::move(m_spare.back());
        m_spare.pop_back();
        return texture;
    }
    auto texture = std::make_unique<sf::Texture>();
    if (!texture->create(tileSize, tileSize)) throw std::runtime_error("no room for the map's textures");
    return texture;
}

void MapView::spare(std::unique_ptr<sf::Texture> texture) {
    if ((m_spare.size() + 1) * tileBytes <= mostSpare) m_spare.push_back(std::move(texture));
}

void MapView::recycle(Layer& layer) {
    for (auto& one : layer.tiles) spare(std::move(one.second.texture));
    layer.tiles.clear();
}

}  // namespace corridor::viewer
