#include "written_time.hpp"

#include <optional>

namespace corridor::ingest {

namespace {

constexpr int minutesADay = 24 * 60, farthestOffset = 14 * 60;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the parts of a time from the front of a text.
class TimeReader {
public:
    explicit TimeReader(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }
    bool take(std::string_view word) {
        if (!m_text.starts_with(word)) return false;
        m_text.remove_prefix(word.size());
        return true;
    }
    /// A number of `least` to two digits.
    std::optional<int> number(std::size_t least) {
        std::size_t digits = 0;
        int value = 0;
        for (; digits < 2 && digits < m_text.size() && isDigit(m_text[digits]); ++digits)
            value = value * 10 + (m_text[digits] - '0');
        if (digits < least) return std::nullopt;
        m_text.remove_prefix(digits);
        return value;
    }
    bool hasDigit() const { return !m_text.empty() && isDigit(m_text.front()); }
    /// Passes digits; returns whether any of them is not 0.
    bool passFraction() {
        bool isMore = false;
        for (; hasDigit(); m_text.remove_prefix(1)) isMore = isMore || m_text.front() != '0';
        return isMore;
    }

private:
    std::string_view m_text;
};

struct Clock {
    int hour = 0, minute = 0, second = 0;
    bool hasFraction = false;
};

std::optional<Clock> readClock(TimeReader& in) {
    Clock clock;
    const auto hour = in.number(1);
    if (!hour || !in.take(":")) return std::nullopt;
    const auto minute = in.number(2);
    if (!minute) return std::nullopt;
    clock.hour = *hour;
    clock.minute = *minute;
    if (in.take(":")) {
        const auto second = in.number(2);
        if (!second) return std::nullopt;
        clock.second = *second;
        if (in.take(".") || in.take(",")) {
            if (!in.hasDigit()) return std::nullopt;
            clock.hasFraction = in.passFraction();
        }
    }
    return clock;
}

/// `AM` and `PM` make hours of twelve such of twenty-four; false where the hour is none of twelve.
bool readHalfOfDay(TimeReader& in, Clock& clock) {
    TimeReader behind = in;
    behind.take(" ");
    const bool isMorning = behind.take("AM") || behind.take("am");
    if (!isMorning && !behind.take("PM") && !behind.take("pm")) return true;
    in = behind;
    if (clock.hour < 1 || clock.hour > 12) return false;
    clock.hour = clock.hour % 12 + (isMorning ? 0 : 12);
    return true;
}

/// Minutes east of UTC, where the text names a zone; false where what stands there is none.
bool readZone(TimeReader& in, std::optional<int>& minutesEast) {
    if (in.atEnd()) return true;
    in.take(" ");
    if (in.take("Z") || in.take("UTC") || in.take("GMT")) {
        minutesEast = 0;
        return in.atEnd();
    }
    const bool isWest = in.take("-");
    if (!isWest && !in.take("+")) return false;
    const auto hours = in.number(2);
    if (!hours) return false;
    const bool hasMinutes = in.take(":") || in.hasDigit();
    const auto minutes = hasMinutes ? in.number(2) : std::optional(0);
    if (!minutes || *minutes > 59) return false;
    const int all = *hours * 60 + *minutes;
    minutesEast = isWest ? -all : all;
    return in.atEnd() && all <= farthestOffset;
}

bool isOnTheClock(const Clock& clock, std::optional<int> minutesEast) {
    if (clock.minute > 59 || clock.second > 60) return false;
    if (clock.hour == 24) return clock.minute == 0 && clock.second == 0 && !clock.hasFraction;
    if (clock.hour > 24) return false;
    if (clock.second < 60) return true;
    const int local = clock.hour * 60 + clock.minute;
    return minutesEast && (local - *minutesEast + 2 * minutesADay) % minutesADay == minutesADay - 1;
}

}  // namespace

bool isWrittenTime(std::string_view text) {
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    TimeReader in(text);
    auto clock = readClock(in);
    std::optional<int> minutesEast;
    return clock && readHalfOfDay(in, *clock) && readZone(in, minutesEast) && isOnTheClock(*clock, minutesEast);
}

}  // namespace corridor::ingest
