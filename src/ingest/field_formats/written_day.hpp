#pragma once

#include <optional>
#include <string_view>

#include "units/date.hpp"

namespace corridor::ingest {

/// A day in the spellings of exports: `2023-04-23` and `2023/4/23`, with a time (isWrittenTime) after it or not, `23
/// April 2023`, `23-Apr-2023`, `April 23, 2023`; or seconds or milliseconds since 1970 (their day in UTC). Days in
/// figures with the year last are left alone: nobody can tell whether 4/5/2023 is in April or in May.
std::optional<units::Date> dayOf(std::string_view text);

/// The day of `2023-04-23T10:00:00Z` and its kin: a day in figures and a time (isWrittenTime), whatever its offset.
std::optional<units::Date> dayOfDateTime(std::string_view text);

/// The day of three whole numbers; nullopt where the calendar has none, or the year has not four digits.
std::optional<units::Date> dayFrom(double year, double month, double day);

}  // namespace corridor::ingest
