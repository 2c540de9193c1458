#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "exchange/write.hpp"
#include "small_atlas.hpp"
#include "temporary_folder.hpp"

namespace corridor::exchange {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Something in every member that the model keeps for others.
model::Atlas fullAtlas() {
    model::Atlas atlas = smallAtlas();
    atlas.note = "Gaps in the south";
    atlas.other = {{"edition", "3"}};
    model::Party party;
    party.id = "az";
    party.other = {{"capital", "\"Baku\""}};
    atlas.parties.push_back(party);
    model::Source source;
    source.id = "s1";
    source.other = {{"archived", "true"}};
    atlas.sources = {source};
    model::Route& route = atlas.routes.front();
    route.parts = {{{46.0, 40.0}, {46.1, 40.1}}, {{46.2, 40.2}, {46.3, 40.3}}};
    route.elevations = {{812.5, none}, {}};
    model::EdgeUse use;
    use.edge = "x1";
    use.other = {{"lanes", "2"}};
    route.edges.push_back(use);
    model::Gap gap;
    gap.other = {{"why", "\"bridge\""}};
    route.gaps.push_back(gap);
    model::Edge edge;
    edge.id = "x1";
    edge.line = {{46.0, 40.0}, {46.1, 40.1}};
    edge.elevations = {1.0, 2.0};
    atlas.network = {edge};
    model::Shape river;
    river.id = "w1";
    river.role = model::ShapeRole::water;
    river.lines = {{{46.0, 40.0}, {46.5, 40.5}}};
    river.elevations = {{700.0, 600.0}};
    atlas.shapes = {river};
    model::Event event = atlas.events.front();
    model::Assertion closed;
    closed.status = model::Access::closed;
    closed.targets = {"r1"};
    closed.other = {{"row", "7"}};
    event.access = {closed};
    model::Claim claim;
    claim.by = "az";
    claim.assertion = closed;
    claim.other = {{"page", "12"}};
    event.claims = {claim};
    model::Figure lorries;
    lorries.what = "lorries";
    lorries.other = {{"counted", "\"by hand\""}};
    event.figures.push_back(lorries);
    atlas.events.change(0, [&](model::Event& e) { e = event; });
    return atlas;
}

json writtenJson(const model::Atlas& atlas, const WriteOptions& options = {}) {
    const TemporaryFolder folder;
    write(atlas, folder.file("a.geojson"), options);
    return json::parse(fileText(folder.file("a.geojson")));
}

const json& featureOf(const json& collection, const std::string& id) {
    for (const json& feature : collection["features"]) {
        if (feature["id"] == id) return feature;
    }
    throw std::runtime_error("no feature " + id);
}

TEST(GeoJson, whatTheModelDoesNotReadIsWrittenWhereItStood) {
    const json all = writtenJson(fullAtlas());
    const json& header = all["corridor"];
    EXPECT_EQ(header["note"], "Gaps in the south");
    EXPECT_EQ(header["edition"], 3);
    EXPECT_EQ(header["parties"][0]["capital"], "Baku");
    EXPECT_EQ(header["sources"][0]["archived"], true);
    const json& route = featureOf(all, "r1")["properties"];
    EXPECT_EQ(route["edges"][0], json({{"id", "x1"}, {"direction", "forward"}, {"lanes", 2}}));
    EXPECT_EQ(route["gaps"][0]["why"], "bridge");
    const json& event = featureOf(all, "e1")["properties"];
    EXPECT_EQ(event["access"][0]["row"], 7);
    EXPECT_EQ(event["claims"][0]["page"], 12);
    EXPECT_FALSE(event["claims"][0].contains("row")) << "a claim keeps its own members";
    EXPECT_EQ(event["figures"][0]["counted"], "by hand");
}

TEST(GeoJson, elevationsAreThirdOrdinatesWhereTheyAreKnown) {
    const json all = writtenJson(fullAtlas());
    EXPECT_EQ(featureOf(all, "r1")["geometry"]["coordinates"],
              json::parse("[[[46.0,40.0,812.5],[46.1,40.1]],[[46.2,40.2],[46.3,40.3]]]"));
    EXPECT_EQ(featureOf(all, "x1")["geometry"]["coordinates"], json::parse("[[46.0,40.0,1.0],[46.1,40.1,2.0]]"));
    EXPECT_EQ(featureOf(all, "w1")["geometry"]["coordinates"], json::parse("[[46.0,40.0,700.0],[46.5,40.5,600.0]]"));
}

TEST(GeoJson, precisionIsOfDegreesAlone) {
    WriteOptions options;
    options.precision = 0;
    EXPECT_EQ(featureOf(writtenJson(fullAtlas(), options), "r1")["geometry"]["coordinates"][0][0],
              json::parse("[46.0,40.0,812.5]"));
}

TEST(GeoJson, anAtlasFolderHasTheSameHeader) {
    const TemporaryFolder folder;
    writeFolder(fullAtlas(), folder.file("atlas"));
    const json header = json::parse(fileText(folder.file("atlas/atlas.json")));
    EXPECT_EQ(header["note"], "Gaps in the south");
    EXPECT_EQ(header["edition"], 3);
    EXPECT_EQ(header["parties"][0]["capital"], "Baku");
    EXPECT_EQ(header["layers"].size(), 4u);
}

TEST(GeoJson, propertiesOfOthersKeepTheirText) {
    const TemporaryFolder folder;
    const model::Atlas atlas = routeWith({{"big", "12345678901234567890123"},
                                          {"price", "1.10"},
                                          {"tiny", "1E-400"},
                                          {"nested", R"({"deep":[1.00,"\u00e9"]})"},
                                          {"nothing", "null"}});
    write(atlas, folder.file("a.geojson"), {});
    EXPECT_THAT(fileText(folder.file("a.geojson")),
                HasSubstr(R"("big":12345678901234567890123,"price":1.10,"tiny":1E-400,)"
                          R"("nested":{"deep":[1.00,"\u00e9"]},"nothing":null)"));
    writeFolder(atlas, folder.file("atlas"));
    EXPECT_THAT(fileText(folder.file("atlas/routes.geojson")), HasSubstr("\"big\":12345678901234567890123"));
}

TEST(GeoJson, aPropertyCalledRoleDoesNotReplaceOurs) {
    const json route = featureOf(writtenJson(routeWith({{"role", "\"detour\""}})), "r1")["properties"];
    EXPECT_EQ(route["role"], "routes");
    EXPECT_EQ(route["corridor_other"], json({{"role", "detour"}}));
    const model::Atlas twice = routeWith({{"corridor_other", "[1]"}, {"role", "\"detour\""}});
    EXPECT_EQ(featureOf(writtenJson(twice), "r1")["properties"]["corridor_other"],
              json({{"role", "detour"}, {"corridor_other", {1}}}));
}

TEST(GeoJson, backgroundPicturesAreSaidToBeLeftOut) {
    const TemporaryFolder folder;
    model::Atlas atlas = smallAtlas();
    atlas.rasters = {"relief.tif"};
    EXPECT_THAT(write(atlas, folder.file("a.geojson"), {}), testing::ElementsAre("1 background pictures are left out"));
}

TEST(AtlasFolder, aFolderOfAnotherNameIsLeftAlone) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("atlas.part"));
    std::ofstream(folder.file("atlas.part/mine.txt")) << "mine";
    writeFolder(smallAtlas(), folder.file("atlas"));
    EXPECT_EQ(fileText(folder.file("atlas.part/mine.txt")), "mine");
}

}  // namespace
}  // namespace corridor::exchange
