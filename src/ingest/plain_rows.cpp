#include "plain_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "field_formats/acled.hpp"
#include "field_formats/field_row.hpp"
#include "model/certainty.hpp"
#include "plain_event_reader.hpp"
#include "row_reader.hpp"
#include "units/edtf.hpp"
#include "unicode/utf8.hpp"

namespace corridor::ingest {

namespace {

using Field = PlainColumns::Field;

struct Word {
    std::string_view title;
    Field field;
    bool isKept = false;  ///< as a property of its own too
};

constexpr std::array eventWords{
    Word{"id", Field::id},       Word{"name", Field::name},   Word{"date", Field::date},
    Word{"note", Field::note},   Word{"about", Field::about}, Word{"category", Field::category},
    Word{"sources", Field::sources}, Word{"accuracy_m", Field::accuracy},
    Word{"description", Field::description}};

constexpr std::array acledWords{Word{"event_id_cnty", Field::id, true},
                                Word{"data_id", Field::otherId, true},
                                Word{"event_date", Field::date},
                                Word{"time_precision", Field::datePrecision, true},
                                Word{"event_type", Field::category},
                                Word{"sub_event_type", Field::name, true},
                                Word{"location", Field::place, true},
                                Word{"notes", Field::description},
                                Word{"geo_precision", Field::accuracy, true},
                                Word{"source", Field::sources},
                                Word{"fatalities", Field::fatalities}};

const Word* wordOf(std::string_view title, std::span<const Word> words) {
    const auto word =
        std::find_if(words.begin(), words.end(), [&](const Word& each) { return isSameColumn(title, each.title); });
    return word == words.end() ? nullptr : &*word;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether JSON has it as it stands.
bool isPlainJson(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && c != '"' && c != '\\';
    });
}

std::string_view trimmed(std::string_view text, std::string_view blanks) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// Parts between semicolons without the characters around them; empty ones are left out.
void split(std::string_view text, std::string_view around, std::vector<std::string_view>& parts) {
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(';', start), text.size());
        if (const auto part = trimmed(text.substr(start, end - start), around); !part.empty()) parts.push_back(part);
        start = end + 1;
    }
}

}  // namespace

std::optional<PlainColumns> PlainColumns::of(const TableColumns& columns, const FileContext& context) {
    if (!PlainEventReader::isOf(context) || columns.hasHashtags()) return std::nullopt;
    if (!columns.role().empty() && columns.role() != "events") return std::nullopt;
    const auto format = columns.format();
    if (format != FieldFormat::none && format != FieldFormat::acled) return std::nullopt;
    PlainColumns plain;
    plain.isAcled = format == FieldFormat::acled;
    plain.columns = &columns;
    plain.at.fill(none);
    const auto words = plain.isAcled ? std::span<const Word>(acledWords) : std::span<const Word>(eventWords);
    const auto take = [&](Field field, std::size_t column) {
        const bool isFirst = plain.at[field] == none;
        plain.at[field] = column;
        return isFirst;
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string& title = columns.nameOf(i);
        const auto earlier = columns.titles().begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(columns.titles().begin(), earlier, columns.titles()[i]) != earlier) return std::nullopt;
        const Word* word = wordOf(title, words);
        bool isPlain = true;
        if (word && (plain.isAcled || word->title == title))
            isPlain = take(word->field, i);
        else if (isAmong(title, lonColumns))
            isPlain = take(Field::lon, i);
        else if (isAmong(title, latColumns))
            isPlain = take(Field::lat, i);
        else if (word || title.empty() || wordOf(title, eventWords) || isMeaningful(title) ||
                 isAmong(title, wktColumns) || columns.isStructured(i))
            isPlain = false;
        else
            plain.others.push_back(i);
        if (!isPlain) return std::nullopt;
        if (word && word->isKept) plain.others.push_back(i);
    }
    const bool hasAll = plain.at[Field::date] != none && plain.at[Field::lon] != none && plain.at[Field::lat] != none;
    return hasAll ? std::optional(plain) : std::nullopt;
}

PlainRows::PlainRows(const PlainColumns& columns, std::string stem, model::Atlas& atlas, SourceList& sources)
    : m_columns(columns), m_stem(std::move(stem)), m_events(atlas.events), m_sources(sources) {
    if (!atlas.inputs.empty()) m_event.origin.input = static_cast<std::uint32_t>(atlas.inputs.size() - 1);
}

std::string_view PlainRows::text(Field field) const {
    const std::size_t column = m_columns.at[field];
    return column < m_cells->size() ? (*m_cells)[column].text : std::string_view();
}

bool PlainRows::read(const std::vector<TextCell>& cells, std::string_view row, std::size_t index) {
    m_cells = &cells;
    const bool isPlain = std::all_of(cells.begin(), cells.end(), [](const TextCell& cell) { return cell.isPlain; });
    if (!isPlain || (!isAscii(row) && !unicode::isUtf8(row))) return false;
    m_event.about.clear();
    m_event.sources.clear();
    m_event.figures.clear();
    m_event.accuracyMetres.reset();
    if (!readPosition() || !readDate() || !(m_columns.isAcled ? readAcled() : readEvent())) return false;
    if (m_event.id.empty()) {
        m_id = fmt::format("{}#{}", m_stem, index);
        m_event.id = m_id;
    }
    readOthers(row.size());
    m_events.stage(m_event);
    if (m_columns.isAcled) {
        for (const std::string_view source : m_event.sources) m_sources.addNamed(source);
    }
    return true;
}

