#include <fmt/format.h>

#include "formats.hpp"
#include "written_day.hpp"

namespace corridor::ingest {

namespace {

/// The day, the week around it, or the month. Of a week ACLED writes the Wednesday or the Thursday: from Monday to
/// Sunday that is three days before to four days after it.
std::string dateOf(FieldRow& row, units::Date day, const std::string& precision) {
    if (precision.empty() || precision == "1") return toString(day);
    if (precision == "2") return fmt::format("[{}..{}]", toString(day.plusDays(-3)), toString(day.plusDays(4)));
    if (precision == "3") return toString(day).substr(0, 7);
    row.warnOfCode("date-precision", "time_precision", precision, 3);
    return toString(day);
}

/// Exports of before 2017 have `18/04/2001`, day first.
std::optional<units::Date> dayOfOldExport(const std::string& text) {
    const std::vector<std::string> parts = partsOf(text, "/");
    if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
    const auto day = numberIn(parts[0]), month = numberIn(parts[1]), year = numberIn(parts[2]);
    if (!day || !month || !year) return std::nullopt;
    return dayFrom(*year, *month, *day);
}

}  // namespace

void readAcled(FieldRow& row) {
    row.setId(row.firstOf({"event_id_cnty", "data_id"}));
    const std::string date = row.text("event_date");
    auto day = dayOf(date);
    if (!day) day = dayOfOldExport(date);
    if (day) {
        row.setDate(dateOf(row, *day, row.text("time_precision")));
        row.remove("event_date");
    } else {
        row.error("date", "event_date", fmt::format("\"{}\" is not a day", date));
    }
    row.set("name", joined(row.firstOf({"sub_event_type", "event_type"}), row.text("location")));
    row.set("category", row.taken("event_type"));
    row.set("description", row.taken("notes"));
    // ACLED gives codes, no radius: a town, its surroundings, a larger region.
    row.setAccuracy("geo_precision", std::array{1000.0, 25000.0, 100000.0});
    row.setSources(partsOf(row.taken("source"), ";"));
    row.addFigure("fatalities", "fatalities", "0 is also written where no number is known");
}

}  // namespace corridor::ingest
