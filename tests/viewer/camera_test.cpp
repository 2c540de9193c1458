#include "viewer/camera.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace corridor::viewer;
using corridor::geodesy::XY;

TEST(Camera, ShowsItsCentreInTheMiddle) {
    const Camera camera({5000000.0, 4800000.0}, 50.0, 1280, 800);
    const Pixel middle = camera.toPixel({5000000.0, 4800000.0});
    EXPECT_NEAR(middle.x, 640.0, 0.5);
    EXPECT_NEAR(middle.y, 400.0, 0.5);
}

TEST(Camera, NorthIsUp) {
    const Camera camera({0.0, 0.0}, 10.0, 100, 100);
    EXPECT_LT(camera.toPixel({0.0, 100.0}).y, camera.toPixel({0.0, 0.0}).y);
    EXPECT_GT(camera.toPixel({100.0, 0.0}).x, camera.toPixel({0.0, 0.0}).x);
}

TEST(Camera, PixelAndWorldAreInverse) {
    const Camera camera({5143210.7, 4812345.6}, 37.3, 1281, 799);
    const XY world = camera.toWorld({123.25, 456.5});
    const Pixel back = camera.toPixel(world);
    EXPECT_NEAR(back.x, 123.25, 1e-6);
    EXPECT_NEAR(back.y, 456.5, 1e-6);
}

TEST(Camera, PanningMovesTheMapByWholePixels) {
    const Camera camera({5143210.7, 4812345.6}, 37.3, 1280, 800);
    const XY under = camera.toWorld({300.0, 200.0});
    const Pixel after = camera.panned(17, -5).toPixel(under);
    EXPECT_NEAR(after.x, 317.0, 1e-6);
    EXPECT_NEAR(after.y, 195.0, 1e-6);
}

TEST(Camera, PanningThereAndBackIsTheSameView) {
    const Camera camera({5143210.7, 4812345.6}, 37.3, 1280, 800);
    EXPECT_EQ(camera.panned(400, 123).panned(-400, -123), camera);
}

TEST(Camera, ZoomKeepsThePointUnderTheCursorWithinAPixel) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> anyX(0.0, 1280.0), anyY(0.0, 800.0), anySteps(-12.0, 12.0);
    Camera camera({5143210.7, 4812345.6}, 37.3, 1280, 800);
    for (int i = 0; i < 200; ++i) {
        const Pixel cursor{anyX(random), anyY(random)};
        const XY under = camera.toWorld(cursor);
        camera = camera.zoomed(zoomFactor(anySteps(random)), cursor);
        const Pixel after = camera.toPixel(under);
        ASSERT_LE(std::hypot(after.x - cursor.x, after.y - cursor.y), 0.71) << "zoom " << i;
    }
}

TEST(Camera, StepsComeBackToTheSameScale) {
    const Camera begun = Camera({5143210.7, 4812345.6}, 37.3, 1280, 800).stepped(1, {640.0, 400.0});
    const Camera back = begun.stepped(6, {640.0, 400.0}).stepped(-6, {640.0, 400.0});
    EXPECT_EQ(back.unitsPerPixel(), begun.unitsPerPixel());
    EXPECT_NEAR(begun.stepped(4, {0.0, 0.0}).unitsPerPixel(), begun.unitsPerPixel() / 2.0, 1e-4);
}

TEST(Camera, FourStepsOfTheWheelDoubleTheScale) {
    EXPECT_DOUBLE_EQ(zoomFactor(4.0), 2.0);
    EXPECT_DOUBLE_EQ(zoomFactor(-4.0), 0.5);
    EXPECT_DOUBLE_EQ(zoomFactor(0.0), 1.0);
}

TEST(Camera, ScaleStaysWithinItsLimits) {
    Camera camera({0.0, 0.0}, 100.0, 640, 480);
    EXPECT_EQ(camera.zoomed(1e12, {0, 0}).unitsPerPixel(), Camera::minUnitsPerPixel);
    EXPECT_EQ(Camera({0.0, 0.0}, 1e12, 640, 480).unitsPerPixel(), Camera::maxUnitsPerPixel);
}

