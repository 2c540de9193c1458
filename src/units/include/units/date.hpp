#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace corridor::units {

/// A calendar day of the proleptic Gregorian calendar (ISO 8601), without a time zone: it never
/// passes through UTC. Stored as the number of days since 1970-01-01.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::int32_t daysSince1970) : m_days(daysSince1970) {}

    /// Year 0 is 1 BCE. The day must exist (asserted); `parseDay` and `isDay` check.
    static Date fromCivil(int year, int month, int day);

    /// Before every day: the start of what has always been.
    static constexpr Date earliest() { return Date(std::numeric_limits<std::int32_t>::min() / 2); }
    /// After every day: the end of what goes on.
    static constexpr Date latest() { return Date(std::numeric_limits<std::int32_t>::max() / 2); }

    constexpr std::int32_t days() const { return m_days; }
    int year() const;
    int month() const;
    int day() const;

    /// `earliest` and `latest` stay what they are.
    constexpr Date plusDays(std::int32_t count) const {
        return *this == earliest() || *this == latest() ? *this : Date(m_days + count);
    }
    constexpr bool isFinite() const { return *this != earliest() && *this != latest(); }

    friend constexpr auto operator<=>(const Date&, const Date&) = default;

private:
    std::int32_t m_days = 0;
};

/// Whether year-month-day is a day of the calendar.
bool isDay(int year, int month, int day);

/// 28 to 31; 0 for a month outside 1-12.
int daysInMonth(int year, int month);

/// `YYYY-MM-DD`; ".." for `earliest` and `latest`. Years before 0 have a sign (`-0044-03-15`), years after
/// 9999 as well (`+12345-01-01`).
std::string toString(Date date);

/// Exactly `YYYY-MM-DD`; nullopt for anything else.
std::optional<Date> parseDay(std::string_view text);

/// Days from `from` up to but without `to`. Empty if `to <= from`.
struct DayRange {
    Date from = Date::earliest();
    Date to = Date::latest();

    constexpr bool contains(Date day) const { return from <= day && day < to; }
    constexpr bool empty() const { return to <= from; }
    /// Number of days; both ends must be finite or the range empty (asserted).
    std::int64_t count() const;

    friend constexpr bool operator==(const DayRange&, const DayRange&) = default;
};

/// The days that both have.
DayRange intersection(const DayRange& a, const DayRange& b);

/// As people write it, both ends included: `2022-12-12/2023-09-30`, with `..` for an open end;
/// "" for an empty range.
std::string toString(const DayRange& range);

}  // namespace corridor::units
