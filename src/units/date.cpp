#include "units/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace corridor::units {

namespace {

struct Civil {
    int year = 0;
    int month = 0;
    int day = 0;
};

constexpr std::int64_t daysPer400Years = 146097;
/// From 0000-03-01 to 1970-01-01.
constexpr std::int64_t daysBefore1970 = 719468;

constexpr bool isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int64_t floorDivide(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// Days of a year that begins in March before its month `fromMarch` (0 = March): months of 31, 30, 31, 30,
/// 31 days repeat, so that a straight line with a floor counts them.
constexpr std::int64_t daysBeforeMonth(std::int64_t fromMarch) {
    return (153 * fromMarch + 2) / 5;
}

Civil civilOf(Date date) {
    const std::int64_t sinceMarch = std::int64_t{date.days()} + daysBefore1970;
    const std::int64_t era = floorDivide(sinceMarch, daysPer400Years);
    const std::int64_t dayOfEra = sinceMarch - era * daysPer400Years;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t fromMarch = (5 * dayOfYear + 2) / 153;
    const std::int64_t month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    return {static_cast<int>(era * 400 + yearOfEra + (month <= 2 ? 1 : 0)), static_cast<int>(month),
            static_cast<int>(dayOfYear - daysBeforeMonth(fromMarch) + 1)};
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Date Date::fromCivil(int year, int month, int day) {
    assert(isDay(year, month, day));
    const std::int64_t marchYear = std::int64_t{year} - (month <= 2 ? 1 : 0);
    const std::int64_t era = floorDivide(marchYear, 400);
    const std::int64_t yearOfEra = marchYear - era * 400;
    const std::int64_t dayOfYear = daysBeforeMonth((month + 9) % 12) + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return Date(static_cast<std::int32_t>(era * daysPer400Years + dayOfEra - daysBefore1970));
}

int Date::year() const {
    return civilOf(*this).year;
}
int Date::month() const {
    return civilOf(*this).month;
}
int Date::day() const {
    return civilOf(*this).day;
}

bool isDay(int year, int month, int day) {
    return day >= 1 && day <= daysInMonth(year, month);
}

int daysInMonth(int year, int month) {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
}

std::string toString(Date date) {
    if (!date.isFinite()) return "..";
    const Civil civil = civilOf(date);
    const char* sign = civil.year < 0 ? "-" : civil.year > 9999 ? "+" : "";
    return fmt::format("{}{:04}-{:02}-{:02}", sign, civil.year < 0 ? -civil.year : civil.year, civil.month, civil.day);
}

std::optional<Date> parseDay(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || !isDay(*year, *month, *day)) return std::nullopt;
    return Date::fromCivil(*year, *month, *day);
}

std::int64_t DayRange::count() const {
    if (empty()) return 0;
    assert(from.isFinite() && to.isFinite());
    return std::int64_t{to.days()} - from.days();
}

DayRange intersection(const DayRange& a, const DayRange& b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

std::string toString(const DayRange& range) {
    return range.empty() ? std::string() : toString(range.from) + "/" + toString(range.to.plusDays(-1));
}

}  // namespace corridor::units
