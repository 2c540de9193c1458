#include "viewer/workshop.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>

using namespace corridor;
using namespace corridor::viewer;
using namespace std::chrono_literals;

namespace {

/// Each pixel's red and green say where in the plane it lies.
paint::Image coordinates(std::int64_t x, std::int64_t y, int width, int height) {
    paint::Image image{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4, 255)};
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const std::size_t at = static_cast<std::size_t>(row * width + column) * 4;
            image.pixels[at] = static_cast<std::uint8_t>(x + column);
            image.pixels[at + 1] = static_cast<std::uint8_t>(y + row);
        }
    }
    return image;
}

std::shared_ptr<const Picture> picture(std::uint64_t id, PaintRectangle paint = coordinates) {
    Picture result;
    result.id = id;
    result.paint = std::move(paint);
    return std::make_shared<const Picture>(result);
}

std::vector<PaintedTile> waitForTiles(Workshop& workshop, std::size_t count) {
    std::vector<PaintedTile> all;
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (all.size() < count && std::chrono::steady_clock::now() < end) {
        for (PaintedTile& tile : workshop.takeTiles()) all.push_back(std::move(tile));
        std::this_thread::sleep_for(1ms);
    }
    return all;
}

}  // namespace

TEST(Tiles, CoverTheRectangleAlsoLeftOfZero) {
    const std::vector<Tile> tiles = tilesTouching(-300, -1, 600, 2);
    const std::set<Tile> all(tiles.begin(), tiles.end());
    const std::set<Tile> wanted{{-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {-2, 0}, {-1, 0}, {0, 0}, {1, 0}};
    EXPECT_EQ(all, wanted);
    EXPECT_TRUE(tilesTouching(0, 0, 0, 100).empty());
    EXPECT_EQ(tilesTouching(256, 256, 256, 256), (std::vector<Tile>{{1, 1}}));
}

TEST(Tiles, BeginInTheMiddle) {
    EXPECT_EQ(tilesTouching(0, 0, 5 * tileSize, 3 * tileSize).front(), (Tile{2, 1}));
}

TEST(Workshop, PaintsWhatIsWanted) {
    Workshop workshop(2);
    workshop.wantTiles(picture(7), {{0, 0}, {-1, 2}});
    const std::vector<PaintedTile> tiles = waitForTiles(workshop, 2);
    ASSERT_EQ(tiles.size(), 2u);
    for (const PaintedTile& tile : tiles) {
        EXPECT_EQ(tile.picture, 7u);
        EXPECT_EQ(tile.image.pixels,
                  coordinates(tile.tile.column * tileSize, tile.tile.row * tileSize, tileSize, tileSize).pixels);
    }
    EXPECT_FALSE(workshop.isBusy());
}

TEST(Workshop, OnlyTheLastRequestIsPainted) {
    Workshop workshop(1);
    std::atomic<bool> go = false;
    const auto slow = [&](std::int64_t x, std::int64_t y, int w, int h) {
        while (!go) std::this_thread::sleep_for(1ms);
        return coordinates(x, y, w, h);
    };
    workshop.wantTiles(picture(1, slow), {{0, 0}, {1, 0}, {2, 0}});
    std::this_thread::sleep_for(20ms);  // the first is in hand
    workshop.wantTiles(picture(2), {{5, 5}});
    go = true;
    const std::vector<PaintedTile> tiles = waitForTiles(workshop, 2);
    ASSERT_EQ(tiles.size(), 2u);
    EXPECT_EQ(tiles[0].picture, 1u);
    EXPECT_EQ(tiles[1].picture, 2u);
    EXPECT_FALSE(workshop.isBusy());
}

TEST(Workshop, OnlyTheNewestPictureIsMade) {
    Workshop workshop(1);
    std::atomic<bool> go = false;
    std::atomic<int> made = 0;
    const auto make = [&](std::uint64_t id) {
        return [&made, &go, id] {
            while (!go) std::this_thread::sleep_for(1ms);
            ++made;
            Picture result;
            result.id = id;
            return result;
        };
    };
    workshop.askPicture(make(1));
    std::this_thread::sleep_for(20ms);
    for (std::uint64_t id = 2; id <= 50; ++id) workshop.askPicture(make(id));
    go = true;
    std::optional<Picture> last;
    for (int i = 0; i < 5000 && (!last || last->id != 50); ++i) {
        if (auto next = workshop.takePicture()) last = std::move(next);
        std::this_thread::sleep_for(1ms);
    }
    ASSERT_TRUE(last);
    EXPECT_EQ(last->id, 50u);
    EXPECT_EQ(made, 2);
}

TEST(Workshop, AFailureReachesTheOneWhoAsked) {
    Workshop workshop(1);
    workshop.askPicture([]() -> Picture { throw std::runtime_error("no fonts"); });
    for (int i = 0; i < 5000 && !workshop.isBusy(); ++i) std::this_thread::sleep_for(1ms);
    EXPECT_THROW(
        {
            for (int i = 0; i < 5000; ++i) {
                workshop.takePicture();
                std::this_thread::sleep_for(1ms);
            }
        },
        std::runtime_error);
}

TEST(Workshop, ClosesWhileThereIsMuchToDo) {
    const auto begun = std::chrono::steady_clock::now();
    {
        Workshop workshop(2);
        const auto slow = [](std::int64_t x, std::int64_t y, int w, int h) {
            std::this_thread::sleep_for(20ms);
            return coordinates(x, y, w, h);
        };
        workshop.wantTiles(picture(1, slow), tilesTouching(0, 0, 256 * 40, 256 * 40));
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
}
