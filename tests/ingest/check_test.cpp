#include "ingest/check.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "check_geometry.hpp"
#include "files.hpp"
#include "ingest/load.hpp"

namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Problems that the check finds in the features of a file (in the role that their properties suggest).
std::vector<std::string> checked(const std::string& features) {
    const TempFolder folder;
    const auto atlas =
        load({folder.write("f.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}")});
    EXPECT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    return atlas ? printed(checkAtlas(*atlas)) : std::vector<std::string>();
}

std::string feature(const std::string& type, const std::string& coordinates, const std::string& properties) {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":{"type":")" + type +
           R"(","coordinates":)" + coordinates + "}}";
}

TEST(Check, the_shipped_atlas_is_sound) {
    const auto atlas = load({shippedAtlas().string()});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(printed(checkAtlas(*atlas)), IsEmpty());
}

TEST(Check, an_inferred_end_needs_an_end_and_the_word_for_it) {
    const auto event = [](const std::string& row) {
        return feature("Point", "[1,2]",
                       R"({"id":"e","date":"2023-04-23","sources":["s"],"access":[{"target":"r","status":"open",)"
                       R"("traffic":"civilian",)" +
                           row + "}]}");
    };
    using testing::Contains;
    using testing::HasSubstr;
    EXPECT_THAT(checked(event(R"("until":"2023-05-01","until_basis":"guessed")")),
                Contains(R"(warning: f.geojson: feature e: access[0].until_basis: "guessed" is not inferred)"));
    EXPECT_THAT(checked(event(R"("until_basis":"inferred")")),
                Contains("warning: f.geojson: feature e: access[0].until_basis: there is no `until` that could be "
                         "inferred"));
    EXPECT_THAT(checked(event(R"("until":"2023-05-01","until_basis":"inferred")")),
                Not(Contains(HasSubstr("until_basis"))));
}

TEST(Check, a_source_is_aligned_with_a_party_of_the_atlas) {
    const TempFolder folder;
    folder.write("places.geojson", R"({"type":"FeatureCollection","features":[]})");
    folder.write("atlas.json",
                 R"({"parties":[{"id":"west"}],"layers":[{"file":"places.geojson","role":"places"}],"sources":[
        {"id":"a","stance":"aligned","aligned_with":"west"},{"id":"b","stance":"party","aligned_with":"wset"}]})");
    const auto atlas = load({folder.path("")});
    ASSERT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    EXPECT_EQ(atlas->sources[0].alignedWith, "west");
    const auto problems = checkAtlas(*atlas);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].rule, "unknown-party");
    EXPECT_EQ(problems[0].path, "sources[1].aligned_with");
    EXPECT_EQ(problems[0].message,
              "\"wset\", with which \"b\" is said to be aligned, is not among the atlas's parties");
}

TEST(Check, finds_lines_without_length_and_vertices_that_repeat) {
    EXPECT_THAT(
        checked(feature("LineString", "[[1,2],[1,2]]", R"({"id":"a"})")),
        ElementsAre(
            R"(warning: f.geojson: feature a: coordinates: all positions are the same; the line has no length)"));
    EXPECT_THAT(
        checked(feature("LineString", "[[1,2],[3,4],[3,4],[5,6],[5,6]]", R"({"id":"a"})")),
        ElementsAre(
            R"(warning: f.geojson: feature a: coordinates[2]: the position 3, 4 repeats the one before it, and so do 1 more)"));
}

TEST(Check, finds_rings_that_cross_themselves) {
    EXPECT_THAT(
        checked(feature("Polygon", "[[[0,0],[2,2],[2,0],[0,3],[0,0]]]", R"({"id":"bow"})")),
        ElementsAre(
            R"(warning: f.geojson: feature bow: coordinates[0]: crosses itself: the segment from position 0 (0, 0) meets the one from position 2 (2, 0))"));
    EXPECT_THAT(checked(feature("Polygon", "[[[0,0],[2,0],[2,2],[0,2],[0,0]]]", R"({"id":"square"})")), IsEmpty());
}

TEST(Check, crossings_are_found_across_the_antimeridian_and_where_a_ring_runs_back) {
    EXPECT_TRUE(firstCrossing({{179, 0}, {-179, 2}, {-179, 0}, {179, 2}, {179, 0}}));
    EXPECT_FALSE(firstCrossing({{179, 0}, {-179, 0}, {-179, 2}, {179, 2}, {179, 0}}));
    EXPECT_TRUE(firstCrossing({{0, 0}, {4, 0}, {2, 0}, {2, 2}, {0, 0}})) << "runs back over its own edge";
    EXPECT_TRUE(firstCrossing({{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}, {0, 0}})) << "touches itself";
    EXPECT_FALSE(firstCrossing({{0, 0}, {4, 0}, {4, 0}, {4, 4}, {0, 0}})) << "a repeated vertex is another rule";
}

