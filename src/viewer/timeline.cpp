#include "viewer/timeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "model/certainty.hpp"

namespace corridor::viewer {

namespace {

constexpr std::int32_t shortestAxis = 14;
constexpr double farAway = 1e7;

units::DayRange within(std::int64_t from, std::int64_t count, units::DayRange bounds) {
    const std::int64_t low = bounds.from.days(), high = bounds.to.days();
    count = std::min(count, high - low);
    from = std::clamp(from, low, high - count);
    return {units::Date(static_cast<std::int32_t>(from)), units::Date(static_cast<std::int32_t>(from + count))};
}

const std::array<const char*, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

units::Date nextMonth(units::Date day, int step) {
    const int month = day.year() * 12 + day.month() - 1 + step;
    return units::Date::fromCivil(month / 12, month % 12 + 1, 1);
}

/// Months between labels so that they stand at least `room` pixels apart; 12: years alone.
int monthStep(double pixelsPerDay, double room) {
    for (const int step : {1, 3, 6}) {
        if (pixelsPerDay * 30.4 * step >= room) return step;
    }
    return 12;
}

void addMonths(std::vector<TimeTick>& result, const TimeAxis& axis, int step, bool daysShown) {
    const int yearStep = std::max(1, static_cast<int>(std::ceil(44.0 / (axis.pixelsPerDay() * 365.25))));
    units::Date day = units::Date::fromCivil(axis.days.from.year(), 1, 1);
    while (day < axis.days.to) {
        const bool isYear = day.month() == 1;
        if (day >= axis.days.from && (!isYear || day.year() % yearStep == 0)) {
            const std::string label =
                isYear ? std::to_string(day.year()) : monthNames[static_cast<std::size_t>(day.month() - 1)];
            result.push_back({day, axis.leftOf(day), label, isYear || daysShown});
        }
        day = nextMonth(day, step);
    }
}

void addDays(std::vector<TimeTick>& result, const TimeAxis& axis, double room) {
    const double width = axis.pixelsPerDay();
    const int step = width >= room ? 1 : width * 5 >= room ? 5 : width * 10 >= room ? 10 : 0;
    if (step == 0) return;
    for (units::Date day = axis.days.from; day < axis.days.to; day = day.plusDays(1)) {
        const int number = day.day();
        const bool named = number != 1 && (step == 1 || (number % step == 0 && number < 30));
        if (named) result.push_back({day, axis.leftOf(day), std::to_string(number), false});
    }
}

/// Days on which an event certainly goes on; empty where no day is certain.
units::DayRange certainDays(const units::Edtf& date) {
    if (model::isQualified(date)) return {date.start.lower, date.start.lower};
    if (date.isInterval) return {date.start.upper, date.end.lower.plusDays(1)};
    return date.start.isCertain() ? units::DayRange{date.start.lower, date.start.lower.plusDays(1)}
                                  : units::DayRange{date.start.lower, date.start.lower};
}

TimeMark markOf(const units::Edtf& date, const TimeAxis& axis, double minWidth) {
    TimeMark mark;
    const units::DayRange all = date.span(), certain = certainDays(date);
    mark.openStart = !all.from.isFinite();
    mark.openEnd = !all.to.isFinite();
    mark.left = std::max(axis.leftOf(all.from), axis.left);
    mark.right = std::min(axis.leftOf(all.to), axis.right);
    if (mark.right - mark.left < minWidth) {
        const double middle = (mark.left + mark.right) / 2.0;
        mark.left = middle - minWidth / 2.0;
        mark.right = middle + minWidth / 2.0;
    }
    mark.solidLeft = mark.solidRight = mark.left;
    if (!certain.empty()) {
        mark.solidLeft = std::clamp(axis.leftOf(certain.from), mark.left, mark.right);
        mark.solidRight = std::clamp(axis.leftOf(certain.to), mark.left, mark.right);
        if (model::isCertain(date)) {
            mark.solidLeft = mark.left;
            mark.solidRight = mark.right;
        }
    }
    return mark;
}

/// The first lane that is free from `left` on, else the one that is free soonest.
int laneFor(std::vector<double>& freeFrom, double left, double right) {
    std::size_t lane = 0;
    while (lane + 1 < freeFrom.size() && freeFrom[lane] > left) ++lane;
    if (freeFrom[lane] > left) {
        lane = static_cast<std::size_t>(std::min_element(freeFrom.begin(), freeFrom.end()) - freeFrom.begin());
    }
    freeFrom[lane] = std::max(freeFrom[lane], right);
    return static_cast<int>(lane);
}

}  // namespace

double TimeAxis::pixelsPerDay() const {
    return (right - left) / static_cast<double>(days.to.days() - days.from.days());
}

double TimeAxis::leftOf(units::Date day) const {
    if (day == units::Date::earliest()) return -farAway;
    if (day == units::Date::latest()) return farAway;
    return left + static_cast<double>(std::int64_t{day.days()} - days.from.days()) * pixelsPerDay();
}

double TimeAxis::middleOf(units::Date day) const {
    return leftOf(day) + pixelsPerDay() / 2.0;
}

units::Date TimeAxis::dayAt(double x) const {
    const double offset = std::floor((std::clamp(x, left, right) - left) / pixelsPerDay());
    return std::min(days.from.plusDays(static_cast<std::int32_t>(offset)), days.to.plusDays(-1));
}

TimeAxis zoomed(const TimeAxis& axis, double factor, double about, units::DayRange bounds) {
    const double count = static_cast<double>(axis.days.count());
    const auto wanted = std::max<std::int64_t>(std::llround(count / factor), shortestAxis);
    const double share = (about - axis.left) / (axis.right - axis.left);
    const double at = axis.days.from.days() + share * count;
    const auto from = std::llround(at - share * static_cast<double>(wanted));
    return {within(from, wanted, bounds), axis.left, axis.right};
}

TimeAxis moved(const TimeAxis& axis, std::int32_t days, units::DayRange bounds) {
    return {within(std::int64_t{axis.days.from.days()} + days, axis.days.count(), bounds), axis.left, axis.right};
}

std::vector<TimeTick> ticks(const TimeAxis& axis) {
    std::vector<TimeTick> result;
    const int step = monthStep(axis.pixelsPerDay(), 40.0);
    const bool daysShown = axis.pixelsPerDay() * 10 >= 34.0;
    addMonths(result, axis, step, daysShown);
    if (daysShown) addDays(result, axis, 34.0);
    std::sort(result.begin(), result.end(), [](const TimeTick& a, const TimeTick& b) { return a.day < b.day; });
    return result;
}

std::vector<std::string> categoriesOf(const model::Atlas& atlas) {
    const model::EventColumns& events = atlas.events.columns();
    std::vector<std::pair<units::Date, std::string>> first;
    std::vector<bool> isKnown(events.categories.size(), false);
    for (std::size_t row = 0; row < events.size() && first.size() < isKnown.size(); ++row) {
        const std::uint32_t category = events.category[row];
        if (!isKnown[category]) first.emplace_back(events.first[row], events.categories[category]);
        isKnown[category] = true;
    }
    std::sort(first.begin(), first.end());
    std::vector<std::string> result;
    for (const auto& one : first) result.push_back(one.second);
    return result;
}

std::vector<TimeMark> marks(const model::Atlas& atlas, const TimeAxis& axis, int lanes, double minWidth) {
    const model::Events& events = atlas.events;
    const std::vector<std::string> categories = categoriesOf(atlas);
    std::vector<TimeMark> result;
    const model::IndexRange rows = model::rowsIn(events.columns(), axis.days);
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        if (!model::touches(events.columns(), row, axis.days)) continue;
        TimeMark mark = markOf(*events.event(row).date, axis, minWidth);
        mark.event = row;
        mark.category = static_cast<std::size_t>(
            std::find(categories.begin(), categories.end(), events.category(row)) - categories.begin());
        result.push_back(mark);
    }
    const auto key = [&](const TimeMark& mark) { return std::pair(mark.left, events.ordinalOf(mark.event)); };
    std::sort(result.begin(), result.end(), [&](const TimeMark& a, const TimeMark& b) { return key(a) < key(b); });
    std::vector<double> freeFrom(static_cast<std::size_t>(std::max(1, lanes)), -farAway);
    for (TimeMark& mark : result) mark.lane = laneFor(freeFrom, mark.left, mark.right + 2.0);
    return result;
}

