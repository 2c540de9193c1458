#include "field_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

Value textValue(std::string text) {
    Value value;
    value.type = Type::string;
    value.text = std::move(text);
    return value;
}

Value numberValue(double number) {
    Value value;
    value.type = Type::number;
    value.number = number;
    value.text = fmt::format("{}", number);
    return value;
}

Value listOf(const std::vector<std::string>& texts) {
    Value value;
    value.type = Type::array;
    for (const std::string& text : texts) value.items.push_back(textValue(text));
    return value;
}

std::optional<double> asNumber(std::string_view text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::vector<std::string> splitSources(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(';', start), text.size());
        std::string part = text.substr(start, end - start);
        part.erase(0, part.find_first_not_of(" \t\""));
        part.erase(part.find_last_not_of(" \t\"") + 1);
        if (!part.empty()) parts.push_back(part);
        start = end + 1;
    }
    return parts;
}

/// Takes the columns of one row apart.
class Row {
public:
    Row(RawFeature& feature, model::Atlas& atlas, Problems& problems)
        : m_feature(feature), m_atlas(atlas), m_problems(problems), m_members(feature.properties.members) {}

    /// The text of a column, whatever its type; "" where it is absent or null.
    std::string text(const char* name) const {
        const Value* value = m_feature.properties.find(name);
        return value ? value->text : "";
    }

    std::string taken(const char* name) {
        const std::string value = text(name);
        remove(name);
        return value;
    }

    void remove(const std::string& name) {
        m_members.erase(
            std::remove_if(m_members.begin(), m_members.end(), [&](const auto& m) { return m.name == name; }),
            m_members.end());
    }

    /// Sets a property of the model; nothing where it has no value.
    void set(const std::string& name, Value value) {
        if (value.is(Type::string) && value.text.empty()) return;
        remove(name);
        m_members.push_back({name, std::move(value), m_feature.line, 0});
    }

    void setId(const std::string& id) {
        if (id.empty()) return;
        m_feature.id = id;
        remove("id");
    }

    void setDate(const std::string& edtf) { set("date", textValue(edtf)); }

    /// Sources in words become sources of the atlas, with their words as id.
    void setSources(const std::string& words) {
        const std::vector<std::string> names = splitSources(words);
        if (names.empty()) return;
        for (const std::string& name : names) {
            if (model::findSource(m_atlas, name)) continue;
            model::Source source;
            source.id = source.publisher = name;
            m_atlas.sources.push_back(source);
        }
        set("sources", listOf(names));
    }

    /// A row of `figures`, if the column holds a number.
    void addFigure(const char* column, const char* what) {
        const auto number = asNumber(text(column));
        if (!number) return;
        remove(column);
        Value figure;
        figure.type = Type::object;
        figure.members.push_back({"what", textValue(what), 0, 0});
        figure.members.push_back({"value", numberValue(*number), 0, 0});
        m_figures.type = Type::array;
        m_figures.items.push_back(figure);
    }
    void finishFigures() {
        if (!m_figures.items.empty()) set("figures", m_figures);
    }

    /// A radius by a code from 1; the code itself stays.
    template <std::size_t count>
    void setAccuracy(const char* column, const std::array<double, count>& metresByCode) {
        const std::string code = text(column);
        if (code.empty()) return;
        const auto number = asNumber(code);
        if (number && *number >= 1 && *number <= static_cast<double>(count) && std::floor(*number) == *number) {
            set("accuracy_m", numberValue(metresByCode[static_cast<std::size_t>(*number) - 1]));
        } else {
            warn("place-precision", column, fmt::format("{} is not one of the codes 1 to {}", code, count));
        }
    }

    void warn(const char* rule, const std::string& path, const std::string& message) {
        m_problems.warning(rule, m_feature.label(), path, message, m_feature.line);
    }
    void error(const char* rule, const std::string& path, const std::string& message) {
        m_problems.error(rule, m_feature.label(), path, message, m_feature.line);
    }

    RawFeature& feature() { return m_feature; }
    model::Atlas& atlas() { return m_atlas; }

private:
    RawFeature& m_feature;
    model::Atlas& m_atlas;
    Problems& m_problems;
    std::vector<json::Member>& m_members;
    Value m_figures;
};

std::string joined(const std::string& a, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : a + ", " + b;
}

/// ACLED: the day, the week around it, or the month.
std::string acledDate(Row& row, units::Date day, const std::string& precision) {
    if (precision.empty() || precision == "1") return toString(day);
    if (precision == "2") return fmt::format("[{}..{}]", toString(day.plusDays(-3)), toString(day.plusDays(3)));
    if (precision == "3") return toString(day).substr(0, 7);
    row.warn("date-precision", "time_precision", fmt::format("{} is not one of the codes 1 to 3", precision));
    return toString(day);
}

