// What `compare` prints of every figure of two ways, in each format.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_study.hpp"

namespace corridor::report {
namespace {

using testing::HasSubstr;
using testing::Not;

class CompareReport : public testing::Test {
protected:
    CompareReport() {
        m_question.window = {day("2023-01-01"), day("2023-01-11")};
        model::Event event;
        event.id = "convoy";
        m_study.atlas.events = {event};
        model::Route& ford = m_study.atlas.routes[1];
        ford.lengthStated = units::Metres{14'500.0};
        ford.accuracy = units::Metres{249.6};
        ford.approximate = true;
    }

    static study::Meeting meeting(const std::string& id, const std::string& kind, bool isCheckpoint, double chainage) {
        study::Meeting met;
        met.id = id;
        met.kind = kind;
        met.isCheckpoint = isCheckpoint;
        met.chainage = {chainage};
        return met;
    }

    study::Alternative alternative(std::size_t route, double length, double straight, access::DayCounts days) const {
        study::Alternative each;
        each.route = &m_study.atlas.routes[route];
        each.length = {length};
        each.straightLine = units::Metres{straight};
        each.sinuosity = length / straight;
        each.days = days;
        each.sharedWithFirst = {route == 0 ? length : 2250.0};
        each.state.emplace();
        each.state->id = each.route->id;
        each.state->whole.length = each.length;
        return each;
    }

    /// The causeway, and the ford, of which more is known. No two figures are alike.
    std::vector<study::Alternative> both() const {
        std::vector<study::Alternative> two{alternative(0, 10'000.0, 8000.0, {1, 2, 3, 4, 0}),
                                            alternative(1, 14'000.0, 8750.0, {3, 0, 7, 0, 0})};
        two[0].met = {meeting("a", "town", false, 0.0)};
        two[1].met = {meeting("a", "town", false, 40.0), meeting("gate", "border-crossing", true, 5149.0),
                      meeting("hut", "checkpoint", true, 9251.0), meeting("b", "town", false, 14'000.0)};
        two[1].met[1].names = called({{"en", "The gate"}});
        two[1].events = {{0, std::nullopt, std::nullopt}};
        two[1].state->whole.status = access::Status::closed;
        two[1].state->whole.saidBy = {access::reported, "east"};
        two[1].state->whole.uncertain = true;
        access::Evidence evidence;
        evidence.event = "ev";
        evidence.by = "east";
        evidence.status = model::Access::closed;
        evidence.from = span("2023-05-10", "2023-05-10");
        evidence.target = "ford";
        two[1].state->whole.because = {evidence};
        return two;
    }

    std::string printed(const std::vector<study::Alternative>& two, Format format) const {
        return render(two, m_study, m_question, format);
    }

    study::Study m_study = study::makeStudy(causewayAtlas());
    study::Question m_question = questionOn("2023-06-01");
};

TEST_F(CompareReport, SetsTheFiguresSideBySide) {
    EXPECT_EQ(printed(both(), Format::table),
              "Comparison on 2023-06-01, medical traffic; names: en\n"
              "Days and events in 2023-01-01/2023-01-10\n"
              "\n"
              "                       causeway               ford\n"
              "---------------------  --------  -----------------\n"
              "length as drawn        10.00 km           14.00 km\n"
              "  against the first                       +4.00 km\n"
              "length as stated                          14.50 km\n"
              "straight line           8.00 km            8.75 km\n"
              "sinuosity                  1.25               1.60\n"
              "accuracy                            approx. ±250 m\n"
              "shared with the first                      2.25 km\n"
              "checkpoints                   0                  2\n"
              "border crossings              0                  1\n"
              "events near                   0                  1\n"
              "days open              1 (10 %)           3 (30 %)\n"
              "days restricted        2 (20 %)            0 (0 %)\n"
              "days disputed          3 (30 %)           7 (70 %)\n"
              "days closed            4 (40 %)            0 (0 %)\n"
              "days unknown            0 (0 %)            0 (0 %)\n"
              "status                  unknown  closed, uncertain\n"
              "\n"
              "Causeway (causeway)\n"
              "    places, km: a (0.0)\n"
              "    checkpoints, km: none\n"
              "    status: unknown\n"
              "\n"
              "ford (ford)\n"
              "    places, km: a (0.0) - b (14.0)\n"
              "    checkpoints, km: The gate (5.1) - hut (9.3)\n"
              "    status: closed, uncertain\n"
              "    - East: closed from 2023-05-10 [ev: ]\n");
}

TEST_F(CompareReport, LeavesOutWhatNoWayHasAndTheAccuracyThatIsNotApproximate) {
    std::vector<study::Alternative> two = both();
    m_question.on = std::nullopt;
    m_question.window = {};
    m_study.atlas.routes[1].lengthStated = std::nullopt;
    m_study.atlas.routes[1].approximate = false;
    for (study::Alternative& each : two) {
        each.straightLine = std::nullopt;
        each.sinuosity = std::nullopt;
        each.state = std::nullopt;
        each.days = std::nullopt;
        each.met = {};
    }
    two[1].length = {9000.0};
    EXPECT_EQ(printed(two, Format::table),
              "Comparison on no day: dates left out of account, medical traffic; names: en\n"
              "\n"
              "                       causeway      ford\n"
              "---------------------  --------  --------\n"
              "length as drawn        10.00 km   9.00 km\n"
              "  against the first              -1.00 km\n"
              "straight line              none      none\n"
              "accuracy                           ±250 m\n"
              "shared with the first             2.25 km\n"
              "checkpoints                   0         0\n"
              "border crossings              0         0\n"
              "events near                   0         1\n"
              "\n"
              "Causeway (causeway)\n"
              "    places, km: none\n"
              "    checkpoints, km: none\n"
              "\n"
              "ford (ford)\n"
              "    places, km: none\n"
              "    checkpoints, km: none\n");
}

TEST_F(CompareReport, SpeaksOfDaysOnlyWhereBothEndsOfTheWindowAreKnown) {
    for (const bool isStart : {true, false}) {
        m_question.window = {day("2023-01-01"), day("2023-01-11")};
        (isStart ? m_question.window.from : m_question.window.to) =
            isStart ? units::Date::earliest() : units::Date::latest();
        EXPECT_THAT(printed(both(), Format::table), Not(HasSubstr("Days and events")));
        EXPECT_THAT(printed(both(), Format::json), Not(HasSubstr("window")));
    }
}

TEST_F(CompareReport, AWindowWithoutDaysHasNoShares) {
    std::vector<study::Alternative> two = both();
    for (study::Alternative& each : two) each.days = access::DayCounts{};
    EXPECT_THAT(printed(two, Format::table), HasSubstr("days open                     0                  0\n"));
}

TEST_F(CompareReport, SharesOfDaysAreOfAllOfThem) {
    std::vector<study::Alternative> two = both();
    two[0].days = access::DayCounts{1, 1, 1, 1, 4};
    EXPECT_THAT(printed(two, Format::table), HasSubstr("days unknown           4 (50 %)"));
    two[0].days = access::DayCounts{2, 0, 0, 0, 1};
    EXPECT_THAT(printed(two, Format::table), HasSubstr("days open              2 (67 %)"));
}

/// `disputed: closed (...); open (west)` would make its column wide: from 45 columns on it stands below alone.
TEST_F(CompareReport, KeepsALongStatusOutOfTheTable) {
    const auto disputedBy = [&](const std::string& party) {
        std::vector<study::Alternative> two = both();
        access::Answer& whole = two[0].state->whole;
        whole.status = access::Status::disputed;
        whole.sides.resize(2);
        whole.sides[0].by = party;
        whole.sides[0].status = model::Access::closed;
        whole.sides[1].by = "west";
        return printed(two, Format::table);
    };
    EXPECT_THAT(disputedBy("twelvelettrs"), HasSubstr("  disputed: closed (twelvelettrs); open (west)  closed, unc"));
    const std::string longer = disputedBy("thirteen-ltrs");
    EXPECT_THAT(longer, HasSubstr("status                 disputed, see below  closed, uncertain\n"));
    EXPECT_THAT(longer, HasSubstr("\n    status: disputed: closed (thirteen-ltrs); open (west)\n"));
}

TEST_F(CompareReport, GivesAllFiguresAndTheirDifferencesAsJson) {
    std::vector<study::Alternative> two = both();
    two[0].met.push_back(meeting("c", "checkpoint", true, 5000.0));
    two[0].days = access::DayCounts{1, 2, 9, 4, 5};
    two[1].days = access::DayCounts{3, 5, 8, 14, 16};
    const nlohmann::json expected = nlohmann::json::parse(R"({
      "on": "2023-06-01", "traffic": "medical", "names": ["en"],
      "window": {"from": "2023-01-01", "to": "2023-01-11"},
      "routes": [
        {"id": "causeway", "name": "Causeway", "length_m": 10000.0, "straight_line_m": 8000.0, "sinuosity": 1.25,
         "checkpoints": [{"id": "c", "chainage_m": 5000.0}], "places": [{"id": "a", "chainage_m": 0.0}],
         "borders": [], "events": 0, "events_near": [],
         "days": {"open": 1, "restricted": 2, "disputed": 9, "closed": 4, "unknown": 5},
         "shared_with_first_m": 10000.0, "status": "unknown", "said_by": [], "uncertain": false, "exists": true,
         "because": [],
         "delta": {"length_m": 0.0, "straight_line_m": 0.0, "sinuosity": 0.0, "checkpoints": 0, "events": 0,
                   "days": {"open": 0, "restricted": 0, "disputed": 0, "closed": 0, "unknown": 0}}},
        {"id": "ford", "length_m": 14000.0, "length_stated_m": 14500.0, "straight_line_m": 8750.0, "sinuosity": 1.6,
         "accuracy_m": 249.6, "approximate": true,
         "checkpoints": [{"id": "gate", "chainage_m": 5149.0}, {"id": "hut", "chainage_m": 9251.0}],
         "places": [{"id": "a", "chainage_m": 40.0}, {"id": "b", "chainage_m": 14000.0}],
         "borders": [{"id": "gate", "chainage_m": 5149.0}], "events": 1, "events_near": ["convoy"],
         "days": {"open": 3, "restricted": 5, "disputed": 8, "closed": 14, "unknown": 16},
         "shared_with_first_m": 2250.0, "status": "closed", "said_by": ["reported", "east"], "uncertain": true,
         "exists": true,
         "because": [{"event": "ev", "by": "east", "status": "closed", "from": "2023-05-10", "to": null,
                      "reach_m": 0.0, "sources": []}],
         "delta": {"length_m": 4000.0, "straight_line_m": 750.0, "sinuosity": 0.35, "checkpoints": 1, "events": 1,
                   "days": {"open": 2, "restricted": 3, "disputed": -1, "closed": 10, "unknown": 11}}}]})");
    nlohmann::json given = nlohmann::json::parse(printed(two, Format::json));
    nlohmann::json& sinuosity = given["routes"][1]["delta"]["sinuosity"];
    EXPECT_NEAR(sinuosity.get<double>(), 0.35, 1e-12);
    sinuosity = 0.35;
    EXPECT_EQ(given, expected);
}

TEST_F(CompareReport, HasNoDifferenceFromWhatOneOfTheTwoLacks) {
    for (const std::size_t lacking : {0u, 1u}) {
        std::vector<study::Alternative> two = both();
        two[lacking].straightLine = std::nullopt;
        two[lacking].sinuosity = std::nullopt;
        two[lacking].days = std::nullopt;
        const nlohmann::json delta = nlohmann::json::parse(printed(two, Format::json))["routes"][1]["delta"];
        EXPECT_EQ(delta, nlohmann::json::parse(R"({"length_m": 4000.0, "checkpoints": 2, "events": 1})"));
    }
}

TEST_F(CompareReport, GivesARowForEachWayAsCsv) {
    const std::string header =
        "id,name,length_m,length_stated_m,straight_line_m,sinuosity,checkpoints,borders,events,days_open,"
        "days_restricted,days_disputed,days_closed,days_unknown,shared_with_first_m,delta_length_m,on,traffic,status,"
        "said_by,uncertain\n";
    std::vector<study::Alternative> two = both();
    two[1].days = access::DayCounts{3, 5, 8, 14, 16};
    EXPECT_EQ(printed(two, Format::csv),
              header +
                  "causeway,Causeway,10000,,8000,1.25,0,0,0,1,2,3,4,0,10000,0,2023-06-01,medical,unknown,,false\n"
                  "ford,,14000,14500,8750,1.6,2,1,1,3,5,8,14,16,2250,4000,2023-06-01,medical,closed,reported;east,"
                  "true\n");
    m_question.on = std::nullopt;
    two.resize(1);
    two[0].straightLine = std::nullopt;
    two[0].sinuosity = std::nullopt;
    two[0].days = std::nullopt;
    two[0].state = std::nullopt;
    EXPECT_EQ(printed(two, Format::csv), header + "causeway,Causeway,10000,,,,0,0,0,,,,,,10000,0,,medical,,,\n");
}

}  // namespace
}  // namespace corridor::report
