#include "ingest/event_table.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "blocks.hpp"
#include "digest/sha256.hpp"
#include "feature_reader.hpp"
#include "file_text.hpp"
#include "geojson_members.hpp"
#include "json.hpp"
#include "unicode/printable.hpp"

namespace corridor::ingest {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// A feature as its columns.
struct Row {
    units::Date first = units::Date::latest(), last = units::Date::earliest();
    units::LonLat position{none, none};
    float accuracy = std::numeric_limits<float>::quiet_NaN();
    std::uint32_t category = 0, party = 0;
    std::uint32_t size = 0;
    std::uint32_t index = 0;  ///< of the feature in the file
    std::uint64_t begin = 0;
    bool isPlain = false;  ///< false: the thorough reader must look at it
};

/// Words as numbers, in the order of their first use.
class Dictionary {
public:
    Dictionary() { code(""); }

    std::uint32_t code(std::string_view word) {
        if (m_lastCode < m_words.size() && m_words[m_lastCode] == word) return m_lastCode;
        const auto [found, isNew] = m_codes.try_emplace(std::string(word), static_cast<std::uint32_t>(m_words.size()));
        if (isNew) m_words.emplace_back(word);
        return m_lastCode = found->second;
    }

    const std::vector<std::string>& words() const { return m_words; }

private:
    std::vector<std::string> m_words;
    std::unordered_map<std::string, std::uint32_t> m_codes;
    std::uint32_t m_lastCode = 0;
};

struct RowBlock {
    std::vector<Row> rows;
    Dictionary categories, parties;
    std::size_t stop = 0;
    bool isClosed = false;
    std::optional<json::TextError> error;
};

/// Takes the columns out of the properties of one feature after the other.
class ColumnSink : public PropertySink {
public:
    ColumnSink(const EventFields& fields, RowBlock& block) : m_fields(fields), m_block(block) {}

    void begin(Row& row) {
        m_row = &row;
        m_ok = true;
        m_isEmptyDate = false;
        m_first.reset();
        m_last.reset();
        m_start.reset();
        m_end.reset();
    }

    /// Settles the days once all properties are read. Returns whether everything was plain.
    bool finish() {
        if (m_first) {
            m_row->first = *m_first;
            m_row->last = *m_last;
        } else if (m_start && m_end && *m_start <= *m_end) {
            m_row->first = *m_start;
            m_row->last = *m_end;
        } else if (m_start || m_end || m_isEmptyDate) {
            return false;
        }
        return m_ok;
    }

    void read(json::Cursor& cursor) override {
        cursor.skip();
        cursor.skipSpace();
        if (cursor.peek() == '}') return cursor.skip();
        while (true) {
            if (cursor.peek() != '"') cursor.expect('"', "a member name in quotes is expected");
            const std::string_view name = cursor.readString(m_scratch);
            void (ColumnSink::*const column)(json::Cursor&) = columnOf(name);
            cursor.skipSpace();
            cursor.expect(':', "':' is expected after a member name");
            cursor.skipSpace();
            (this->*column)(cursor);
            cursor.skipSpace();
            if (cursor.peek() == '}') return cursor.skip();
            cursor.expect(',', "',' or '}' is expected");
            cursor.skipSpace();
        }
    }

private:
    using Column = void (ColumnSink::*)(json::Cursor&);

    Column columnOf(std::string_view name) const {
        if (name == m_fields.date) return &ColumnSink::date;
        if (name == m_fields.start) return &ColumnSink::start;
        if (name == m_fields.end) return &ColumnSink::end;
        if (name == m_fields.category) return &ColumnSink::category;
        if (name == m_fields.party) return &ColumnSink::party;
        if (name == m_fields.accuracy) return &ColumnSink::accuracy;
        return &ColumnSink::pass;
    }

    void pass(json::Cursor& cursor) { cursor.skipValue(propertyDepth); }

    /// A member that is not plain text: null is as if it were absent, anything else is for the thorough reader.
    void passUnusual(json::Cursor& cursor) {
        m_ok = m_ok && cursor.peek() == 'n';
        pass(cursor);
    }

    void date(json::Cursor& cursor) {
        m_isEmptyDate = m_isEmptyDate || cursor.peek() == 'n';
        if (cursor.peek() != '"' || m_first) return passUnusual(cursor);
        const std::string_view text = cursor.readString(m_scratch);
        if (const auto day = units::parseDay(text)) {
            m_first = m_last = day;
        } else if (const auto edtf = units::parseEdtf(text); edtf.value) {
            m_first = edtf.value->lower();
            m_last = edtf.value->upper();
        } else {
            m_ok = false;
        }
    }

