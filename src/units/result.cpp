#include "units/result.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "unicode/printable.hpp"

namespace corridor::units {

std::string toString(const Problem& problem) {
    std::string text = unicode::shownName(problem.file);
    if (problem.feature.empty() && problem.line > 0) {
        text += fmt::format("{}{}", text.empty() ? "line " : ":", problem.line);
        if (problem.column > 0) text += fmt::format(":{}", problem.column);
    }
    const auto append = [&](const std::string& part) {
        if (part.empty()) return;
        if (!text.empty()) text += ": ";
        text += unicode::oneLine(part);
    };
    append(problem.feature.empty() ? std::string() : "feature " + problem.feature);
    append(problem.path);
    append(problem.message);
    return text;
}

bool hasErrors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace corridor::units
