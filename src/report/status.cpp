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
        target["id"] = row.id;
        addName(target, row.names, question);
        addAnswer(target, row.answer);
        json["targets"].push_back(target);
    }
    return written(json);
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
                 {"statement"}},
                {}};
    for (const StatusAnswer::Row& row : answer.rows) {
        const std::vector<std::string> head{row.id,
                                            model::nameIn(row.names, question.languages),
                                            units::toString(*question.on),
                                            question.viewpoint.traffic,
                                            access::toString(row.answer.status),
                                            row.answer.uncertain ? "true" : "false",
                                            row.answer.exists ? "true" : "false"};
        if (row.answer.because.empty()) {
            std::vector<std::string> line = head;
            line.insert(line.end(), 7, "");
            table.rows.push_back(line);
        }
        for (const access::Evidence& evidence : row.answer.because) {
            std::vector<std::string> line = head;
            const bool goesOn = !evidence.until || !evidence.until->upper.isFinite();
            line.insert(line.end(),
                        {evidence.by, access::toString(evidence.status), units::toString(evidence.from.lower),
                         goesOn ? "" : units::toString(evidence.until->upper.plusDays(1)), evidence.event,
                         fmt::format("{}", fmt::join(evidence.sources, ";")), evidence.statement});
            table.rows.push_back(line);
        }
    }
    return toCsv(table);
}

std::string table(const StatusAnswer& answer, const study::Study& study, const study::Question& question) {
    std::string text = "Status on " + questionLine(question) + "\n";
    for (const StatusAnswer::Row& row : answer.rows) {
        const std::string name = nameOrId(row.id, row.names, question);
        const std::string id = unicode::oneLine(row.id);
        text += fmt::format("\n{}{}: {}\n", name, name == id ? "" : " (" + id + ")", statusWords(row.answer, question));
        text += evidenceLines(row.id, row.answer, study, question);
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
