#include <gmock/gmock.h>

#include "report/report.hpp"

namespace corridor::report {
namespace {

using testing::HasSubstr;
using testing::Not;

model::Atlas atlasOfATownAndTwoHeights() {
    model::Atlas atlas;
    model::Place town;
    town.id = "town";
    town.kind = "town";
    town.position = {46.75, 39.82};
    model::Place height;
    height.kind = "spot-height";
    height.elevation = units::Metres{2724};
    height.position = {46.7, 39.66};
    height.id = "h1";
    atlas.places = {town, height, height};
    atlas.places.back().id = "h2";
    return atlas;
}

TEST(Info, countsSpotHeightsAndListsPlaces) {
    const model::Atlas atlas = atlasOfATownAndTwoHeights();
    for (const Format format : {Format::table, Format::csv, Format::json}) {
        const std::string text = renderInfo(atlas, {}, format);
        EXPECT_THAT(text, HasSubstr("town"));
        EXPECT_THAT(text, Not(HasSubstr("h1")));
    }
    EXPECT_THAT(renderInfo(atlas, {}, Format::table), HasSubstr("  spot heights 2\n"));
    EXPECT_THAT(renderInfo(atlas, {}, Format::json), HasSubstr("\"spot_heights\": 2"));
}

TEST(Info, doesNotSpeakOfSpotHeightsWhereThereAreNone) {
    model::Atlas atlas = atlasOfATownAndTwoHeights();
    atlas.places.resize(1);
    EXPECT_THAT(renderInfo(atlas, {}, Format::table), Not(HasSubstr("spot heights")));
    EXPECT_THAT(renderInfo(atlas, {}, Format::json), Not(HasSubstr("spot_heights")));
}

TEST(Info, saysWithWhomASourceIsAligned) {
    model::Atlas atlas;
    model::Source source;
    source.id = "gazette";
    source.stance = "aligned";
    source.alignedWith = "west";
    atlas.sources = {source};
    EXPECT_THAT(renderInfo(atlas, {}, Format::json), HasSubstr("\"aligned_with\": \"west\""));
}

}  // namespace
}  // namespace corridor::report