TEST(Camera, OutwardsTheScaleEndsWhereTheWorldFillsTheWindow) {
    const double world = 40075016.685578488;
    const Camera wide = Camera({0.0, 0.0}, 100.0, 1280, 800).zoomed(1e-12, {0, 0});
    EXPECT_NEAR(wide.unitsPerPixel(), world / 800.0, 1e-4);
    EXPECT_NEAR(Camera({0.0, 0.0}, 100.0, 800, 1280).zoomed(1e-12, {0, 0}).unitsPerPixel(), world / 800.0, 1e-4);
    EXPECT_EQ(wide.stepped(-8, {640.0, 400.0}), wide) << "there the wheel does nothing";
    EXPECT_LT(wide.stepped(1, {640.0, 400.0}).unitsPerPixel(), wide.unitsPerPixel());
    EXPECT_GT(wide.stepped(1, {640.0, 400.0}).unitsPerPixel(), wide.unitsPerPixel() / 2.0);
    // Just within it and just beyond.
    EXPECT_EQ(Camera({0.0, 0.0}, 50000.0, 1280, 800).zoomed(1.0 / 1.001, {0, 0}).unitsPerPixel(), 50050.0);
    EXPECT_EQ(Camera({0.0, 0.0}, 50000.0, 1280, 800).zoomed(1.0 / 1.002, {0, 0}).unitsPerPixel(), wide.unitsPerPixel());
}

TEST(Camera, AViewThatIsCoarserThanTheWorldInTheWindowStays) {
    const Camera coarse({0.0, 0.0}, 60000.0, 1280, 800);
    EXPECT_EQ(coarse.zoomed(0.5, {0, 0}).unitsPerPixel(), 60000.0);
    EXPECT_EQ(coarse.zoomed(1.5, {0, 0}).unitsPerPixel(), 40000.0);
}

TEST(Camera, FittingShowsTheWholeBoxInWhatThePanelsLeaveFree) {
    const WorldBox box{5140000.0, 4770000.0, 5250000.0, 4880000.0};
    const Insets insets{0, 60, 400, 140};
    const Camera camera = Camera::fitting(box, 1280, 800, insets);
    const Pixel topLeft = camera.toPixel({box.minX, box.maxY}), bottomRight = camera.toPixel({box.maxX, box.minY});
    EXPECT_GE(topLeft.x, 0.0);
    EXPECT_GE(topLeft.y, 60.0);
    EXPECT_LE(bottomRight.x, 880.0);
    EXPECT_LE(bottomRight.y, 660.0);
    EXPECT_GT(bottomRight.y - topLeft.y, 0.9 * 600.0) << "as large as it fits";
}

TEST(Camera, FittingAPointTakesAScaleOfItsOwn) {
    const Camera camera = Camera::fitting({5140000.0, 4770000.0, 5140000.0, 4770000.0}, 800, 600);
    EXPECT_EQ(camera.unitsPerPixel(), 20.0);
    EXPECT_NEAR(camera.toPixel({5140000.0, 4770000.0}).x, 400.0, 0.5);
}

TEST(Camera, ResizingKeepsCentreAndScale) {
    const Camera camera({5143210.7, 4812345.6}, 37.3, 1280, 800);
    const XY centre = camera.toWorld({640.0, 400.0});
    const Camera larger = camera.resized(1600, 1000);
    EXPECT_EQ(larger.unitsPerPixel(), camera.unitsPerPixel());
    EXPECT_NEAR(larger.toPixel(centre).x, 800.0, 0.5);
    EXPECT_NEAR(larger.toPixel(centre).y, 500.0, 0.5);
}

TEST(Camera, ResizingThroughManySizesDoesNotDrift) {
    const Camera begun({5143210.7, 4812345.6}, 37.3, 1280, 800);
    Camera camera = begun;
    for (int i = 1; i < 200; ++i) camera = camera.resized(400 + 37 * i % 800, 300 + 11 * i % 500);
    EXPECT_EQ(camera.resized(1280, 800), begun);
    Camera negative = Camera::at({-1001, -777}, 10.0, 301, 201);
    EXPECT_EQ(negative.resized(302, 202).resized(301, 201), negative);
    EXPECT_EQ(negative.resized(303, 203).origin(), (PlanePixel{-1002, -778}));
}

TEST(Camera, ExtentIsThatOfItsCorners) {
    const Camera camera = Camera::at({1000, -2000}, 10.0, 400, 300);
    EXPECT_EQ(camera.extent(), (WorldBox{10000.0, 17000.0, 14000.0, 20000.0}));
}
