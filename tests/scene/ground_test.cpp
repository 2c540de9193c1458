#include <gtest/gtest.h>

#include <cmath>

#include "line_cache.hpp"
#include "scenes.hpp"

namespace corridor::scene {
namespace {

/// A zigzag of which no vertex can be left out.
model::Atlas zigzag(std::size_t vertices) {
    units::Line line;
    for (std::size_t i = 0; i < vertices; ++i)
        line.push_back({46.0 + 1e-4 * static_cast<double>(i), i % 2 == 0 ? 39.5 : 39.501});
    model::Atlas atlas;
    atlas.routes = {routeOf("r", std::move(line))};
    return atlas;
}

std::size_t bytesOf(const model::Atlas& atlas) {
    return Ground(atlas, defaultStyle(), viewAt("EPSG:32638", khankendi, 1.0)).bytes();
}

TEST(Ground, KnowsWhatItTakesUp) {
    // A vertex has a position, a chainage and a source: 32 bytes.
    const auto more = static_cast<double>(bytesOf(zigzag(20000)) - bytesOf(zigzag(10000)));
    EXPECT_GT(more, 10000 * 32.0 * 0.99);
    EXPECT_LT(more, 10000 * 32.0 * 1.5);
    const std::size_t shippedBytes = Ground(shipped(), defaultStyle(), viewAt("EPSG:32638", khankendi, 20.0)).bytes();
    EXPECT_GT(shippedBytes, std::size_t{100} << 10);
    EXPECT_LT(shippedBytes, std::size_t{16} << 20);
}

TEST(Ground, EndsSoonWhenItIsToldToStop) {
    std::stop_source stop;
    stop.request_stop();
    const View view = viewAt("EPSG:32638", khankendi, 20.0);
    const Ground whole(shipped(), defaultStyle(), view);
    const Ground stopped(shipped(), defaultStyle(), view, stop.get_token());
    EXPECT_LT(stopped.bytes(), whole.bytes() / 10);
    EXPECT_EQ(makeScene(whole, shippedAssertions(), showOn("2023-08-17"), stop.get_token()).list, nullptr);
    EXPECT_EQ(makeScene(stopped, shippedAssertions(), showOn("2023-08-17"), stop.get_token()).list, nullptr);
}

TEST(Ground, ThatIsNotToldToStopIsTheSame) {
    const std::stop_source stop;
    const View view = viewAt("EPSG:32638", khankendi, 60.0);
    const Ground one(shipped(), defaultStyle(), view), other(shipped(), defaultStyle(), view, stop.get_token());
    EXPECT_EQ(fingerprint(*makeScene(one, shippedAssertions(), showOn("2023-08-17")).list),
              fingerprint(*makeScene(other, shippedAssertions(), showOn("2023-08-17"), stop.get_token()).list));
}

TEST(LineCache, BeginsAnewWhereItWouldGrowBeyondItsBytes) {
    LineCache cache(100);
    const std::shared_ptr<const LineCandidates> some(static_cast<const LineCandidates*>(nullptr),
                                                     [](const LineCandidates*) {});
    cache.add("a", some, 60);
    cache.add("b", some, 40);
    EXPECT_EQ(cache.bytes(), 100u);
    cache.add("b", some, 40);
    EXPECT_EQ(cache.bytes(), 40u) << "101 bytes and more: all is forgotten";
    cache.add("c", some, 101);
    EXPECT_EQ(cache.bytes(), 0u) << "what alone is too much is not kept";
}

}  // namespace
}  // namespace corridor::scene
