#include "text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "field_formats/field_formats.hpp"
#include "json.hpp"
#include "parts.hpp"
#include "plain_rows.hpp"
#include "row_reader.hpp"
#include "text_rows.hpp"

namespace corridor::ingest {

namespace {

constexpr std::size_t headerWithin = 10;

std::string_view withoutByteOrderMark(std::string_view text) {
    const bool hasMark = text.substr(0, json::byteOrderMark.size()) == json::byteOrderMark;
    if (hasMark) text.remove_prefix(json::byteOrderMark.size());
    return text;
}

std::string_view lineAt(std::string_view text, std::size_t at) {
    return text.substr(at, std::min(text.find_first_of("\r\n", at), text.size()) - at);
}

/// The row at an offset as a header, with the separator that it shows.
TextHeader headerAt(std::string_view text, std::size_t at) {
    TextHeader header;
    header.separator = separatorIn(lineAt(text, at));
    TextRows rows(text, header.separator, at);
    std::vector<TextCell> cells;
    rows.next(cells);
    header.start = rows.start();
    header.end = rows.at();
    for (const TextCell& cell : cells) {
        std::string title = cell.meant();
        title.erase(0, title.find_first_not_of(' '));
        title.erase(title.find_last_not_of(' ') + 1);
        header.titles.push_back(title.empty() ? fmt::format("field_{}", header.titles.size() + 1) : title);
    }
    return header;
}

std::size_t filledIn(const std::vector<TextCell>& cells) {
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const TextCell& cell) {
        return cell.text.find_first_not_of(" \t\"") != std::string_view::npos;
    }));
}

/// Whether titles say what nothing but a header says.
bool nameColumns(const std::vector<std::string>& titles) {
    const auto has = [&](ColumnWords words) {
        return std::any_of(titles.begin(), titles.end(),
                           [&](const std::string& title) { return isAmong(title, words); });
    };
    return (has(lonColumns) && has(latColumns)) || has(wktColumns) || formatOf(titles) != FieldFormat::none;
}

/// Rows of a table between two offsets.
struct RowBlock {
    std::size_t begin = 0, stop = 0, count = 0;
    bool isClosed = false, error = false;
    std::optional<std::size_t> openQuote;
    std::size_t lastStart = 0;
};

std::size_t nextLine(std::string_view text, std::size_t offset) {
    const std::size_t found = text.find('\n', offset);
    return found == std::string_view::npos ? text.size() : found + 1;
}

class TextTable {
public:
    TextTable(std::string_view text, const std::string& layer, const FileContext& context, model::Atlas& atlas,
              Problems& problems, const Sharing& sharing)
        : m_text(text),
          m_header(headerOf(text)),
          m_columns(m_header.titles, "CSV", layer, context),
          m_context(context),
          m_atlas(atlas),
          m_problems(problems),
          m_rowProblems(problems.file()),
          m_sharing(sharing) {
        if (context.fields) context.fields->meet(m_columns.titles());
    }

    void read() {
        if (!m_columns.checkTitles(m_problems)) return;
        sayHeader();
        passHashtags();
        const bool isRead = m_columns.hasPositions() || m_columns.reportNoPositions(true, m_rowProblems);
        findDecimalComma();
        if (!isRead)
            passRows();
        else if (RowSink::mayHoldTrips(m_columns))
            readTrips();
        else
            readBlocks();
        sayEnd();
        m_problems.append(m_rowProblems);
    }

private:
    void sayHeader() {
        if (m_header.rowsAbove == 0) return;
        const json::Place at = json::placeOf(m_text, m_header.start);
        m_problems.warning("title-rows", "", "",
                           m_header.rowsAbove == 1
                               ? "the header stands here; the row above it is left out"
                               : fmt::format("the header stands here; {} rows above it are left out",
                                             m_header.rowsAbove),
                           at.line, at.column);
    }

    void passHashtags() {
        TextRows rows(m_text, m_header.separator, m_header.end);
        std::vector<TextCell> cells;
        const auto next = [&](std::vector<std::string>& texts) {
            if (!rows.next(cells)) return false;
            texts.assign(m_columns.size(), "");
            for (std::size_t i = 0; i < std::min(cells.size(), texts.size()); ++i) texts[i] = cells[i].meant();
            return true;
        };
        std::size_t header = m_columns.readHashtags(next);
        TextRows above(m_text, m_header.separator, m_header.end);
        for (; header > 0; --header) above.pass();
        m_begin = above.at();
    }

