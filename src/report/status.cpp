#include <fmt/format.h>

#include "json.hpp"
#include "report/report.hpp"
#include "report/table.hpp"
#include "unicode/printable.hpp"
#include "words.hpp"

namespace corridor::report {

namespace {

std::string json(const StatusAnswer& answer, const study::Question& question) {
    Json json;
    addQuestion(json, question);
    json["targets"] = Json::array();
    for (const StatusAnswer::Row& row : answer.rows) {
        Json target;
        target["id"] = row.state.id;
        addName(target, row.names, question);
        addState(target, row.state, question);
        target["along"] = alongJson(row.state.along);
        json["targets"].push_back(target);
    }
    return written(json);
}

std::string dayCell(units::Date day) {
    return day.isFinite() ? units::toString(day) : "";
}

std::vector<std::string> evidenceCells(const access::Evidence& evidence, const std::string& target,
                                       const study::Question& question) {
    const std::optional<units::DaySpan>& until = evidence.until;
    return {evidence.by,
            access::toString(evidence.status),
            dayCell(evidence.from.lower),
            until ? dayCell(until->lower.plusDays(1)) : "",
            evidence.event,
            fmt::format("{}", fmt::join(evidence.sources, ";")),
            evidence.statement,
            evidence.from.isCertain() ? "" : dayCell(evidence.from.upper),
            until && !until->isCertain() ? dayCell(until->upper.plusDays(1)) : "",
            exact(evidence.reach.value),
            evidence.target == target ? "" : evidence.target,
            fmt::format("{}", fmt::join(evidence.also, ";")),
            evidence.otherwise ? "true" : "false",
            evidence.direction == model::Direction::both      ? ""
            : evidence.direction == model::Direction::forward ? "forward"
                                                              : "backward",
            fmt::format("{}", fmt::join(evidence.conditions, ";")),
            model::nameIn(evidence.only, question.languages),
            evidence.basis};
}

std::string csv(const StatusAnswer& answer, const study::Question& question) {
    Table table{{{"id"},
                 {"name"},
                 {"on"},
                 {"traffic"},
                 {"status"},
                 {"uncertain"},
                 {"exists"},
                 {"by"},
                 {"says"},
                 {"from"},
                 {"to"},
                 {"event"},
                 {"sources"},
                 {"statement"},
                 {"from_latest"},
                 {"to_latest"},
                 {"reach_m"},
                 {"said_of"},
                 {"also"},
                 {"otherwise"},
                 {"direction"},
                 {"conditions"},
                 {"only"},
                 {"basis"},
                 {"forward"},
                 {"backward"}},
                {}};
    for (const StatusAnswer::Row& row : answer.rows) {
        const access::Answer& whole = row.state.whole;
        const std::vector<std::string> head{row.state.id,
                                            model::nameIn(row.names, question.languages),
                                            units::toString(*question.on),
                                            question.viewpoint.traffic,
                                            access::toString(whole.status),
                                            whole.uncertain ? "true" : "false",
                                            whole.exists ? "true" : "false"};
        const std::optional<access::ByDirection>& both = row.state.byDirection;
        const std::vector<std::string> ways{both ? access::toString(both->forward.status) : "",
                                            both ? access::toString(both->backward.status) : ""};
        if (whole.because.empty()) {
            std::vector<std::string> line = head;
            line.resize(table.columns.size() - ways.size());
            line.insert(line.end(), ways.begin(), ways.end());
            table.rows.push_back(line);
        }
        for (const access::Evidence& evidence : whole.because) {
            std::vector<std::string> line = head;
            const std::vector<std::string> cells = evidenceCells(evidence, row.state.id, question);
            line.insert(line.end(), cells.begin(), cells.end());
            line.insert(line.end(), ways.begin(), ways.end());
            table.rows.push_back(line);
        }
    }
    return toCsv(table);
}

std::string table(const StatusAnswer& answer, const study::Study& study, const study::Question& question) {
    const wording::Speech speech = speechOf(study, question);
    std::string text = "Status on " + questionLine(question, study) + "\n";
    for (const StatusAnswer::Row& row : answer.rows) {
        const std::string& id = row.state.id;
        const std::string name = nameOrId(id, row.names, question), shown = unicode::oneLine(id);
        const std::string status = wording::statusWords(speech, id, row.state.whole, row.state.byDirection);
        text += fmt::format("\n{}{}: {}\n", name, name == shown ? "" : " (" + shown + ")", status);
        text += evidenceLines(row.state, study, question);
    }
    return text;
}

}  // namespace

std::string render(const StatusAnswer& answer, const study::Study& study, const study::Question& question,
                   Format format) {
    switch (format) {
        case Format::json:
            return json(answer, question);
        case Format::csv:
            return csv(answer, question);
        case Format::table:
            break;
    }
    return table(answer, study, question);
}

}  // namespace corridor::report
