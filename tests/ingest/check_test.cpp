#include "ingest/check.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "check_geometry.hpp"
#include "files.hpp"
#include "ingest/load.hpp"
#include "swapped.hpp"

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

// A degree of latitude at the equator is 110574.39 m on WGS 84: 0.01808 and 0.0181 degrees are 1999.2 and 2001.4 m.
TEST(Check, allows_a_checkpoint_its_accuracy_and_two_kilometres_off_its_route) {
    const auto said = [](double lat, std::optional<double> accuracy) {
        model::Atlas atlas = overEdges({{0, 0}, {1, 0}}, {"a"});
        atlas.checkpoints.emplace_back();
        atlas.checkpoints[0].id = "c";
        atlas.checkpoints[0].position = {0.5, lat};
        if (accuracy) atlas.checkpoints[0].accuracy = units::Metres{*accuracy};
        atlas.checkpoints[0].on = {"r"};
        return printed(checkAtlas(atlas));
    };
    EXPECT_THAT(said(0.01808, {}), IsEmpty());
    EXPECT_THAT(said(0.0181, {}), ElementsAre("warning: feature c: on[0]: lies 2.0 km from \"r\"; 2.0 km is allowed"));
    EXPECT_THAT(said(0.0226, 500.0), IsEmpty());
    EXPECT_THAT(said(0.02263, 500.0),
                ElementsAre("warning: feature c: on[0]: lies 2.5 km from \"r\"; 2.5 km is allowed"));
}

TEST(Check, finds_edges_a_metre_off) {
    EXPECT_THAT(printed(checkAtlas(overEdges({{0, 0}, {0.5, 0.00001}, {1, 0}}, {"a"}))),
                ElementsAre("warning: feature r: edges[0]: \"a\" and the route's line lie up to 0.00 km apart"))
        << "1.1 m";
}

TEST(Check, allows_a_chain_of_edges_as_many_breaks_as_there_are_gaps) {
    model::Atlas atlas = overEdges({{0, 0}, {1, 0}}, {"a", "c"});
    atlas.routes[0].parts = {{{0, 0}, {1, 0}}, {{2, 0}, {3, 0}}};
    const char* broken = "warning: feature r: edges[1]: \"c\" begins at 2, 0, the edge before it ends at 1, 0";
    EXPECT_THAT(printed(checkAtlas(atlas)), testing::Contains(broken));
    model::Gap gap;
    gap.from = {1, 0};
    gap.to = {2, 0};
    atlas.routes[0].gaps = {gap};
    EXPECT_THAT(printed(checkAtlas(atlas)), IsEmpty());
}

TEST(Check, knows_the_limits_of_styles) {
    const auto said = [](const std::string& member) {
        return checked(feature("Point", "[46,39]", R"({"id":"p",)" + member + "}"));
    };
    const auto warning = [](const std::string& text) { return ElementsAre("warning: f.geojson: feature p: " + text); };
    for (const char* fine : {R"("stroke-width":0)", R"("stroke-width":1000)", R"("stroke-opacity":0)",
                             R"("stroke-opacity":1)", R"("fill-opacity":0)", R"("fill-opacity":1)"})
        EXPECT_THAT(said(fine), IsEmpty()) << fine;
    EXPECT_THAT(said(R"("stroke-width":-0.5)"), warning("stroke-width: -0.5 is outside [0, 1000]"));
    EXPECT_THAT(said(R"("stroke-width":1000.5)"), warning("stroke-width: 1000.5 is outside [0, 1000]"));
    EXPECT_THAT(said(R"("stroke-opacity":1.01)"), warning("stroke-opacity: 1.01 is outside [0, 1]"));
    EXPECT_THAT(said(R"("fill-opacity":1.01)"), warning("fill-opacity: 1.01 is outside [0, 1]"));
    EXPECT_THAT(said(R"("fill-opacity":-0.01)"), warning("fill-opacity: -0.01 is outside [0, 1]"));
}

/// An event of a sourced atlas with these members.
std::vector<std::string> saidOfEvent(const std::string& members) {
    const TempFolder folder;
    folder.write("a/atlas.json", R"({"coverage":"2023-01-01/2023-12-31","parties":[{"id":"p"}],"sources":[{"id":"s"}],
"layers":[{"file":"e.geojson","role":"events"}]})");
    folder.write("a/e.geojson", R"({"type":"FeatureCollection","features":[)" +
                                    feature("Point", "[46,39]", R"({"id":"e",)" + members + "}") + "]}");
    const auto atlas = load({folder.path("a")});
    EXPECT_TRUE(atlas) << testing::PrintToString(printed(atlas.problems));
    return atlas ? printed(checkAtlas(*atlas)) : std::vector<std::string>();
}

