#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "files.hpp"
#include "ingest/check.hpp"
#include "ingest/load.hpp"
#include "members.hpp"

// Each member that the model has, and each thing that is said where one is wrong.
namespace corridor::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

model::Atlas everyMember() {
    LoadOptions options;
    options.exactPositions = true;
    auto atlas = load({CORRIDOR_TEST_DATA "/ingest/every_member.geojson"}, options);
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    return atlas ? std::move(*atlas) : model::Atlas{};
}

TEST(EveryMember, of_a_header_is_read) {
    const model::Atlas atlas = everyMember();
    EXPECT_EQ(atlas.title, "Every member");
    EXPECT_EQ(atlas.licence, "CC0");
    EXPECT_EQ(atlas.credit, "Invented");
    EXPECT_EQ(atlas.disclaimer, "Of nowhere");
    EXPECT_EQ(atlas.timeZone, "Asia/Baku");
    EXPECT_EQ(atlas.coverage->text, "2022-12/2023-09-30");
    EXPECT_EQ(toString(*atlas.defaultDay), "2023-08-17");
    EXPECT_EQ(atlas.defaultView, (units::BBox{46, 39, 47.5, 40.25}));
    EXPECT_THAT(atlas.defaultNames, ElementsAre("en", "az"));
    EXPECT_EQ(atlas.note, "Gaps in the south");
    const model::Party& party = atlas.parties.at(0);
    EXPECT_EQ(party.id, "west");
    EXPECT_EQ(party.kind, "state");
    EXPECT_EQ(party.names.byLanguage.at("fr"), "Ouest");
    EXPECT_THAT(party.names.alternatives, ElementsAre("Occident"));
    EXPECT_EQ(party.note, "Invented too");
    const model::Source& source = atlas.sources.at(0);
    EXPECT_EQ(source.publisher, "Gazette");
    EXPECT_EQ(source.title, "On the road");
    EXPECT_EQ(source.url, "https://gazette.example/1");
    EXPECT_EQ(source.date->text, "2023-04-24");
    EXPECT_EQ(source.kind, "newspaper");
    EXPECT_EQ(source.stance, "aligned");
    EXPECT_EQ(source.alignedWith, "west");
    EXPECT_TRUE(atlas.other.empty() && party.other.empty() && source.other.empty());
}

TEST(EveryMember, of_lines_and_areas_is_read) {
    const model::Atlas atlas = everyMember();
    ASSERT_EQ(atlas.shapes.size(), 4u);
    const std::vector roles{model::ShapeRole::area, model::ShapeRole::boundary, model::ShapeRole::water,
                            model::ShapeRole::line};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        EXPECT_EQ(atlas.shapes[i].role, roles[i]) << atlas.shapes[i].id;
        EXPECT_TRUE(atlas.shapes[i].other.empty()) << atlas.shapes[i].id;
    }
    const model::Shape& zone = atlas.shapes[0];
    EXPECT_EQ(zone.kind, "security zone");
    EXPECT_EQ(zone.names.byLanguage.at("zh-Hans"), "区");
    EXPECT_EQ(zone.valid->text, "2023/..");
    EXPECT_THAT(zone.sources, ElementsAre("s1"));
    EXPECT_EQ(zone.note, "Drawn by hand");
    EXPECT_EQ(zone.style->stroke, "#111111");
    EXPECT_EQ(zone.style->strokeWidth, 1.5);
    EXPECT_EQ(zone.style->strokeOpacity, 0.5);
    EXPECT_EQ(zone.style->fill, "#222222");
    EXPECT_EQ(zone.style->fillOpacity, 0.25);
    EXPECT_EQ(atlas.shapes[1].lines.size(), 2u);
    EXPECT_EQ(atlas.shapes[2].elevations.at(0), (model::Elevations{700, 600}));

    const model::Edge& edge = atlas.network.at(0);
    EXPECT_EQ(edge.from, "n1");
    EXPECT_EQ(edge.to, "n2");
    EXPECT_EQ(edge.roadClass, "primary");
    EXPECT_EQ(edge.status, model::EdgeStatus::construction);
    EXPECT_EQ(edge.lengthStated->value, 1234.5);
    EXPECT_TRUE(edge.oneway);
    EXPECT_FALSE(edge.dual);
    EXPECT_EQ(edge.valid->text, "2023-01/..");
    EXPECT_EQ(edge.names.byLanguage.at(""), "First edge");
    EXPECT_EQ(edge.ref, "M12");
    EXPECT_EQ(edge.elevations, (model::Elevations{1, 2}));
    EXPECT_EQ(atlas.network.at(1).status, model::EdgeStatus::gapConnector);
    EXPECT_TRUE(atlas.network[1].dual);
    EXPECT_FALSE(atlas.network[1].oneway);
    EXPECT_EQ(atlas.network.at(2).status, model::EdgeStatus::open);
    for (const model::Edge& each : atlas.network) EXPECT_TRUE(each.other.empty()) << each.id;

    const model::Route& route = atlas.routes.at(0);
    EXPECT_EQ(route.names.byLanguage.at("local"), "Ճանապարհ");
    EXPECT_THAT(route.names.alternatives, ElementsAre("Way", "Street"));
    EXPECT_EQ(route.kind, "corridor");
    EXPECT_EQ(route.valid->text, "2022/2024");
    EXPECT_EQ(route.accuracy->value, 25.0);
    EXPECT_TRUE(route.approximate);
    EXPECT_EQ(route.lengthStated->value, 65000.0);
    EXPECT_THAT(route.edges, ElementsAre(model::EdgeUse{"x1", false}, model::EdgeUse{"x3", true}));
    EXPECT_EQ(route.gaps.at(0).from, (units::LonLat{46.1, 39}));
    EXPECT_EQ(route.gaps[0].to, (units::LonLat{46.2, 39}));
    EXPECT_EQ(route.gaps[0].straight->value, 8600.0);
    EXPECT_EQ(route.gaps[0].note, "A bridge");
    EXPECT_EQ(route.note, "Traced");
    EXPECT_TRUE(route.other.empty() && route.gaps[0].other.empty());
}

