#include "ingest/load.hpp"

#include <gmock/gmock.h>

#include "files.hpp"
#include "ingest/check.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string place(const std::string& id, const std::string& lon = "46") {
    return R"({"type":"Feature","properties":{"id":")" + id + R"(","name":")" + id +
           R"("},"geometry":{"type":"Point","coordinates":[)" + lon + ",39]}}";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

TEST(Load, the_shipped_atlas_loads_without_a_problem) {
    const auto folder = shippedAtlas();
    ASSERT_FALSE(folder.empty());
    const auto atlas = load({folder.string()});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->id, "karabakh");
    EXPECT_EQ(atlas->timeZone, "Asia/Baku");
    EXPECT_EQ(atlas->coverage->text, "2020-11-10/2023-09-30");
    EXPECT_EQ(toString(*atlas->defaultDay), "2023-08-17");
    EXPECT_EQ(atlas->defaultView, (units::BBox{46.2, 39.35, 47.15, 40.1}));
    EXPECT_EQ(atlas->inputs.front().name, "atlas.json");
    for (const model::InputFile& input : atlas->inputs) EXPECT_EQ(input.sha256.size(), 64u) << input.name;
    EXPECT_NE(model::findRoute(*atlas, "lachin-corridor"), nullptr);
    EXPECT_FALSE(atlas->network.empty());
    EXPECT_FALSE(atlas->events.empty());
}

TEST(Load, the_minimal_atlas_of_the_documentation_loads_and_is_sound) {
    const auto atlas = load({CORRIDOR_TEST_DATA "/minimal-atlas"});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(checkAtlas(*atlas)), IsEmpty());
    EXPECT_EQ(atlas->id, "minimal-atlas");
    EXPECT_EQ(atlas->routes.size(), 1u);
    EXPECT_EQ(atlas->checkpoints.size(), 1u);
    EXPECT_EQ(atlas->places.size(), 1u);
    EXPECT_EQ(atlas->events.size(), 1u);
}

TEST(Load, several_inputs_are_overlaid_and_the_first_gives_the_title) {
    const TempFolder folder;
    const std::string a = folder.write("a.geojson", collection(place("x")));
    const std::string b = folder.write("b.geojson", collection(place("y")));
    const auto atlas = load({CORRIDOR_TEST_DATA "/minimal-atlas", a, b});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    EXPECT_EQ(atlas->id, "minimal-atlas");
    EXPECT_EQ(atlas->places.size(), 3u);
    EXPECT_EQ(atlas->inputs.back().name, b);
    EXPECT_EQ(atlas->inputs[atlas->places.back().origin.input].name, b);
}

TEST(Load, of_two_things_with_one_id_the_later_is_refused) {
    const TempFolder folder;
    const std::string a = folder.write("a.geojson", collection(place("x") + "," + place("y")));
    const std::string b = folder.write("b.geojson", collection(place("y")));
    const auto refused = load({a, b});
    EXPECT_FALSE(refused);
    EXPECT_THAT(printed(refused.problems),
                ElementsAre(R"(b.geojson: feature y: id: a place or checkpoint with this id is there already)"));
    LoadOptions skip;
    skip.skipInvalid = true;
    const auto kept = load({a, b}, skip);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->places.size(), 2u);
    EXPECT_EQ(kept.problems.size(), 1u);
}

TEST(Load, a_file_with_a_bad_feature_is_refused_whole_unless_asked_to_skip) {
    const TempFolder folder;
    const std::string file = folder.write("a.geojson", collection(place("x") + "," + place("y", "200")));
    EXPECT_FALSE(load({file}));
    LoadOptions skip;
    skip.skipInvalid = true;
    const auto atlas = load({file}, skip);
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.size(), 1u);
    EXPECT_THAT(printed(atlas.problems),
                ElementsAre(R"(a.geojson: feature y: coordinates: longitude 200 is outside [-180, 180])",
                            R"(warning: a.geojson: feature y: is left out)"));
}

TEST(Load, a_row_of_a_table_that_is_left_out_is_said_when_asked_to_skip) {
    const TempFolder folder;
    const std::string file = folder.write("t.csv", "id,lon,lat\na,46,39\nb,200,39\n");
    EXPECT_FALSE(load({file}));
    LoadOptions skip;
    skip.skipInvalid = true;
    const auto atlas = load({file}, skip);
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places.size(), 1u);
    EXPECT_THAT(printed(atlas.problems), ElementsAre("t.csv: feature b: lon, lat: longitude 200 is outside [-180, 180]",
                                                     "warning: t.csv: feature b: is left out"));
}