TEST(Check, says_what_an_event_lacks) {
    const auto warning = [](const std::string& text) { return ElementsAre("warning: e.geojson: feature e: " + text); };
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01","sources":["s"])"), IsEmpty());
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01")"), warning("sources: the event names no source"));
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01","claims":[{"by":"p","statement":"x"}])"),
                warning("claims[0]: names no source, and neither does its event"));
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01","claims":[{"by":"p","statement":"x","source":"s"}])"), IsEmpty());
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01","access":[{"target":"r","status":"open"}])"),
                warning("access[0]: names no source, and neither does its event"));
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01","access":[{"target":"r","status":"open","source":"s"}])"),
                IsEmpty());
    EXPECT_THAT(saidOfEvent(R"("date":"2023-05-01","claims":[{"by":"p","statement":"x","source":"t"}])"),
                warning("claims[0].source: \"t\" is not among the atlas's sources"));
    EXPECT_THAT(
        saidOfEvent(R"("date":"2023-05-01","sources":["s"],"claims":[{"by":"p","statement":"x","basis":"rumour"}])"),
        warning("claims[0].basis: \"rumour\" is none of reported, statement, inferred"));
    for (const char* basis : {"reported", "statement", "inferred"})
        EXPECT_THAT(saidOfEvent(std::string(R"("date":"2023-05-01","sources":["s"],"basis":")") + basis + "\""),
                    IsEmpty());
}

TEST(Check, takes_the_first_and_the_last_day_as_inside) {
    const auto date = [](const std::string& text) { return saidOfEvent(R"("sources":["s"],"date":")" + text + "\""); };
    for (const char* inside : {"2023-01-01", "2023-12-31", "2022/2023", "2023-12/2024-02"})
        EXPECT_THAT(date(inside), IsEmpty()) << inside;
    for (const std::string outside : {"2022-12-31", "2024-01-01"}) {
        EXPECT_THAT(date(outside), ElementsAre("warning: e.geojson: feature e: date: " + outside +
                                               " lies outside the coverage 2023-01-01/2023-12-31"));
    }
    const auto until = [](const std::string& last) {
        return saidOfEvent(R"("sources":["s"],"date":"2023-05-10","access":[{"target":"r","status":"open","until":")" +
                           last + "\"}]");
    };
    EXPECT_THAT(until("2023-05-10"), IsEmpty()) << "a day alone";
    EXPECT_THAT(until("2023-05"), IsEmpty()) << "perhaps later in the month";
    EXPECT_THAT(until("2023-05-09"),
                ElementsAre("warning: e.geojson: feature e: access[0].until: 2023-05-09 lies before 2023-05-10, the "
                            "first day"));
    model::Atlas atlas = overEdges({{0, 0}, {1, 0}}, {"a"});
    atlas.coverage = units::parseEdtf("2023").value;
    atlas.checkpoints.emplace_back();
    atlas.checkpoints[0].id = "c";
    atlas.checkpoints[0].existed = units::parseEdtf("2024/..").value;
    EXPECT_THAT(printed(checkAtlas(atlas)),
                ElementsAre("warning: feature c: existed: 2024/.. lies outside the coverage 2023"));
}

model::Atlas placesAt(const std::vector<units::LonLat>& positions) {
    model::Atlas atlas;
    for (const units::LonLat position : positions) {
        atlas.places.emplace_back();
        atlas.places.back().position = position;
    }
    return atlas;
}

TEST(LikelyArea, is_the_middle_half_of_the_positions_or_the_default_view_and_as_much_around) {
    EXPECT_FALSE(likelyArea(placesAt({{46, 39}, {46, 39}, {46, 39}}))) << "three positions tell nothing";
    EXPECT_EQ(likelyArea(placesAt({{46, 10}, {46.5, 39}, {47, 39.25}, {60, 39.5}})),
              (units::BBox{44.5, 37, 49, 41.25}));
    EXPECT_EQ(likelyArea(placesAt({{0, 0}, {46, 30}, {46.25, 30}, {46.5, 30}, {49, 33}, {49, 33}, {80, 33}, {90, 33}})),
              (units::BBox{43.5, 27, 51.75, 36}))
        << "wider than two degrees: as wide again";
    model::Atlas atlas = placesAt({{46, 39}, {46, 39}, {46, 39}, {46, 39}});
    atlas.defaultView = units::BBox{60, 20, 61, 23};
    EXPECT_EQ(likelyArea(atlas), (units::BBox{58, 17, 63, 26}));
    atlas.defaultView = units::BBox{170, 20, -170, 23};
    EXPECT_EQ(likelyArea(atlas), (units::BBox{44, 37, 48, 41})) << "a view over the antimeridian is no such box";
    atlas.defaultView = units::BBox{42, 38, 43, 39};
    EXPECT_FALSE(likelyArea(atlas)) << "longitudes near latitudes: it holds its mirror image";
    atlas.defaultView = units::BBox{43.25, 39, 44, 39.25};
    EXPECT_FALSE(likelyArea(atlas)) << "they touch";
    atlas.defaultView = units::BBox{43.5, 39, 44, 39.25};
    EXPECT_TRUE(likelyArea(atlas));
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
