// What `events` prints of every member of an event, in each format.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_study.hpp"

namespace corridor::report {
namespace {

using testing::HasSubstr;
using testing::Not;

class EventsReport : public testing::Test {
protected:
    EventsReport() {
        m_full.id = "convoy";
        m_full.names = called({{"en", "Convoy waits"}, {"fr", "Convoi"}});
        m_full.date = units::parseEdtf("2023-05-10/..").value;
        m_full.category = "convoy";
        m_full.position = units::LonLat{0.05, 0.01};
        m_full.accuracy = units::Metres{1540.0};
        m_bare.id = "rumour";
        m_question.languages = {"en"};
    }

    /// The full event, seen from the causeway, and the bare one, which has neither place nor day.
    EventsAnswer both() const {
        study::NearEvent near{0, geodesy::Nearest{}, geodesy::ChainageRange{{4020.0}, {7110.0}}};
        near.nearest->chainage = {5566.0};
        near.nearest->offset = {1106.0};
        near.nearest->side = geodesy::Side::left;
        return {&m_atlas.routes[0], {near, {1, std::nullopt, std::nullopt}}};
    }

    std::string printed(const EventsAnswer& answer, Format format) const {
        return render(answer, {m_full, m_bare}, m_question, format);
    }

    model::Atlas m_atlas = causewayAtlas();
    model::Event m_full, m_bare;
    study::Question m_question;
};

TEST_F(EventsReport, ListsThemWithTheirPlaceAlongTheRoute) {
    EXPECT_EQ(printed(both(), Format::table),
              "2 events near Causeway\n"
              "\n"
              "date           category             km        off, km  event         id\n"
              "-------------  --------  -------------  -------------  ------------  ------\n"
              "2023-05-10/..  convoy    5.6 (4.0-7.1)  1.1 left ±1.5  Convoy waits  convoy\n"
              "undated                                                rumour        rumour\n");
}

TEST_F(EventsReport, ListsThemWithoutARoute) {
    EventsAnswer answer = both();
    answer.near = nullptr;
    m_question.window = {day("2023-05-01"), day("2023-06-01")};
    EXPECT_EQ(printed(answer, Format::table),
              "2 events in 2023-05-01/2023-05-31\n"
              "\n"
              "date           category  event         id\n"
              "-------------  --------  ------------  ------\n"
              "2023-05-10/..  convoy    Convoy waits  convoy\n"
              "undated                  rumour        rumour\n");
    m_question.window.to = units::Date::latest();
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("2 events in 2023-05-01/..\n"));
    m_question.window = {units::Date::earliest(), day("2023-06-01")};
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("2 events in ../2023-05-31\n"));
}

TEST_F(EventsReport, GivesARangeOfKilometresOnlyWhereItIsLongerThanAHundredMetres) {
    EventsAnswer answer = both();
    answer.events[0].range = geodesy::ChainageRange{{5500.0}, {5600.0}};
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("convoy    5.6  1.1 left"));
    answer.events[0].range->to = {5600.5};
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("convoy    5.6 (5.5-5.6)  1.1 left"));
    answer.events[0].range = std::nullopt;
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("convoy    5.6  1.1 left"));
}

TEST_F(EventsReport, NamesTheSideAndTheAccuracyWhereThereIsOne) {
    EventsAnswer answer = both();
    answer.events[0].nearest->side = geodesy::Side::right;
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("  1.1 right ±1.5  "));
    EXPECT_THAT(printed(answer, Format::json), HasSubstr("\"side\": \"right\""));
    answer.events[0].nearest->side = geodesy::Side::on;
    m_full.accuracy = std::nullopt;
    EXPECT_THAT(printed(answer, Format::table), HasSubstr("  1.1 on  Convoy"));
    EXPECT_THAT(printed(answer, Format::csv), HasSubstr(",1106,on\n"));
}

TEST_F(EventsReport, GivesAllOfAnEventAsJsonAndLeavesOutWhatDoesNotApply) {
    EXPECT_EQ(nlohmann::json::parse(printed(both(), Format::json)), nlohmann::json::parse(R"({"events": [
      {"id": "convoy", "name": "Convoy waits", "date": "2023-05-10/..", "earliest": "2023-05-10", "category": "convoy",
       "lon": 0.05, "lat": 0.01, "accuracy_m": 1540.0, "chainage_m": 5566.0, "chainage_range_m": [4020.0, 7110.0],
       "offset_m": 1106.0, "side": "left"},
      {"id": "rumour"}]})"));
    m_full.date = units::parseEdtf("../2023-05-10").value;
    EXPECT_THAT(printed(both(), Format::json), HasSubstr("\"latest\": \"2023-05-10\""));
    EXPECT_THAT(printed(both(), Format::json), Not(HasSubstr("earliest")));
}

TEST_F(EventsReport, GivesARowForEachAsCsv) {
    const std::string header =
        "id,name,date,earliest,latest,category,lon,lat,accuracy_m,chainage_m,chainage_from_m,chainage_to_m,offset_m,"
        "side\n";
    EXPECT_EQ(printed(both(), Format::csv),
              header + "convoy,Convoy waits,2023-05-10/..,2023-05-10,,convoy,0.05,0.01,1540,5566,4020,7110,1106,left\n"
                       "rumour,,,,,,,,,,,,,\n");
    m_full.date = units::parseEdtf("2023-05").value;
    EXPECT_THAT(printed(both(), Format::csv), HasSubstr(",2023-05,2023-05-01,2023-05-31,convoy,"));
}

}  // namespace
}  // namespace corridor::report
