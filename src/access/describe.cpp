#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "access/access.hpp"

namespace corridor::access {

std::string toString(Status status) {
    switch (status) {
        case Status::open:
            return "open";
        case Status::restricted:
            return "restricted";
        case Status::disputed:
            return "disputed";
        case Status::closed:
            return "closed";
        case Status::unknown:
            return "unknown";
    }
    return "unknown";
}

std::string toString(model::Access status) {
    switch (status) {
        case model::Access::open:
            return "open";
        case model::Access::restricted:
            return "restricted";
        case model::Access::closed:
            return "closed";
    }
    return "closed";
}

const std::vector<std::string>& trafficClasses() {
    static const std::vector<std::string> classes{"civilian",    "commercial", "humanitarian", "medical",
                                                  "peacekeeper", "military",   "all"};
    return classes;
}

std::string describe(const Answer& answer) {
    const bool isAlone = answer.saidBy.size() == 1 && answer.saidBy.front() != reported && !answer.othersAgree;
    return isAlone ? fmt::format("{} ({} only)", toString(answer.status), answer.saidBy.front())
                   : toString(answer.status);
}

std::string describeSides(const Answer& answer) {
    std::string text;
    for (const model::Access status : {model::Access::closed, model::Access::restricted, model::Access::open}) {
        std::vector<std::string> speakers;
        for (const std::string& speaker : answer.saidBy) {
            const bool says = std::any_of(answer.because.begin(), answer.because.end(), [&](const Evidence& evidence) {
                return !evidence.otherwise && evidence.by == speaker && evidence.status == status;
            });
            if (says) speakers.push_back(speaker);
        }
        if (speakers.empty()) continue;
        if (!text.empty()) text += "; ";
        text += fmt::format("{} ({})", toString(status), fmt::join(speakers, ", "));
    }
    return text;
}

DayCounts countDays(const std::vector<Interval>& intervals) {
    DayCounts counts;
    for (const Interval& interval : intervals) {
        const std::int64_t days = interval.days.count();
        switch (interval.answer.status) {
            case Status::open:
                counts.open += days;
                break;
            case Status::restricted:
                counts.restricted += days;
                break;
            case Status::disputed:
                counts.disputed += days;
                break;
            case Status::closed:
                counts.closed += days;
                break;
            case Status::unknown:
                counts.unknown += days;
                break;
        }
    }
    return counts;
}

}  // namespace corridor::access