void readAcled(Row& row) {
    row.setId(row.text("event_id_cnty").empty() ? row.text("data_id") : row.text("event_id_cnty"));
    const std::string date = row.text("event_date");
    if (const auto day = dayOf(date)) {
        row.setDate(acledDate(row, *day, row.text("time_precision")));
        row.remove("event_date");
    } else {
        row.error("date", "event_date", fmt::format("\"{}\" is not a day", date));
    }
    row.set("name",
            textValue(joined(row.text("sub_event_type").empty() ? row.text("event_type") : row.text("sub_event_type"),
                             row.text("location"))));
    row.set("category", textValue(row.taken("event_type")));
    row.set("description", textValue(row.taken("notes")));
    // ACLED gives codes, no radius: a town, its surroundings, a larger region.
    row.setAccuracy("geo_precision", std::array{1000.0, 25000.0, 100000.0});
    row.setSources(row.taken("source"));
    row.addFigure("fatalities", "fatalities");
    row.finishFigures();
}

std::string violenceName(const std::string& code) {
    if (code == "1") return "state-based conflict";
    if (code == "2") return "non-state conflict";
    return code == "3" ? "one-sided violence" : code;
}

void readUcdpGed(Row& row) {
    row.setId(row.text("id"));
    const auto start = dayOf(row.text("date_start")), end = dayOf(row.text("date_end"));
    if (!start || !end || *end < *start) {
        row.error("date", "date_start",
                  fmt::format("\"{}\" to \"{}\" are not days in order", row.text("date_start"), row.text("date_end")));
    } else {
        const std::string code = row.text("date_prec");
        if (!code.empty() && (code.size() != 1 || code[0] < '1' || code[0] > '5')) {
            row.warn("date-precision", "date_prec", fmt::format("{} is not one of the codes 1 to 5", code));
        }
        row.setDate(*start == *end ? toString(*start) : fmt::format("[{}..{}]", toString(*start), toString(*end)));
        row.remove("date_start");
        row.remove("date_end");
    }
    row.set("category", textValue(violenceName(row.text("type_of_violence"))));
    row.set("name", textValue(joined(row.text("dyad_name"), row.text("where_coordinates"))));
    row.set("description", textValue(row.taken("source_headline")));
    // Exact; within 25 km; district; province; a line or a vague area; country; sea or air.
    row.setAccuracy("where_prec", std::array{1000.0, 25000.0, 50000.0, 150000.0, 50000.0, 500000.0, 500000.0});
    row.setSources(row.text("source_office").empty() ? row.taken("source_article") : row.taken("source_office"));
    row.addFigure("best", "deaths, best estimate");
    row.addFigure("low", "deaths, low estimate");
    row.addFigure("high", "deaths, high estimate");
    row.finishFigures();
}

/// The first column of several that holds a day.
std::optional<units::Date> firstDay(const Row& row, std::initializer_list<const char*> columns) {
    for (const char* column : columns) {
        if (const auto day = dayOf(row.text(column))) return day;
    }
    return std::nullopt;
}

/// The day on which a status was found, and what the event of it is.
void addStatusEvent(Row& row, const std::string& id) {
    const std::string code = row.text("OpStatus");
    if (code.empty() || code == "0") return;
    if (code.size() != 1 || code[0] < '1' || code[0] > '4') {
        return row.warn("access-status", "OpStatus", fmt::format("{} is not one of the codes 0 to 4", code));
    }
    const auto day = firstDay(row, {"opstatdate", "obsdate", "survdate", "updatedate", "last_update", "createdate"});
    if (!day) return row.warn("undated-assertion", "OpStatus", "a status without a day counts for no day");
    constexpr std::array statuses{model::Access::open, model::Access::restricted, model::Access::closed,
                                  model::Access::closed};
    model::Event event;
    event.id = id + "/status";
    event.date = units::edtfOf(*day);
    event.category = "road status";
    event.about = {id};
    event.basis = "reported";
    model::Assertion assertion;
    assertion.targets = {id};
    assertion.status = statuses[static_cast<std::size_t>(code[0] - '1')];
    assertion.basis = "reported";
    if (code == "4") assertion.statement = "abandoned";
    event.access.push_back(assertion);
    row.atlas().events.push_back(event);
}

void readUnsdiRoad(Row& row) {
    row.set("name", textValue(row.text("onme").empty() ? row.text("rtenme") : row.text("onme")));
    row.set("kind", textValue("road"));
    row.setSources(row.text("source"));
    if (!row.feature().id.empty())
        addStatusEvent(row, row.feature().id);
    else if (!row.text("OpStatus").empty() && row.text("OpStatus") != "0")
        row.warn("required", "id", "a status needs a road with an id");
}

void readUnsdiObstacle(Row& row) {
    if (const auto day = dayOf(row.text("obsdate"))) row.setDate(toString(*day));
    row.set("category", textValue("obstacle"));
    row.set("name", textValue(joined(row.text("obsname"), row.text("obstype"))));
    row.setSources(row.text("source"));
}

