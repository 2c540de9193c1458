#include "written_day.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "field_row.hpp"
#include "written_time.hpp"

namespace corridor::ingest {

namespace {

std::optional<int> monthNamed(std::string_view name) {
    constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (isSameColumn(name, months[i]) || isSameColumn(name, months[i].substr(0, 3))) return static_cast<int>(i) + 1;
    }
    return isSameColumn(name, "sept") ? std::optional(9) : std::nullopt;
}

/// `23 April 2023`, `23-Apr-2023`, `April 23, 2023`
std::optional<units::Date> dayInWords(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool separates = c == ' ' || c == '-' || c == ',';
        if (!separates)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.size() != 3 || words[2].size() != 4) return std::nullopt;
    auto day = numberIn(words[0]);
    auto month = monthNamed(words[1]);
    if (!day && !month) {
        month = monthNamed(words[0]);
        day = numberIn(words[1]);
    }
    const auto year = numberIn(words[2]);
    if (!day || !month || !year) return std::nullopt;
    return dayFrom(*year, *month, *day);
}

/// `2023-04-23` or `2023/4/23`, and nothing but a time behind it.
std::optional<units::Date> dayInFigures(std::string_view text) {
    const std::string_view day = text.substr(0, std::min(text.find_first_of("T "), text.size()));
    const bool hasTime = day.size() < text.size();
    if (hasTime && !isWrittenTime(text.substr(day.size() + 1))) return std::nullopt;
    if (const auto parsed = units::parseDay(day)) return parsed;
    if (day.size() < 8 || day.size() > 10 || (day[4] != '/' && day[4] != '-')) return std::nullopt;
    const std::vector<std::string> parts = partsOf(std::string(day), std::string_view(&day[4], 1));
    if (parts.size() != 3) return std::nullopt;
    const auto year = numberIn(parts[0]), month = numberIn(parts[1]), inMonth = numberIn(parts[2]);
    return year && month && inMonth ? dayFrom(*year, *month, *inMonth) : std::nullopt;
}

/// Seconds from 1973 on, or milliseconds from 1973 on; smaller numbers are no times.
std::optional<units::Date> dayOfTime(double number) {
    if (number < 1e8 || number > 1e14) return std::nullopt;
    const double seconds = number >= 1e11 ? number / 1000.0 : number;
    return units::Date(static_cast<std::int32_t>(std::floor(seconds / 86400.0)));
}

}  // namespace

std::optional<units::Date> dayFrom(double year, double month, double day) {
    const auto isWhole = [](double number, double least, double most) {
        return number >= least && number <= most && std::floor(number) == number;
    };
    if (!isWhole(year, 1000, 9999) || !isWhole(month, 1, 12) || !isWhole(day, 1, 31)) return std::nullopt;
    const int y = static_cast<int>(year), m = static_cast<int>(month), d = static_cast<int>(day);
    return units::isDay(y, m, d) ? std::optional(units::Date::fromCivil(y, m, d)) : std::nullopt;
}

std::optional<units::Date> dayOfDateTime(std::string_view text) {
    if (text.size() < 11 || (text[10] != 'T' && text[10] != ' ') || !isWrittenTime(text.substr(11)))
        return std::nullopt;
    return units::parseDay(text.substr(0, 10));
}

std::optional<units::Date> dayOf(std::string_view text) {
    if (const auto day = dayInFigures(text)) return day;
    if (const auto number = numberIn(text)) return dayOfTime(*number);
    return dayInWords(text);
}

}  // namespace corridor::ingest
