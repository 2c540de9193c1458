#include <fmt/format.h>

#include <map>
#include <tuple>

#include "json.hpp"
#include "report/report.hpp"
#include "report/table.hpp"
#include "unicode/printable.hpp"

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

std::string lineOf(const units::Problem& problem) {
    const bool isWarning = problem.severity == units::Severity::warning;
    return units::toString(problem) + (isWarning ? " (warning: " : " (") + problem.rule + ")\n";
}

/// Problems that are told together: of one rule in one file.
using Kind = std::tuple<std::string, std::string, units::Severity>;

Kind kindOf(const units::Problem& problem) {
    return {problem.file, problem.rule, problem.severity};
}

/// So many of a kind are told one by one.
constexpr std::size_t fewWarnings = 2, fewErrors = 10;

/// `1,204`
std::string grouped(std::size_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

/// `FILE: 1,204 features, the first: feature #3: PLACE: MESSAGE (warning: RULE; --verbose lists each)`
std::string foldedLine(const units::Problem& first, std::size_t count) {
    units::Problem placeless = first;
    placeless.file.clear();
    const std::string file = unicode::shownName(first.file);
    return fmt::format("{}{}{} {}, the first: {} (warning: {}; --verbose lists each)\n", file, file.empty() ? "" : ": ",
                       grouped(count), first.feature.empty() ? "times" : "features", units::toString(placeless),
                       first.rule);
}

std::string restLine(const units::Problem& last, std::size_t count) {
    const std::string file = unicode::shownName(last.file);
    return fmt::format("{}{}{} more errors of this rule; --verbose and `corridor check` list each ({})\n", file,
                       file.empty() ? "" : ": ", grouped(count), last.rule);
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
    for (const units::Problem& problem : problems) text += lineOf(problem);
    return text;
}

std::string renderBriefly(const std::vector<units::Problem>& problems) {
    std::map<Kind, std::size_t> total, seen;
    for (const units::Problem& problem : problems) ++total[kindOf(problem)];
    std::string text;
    for (const units::Problem& problem : problems) {
        const std::size_t all = total[kindOf(problem)], number = ++seen[kindOf(problem)];
        if (problem.severity == units::Severity::warning) {
            if (all <= fewWarnings)
                text += lineOf(problem);
            else if (number == 1)
                text += foldedLine(problem, all);
        } else if (number <= fewErrors) {
            text += lineOf(problem);
        } else if (number == all) {
            text += restLine(problem, all - fewErrors);
        }
    }
    return text;
}

}  // namespace corridor::report
