#include "viewer/tiles.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace corridor::viewer {

namespace {

std::int64_t floorDivided(std::int64_t value, std::int64_t by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/// Whether any of it is less than a window's size away from the window.
bool isNear(const TilePlace& place, const Camera& camera) {
    const double w = camera.width(), h = camera.height();
    return place.left < 2.0 * w && place.top < 2.0 * h && place.left + place.width > -w &&
           place.top + place.height > -h;
}

}  // namespace

std::vector<Tile> tilesTouching(std::int64_t x, std::int64_t y, int width, int height) {
    std::vector<Tile> tiles;
    if (width <= 0 || height <= 0) return tiles;
    const std::int64_t lastColumn = floorDivided(x + width - 1, tileSize),
                       lastRow = floorDivided(y + height - 1, tileSize);
    for (std::int64_t row = floorDivided(y, tileSize); row <= lastRow; ++row) {
        for (std::int64_t column = floorDivided(x, tileSize); column <= lastColumn; ++column) {
            tiles.push_back({column, row});
        }
    }
    const std::int64_t middleX = x + width / 2 - tileSize / 2, middleY = y + height / 2 - tileSize / 2;
    const auto away = [&](const Tile& tile) {
        const std::int64_t dx = tile.column * tileSize - middleX, dy = tile.row * tileSize - middleY;
        return dx * dx + dy * dy;
    };
    std::sort(tiles.begin(), tiles.end(),
              [&](const Tile& a, const Tile& b) { return std::pair(away(a), a) < std::pair(away(b), b); });
    return tiles;
}

std::vector<Tile> tilesFor(const Camera& camera, int ring) {
    const int more = ring * tileSize;
    return tilesTouching(camera.origin().x - more, camera.origin().y - more, camera.width() + 2 * more,
                         camera.height() + 2 * more);
}

std::vector<Tile> tilesWanted(const Camera& camera, double unitsPerPixel, std::size_t mostBytes) {
    if (unitsPerPixel != camera.unitsPerPixel()) return {};
    std::vector<Tile> wanted = tilesFor(camera);
    const std::vector<Tile> withRing = tilesFor(camera, 1);
    if (withRing.size() * tileBytes > mostBytes) return wanted;
    const std::vector<Tile> shown = wanted;
    for (const Tile& tile : withRing) {
        if (std::find(shown.begin(), shown.end(), tile) == shown.end()) wanted.push_back(tile);
    }
    return wanted;
}

TilePlace placeOf(const Tile& tile, double unitsPerPixel, const Camera& camera) {
    const double scale = unitsPerPixel / camera.unitsPerPixel();
    const auto edge = [&](std::int64_t index, std::int64_t origin) {
        return static_cast<double>(index * tileSize) * scale - static_cast<double>(origin);
    };
    const double left = edge(tile.column, camera.origin().x), top = edge(tile.row, camera.origin().y);
    return {left, top, edge(tile.column + 1, camera.origin().x) - left, edge(tile.row + 1, camera.origin().y) - top};
}

std::vector<std::size_t> tilesToDrop(const std::vector<Tile>& tiles, double unitsPerPixel, const Camera& camera,
                                     std::size_t mostBytes) {
    std::vector<std::pair<double, std::size_t>> near;
    std::vector<std::size_t> dropped;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const TilePlace place = placeOf(tiles[i], unitsPerPixel, camera);
        const double dx = place.left + 0.5 * (place.width - camera.width()),
                     dy = place.top + 0.5 * (place.height - camera.height());
        if (isNear(place, camera))
            near.emplace_back(dx * dx + dy * dy, i);
        else
            dropped.push_back(i);
    }
    std::sort(near.begin(), near.end());
    for (std::size_t i = mostBytes / tileBytes; i < near.size(); ++i) dropped.push_back(near[i].second);
    return dropped;
}

}  // namespace corridor::viewer