/// Timestamps as kepler.gl takes them: a column of a point, or the fourth ordinate of a trip.
void readTimestamps(RawFeature& feature, Row& row) {
    const auto has = [&](const char* name) { return !row.text(name).empty(); };
    if (feature.geometry.hasTimes && !has("valid")) {
        const auto first = dayOf(fmt::format("{:.0f}", feature.geometry.firstTime)),
                   last = dayOf(fmt::format("{:.0f}", feature.geometry.lastTime));
        if (first && last) row.set("valid", textValue(fmt::format("{}/{}", toString(*first), toString(*last))));
    }
    if (has("date") || has("start") || has("end")) return;
    for (const char* column : {"timestamp", "datetime"}) {
        if (const auto day = dayOf(row.text(column))) return row.setDate(toString(*day));
    }
}

std::optional<int> monthNamed(std::string_view name) {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
    std::string start;
    for (const char c : name.substr(0, 3)) start += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const auto found = std::find(months.begin(), months.end(), start);
    return found == months.end() ? std::nullopt : std::optional(static_cast<int>(found - months.begin()) + 1);
}

/// `23 April 2023`, `23-Apr-2023`
std::optional<units::Date> dayInWords(std::string_view text) {
    const std::size_t first = text.find_first_of(" -"), last = text.find_last_of(" -");
    if (first == std::string_view::npos || first == last) return std::nullopt;
    const auto day = asNumber(text.substr(0, first)), year = asNumber(text.substr(last + 1));
    const auto month = monthNamed(text.substr(first + 1, last - first - 1));
    if (!day || !month || !year || *year < 1000 || *year > 9999 ||
        !units::isDay(static_cast<int>(*year), *month, static_cast<int>(*day))) {
        return std::nullopt;
    }
    return units::Date::fromCivil(static_cast<int>(*year), *month, static_cast<int>(*day));
}

}  // namespace

std::optional<units::Date> dayOf(std::string_view text) {
    if (text.size() >= 10 && (text.size() == 10 || text[10] == 'T' || text[10] == ' ')) {
        std::string day(text.substr(0, 10));
        if (day[4] == '/' && day[7] == '/') day[4] = day[7] = '-';
        if (const auto parsed = units::parseDay(day)) return parsed;
    }
    if (const auto number = asNumber(text)) {
        // Seconds from 1973 on, or milliseconds from 1973 on; smaller numbers are no times.
        if (*number < 1e8 || *number > 1e14) return std::nullopt;
        const double seconds = *number >= 1e11 ? *number / 1000.0 : *number;
        return units::Date(static_cast<std::int32_t>(std::floor(seconds / 86400.0)));
    }
    return dayInWords(text);
}

FieldFormat formatOf(const Value& properties) {
    const auto has = [&](const char* name) { return properties.find(name) != nullptr; };
    if (has("event_date") && has("event_type") && (has("event_id_cnty") || has("data_id"))) return FieldFormat::acled;
    if (has("date_start") && has("date_end") && has("where_prec") && has("type_of_violence"))
        return FieldFormat::ucdpGed;
    if (has("obstype")) return FieldFormat::unsdiObstacle;
    return has("OpStatus") ? FieldFormat::unsdiRoad : FieldFormat::none;
}

void readFieldFormat(RawFeature& feature, model::Atlas& atlas, Problems& problems) {
    Row row(feature, atlas, problems);
    switch (formatOf(feature.properties)) {
        case FieldFormat::acled:
            return readAcled(row);
        case FieldFormat::ucdpGed:
            return readUcdpGed(row);
        case FieldFormat::unsdiRoad:
            return readUnsdiRoad(row);
        case FieldFormat::unsdiObstacle:
            return readUnsdiObstacle(row);
        case FieldFormat::none:
            break;
    }
    readTimestamps(feature, row);
}

std::optional<std::string> propertyOfHashtag(std::string_view hashtag) {
    std::string tag;
    for (const char c : hashtag) {
        if (c != ' ') tag += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    const std::size_t plus = std::min(tag.find('+'), tag.size());
    const std::string name = tag.substr(0, plus), attributes = tag.substr(plus) + "+";
    const auto has = [&](const char* attribute) {
        return attributes.find("+" + std::string(attribute) + "+") != std::string::npos;
    };
    if (has("id") || has("code"))
        return name == "#event" || name == "#meta" || name == "#loc" ? std::optional<std::string>("id") : std::nullopt;
    if (name == "#geo")
        return has("lat")   ? std::optional<std::string>("lat")
               : has("lon") ? std::optional<std::string>("lon")
                            : std::nullopt;
    if (name == "#date") return has("start") ? "start" : has("end") ? "end" : "date";
    if (name == "#event") return has("type") || has("category") ? "category" : "name";
    if (name == "#loc") return has("type") ? "kind" : "name";
    if (name == "#cause") return "category";
    if (name == "#description") return "description";
    if (name == "#meta" && has("source")) return "sources";
    return std::nullopt;
}

}  // namespace corridor::ingest
