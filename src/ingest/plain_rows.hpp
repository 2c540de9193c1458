#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/atlas.hpp"
#include "table_columns.hpp"
#include "text_rows.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

/// Where a table has what a plain event has, told once: none of its columns is renamed, read in another way or means
/// more to another reader.
struct PlainColumns {
    enum Field : std::size_t {
        id, otherId, name, otherName, place, date, datePrecision, category, description, note, about, sources,
        accuracy, fatalities, lon, lat, fieldCount
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    bool isAcled = false;
    std::array<std::size_t, fieldCount> at{};    ///< the column of each field
    std::vector<std::size_t> others;             ///< columns that are kept as they are
    const TableColumns* columns = nullptr;

    static std::optional<PlainColumns> of(const TableColumns& columns, const FileContext& context);
};

/// Reads what most rows of a large table are, without building anything on the way: a dated point with texts and
/// numbers (ACLED's rows too). What it reads is what the thorough reader would; what it does not know to be plain it
/// leaves to that one.
class PlainRows {
public:
    PlainRows(const PlainColumns& columns, std::string stem, model::Atlas& atlas, SourceList& sources);

    /// Stages an event and returns true, or leaves everything as it is. `row`: the text of the cells.
    bool read(const std::vector<TextCell>& cells, std::string_view row, std::size_t index);

private:
    struct Day {
        std::string text;
        units::DaySpan days;
        bool isCertain = false, isInterval = false;
    };

    /// The text of a field, "" where there is none.
    std::string_view text(PlainColumns::Field field) const;
    bool readPosition();
    bool readDate();
    std::optional<Day> dayOfRow(std::string_view written, std::string_view precision) const;
    bool readAcled();
    bool readEvent();
    bool readAccuracy();
    bool readTexts(std::string_view text, std::vector<std::string_view>& texts);
    void readOthers(std::size_t rowSize);

    const PlainColumns& m_columns;
    std::string m_stem;
    model::Events& m_events;
    SourceList& m_sources;
    const std::vector<TextCell>* m_cells = nullptr;
    model::PlainEvent m_event;
    std::unordered_map<std::string, std::optional<Day>> m_days;  ///< a day stands in many rows
    std::string m_id, m_name, m_dayKey, m_json;
};

}  // namespace corridor::ingest