TEST(EveryMember, of_points_is_read) {
    const model::Atlas atlas = everyMember();
    const model::Place& place = atlas.places.at(0);
    EXPECT_EQ(place.kind, "town");
    EXPECT_EQ(place.names.byLanguage.at("rus"), "Город");
    EXPECT_EQ(place.elevation->value, 820.0);
    EXPECT_EQ(place.accuracy->value, 0.0) << "not negative";
    EXPECT_EQ(place.publishAccuracy->value, 10000.0);
    EXPECT_EQ(place.valid->text, "1923/..");
    EXPECT_EQ(place.style->markerColor, "#444444");
    EXPECT_EQ(place.style->markerSize, "large");
    EXPECT_EQ(place.style->markerSymbol, "town");
    EXPECT_TRUE(place.other.empty());
    const model::Checkpoint& post = atlas.checkpoints.at(0);
    EXPECT_EQ(post.kind, "border-crossing");
    EXPECT_EQ(post.operatedBy, "west");
    EXPECT_EQ(post.existed->text, "2023-04-23/..");
    EXPECT_EQ(post.accuracy->value, 500.0);
    EXPECT_EQ(post.publishAccuracy->value, 1000.0);
    EXPECT_THAT(post.on, ElementsAre("r1"));
    EXPECT_EQ(post.delayMinutes->at(0), 5.0);
    EXPECT_EQ(post.delayMinutes->at(1), 90.0);
    EXPECT_EQ(post.note, "At the bridge");
    EXPECT_TRUE(post.other.empty());
}

