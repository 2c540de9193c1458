#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::ingest {

/// The row of hashtags of a table (Humanitarian Exchange Language), which names the columns whatever their titles say.
class Hashtags {
public:
    /// nullopt unless half of the filled cells or more are hashtags.
    static std::optional<Hashtags> read(const std::vector<std::string>& cells);

    /// The property of the model that a column stands for, `lat,lon` for both in one cell; "": it keeps its title. Of
    /// several columns that could be one property the one with the plainest hashtag is it.
    const std::string& propertyOf(std::size_t column) const { return m_properties[column]; }
    /// What a column counts (`killed` of `#affected+killed`); "": it is no figure.
    const std::string& figureOf(std::size_t column) const { return m_figures[column]; }

private:
    std::vector<std::string> m_properties, m_figures;
};

/// A header of a table may have so many rows, the row of hashtags among them.
inline constexpr std::size_t hashtagsWithin = 25;

}  // namespace corridor::ingest
