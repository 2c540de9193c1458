#include <gmock/gmock.h>

#include <cmath>
#include <stdexcept>

#include "scenes.hpp"

namespace corridor::scene {
namespace {

using drawing::Point;

TEST(Plane, PutsPositionsWhereTheProjectionSays) {
    for (const char* crs : {"EPSG:32638", "EPSG:3857", "EPSG:4326"}) {
        const Picture picture = pictureAt(crs, khankendi, 25.0, 800, 600);
        const Point at = pixelOf(picture.view, khankendi).value();
        EXPECT_NEAR(at.x, 400.0, 1.0 / 128.0) << crs;
        EXPECT_NEAR(at.y, 300.0, 1.0 / 128.0) << crs;
    }
}

TEST(Plane, RoundsEveryCoordinateTo256thsOfAPixel) {
    const Scene scene = makeScene(shipped(), shippedAssertions(), showOn("2023-08-17"), defaultStyle(),
                                  pictureAt("EPSG:32638", khankendi, 60.0, 800, 600).view);
    std::size_t count = 0;
    const auto check = [&](const Point& point) {
        ++count;
        return point.x * 256.0 == std::round(point.x * 256.0) && point.y * 256.0 == std::round(point.y * 256.0);
    };
    for (const auto& item : scene.list->items) {
        const drawing::Path* path = nullptr;
        if (const auto* fill = std::get_if<drawing::Fill>(&item)) path = &fill->path;
        if (const auto* stroke = std::get_if<drawing::Stroke>(&item)) path = &stroke->path;
        const auto* run = std::get_if<drawing::GlyphRun>(&item);
        ASSERT_TRUE(!run || check(run->origin));
        if (!path) continue;
        for (const auto& sub : *path) {
            for (const Point& point : sub.points) ASSERT_TRUE(check(point));
        }
    }
    EXPECT_GT(count, 10000u);
}

TEST(Plane, PicturesOfOneScaleFitTogether) {
    View here = viewAt("EPSG:3857", khankendi, 100.0), there = here;
    there.origin = {512.25, -1024.0};
    const Scene a = makeScene(shipped(), shippedAssertions(), showOn("2022-12-20"), defaultStyle(), here);
    const Scene b = makeScene(shipped(), shippedAssertions(), showOn("2022-12-20"), defaultStyle(), there);
    ASSERT_EQ(a.list->items.size(), b.list->items.size());
    for (std::size_t i = 0; i < a.list->items.size(); ++i) {
        const auto* one = std::get_if<drawing::Stroke>(&a.list->items[i]);
        const auto* other = std::get_if<drawing::Stroke>(&b.list->items[i]);
        ASSERT_EQ(one == nullptr, other == nullptr);
        if (!one || one->path.empty() || one->path[0].points.empty()) continue;
        const Point p = one->path[0].points[0], q = other->path[0].points[0];
        EXPECT_EQ(p.x - 512.25, q.x);
        EXPECT_EQ(p.y + 1024.0, q.y);
    }
}

TEST(Plane, TheSameValuesGiveTheSameList) {
    const View view = viewAt("EPSG:32638", khankendi, 60.0);
    const auto once = [&] {
        return fingerprint(
            *makeScene(shipped(), shippedAssertions(), showOn("2023-08-17", {"en", "hy"}), defaultStyle(), view).list);
    };
    const std::string first = once();
    EXPECT_GT(first.size(), 100000u);
    EXPECT_EQ(first, once());
}

TEST(Plane, TheDayBeforeLeavesNoTrace) {
    const Ground ground(shipped(), defaultStyle(), viewAt("EPSG:32638", khankendi, 60.0));
    const std::string fresh = fingerprint(*makeScene(ground, shippedAssertions(), showOn("2023-08-17")).list);
    makeScene(ground, shippedAssertions(), showOn("2022-01-01", {"hy"}));
    EXPECT_EQ(fingerprint(*makeScene(ground, shippedAssertions(), showOn("2023-08-17")).list), fresh);
}

TEST(Plane, LinesDoNotRunAroundTheWorldAtTheAntimeridian) {
    model::Atlas atlas;
    atlas.routes.push_back(routeOf("across", {{178.0, 10.0}, {179.5, 10.5}, {-179.5, 11.0}, {-178.0, 11.5}}));
    const access::Assertions assertions(atlas);
    const View view = viewAt("EPSG:3857", {179.0, 10.0}, 2000.0);
    const Scene scene = makeScene(atlas, assertions, showOn("any"), defaultStyle(), view);
    ASSERT_EQ(scene.hits.size(), 1u);
    EXPECT_EQ(scene.hits[0].path.size(), 2u);
    for (const auto& sub : scene.hits[0].path) {
        for (std::size_t i = 1; i < sub.points.size(); ++i)
            EXPECT_LT(std::abs(sub.points[i].x - sub.points[i - 1].x), 200.0);
    }
}

TEST(Plane, RefusesAScaleThatIsNone) {
    View view = viewAt("EPSG:3857", khankendi, 100.0);
    view.pixelRatio = 0.0;
    EXPECT_THROW(Ground(shipped(), defaultStyle(), view), std::invalid_argument);
    view.pixelRatio = 1.0;
    view.unitsPerPixel = -1.0;
    EXPECT_THROW(Ground(shipped(), defaultStyle(), view), std::invalid_argument);
}

TEST(Plane, AnEmptyAtlasGivesAnEmptyMap) {
    const model::Atlas atlas;
    const Scene scene =
        makeScene(atlas, access::Assertions(atlas), showOn("any"), defaultStyle(), viewAt("EPSG:3857", {}, 10.0));
    EXPECT_TRUE(scene.labels.empty());
    EXPECT_TRUE(scene.hits.empty());
}

}  // namespace
}  // namespace corridor::scene
