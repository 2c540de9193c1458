#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "viewer/camera.hpp"

/// The squares of which a picture of the map is made up: which of them a window is in want of, and where they lie.
namespace corridor::viewer {

/// Pixels on each side of a tile.
inline constexpr int tileSize = 256;
/// What a tile takes up, painted or as a texture.
inline constexpr std::size_t tileBytes = std::size_t{4} * tileSize * tileSize;

/// A tile of the plane: column 0 begins at pixel 0, negative ones lie to its left; rows likewise.
struct Tile {
    std::int64_t column = 0, row = 0;
    friend constexpr auto operator<=>(const Tile&, const Tile&) = default;
};

/// The tiles that touch a rectangle of the plane's pixels, nearest to its middle first.
std::vector<Tile> tilesTouching(std::int64_t x, std::int64_t y, int width, int height);

/// The tiles that a camera shows at its own scale, and `ring` tiles more on each side.
std::vector<Tile> tilesFor(const Camera& camera, int ring = 0);

/// The tiles that a camera is in want of from a picture: those that it shows, then the ring around them, which is
/// left out where both would take up more than `mostBytes`. None where the picture is of another scale: nobody
/// will see it sharp, and of a much finer one the window would be thousands of tiles.
std::vector<Tile> tilesWanted(const Camera& camera, double unitsPerPixel, std::size_t mostBytes);

/// Where a tile of a picture lies in the window, in pixels; stretched where the picture is of another scale.
struct TilePlace {
    double left = 0.0, top = 0.0, width = 0.0, height = 0.0;
};
TilePlace placeOf(const Tile& tile, double unitsPerPixel, const Camera& camera);

/// Which of `tiles`, by index, are to be given up so that no more than `mostBytes` are kept: those more than a
/// window's size away, then the farthest from the window's middle.
std::vector<std::size_t> tilesToDrop(const std::vector<Tile>& tiles, double unitsPerPixel, const Camera& camera,
                                     std::size_t mostBytes);

}  // namespace corridor::viewer