    void day(json::Cursor& cursor, std::optional<units::Date>& to) {
        m_isEmptyDate = m_isEmptyDate || cursor.peek() == 'n';
        if (cursor.peek() != '"') return passUnusual(cursor);
        to = units::parseDay(cursor.readString(m_scratch));
        m_ok = m_ok && to.has_value();
    }
    void start(json::Cursor& cursor) { day(cursor, m_start); }
    void end(json::Cursor& cursor) { day(cursor, m_end); }

    void word(json::Cursor& cursor, Dictionary& words, std::uint32_t& to) {
        if (cursor.peek() != '"') return passUnusual(cursor);
        to = words.code(cursor.readString(m_scratch));
    }
    void category(json::Cursor& cursor) { word(cursor, m_block.categories, m_row->category); }
    void party(json::Cursor& cursor) { word(cursor, m_block.parties, m_row->party); }

    void accuracy(json::Cursor& cursor) {
        const char c = cursor.peek();
        if (c < '0' || c > '9') return passUnusual(cursor);
        m_row->accuracy = static_cast<float>(cursor.readNumber());
    }

    static constexpr int propertyDepth = 4;

    const EventFields& m_fields;
    RowBlock& m_block;
    Row* m_row = nullptr;
    bool m_ok = true;
    bool m_isEmptyDate = false;  ///< a date is null; of blank text m_ok tells
    std::optional<units::Date> m_first, m_last, m_start, m_end;
    std::string m_scratch;
};

RowBlock scanRows(std::string_view text, Slice slice, const EventFields& fields, Separation separation) {
    constexpr std::size_t usualFeature = 250;
    RowBlock out;
    out.rows.reserve((slice.end - slice.begin) / usualFeature + 1);
    json::Cursor cursor(text, slice.begin);
    ColumnSink sink(fields, out);
    ScannedFeature feature;
    try {
        do {
            Row& row = out.rows.emplace_back();
            sink.begin(row);
            scanFeature(cursor, true, feature, &sink);
            row.begin = feature.whole.begin;
            row.size = static_cast<std::uint32_t>(feature.whole.end - feature.whole.begin);
            const bool isPoint = feature.geometry.kind == RawGeometry::Kind::point;
            row.isPlain =
                sink.finish() && feature.isPlain && (isPoint || feature.geometry.kind == RawGeometry::Kind::none);
            if (isPoint) row.position = feature.geometry.points.front();
            out.isClosed = !passToNextFeature(cursor, separation);
        } while (!out.isClosed && cursor.offset() < slice.end);
    } catch (const json::TextError& error) {
        out.error = error;
    }
    out.stop = cursor.offset();
    return out;
}

/// The file's own names of properties to the model's.
void rename(json::Value& feature, const EventFields& fields) {
    const EventFields model;
    for (json::Member& member : feature.members) {
        if (member.name != "properties") continue;
        for (json::Member& property : member.value.members) {
            for (const auto& [from, to] :
                 {std::pair(&fields.date, &model.date), std::pair(&fields.start, &model.start),
                  std::pair(&fields.end, &model.end), std::pair(&fields.category, &model.category),
                  std::pair(&fields.accuracy, &model.accuracy)}) {
                if (property.name == *from) property.name = *to;
            }
        }
    }
}

/// Stable; by counting where the days are close together, else by comparing.
void sortByFirstDay(std::vector<const Row*>& rows) {
    std::int32_t least = std::numeric_limits<std::int32_t>::max(), most = std::numeric_limits<std::int32_t>::min();
    for (const Row* row : rows) {
        if (!row->first.isFinite()) continue;
        least = std::min(least, row->first.days());
        most = std::max(most, row->first.days());
    }
    const bool isClose = least <= most && std::int64_t{most} - least < static_cast<std::int64_t>(rows.size()) + 100000;
    if (!isClose) {
        std::stable_sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) { return a->first < b->first; });
        return;
    }
    const auto slot = [&](const Row* row) {
        if (row->first == units::Date::earliest()) return std::size_t{0};
        return static_cast<std::size_t>((row->first == units::Date::latest() ? most + 1 : row->first.days()) - least) +
               1;
    };
    std::vector<std::size_t> start(static_cast<std::size_t>(most - least) + 4, 0);
    for (const Row* row : rows) ++start[slot(row) + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<const Row*> sorted(rows.size());
    for (const Row* row : rows) sorted[start[slot(row)]++] = row;
    rows.swap(sorted);
}

