#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "exchange/write.hpp"
#include "feature_json.hpp"
#include "ingest/load.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

model::Atlas loaded(const std::string& input) {
    units::Result<model::Atlas> atlas = ingest::load({input});
    for (const units::Problem& problem : atlas.problems) ADD_FAILURE() << units::toString(problem);
    EXPECT_TRUE(atlas);
    return atlas ? std::move(*atlas) : model::Atlas{};
}

/// Everything that the model holds, thing by thing. Members in no order, and 13.0 equals 13.
std::map<std::string, nlohmann::json> contents(const model::Atlas& atlas) {
    std::map<std::string, nlohmann::json> all{{"header", nlohmann::json::parse(textOf(headerOf(atlas)))}};
    for (const Feature& feature : featuresOf(atlas, std::nullopt)) {
        nlohmann::json both;
        both["properties"] = nlohmann::json::parse(textOf(feature.properties));
        both["geometry"] = nlohmann::json::parse(textOf(feature.geometry));
        all[feature.role + "/" + feature.id] = both;
    }
    return all;
}

void expectSame(const model::Atlas& a, const model::Atlas& b) {
    const auto before = contents(a), after = contents(b);
    ASSERT_EQ(before.size(), after.size());
    for (const auto& [key, value] : before) {
        ASSERT_TRUE(after.count(key)) << key;
        ASSERT_EQ(nlohmann::json::diff(value, after.at(key)).dump(), "[]") << key;
    }
}

const model::Atlas& shipped() {
    static const model::Atlas atlas = loaded(CORRIDOR_SOURCE_DIR "/geodata/karabakh");
    return atlas;
}

TEST(RoundTrip, geoJsonReadsBackAsTheSameModel) {
    const TemporaryFolder folder;
    const std::string file = folder.file("all.geojson");
    EXPECT_TRUE(write(shipped(), file, {}).empty());
    expectSame(shipped(), loaded(file));
}

TEST(RoundTrip, geoPackageReadsBackAsTheSameModel) {
    const TemporaryFolder folder;
    const std::string file = folder.file("all.gpkg");
    EXPECT_TRUE(write(shipped(), file, {}).empty());
    expectSame(shipped(), loaded(file));
}

TEST(RoundTrip, anAtlasFolderReadsBackAsTheSameModel) {
    const TemporaryFolder folder;
    const std::string target = folder.file("atlas");
    EXPECT_EQ(writeFolder(shipped(), target).size(), 8u) << "one sentence a role that the atlas has";
    expectSame(shipped(), loaded(target));
}

TEST(RoundTrip, precisionRoundsPositionsAndSaysSo) {
    const TemporaryFolder folder;
    const std::string file = folder.file("rounded.geojson");
    WriteOptions options;
    options.precision = 2;
    const std::vector<std::string> said = write(shipped(), file, options);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front(), "positions are rounded to 2 decimals of a degree");
    const model::Atlas back = loaded(file);
    EXPECT_EQ(model::findPlace(back, "khankendi")->position, (units::LonLat{46.75, 39.82}));
}

// Counter-clockwise as it is, but with its corners at 0,0, 3,1 and 1,0 clockwise: RFC 7946 wants it turned round.
TEST(RoundTrip, aRingThatRoundingTurnsInsideOutIsWoundAsBefore) {
    const TemporaryFolder folder;
    model::Atlas atlas = smallAtlas();
    model::Shape sliver;
    sliver.id = "sliver";
    sliver.polygons = {{{{0.0, 0.0}, {3.0, 0.56}, {1.2, 0.34}, {0.0, 0.0}}}};
    atlas.shapes = {sliver};
    WriteOptions options;
    options.precision = 0;
    write(atlas, folder.file("a.geojson"), options);
    const model::Atlas back = loaded(folder.file("a.geojson"));  // without a warning
    EXPECT_EQ(back.shapes.front().polygons.front().front(), (units::Line{{0, 0}, {1, 0}, {3, 1}, {0, 0}}));
}