    /// Whether every coordinate of a table that commas do not part has a comma.
    void findDecimalComma() {
        if (m_header.separator == ',') return;
        std::vector<std::size_t> columns = columnsOf(lonColumns, "lon");
        for (const std::size_t lat : columnsOf(latColumns, "lat")) columns.push_back(lat);
        TextRows rows(m_text, m_header.separator, m_begin);
        std::vector<TextCell> cells;
        std::string first;
        while (rows.next(cells)) {
            for (const std::size_t column : columns) {
                if (column >= cells.size() || cells[column].text.empty()) continue;
                if (!hasDecimalComma(cells[column].text)) return;
                if (first.empty()) first = cells[column].text;
            }
        }
        if (first.empty()) return;
        m_hasDecimalComma = true;
        std::string read = first;
        std::replace(read.begin(), read.end(), ',', '.');
        m_problems.warning("decimal-comma", "", "lon, lat",
                           fmt::format("the degrees have decimal commas; \"{}\" is read as {}", first, read));
    }

    /// The column of a coordinate: the one that --fields names, else the first of its names.
    std::vector<std::size_t> columnsOf(ColumnWords words, std::string_view target) const {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_context.fields && m_context.fields->maps(target, m_columns.titles()[i])) return {i};
        }
        for (const std::string_view word : words) {
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                if (isAmong(m_columns.nameOf(i), std::array{word})) return {i};
            }
        }
        return {};
    }

    static bool hasDecimalComma(std::string_view text) {
        return std::count(text.begin(), text.end(), ',') == 1 &&
               text.find_first_not_of("0123456789-, \t") == std::string_view::npos;
    }

    void passRows() {
        TextRows rows(m_text, m_header.separator, m_begin);
        m_lastStart = m_header.start;
        while (rows.pass()) m_lastStart = rows.start();
        m_openQuote = rows.openQuote();
    }

    bool readRow(RowReader& reader, const std::vector<TextCell>& cells, RawFeature& feature, std::size_t index,
                 Problems& problems) const {
        reader.begin(feature, index);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            reader.add(i, i < cells.size() ? cellValue(cells[i].meant(), m_columns.isStructured(i)) : json::Value());
        }
        return reader.finish(problems) && reader.readLonLat(problems);
    }

    /// One after the other: the rows of a trip belong together wherever they stand.
    void readTrips() {
        RowSink sink(m_columns, true, m_context, m_atlas, m_rowProblems);
        RowReader reader(m_columns, m_context);
        reader.setDecimalComma(m_hasDecimalComma);
        TextRows rows(m_text, m_header.separator, m_begin);
        std::vector<TextCell> cells;
        for (std::size_t index = 0; rows.next(cells); ++index) {
            RawFeature feature;
            Problems problems(m_problems.file());
            const bool ok = readRow(reader, cells, feature, index, problems);
            sink.add(std::move(feature), std::move(problems), ok);
            m_lastStart = rows.start();
        }
        sink.finish();
        m_openQuote = rows.openQuote();
    }

    void readBlocks() {
        if (!m_hasDecimalComma) m_plain = PlainColumns::of(m_columns, m_context);
        const std::size_t threads = m_sharing.threadsToUse();
        const double parts = 1.0 + static_cast<double>(m_text.size()) / static_cast<double>(m_sharing.blockSize);
        PartList list(m_atlas, m_rowProblems, m_context.fields, parts);
        std::deque<std::future<AtlasPart>> ahead;
        const auto takeFirst = [&] {
            list.append(ahead.front().get());
            ahead.pop_front();
        };
        std::size_t index = 0;
        m_lastStart = m_header.start;
        const auto use = [&](const RowBlock& block) {
            if (block.count == 0) return;
            m_lastStart = block.lastStart;
            m_openQuote = block.openQuote;
            ahead.push_back(threads::begin(threads > 1, [this, block, index] { return convert(block, index); }));
            index += block.count;
            while (ahead.size() > threads) takeFirst();
        };
        shareOut(
            m_text, m_begin, m_sharing, [this](const Slice& slice) { return scan(slice); }, use, &nextLine);
        while (!ahead.empty()) takeFirst();
    }

    RowBlock scan(const Slice& slice) const {
        TextRows rows(m_text, m_header.separator, slice.begin);
        RowBlock block{slice.begin, slice.begin, 0, false, false, std::nullopt, slice.begin};
        while (rows.pass(slice.end)) ++block.count, block.lastStart = rows.start();
        block.stop = rows.at();
        block.openQuote = rows.openQuote();
        return block;
    }

    AtlasPart convert(const RowBlock& block, std::size_t index) const {
        AtlasPart part{{}, Problems(m_problems.file()), std::nullopt};
        // Only how many inputs there are is asked of them; nobody adds one meanwhile.
        part.atlas.inputs.resize(m_atlas.inputs.size());
        FileContext context = m_context;
        if (m_context.fields) part.fields = *m_context.fields;
        context.fields = part.fields ? &*part.fields : nullptr;
        RowReader reader(m_columns, context);
        reader.setDecimalComma(m_hasDecimalComma);
        ModelBuilder builder(context.stem, context.exactPositions, part.atlas, part.problems);
        std::optional<PlainRows> plain;
        if (m_plain) plain.emplace(*m_plain, context.stem, part.atlas, builder.sources());
        TextRows rows(m_text, m_header.separator, block.begin);
        std::vector<TextCell> cells;
        for (; rows.next(cells, block.stop); ++index) {
            if (plain && plain->read(cells, m_text.substr(rows.start(), rows.at() - rows.start()), index)) continue;
            RawFeature feature;
            const bool ok = readRow(reader, cells, feature, index, part.problems) && builder.add(feature);
            if (!ok && context.skipInvalid) part.problems.warning("left-out", feature.label(), "", "is left out");
        }
        return part;
    }

    /// What is wrong with the end is said before what is wrong with the rows: it may be the cause.
    void sayEnd() {
        if (m_openQuote) {
            const json::Place at = json::placeOf(m_text, *m_openQuote);
            return m_problems.error("truncated", "", "", "a text in quotes begins here and is never closed", at.line,
                                    at.column);
        }
        std::vector<TextCell> cells;
        TextRows(m_text, m_header.separator, m_lastStart).next(cells);
        if (m_text.back() == '\n' || m_text.back() == '\r' || cells.size() >= m_columns.size()) return;
        const json::Place at = json::placeOf(m_text, m_lastStart);
        m_problems.warning("truncated", "", "",
                           fmt::format("the last row has {} cells and no line break; the header has {}", cells.size(),
                                       m_columns.size()),
                           at.line, at.column);
    }

    std::string_view m_text;
    TextHeader m_header;
    TableColumns m_columns;
    const FileContext& m_context;
    model::Atlas& m_atlas;
    Problems& m_problems;
    Problems m_rowProblems;  ///< are told after those of the whole table
    Sharing m_sharing;
    std::optional<PlainColumns> m_plain;
    std::optional<std::size_t> m_openQuote;
    std::size_t m_begin = 0, m_lastStart = 0;
    bool m_hasDecimalComma = false;
};

}  // namespace