/// Gathers blocks of rows and sorts them into columns.
class TableBuilder {
public:
    TableBuilder(std::string_view text, const EventFields& fields, const FileContext& context, Problems& problems)
        : m_text(text), m_fields(fields), m_context(context), m_problems(problems) {}

    void take(RowBlock block) {
        if (block.error) throw *block.error;
        const std::vector<std::uint32_t> categories = coded(block.categories, m_categories),
                                         parties = coded(block.parties, m_parties);
        for (Row& row : block.rows) {
            row.category = categories[row.category];
            row.party = parties[row.party];
            row.index = m_index++;
            if (!row.isPlain) lookThoroughly(row);
        }
        m_rowCount += block.rows.size();
        m_blocks.push_back(std::move(block.rows));
    }

    /// `pieces` takes begin, size and index of each row's feature.
    template <typename AddPiece>
    model::EventColumns columns(AddPiece addPiece) {
        std::vector<const Row*> rows = sorted();
        model::EventColumns out;
        const std::size_t count = rows.size();
        for (auto* column : {&out.first, &out.last, &out.latestSoFar}) column->reserve(count);
        out.position.reserve(count);
        out.accuracyMetres.reserve(count);
        out.category.reserve(count);
        out.party.reserve(count);
        units::Date latest = units::Date::earliest();
        for (const Row* row : rows) {
            latest = std::max(latest, row->last);
            out.first.push_back(row->first);
            out.last.push_back(row->last);
            out.latestSoFar.push_back(latest);
            out.position.push_back(row->position);
            out.accuracyMetres.push_back(row->accuracy);
            out.category.push_back(row->category);
            out.party.push_back(row->party);
            addPiece(*row);
        }
        out.categories = m_categories.words();
        out.parties = m_parties.words();
        return out;
    }

    std::size_t rowCount() const { return m_rowCount; }

private:
    static std::vector<std::uint32_t> coded(const Dictionary& own, Dictionary& all) {
        std::vector<std::uint32_t> codes;
        for (const std::string& word : own.words()) codes.push_back(all.code(word));
        return codes;
    }

    /// Reads one feature with the reader that names everything that is wrong; a refused one leaves no row.
    void lookThoroughly(Row& row) {
        json::Value value = json::parse(m_text.substr(row.begin, row.size), json::placeOf(m_text, row.begin)).value;
        rename(value, m_fields);
        model::Atlas atlas;
        FeatureReader(m_context, atlas, m_problems).readFeature(value, row.index);
        if (atlas.events.empty()) return void(row.size = 0);
        const model::Event& event = atlas.events.front();
        if (event.date) {
            row.first = event.date->lower();
            row.last = event.date->upper();
        }
        row.position = event.position.value_or(units::LonLat{none, none});
        row.category = m_categories.code(event.category);
        if (event.accuracy) row.accuracy = static_cast<float>(event.accuracy->value);
    }

    /// Rows in order of their first day, then of the file: a counting sort where days are close together.
    std::vector<const Row*> sorted() {
        std::vector<const Row*> rows;
        rows.reserve(m_rowCount);
        for (const std::vector<Row>& block : m_blocks) {
            for (const Row& row : block) {
                if (row.size > 0) rows.push_back(&row);
            }
        }
        sortByFirstDay(rows);
        return rows;
    }

    std::string_view m_text;
    const EventFields& m_fields;
    const FileContext& m_context;
    Problems& m_problems;
    Dictionary m_categories, m_parties;
    std::deque<std::vector<Row>> m_blocks;
    std::size_t m_rowCount = 0;
    std::uint32_t m_index = 0;
};

