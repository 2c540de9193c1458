#include <gmock/gmock.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "small_study.hpp"

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

/// One of everything, with all that it may carry; behind it things that carry nothing.
model::Atlas atlasOfEverything() {
    model::Atlas atlas;
    atlas.id = "causeway-atlas";
    atlas.title = "A causeway";
    atlas.licence = "CC0 1.0";
    atlas.credit = "Nobody";
    atlas.disclaimer = "Nothing here exists.";
    atlas.timeZone = "UTC";
    atlas.coverage = units::parseEdtf("2023-01-01/2023-12-31").value;
    atlas.defaultDay = day("2023-06-01");
    atlas.inputs = {{"roads.geojson", "ab12"}, {"PG:dbname=x", ""}};
    model::Route road;
    road.id = "road";
    road.names = called({{"en", "Road"}, {"", "Rue"}, {"fr", "Route"}});
    road.names.alternatives = {"Causeway"};
    road.kind = "highway";
    road.valid = units::parseEdtf("2022/..").value;
    road.accuracy = units::Metres{25.0};
    road.approximate = true;
    road.parts = {{{0.0, 0.0}, {0.1, 0.0}}};
    atlas.routes = {road, {}};
    atlas.routes[1].id = "bare-road";
    model::Checkpoint post;
    post.id = "post";
    post.names = called({{"en", "Post"}});
    post.kind = "border-crossing";
    post.existed = units::parseEdtf("2023-03~/..").value;
    post.operatedBy = "East";
    post.position = {0.05, 0.01};
    post.accuracy = units::Metres{200.0};
    atlas.checkpoints = {post, {}};
    atlas.checkpoints[1].id = "bare-post";
    model::Place town;
    town.id = "town";
    town.names = called({{"en", "Town"}, {"fr", "Ville"}});
    town.kind = "town";
    town.position = {0.0, 0.02};
    town.accuracy = units::Metres{50.0};
    town.valid = units::parseEdtf("1990/..").value;
    atlas.places = {town};
    model::Event event;
    event.id = "closure";
    event.names = called({{"en", "Closed"}});
    event.category = "closure";
    event.date = units::parseEdtf("2023-05-10").value;
    event.position = units::LonLat{0.04, 0.0};
    atlas.events = {event, {}, event};
    atlas.events.change(1, [&](model::Event& e) { e.id = "rumour"; });
    atlas.events.change(2, [&](model::Event& e) { e.id = "again"; });
    atlas.events.change(2, [&](model::Event& e) { e.position = std::nullopt; });
    model::Edge edge;
    edge.id = "e1";
    edge.line = {{0.0, 0.0}, {0.1, 0.0}};
    atlas.network = {edge};
    model::Party east;
    east.id = "east";
    east.names = called({{"en", "East"}});
    east.kind = "state";
    atlas.parties = {east, {}};
    atlas.parties[1].id = "west";
    model::Source gazette;
    gazette.id = "gazette";
    gazette.publisher = "The Gazette";
    gazette.title = "Closed";
    gazette.url = "https://example.org/1";
    gazette.date = units::parseEdtf("2023-05-11").value;
    gazette.kind = "newspaper";
    gazette.stance = "aligned";
    gazette.alignedWith = "east";
    atlas.sources = {gazette, {}};
    atlas.sources[1].id = "letter";
    return atlas;
}

// 0.1 degrees of the equator: 6,378,137 m * pi / 1800.
constexpr double tenthOfADegree = 11'131.949079327358;

TEST(Info, givesAllThatIsKnownAsJson) {
    study::Question question;
    question.languages = {"fr", "en"};
    nlohmann::json given = nlohmann::json::parse(renderInfo(atlasOfEverything(), question, Format::json));
    EXPECT_NEAR(given["routes"][0]["length_m"].get<double>(), tenthOfADegree, 1e-6);
    given["routes"][0]["length_m"] = 11132;
    EXPECT_EQ(given, nlohmann::json::parse(R"({
      "id": "causeway-atlas", "title": "A causeway", "licence": "CC0 1.0", "credit": "Nobody",
      "disclaimer": "Nothing here exists.", "time_zone": "UTC", "coverage": "2023-01-01/2023-12-31",
      "default_day": "2023-06-01", "extent": [0.0, 0.0, 0.1, 0.02],
      "inputs": [{"name": "roads.geojson", "sha256": "ab12"}, {"name": "PG:dbname=x"}],
      "routes": [
        {"id": "road", "name": "Route", "kind": "highway",
         "names": {"name": "Rue", "en": "Road", "fr": "Route", "alternatives": ["Causeway"]}, "length_m": 11132,
         "valid": "2022/..", "accuracy_m": 25.0, "approximate": true},
        {"id": "bare-road", "names": {}, "length_m": 0.0}],
      "checkpoints": [
        {"id": "post", "name": "Post", "kind": "border-crossing", "names": {"en": "Post"}, "lon": 0.05, "lat": 0.01,
         "accuracy_m": 200.0, "existed": "2023-03~/..", "operator": "East"},
        {"id": "bare-post", "names": {}, "lon": 0.0, "lat": 0.0}],
      "parties": [{"id": "east", "name": "East", "kind": "state", "names": {"en": "East"}},
                  {"id": "west", "names": {}}],
      "categories": {"": 1, "closure": 2}, "events": 3, "network_edges": 1,
      "places": [{"id": "town", "name": "Ville", "kind": "town", "names": {"en": "Town", "fr": "Ville"}, "lon": 0.0,
                  "lat": 0.02, "accuracy_m": 50.0}],
      "sources": [
        {"id": "gazette", "publisher": "The Gazette", "title": "Closed", "url": "https://example.org/1",
         "date": "2023-05-11", "kind": "newspaper", "stance": "aligned", "aligned_with": "east"},
        {"id": "letter"}]})"));
}

