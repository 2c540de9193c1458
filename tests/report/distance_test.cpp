// What `distance` prints of a route that is interrupted.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_study.hpp"

namespace corridor::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string printed(const measure::Measure& measure, Format format) {
    static const model::Route route = [] {
        model::Route each;
        each.id = "r";
        return each;
    }();
    DistanceAnswer::Row row;
    row.route = &route;
    row.length = measure.length();
    row.straightLine = measure::straightLine(measure);
    row.sinuosity = measure::sinuosity(measure);
    for (const measure::Break& each : measure.breaks)
        if (!each.isListed) row.unlisted.push_back(each);
    DistanceAnswer answer;
    answer.rows = {row};
    return render(answer, {}, format);
}

measure::Measure measured(std::vector<units::Line> parts) {
    model::Route route;
    route.parts = std::move(parts);
    return measure::measureOf(route, measure::Edges({}));
}

TEST(DistanceReport, SaysWhereARouteIsInterruptedAndGivesNoStraightLine) {
    const measure::Measure apart = measured({{{0, 0}, {1, 0}}, {{1.5, 0}, {2, 0}}, {{3, 0}, {4, 0}}});
    EXPECT_THAT(
        printed(apart, Format::table),
        HasSubstr("278.30 km; interrupted between 1, 0 and 1.5, 0 (55.66 km), no gap listed: no straight line (2 "
                  "such places)\n"));
    const std::string json = printed(apart, Format::json);
    EXPECT_THAT(json, Not(HasSubstr("straight_line_m")));
    EXPECT_THAT(json, Not(HasSubstr("sinuosity")));
    EXPECT_THAT(json, HasSubstr("unlisted_gaps"));
    EXPECT_THAT(printed(apart, Format::csv), testing::EndsWith(",,\n"));
}

TEST(DistanceReport, SaysWhereARouteBranches) {
    const measure::Measure y = measured({{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}, {{1, 0}, {1, 1}}});
    EXPECT_THAT(printed(y, Format::table), HasSubstr("interrupted at 1, 0, where it branches, no gap listed"));
}

TEST(DistanceReport, GivesTheStraightLineOfPartsThatJoin) {
    const measure::Measure whole = measured({{{1, 0}, {2, 0}}, {{0, 0}, {1, 0}}});
    EXPECT_THAT(printed(whole, Format::table), HasSubstr("222.64 km; straight line 222.64 km; sinuosity 1.00\n"));
    EXPECT_THAT(printed(whole, Format::json), HasSubstr("straight_line_m"));
    EXPECT_THAT(printed(whole, Format::json), Not(HasSubstr("unlisted_gaps")));
}

class LengthsReport : public testing::Test {
protected:
    static study::Meeting meeting(const std::string& id, double chainage, model::Names names = {}) {
        study::Meeting met;
        met.id = id;
        met.names = std::move(names);
        met.chainage = {chainage};
        return met;
    }

