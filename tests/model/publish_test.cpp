#include "model/publish.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geodesy/geodesic.hpp"

namespace corridor::model {
namespace {

struct Shown {
    units::LonLat position;
    std::optional<units::Metres> accuracy;
};

Shown published(units::LonLat position, std::optional<units::Metres> publishAccuracy,
                std::optional<units::Metres> accuracy = units::Metres{20.0}) {
    Shown shown{position, accuracy};
    publish(shown.position, shown.accuracy, publishAccuracy);
    return shown;
}

TEST(Publish, LeavesPositionsAloneThatMayBeShown) {
    const Shown shown = published({46.12345, 39.54321}, std::nullopt);
    EXPECT_EQ(shown.position, (units::LonLat{46.12345, 39.54321}));
    EXPECT_EQ(shown.accuracy, units::Metres{20.0});
}

TEST(Publish, GivesAllPositionsInACellTheSamePlaceAndTheCellsAccuracy) {
    const units::Metres cell{5000.0};
    const Shown a = published({46.12345, 39.54321}, cell), b = published({46.12346, 39.54322}, cell);
    EXPECT_EQ(a.position, b.position);
    EXPECT_NE(a.position, (units::LonLat{46.12345, 39.54321}));
    EXPECT_EQ(a.accuracy, cell);
}

TEST(Publish, MovesNothingFartherThanTheAccuracyThatItClaims) {
    for (int i = 0; i < 500; ++i) {
        const units::LonLat at{-179.0 + 0.71 * i, -85.0 + 0.339 * i};
        const Shown shown = published(at, units::Metres{1000.0});
        EXPECT_LE(geodesy::distance(at, shown.position).value, 1000.0) << at.lon << "," << at.lat;
    }
}

/// Cells of 11,132 m are 0.1 degrees high (111,320 m to the degree); in the row about 39.55 N they are
/// 0.1 / cos(39.55) = 0.129689... degrees wide, and 46.12345 lies in the 356th of them, -46.12345 in the 356th west of 0.
TEST(Publish, MovesToTheCentreOfACellOfThatSize) {
    const units::Metres cell{11'132.0};
    const auto moved = [&](units::LonLat at) { return published(at, cell).position; };
    const double width = 0.1 / std::cos(39.55 / 57.29577951308232);
    EXPECT_NEAR(moved({46.12345, 39.54321}).lat, 39.55, 1e-9);
    EXPECT_NEAR(moved({46.12345, 39.54321}).lon, 355.5 * width, 1e-9);
    EXPECT_NEAR(moved({-46.12345, 39.54321}).lon, -355.5 * width, 1e-9);
    EXPECT_NEAR(moved({0.0, -0.01}).lat, -0.05, 1e-9);
    EXPECT_NEAR(moved({0.0, 0.1001}).lat, 0.15, 1e-9);
    const units::LonLat pole = moved({10.0, 90.0});
    EXPECT_LE(pole.lat, 90.0);
    EXPECT_LE(std::abs(pole.lon), 180.0);
    EXPECT_LE(moved({179.999, 0.0}).lon, 180.0);
    const auto within = [](units::LonLat at, double metres) { return published(at, units::Metres{metres}).position; };
    EXPECT_NEAR(within({46.1, 39.5}, 1e9).lat, 45.0, 1e-9) << "no cell is higher than 90 degrees";
    EXPECT_NEAR(within({46.1, 39.5}, 1e9).lon, 45.0 * std::sqrt(2.0), 1e-9);
    EXPECT_NEAR(within({10.0, 85.0}, 60 * 111'320.0).lat, 90.0, 1e-9);
    EXPECT_NEAR(within({10.0, 85.0}, 60 * 111'320.0).lon, 90.0, 1e-9) << "nor wider than 180";
}

TEST(Publish, KeepsAWorseAccuracyThatWasKnown) {
    const units::Metres cell{11'132.0};
    EXPECT_EQ(published({46.1, 39.5}, cell, units::Metres{20'000.0}).accuracy, units::Metres{20'000.0});
    EXPECT_EQ(published({46.1, 39.5}, cell, std::nullopt).accuracy, cell);
}

TEST(Publish, AnAccuracyOfNothingHidesNothing) {
    EXPECT_EQ(published({46.12345, 39.54321}, units::Metres{0.0}).position, (units::LonLat{46.12345, 39.54321}));
}

}  // namespace
}  // namespace corridor::model