TEST(Info, givesARowForEachThingAsCsv) {
    study::Question question;
    question.languages = {"fr", "en"};
    const std::string text = renderInfo(atlasOfEverything(), question, Format::csv);
    const std::size_t length = text.find("11131.94");
    ASSERT_NE(length, std::string::npos);
    EXPECT_EQ(text.substr(0, length) + text.substr(text.find(',', length)),
              "what,id,name,kind,lon,lat,length_m,days\n"
              "route,road,Route,highway,,,,2022/..\n"
              "route,bare-road,,,,,0,\n"
              "checkpoint,post,Post,border-crossing,0.05,0.01,,2023-03~/..\n"
              "checkpoint,bare-post,,,0,0,,\n"
              "event,closure,Closed,closure,0.04,0,,2023-05-10\n"
              "event,rumour,,,,,,\n"
              "event,again,Closed,closure,,,,2023-05-10\n"
              "place,town,Ville,town,0,0.02,,1990/..\n"
              "party,east,East,state,,,,\n"
              "party,west,,,,,,\n"
              "source,gazette,The Gazette,newspaper,,,,2023-05-11\n"
              "source,letter,,,,,,\n");
}

TEST(Info, givesTablesForPeople) {
    study::Question question;
    question.languages = {"fr", "en"};
    EXPECT_EQ(renderInfo(atlasOfEverything(), question, Format::table),
              "A causeway\n"
              "  coverage     2023-01-01/2023-12-31\n"
              "  default day  2023-06-01\n"
              "  extent       0.00000,0.00000,0.10000,0.02000 (W,S,E,N)\n"
              "  parties      east; west\n"
              "  events       3 ((none) 1, closure 2)\n"
              "  network      1 edges\n"
              "  licence      CC0 1.0\n"
              "  credit       Nobody\n"
              "\n"
              "route        length  valid    name\n"
              "---------  --------  -------  -----\n"
              "road       11.13 km  2022/..  Route\n"
              "bare-road   0.00 km\n"
              "\n"
              "checkpoint  kind             existed      name\n"
              "----------  ---------------  -----------  ----\n"
              "post        border-crossing  2023-03~/..  Post\n"
              "bare-post\n"
              "\n"
              "place  kind  names\n"
              "-----  ----  ------------\n"
              "town   town  Town / Ville\n"
              "\n"
              "source   publisher    date        stance\n"
              "-------  -----------  ----------  -------\n"
              "gazette  The Gazette  2023-05-11  aligned\n"
              "letter\n");
}

TEST(Info, saysLittleOfAnAtlasWithLittleInIt) {
    model::Atlas atlas;
    atlas.id = "plain";
    EXPECT_EQ(renderInfo(atlas, {}, Format::table), "plain\n  coverage     all days\n  events       0 ()\n");
    EXPECT_EQ(nlohmann::json::parse(renderInfo(atlas, {}, Format::json)), nlohmann::json::parse(R"({
      "id": "plain", "inputs": [], "routes": [], "checkpoints": [], "parties": [], "categories": {}, "events": 0,
      "network_edges": 0, "places": [], "sources": []})"));
}

TEST(Info, theExtentHoldsWhateverHasAPlace) {
    const units::LonLat at{4.5, -2.25};
    const std::vector<std::function<void(model::Atlas&)>> cases{
        [&](model::Atlas& atlas) { atlas.routes.resize(1); atlas.routes[0].parts = {{}, {at}}; },
        [&](model::Atlas& atlas) { atlas.network.resize(1); atlas.network[0].line = {at}; },
        [&](model::Atlas& atlas) { atlas.places.resize(1); atlas.places[0].position = at; },
        [&](model::Atlas& atlas) { atlas.checkpoints.resize(1); atlas.checkpoints[0].position = at; },
        [&](model::Atlas& atlas) { model::Event event; event.position = at; atlas.events = {model::Event{}, event}; },
        [&](model::Atlas& atlas) { atlas.shapes.resize(1); atlas.shapes[0].lines = {{}, {at}}; },
        [&](model::Atlas& atlas) { atlas.shapes.resize(1); atlas.shapes[0].polygons = {{{}, {at}}}; },
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        model::Atlas atlas;
        cases[i](atlas);
        EXPECT_THAT(renderInfo(atlas, {}, Format::table), HasSubstr("4.50000,-2.25000,4.50000,-2.25000 (W,S,E,N)"))
            << "case " << i;
    }
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
