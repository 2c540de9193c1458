#include "row_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "column_names.hpp"
#include "field_formats/field_row.hpp"
#include "geometry.hpp"
#include "unicode/utf8.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

Value textValue(std::string text) {
    Value value;
    value.type = Type::string;
    value.text = std::move(text);
    return value;
}

Value numberValue(double number, std::string text) {
    Value value;
    value.type = Type::number;
    value.number = number;
    value.text = std::move(text);
    return value;
}

Value cellValue(std::string text, bool isStructured) {
    if (isStructured && !text.empty() && (text.front() == '[' || text.front() == '{')) {
        if (json::ParseResult parsed = json::parse(text); parsed.ok) return std::move(parsed.value);
    }
    return textValue(std::move(text));
}

void RowReader::begin(RawFeature& feature, std::size_t index) {
    m_feature = &feature;
    feature.index = index;
    feature.fromTable = true;
    feature.role = m_columns.role();
    feature.format = m_columns.format();
    feature.layer = m_context.layer;
    feature.properties.type = Type::object;
    feature.properties.members.reserve(m_columns.size());
    m_figures = {};
    m_figures.type = Type::array;
    m_notText.clear();
}

void RowReader::add(std::size_t column, Value value) {
    auto& members = m_feature->properties.members;
    const std::string& name = m_columns.nameOf(column);
    const bool isEmptyText = value.is(Type::string) && value.text.empty();
    if (value.is(Type::null) || (isEmptyText && !keepsEmptyText(m_columns.driver()))) {
        // Of a date it is told that it is missing: the row is an event all the same.
        if (m_columns.holdsDates(column) && (isEmptyText || !hasColumnsOfOthers(m_columns.driver())))
            members.push_back({name, {}, 0, 0});
        return;
    }
    if (value.is(Type::string) && !unicode::isUtf8(value.text)) {
        m_notText.emplace_back(name, asciiOf(std::move(value.text)));
        return;
    }
    if (addFigure(column, value)) return;
    if (!isDriversOwn(m_columns.driver(), name, value)) members.push_back({name, std::move(value), 0, 0});
}

/// A number that a hashtag says the meaning of.
bool RowReader::addFigure(std::size_t column, const Value& value) {
    const std::string& what = m_columns.figureOf(column);
    const auto number = what.empty() ? std::nullopt : numberIn(value.text);
    if (!number) return false;
    Value figure;
    figure.type = Type::object;
    figure.members.push_back({"what", textValue(what), 0, 0});
    figure.members.push_back({"value", numberValue(*number, value.text), 0, 0});
    m_figures.items.push_back(std::move(figure));
    return true;
}

bool RowReader::finish(Problems& problems) {
    Value& properties = m_feature->properties;
    if (!m_figures.items.empty()) properties.members.push_back({"figures", std::move(m_figures), 0, 0});
    if (const Value* id = properties.find("id")) m_feature->id = id->text;
    for (const auto& [name, shown] : m_notText)
        problems.error("encoding", m_feature->label(), name, fmt::format("\"{}\" is not UTF-8", shown));
    if (m_context.fields) m_context.fields->apply(properties);
    addLayerStyle(m_context.style, properties);
    if (const Value* id = properties.find("id")) m_feature->id = id->text;
    return m_notText.empty();
}

std::string RowReader::taken(ColumnWords words) {
    auto& members = m_feature->properties.members;
    for (const std::string_view word : words) {
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const json::Member& member) { return isSameColumn(member.name, word); });
        if (found == members.end()) continue;
        std::string text = std::move(found->value.text);
        members.erase(found);
        text.erase(0, text.find_first_not_of(" \t"));
        text.erase(text.find_last_not_of(" \t") + 1);
        return text;
    }
    return "";
}

bool RowReader::readLonLat(Problems& problems) {
    std::string lon = taken(lonColumns), lat = taken(latColumns);
    if (m_columns.hasHashtags() && lon.empty() && lat.empty()) {
        const std::vector<std::string> both = partsOf(taken(latLonColumns), ",");
        if (both.size() == 2) lat = both[0], lon = both[1];
    }
    if (lon.empty() && lat.empty()) return true;
    if (m_hasDecimalComma) {
        std::replace(lon.begin(), lon.end(), ',', '.');
        std::replace(lat.begin(), lat.end(), ',', '.');
    }
    const auto degreesEast = numberIn(lon), degreesNorth = numberIn(lat);
    if (!degreesEast || !degreesNorth) {
        problems.error("property-type", m_feature->label(), "lon, lat",
                       fmt::format("\"{}\", \"{}\" are no degrees", lon, lat));
        return false;
    }
    const units::LonLat position{*degreesEast, *degreesNorth};
    m_feature->geometry.kind = RawGeometry::Kind::point;
    m_feature->geometry.points = {position};
    return checkRange(position, problems, m_feature->label(), "lon, lat");
}

RowSink::RowSink(const TableColumns& columns, bool mayHoldTrips, const FileContext& context, model::Atlas& atlas,
                 Problems& problems)
    : m_hasTrips(mayHoldTrips && RowSink::mayHoldTrips(columns)),
      m_file(problems.file()),
      m_builder(context, atlas, problems) {}

bool RowSink::mayHoldTrips(const TableColumns& columns) {
    return Trips::haveColumns(columns.titles()) && columns.format() == FieldFormat::none;
}

void RowSink::add(RawFeature feature, Problems problems, bool isRead) {
    if (isRead && m_hasTrips)
        m_trips.add(std::move(feature));
    else
        m_builder.add(std::move(feature), std::move(problems), isRead);
}

void RowSink::finish() {
    for (RawFeature& feature : std::move(m_trips).features())
        m_builder.add(std::move(feature), Problems(m_file), true);
    m_builder.finish();
}

}  // namespace corridor::ingest
