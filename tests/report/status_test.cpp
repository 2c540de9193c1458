// What `status` prints of every member of an answer, in each format.
#include <gmock/gmock.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "small_study.hpp"

namespace corridor::report {
namespace {

using access::Evidence;
using testing::HasSubstr;
using testing::Not;

class StatusReport : public testing::Test {
protected:
    /// A reason that says as little as one can.
    static Evidence reason() {
        Evidence evidence;
        evidence.event = "ev";
        evidence.by = "east";
        evidence.status = model::Access::closed;
        evidence.from = span("2023-05-10", "2023-05-10");
        evidence.target = "causeway";
        evidence.reach = {10'000.0};
        return evidence;
    }

    /// One that says all, the other way round.
    static Evidence fullReason() {
        Evidence evidence = reason();
        evidence.statement = "nobody passes";
        evidence.conditions = {"escort", "icrc"};
        evidence.only = called({{"en", "lorries"}, {"fr", "camions"}});
        evidence.from = span("2023-05-10", "2023-05-12");
        evidence.until = span("2023-07-01", "2023-07-05");
        evidence.untilInferred = true;
        evidence.sources = {"gazette", "bulletin", "letter"};
        evidence.part = model::Part{"post", units::Metres{7004.0}};
        evidence.isPartFound = false;
        evidence.direction = model::Direction::backward;
        evidence.target = "ford";
        evidence.basis = "inferred";
        evidence.isPassage = true;
        evidence.reach = {2500.5};
        evidence.also = {"ev2", "ev3"};
        evidence.otherwise = true;
        return evidence;
    }

    static StatusAnswer::Row rowOf(std::vector<Evidence> because) {
        StatusAnswer::Row row;
        row.names = called({{"en", "Causeway"}, {"fr", "Chaussée"}});
        row.state.id = "causeway";
        row.state.whole.status = access::Status::closed;
        row.state.whole.length = {10'000.0};
        row.state.whole.because = std::move(because);
        return row;
    }

    std::string printed(const StatusAnswer::Row& row, Format format) const {
        return render(StatusAnswer{{row}}, m_study, m_question, format);
    }

    /// The paragraph of one reason, in one line.
    std::string said(const Evidence& evidence) const {
        const std::string text = printed(rowOf({evidence}), Format::table);
        return inOneLine(text.substr(text.find("    - ") + 6));
    }

    study::Study m_study = study::makeStudy(causewayAtlas());
    study::Question m_question = questionOn("2023-06-01");
};

TEST_F(StatusReport, IsHeadedByTheQuestion) {
    const auto heading = [&] {
        const std::string text = printed(rowOf({}), Format::table);
        return text.substr(0, text.find('\n'));
    };
    EXPECT_EQ(printed(rowOf({}), Format::table),
              "Status on 2023-06-01, medical traffic; names: en\n\nCauseway (causeway): closed\n");
    m_question.languages = {"fr", "en"};
    m_question.viewpoint.accordingTo = "east";
    m_question.viewpoint.traffic = "all";
    EXPECT_EQ(heading(),
              "Status on 2023-06-01, what was said of all traffic alike, according to Est; names: fr, en");
    m_question.languages = {};
    m_question.on = std::nullopt;
    m_question.viewpoint = {};
    EXPECT_EQ(heading(), "Status on no day: dates left out of account, civilian traffic");
}

TEST_F(StatusReport, NamesATargetOnceWhereItsIdIsItsName) {
    StatusAnswer::Row row = rowOf({});
    row.names = {};
    EXPECT_THAT(printed(row, Format::table), testing::EndsWith("\n\ncauseway: closed\n"));
}

/// The words before the statement take 37 columns of the first line, indent included.
TEST_F(StatusReport, WrapsAReasonAtAHundredColumnsUnderItsDash) {
    Evidence evidence = reason();
    const auto lines = [&](std::size_t width) {
        evidence.statement = std::string(width, 'x') + " y z";
        const std::string text = printed(rowOf({evidence}), Format::table);
        return text.substr(text.find("    - "));
    };
    const std::string start = "    - East: closed from 2023-05-10 – ";
    EXPECT_EQ(lines(61), start + std::string(61, 'x') + " y\n      z [ev: ]\n");
    EXPECT_EQ(lines(62), start + std::string(62, 'x') + "\n      y z [ev: ]\n");
}

TEST_F(StatusReport, SaysOfAReasonHowMuchWhenAndForWhom) {
    using Change = std::function<void(Evidence&)>;
    const std::vector<std::pair<Change, std::string>> cases{
        {[](Evidence&) {}, "East: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.by = "west"; }, "west: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.by = access::reported; }, "reported: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.from = span("2023-05-10", "2023-05-12"); },
         "East: closed from [2023-05-10..2023-05-12] [ev: ]"},
        {[](Evidence& e) { e.from.lower = units::Date::earliest(); }, "East: closed from [..2023-05-10] [ev: ]"},
        {[](Evidence& e) { e.from.upper = units::Date::latest(); }, "East: closed from [2023-05-10..] [ev: ]"},
        {[](Evidence& e) { e.isPassage = true; }, "East: closed from 2023-05-10 (a passage, for its day) [ev: ]"},
        {[](Evidence& e) { e.until = span("2023-07-01", "2023-07-01"); },
         "East: closed from 2023-05-10 to 2023-07-01 [ev: ]"},
        {[](Evidence& e) { e.untilInferred = true; }, "East: closed from 2023-05-10 (end inferred) [ev: ]"},
        {[](Evidence& e) { e.part = model::Part{"post", units::Metres{7004.0}}; },
         "East: closed from 2023-05-10, between Middle post and km 7.00 [ev: ]"},
        {[](Evidence& e) { e.part = model::Part{units::Metres{3006.0}, "nowhere"}; e.isPartFound = false; },
         "East: closed from 2023-05-10, between km 3.01 and nowhere (that part is not found on it: taken for the "
         "whole) [ev: ]"},
        {[](Evidence& e) { e.isPartFound = false; }, "East: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.direction = model::Direction::forward; },
         "East: closed from 2023-05-10, one way only: forward [ev: ]"},
        {[](Evidence& e) { e.direction = model::Direction::backward; },
         "East: closed from 2023-05-10, one way only: backward [ev: ]"},
        {[](Evidence& e) { e.only = called({{"en", "lorries"}, {"fr", "camions"}}); },
         "East: closed from 2023-05-10, said only of lorries [ev: ]"},
        {[](Evidence& e) { e.conditions = {"escort", "icrc"}; },
         "East: closed from 2023-05-10, conditions: escort, icrc [ev: ]"},
        {[](Evidence& e) { e.basis = "inferred"; }, "East: closed from 2023-05-10, inferred [ev: ]"},
        {[](Evidence& e) { e.basis = "statement"; }, "East: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.target = "post"; }, "East: closed from 2023-05-10, said of Middle post [ev: ]"},
        {[](Evidence& e) { e.reach = {0.0}; }, "East: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.reach = {0.5}; }, "East: closed from 2023-05-10, reaches 0.0 of 10.0 km [ev: ]"},
        {[](Evidence& e) { e.reach = {2480.0}; }, "East: closed from 2023-05-10, reaches 2.5 of 10.0 km [ev: ]"},
        {[](Evidence& e) { e.reach = {9998.9}; }, "East: closed from 2023-05-10, reaches 10.0 of 10.0 km [ev: ]"},
        {[](Evidence& e) { e.reach = {9999.0}; }, "East: closed from 2023-05-10 [ev: ]"},
        {[](Evidence& e) { e.otherwise = true; },
         "East: closed from 2023-05-10, if an uncertain date fell otherwise [ev: ]"},
        {[](Evidence& e) { e.statement = "nobody passes"; }, "East: closed from 2023-05-10 – nobody passes [ev: ]"},
        {[](Evidence& e) { e.sources = {"gazette", "bulletin", "letter"}; },
         "East: closed from 2023-05-10 [ev: The Gazette 2023-05~ (independent); bulletin 2023-05-12; letter]"},
        {[](Evidence& e) { e.also = {"ev2", "ev3"}; }, "East: closed from 2023-05-10 [ev: ]; so also ev2, ev3"},
    };
    for (const auto& [change, words] : cases) {
        Evidence evidence = reason();
        change(evidence);
        EXPECT_EQ(said(evidence), words + " ");
    }
    EXPECT_EQ(said(fullReason()),
              "East: closed from [2023-05-10..2023-05-12] (a passage, for its day) to [2023-07-01..2023-07-05] (end "
              "inferred), between Middle post and km 7.00 (that part is not found on it: taken for the whole), one way "
              "only: backward, said only of lorries, conditions: escort, icrc, inferred, said of ford, reaches 2.5 of "
              "10.0 km, if an uncertain date fell otherwise – nobody passes [ev: The Gazette 2023-05~ (independent); "
              "bulletin 2023-05-12; letter]; so also ev2, ev3 ");
}

TEST_F(StatusReport, SaysHowOldTheLatestChangeOfAWordIs) {
    using Span = std::optional<units::DaySpan>;
    const auto age = [&](const Span& newest, const Span& told) {
        StatusAnswer::Row row = rowOf({});
        row.state.whole.newest = newest;
        row.state.whole.newestSaid = told;
        const std::string text = printed(row, Format::table);
        return text.substr(text.find("closed\n") + 7);
    };
    const auto line = [](const std::string& words) { return "    Latest change of a word: " + words + ".\n"; };
    EXPECT_EQ(age(std::nullopt, std::nullopt), "");
    EXPECT_EQ(age(span("2023-05-30", "2023-05-30"), {}), line("2023-05-30, 2 days old"));
    EXPECT_EQ(age(span("2023-05-31", "2023-05-31"), {}), line("2023-05-31, 1 day old"));
    EXPECT_EQ(age(span("2023-06-01", "2023-06-01"), {}), line("2023-06-01, new that day"));
    EXPECT_EQ(age(span("2023-06-02", "2023-06-02"), {}), line("2023-06-02, new that day"));
    EXPECT_EQ(age(span("2023-05-22", "2023-05-29"), {}), line("[2023-05-22..2023-05-29], 3 to 10 days old"));
    EXPECT_EQ(age(span("2023-05-22", "2023-06-03"), {}), line("[2023-05-22..2023-06-03], 0 to 10 days old"));
    EXPECT_EQ(age(units::DaySpan{day("2023-05-22"), units::Date::latest()}, {}), line("2023-05-22, 10 days old"));
    EXPECT_EQ(age(span("2023-05-30", "2023-05-30"), span("2023-05-30", "2023-05-30")),
              line("2023-05-30, 2 days old"));
    EXPECT_EQ(age(span("2023-05-30", "2023-05-30"), span("2023-05-30", "2023-05-31")),
              line("2023-05-30, 2 days old, said [2023-05-30..2023-05-31]"));
}

TEST_F(StatusReport, GivesAllOfAnAnswerAsJson) {
    StatusAnswer::Row row = rowOf({reason(), fullReason()});
    row.state.whole.status = access::Status::disputed;
    row.state.whole.saidBy = {access::reported, "east"};
    row.state.whole.uncertain = true;
    row.state.whole.exists = false;
    row.state.whole.asReported = true;
    row.state.whole.newest = span("2023-05-10", "2023-05-12");
    row.state.whole.newestSaid = span("2023-05-11", "2023-05-13");
    access::Answer open, closed;
    open.status = access::Status::open;
    open.saidBy = {"west"};
    closed.status = access::Status::closed;
    closed.saidBy = {"east"};
    closed.uncertain = true;
    row.state.byDirection = access::ByDirection{closed, open};
    row.state.along = {{{0.0}, {2500.5}, open, model::Direction::forward},
                       {{0.0}, {2500.5}, closed, model::Direction::backward},
                       {{2500.5}, {10'000.0}, closed, std::nullopt}};
    m_question.viewpoint.accordingTo = "east";
    const auto expected = nlohmann::json::parse(R"({
      "on": "2023-06-01", "traffic": "medical", "according_to": "east", "names": ["en"],
      "targets": [{
        "id": "causeway", "name": "Causeway",
        "status": "disputed", "said_by": ["reported", "east"], "uncertain": true, "exists": false, "as_reported": true,
        "because": [
          {"event": "ev", "by": "east", "status": "closed", "from": "2023-05-10", "to": null, "reach_m": 10000.0,
           "sources": []},
          {"event": "ev", "by": "east", "status": "closed", "statement": "nobody passes",
           "conditions": ["escort", "icrc"], "only": "lorries", "from": "2023-05-10", "from_latest": "2023-05-12",
           "to": "2023-07-02", "to_latest": "2023-07-06", "until_basis": "inferred", "reach_m": 2500.5,
           "said_of": "ford", "sources": ["gazette", "bulletin", "letter"], "part": {"from": "post", "to": 7004.0},
           "part_found": false, "direction": "backward", "kind": "passage", "basis": "inferred",
           "also": ["ev2", "ev3"], "otherwise": true}],
        "newest": {"from": "2023-05-10", "from_latest": "2023-05-12", "said": ["2023-05-11", "2023-05-13"]},
        "by_direction": {
          "forward": {"status": "closed", "said_by": ["east"], "uncertain": true},
          "backward": {"status": "open", "said_by": ["west"], "uncertain": false}},
        "along": [
          {"from_m": 0.0, "to_m": 2500.5, "direction": "forward", "status": "open", "said_by": ["west"],
           "uncertain": false},
          {"from_m": 0.0, "to_m": 2500.5, "direction": "backward", "status": "closed", "said_by": ["east"],
           "uncertain": true},
          {"from_m": 2500.5, "to_m": 10000.0, "status": "closed", "said_by": ["east"], "uncertain": true}]
      }]})");
    EXPECT_EQ(nlohmann::json::parse(printed(row, Format::json)), expected);
}

TEST_F(StatusReport, LeavesOutOfJsonWhatDoesNotApply) {
    StatusAnswer::Row row = rowOf({reason()});
    row.names = {};
    row.state.whole.because[0].from.lower = units::Date::earliest();
    row.state.whole.newest = span("2023-05-10", "2023-05-10");
    EXPECT_EQ(nlohmann::json::parse(printed(row, Format::json)), nlohmann::json::parse(R"({
      "on": "2023-06-01", "traffic": "medical", "names": ["en"],
      "targets": [{"id": "causeway", "status": "closed", "said_by": [], "uncertain": false, "exists": true,
        "because": [{"event": "ev", "by": "east", "status": "closed", "from": null, "from_latest": "2023-05-10",
                     "to": null, "reach_m": 10000.0, "sources": []}],
        "newest": {"from": "2023-05-10"}, "along": []}]})"));
}

TEST_F(StatusReport, GivesARowForEachReasonAsCsv) {
    const std::string header =
        "id,name,on,traffic,status,uncertain,exists,by,says,from,to,event,sources,statement,from_latest,to_latest,"
        "reach_m,said_of,also,otherwise,direction,conditions,only,basis,forward,backward\n";
    StatusAnswer::Row row = rowOf({});
    EXPECT_EQ(printed(row, Format::csv),
              header + "causeway,Causeway,2023-06-01,medical,closed,false,true,,,,,,,,,,,,,,,,,,,\n");
    row.state.whole.because = {reason(), fullReason(), reason()};
    row.state.whole.because[2].direction = model::Direction::forward;
    row.state.whole.because[2].from.lower = units::Date::earliest();
    row.state.whole.uncertain = true;
    row.state.whole.exists = false;
    row.state.byDirection.emplace();
    row.state.byDirection->forward.status = access::Status::open;
    row.state.byDirection->backward.status = access::Status::disputed;
    const std::string head = "causeway,Causeway,2023-06-01,medical,closed,true,false,east,closed,";
    EXPECT_EQ(printed(row, Format::csv),
              header + head + "2023-05-10,,ev,,,,,10000,,,false,,,,,open,disputed\n" + head +
                  "2023-05-10,2023-07-02,ev,gazette;bulletin;letter,nobody passes,2023-05-12,2023-07-06,2500.5,ford,"
                  "ev2;ev3,true,backward,escort;icrc,lorries,inferred,open,disputed\n" +
                  head + ",,ev,,,2023-05-10,,10000,,,false,forward,,,,open,disputed\n");
    row.state.whole.because = {};
    EXPECT_EQ(printed(row, Format::csv),
              header + "causeway,Causeway,2023-06-01,medical,closed,true,false,,,,,,,,,,,,,,,,,,open,disputed\n");
}

}  // namespace
}  // namespace corridor::report
