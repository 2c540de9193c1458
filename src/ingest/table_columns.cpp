#include "table_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "column_names.hpp"
#include "field_formats/field_formats.hpp"
#include "field_formats/field_row.hpp"
#include "to_model.hpp"
#include "unicode/utf8.hpp"

namespace corridor::ingest {

namespace {

constexpr std::array<std::string_view, 3> dateColumns{"date", "start", "end"};
constexpr std::array<std::string_view, 2> timeColumns{"timestamp", "datetime"};
constexpr std::array<std::string_view, 12> structuredColumns{collidingProperties, "claims",  "access", "figures",
                                                             "edges",             "gaps",    "delay_min",
                                                             "sources",           "about",   "on",
                                                             "alt_names",         "part"};

}  // namespace

bool isAmong(std::string_view column, ColumnWords words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return isSameColumn(column, each); });
}

std::string asciiOf(std::string text) {
    for (char& c : text) c = c >= ' ' && c <= '~' ? c : '?';
    return text;
}

TableColumns::TableColumns(std::vector<std::string> titles, std::string driver, std::string layer,
                           const FileContext& context)
    : m_titles(std::move(titles)),
      m_names(modelNames(m_titles, driver)),
      m_driver(std::move(driver)),
      m_layer(std::move(layer)),
      m_role(!context.role.empty() ? context.role : isRole(m_layer) ? m_layer : ""),
      m_context(context) {
    const bool isMapped = context.fields && !context.fields->empty();
    if (!isMapped) m_format = formatOf(m_titles);
    settle();
}

const std::string& TableColumns::nameOf(std::size_t column) const {
    if (!m_hashtags || m_hashtags->propertyOf(column).empty()) return m_names[column];
    return m_hashtags->propertyOf(column);
}

const std::string& TableColumns::figureOf(std::size_t column) const {
    static const std::string none;
    return m_hashtags ? m_hashtags->figureOf(column) : none;
}

/// What is asked of every cell.
void TableColumns::settle() {
    m_holdsDates.clear();
    m_isStructured.clear();
    for (std::size_t i = 0; i < size(); ++i) {
        const auto isTarget = [&](std::string_view target) {
            return m_context.fields && m_context.fields->maps(target, m_titles[i]);
        };
        const std::string& name = nameOf(i);
        m_holdsDates.push_back(isAmong(name, dateColumns) || isAmong(name, timeColumns) ||
                               std::any_of(dateColumns.begin(), dateColumns.end(), isTarget));
        m_isStructured.push_back(std::find(structuredColumns.begin(), structuredColumns.end(), name) !=
                                 structuredColumns.end());
    }
}

bool TableColumns::hasColumn(ColumnWords words) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (isAmong(nameOf(i), words)) return true;
    }
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return m_context.fields && m_context.fields->maps(word); });
}

bool TableColumns::hasPositions() const {
    return (hasColumn(lonColumns) && hasColumn(latColumns)) || hasColumn(latLonColumns) || hasColumn(wktColumns);
}

bool TableColumns::hasDates() const {
    return hasColumn(dateColumns) || formatOf(m_titles) != FieldFormat::none;
}

bool TableColumns::checkTitles(Problems& problems) const {
    const auto bad = std::find_if_not(m_titles.begin(), m_titles.end(), unicode::isUtf8);
    if (bad == m_titles.end()) return true;
    problems.error("encoding", "", "", fmt::format("the title of a column, \"{}\", is not UTF-8", asciiOf(*bad)));
    return false;
}

bool TableColumns::reportNoPositions(bool isOnlyLayer, Problems& problems) const {
    const std::string columns = fmt::format("{}", fmt::join(m_titles, ", "));
    const std::string table = isOnlyLayer ? "has" : fmt::format("the table \"{}\" has", m_layer);
    if (hasDates())
        problems.warning("no-position", "", "", fmt::format("{} no column of positions: {}", table, columns));
    else if (isOnlyLayer)
        problems.error("no-position", "", "", fmt::format("{} no column of positions or dates: {}", table, columns));
    else
        problems.warning("no-position", "", "",
                         fmt::format("{} no column of positions or dates and is left out: {}", table, columns));
    return hasDates();
}

std::size_t TableColumns::readHashtags(const std::function<bool(std::vector<std::string>&)>& nextRow) {
    m_hashtags = Hashtags::read(m_titles);
    if (m_hashtags) return settle(), 0;
    std::size_t header = 0;
    std::vector<std::string> cells;
    for (std::size_t row = 1; row <= hashtagsWithin && !m_hashtags && nextRow(cells); ++row) {
        if ((m_hashtags = Hashtags::read(cells))) header = row;
    }
    // The titles of a field format say more than its hashtags.
    if (formatOf(m_titles) != FieldFormat::none) m_hashtags.reset();
    return settle(), header;
}

}  // namespace corridor::ingest