TimeHistogram histogramOf(const model::EventColumns& events, const TimeAxis& axis) {
    const auto width = static_cast<std::size_t>(std::max(1.0, std::floor(axis.right - axis.left)));
    TimeHistogram histogram;
    // First where counts begin and end to hold, then their sums.
    histogram.counts.assign(events.categories.size(), std::vector<std::int64_t>(width + 1, 0));
    const auto pixelOf = [&](units::Date day) {
        const double x = std::clamp(axis.leftOf(day), axis.left, axis.right - 1.0) - axis.left;
        return std::min(static_cast<std::size_t>(x), width - 1);
    };
    const model::IndexRange rows = model::rowsIn(events, axis.days);
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        if (!model::touches(events, row, axis.days)) continue;
        std::vector<std::int64_t>& own = histogram.counts[events.category[row]];
        ++own[pixelOf(events.first[row])];
        --own[pixelOf(events.last[row]) + 1];
    }
    for (std::vector<std::int64_t>& own : histogram.counts) {
        std::partial_sum(own.begin(), own.end(), own.begin());
        own.pop_back();
    }
    return histogram;
}

bool areMany(const model::EventColumns& events, const TimeAxis& axis) {
    constexpr std::size_t mostMarks = 2000;  // in four lanes: two for each pixel of a wide window
    return model::rowsIn(events, axis.days).size() > mostMarks;
}

std::vector<TimeBar> bars(const std::vector<access::Interval>& intervals, const TimeAxis& axis) {
    std::vector<TimeBar> result;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const units::DayRange days = intersection(intervals[i].days, axis.days);
        if (days.empty()) continue;
        result.push_back({axis.leftOf(days.from), axis.leftOf(days.to), intervals[i].answer.status,
                          intervals[i].answer.uncertain, i});
    }
    return result;
}

std::vector<units::Date> eventDays(const model::Atlas& atlas) {
    const model::EventColumns& events = atlas.events.columns();
    std::vector<units::Date> result;
    const auto add = [&](units::Date day) {
        if (day.isFinite() && (result.empty() || result.back() != day)) result.push_back(day);
    };
    for (std::size_t row = 0; row < events.size(); ++row) {
        if (!events.flags[row].isDated) continue;
        add(events.first[row]);
        if (events.flags[row].isInterval || !events.first[row].isFinite()) add(events.last[row]);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

}  // namespace corridor::viewer
