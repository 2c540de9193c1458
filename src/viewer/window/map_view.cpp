#include "map_view.hpp"

#include <SFML/Graphics/RectangleShape.hpp>
#include <SFML/Graphics/Sprite.hpp>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace corridor::viewer {

namespace {

/// Tiles that the camera shows at a picture's scale, and `ring` tiles more on each side.
std::vector<Tile> tilesFor(const Camera& camera, double unitsPerPixel, int ring) {
    const double scale = camera.unitsPerPixel() / unitsPerPixel;
    const auto x = static_cast<std::int64_t>(std::floor(static_cast<double>(camera.origin().x) * scale));
    const auto y = static_cast<std::int64_t>(std::floor(static_cast<double>(camera.origin().y) * scale));
    const int width = static_cast<int>(std::ceil(camera.width() * scale)) + (scale == 1.0 ? 0 : 1);
    const int height = static_cast<int>(std::ceil(camera.height() * scale)) + (scale == 1.0 ? 0 : 1);
    const int more = ring * tileSize;
    return tilesTouching(x - more, y - more, width + 2 * more, height + 2 * more);
}

/// Where a tile of a picture lies in the window.
sf::FloatRect placeOf(const Tile& tile, double unitsPerPixel, const Camera& camera) {
    const double scale = unitsPerPixel / camera.unitsPerPixel();
    const auto edge = [&](std::int64_t index, std::int64_t origin) {
        return static_cast<double>(index * tileSize) * scale - static_cast<double>(origin);
    };
    const double left = edge(tile.column, camera.origin().x), right = edge(tile.column + 1, camera.origin().x);
    const double top = edge(tile.row, camera.origin().y), bottom = edge(tile.row + 1, camera.origin().y);
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
            static_cast<float>(bottom - top)};
}

bool isVisible(const sf::FloatRect& place, const Camera& camera, const Insets& covered) {
    return place.left < static_cast<float>(camera.width()) &&
           place.top < static_cast<float>(camera.height() - covered.bottom) && place.left + place.width > 0.0F &&
           place.top + place.height > static_cast<float>(covered.top);
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
    dropDistant(camera);
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
    std::vector<Tile> wanted;
    for (const int ring : {0, 1}) {
        for (const Tile& tile : tilesFor(camera, newest.picture->unitsPerPixel, ring)) {
            const bool known =
                newest.tiles.count(tile) != 0 || std::find(wanted.begin(), wanted.end(), tile) != wanted.end();
            if (!known) wanted.push_back(tile);
        }
    }
    if (wanted == m_requested && m_requestedOf == newest.picture->id) return;
    m_requested = wanted;
    m_requestedOf = newest.picture->id;
    m_workshop.wantTiles(newest.picture, wanted);
}

void MapView::dropCovered(const Camera& camera, double now) {
    if (m_layers.size() < 2 || !isComplete(camera)) return;
    for (const Tile& tile : tilesFor(camera, m_layers.back().picture->unitsPerPixel, 0)) {
        if (ageOf(m_layers.back().tiles.at(tile), now) < 1.0) return;
    }
    for (std::size_t i = 0; i + 1 < m_layers.size(); ++i) recycle(m_layers[i]);
    m_layers.erase(m_layers.begin(), m_layers.end() - 1);
}

/// Tiles more than a window's size away are given back.
void MapView::dropDistant(const Camera& camera) {
    for (Layer& layer : m_layers) {
        for (auto one = layer.tiles.begin(); one != layer.tiles.end();) {
            const sf::FloatRect place = placeOf(one->first, layer.picture->unitsPerPixel, camera);
            const auto w = static_cast<float>(camera.width()), h = static_cast<float>(camera.height());
            const bool near = place.left < 2.0F * w && place.top < 2.0F * h && place.left + place.width > -w &&
                              place.top + place.height > -h;
            if (near) {
                ++one;
            } else {
                m_spare.push_back(std::move(one->second.texture));
                one = layer.tiles.erase(one);
            }
        }
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
    const std::vector<Tile> tiles = tilesFor(camera, newest.picture->unitsPerPixel, 0);
    return std::all_of(tiles.begin(), tiles.end(), [&](const Tile& tile) { return newest.tiles.count(tile) != 0; });
}

void MapView::draw(sf::RenderTarget& target, const Camera& camera, const Insets& covered, double now) {
    for (Layer& layer : m_layers) drawLayer(target, layer, camera, covered, now);
}

void MapView::drawLayer(sf::RenderTarget& target, Layer& layer, const Camera& camera, const Insets& covered,
                        double now) {
    const bool stretched = !sameScale(*layer.picture, camera);
    for (auto& one : layer.tiles) {
        const sf::FloatRect place = placeOf(one.first, layer.picture->unitsPerPixel, camera);
        if (!isVisible(place, camera, covered)) continue;
        one.second.texture->setSmooth(stretched);
        drawTile(target, one.second, place, now);
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

void MapView::recycle(Layer& layer) {
    constexpr std::size_t mostSpare = 96;
    for (auto& one : layer.tiles) {
        if (m_spare.size() < mostSpare) m_spare.push_back(std::move(one.second.texture));
    }
    layer.tiles.clear();
}

}  // namespace corridor::viewer
