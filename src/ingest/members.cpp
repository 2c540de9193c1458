#include "members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "field_formats/written_day.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

std::string typeName(const Value& value) {
    switch (value.type) {
        case Type::null:
            return "null";
        case Type::boolean:
            return "a truth value";
        case Type::number:
            return "a number";
        case Type::string:
            return "text";
        case Type::array:
            return "a list";
        case Type::object:
            break;
    }
    return "an object";
}

std::optional<double> asNumber(const std::string& text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::vector<std::string> splitAt(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find(separator, start), text.size());
        std::string part = text.substr(start, end - start);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(part);
        start = end + 1;
    }
    return parts;
}

}  // namespace

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Members::Members(const Value& object, Problems& problems, std::string feature, std::string path, bool fromTable,
                 bool inAtlas)
    : m_object(&object),
      m_problems(&problems),
      m_feature(std::move(feature)),
      m_path(std::move(path)),
      m_fromTable(fromTable),
      m_inAtlas(inAtlas),
      m_read(object.members.size(), false) {}

std::string Members::pathOf(std::string_view name) const {
    return m_path.empty() ? std::string(name) : fmt::format("{}.{}", m_path, name);
}

void Members::error(const std::string& rule, std::string_view name, const std::string& message, const Value* at) {
    m_problems->error(rule, m_feature, pathOf(name), message, at ? at->line : 0, at ? at->column : 0);
}

void Members::warning(const std::string& rule, std::string_view name, const std::string& message, const Value* at) {
    m_problems->warning(rule, m_feature, pathOf(name), message, at ? at->line : 0, at ? at->column : 0);
}

void Members::wrongType(std::string_view name, const Value& value, const std::string& wanted) {
    const std::string shown = value.is(Type::string)   ? fmt::format("\"{}\" is text", value.text)
                              : value.is(Type::number) ? fmt::format("{} is a number", value.text)
                                                       : typeName(value) + " stands here";
    error("property-type", name, fmt::format("{}; {} is expected", shown, wanted), &value);
}

const Value* Members::take(std::string_view name) {
    const std::vector<json::Member>& members = m_object->members;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].name != name) continue;
        m_read[i] = true;
        return members[i].value.is(Type::null) ? nullptr : &members[i].value;
    }
    return nullptr;
}

std::string Members::text(std::string_view name) {
    const Value* value = take(name);
    if (!value) return "";
    if (value->is(Type::string) || value->is(Type::number)) return value->text;
    wrongType(name, *value, "text");
    return "";
}

std::string Members::requiredText(std::string_view name) {
    std::string value = text(name);
    if (value.empty()) error("required", name, "is missing");
    return value;
}

std::optional<double> Members::number(std::string_view name) {
    const Value* value = take(name);
    if (!value) return std::nullopt;
    if (value->is(Type::number)) return value->number;
    if (m_fromTable && value->is(Type::string)) {
        if (value->text.empty()) return std::nullopt;
        if (const auto parsed = asNumber(value->text)) return parsed;
    }
    wrongType(name, *value, "a number");
    return std::nullopt;
}

std::optional<units::Metres> Members::metres(std::string_view name) {
    const std::optional<double> value = number(name);
    if (!value) return std::nullopt;
    if (*value >= 0.0) return units::Metres{*value};
    error("negative-length", name, fmt::format("{} is negative; a length in metres must not be", *value), take(name));
    return std::nullopt;
}

bool Members::flag(std::string_view name) {
    const Value* value = take(name);
    if (!value) return false;
    if (value->is(Type::boolean)) return value->boolean;
    if (m_fromTable) {
        const std::string& word = value->text;
        if (word == "1" || word == "true" || word == "yes") return true;
        if (word == "0" || word == "false" || word == "no" || word.empty()) return false;
    }
    wrongType(name, *value, "true or false");
    return false;
}

std::optional<units::Edtf> Members::date(std::string_view name) {
    const Value* value = take(name);
    if (!value) return std::nullopt;
    const bool isYear = value->is(Type::number);
    if (!isYear && !value->is(Type::string)) {
        wrongType(name, *value, "a date in EDTF");
        return std::nullopt;
    }
    if (isBlank(value->text)) return sayEmpty(name, *value), std::nullopt;
    units::EdtfResult date = units::parseEdtf(value->text);
    if (!date.value) {
        if (const auto day = foreignDay(value->text)) return units::edtfOf(*day);
        error("date", name,
              fmt::format("\"{}\" is not a date in EDTF: position {}: {}", value->text, date.error.position + 1,
                          date.error.message),
              value);
    }
    return date.value;
}

std::vector<std::string> Members::listOf(std::string_view name, const Value& value) {
    std::vector<std::string> list;
    for (const Value& item : value.items) {
        if (item.is(Type::string) || item.is(Type::number)) {
            list.push_back(item.text);
        } else if (const Value* id = item.find("id"); id && id->is(Type::string)) {
            list.push_back(id->text);
        } else {
            wrongType(fmt::format("{}[{}]", name, &item - value.items.data()), item, "text");
        }
    }
    return list;
}

