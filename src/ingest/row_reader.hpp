#pragma once

#include <string>
#include <utility>
#include <vector>

#include "field_formats/trips.hpp"
#include "json.hpp"
#include "row_builder.hpp"
#include "table_columns.hpp"

namespace corridor::ingest {

json::Value textValue(std::string text);
json::Value numberValue(double number, std::string text);
/// The text of a cell: JSON where it looks like it in a column of lists or objects.
json::Value cellValue(std::string text, bool isStructured);

/// Puts the cells of a row together to a feature, whoever reads them.
class RowReader {
public:
    RowReader(const TableColumns& columns, const FileContext& context) : m_columns(columns), m_context(context) {}

    /// Reads degrees that have a comma.
    void setDecimalComma(bool hasDecimalComma) { m_hasDecimalComma = hasDecimalComma; }

    void begin(RawFeature& feature, std::size_t index);
    /// The cells come in the order of their columns; null: there is none.
    void add(std::size_t column, json::Value value);
    /// All cells are there: renames properties and adds the layer's. Returns false, with errors, where a text is not
    /// UTF-8.
    bool finish(Problems& problems);
    /// Takes the position out of columns for longitude and latitude, or one for both (latitude first, as HXL has it).
    /// Returns false, with an error, where they hold none.
    bool readLonLat(Problems& problems);
    /// Takes the first column with one of these names.
    std::string taken(ColumnWords words);

private:
    bool addFigure(std::size_t column, const json::Value& value);

    const TableColumns& m_columns;
    const FileContext& m_context;
    bool m_hasDecimalComma = false;
    RawFeature* m_feature = nullptr;
    json::Value m_figures;
    std::vector<std::pair<std::string, std::string>> m_notText;
};

/// Takes the rows of a table one by one: those of trips are joined, the others are turned into things of the model.
class RowSink {
public:
    RowSink(const TableColumns& columns, bool mayHoldTrips, const FileContext& context, model::Atlas& atlas,
            Problems& problems);

    /// A row, and what was wrong with it when it was read. `isRead` false: it is refused.
    void add(RawFeature feature, Problems problems, bool isRead);
    void finish();

    /// Whether rows may be points of trips, which need the whole table.
    static bool mayHoldTrips(const TableColumns& columns);

private:
    bool m_hasTrips;
    std::string m_file;
    Trips m_trips;
    RowBuilder m_builder;
};

}  // namespace corridor::ingest
