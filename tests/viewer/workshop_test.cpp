#include "viewer/workshop.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <new>
#include <stdexcept>

using namespace corridor;
using namespace corridor::viewer;
using namespace std::chrono_literals;

namespace {

/// Each pixel's red and green say where in the plane it lies.
paint::Image coordinates(std::int64_t x, std::int64_t y, int width, int height, const std::stop_token& = {}) {
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

/// Whether something comes true within ten seconds.
bool soon(const std::function<bool()>& holds) {
    for (int i = 0; i < 10000; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
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

TEST(Workshop, TheTileInHandThatNobodyWantsAnyMoreIsToldToStopAndThrownAway) {
    Workshop workshop(1);
    std::atomic<bool> begun = false;
    const auto endless = [&](std::int64_t x, std::int64_t y, int w, int h, const std::stop_token& stop) {
        begun = true;
        while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
        return coordinates(x, y, w, h);
    };
    workshop.wantTiles(picture(1, endless), {{0, 0}, {1, 0}, {2, 0}});
    ASSERT_TRUE(soon([&] { return begun.load(); }));
    workshop.wantTiles(picture(2), {{5, 5}});
    const std::vector<PaintedTile> tiles = waitForTiles(workshop, 1);
    ASSERT_EQ(tiles.size(), 1u);
    EXPECT_EQ(tiles[0].picture, 2u);
    EXPECT_TRUE(soon([&] { return !workshop.isBusy(); }));
}

TEST(Workshop, ATileInHandThatIsStillWantedIsNotBegunAgain) {
    Workshop workshop(1);
    std::atomic<int> begun = 0;
    std::atomic<bool> go = false;
    const auto slow = [&](std::int64_t x, std::int64_t y, int w, int h, const std::stop_token&) {
        ++begun;
        while (!go) std::this_thread::sleep_for(1ms);
        return coordinates(x, y, w, h);
    };
    const auto one = picture(1, slow);
    workshop.wantTiles(one, {{0, 0}, {1, 0}});
    ASSERT_TRUE(soon([&] { return begun == 1; }));
    workshop.wantTiles(one, {{0, 0}, {7, 0}});
    go = true;
    const std::vector<PaintedTile> tiles = waitForTiles(workshop, 2);
    ASSERT_EQ(tiles.size(), 2u);
    EXPECT_EQ(tiles[0].tile, (Tile{0, 0}));
    EXPECT_EQ(tiles[1].tile, (Tile{7, 0}));
    EXPECT_EQ(begun, 2);
}

TEST(Workshop, ATileThatWasPaintedForNobodyIsNotKept) {
    Workshop workshop(1);
    workshop.wantTiles(picture(1), {{0, 0}, {1, 0}});
    ASSERT_TRUE(soon([&] { return workshop.isBusy(); }));
    std::this_thread::sleep_for(50ms);  // both are painted
    workshop.wantTiles(picture(2), {});
    EXPECT_TRUE(workshop.takeTiles().empty());
    EXPECT_TRUE(soon([&] { return !workshop.isBusy(); }));
}

TEST(Workshop, ANewPictureStopsTheOneInTheMakingAndOnlyTheNewestIsGiven) {
    Workshop workshop(1);
    std::atomic<int> begun = 0, made = 0;
    const auto make = [&](std::uint64_t id, bool endless) {
        return [&begun, &made, id, endless](const std::stop_token& stop) {
            ++begun;
            while (endless && !stop.stop_requested()) std::this_thread::sleep_for(1ms);
            ++made;
            Picture result;
            result.id = id;
            return result;
        };
    };
    workshop.askPicture(make(1, true));
    ASSERT_TRUE(soon([&] { return begun == 1; }));
    for (std::uint64_t id = 2; id < 50; ++id) workshop.askPicture(make(id, true));
    workshop.askPicture(make(50, false));
    std::optional<Picture> last;
    ASSERT_TRUE(soon([&] { return (last = workshop.takePicture()).has_value(); }));
    EXPECT_EQ(last->id, 50u);
    EXPECT_LE(made, 3) << "those between were neither made nor kept";
    EXPECT_FALSE(workshop.isBusy());
}

TEST(Workshop, APictureThatWasMadeButNotTakenGivesWayToTheNext) {
    Workshop workshop(1);
    std::atomic<int> made = 0;
    const auto make = [&made](std::uint64_t id) {
        return [&made, id](const std::stop_token&) {
            ++made;
            Picture result;
            result.id = id;
            return result;
        };
    };
    workshop.askPicture(make(1));
    ASSERT_TRUE(soon([&] { return made == 1; }));
    std::this_thread::sleep_for(20ms);
    workshop.askPicture(make(2));
    std::optional<Picture> taken;
    ASSERT_TRUE(soon([&] { return (taken = workshop.takePicture()).has_value(); }));
    EXPECT_EQ(taken->id, 2u);
}

TEST(Workshop, WhereMemoryDoesNotDoTheOthersGoOn) {
    Workshop workshop(2);
    const auto paint = [](std::int64_t x, std::int64_t y, int w, int h, const std::stop_token&) {
        if (x == 0) throw std::bad_alloc();
        return coordinates(x, y, w, h);
    };
    workshop.wantTiles(picture(1, paint), {{0, 0}, {1, 0}});
    EXPECT_EQ(waitForTiles(workshop, 1).size(), 1u);
    EXPECT_TRUE(soon([&] { return workshop.ranShort(); }));
    EXPECT_FALSE(workshop.ranShort()) << "said once";
    workshop.askPicture([](const std::stop_token&) -> Picture { throw std::bad_alloc(); });
    EXPECT_TRUE(soon([&] { return workshop.ranShort(); }));
    EXPECT_FALSE(workshop.takePicture());
    EXPECT_FALSE(workshop.isBusy());
}

/// In a process of its own, whose memory has no room for the stack of a single thread.
TEST(Workshop, WhereNoThreadStartsTheOneWhoAsksDoesTheWork) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto withoutThreads = [] {
        std::ifstream statm("/proc/self/statm");
        std::size_t pages = 0;
        statm >> pages;
        const rlim_t most = pages * 4096 + (rlim_t{3} << 20);  // a stack is 8 MiB
        const rlimit limit{most, most};
        if (setrlimit(RLIMIT_AS, &limit) != 0) std::exit(2);
        Workshop workshop(8);
        workshop.wantTiles(picture(1), {{0, 0}, {1, 0}});
        workshop.askPicture([](const std::stop_token&) {
            Picture made;
            made.id = 9;
            return made;
        });
        const auto made = workshop.takePicture();
        if (!made || made->id != 9) std::exit(3);
        std::size_t tiles = workshop.takeTiles().size();
        tiles += workshop.takeTiles().size();
        std::exit(tiles == 2 ? 0 : 4);
    };
    EXPECT_EXIT(withoutThreads(), testing::ExitedWithCode(0), "");
}

TEST(Workshop, AFailureReachesTheOneWhoAsked) {
    Workshop workshop(1);
    workshop.askPicture([](const std::stop_token&) -> Picture { throw std::runtime_error("no fonts"); });
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
        const auto slow = [](std::int64_t x, std::int64_t y, int w, int h, const std::stop_token& stop) {
            while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
            return coordinates(x, y, w, h);
        };
        workshop.wantTiles(picture(1, slow), tilesTouching(0, 0, 256 * 40, 256 * 40));
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
}
