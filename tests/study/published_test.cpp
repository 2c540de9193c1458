#include <gtest/gtest.h>

#include <cmath>

#include "geodesy/geodesic.hpp"
#include "study/study.hpp"

namespace corridor::study {
namespace {

model::Atlas atlasWithEventAt(units::LonLat position, std::optional<units::Metres> publishAccuracy) {
    model::Atlas atlas;
    model::Event event;
    event.id = "e";
    event.position = position;
    event.accuracy = units::Metres{20.0};
    event.publishAccuracy = publishAccuracy;
    atlas.events.push_back(event);
    return atlas;
}

TEST(Published, leavesPositionsAloneThatMayBeShown) {
    const model::Atlas atlas = published(atlasWithEventAt({46.12345, 39.54321}, std::nullopt));
    EXPECT_EQ(*atlas.events[0].position, (units::LonLat{46.12345, 39.54321}));
    EXPECT_EQ(*atlas.events[0].accuracy, units::Metres{20.0});
}

TEST(Published, givesAllPositionsInACellTheSamePlaceAndTheCellsAccuracy) {
    const units::Metres cell{5000.0};
    const model::Atlas a = published(atlasWithEventAt({46.12345, 39.54321}, cell));
    const model::Atlas b = published(atlasWithEventAt({46.12346, 39.54322}, cell));
    EXPECT_EQ(*a.events[0].position, *b.events[0].position);
    EXPECT_NE(*a.events[0].position, (units::LonLat{46.12345, 39.54321}));
    EXPECT_EQ(*a.events[0].accuracy, cell);
}

TEST(Published, movesNothingFartherThanTheAccuracyThatItClaims) {
    for (int i = 0; i < 500; ++i) {
        const units::LonLat at{-179.0 + 0.71 * i, -85.0 + 0.339 * i};
        const model::Atlas atlas = published(atlasWithEventAt(at, units::Metres{1000.0}));
        EXPECT_LE(geodesy::distance(at, *atlas.events[0].position).value, 1000.0) << at.lon << "," << at.lat;
    }
}

/// Cells of 11,132 m are 0.1 degrees high (111,320 m to the degree); in the row about 39.55 N they are
/// 0.1 / cos(39.55) = 0.129689... degrees wide, and 46.12345 lies in the 356th of them, -46.12345 in the 356th west of 0.
TEST(Published, movesToTheCentreOfACellOfThatSize) {
    const units::Metres cell{11'132.0};
    const auto moved = [&](units::LonLat at) { return *published(atlasWithEventAt(at, cell)).events[0].position; };
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
    const auto within = [](units::LonLat at, double cellMetres) {
        return *published(atlasWithEventAt(at, units::Metres{cellMetres})).events[0].position;
    };
    EXPECT_NEAR(within({46.1, 39.5}, 1e9).lat, 45.0, 1e-9) << "no cell is higher than 90 degrees";
    EXPECT_NEAR(within({46.1, 39.5}, 1e9).lon, 45.0 * std::sqrt(2.0), 1e-9);
    EXPECT_NEAR(within({10.0, 85.0}, 60 * 111'320.0).lat, 90.0, 1e-9);
    EXPECT_NEAR(within({10.0, 85.0}, 60 * 111'320.0).lon, 90.0, 1e-9) << "nor wider than 180";
}

TEST(Published, coarsensPlacesAndCheckpointsAlikeAndKeepsAWorseAccuracy) {
    model::Atlas atlas;
    model::Place place;
    place.position = {46.12345, 39.54321};
    place.publishAccuracy = units::Metres{11'132.0};
    model::Checkpoint post;
    post.position = place.position;
    post.publishAccuracy = place.publishAccuracy;
    post.accuracy = units::Metres{20'000.0};
    atlas.places = {place};
    atlas.checkpoints = {post};
    atlas = published(std::move(atlas));
    EXPECT_NEAR(atlas.places[0].position.lat, 39.55, 1e-9);
    EXPECT_EQ(*atlas.places[0].accuracy, units::Metres{11'132.0});
    EXPECT_NEAR(atlas.checkpoints[0].position.lat, 39.55, 1e-9);
    EXPECT_EQ(*atlas.checkpoints[0].accuracy, units::Metres{20'000.0});
}

TEST(Published, anAccuracyOfNothingHidesNothing) {
    const model::Atlas atlas = published(atlasWithEventAt({46.12345, 39.54321}, units::Metres{0.0}));
    EXPECT_EQ(*atlas.events[0].position, (units::LonLat{46.12345, 39.54321}));
    model::Atlas placeless = atlasWithEventAt({}, units::Metres{1000.0});
    placeless.events[0].position = std::nullopt;
    EXPECT_FALSE(published(placeless).events[0].position);
}

}  // namespace
}  // namespace corridor::study