TextHeader headerOf(std::string_view text) {
    const TextHeader first = headerAt(text, 0);
    if (nameColumns(first.titles)) return first;
    std::optional<TextHeader> found;
    std::size_t at = first.end;
    for (std::size_t above = 1; above < headerWithin && at < text.size(); ++above) {
        TextHeader candidate = headerAt(text, at);
        at = candidate.end;
        if (!nameColumns(candidate.titles)) continue;
        if (found) return first;
        candidate.rowsAbove = above;
        found = std::move(candidate);
    }
    if (!found) return first;
    TextRows rows(text, found->separator);
    std::vector<TextCell> cells;
    std::size_t mostAbove = 0;
    while (rows.next(cells, found->start)) mostAbove = std::max(mostAbove, filledIn(cells));
    TextRows(text, found->separator, found->start).next(cells);
    const bool isFull = filledIn(cells) == cells.size();
    return isFull && rows.start() == found->start && mostAbove < cells.size() ? *found : first;
}

bool isTextTable(std::string_view text) {
    text = withoutByteOrderMark(text);
    constexpr std::size_t enough = std::size_t{1} << 16;  // to see that it is UTF-16
    if (text.empty() || text.substr(0, enough).find('\0') != std::string_view::npos) return false;
    const TextHeader header = headerOf(text);
    const auto isGeometry = [](const std::string& title) {
        return isAmong(title, wktColumns) || isAmong(title.substr(0, 4), std::array<std::string_view, 1>{"_wkt"});
    };
    return header.titles.size() > 1 && std::none_of(header.titles.begin(), header.titles.end(), isGeometry);
}

void readTextTable(std::string_view text, const std::string& layer, const FileContext& context, model::Atlas& atlas,
                   Problems& problems, const Sharing& sharing) {
    TextTable(withoutByteOrderMark(text), layer, context, atlas, problems, sharing).read();
}

}  // namespace corridor::ingest
