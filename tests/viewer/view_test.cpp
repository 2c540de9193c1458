#include <gtest/gtest.h>

#include <cmath>

#include "viewer/flight.hpp"
#include "viewer/frames.hpp"
#include "viewer/map_scale.hpp"

// What stands between one view and the next, and how large a view is.

using namespace corridor::viewer;
using corridor::geodesy::XY;

namespace {

XY middleOf(const Camera& camera) {
    return camera.toWorld({camera.width() / 2.0, camera.height() / 2.0});
}

Camera near(double x, double scale = 10.0) {
    return Camera({x, 0.0}, scale, 1000, 600);
}

}  // namespace

TEST(Flight, IsOverAfterItsTime) {
    Flight flight;
    EXPECT_FALSE(flight.isFlying(0.0));
    flight.start(near(0), near(1000), 5.0);
    EXPECT_TRUE(flight.isFlying(5.0));
    EXPECT_TRUE(flight.isFlying(5.0 + Flight::seconds - 0.001));
    EXPECT_FALSE(flight.isFlying(5.0 + Flight::seconds + 0.001));
    EXPECT_EQ(flight.at(near(1000), 5.0 + Flight::seconds + 0.001), near(1000));
}

TEST(Flight, BeginsWhereItWasAndNearsItsEnd) {
    Flight flight;
    flight.start(near(0), near(1000), 5.0);
    EXPECT_NEAR(middleOf(flight.at(near(1000), 5.0)).x, 0.0, 10.0);
    double before = -1.0;
    for (double t = 5.0; t < 5.0 + Flight::seconds; t += 0.01) {
        const double x = middleOf(flight.at(near(1000), t)).x;
        EXPECT_GE(x, before);
        EXPECT_LE(x, 1005.0);
        before = x;
    }
    EXPECT_GT(before, 900.0);
    // Seven eighths of the way in half of the time.
    EXPECT_NEAR(middleOf(flight.at(near(1000), 5.0 + 0.5 * Flight::seconds)).x, 875.0, 10.0);
}

TEST(Flight, ThatIsStoppedIsThere) {
    Flight flight;
    flight.start(near(0), near(1000), 5.0);
    flight.stop();
    EXPECT_FALSE(flight.isFlying(5.01));
    EXPECT_EQ(flight.at(near(1000), 5.01), near(1000));
}

TEST(Flight, KeepsThePointUnderTheWheelInItsPlace) {
    const Camera from = near(0), to = from.zoomed(2.0, {200.0, 100.0});
    const XY under = from.toWorld({200.0, 100.0});
    Flight flight;
    flight.start(from, to, 0.0);
    for (double t = 0.0; t < Flight::seconds; t += 0.02) {
        const Pixel at = flight.at(to, t).toPixel(under);
        EXPECT_NEAR(at.x, 200.0, 1.5) << t;
        EXPECT_NEAR(at.y, 100.0, 1.5) << t;
    }
}

TEST(Flight, OfMoreThanTwoWindowsIsNone) {
    // A window is 1,000 + 600 pixels of 10 m here.
    Flight flight;
    flight.start(near(0), near(31900), 0.0);
    EXPECT_TRUE(flight.isFlying(0.01));
    flight.start(near(0), near(32100), 0.0);
    EXPECT_FALSE(flight.isFlying(0.01));
}

TEST(Flight, OfMoreThanSixDoublingsIsNone) {
    Flight flight;
    flight.start(near(0, 63.0), near(0, 1.0), 0.0);
    EXPECT_TRUE(flight.isFlying(0.01));
    flight.start(near(0, 65.0), near(0, 1.0), 0.0);
    EXPECT_FALSE(flight.isFlying(0.01));
    flight.start(near(0, 1.0), near(0, 65.0), 0.0);
    EXPECT_FALSE(flight.isFlying(0.01));
}

TEST(MapScale, IsTrueOnTheGroundAtTheMiddleOfTheWindow) {
    const MapScale atEquator = mapScale(Camera({0.0, 0.0}, 10.0, 1000, 600), 130.0);
    EXPECT_EQ(atEquator.text, "1 km");
    EXPECT_NEAR(atEquator.pixels, 100.0, 0.01);
    // At 60 degrees Mercator is stretched twofold: the bar of a kilometre is 200 pixels, that of 500 m fits.
    const double y60 = 6378137.0 * std::log(std::tan(0.25 * std::acos(-1.0) + std::acos(-1.0) / 6.0));
    const MapScale at60 = mapScale(Camera({0.0, y60}, 10.0, 1000, 600), 130.0);
    EXPECT_EQ(at60.text, "500 m");
    EXPECT_NEAR(at60.pixels, 100.0, 0.05);
}

TEST(MapScale, IsTheLongestOfOneTwoAndFiveThatFits) {
    const auto text = [](double metresPerPixel) { return mapScale(Camera({0, 0}, metresPerPixel, 1000, 600), 130.0).text; };
    EXPECT_EQ(text(7.70), "1 km");
    EXPECT_EQ(text(7.68), "500 m");
    EXPECT_EQ(text(15.40), "2 km");
    EXPECT_EQ(text(15.37), "1 km");
    EXPECT_EQ(text(38.5), "5 km");
    EXPECT_EQ(text(38.4), "2 km");
    EXPECT_EQ(text(0.125), "10 m");
    EXPECT_EQ(text(50000.0), "5000 km");
    for (double scale = 0.125; scale < 60000.0; scale *= 1.1)
        EXPECT_LE(mapScale(Camera({0, 0}, scale, 1000, 600), 130.0).pixels, 130.0);
}

TEST(Frames, GoOnWhileSomethingMovesAndOnceMoreWhenItRests) {
    Frames frames;
    EXPECT_FALSE(frames.take(false));
    EXPECT_TRUE(frames.take(true));
    EXPECT_TRUE(frames.take(true));
    EXPECT_TRUE(frames.take(false)) << "the last frame of the movement was before its end";
    EXPECT_FALSE(frames.take(false));
}

TEST(Frames, AreAsManyAsWereAsked) {
    Frames frames;
    frames.ask(3);
    frames.ask(1);
    EXPECT_TRUE(frames.areAsked());
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(frames.take(false));
    EXPECT_FALSE(frames.areAsked());
    EXPECT_FALSE(frames.take(false));
}
