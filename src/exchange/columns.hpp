#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "feature_json.hpp"

namespace corridor::exchange {

/// `integer`: whole numbers of 64 bits; `real`: numbers that a double holds to the last digit; `json`: everything else,
/// and columns of values that differ in kind.
enum class ColumnType { boolean, integer, real, text, json };

struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
};

/// The column that takes, as one object, the properties of a feature that have no column of their own.
inline constexpr const char* otherColumn = "corridor_other";

/// The properties of some features as columns of a table that already has `id` and, where it is plain, `role`.
class Columns {
public:
    /// `exact`: nothing may be lost, and names that differ by case alone are the same to the table. `plain`: they
    /// differ, and null is an empty cell.
    enum class Kind { exact, plain };

    /// No column of its own have: properties called like those of the table (in any case); in an exact one, those
    /// whose name differs from an earlier one only by case; those without a name or with a NUL in it; and values that
    /// no column holds as they are (text with a NUL, -0 whose sign tables lose and, in an exact one, null).
    Columns(const Features& features, Kind kind);

    const std::vector<Column>& all() const { return m_columns; }
    /// Whether the column of ids can hold a feature's: one with a NUL is among the properties without a column.
    static bool holdsId(const Feature& feature);
    /// Whether some feature has a property without a column.
    bool hasOthers() const { return m_hasOthers; }
    /// The index into `all`, of what has a column.
    std::optional<std::size_t> indexOf(const std::string& key, const Json& value) const;
    /// The properties of a feature that have no column, as an object; its id, where that is so.
    Json othersOf(const Feature& feature) const;
    /// `wanted`, or a name made of it that no property has, in any case.
    std::string freeName(const std::string& wanted) const;

private:
    bool isLeftOut(const Json& value) const;
    bool mayHaveColumn(const std::string& key) const;
    void look(const std::string& key, const Json& value, std::vector<unsigned>& kinds);

    Kind m_kind;
    std::vector<std::string> m_reserved;
    std::vector<Column> m_columns;
    std::unordered_map<std::string, std::optional<std::size_t>> m_index;  ///< by key; without value: has no column
    std::unordered_set<std::string> m_lowered;                            ///< every key
    bool m_hasOthers = false;
};

}  // namespace corridor::exchange
