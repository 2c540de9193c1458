#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "units/date.hpp"

namespace corridor::units {

/// The first and the last day on which a date can lie, both included.
struct DaySpan {
    Date lower = Date::earliest();
    Date upper = Date::latest();

    constexpr bool isCertain() const { return lower == upper; }
    friend constexpr bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// A date or an interval of dates in EDTF (ISO 8601-2:2019, levels 0 and 1, and the sets `[..]` of
/// level 2), as written and as days.
///
/// Qualifiers (`?`, `~`, `%`) are kept but do not widen the days: the standard gives no width. An `X`
/// digit, a month, a year or a set does: `2023-05` is any day of May 2023. `X` may stand for any digit
/// (`1X99-0X`); impossible days are passed over, and an expression without any possible day is an error.
/// Seasons are the meteorological ones of the north: 21 March to May, 22 June to August, 23 September to
/// November, 24 December to the next year's February. `Y` years reach 2,900,000 either way.
/// Source: https://www.loc.gov/standards/datetime/
struct Edtf {
    std::string text;            ///< as written
    bool isInterval = false;     ///< written with `/`
    DaySpan start;               ///< the date itself, or the interval's start
    DaySpan end;                 ///< the date itself, or the interval's end
    bool uncertain = false;      ///< `?` or `%` anywhere
    bool approximate = false;    ///< `~` or `%` anywhere
    bool openStart = false;      ///< `../B`: has always been
    bool openEnd = false;        ///< `A/..`: goes on
    bool unknownStart = false;   ///< `/B`
    bool unknownEnd = false;     ///< `A/`

    /// The first day that it can touch.
    Date lower() const { return start.lower; }
    /// The last day that it can touch.
    Date upper() const { return end.upper; }
    /// All days that it can touch, half-open.
    DayRange span() const { return {start.lower, end.upper.plusDays(1)}; }

    friend bool operator==(const Edtf&, const Edtf&) = default;
};

/// Where in the text an expression stops being EDTF, and why.
struct EdtfError {
    std::size_t position = 0;    ///< 0-based offset in bytes
    std::string message;         ///< `month 13 is outside 01-12`
};

struct EdtfResult {
    std::optional<Edtf> value;
    EdtfError error;             ///< meaningful without a value
};

/// Reads one expression. A date-time keeps its calendar day as written and stands in no interval or set; its offset is
/// `Z` or within 14 hours, zero without a minus, its second 60 of 23:59:60 in UTC alone. `[a, b]`, `[a..b]`, `[..b]`
/// and `[a..]` are "one of these", also as an interval's start or end. A qualifier may also stand at a part of a date
/// (`2023-~05`, level 2) and then counts for the whole. The last day of an interval's end must not lie before the first
/// of its start. An open start or end is `Date::earliest()` or `Date::latest()`, an unknown one any day on its side.
/// Refused: what is not EDTF, and of level 2 sets in braces, exponents, significant digits, seasons past 24.
EdtfResult parseEdtf(std::string_view text);

/// A day as an expression: `2023-08-17`.
Edtf edtfOf(Date day);

}  // namespace corridor::units
