#include "edtf_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace corridor::units::edtf {

namespace {

/// A Date counts days in 32 bits of which half are spare: about 2.9 million years either way.
constexpr int farthestYear = 2'900'000;
/// In minutes.
constexpr int farthestOffset = 14 * 60;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits of which some may be `X`.
struct Pattern {
    std::string_view text;

    bool isFixed() const { return text.find('X') == std::string_view::npos; }
    bool matches(int value) const {
        for (std::size_t i = text.size(); i-- > 0; value /= 10) {
            if (text[i] != 'X' && text[i] - '0' != value % 10) return false;
        }
        return true;
    }
    /// With every `X` read as this digit.
    int valueWith(int digit) const {
        int value = 0;
        for (const char c : text) value = value * 10 + (c == 'X' ? digit : c - '0');
        return value;
    }
};

struct Year {
    bool negative = false;
    Pattern digits;

    int valueWith(int digit) const { return (negative ? -1 : 1) * digits.valueWith(digit); }
    int lowest() const { return valueWith(negative ? 9 : 0); }
    int highest() const { return valueWith(negative ? 0 : 9); }
    bool matches(int year) const { return (year < 0) == negative && digits.matches(year < 0 ? -year : year); }
};

/// Takes `?`, `~` or `%` if it is next.
void readQualifier(Cursor& cursor, Single& single) {
    const char c = cursor.peek();
    if (c != '?' && c != '~' && c != '%') return;
    single.uncertain |= c != '~';
    single.approximate |= c != '?';
    cursor.skip(1);
}

std::optional<Pattern> readPattern(Cursor& cursor, std::size_t count, std::string_view what) {
    const std::string_view text = cursor.rest();
    for (std::size_t i = 0; i < count; ++i, cursor.skip(1)) {
        if (!isDigit(cursor.peek()) && cursor.peek() != 'X') return cursor.failExpecting(what);
    }
    return Pattern{text.substr(0, count)};
}

/// The first or last day that fits, going through the years from one end. nullopt: none fits.
std::optional<Date> firstFit(const Year& year, const Pattern& month, const std::optional<Pattern>& day, bool fromEnd) {
    const int step = fromEnd ? -1 : 1;
    const int firstYear = fromEnd ? year.highest() : year.lowest();
    const int lastYear = fromEnd ? year.lowest() : year.highest();
    for (int y = firstYear; y != lastYear + step; y += step) {
        if (!year.matches(y)) continue;
        for (int i = 1; i <= 12; ++i) {
            const int m = fromEnd ? 13 - i : i;
            if (!month.matches(m)) continue;
            const int length = daysInMonth(y, m);
            for (int j = 1; j <= length; ++j) {
                const int d = fromEnd ? length + 1 - j : j;
                if (!day || day->matches(d)) return Date::fromCivil(y, m, d);
            }
        }
    }
    return std::nullopt;
}

std::optional<DaySpan> yearSpan(int lowest, int highest) {
    return DaySpan{Date::fromCivil(lowest, 1, 1), Date::fromCivil(highest, 12, 31)};
}

/// `Y` and more than four digits.
std::optional<DaySpan> readLongYear(Cursor& cursor) {
    const std::size_t begin = cursor.position();
    cursor.take("Y");
    const bool negative = cursor.take("-");
    const std::size_t firstDigit = cursor.position();
    int value = 0;
    while (isDigit(cursor.peek())) {
        if (value <= farthestYear) value = value * 10 + (cursor.peek() - '0');
        cursor.skip(1);
    }
    const std::string_view digits = cursor.from(firstDigit);
    if (digits.empty()) return cursor.failExpecting("a digit of the year");
    if (digits.size() < 5) return cursor.fail(begin, "a year with Y has more than four digits");
    if (digits.front() == '0') return cursor.fail(firstDigit, "a year with Y does not begin with 0");
    if (value > farthestYear) {
        return cursor.fail(
            begin, fmt::format("year {} is farther than {} years from year 0", cursor.from(begin + 1), farthestYear));
    }
    return yearSpan(negative ? -value : value, negative ? -value : value);
}

std::optional<Year> readYear(Cursor& cursor) {
    const std::size_t begin = cursor.position();
    const bool negative = cursor.take("-");
    const auto digits = readPattern(cursor, 4, "a year of four digits");
    if (!digits) return std::nullopt;
    if (negative && digits->text == "0000") return cursor.fail(begin, "year 0000 has no sign");
    return Year{negative, *digits};
}

/// Meteorological seasons of the north; winter begins in the year that it is named after.
std::optional<DaySpan> seasonSpan(Cursor& cursor, const Year& year, int season, std::size_t at) {
    if (!year.digits.isFixed()) return cursor.fail(at, "a season needs a year without X");
    const int y = year.valueWith(0);
    const int firstMonth = 3 * (season - 20);
    if (season < 24) {
        return DaySpan{Date::fromCivil(y, firstMonth, 1),
                       Date::fromCivil(y, firstMonth + 2, daysInMonth(y, firstMonth + 2))};
    }
    return DaySpan{Date::fromCivil(y, 12, 1), Date::fromCivil(y + 1, 2, daysInMonth(y + 1, 2))};
}

/// Whether some month from 1 to 12 has the pattern.
bool isMonth(const Pattern& month) {
    for (int m = 1; m <= 12; ++m) {
        if (month.matches(m)) return true;
    }
    return false;
}

int longestMonth(const Year& year, const Pattern& month) {
    int longest = 0;
    for (int y = year.lowest(); y <= year.highest(); ++y) {
        if (!year.matches(y)) continue;
        for (int m = 1; m <= 12; ++m) {
            if (month.matches(m)) longest = std::max(longest, daysInMonth(y, m));
        }
    }
    return longest;
}

std::optional<int> readTwo(Cursor& cursor, int lowest, int highest, std::string_view what) {
    if (!isDigit(cursor.peek())) return cursor.failExpecting(fmt::format("two digits of the {}", what));
    if (!isDigit(cursor.peek(1))) {
        cursor.skip(1);
        return cursor.failExpecting(fmt::format("two digits of the {}", what));
    }
    const int value = (cursor.peek() - '0') * 10 + (cursor.peek(1) - '0');
    if (value < lowest || value > highest) {
        return cursor.fail(cursor.position(),
                           fmt::format("{} {:02} is outside {:02}-{:02}", what, value, lowest, highest));
    }
    cursor.skip(2);
    return value;
}

/// `Z`, `+05`, `+05:30`, `-0330`, or nothing. In minutes east of UTC, at most 14 hours either way as XML Schema and the
/// time zones of the world have it. False with an error.
bool readOffset(Cursor& cursor, std::optional<int>& minutesEast) {
    const std::size_t begin = cursor.position();
    if (cursor.take("Z")) return minutesEast = 0, true;
    const bool isWest = cursor.peek() == '-';
    if (!cursor.take("+") && !cursor.take("-")) return true;
    const auto hours = readTwo(cursor, 0, 99, "offset hour");
    if (!hours) return false;
    int minutes = 0;
    if (cursor.take(":") || isDigit(cursor.peek())) {
        const auto read = readTwo(cursor, 0, 59, "offset minute");
        if (!read) return false;
        minutes = *read;
    }
    const int all = *hours * 60 + minutes;
    if (all > farthestOffset) {
        return cursor.fail(begin, fmt::format("the offset {} is outside -14:00 to +14:00", cursor.from(begin))), false;
    }
    if (isWest && all == 0) return cursor.fail(begin, "an offset of zero has no minus: Z or +00:00"), false;
    minutesEast = isWest ? -all : all;
    return true;
}

/// Whether a time of hours and minutes at an offset is 23:59 in UTC, whose last minute alone may have a second 60.
bool isLastMinuteOfUtc(int hour, int minute, std::optional<int> minutesEast) {
    constexpr int aDay = 24 * 60;
    return minutesEast && ((hour * 60 + minute - *minutesEast) % aDay + aDay) % aDay == aDay - 1;
}

/// What follows the `T`. The time is checked and let go: the day stays as written.
bool readTime(Cursor& cursor) {
    const std::size_t begin = cursor.position();
    const auto hour = readTwo(cursor, 0, 24, "hour");
    if (!hour) return false;
    if (!cursor.take(":")) return cursor.failExpecting("\":\" and minutes"), false;
    const auto minute = readTwo(cursor, 0, 59, "minute");
    if (!minute) return false;
    const std::size_t secondAt = cursor.position() + 1;
    int second = 0;
    bool hasFraction = false;
    if (cursor.take(":")) {
        const auto read = readTwo(cursor, 0, 60, "second");
        if (!read) return false;
        second = *read;
        if (cursor.take(".") || cursor.take(",")) {
            if (!isDigit(cursor.peek())) return cursor.failExpecting("a digit of the second's fraction"), false;
            for (; isDigit(cursor.peek()); cursor.skip(1)) hasFraction = hasFraction || cursor.peek() != '0';
        }
    }
    if (*hour == 24 && (*minute != 0 || second != 0 || hasFraction)) {
        return cursor.fail(begin, "hour 24 is midnight alone, 24:00:00"), false;
    }
    std::optional<int> minutesEast;
    if (!readOffset(cursor, minutesEast)) return false;
    if (second == 60 && !isLastMinuteOfUtc(*hour, *minute, minutesEast)) {
        return cursor.fail(secondAt, "second 60 is a leap second, 23:59:60 in UTC alone"), false;
    }
    return true;
}

/// The days of year, month and day, where a pattern may fit none.
std::optional<DaySpan> fit(Cursor& cursor, const Year& year, const Pattern& month, const std::optional<Pattern>& day,
                           std::size_t monthAt, std::size_t dayAt) {
    if (!isMonth(month)) return cursor.fail(monthAt, fmt::format("month {} is outside 01-12", month.text));
    const auto lower = firstFit(year, month, day, false);
    const auto upper = firstFit(year, month, day, true);
    if (!lower || !upper) {
        return cursor.fail(
            dayAt, fmt::format("day {} is outside 01-{:02} of {}{}-{}", day ? day->text : "", longestMonth(year, month),
                               year.negative ? "-" : "", year.digits.text, month.text));
    }
    return DaySpan{*lower, *upper};
}

/// Month, season, day and time behind a year.
std::optional<DaySpan> readAfterYear(Cursor& cursor, const Year& year, Single& single) {
    readQualifier(cursor, single);
    const std::size_t monthAt = cursor.position();
    const auto month = readPattern(cursor, 2, "a month of two digits");
    if (!month) return std::nullopt;
    readQualifier(cursor, single);
    const bool isSeason = month->isFixed() && month->valueWith(0) >= 21 && month->valueWith(0) <= 24;
    if (isSeason) return seasonSpan(cursor, year, month->valueWith(0), monthAt);
    if (!cursor.take("-")) return fit(cursor, year, *month, std::nullopt, monthAt, monthAt);

    readQualifier(cursor, single);
    const std::size_t dayAt = cursor.position();
    const auto day = readPattern(cursor, 2, "a day of two digits");
    if (!day) return std::nullopt;
    const auto span = fit(cursor, year, *month, day, monthAt, dayAt);
    if (!span) return std::nullopt;
    readQualifier(cursor, single);
    const std::size_t timeAt = cursor.position();
    if (cursor.take("T")) {
        if (!span->isCertain()) return cursor.fail(timeAt, "a time needs a day without X");
        if (single.uncertain || single.approximate) return cursor.fail(timeAt, "a time needs a day without ?, ~ and %");
        if (!readTime(cursor)) return std::nullopt;
        single.timeAt = timeAt;
    }
    return span;
}

std::optional<DaySpan> readDays(Cursor& cursor, Single& single) {
    readQualifier(cursor, single);
    if (cursor.peek() == 'Y') {
        const auto span = readLongYear(cursor);
        if (span) readQualifier(cursor, single);
        return span;
    }
    const auto year = readYear(cursor);
    if (!year) return std::nullopt;
    readQualifier(cursor, single);
    if (cursor.take("-")) return readAfterYear(cursor, *year, single);
    // `-XXXX` is any year before 0.
    return yearSpan(year->lowest(), year->negative ? std::min(year->highest(), -1) : year->highest());
}

}  // namespace

std::nullopt_t Cursor::fail(std::size_t position, std::string message) {
    if (!m_error) m_error = EdtfError{position, std::move(message)};
    return std::nullopt;
}

std::nullopt_t Cursor::failExpecting(std::string_view what) {
    if (atEnd()) return fail(m_position, fmt::format("the text ends where {} is expected", what));
    // A character of more than one byte is shown whole.
    std::size_t size = 1;
    while (m_position + size < m_text.size() &&
           (static_cast<unsigned char>(m_text[m_position + size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return fail(m_position, fmt::format("expected {}, not \"{}\"", what, m_text.substr(m_position, size)));
}

std::optional<Single> readDate(Cursor& cursor) {
    Single single;
    const auto days = readDays(cursor, single);
    if (!days) return std::nullopt;
    single.days = *days;
    return single;
}

}  // namespace corridor::units::edtf
