#include <gtest/gtest.h>

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

}  // namespace
}  // namespace corridor::study