bool PlainRows::readPosition() {
    const auto lon = numberIn(text(Field::lon)), lat = numberIn(text(Field::lat));
    if (!lon || !lat) return false;
    m_event.position = units::LonLat{*lon, *lat};
    return units::isValid(*m_event.position);
}

bool PlainRows::readDate() {
    const std::string_view written = text(Field::date), precision = text(Field::datePrecision);
    if (written.empty()) return false;
    const bool isExact = !m_columns.isAcled || precision.empty() || precision == "1";
    if (const auto day = isExact ? units::parseDay(written) : std::nullopt) {
        m_event.date = written;
        m_event.days = {*day, *day};
        m_event.isCertain = true;
        m_event.isInterval = false;
        return true;
    }
    m_dayKey.assign(written).append(1, '\0').append(precision);
    auto known = m_days.find(m_dayKey);
    if (known == m_days.end()) known = m_days.emplace(m_dayKey, dayOfRow(written, precision)).first;
    if (!known->second) return false;
    const Day& day = *known->second;
    m_event.date = day.text;
    m_event.days = day.days;
    m_event.isCertain = day.isCertain;
    m_event.isInterval = day.isInterval;
    return true;
}

std::optional<PlainRows::Day> PlainRows::dayOfRow(std::string_view written, std::string_view precision) const {
    std::string text(written);
    if (m_columns.isAcled) {
        const auto day = acledDay(text);
        const auto edtf = day ? acledDate(*day, precision) : std::nullopt;
        if (!edtf) return std::nullopt;
        text = *edtf;
    }
    const units::EdtfResult date = units::parseEdtf(text);
    if (!date.value) return std::nullopt;
    return Day{text, {date.value->lower(), date.value->upper()}, model::isCertain(*date.value), date.value->isInterval};
}

bool PlainRows::readAcled() {
    m_event.id = text(Field::id).empty() ? text(Field::otherId) : text(Field::id);
    m_event.category = text(Field::category);
    m_event.description = text(Field::description);
    const std::string_view kind = text(Field::name).empty() ? m_event.category : text(Field::name);
    const std::string_view place = text(Field::place);
    m_name.assign(kind).append(kind.empty() || place.empty() ? "" : ", ").append(place);
    m_event.name = m_name;
    if (const std::string_view code = text(Field::accuracy); !code.empty()) {
        const bool isKnown = code.size() == 1 && code[0] >= '1' && code[0] <= '3';
        if (!isKnown) return false;
        m_event.accuracyMetres = acledAccuracies[static_cast<std::size_t>(code[0] - '1')];
    }
    split(text(Field::sources), " \t\r\n\"", m_event.sources);
    if (const std::string_view deaths = text(Field::fatalities); !deaths.empty()) {
        const auto number = numberIn(deaths);
        if (!number) return false;
        model::Figure& figure = m_event.figures.emplace_back();
        figure.what = "fatalities";
        figure.value = *number;
        if (*number == 0.0) figure.note = acledNoteOfZero;
    }
    return !m_event.id.empty();
}

bool PlainRows::readEvent() {
    m_event.id = text(Field::id);
    m_event.name = text(Field::name);
    m_event.category = text(Field::category);
    m_event.description = text(Field::description);
    m_event.note = text(Field::note);
    return readAccuracy() && readTexts(text(Field::about), m_event.about) &&
           readTexts(text(Field::sources), m_event.sources);
}

bool PlainRows::readAccuracy() {
    const std::string_view written = text(Field::accuracy);
    if (written.empty()) return true;
    m_event.accuracyMetres = numberIn(written);
    return m_event.accuracyMetres && *m_event.accuracyMetres >= 0.0;
}

bool PlainRows::readTexts(std::string_view text, std::vector<std::string_view>& texts) {
    if (!text.empty() && (text.front() == '[' || text.front() == '{')) return false;
    split(text, " ", texts);
    return true;
}

void PlainRows::readOthers(std::size_t rowSize) {
    constexpr std::size_t longestEscape = 6;
    m_event.other.clear();
    m_json.clear();
    // Views into it have to last.
    m_json.reserve(longestEscape * rowSize + 2 * m_cells->size());
    for (const std::size_t column : m_columns.others) {
        if (column >= m_cells->size()) continue;
        const TextCell& cell = (*m_cells)[column];
        if (cell.text.empty()) continue;
        std::string_view json(cell.text.data() - (cell.isQuoted ? 1 : 0), cell.text.size() + (cell.isQuoted ? 2 : 0));
        if (const bool isPlain = isPlainJson(cell.text); !isPlain || !cell.isQuoted) {
            const std::size_t begin = m_json.size();
            if (isPlain)
                m_json.append(1, '"').append(cell.text).append(1, '"');
            else
                m_json += json::written(textValue(std::string(cell.text)));
            json = std::string_view(m_json).substr(begin);
        }
        m_event.other.push_back({m_columns.columns->nameOf(column), json});
    }
}

}  // namespace corridor::ingest