TEST(Check, finds_positions_that_look_swapped) {
    std::string features;
    for (int i = 0; i < 8; ++i)
        features +=
            feature("Point", "[46." + std::to_string(i) + ",39.5]", R"({"id":"p)" + std::to_string(i) + "\"}") + ",";
    EXPECT_THAT(
        checked(features + feature("Point", "[39.6,46.3]", R"({"id":"q"})")),
        ElementsAre(
            R"(warning: f.geojson: feature q: coordinates: 39.6, 46.3 looks swapped: with longitude 46.3 and latitude 39.6 it would lie among the other data)"));
    EXPECT_THAT(checked(features + feature("Point", "[10,60]", R"({"id":"q"})")), IsEmpty())
        << "far away, but not swapped";
}

TEST(Check, finds_ids_that_resolve_to_nothing_and_checkpoints_off_their_route) {
    EXPECT_THAT(
        checked(
            feature("LineString", "[[46,39],[46.5,39]]", R"({"id":"r","edges":[{"id":"e1","direction":"forward"}]})") +
            "," +
            feature("Point", "[46.2,39.1]", R"({"id":"post","kind":"checkpoint","accuracy_m":500,"on":["r","none"]})") +
            "," +
            feature(
                "Point", "[46.2,39]",
                R"({"id":"e","date":"2023-05-01","about":["r","x"],"retracted_by":"y","sources":["s"],"claims":[{"by":"Nobody","statement":"so"}]})")),
        ElementsAre(R"(warning: f.geojson: feature r: edges[0]: "e1" is not in the network)",
                    R"(warning: f.geojson: feature post: on[0]: lies 11.1 km from "r"; 2.5 km is allowed)",
                    R"(warning: f.geojson: feature post: on[1]: "none" is no route of the atlas)",
                    R"(warning: f.geojson: feature e: sources[0]: "s" is not among the atlas's sources)",
                    R"(warning: f.geojson: feature e: about[1]: nothing has the id "x")",
                    R"(warning: f.geojson: feature e: retracted_by: no event has the id "y")",
                    R"(warning: f.geojson: feature e: claims[0].by: "Nobody" is not among the atlas's parties)"));
}

TEST(Check, finds_interruptions_that_are_no_listed_gaps) {
    const std::string jumbled = "[[[46.4,39.5],[46.5,39.5]],[[46.3,39.5],[46.4,39.5]]]";
    EXPECT_THAT(checked(feature("MultiLineString", jumbled, R"({"id":"a"})")), IsEmpty()) << "they join";
    const std::string apart = "[[[46.3,39.5],[46.4,39.5]],[[46.6,39.5],[46.7,39.5]],[[46.8,39.5],[46.9,39.5]]]";
    EXPECT_THAT(
        checked(feature("MultiLineString", apart, R"({"id":"a","gaps":[{"from":[46.7,39.5],"to":[46.8,39.5]}]})")),
        ElementsAre(
            R"(warning: f.geojson: feature a: gaps: the line is interrupted for 17.20 km from 46.4, 39.5 to 46.6, 39.5, and no gap is listed there)"));
    EXPECT_THAT(
        checked(feature("MultiLineString", apart, R"({"id":"a"})")),
        ElementsAre(
            R"(warning: f.geojson: feature a: gaps: the line is interrupted for 17.20 km from 46.4, 39.5 to 46.6, 39.5, and no gap is listed there; 2 such places)"));
    EXPECT_THAT(
        checked(feature("MultiLineString", "[[[0,0],[1,0]],[[1,0],[2,1]],[[1,0],[2,-1]]]", R"({"id":"y"})")),
        ElementsAre(R"(warning: f.geojson: feature y: gaps: the line branches at 1, 0; 2 such places)"));
}

/// A route over edges, one degree of the equator each.
model::Atlas overEdges(units::Line line, const std::vector<std::string>& edges) {
    model::Atlas atlas;
    for (int i = 0; i < 3; ++i) {
        model::Edge edge;
        edge.id = std::string(1, static_cast<char>('a' + i));
        edge.line = {{0.0 + i, 0}, {1.0 + i, 0}};
        atlas.network.push_back(edge);
    }
    model::Route route;
    route.id = "r";
    route.parts = {std::move(line)};
    for (const std::string& edge : edges) route.edges.push_back({edge, true, {}});
    atlas.routes = {route};
    return atlas;
}

