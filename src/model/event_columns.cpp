#include "model/event_columns.hpp"

#include <algorithm>

namespace corridor::model {

IndexRange rowsIn(const EventColumns& events, const units::DayRange& window) {
    if (window.empty()) return {};
    const auto end = std::lower_bound(events.first.begin(), events.first.end(), window.to);
    const auto begin = std::lower_bound(events.latestSoFar.begin(), events.latestSoFar.end(), window.from);
    const auto endIndex = static_cast<std::size_t>(end - events.first.begin());
    const auto beginIndex = static_cast<std::size_t>(begin - events.latestSoFar.begin());
    return {std::min(beginIndex, endIndex), endIndex};
}

bool touches(const EventColumns& events, std::size_t row, const units::DayRange& window) {
    return events.first[row] < window.to && events.last[row] >= window.from;
}

std::vector<std::size_t> countByCategory(const EventColumns& events, IndexRange rows) {
    std::vector<std::size_t> counts(events.categories.size(), 0);
    for (std::size_t row = rows.begin; row < rows.end; ++row) ++counts[events.category[row]];
    return counts;
}

}  // namespace corridor::model