TEST(EveryMember, of_an_event_is_read) {
    const model::Event event = everyMember().events.at(0);
    EXPECT_EQ(event.category, "closure");
    EXPECT_EQ(event.accuracy->value, 1000.0);
    EXPECT_EQ(event.publishAccuracy->value, 2000.0);
    EXPECT_THAT(event.about, ElementsAre("r1", "c1"));
    EXPECT_EQ(event.description, "At noon");
    EXPECT_EQ(event.basis, "reported");
    EXPECT_EQ(event.recorded, "2023-04-26");
    EXPECT_EQ(event.retractedBy, "e2");
    EXPECT_EQ(event.note, "See the gazette");
    const model::Claim& claim = event.claims.at(0);
    EXPECT_EQ(claim.by, "west");
    EXPECT_EQ(claim.speaker, "Spokesman");
    EXPECT_EQ(claim.statement, "It is open to some");
    EXPECT_EQ(claim.source, "s1");
    EXPECT_EQ(claim.date->text, "2023-04-24");
    EXPECT_EQ(claim.basis, "statement");
    const model::Assertion& said = *claim.assertion;
    EXPECT_EQ(said.status, model::Access::restricted);
    EXPECT_THAT(said.traffic, ElementsAre("medical", "humanitarian"));
    EXPECT_THAT(said.targets, ElementsAre("r1"));
    EXPECT_EQ(said.from->text, "2023-04-25");
    EXPECT_EQ(said.until->text, "2023-05-02");
    EXPECT_EQ(said.untilBasis, "inferred");
    EXPECT_EQ(*said.part, (model::Part{std::string("p1"), units::Metres{12500}}));
    EXPECT_EQ(said.direction, model::Direction::forward);
    EXPECT_FALSE(said.isPassage);
    EXPECT_THAT(said.conditions, ElementsAre("icrc", "escort"));
    EXPECT_EQ(said.only.byLanguage.at(""), "lorries");
    EXPECT_EQ(said.only.byLanguage.at("fr"), "camions");
    EXPECT_EQ(said.statement, claim.statement);
    EXPECT_EQ(said.basis, "statement");
    EXPECT_FALSE(event.claims.at(1).assertion);
    const model::Assertion& row = event.access.at(0);
    EXPECT_EQ(row.status, model::Access::closed);
    EXPECT_THAT(row.traffic, ElementsAre("civilian"));
    EXPECT_THAT(row.targets, ElementsAre("r1", "c1"));
    EXPECT_EQ(*row.part, (model::Part{units::Metres{0}, std::string("c1")}));
    EXPECT_EQ(row.direction, model::Direction::backward);
    EXPECT_TRUE(row.isPassage);
    EXPECT_EQ(row.by, "west");
    EXPECT_EQ(row.basis, "reported");
    EXPECT_EQ(row.statement, "Shut");
    EXPECT_THAT(row.sources, ElementsAre("s1", "s2"));
    EXPECT_EQ(event.access.at(1).by, "");
    EXPECT_EQ(event.access[1].direction, model::Direction::both);
    const model::Figure& figure = event.figures.at(0);
    EXPECT_EQ(figure.what, "lorries");
    EXPECT_EQ(figure.value, 19.0);
    EXPECT_EQ(figure.unit, "vehicles");
    EXPECT_EQ(figure.source, "s1");
    EXPECT_EQ(figure.note, "counted twice");
    EXPECT_TRUE(event.other.empty() && claim.other.empty() && row.other.empty() && figure.other.empty());
}

// A second member of a name is refused where the model reads the member: the list must hold all that are read.
TEST(KnownMembers, are_all_that_the_readers_ask_for) {
    const std::regex call(
        R"re(\.(?:text|requiredText|date|dateText|texts|metres|number|flag|objects|take|position|inLanguages)\("([a-z_]+)"\))re");
    std::size_t found = 0;
    for (const char* file : {"to_model", "events", "atlas_header", "atlas_folder", "members"}) {
        std::stringstream text;
        text << std::ifstream(std::string(CORRIDOR_SOURCE_DIR "/src/ingest/") + file + ".cpp").rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator match(source.begin(), source.end(), call), end; match != end; ++match) {
            ++found;
            EXPECT_TRUE(isKnownMember((*match)[1])) << (*match)[1] << " in " << file;
        }
    }
    EXPECT_GT(found, 80u);
    for (const char* name :
         {"type",         "features",       "geometry", "properties",   "coordinates",  "geometries",  "id",
          "crs",          "edge",           "dir",      "role",         "file",         "corridor",    "stroke",
          "stroke-width", "stroke-opacity", "fill",     "fill-opacity", "marker-color", "marker-size", "marker-symbol",
          "timestamp",    "datetime",       "name:az",  "name_az",      "only:fr",      "only_fr"})
        EXPECT_TRUE(isKnownMember(name)) << name;
    for (const char* name : {"colour", "names", "onlyfr", "Name", ""}) EXPECT_FALSE(isKnownMember(name)) << name;
}

/// What is said of a feature in a plain file.
std::vector<std::string> saidOf(const std::string& properties, const std::string& type = "Point",
                                const std::string& coordinates = "[46,39]") {
    const TempFolder folder;
    return printed(
        load({folder.write("f.geojson", R"({"type":"Feature","properties":)" + properties + R"(,"geometry":{"type":")" +
                                            type + R"(","coordinates":)" + coordinates + "}}")})
            .problems);
}