std::vector<std::string> Members::texts(std::string_view name) {
    const Value* value = take(name);
    if (!value) return {};
    if (value->is(Type::array)) return listOf(name, *value);
    if (value->is(Type::object)) {
        if (const Value* id = value->find("id"); id && id->is(Type::string)) return {id->text};
    }
    if (value->is(Type::string)) {
        if (m_fromTable && !value->text.empty() && value->text.front() == '[') {
            if (const json::ParseResult parsed = json::parse(value->text); parsed.ok) return listOf(name, parsed.value);
        }
        if (m_fromTable || name == "alt_names") return splitAt(value->text, ';');
        return value->text.empty() ? std::vector<std::string>{} : std::vector<std::string>{value->text};
    }
    wrongType(name, *value, "a list of texts");
    return {};
}

std::vector<Members> Members::objects(std::string_view name) {
    const Value* value = take(name);
    if (!value) return {};
    if (!value->is(Type::array)) {
        wrongType(name, *value, "a list of objects");
        return {};
    }
    std::vector<Members> list;
    for (std::size_t i = 0; i < value->items.size(); ++i) {
        const std::string place = fmt::format("{}[{}]", name, i);
        if (!value->items[i].is(Type::object)) {
            wrongType(place, value->items[i], "an object");
        } else {
            list.emplace_back(value->items[i], *m_problems, m_feature, pathOf(place), m_fromTable, m_inAtlas);
        }
    }
    return list;
}

std::optional<units::LonLat> Members::position(std::string_view name) {
    const Value* value = take(name);
    if (!value) return std::nullopt;
    if (value->is(Type::array) && value->items.size() >= 2 && value->items[0].is(Type::number) &&
        value->items[1].is(Type::number)) {
        const units::LonLat at{value->items[0].number, value->items[1].number};
        if (units::isValid(at)) return at;
        error("longitude-range", name, fmt::format("{}, {} is outside [-180, 180] and [-90, 90]", at.lon, at.lat),
              value);
        return std::nullopt;
    }
    wrongType(name, *value, "[longitude, latitude]");
    return std::nullopt;
}

model::Names Members::inLanguages(const std::string& base) {
    model::Names names;
    for (const json::Member& member : m_object->members) {
        const bool isTagged = member.name.rfind(base + ":", 0) == 0 || member.name.rfind(base + "_", 0) == 0;
        if (member.name != base && !isTagged) continue;
        const std::string language = isTagged ? member.name.substr(base.size() + 1) : "";
        // `name_en` and `name:en` are one; `place_name` and the like are not names of the thing.
        const bool isLanguage = language.size() == 2 || language.size() == 3 || language == "local" ||
                                language.find('-') != std::string::npos;
        if (isTagged && !isLanguage) continue;
        const std::string name = text(member.name);
        if (name.empty() || names.byLanguage.emplace(language, name).second) continue;
        warning("duplicate-name", member.name,
                fmt::format("\"{}\" is a second {} in this language; it is left out", name,
                            base == "name" ? "name" : "text"));
    }
    return names;
}

model::Names Members::names() {
    model::Names names = inLanguages("name");
    names.alternatives = texts("alt_names");
    for (const std::string& name : texts("alt_name")) names.alternatives.push_back(name);
    return names;
}

model::Style Members::style() {
    model::Style style;
    const auto readText = [&](const char* name, std::optional<std::string>& to) {
        if (std::string value = text(name); !value.empty()) to = value;
    };
    readText("stroke", style.stroke);
    readText("fill", style.fill);
    readText("marker-color", style.markerColor);
    readText("marker-size", style.markerSize);
    readText("marker-symbol", style.markerSymbol);
    style.strokeWidth = number("stroke-width");
    style.strokeOpacity = number("stroke-opacity");
    style.fillOpacity = number("fill-opacity");
    return style;
}

std::string Members::dateText(std::string_view name) {
    const std::string written = text(name);
    if (isBlank(written)) {
        if (const Value* value = take(name)) sayEmpty(name, *value);
        return "";
    }
    if (units::parseEdtf(written).value) return written;
    const auto day = foreignDay(written);
    return day ? toString(*day) : written;
}

bool Members::isEmpty(std::string_view name) const {
    const Value* value = m_object->find(name);
    return value && (value->is(Type::null) || (value->is(Type::string) && isBlank(value->text)));
}

void Members::sayEmpty(std::string_view name, const Value& value) {
    if (m_inAtlas)
        error("date", name, "is empty; write a date in EDTF, or leave the member out", &value);
    else if (!m_fromTable)
        warning("date", name, "is empty and counts as not there", &value);
}

std::optional<units::Date> Members::foreignDay(const std::string& text) const {
    if (m_inAtlas) return std::nullopt;
    return m_fromTable ? dayOf(text) : dayOfDateTime(text);
}

model::OtherProperties Members::other() const {
    model::OtherProperties other;
    for (std::size_t i = 0; i < m_object->members.size(); ++i) {
        const json::Member& member = m_object->members[i];
        if (m_read[i] || member.value.is(Type::null)) continue;
        const bool isFirst = m_object->find(member.name) == &member.value;
        if (isFirst) other.add(member.name, json::written(member.value));
    }
    return other;
}

}  // namespace corridor::ingest
