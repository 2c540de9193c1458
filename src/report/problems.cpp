#include "json.hpp"
#include "report/report.hpp"
#include "report/table.hpp"

namespace corridor::report {

namespace {

std::string severityName(units::Severity severity) {
    return severity == units::Severity::error ? "error" : "warning";
}

Json problemJson(const units::Problem& problem) {
    Json json;
    json["file"] = problem.file;
    if (!problem.feature.empty()) json["feature"] = problem.feature;
    if (!problem.path.empty()) json["path"] = problem.path;
    if (problem.line > 0) json["line"] = problem.line;
    if (problem.column > 0) json["column"] = problem.column;
    json["rule"] = problem.rule;
    json["severity"] = severityName(problem.severity);
    json["message"] = problem.message;
    return json;
}

}  // namespace

std::optional<Format> formatNamed(std::string_view name) {
    if (name == "table") return Format::table;
    if (name == "json") return Format::json;
    if (name == "csv") return Format::csv;
    return std::nullopt;
}

std::string render(const std::vector<units::Problem>& problems, Format format) {
    if (format == Format::json) {
        Json json;
        json["problems"] = Json::array();
        for (const units::Problem& problem : problems) json["problems"].push_back(problemJson(problem));
        return written(json);
    }
    if (format == Format::csv) {
        Table table{{{"severity"}, {"rule"}, {"file"}, {"feature"}, {"path"}, {"line"}, {"message"}}, {}};
        for (const units::Problem& problem : problems) {
            table.rows.push_back({severityName(problem.severity), problem.rule, problem.file, problem.feature,
                                  problem.path, problem.line > 0 ? std::to_string(problem.line) : "", problem.message});
        }
        return toCsv(table);
    }
    std::string text;
    for (const units::Problem& problem : problems) {
        const bool isWarning = problem.severity == units::Severity::warning;
        text += units::toString(problem) + (isWarning ? " (warning: " : " (") + problem.rule + ")\n";
    }
    return printable(text);
}

}  // namespace corridor::report