TEST(Members, that_are_wrong_are_named_with_what_is_expected) {
    struct Wrong {
        std::string properties, message;
    };
    const auto access = [](const std::string& row) {
        return R"({"id":"f","date":"2023","access":[{"status":"open",)" + row + "}]}";
    };
    for (const Wrong& wrong : std::vector<Wrong>{
             {access(R"("target":"r","kind":"pass")"), "access[0].kind: \"pass\" is none of state, passage"},
             {access(R"("target":"r","direction":"north")"),
              "access[0].direction: \"north\" is none of forward, backward, both"},
             {access(R"("target":"r","traffic":["medical","bus"])"),
              "access[0].traffic: \"bus\" is no traffic class; there are civilian, commercial, humanitarian, medical, "
              "peacekeeper, military, all"},
             {access(R"("target":"r","part":"p")"), "access[0].part: {\"from\", \"to\"} is expected"},
             {access(R"("target":"r","part":{"to":1})"),
              "access[0].part.from: a place's or checkpoint's id, or a chainage in metres, is expected"},
             {access(R"("target":"r","part":{"from":1,"to":true})"),
              "access[0].part.to: a place's or checkpoint's id, or a chainage in metres, is expected"},
             {access(R"("by":"p")"), "access[0].target: is missing, and the event is about nothing"},
             {R"({"id":"f","date":"2023","claims":[{"statement":"x"}]})", "claims[0].by: is missing"},
             {R"({"id":"f","date":"2023","claims":[7]})", "claims[0]: 7 is a number; an object is expected"},
             {R"({"id":"f","date":"2023","claims":{}})",
              "claims: an object stands here; a list of objects is expected"},
             {R"({"id":"f","date":"2023","figures":[{"value":3}]})", "figures[0].what: is missing"},
             {R"({"id":"f","date":true})", "date: a truth value stands here; a date in EDTF is expected"},
             {R"({"id":"f","kind":[]})", "kind: a list stands here; text is expected"},
             {R"({"id":"f","elevation_m":"high"})", "elevation_m: \"high\" is text; a number is expected"},
             {R"({"id":"f","sources":true})", "sources: a truth value stands here; a list of texts is expected"},
             {R"({"id":"f","sources":["a",false]})", "sources[1]: a truth value stands here; text is expected"},
             {R"({"id":"f","accuracy_m":-0.1})", "accuracy_m: -0.1 is negative; a length in metres must not be"},
             {R"({"id":"f","kind":"checkpoint","delay_min":[6,5]})", "delay_min: [low, high] in minutes is expected"},
             {R"({"id":"f","kind":"checkpoint","delay_min":[5]})", "delay_min: [low, high] in minutes is expected"}}) {
        EXPECT_THAT(saidOf(wrong.properties), ElementsAre("f.geojson: feature f: " + wrong.message));
    }
    for (const Wrong& wrong :
         std::vector<Wrong>{{R"({"id":"f","approximate":1})", "approximate: 1 is a number; true or false is expected"},
                            {R"({"id":"f","edges":[7]})", "edges[0]: an edge's id is expected"},
                            {R"({"id":"f","edges":[{"id":"a","direction":"up"}]})",
                             "edges[0].direction: forward or backward is expected"},
                            {R"({"id":"f","gaps":[{"from":[181,0],"to":[1,2]}]})",
                             "gaps[0].from: 181, 0 is outside [-180, 180] and [-90, 90]"},
                            {R"({"id":"f","gaps":[{"from":[1],"to":[1,2]}]})",
                             "gaps[0].from: a list stands here; [longitude, latitude] is expected"},
                            {R"({"id":"f","role":"network","status":"shut"})",
                             "status: \"shut\" is none of open, construction, gap-connector"}}) {
        EXPECT_THAT(saidOf(wrong.properties, "LineString", "[[46,39],[47,40]]"),
                    ElementsAre("f.geojson: feature f: " + wrong.message));
    }
}

TEST(Members, that_are_at_their_limits_are_taken) {
    const TempFolder folder;
    const auto atlas = load({folder.write("f.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"c","kind":"checkpoint","delay_min":[5,5],"accuracy_m":0},"geometry":{"type":"Point","coordinates":[180,-90]}},
{"type":"Feature","properties":{"id":"r","edges":[{"edge":"a","dir":0},{"id":"b","dir":-1},"+c","-d"],"alt_names":"A; B","alt_name":"C","place_name":"x","name_official":"y"},"geometry":{"type":"LineString","coordinates":[[-180,90],[1,2]]}},
{"type":"Feature","properties":{"id":"e","date":"2023","about":"r","access":[{"status":"open","traffic":["civilian","commercial","humanitarian","medical","peacekeeper","military","all"],"direction":"both","kind":"state"}]},"geometry":null}]})")});
    EXPECT_THAT(printed(atlas.problems), IsEmpty());
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->checkpoints.at(0).delayMinutes->at(1), 5.0);
    const model::Route& route = atlas->routes.at(0);
    EXPECT_THAT(route.edges, ElementsAre(model::EdgeUse{"a", true}, model::EdgeUse{"b", false},
                                         model::EdgeUse{"c", true}, model::EdgeUse{"d", false}));
    EXPECT_THAT(route.names.alternatives, ElementsAre("A", "B", "C"));
    EXPECT_TRUE(route.names.byLanguage.empty()) << "these are no languages";
    EXPECT_THAT(atlas->events.at(0).access.at(0).targets, ElementsAre("r")) << "what the event is about";
    EXPECT_FALSE(atlas->events.at(0).access[0].isPassage);
}

