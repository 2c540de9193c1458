// What the shipped atlas holds and how its parts refer to each other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "geodesy/geodesic.hpp"
#include "model/spot_height.hpp"
#include "shipped_atlas.hpp"

namespace corridor::test {
namespace {

TEST(ShippedAtlas, LoadsWithoutAnyProblem) {
    const units::Result<model::Atlas>& loaded = loadedAtlas();
    std::string problems;
    for (const units::Problem& problem : loaded.problems) problems += units::toString(problem) + "\n";
    ASSERT_TRUE(loaded) << problems;
    EXPECT_EQ(problems, "");
}

TEST(ShippedAtlas, HoldsWhatTheReferenceFiguresCount) {
    const model::Atlas& atlas = shippedAtlas();
    EXPECT_EQ(atlas.network.size(), 4023U);
    EXPECT_EQ(atlas.routes.size(), 13U);
    EXPECT_EQ(atlas.events.size(), 25U);
    EXPECT_EQ(atlas.checkpoints.size(), 4U);
    const auto heights = std::count_if(atlas.places.begin(), atlas.places.end(), model::isSpotHeight);
    EXPECT_EQ(heights, 664) << "665 that may be used, less one of 0 m among the mountains";
    EXPECT_EQ(atlas.places.size() - static_cast<std::size_t>(heights), 89U)
        << "91 rows less the two that are checkpoints";
    EXPECT_EQ(atlas.parties.size(), 6U);
    EXPECT_EQ(std::count_if(atlas.sources.begin(), atlas.sources.end(),
                            [](const model::Source& source) { return source.kind != "data"; }),
              29);
    const auto shapes = [&atlas](model::ShapeRole role) {
        return std::count_if(atlas.shapes.begin(), atlas.shapes.end(),
                             [role](const model::Shape& shape) { return shape.role == role; });
    };
    EXPECT_EQ(shapes(model::ShapeRole::boundary), 18);
    EXPECT_EQ(shapes(model::ShapeRole::area), 6 + 179 + 388) << "countries, forests, built-up areas";
    EXPECT_EQ(shapes(model::ShapeRole::water), 64 + 31);
    const auto ofKind = [&atlas](const std::string& kind) {
        return std::count_if(atlas.shapes.begin(), atlas.shapes.end(),
                             [&kind](const model::Shape& shape) { return shape.kind == kind; });
    };
    EXPECT_EQ(ofKind("forest"), 179);
    EXPECT_EQ(ofKind("built-up"), 388);
    EXPECT_EQ(ofKind("river"), 40);
    EXPECT_EQ(ofKind("stream"), 8);
    EXPECT_EQ(ofKind("lake"), 16 + 31);
}

// The peaks' names are those of one side.
TEST(ShippedAtlas, SpotHeightsAreHeightsAndHaveNoNames) {
    for (const model::Place& place : shippedAtlas().places) {
        if (!model::isSpotHeight(place)) continue;
        EXPECT_TRUE(place.names.empty()) << place.id;
        ASSERT_TRUE(place.elevation) << place.id;
        EXPECT_GT(place.elevation->value, 0.0) << place.id;
        EXPECT_LT(place.elevation->value, 4000.0) << place.id;
    }
}

TEST(ShippedAtlas, SourcesOfASideSayOfWhichAndIndependentOnesOfNone) {
    const model::Atlas& atlas = shippedAtlas();
    std::size_t aligned = 0;
    for (const model::Source& source : atlas.sources) {
        const bool isPartisan = source.stance == "party" || source.stance == "aligned";
        EXPECT_EQ(!source.alignedWith.empty(), isPartisan) << source.id;
        EXPECT_EQ(model::findParty(atlas, source.alignedWith) != nullptr, isPartisan) << source.id;
        aligned += isPartisan ? 1 : 0;
    }
    EXPECT_EQ(aligned, 16U);
}

TEST(ShippedAtlas, NetworkHas2714NodesAnd6223StatedKilometres) {
    std::set<std::string> nodes;
    units::Metres stated{0};
    for (const model::Edge& edge : shippedAtlas().network) {
        nodes.insert(edge.from);
        nodes.insert(edge.to);
        ASSERT_TRUE(edge.lengthStated) << edge.id;
        stated += *edge.lengthStated;
    }
    EXPECT_EQ(nodes.size(), 2714U);
    EXPECT_NEAR(stated.value, 6223e3, 500.0);
}

TEST(ShippedAtlas, SaysWhichDaysItCoversAndWhichItShowsFirst) {
    const model::Atlas& atlas = shippedAtlas();
    const units::DayRange days = model::coverageDays(atlas);
    EXPECT_EQ(toString(days), "2020-11-10/2023-09-30");
    ASSERT_TRUE(atlas.defaultDay);
    EXPECT_EQ(toString(*atlas.defaultDay), "2023-08-17");
    EXPECT_EQ(atlas.timeZone, "Asia/Baku");
    EXPECT_THAT(atlas.defaultNames, testing::ElementsAre("en"));
    ASSERT_TRUE(atlas.defaultView);
    for (const char* id : {"goris", "khankendi", "aghdam", "lachin", "hakari-checkpoint"})
        EXPECT_TRUE(units::contains(*atlas.defaultView, *positionOf(id))) << id;
}

TEST(ShippedAtlas, CarriesTheCreditAndTheDisclaimerWordForWord) {
    EXPECT_EQ(
        shippedAtlas().credit,
        "(c) OpenStreetMap contributors (ODbL 1.0). Place elevations: GeoNames (CC BY 4.0). Boundaries: made with "
        "Natural Earth.");
    EXPECT_EQ(
        shippedAtlas().disclaimer,
        "The boundaries, names and designations used on this map do not imply official endorsement or acceptance by "
        "its makers or data providers, nor any opinion on the legal status of any territory. Lines are approximate "
        "(±2 km). Areas of control and the peacekeepers' zone of 2020-2023 are not shown.");
}

template <typename Things>
std::set<std::string> uniqueIds(const Things& things, const char* what) {
    std::set<std::string> ids;
    for (const auto& thing : things) {
        EXPECT_NE(thing.id, "") << what;
        EXPECT_TRUE(ids.insert(thing.id).second) << what << " " << thing.id << " occurs twice";
    }
    return ids;
}

TEST(ShippedAtlas, IdsAreUniqueAndPlacesAndCheckpointsShareOneSet) {
    const model::Atlas& atlas = shippedAtlas();
    uniqueIds(atlas.network, "edge");
    uniqueIds(atlas.routes, "route");
    uniqueIds(shippedEvents(), "event");
    uniqueIds(atlas.sources, "source");
    uniqueIds(atlas.parties, "party");
    uniqueIds(atlas.shapes, "shape");
    const std::set<std::string> places = uniqueIds(atlas.places, "place");
    const std::set<std::string> posts = uniqueIds(atlas.checkpoints, "checkpoint");
    for (const std::string& id : posts) EXPECT_FALSE(places.contains(id)) << id;
}

TEST(ShippedAtlas, EverySourceThatIsReferredToIsListed) {
    const model::Atlas& atlas = shippedAtlas();
    const auto expectListed = [&atlas](const auto& things, bool required) {
        for (const auto& thing : things) {
            EXPECT_TRUE(!required || !thing.sources.empty()) << thing.id << " has no source";
            for (const std::string& source : thing.sources)
                EXPECT_TRUE(model::findSource(atlas, source)) << thing.id << ": " << source;
        }
    };
    expectListed(atlas.routes, true);
    expectListed(atlas.places, true);
    expectListed(atlas.checkpoints, true);
    expectListed(shippedEvents(), true);
    expectListed(atlas.shapes, true);
}

TEST(ShippedAtlas, CheckpointsStandOnTheirRoutesWithinTheirAccuracyAndSayWhenTheyExisted) {
    for (const model::Checkpoint& post : shippedAtlas().checkpoints) {
        EXPECT_TRUE(post.existed) << post.id;
        ASSERT_TRUE(post.accuracy) << post.id;
        EXPECT_GE(post.accuracy->value, 1000.0) << post.id << " was not surveyed";
        ASSERT_FALSE(post.on.empty()) << post.id;
        for (const std::string& id : post.on) {
            const model::Route* route = model::findRoute(shippedAtlas(), id);
            ASSERT_TRUE(route) << post.id << ": " << id;
            EXPECT_LE(geodesy::nearestOn(route->parts.front(), post.position).offset, *post.accuracy)
                << post.id << " on " << id;
        }
    }
    EXPECT_EQ(model::findCheckpoint(shippedAtlas(), "hakari-checkpoint")->existed->text, "2023-04-23/..");
}

TEST(ShippedAtlas, EveryPlaceSaysHowExactItIsAndHasAnEnglishName) {
    for (const model::Place& place : shippedAtlas().places) {
        EXPECT_TRUE(place.accuracy) << place.id;
        if (model::isSpotHeight(place)) continue;
        EXPECT_TRUE(place.names.byLanguage.contains("en")) << place.id;
        EXPECT_TRUE(units::isValid(place.position)) << place.id;
    }
}

TEST(ShippedAtlas, DefaultLabelGivesBothNamesWhereTheSidesDiffer) {
    const model::Place* place = model::findPlace(shippedAtlas(), "khankendi");
    ASSERT_TRUE(place);
    EXPECT_EQ(model::nameIn(place->names, {"en"}), "Khankendi / Stepanakert");
    EXPECT_EQ(model::nameIn(place->names, {"az"}), "Xankəndi");
    EXPECT_EQ(model::nameIn(place->names, {"hy"}), "Ստեփանակերտ");
    EXPECT_EQ(model::nameIn(place->names, {"ru"}), "Ханкенди");
    EXPECT_EQ(model::nameIn(place->names, {"local"}), "Ստեփանակերտ");
    EXPECT_THAT(model::allSpellings(place->names), testing::IsSupersetOf({"Khankendi", "Stepanakert"}));
}

TEST(ShippedAtlas, NameThatTheFiguresGiveToTheCrossingAtKornidzorFindsItsPost) {
    const model::Checkpoint* post = model::findCheckpoint(shippedAtlas(), "kornidzor-post");
    ASSERT_TRUE(post);
    EXPECT_THAT(model::allSpellings(post->names), testing::Contains("kornidzor-checkpoint"));
}

TEST(ShippedAtlas, BoundariesAreDatedAndApproximate) {
    std::set<std::string> dates;
    for (const model::Shape& shape : shippedAtlas().shapes) {
        if (shape.role != model::ShapeRole::boundary) continue;
        ASSERT_TRUE(shape.valid) << shape.id;
        dates.insert(shape.kind + " " + shape.valid->text);
        EXPECT_EQ(otherNumber(shape.other, "accuracy_m"), 2000.0) << shape.id;
    }
    EXPECT_THAT(dates, testing::UnorderedElementsAre("land-boundary 1991/..", "nkao-outline 1923-07-07/1991-11-26",
                                                     "ceasefire-line 1994-05-12/2020-11-10"));
}

}  // namespace
}  // namespace corridor::test
