#include "acled.hpp"

#include <fmt/format.h>

#include "formats.hpp"
#include "written_day.hpp"

namespace corridor::ingest {

namespace {

/// Exports of before 2017 have `18/04/2001`, day first.
std::optional<units::Date> dayOfOldExport(const std::string& text) {
    const std::vector<std::string> parts = partsOf(text, "/");
    if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
    const auto day = numberIn(parts[0]), month = numberIn(parts[1]), year = numberIn(parts[2]);
    if (!day || !month || !year) return std::nullopt;
    return dayFrom(*year, *month, *day);
}

}  // namespace

std::optional<units::Date> acledDay(const std::string& text) {
    const auto day = dayOf(text);
    return day ? day : dayOfOldExport(text);
}

// Of a week ACLED writes the Wednesday or the Thursday: from Monday to Sunday that is three days before to four days
// after it.
std::optional<std::string> acledDate(units::Date day, std::string_view precision) {
    if (precision.empty() || precision == "1") return toString(day);
    if (precision == "2") return fmt::format("[{}..{}]", toString(day.plusDays(-3)), toString(day.plusDays(4)));
    if (precision == "3") return toString(day).substr(0, 7);
    return std::nullopt;
}

void readAcled(FieldRow& row) {
    row.setId(row.firstOf({"event_id_cnty", "data_id"}));
    const std::string date = row.text("event_date");
    if (const auto day = acledDay(date)) {
        const std::string precision = row.text("time_precision");
        const auto edtf = acledDate(*day, precision);
        if (!edtf) row.warnOfCode("date-precision", "time_precision", precision, 3);
        row.setDate(edtf.value_or(toString(*day)));
        row.remove("event_date");
    } else {
        row.error("date", "event_date", fmt::format("\"{}\" is not a day", date));
    }
    row.set("name", joined(row.firstOf({"sub_event_type", "event_type"}), row.text("location")));
    row.set("category", row.taken("event_type"));
    row.set("description", row.taken("notes"));
    row.setAccuracy("geo_precision", acledAccuracies);
    row.setSources(partsOf(row.taken("source"), ";"));
    row.addFigure("fatalities", "fatalities", acledNoteOfZero);
}

}  // namespace corridor::ingest
