#include "kml_dates.hpp"

#include <algorithm>
#include <array>

namespace corridor::ingest {

namespace {

constexpr std::size_t lettersOfADay = 10;

/// What stands between `<NAME>` and `</NAME>`, without blanks; "" where there is none.
std::string textOf(std::string_view xml, std::string_view name) {
    const std::string open = "<" + std::string(name) + ">", close = "</" + std::string(name) + ">";
    const std::size_t start = xml.find(open), from = start + open.size();
    const std::size_t end = start == std::string_view::npos ? start : xml.find(close, from);
    if (end == std::string_view::npos) return "";
    std::string text(xml.substr(from, end - from));
    text.erase(0, text.find_first_not_of(" \t\r\n"));
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    return text;
}

constexpr std::array timeElements{"when", "begin", "end"};

/// Whether a placemark has a time, written or left empty.
bool hasTime(std::string_view placemark) {
    return std::any_of(timeElements.begin(), timeElements.end(), [&](const std::string& name) {
        return placemark.find("<" + name + ">") != std::string_view::npos ||
               placemark.find("<" + name + "/>") != std::string_view::npos;
    });
}

/// The days of a time, as EDTF; "" for one that is left empty, nullopt where there is none.
std::optional<std::string> dateOf(std::string_view placemark) {
    const auto day = [&](const char* name) { return textOf(placemark, name).substr(0, lettersOfADay); };
    if (std::string when = day("when"); !when.empty()) return when;
    const std::string begin = day("begin"), end = day("end");
    if (begin.empty() && end.empty()) return hasTime(placemark) ? std::optional(std::string()) : std::nullopt;
    return (begin.empty() ? ".." : begin) + "/" + (end.empty() ? ".." : end);
}

/// Whether GDAL would lose something of a placemark's time.
bool isPartial(std::string_view placemark) {
    if (dateOf(placemark) == "") return true;
    return std::any_of(timeElements.begin(), timeElements.end(), [&](const char* name) {
        const std::string text = textOf(placemark, name);
        return !text.empty() && text.size() < lettersOfADay;
    });
}

/// Calls `visit(start, end)` for the text of each placemark.
template <typename Visit>
void forEachPlacemark(std::string_view kml, Visit visit) {
    constexpr std::string_view open = "<Placemark", close = "</Placemark>";
    for (std::size_t start = kml.find(open); start != std::string_view::npos; start = kml.find(open, start)) {
        const std::size_t end = std::min(kml.find(close, start), kml.size());
        visit(start, end);
        start = end;
    }
}

}  // namespace

std::optional<std::string> withWrittenDates(std::string_view kml) {
    bool hasPartial = false;
    forEachPlacemark(kml, [&](std::size_t start, std::size_t end) {
        hasPartial = hasPartial || isPartial(kml.substr(start, end - start));
    });
    if (!hasPartial) return std::nullopt;
    std::string out;
    std::size_t copied = 0;
    forEachPlacemark(kml, [&](std::size_t start, std::size_t end) {
        constexpr std::string_view extended = "<ExtendedData>";
        const std::string_view placemark = kml.substr(start, end - start);
        const std::optional<std::string> date = dateOf(placemark);
        if (!date || placemark.find("name=\"date\"") != std::string_view::npos) return;
        const std::string data = "<Data name=\"date\"><value>" + *date + "</value></Data>";
        const std::size_t known = placemark.find(extended);
        const std::size_t at = known == std::string_view::npos ? end : start + known + extended.size();
        out += kml.substr(copied, at - copied);
        out += known == std::string_view::npos ? std::string(extended) + data + "</ExtendedData>" : data;
        copied = at;
    });
    out += kml.substr(copied);
    return out;
}

}  // namespace corridor::ingest
