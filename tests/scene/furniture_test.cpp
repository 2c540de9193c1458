#include "scene/furniture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "geodesy/geodesic.hpp"
#include "scenes.hpp"

namespace corridor::scene {
namespace {

using drawing::Rect;

Furniture furnitureOf(const Picture& picture, const Show& show, const FurnitureChoice& choice = {}) {
    const Scene scene = makeScene(shipped(), shippedAssertions(), show, defaultStyle(), picture.view);
    return makeFurniture(scene, shipped(), stateFor(shipped(), shippedAssertions(), show), show, defaultStyle(), picture.view, picture.frame,
                         choice);
}

const Block* blockOf(const Furniture& furniture, Part part) {
    for (const Block& block : furniture.blocks) {
        if (block.part == part) return &block;
    }
    return nullptr;
}

TEST(Furniture, TheScaleBarIsTrueAtTheMiddle) {
    struct Case {
        const char* crs;
        units::LonLat middle;
        double metresPerPixel;
    };
    for (const Case& c :
         {Case{"EPSG:32638", khankendi, 60.0}, Case{"EPSG:3857", khankendi, 60.0}, Case{"EPSG:4326", khankendi, 60.0},
          Case{"EPSG:3857", {30.0, 62.0}, 400.0}, Case{"EPSG:4326", {-70.0, -50.0}, 5.0}}) {
        const Picture picture = pictureAt(c.crs, c.middle, c.metresPerPixel, 900, 700);
        const Furniture furniture = furnitureOf(picture, showOn("2023-08-17"));
        ASSERT_TRUE(furniture.scaleBar) << c.crs;
        const double half = 0.5 * furniture.scaleBar->pixels * picture.view.unitsPerPixel;
        const geodesy::XY at = *picture.view.projection.forward(c.middle);
        const auto left = picture.view.projection.inverse({at.x - half, at.y});
        const auto right = picture.view.projection.inverse({at.x + half, at.y});
        const double metres = geodesy::distance(*left, *right).value;
        EXPECT_NEAR(metres / furniture.scaleBar->length.value, 1.0, 0.005) << c.crs;
        EXPECT_GT(furniture.scaleBar->pixels, 60.0);
    }
}

TEST(Furniture, TheArrowPointsNorthByTheGridsConvergence) {
    // Six degrees east of the central meridian of zone 38 the grid turns by about 6 sin(lat).
    const Picture picture = pictureAt("EPSG:32638", {51.0, 40.0}, 60.0, 900, 700);
    const double expected = -6.0 * std::sin(40.0 * 3.14159265358979 / 180.0);
    EXPECT_NEAR(furnitureOf(picture, showOn("2023-08-17")).north.value, expected, 0.05);
    const Picture mercator = pictureAt("EPSG:3857", khankendi, 60.0, 900, 700);
    EXPECT_NEAR(furnitureOf(mercator, showOn("2023-08-17")).north.value, 0.0, 1e-6);
}

TEST(Furniture, PartsStayInsideThePictureAndOffEachOther) {
    for (const auto& [width, height] :
         {std::pair{1600, 1200}, {1200, 1600}, {900, 500}, {600, 400}, {320, 240}, {120, 90}, {5000, 3000}}) {
        const Furniture furniture =
            furnitureOf(pictureAt("EPSG:32638", khankendi, 100.0, width, height), showOn("2023-08-17"));
        for (std::size_t i = 0; i < furniture.blocks.size(); ++i) {
            const Block& a = furniture.blocks[i];
            EXPECT_GE(a.box.x0, 0.0);
            EXPECT_GE(a.box.y0, 0.0);
            EXPECT_LE(a.box.x1, width + 0.01) << width;
            EXPECT_LE(a.box.y1, height + 0.01);
            for (std::size_t k = i + 1; k < furniture.blocks.size(); ++k) {
                const Block& b = furniture.blocks[k];
                const bool areOne = a.part == Part::graticule || b.part == Part::graticule ||
                                    (a.part == Part::disclaimer && b.part == Part::credit);
                EXPECT_TRUE(areOne || !drawing::overlap(a.box, b.box)) << width << "x" << height;
            }
        }
    }
}

TEST(Furniture, NothingIsMissingOnAUsualPicture) {
    const Furniture furniture =
        furnitureOf(pictureAt("EPSG:32638", khankendi, 100.0, 1600, 1200), showOn("2023-08-17"));
    for (const Part part : {Part::title, Part::legend, Part::scaleBar, Part::northArrow, Part::graticule, Part::sources,
                            Part::credit, Part::disclaimer})
        EXPECT_NE(blockOf(furniture, part), nullptr) << static_cast<int>(part);
}

TEST(Furniture, TheDisclaimerStaysOnASmallPicture) {
    const Furniture furniture = furnitureOf(pictureAt("EPSG:32638", khankendi, 400.0, 600, 400), showOn("2023-08-17"));
    EXPECT_NE(blockOf(furniture, Part::disclaimer), nullptr);
    EXPECT_NE(blockOf(furniture, Part::credit), nullptr);
    EXPECT_NE(blockOf(furniture, Part::title), nullptr);
    EXPECT_NE(blockOf(furniture, Part::scaleBar), nullptr);
}

TEST(Furniture, CoversLessThanHalfOfThePicture) {
    for (const auto& [width, height] : {std::pair{1600, 1200}, {900, 600}, {600, 400}}) {
        const Furniture furniture =
            furnitureOf(pictureAt("EPSG:32638", khankendi, 100.0, width, height), showOn("2023-08-17"));
        double area = 0.0;
        for (const Block& block : furniture.blocks) {
            if (block.part != Part::graticule && block.part != Part::credit)
                area += block.box.width() * block.box.height();
        }
        EXPECT_LT(area, 0.5 * width * height) << width;
    }
}

TEST(Furniture, SizesFollowThePixelRatioNotThePicture) {
    const auto titleOf = [](int width, int height, double ratio) {
        const Furniture furniture =
            furnitureOf(pictureAt("EPSG:32638", khankendi, 100.0 / ratio, width, height, ratio), showOn("2023-08-17"));
        return blockOf(furniture, Part::title)->box;
    };
    const Rect screen = titleOf(1600, 1200, 1.0), large = titleOf(4000, 3000, 1.0), print = titleOf(3200, 2400, 2.0);
    EXPECT_NEAR(large.width(), screen.width(), 0.01);
    EXPECT_NEAR(print.width(), 2.0 * screen.width(), 4.0);
    EXPECT_NEAR(print.height(), 2.0 * screen.height(), 4.0);
}

TEST(Furniture, PartsCanBeLeftOut) {
    FurnitureChoice none;
    none.titleShown = none.legend = none.scaleBar = none.northArrow = none.graticule = false;
    none.sources = none.credit = none.disclaimer = false;
    const Furniture furniture =
        furnitureOf(pictureAt("EPSG:32638", khankendi, 100.0, 1600, 1200), showOn("2023-08-17"), none);
    EXPECT_TRUE(furniture.blocks.empty());
    EXPECT_TRUE(furniture.list->items.empty());
}

TEST(Furniture, JoinsTheMapInThePicturesPixels) {
    const Picture picture = pictureAt("EPSG:32638", khankendi, 100.0, 800, 600);
    const Rect rectangle = rectangleOf(picture.view, picture.frame);
    EXPECT_NEAR(rectangle.x0, 0.0, 1.0 / 256.0);
    EXPECT_NEAR(rectangle.y0, 0.0, 1.0 / 256.0);
    const Show show = showOn("2023-08-17");
    const Scene scene = makeScene(shipped(), shippedAssertions(), show, defaultStyle(), picture.view);
    const Furniture furniture =
        makeFurniture(scene, shipped(), stateFor(shipped(), shippedAssertions(), show), show, defaultStyle(), picture.view, picture.frame);
    EXPECT_EQ(joined(scene, furniture)->items.size(), scene.list->items.size() + furniture.list->items.size());
}

TEST(Furniture, OutOfTheProjectionsReachItDoesWithout) {
    const Picture picture{viewAt("EPSG:32638", khankendi, 100.0), {800, 600, {1e12, 1e12}}};
    const Furniture furniture = furnitureOf(picture, showOn("2023-08-17"));
    EXPECT_FALSE(furniture.scaleBar);
    EXPECT_EQ(blockOf(furniture, Part::northArrow), nullptr);
}

}  // namespace
}  // namespace corridor::scene