/// An atlas with a claim and a row whose ends are inferred and that are limited, and a source of a side.
model::Atlas atlasOfInferredEnds() {
    model::Atlas atlas = smallAtlas();
    model::Party west;
    west.id = "west";
    atlas.parties = {west};
    model::Source gazette;
    gazette.id = "gazette";
    gazette.stance = "aligned";
    gazette.alignedWith = "west";
    atlas.sources = {gazette};
    model::Assertion row;
    row.targets = {"r1"};
    row.until = units::parseEdtf("2023-06-30").value;
    row.untilBasis = "inferred";
    row.only.byLanguage = {{"", "traffic between two towns"}, {"fr", "le trafic entre deux villes"}};
    atlas.events.change(0, [&](model::Event& e) { e.access = {row}; });
    model::Claim claim;
    claim.by = "west";
    claim.statement = "says that it is open";
    claim.assertion = row;
    claim.assertion->by = "west";
    claim.assertion->statement = claim.statement;
    atlas.events.change(0, [&](model::Event& e) { e.claims = {claim}; });
    return atlas;
}

TEST(RoundTrip, inferredEndsAndLimitsComeBackFromWhatHoldsTheModelExactly) {
    const TemporaryFolder folder;
    const model::Atlas atlas = atlasOfInferredEnds();
    for (const char* name : {"a.geojson", "a.gpkg"}) {
        EXPECT_TRUE(write(atlas, folder.file(name), {}).empty()) << name;
        const model::Atlas back = loaded(folder.file(name));
        ASSERT_EQ(back.events.size(), 2u) << name;
        const model::Event event = back.events.front();
        for (const model::Assertion& row : {event.access.front(), *event.claims.front().assertion}) {
            EXPECT_EQ(row.untilBasis, "inferred") << name;
            EXPECT_EQ(row.only, atlas.events.front().access.front().only) << name;
        }
        ASSERT_EQ(back.sources.size(), 1u) << name;
        EXPECT_EQ(back.sources.front().alignedWith, "west") << name;
        EXPECT_TRUE(back.sources.front().other.empty()) << name << ": read as a member of the model";
        expectSame(atlas, back);
    }
}

TEST(RoundTrip, inferredEndsAndLimitsStayInTheJsonTextOfTables) {
    const TemporaryFolder folder;
    for (const char* name : {"a.csv", "a.fgb", "a.kml"}) {
        EXPECT_FALSE(write(atlasOfInferredEnds(), folder.file(name), {}).empty()) << name << ": what is lost is said";
        const std::string text = fileText(folder.file(name));
        EXPECT_NE(text.find("until_basis"), std::string::npos) << name;
        EXPECT_NE(text.find("only:fr"), std::string::npos) << name;
        EXPECT_EQ(text.find("aligned_with"), std::string::npos) << name << ": sources are said to be lost";
    }
}

/// Properties that a table finds hard to hold.
model::Atlas awkwardAtlas() {
    model::Atlas atlas = routeWith({{"fid", "12"},
                                    {"Surface", "\"gravel\""},
                                    {"surface", "\"asphalt\""},
                                    {"big", "9007199254740993"},
                                    {"bigger", "12345678901234567890"},
                                    {"zero", "-0.0"},
                                    {"empty", "\"\""},
                                    {"looksLikeJson", "\"[1]\""},
                                    {"mixed", "\"7\""}});
    atlas.routes.front().elevations = {{812.5, std::nan("")}};
    atlas.routes.push_back(atlas.routes.front());
    atlas.routes.back().id = "r2";
    atlas.routes.back().other = {{"mixed", "7"}, {"big", "0.5"}};
    atlas.routes.back().elevations.clear();
    return atlas;
}

TEST(RoundTrip, geoPackageKeepsAwkwardProperties) {
    const TemporaryFolder folder;
    write(awkwardAtlas(), folder.file("a.gpkg"), {});
    expectSame(awkwardAtlas(), loaded(folder.file("a.gpkg")));
}

TEST(RoundTrip, geoJsonKeepsAwkwardProperties) {
    const TemporaryFolder folder;
    write(awkwardAtlas(), folder.file("a.geojson"), {});
    expectSame(awkwardAtlas(), loaded(folder.file("a.geojson")));
}

TEST(RoundTrip, elevationsReadBackFromEveryFormatThatHasThem) {
    const TemporaryFolder folder;
    for (const char* name : {"a.geojson", "a.gpkg", "a.fgb"}) {
        write(awkwardAtlas(), folder.file(name), {});
        const model::Atlas back = loaded(folder.file(name));
        ASSERT_EQ(back.routes.size(), 2u) << name;
        ASSERT_EQ(back.routes[0].elevations.size(), 1u) << name;
        EXPECT_EQ(back.routes[0].elevations[0][0], 812.5) << name;
        EXPECT_TRUE(std::isnan(back.routes[0].elevations[0][1])) << name;
        EXPECT_TRUE(back.routes[1].elevations.empty()) << name;
    }
}

}  // namespace
}  // namespace corridor::exchange
