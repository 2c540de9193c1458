#include <gtest/gtest.h>

#include "golden/golden.hpp"
#include "scenes.hpp"

namespace corridor::paint {
namespace {

/// The same picture put together from rectangles of a size, beginning at an offset.
Image patched(const Painter& painter, std::int64_t x, std::int64_t y, int size, int tile, int offset,
              bool transparent) {
    Image whole{size, size,
                std::vector<std::uint8_t>(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4)};
    for (int top = -offset; top < size; top += tile) {
        for (int left = -offset; left < size; left += tile) {
            const int x0 = std::max(left, 0), y0 = std::max(top, 0);
            const int x1 = std::min(left + tile, size), y1 = std::min(top + tile, size);
            if (x0 >= x1 || y0 >= y1) continue;
            const Image part = painter.paint(x + x0, y + y0, x1 - x0, y1 - y0, transparent);
            for (int row = y0; row < y1; ++row) {
                const auto* from = part.pixels.data() + static_cast<std::ptrdiff_t>(row - y0) * part.width * 4;
                std::copy(from, from + part.width * 4,
                          whole.pixels.data() + (static_cast<std::ptrdiff_t>(row) * size + x0) * 4);
            }
        }
    }
    return whole;
}

class Seams : public ::testing::TestWithParam<int> {};

TEST_P(Seams, NoPixelDependsOnHowThePictureIsCut) {
    constexpr std::int64_t x = -317, y = 1201;
    constexpr int size = 1100;
    const Painter painter(randomScene(static_cast<std::uint64_t>(GetParam()), x, y, size, 60));
    for (const bool transparent : {false, true}) {
        const Image whole = painter.paint(x, y, size, size, transparent);
        for (const auto& [tile, offset] : {std::pair{1024, 0}, {512, 13}, {256, 255}, {97, 41}}) {
            const auto found = golden::difference(patched(painter, x, y, size, tile, offset, transparent), whole, 0);
            EXPECT_EQ(found.pixels, 0u) << "tiles of " << tile << " from " << offset
                                        << (transparent ? ", transparent" : "") << ", by up to " << found.largest;
        }
    }
}
INSTANTIATE_TEST_SUITE_P(RandomScenes, Seams, ::testing::Range(1, 9));

TEST(Seams, HoldFarFromTheOriginOfThePlane) {
    constexpr std::int64_t x = (std::int64_t{1} << 28) + 77, y = -(std::int64_t{1} << 27) - 5;
    const Painter painter(randomScene(99, static_cast<double>(x), static_cast<double>(y), 600, 60));
    const Image whole = painter.paint(x, y, 600, 600);
    EXPECT_EQ(golden::difference(patched(painter, x, y, 600, 128, 31, false), whole, 0).pixels, 0u);
}

TEST(Threads, OneAndTwoGiveTheSameBytesAsTheWholeAtOnce) {
    const Painter painter(randomScene(5, 0, 0, 1300, 80));
    const Image whole = painter.paint(-20, -20, 1300, 1300);
    for (const int threads : {1, 2, 3, 0}) {
        const Image image = paintAll(painter, -20, -20, 1300, 1300, threads);
        EXPECT_TRUE(image.pixels == whole.pixels) << threads << " threads";
    }
}

TEST(Seams, MovingThePlaneByWholePixelsMovesThePicture) {
    // Sixteenths stay exact in binary at either place, so that both scenes are one and the same.
    drawing::DisplayList here, there;
    Random random(3);
    drawing::Stroke stroke;
    stroke.width = 5.0;
    stroke.path.resize(1);
    for (int i = 0; i < 200; ++i) stroke.path[0].points.push_back({random.upTo(4000) / 16.0, random.upTo(4000) / 16.0});
    here.items.push_back(stroke);
    for (auto& p : stroke.path[0].points) p = {p.x + 4096.0, p.y - 1024.0};
    there.items.push_back(stroke);
    const auto paintOf = [](const drawing::DisplayList& list, int x, int y) {
        return Painter(std::make_shared<const drawing::DisplayList>(list)).paint(x, y, 260, 260);
    };
    // Offsets of the outline are added to larger numbers there and may round to the other neighbour.
    const auto found = golden::difference(paintOf(there, 4096, -1024), paintOf(here, 0, 0), 2);
    EXPECT_EQ(found.pixels, 0u) << "by up to " << found.largest;
}

}  // namespace
}  // namespace corridor::paint