TEST(Load, files_without_ids_get_them_from_their_name_and_order) {
    const TempFolder folder;
    const std::string text = R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})";
    const auto atlas = load({folder.write("posts.geojson", collection(text + "," + text))});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->places[0].id, "posts#0");
    EXPECT_EQ(atlas->places[1].id, "posts#1");
}

TEST(Load, all_problems_of_all_inputs_are_collected) {
    const TempFolder folder;
    const auto result =
        load({folder.path("none.geojson"), folder.write("a.geojson", "{"),
              folder.write("b.geojson", collection(place("x", "200"))), folder.write("c.bin", "rubbish\x01\x02")});
    EXPECT_FALSE(result);
    const std::vector<std::string> problems = printed(result.problems);
    ASSERT_EQ(problems.size(), 4u);
    EXPECT_EQ(problems[0], "none.geojson: no such file or folder");
    EXPECT_EQ(problems[1], "a.geojson:1:2: a member name in quotes is expected, not the end of the file");
    EXPECT_EQ(problems[2], R"(b.geojson: feature x: coordinates: longitude 200 is outside [-180, 180])");
    EXPECT_THAT(problems[3], testing::StartsWith("c.bin: cannot be read: "));
}

TEST(Load, an_atlas_names_what_is_wrong_with_its_layers) {
    const TempFolder folder;
    folder.write(
        "t/atlas.json",
        R"({"title":"T","layers":[{"file":"a.geojson","role":"streets"},{"file":"../b.geojson","role":"places"},
        {"file":"c.geojson","role":"places"},{"role":"places"}]})");
    folder.write("t/a.geojson", collection(place("x")));
    EXPECT_THAT(printed(load({folder.path("t")}).problems),
                ElementsAre(R"(atlas.json:1:51: layers[0].role: "streets" is no role of a layer)",
                            R"(atlas.json:1:70: layers[1].file: "../b.geojson" does not lie in the atlas's folder)",
                            R"(atlas.json:2:17: layers[2].file: "c.geojson" is not there)",
                            "atlas.json: layers[3].file: is missing"));
}

TEST(Load, another_machine_is_not_asked_without_leave) {
    for (const std::string input :
         {"https://example.org/a.geojson", "/vsicurl/https://example.org/a.geojson", "WFS:https://example.org"}) {
        const auto result = load({input});
        EXPECT_FALSE(result);
        ASSERT_EQ(result.problems.size(), 1u);
        EXPECT_EQ(result.problems[0].rule, "online");
        EXPECT_EQ(result.problems[0].message, "needs the network; --online allows it");
    }
}

TEST(Load, files_that_point_elsewhere_are_not_followed) {
    const TempFolder folder;
    const std::string target = folder.write("secret.geojson", collection(place("x")));
    const auto vrt = load({folder.write("a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" +
                                                     target + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")});
    EXPECT_FALSE(vrt);
    EXPECT_EQ(vrt.problems.at(0).rule, "unreadable");
}

TEST(Load, words_are_inputs_where_they_exist_or_name_a_connection) {
    const TempFolder folder;
    EXPECT_TRUE(isInput(folder.write("a.geojson", "{}")));
    EXPECT_TRUE(isInput("PG:dbname=x"));
    EXPECT_FALSE(isInput("lachin-corridor"));
}

TEST(Load, open_options_that_would_fetch_need_online) {
    const TempFolder folder;
    const std::string file = folder.write("points.csv", "id,lon,lat\na,46,39\n");
    for (const char* option : {"XSD=http://127.0.0.1:9/x.xsd", "DOWNLOAD_SCHEMA=YES", "GFS_TEMPLATE=/vsicurl/http://x/y"}) {
        LoadOptions options;
        options.openOptions = {option};
        const auto result = load({file}, options);
        ASSERT_FALSE(result) << option;
        EXPECT_EQ(result.problems[0].rule, "online");
        EXPECT_EQ(result.problems[0].path, std::string("-oo ") + option);
    }
}

}  // namespace
}  // namespace corridor::ingest