TEST(Members, of_tables_are_words) {
    const auto isOneway = [](const std::string& word) -> std::string {
        const TempFolder folder;
        const auto atlas = load({folder.write(
            "n.csv", "role,id,oneway,length_m,WKT\nnetwork,a," + word + ",,\"LINESTRING (46 39,47 39)\"\n")});
        return !atlas ? printed(atlas.problems).at(0) : atlas->network.at(0).oneway ? "yes" : "no";
    };
    for (const char* word : {"1", "true", "yes"}) EXPECT_EQ(isOneway(word), "yes") << word;
    for (const char* word : {"0", "false", "no", ""}) EXPECT_EQ(isOneway(word), "no") << word;
    EXPECT_EQ(isOneway("maybe"), "n.csv: feature a: oneway: \"maybe\" is text; true or false is expected");
}

TEST(Kinds, of_checkpoints_make_points_checkpoints) {
    for (const std::string kind :
         {"checkpoint", "border-crossing", "border_crossing", "border-control", "observation-post", "peacekeeper-post",
          "roadblock", "road-block", "barrier", "police-post", "military-post", "customs"}) {
        const TempFolder folder;
        const auto atlas = load({folder.write("t.csv", "id,kind,lon,lat\np," + kind + ",46,39\n")});
        ASSERT_TRUE(atlas);
        EXPECT_EQ(atlas->checkpoints.size(), 1u) << kind;
    }
    const TempFolder folder;
    const auto post = load({folder.write("t.csv", "id,role,lon,lat\np,checkpoints,46,39\n")});
    ASSERT_TRUE(post);
    EXPECT_EQ(post->checkpoints.at(0).kind, "checkpoint") << "of one without a kind";
}

TEST(Roles, take_their_geometries_alone) {
    const std::string line = "[[46,39],[47,40]]", ring = "[[[0,0],[1,0],[1,1],[0,0]]]";
    const auto said = [](const std::string& role, const std::string& type, const std::string& coordinates) {
        return saidOf(R"({"id":"f","role":")" + role + "\"}", type, coordinates);
    };
    const auto refused = [](const std::string& message) {
        return ElementsAre("f.geojson: feature f: geometry: is " + message);
    };
    EXPECT_THAT(said("network", "Point", "[46,39]"), refused("a Point; the role network takes a LineString"));
    EXPECT_THAT(said("network", "MultiLineString", "[" + line + "]"), IsEmpty());
    EXPECT_THAT(said("network", "MultiLineString", "[" + line + "," + line + "]"),
                refused("a MultiLineString; the role network takes a LineString"));
    EXPECT_THAT(said("places", "LineString", line), refused("a LineString; the role places takes a Point"));
    EXPECT_THAT(said("places", "MultiPoint", "[[46,39]]"), IsEmpty());
    EXPECT_THAT(said("checkpoints", "Polygon", ring), refused("a Polygon; the role checkpoints takes a Point"));
    EXPECT_THAT(said("routes", "MultiPolygon", "[" + ring + "]"),
                refused("a MultiPolygon; the role routes takes a LineString or MultiLineString"));
    EXPECT_THAT(said("areas", "Point", "[46,39]"), refused("a Point; the role areas takes lines or polygons"));
    EXPECT_THAT(said("areas", "MultiPoint", "[[46,39]]"),
                refused("a MultiPoint; the role areas takes lines or polygons"));
    EXPECT_THAT(said("water", "LineString", line), IsEmpty());
}

std::vector<std::string> headerSays(const std::string& members) {
    const TempFolder folder;
    folder.write("a/p.geojson", R"({"type":"FeatureCollection","features":[]})");
    folder.write("a/atlas.json", "{" + members + R"("layers":[{"file":"p.geojson","role":"places"}]})");
    return printed(load({folder.path("a")}).problems);
}

