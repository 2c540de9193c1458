#include <gtest/gtest.h>

#include <map>

#include "exchange/write.hpp"
#include "feature_json.hpp"
#include "ingest/load.hpp"
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
    std::map<std::string, nlohmann::json> all{{"header", nlohmann::json::parse(headerOf(atlas).dump())}};
    for (const Feature& feature : featuresOf(atlas, std::nullopt)) {
        nlohmann::json both;
        both["properties"] = nlohmann::json::parse(feature.properties.dump());
        both["geometry"] = nlohmann::json::parse(feature.geometry.dump());
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

}  // namespace
}  // namespace corridor::exchange
