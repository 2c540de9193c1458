#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "field_formats/hxl.hpp"
#include "geojson.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

using ColumnWords = std::span<const std::string_view>;

// Columns of positions, in small letters; the last ones of a list are looked for last.
inline constexpr std::array<std::string_view, 5> lonColumns{"lon", "longitude", "lng", "long", "x"};
inline constexpr std::array<std::string_view, 3> latColumns{"lat", "latitude", "y"};
inline constexpr std::array<std::string_view, 6> wktColumns{"wkt",      "geom",    "geometry",
                                                            "the_geom", "geojson", "_geojson"};
inline constexpr std::array<std::string_view, 1> latLonColumns{"lat,lon"};

/// Whether a column has one of these names (in small letters).
bool isAmong(std::string_view column, ColumnWords words);

/// For a message: what is not ASCII as a question mark.
std::string asciiOf(std::string text);

/// What the columns of a table mean, told once by their titles; the same whoever reads its rows.
class TableColumns {
public:
    /// `layer`: the name of the table, which may be a role.
    TableColumns(std::vector<std::string> titles, std::string driver, std::string layer, const FileContext& context);

    std::size_t size() const { return m_titles.size(); }
    const std::vector<std::string>& titles() const { return m_titles; }
    const std::string& driver() const { return m_driver; }
    const std::string& role() const { return m_role; }
    /// The format of the field that the titles tell; absent where `--fields` renames columns.
    const std::optional<FieldFormat>& format() const { return m_format; }
    bool hasHashtags() const { return m_hashtags.has_value(); }

    /// The property of the model that a column stands for, or its own title.
    const std::string& nameOf(std::size_t column) const;
    /// What a column counts, as a hashtag says; "": it is no figure.
    const std::string& figureOf(std::size_t column) const;
    bool holdsDates(std::size_t column) const { return m_holdsDates[column]; }
    /// Whether a column holds lists or objects of the model, which tables have as JSON text.
    bool isStructured(std::size_t column) const { return m_isStructured[column]; }

    bool hasPositions() const;
    bool hasDates() const;

    /// Returns false, with an error, where a title is not UTF-8.
    bool checkTitles(Problems& problems) const;
    /// Says that the table has no positions. Returns whether it is worth reading all the same: its rows have dates.
    bool reportNoPositions(bool isOnlyLayer, Problems& problems) const;

    /// Looks for a row of hashtags among the titles and the first rows; returns how many rows belong to the header.
    /// `nextRow` gives the cells of the next row and false behind the last.
    std::size_t readHashtags(const std::function<bool(std::vector<std::string>&)>& nextRow);

private:
    bool hasColumn(ColumnWords words) const;
    void settle();

    std::vector<std::string> m_titles, m_names;  ///< of the columns, and as properties of the model
    std::string m_driver, m_layer, m_role;
    const FileContext& m_context;
    std::optional<FieldFormat> m_format;
    std::optional<Hashtags> m_hashtags;
    std::vector<bool> m_holdsDates, m_isStructured;
};

}  // namespace corridor::ingest
