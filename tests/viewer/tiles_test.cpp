#include "viewer/tiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace corridor::viewer;

namespace {

constexpr std::size_t plenty = std::size_t{1} << 30;

/// A window whose top left corner is a corner of tile (0, 0).
Camera window(int width, int height, double unitsPerPixel = 10.0) {
    return Camera::at({0, 0}, unitsPerPixel, width, height);
}

}  // namespace

TEST(Tiles, CoverTheRectangleAlsoLeftOfZero) {
    const std::vector<Tile> tiles = tilesTouching(-300, -1, 600, 2);
    const std::set<Tile> all(tiles.begin(), tiles.end());
    const std::set<Tile> wanted{{-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {-2, 0}, {-1, 0}, {0, 0}, {1, 0}};
    EXPECT_EQ(all, wanted);
    EXPECT_TRUE(tilesTouching(0, 0, 0, 100).empty());
    EXPECT_TRUE(tilesTouching(0, 0, 100, 0).empty());
    EXPECT_EQ(tilesTouching(256, 256, 256, 256), (std::vector<Tile>{{1, 1}}));
    EXPECT_EQ(tilesTouching(255, 256, 2, 1).size(), 2u) << "a pixel on each side of a seam";
    EXPECT_EQ(tilesTouching(-256, -256, 256, 256), (std::vector<Tile>{{-1, -1}}));
}

TEST(Tiles, BeginInTheMiddle) {
    EXPECT_EQ(tilesTouching(0, 0, 5 * tileSize, 3 * tileSize).front(), (Tile{2, 1}));
}

TEST(Tiles, OfTheWindowComeBeforeTheRingAroundIt) {
    const std::vector<Tile> wanted = tilesWanted(window(512, 256), 10.0, plenty);
    ASSERT_EQ(wanted.size(), 4u * 3u);
    EXPECT_EQ(std::set<Tile>(wanted.begin(), wanted.begin() + 2), (std::set<Tile>{{0, 0}, {1, 0}}));
    EXPECT_EQ(std::set<Tile>(wanted.begin(), wanted.end()).size(), 12u) << "each once";
    EXPECT_EQ(*std::min_element(wanted.begin(), wanted.end()), (Tile{-1, -1}));
    EXPECT_EQ(*std::max_element(wanted.begin(), wanted.end()), (Tile{2, 1}));
}

TEST(Tiles, OfTheRingAreLeftOutWhereBothAreTooManyBytes) {
    EXPECT_EQ(tilesWanted(window(512, 256), 10.0, 12 * tileBytes).size(), 12u);
    EXPECT_EQ(tilesWanted(window(512, 256), 10.0, 12 * tileBytes - 1).size(), 2u);
    EXPECT_EQ(tilesWanted(window(512, 256), 10.0, 0).size(), 2u) << "the window itself is always wanted";
}

TEST(Tiles, OfAPictureOfAnotherScaleAreNotWanted) {
    EXPECT_TRUE(tilesWanted(window(1280, 800, 10.0), 10.0 / 1024.0, plenty).empty()) << "it would be 20 million tiles";
    EXPECT_TRUE(tilesWanted(window(1280, 800, 10.0), 20.0, plenty).empty());
}

TEST(Tiles, LieInTheWindowWhereTheirPixelsAre) {
    const TilePlace own = placeOf({1, -1}, 10.0, Camera::at({100, -300}, 10.0, 800, 600));
    EXPECT_EQ(own.left, 156.0);
    EXPECT_EQ(own.top, 44.0);
    EXPECT_EQ(own.width, 256.0);
    EXPECT_EQ(own.height, 256.0);
    const TilePlace stretched = placeOf({1, -1}, 20.0, Camera::at({100, -300}, 10.0, 800, 600));
    EXPECT_EQ(stretched.left, 412.0);
    EXPECT_EQ(stretched.top, -212.0);
    EXPECT_EQ(stretched.width, 512.0);
}

TEST(Tiles, MoreThanAWindowAwayAreDropped) {
    const Camera camera = window(512, 256);
    const std::vector<Tile> tiles{{0, 0}, {3, 0}, {4, 0}, {-2, 0}, {-3, 0}, {0, 1}, {0, 2}, {0, -1}, {0, -2}};
    EXPECT_EQ(tilesToDrop(tiles, 10.0, camera, plenty), (std::vector<std::size_t>{2, 4, 6, 8}));
}

TEST(Tiles, BeyondTheBytesTheFarthestAreDropped) {
    const Camera camera = window(512, 256);
    const std::vector<Tile> tiles{{3, 0}, {0, 0}, {1, 0}, {2, 0}};
    EXPECT_TRUE(tilesToDrop(tiles, 10.0, camera, 4 * tileBytes).empty());
    EXPECT_EQ(tilesToDrop(tiles, 10.0, camera, 4 * tileBytes - 1), (std::vector<std::size_t>{0}));
    EXPECT_EQ(tilesToDrop(tiles, 10.0, camera, 2 * tileBytes), (std::vector<std::size_t>{3, 0}));
    EXPECT_EQ(tilesToDrop(tiles, 10.0, camera, 0).size(), 4u);
}
