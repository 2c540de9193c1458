#include <algorithm>

#include "access/access.hpp"
#include "ground.hpp"

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

bool Side::isFragment() const {
    return silent.value > toleranceMetres;
}

bool sayTheSame(const Answer& a, const Answer& b) {
    const auto alike = [](const Side& one, const Side& other) {
        return one.by == other.by && one.status == other.status;
    };
    return a.status == b.status && a.uncertain == b.uncertain && a.exists == b.exists &&
           std::equal(a.sides.begin(), a.sides.end(), b.sides.begin(), b.sides.end(), alike);
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