TEST(Check, finds_edges_that_are_not_the_routes_geometry) {
    EXPECT_THAT(printed(checkAtlas(overEdges({{0, 0}, {1, 0}, {2, 0}}, {"a", "b"}))), IsEmpty());
    EXPECT_THAT(printed(checkAtlas(overEdges({{0, 0}, {0.5, 0}, {1, 0}, {2, 0}}, {"a", "b"}))), IsEmpty())
        << "a vertex more on the same way";
    EXPECT_THAT(printed(checkAtlas(overEdges({{0, 0}, {0.5, 0.000008}, {1, 0}}, {"a"}))), IsEmpty()) << "0.9 m";
    model::Atlas bent = overEdges({{0, 0}, {0.5, 0.1}, {1, 0}, {2, 0}}, {"a", "b"});
    EXPECT_THAT(printed(checkAtlas(bent)),
                ElementsAre(R"(warning: feature r: edges[0]: "a" and the route's line lie up to 11.06 km apart)"));
    bent.network[1].line = {{1, 0}, {1.5, 0.2}, {2, 0}};
    EXPECT_THAT(
        printed(checkAtlas(bent)),
        ElementsAre(R"(warning: feature r: edges[1]: "b" and the route's line lie up to 22.11 km apart; 2 such edges)"));
}

TEST(Check, finds_stretches_of_a_route_that_are_no_edges) {
    EXPECT_THAT(
        printed(checkAtlas(overEdges({{-1, 0}, {0, 0}, {1, 0}, {2, 0}, {3, 0}, {3.5, 0}}, {"a", "b", "c"}))),
        ElementsAre("warning: feature r: edges: 166.98 km of the route's line, from km 0.00 on, are no edge's"));
    EXPECT_THAT(printed(checkAtlas(overEdges({{0, 0}, {1, 0}, {2, 0}}, {"a"}))),
                ElementsAre("warning: feature r: edges: 111.32 km of the route's line, from km 111.32 on, are no edge's"));
}

TEST(Check, lets_a_gap_connector_lead_over_a_gap) {
    model::Atlas atlas = overEdges({{0, 0}, {1, 0}}, {"a", "b", "c"});
    atlas.routes[0].parts.push_back({{2, 0}, {3, 0}});
    model::Gap gap;
    gap.from = {1, 0};
    gap.to = {2, 0};
    atlas.routes[0].gaps = {gap};
    EXPECT_THAT(printed(checkAtlas(atlas)), testing::SizeIs(1)) << "a road lies in the gap";
    atlas.network[1].status = model::EdgeStatus::gapConnector;
    EXPECT_THAT(printed(checkAtlas(atlas)), IsEmpty());
}

TEST(Check, finds_events_without_sources_and_dates_outside_the_coverage) {
    const TempFolder folder;
    folder.write("a/atlas.json",
                 R"({"title":"A","coverage":"2023-01-01/2023-12-31","layers":[{"file":"e.geojson","role":"events"}]})");
    folder.write("a/e.geojson", R"({"type":"FeatureCollection","features":[)" +
                                    feature("Point", "[46,39]", R"({"id":"e","date":"2022-12"})") + "]}");
    const auto atlas = load({folder.path("a")});
    ASSERT_TRUE(atlas);
    EXPECT_THAT(
        printed(checkAtlas(*atlas)),
        ElementsAre(R"(warning: e.geojson: feature e: date: 2022-12 lies outside the coverage 2023-01-01/2023-12-31)",
                    R"(warning: e.geojson: feature e: sources: the event names no source)"));
}

TEST(Rules, are_sorted_unique_and_explained) {
    const std::vector<std::string> names = rules();
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    for (const std::string& name : names) EXPECT_GT(explain(name)->size(), 20u) << name;
    EXPECT_FALSE(explain("no-such-rule"));
}

// Every rule named in the sources of this module and of access can be looked up.
TEST(Rules, every_rule_that_is_emitted_is_explained) {
    const std::regex call(
        R"re((?:error|warning|warn|fail|add|report)\(\s*(?:\w+,\s*)?(?:"[^"]*",\s*)?"([a-z]+(?:-[a-z]+)+)")re");
    std::size_t found = 0;
    for (const char* module : {"ingest", "access"}) {
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(CORRIDOR_SOURCE_DIR) / "src" / module)) {
            if (entry.path().extension() != ".cpp") continue;
            std::stringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            const std::string source = text.str();
            for (std::sregex_iterator match(source.begin(), source.end(), call), end; match != end; ++match) {
                ++found;
                EXPECT_TRUE(explain((*match)[1])) << (*match)[1] << " in " << entry.path();
            }
        }
    }
    EXPECT_GT(found, 50u);
}

}  // namespace
}  // namespace corridor::ingest