TEST(Headers, have_a_view_and_a_day_that_are_such) {
    const std::string noBox = " is no box: longitudes lie in [-180, 180], latitudes in [-90, 90], south of north";
    EXPECT_THAT(headerSays(R"("default_view":[170,-90,-170,90],)"), IsEmpty()) << "over the antimeridian";
    EXPECT_THAT(headerSays(R"("default_view":[46,39,47,39],)"),
                ElementsAre("atlas.json:1:17: default_view: [46, 39, 47, 39]" + noBox));
    EXPECT_THAT(headerSays(R"("default_view":[46,39,47,91],)"), ElementsAre(HasSubstr(noBox)));
    EXPECT_THAT(headerSays(R"("default_view":[46,39,47],)"),
                ElementsAre("atlas.json:1:17: default_view: [west, south, east, north] in degrees is expected"));
    EXPECT_THAT(headerSays(R"("default_day":"2023-08",)"),
                ElementsAre("atlas.json: default_day: \"2023-08\" is not a day; YYYY-MM-DD is expected"));
    EXPECT_THAT(headerSays(R"("parties":[{"kind":"state"}],)"), ElementsAre("atlas.json: parties[0].id: is missing"));
    const TempFolder folder;
    folder.write("a/p.geojson", R"({"type":"FeatureCollection","features":[]})");
    folder.write(
        "a/atlas.json",
        R"({"license":"CC0","layers":[{"file":"p.geojson","role":"places"},{"file":"p.geojson","role":"places","style":"red"}]})");
    EXPECT_THAT(printed(load({folder.path("a")}).problems),
                ElementsAre(HasSubstr("layers[1].style: an object of simplestyle's members is expected")));
    folder.write("a/atlas.json", R"({"license":"CC0","layers":[{"file":"p.geojson","role":"places"}]})");
    const auto atlas = load({folder.path("a")});
    ASSERT_TRUE(atlas);
    EXPECT_EQ(atlas->licence, "CC0") << "in the other spelling too";
}

TEST(Overlays, join_words_and_say_what_is_there_already) {
    const TempFolder folder;
    const std::string things = R"("features":[
{"type":"Feature","properties":{"id":"a","role":"areas"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
{"type":"Feature","properties":{"id":"n","role":"network"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
{"type":"Feature","properties":{"id":"r"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
{"type":"Feature","properties":{"id":"c","kind":"checkpoint"},"geometry":{"type":"Point","coordinates":[1,2]}},
{"type":"Feature","properties":{"id":"e","date":"2023"},"geometry":null}]})";
    const auto file = [&](const char* name, const std::string& header) {
        return folder.write(name, R"({"type":"FeatureCollection","corridor":{)" + header + "}," + things);
    };
    const std::string a =
        file("a.geojson", R"("licence":"CC0","credit":"A","disclaimer":"D","note":"N","time_zone":"Asia/Baku",
"parties":[{"id":"p","kind":"state"}],"sources":[{"id":"s","title":"T"},{"id":"t","title":"T"}])");
    const std::string b =
        file("b.geojson", R"("licence":"ODbL","credit":"B","disclaimer":"D","note":"M","time_zone":"UTC",
"parties":[{"id":"p","kind":"group"}],"sources":[{"id":"s","title":"U"},{"id":"t","title":"T"}])");
    LoadOptions skip;
    skip.skipInvalid = true;
    const auto both = load({a, b}, skip);
    EXPECT_THAT(printed(both.problems),
                ElementsAre("warning: b.geojson: feature p: id: a different party with this id is there already; the "
                            "first is kept",
                            "warning: b.geojson: feature s: id: a different source with this id is there already; the "
                            "first is kept",
                            "b.geojson: feature n: id: an edge with this id is there already",
                            "b.geojson: feature r: id: a route with this id is there already",
                            "b.geojson: feature c: id: a place or checkpoint with this id is there already",
                            "b.geojson: feature a: id: an area or line with this id is there already",
                            "b.geojson: feature e: id: an event with this id is there already"));
    ASSERT_TRUE(both);
    EXPECT_EQ(both->licence, "CC0 ODbL");
    EXPECT_EQ(both->credit, "A B");
    EXPECT_EQ(both->disclaimer, "D") << "the same words stand once";
    EXPECT_EQ(both->note, "N M");
    EXPECT_EQ(both->timeZone, "Asia/Baku") << "the first input's";
    EXPECT_EQ(both->parties.at(0).kind, "state");
}

}  // namespace
}  // namespace corridor::ingest
