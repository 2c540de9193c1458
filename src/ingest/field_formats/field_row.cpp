#include "field_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "members.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

Value numberValue(double number) {
    Value value;
    value.type = Type::number;
    value.number = number;
    value.text = fmt::format("{}", number);
    return value;
}

Value textValue(std::string text) {
    Value value;
    value.type = Type::string;
    value.text = std::move(text);
    return value;
}

}  // namespace

bool isSameColumn(std::string_view column, std::string_view lowerName) {
    return column.size() == lowerName.size() &&
           std::equal(column.begin(), column.end(), lowerName.begin(),
                      [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
}

std::optional<double> numberIn(std::string_view text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
    return isWhole ? std::optional(number) : std::nullopt;
}

std::vector<std::string> partsOf(const std::string& text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(separator, start), text.size());
        std::string part = text.substr(start, end - start);
        part.erase(0, part.find_first_not_of(" \t\r\n\""));
        part.erase(part.find_last_not_of(" \t\r\n\"") + 1);
        if (!part.empty()) parts.push_back(part);
        start = end + separator.size();
    }
    return parts;
}

std::string joined(const std::string& a, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : a + ", " + b;
}

const Value* FieldRow::find(std::string_view name) const {
    for (const json::Member& member : m_feature.properties.members) {
        if (isSameColumn(member.name, name)) return &member.value;
    }
    return nullptr;
}

std::string FieldRow::text(std::string_view name) const {
    const Value* value = find(name);
    return value ? value->text : "";
}

bool FieldRow::hasEmpty(std::string_view name) const {
    const Value* value = find(name);
    return value && (value->is(Type::null) || (value->is(Type::string) && isBlank(value->text)));
}

std::string FieldRow::firstOf(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        if (std::string value = text(name); !value.empty()) return value;
    }
    return "";
}

std::string FieldRow::taken(std::string_view name) {
    std::string value = text(name);
    remove(name);
    return value;
}

void FieldRow::remove(std::string_view name) {
    auto& members = m_feature.properties.members;
    members.erase(
        std::remove_if(members.begin(), members.end(), [&](const auto& m) { return isSameColumn(m.name, name); }),
        members.end());
}

void FieldRow::setValue(std::string_view name, Value value) {
    remove(name);
    m_feature.properties.members.push_back({std::string(name), std::move(value), m_feature.line, 0});
}

void FieldRow::set(std::string_view name, std::string text) {
    if (!text.empty()) setValue(name, textValue(std::move(text)));
}

void FieldRow::setMetres(std::string_view name, double metres) {
    setValue(name, numberValue(metres));
}

void FieldRow::setId(const std::string& id) {
    if (id.empty()) return;
    m_feature.id = id;
    remove("id");
}

void FieldRow::setSources(const std::vector<std::string>& names) {
    if (names.empty()) return;
    Value list;
    list.type = Type::array;
    for (const std::string& name : names) {
        list.items.push_back(textValue(name));
        model::Source source;
        source.id = source.publisher = name;
        m_news.sources.push_back(std::move(source));
    }
    setValue("sources", std::move(list));
}

void FieldRow::addFigure(std::string_view column, const char* what, const char* noteOfZero) {
    const auto number = numberIn(text(column));
    if (!number) return;
    remove(column);
    Value figure;
    figure.type = Type::object;
    figure.members.push_back({"what", textValue(what), 0, 0});
    figure.members.push_back({"value", numberValue(*number), 0, 0});
    if (*number == 0.0 && *noteOfZero != '\0') figure.members.push_back({"note", textValue(noteOfZero), 0, 0});
    const Value* known = find("figures");
    Value figures = known ? *known : Value();
    figures.type = Type::array;
    figures.items.push_back(std::move(figure));
    setValue("figures", std::move(figures));
}

void FieldRow::warn(const char* rule, std::string_view path, const std::string& message) {
    m_problems.warning(rule, m_feature.label(), std::string(path), message, m_feature.line);
}

void FieldRow::warnOfCode(const char* rule, std::string_view column, const std::string& code, std::size_t last) {
    warn(rule, column, fmt::format("{} is not one of the codes 1 to {}", code, last));
}

void FieldRow::error(const char* rule, std::string_view path, const std::string& message) {
    m_problems.error(rule, m_feature.label(), std::string(path), message, m_feature.line);
}

}  // namespace corridor::ingest