/// Finds the list of features of a FeatureCollection, has it read, and checks the rest of the text.
template <typename ReadList>
bool readCollection(std::string_view text, Problems& problems, ReadList readList) {
    json::Cursor cursor(text, 0);
    json::Value root;
    std::string scratch;
    bool isCollection = false, hasFeatures = false;
    cursor.skipSpace();
    cursor.expect('{', "an object is expected");
    cursor.skipSpace();
    while (true) {
        if (cursor.peek() != '"') cursor.expect('"', "a member name in quotes is expected");
        const std::string name(cursor.readString(scratch));
        cursor.skipSpace();
        cursor.expect(':', "':' is expected after a member name");
        cursor.skipSpace();
        const std::size_t at = cursor.offset();
        if (name == "features" && cursor.peek() == '[' && !hasFeatures) {
            hasFeatures = true;
            cursor.skip();
            cursor.skipSpace();
            if (cursor.peek() == ']')
                cursor.skip();
            else
                cursor.moveTo(readList(cursor.offset()));
        } else {
            cursor.skipValue(1);
            if (name == "type") isCollection = cursor.since(at) == "\"FeatureCollection\"";
            const json::Place place = json::placeOf(text, at);
            const bool isBox = name == "bbox";
            root.members.push_back(
                {name, isBox ? json::parse(cursor.since(at), place).value : json::Value(), place.line, place.column});
        }
        cursor.skipSpace();
        if (cursor.peek() == '}') break;
        cursor.expect(',', "',' or '}' is expected");
        cursor.skipSpace();
    }
    cursor.skip();
    cursor.skipSpace();
    if (!cursor.atEnd()) cursor.fail("text after the end of the JSON value");
    checkMembers(root, GeoJsonObject::featureCollection, true, problems, "", "");
    return isCollection && hasFeatures;
}

}  // namespace

std::string EventTable::sha256() const {
    return digest::sha256(m_bytes);
}

std::string_view EventTable::text(std::size_t row) const {
    return m_text.substr(m_pieces[row].begin, m_pieces[row].size);
}

model::Event EventTable::event(std::size_t row) const {
    model::Atlas atlas;
    Problems ignored(m_name);
    json::Value value = json::parse(text(row)).value;
    rename(value, m_fields);
    const FileContext context{m_stem, "events", false, nullptr};
    FeatureReader(context, atlas, ignored).readFeature(value, m_pieces[row].index);
    return atlas.events.empty() ? model::Event() : std::move(atlas.events.front());
}

units::Result<EventTable> readEvents(const std::string& file, const EventFields& fields, const LoadOptions& options,
                                     unsigned threads) {
    units::Result<EventTable> result;
    Problems problems(file);
    const auto bytes = FileText::open(file);
    if (!bytes) {
        problems.error("unreadable", "", "", "cannot be read");
        result.problems = std::move(problems.all());
        return result;
    }
    EventTable table;
    table.m_file = bytes;
    table.m_bytes = table.m_text = bytes->text();
    if (table.m_text.substr(0, json::byteOrderMark.size()) == json::byteOrderMark) {
        table.m_text.remove_prefix(json::byteOrderMark.size());
        problems.warning("byte-order-mark", "", "", "begins with a byte order mark, which JSON does not have", 1, 1);
    }
    table.m_name = file;
    table.m_stem = unicode::shownName(std::filesystem::path(file).stem().string());
    table.m_fields = fields;
    const FileContext context{table.m_stem, "events", options.skipInvalid, nullptr};
    TableBuilder builder(table.m_text, fields, context, problems);
    const Separation separation = isSequence(table.m_text) ? Separation::sequence : Separation::list;
    const auto scan = [&](Slice slice) { return scanRows(table.m_text, slice, fields, separation); };
    const auto readFrom = [&](std::size_t begin) {
        return shareOut(table.m_text, begin, {threads}, scan, [&](RowBlock block) { builder.take(std::move(block)); });
    };
    bool isReadable = true;
    try {
        if (separation == Separation::sequence) {
            json::Cursor cursor(table.m_text, 0);
            passToFirstRecord(cursor);
            if (!cursor.atEnd()) readFrom(cursor.offset());
        } else if (!readCollection(table.m_text, problems, readFrom)) {
            problems.error("not-geojson", "", "", "is no FeatureCollection");
            isReadable = false;
        }
    } catch (const json::TextError& error) {
        const json::Place place = json::placeOf(table.m_text, error.offset);
        problems.error("json-syntax", "", "", error.message, place.line, place.column);
        isReadable = false;
    }
    const bool refused = !isReadable || (problems.errors() > 0 && !(options.skipInvalid && builder.rowCount() > 0));
    if (!refused) {
        table.m_pieces.reserve(builder.rowCount());
        table.m_columns = builder.columns([&](const Row& row) {
            table.m_pieces.push_back({row.begin, row.size, row.index});
        });
    }
    if (!refused) result.value = std::move(table);
    result.problems = std::move(problems.all());
    return result;
}

}  // namespace corridor::ingest