    /// The causeway with all that may be said of its length.
    DistanceAnswer whole() {
        model::Route& road = m_atlas.routes[0];
        road.lengthStated = units::Metres{10'500.0};
        road.accuracy = units::Metres{24.6};
        road.gaps.resize(1);
        DistanceAnswer::Row row;
        row.route = &road;
        row.length = {10'004.0};
        row.straightLine = units::Metres{8003.2};
        row.sinuosity = 1.25;
        row.legs = {{meeting("a", 250.0, called({{"en", "Alpha"}})), meeting("b", 4756.0)},
                    {meeting("b", 4756.0), meeting("c", 10'004.0)}};
        DistanceAnswer answer;
        answer.rows = {row};
        return answer;
    }

    /// The way along it between a place and a position.
    DistanceAnswer between() {
        DistanceAnswer answer = whole();
        answer.ends = DistanceAnswer::Ends{{"a", called({{"en", "Alpha"}}), {0.0, 0.25}}, {"", {}, {0.125, -0.5}}, {7777.0}};
        answer.rows[0].between = std::pair(units::Metres{9000.0}, units::Metres{250.0});
        return answer;
    }

    model::Atlas m_atlas = causewayAtlas();
    study::Question m_question = questionOn("2023-06-01");
};

TEST_F(LengthsReport, TellsThemLegByLeg) {
    EXPECT_EQ(render(whole(), m_question, Format::table),
              "Geodesic lengths on WGS 84; checkpoints of 2023-06-01; names: en\n"
              "\n"
              "Causeway (causeway)\n"
              "  10.00 km as drawn, 10.50 km as stated; straight line 8.00 km; sinuosity 1.25; accuracy ±25 m; 1 gap, "
              "not counted\n"
              "  from   to      leg  km at end\n"
              "-------  --  -------  ---------\n"
              "  Alpha  b   4.51 km       4.76\n"
              "  b      c   5.25 km      10.00\n");
    DistanceAnswer answer = whole();
    m_atlas.routes[0].gaps.resize(2);
    m_atlas.routes[0].approximate = true;
    m_atlas.routes[0].names = {};
    answer.rows[0].legs = {};
    m_question.on = std::nullopt;
    m_question.languages = {"fr", "en"};
    EXPECT_EQ(render(answer, m_question, Format::table),
              "Geodesic lengths on WGS 84; checkpoints of all days; names: fr, en\n"
              "\n"
              "causeway\n"
              "  10.00 km as drawn, 10.50 km as stated; straight line 8.00 km; sinuosity 1.25; approximate, accuracy "
              "±25 m; 2 gaps, not counted\n");
}

TEST_F(LengthsReport, BetweenTwoPlacesSpeakOfNoStatedLength) {
    EXPECT_THAT(render(between(), m_question, Format::table),
                HasSubstr("\n\nAlpha to 0.125,-0.5: straight line 7.78 km\n"
                          "\nCauseway (causeway)\n  10.00 km; straight line 8.00 km; sinuosity 1.25; accuracy"));
    EXPECT_EQ(nlohmann::json::parse(render(between(), m_question, Format::json)), nlohmann::json::parse(R"({
      "ellipsoid": "WGS 84", "names": ["en"],
      "from": {"id": "a", "name": "Alpha", "lon": 0.0, "lat": 0.25}, "to": {"lon": 0.125, "lat": -0.5},
      "straight_line_m": 7777.0,
      "routes": [{"id": "causeway", "name": "Causeway", "length_m": 10004.0, "straight_line_m": 8003.2,
        "sinuosity": 1.25, "accuracy_m": 24.6, "from_chainage_m": 9000.0, "to_chainage_m": 250.0,
        "legs": [
          {"from": "a", "to": "b", "from_chainage_m": 250.0, "to_chainage_m": 4756.0, "length_m": 4506.0},
          {"from": "b", "to": "c", "from_chainage_m": 4756.0, "to_chainage_m": 10004.0, "length_m": 5248.0}]}]})"));
    EXPECT_EQ(render(between(), m_question, Format::csv),
              "route,from,to,from_chainage_m,to_chainage_m,length_m,straight_line_m,sinuosity\n"
              ",a,\"0.125,-0.5\",,,,7777,\n"
              "causeway,,,9000,250,10004,8003.2,1.25\n"
              "causeway,a,b,250,4756,4506,,\n"
              "causeway,b,c,4756,10004,5248,,\n");
}

TEST_F(LengthsReport, GivesWhatIsKnownOfAWholeRouteAsJson) {
    DistanceAnswer answer = whole();
    answer.rows[0].legs = {};
    answer.rows[0].unlisted = {{{1.0, 0.5}, {1.5, 0.25}, false}};
    m_atlas.routes[0].approximate = true;
    EXPECT_EQ(nlohmann::json::parse(render(answer, m_question, Format::json)), nlohmann::json::parse(R"({
      "ellipsoid": "WGS 84", "names": ["en"],
      "routes": [{"id": "causeway", "name": "Causeway", "length_m": 10004.0, "straight_line_m": 8003.2,
        "sinuosity": 1.25, "unlisted_gaps": [{"from": [1.0, 0.5], "to": [1.5, 0.25]}], "length_stated_m": 10500.0,
        "accuracy_m": 24.6, "approximate": true, "legs": []}]})"));
}

TEST_F(LengthsReport, AnInterruptionOfAMetreOrLessIsABranch) {
    // On the equator 1e-6 degrees are 0.1113 m.
    EXPECT_EQ(interruptionWords({{1.0, 0.0}, {1.0 + 8.9e-6, 0.0}, false}), "at 1, 0, where it branches");
    EXPECT_THAT(interruptionWords({{1.0, 0.0}, {1.0 + 9.1e-6, 0.0}, false}), HasSubstr("between 1, 0 and 1.0000"));
    EXPECT_EQ(interruptionWords({{1.0, 0.0}, {1.1, 0.0}, false}), "between 1, 0 and 1.1, 0 (11.13 km)");
}

}  // namespace
}  // namespace corridor::report
