#include "csv.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <cctype>
#include <utility>

#include "columns.hpp"
#include "wkt.hpp"

namespace corridor::exchange {

namespace {

enum class Quoting { ifNeeded, ifAmbiguous, always };

/// How the cells of a row are joined.
class Rows {
public:
    explicit Rows(const Options& options) {
        const std::string separator = valueOf(options, "SEPARATOR", "COMMA");
        m_separator = EQUAL(separator.c_str(), "SEMICOLON") ? ';'
                      : EQUAL(separator.c_str(), "TAB")     ? '\t'
                      : EQUAL(separator.c_str(), "SPACE")   ? ' '
                                                            : ',';
        const std::string quoting = valueOf(options, "STRING_QUOTING", "IF_AMBIGUOUS");
        if (EQUAL(quoting.c_str(), "ALWAYS")) m_quoting = Quoting::always;
        if (EQUAL(quoting.c_str(), "IF_NEEDED")) m_quoting = Quoting::ifNeeded;
        if (EQUAL(valueOf(options, "LINEFORMAT", "LF").c_str(), "CRLF")) m_end = "\r\n";
        if (CPLTestBool(valueOf(options, "WRITE_BOM", "NO").c_str())) m_text = "\xEF\xBB\xBF";
    }

    void addText(const std::string& cell) {
        const bool isAmbiguous = cell.empty() || CPLGetValueType(cell.c_str()) != CPL_VALUE_STRING;
        const bool quoted =
            needsQuotes(cell) || m_quoting == Quoting::always || (m_quoting == Quoting::ifAmbiguous && isAmbiguous);
        addCell(quoted ? quotedText(cell) : cell);
    }
    /// A number, a word of our own, or nothing.
    void addPlain(const std::string& cell) { addCell(needsQuotes(cell) ? quotedText(cell) : cell); }
    void endRow() {
        m_text += m_end;
        m_isFirst = true;
    }
    /// What has been added since the last call.
    std::string taken() { return std::exchange(m_text, {}); }

private:
    bool needsQuotes(const std::string& cell) const {
        return cell.find_first_of("\"\r\n") != std::string::npos || cell.find(m_separator) != std::string::npos;
    }
    static std::string quotedText(const std::string& cell) {
        std::string text = "\"";
        for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        return text + '"';
    }
    void addCell(const std::string& cell) {
        if (!m_isFirst) m_text += m_separator;
        m_isFirst = false;
        m_text += cell;
    }

    char m_separator = ',';
    Quoting m_quoting = Quoting::ifAmbiguous;
    std::string m_end = "\n", m_text;
    bool m_isFirst = true;
};

/// The columns of the geometry: WKT, or the coordinates of points by the letters of the option.
class GeometryColumns {
public:
    explicit GeometryColumns(const Options& options) {
        const std::string form = valueOf(options, "GEOMETRY", "AS_WKT");
        if (EQUAL(form.c_str(), "AS_WKT"))
            m_name = valueOf(options, "GEOMETRY_NAME", "WKT");
        else
            for (const char letter : form.substr(3)) m_axes += static_cast<char>(std::toupper(letter));
    }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        if (m_axes.empty()) names.push_back(m_name);
        for (const char axis : m_axes) names.emplace_back(1, axis);
        return names;
    }

    void add(const Json& geometry, Rows& rows) const {
        if (m_axes.empty()) return rows.addPlain(wktOf(geometry));
        const bool isPoint = !geometry.is_null() && geometry["type"] == "Point";
        for (const char axis : m_axes) {
            const std::size_t ordinate = static_cast<std::size_t>(axis - 'X');
            const bool isThere = isPoint && ordinate < geometry["coordinates"].size();
            rows.addPlain(isThere ? fmt::format("{}", geometry["coordinates"][ordinate].get<double>()) : "");
        }
    }

private:
    std::string m_name, m_axes;
};

void addValue(Rows& rows, const Json& value) {
    if (value.is_number_float()) return rows.addPlain(fmt::format("{}", value.get<double>()));
    const Json plain = parsed(value);
    if (plain.is_string()) return rows.addText(plain.get<std::string>());
    if (plain.is_boolean()) return rows.addPlain(plain.get<bool>() ? "1" : "0");
    rows.addPlain(textOf(value));
}

const char* csvtType(ColumnType type) {
    return type == ColumnType::integer   ? "Integer64"
           : type == ColumnType::real    ? "Real"
           : type == ColumnType::boolean ? "Integer(Boolean)"
                                         : "String";
}

/// The types of the columns in the order of the table, as GDAL reads them beside it.
std::string csvtOf(const GeometryColumns& geometry, const Columns& columns) {
    std::vector<std::string> types;
    for (const std::string& name : geometry.names()) {
        types.push_back(name.size() == 1 && name >= "X" && name <= "Z" ? "Coord" + name : "WKT");
    }
    types.insert(types.end(), {"String", "String"});
    for (const Column& column : columns.all()) types.emplace_back(csvtType(column.type));
    if (columns.hasOthers()) types.emplace_back("String");
    std::string text;
    for (const std::string& type : types) text += (text.empty() ? "\"" : ",\"") + type + "\"";
    return text + "\n";
}

class Table {
public:
    Table(const Features& features, const Options& options)
        : m_columns(features, Columns::Kind::plain), m_geometry(options), m_rows(options) {}

    std::string header() {
        for (const std::string& name : m_geometry.names()) m_rows.addPlain(name);
        m_rows.addPlain("role");
        m_rows.addPlain("id");
        for (const Column& column : m_columns.all()) m_rows.addPlain(column.name);
        if (m_columns.hasOthers()) m_rows.addPlain(otherColumn);
        m_rows.endRow();
        return m_rows.taken();
    }

    std::string row(const Feature& feature) {
        m_geometry.add(feature.geometry, m_rows);
        m_rows.addPlain(feature.role);
        m_rows.addText(Columns::holdsId(feature) ? feature.id : "");
        std::vector<const Json*> cells(m_columns.all().size(), nullptr);
        for (const auto& [key, value] : feature.properties.items()) {
            if (const auto column = m_columns.indexOf(key, value)) cells[*column] = &value;
        }
        for (const Json* cell : cells) cell ? addValue(m_rows, *cell) : m_rows.addPlain("");
        if (m_columns.hasOthers()) {
            const Json others = m_columns.othersOf(feature);
            m_rows.addPlain(others.empty() ? "" : textOf(others));
        }
        m_rows.endRow();
        return m_rows.taken();
    }

    std::string types() const { return csvtOf(m_geometry, m_columns); }

private:
    Columns m_columns;
    GeometryColumns m_geometry;
    Rows m_rows;
};

}  // namespace

void writeCsv(const output::Aside& aside, const std::filesystem::path& target, const Features& features,
              const CreationOptions& options) {
    Table table(features, options.layer);
    output::FileWriter file(aside.path(), target);
    file << table.header();
    for (const Feature& feature : features) file << table.row(feature);
    file.close();
    if (!CPLTestBool(valueOf(options.layer, "CREATE_CSVT", "NO").c_str())) return;
    output::FileWriter types(aside.beside(".csvt"), target);
    types << table.types();
    types.close();
}

}  // namespace corridor::exchange
