#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "problems.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// Columns of a table under the names of the model, as `--fields` gives them: `TARGET=COLUMN`, or `TARGET='words'` for
/// a value that every row has; several in one text are separated by commas.
class FieldMapping {
public:
    /// Reports what is no mapping, or has a target that the model does not read.
    static FieldMapping parse(const std::vector<std::string>& texts, Problems& problems);

    /// Moves columns to their targets; an earlier property of a target's name gives way. Rows without the column stay.
    void apply(json::Value& properties);

    /// A table has these columns, though perhaps no row.
    void meet(const std::vector<std::string>& columns);

    /// Whether it maps nothing.
    bool empty() const { return m_entries.empty(); }
    /// Whether something becomes this property.
    bool maps(std::string_view target) const;
    /// Whether this column does.
    bool maps(std::string_view target, std::string_view column) const;

    /// Takes over which columns another copy of this mapping has met.
    void joinUse(const FieldMapping& other);

    /// Reports columns that no input had.
    void reportUnused(Problems& problems) const;

private:
    struct Entry {
        std::string target, column, words;
        bool isUsed = false;
    };
    std::vector<Entry> m_entries;
};

/// Gives a feature the members of its layer's style (nullptr: none) that it has not itself.
void addLayerStyle(const json::Value* style, json::Value& properties);

}  // namespace corridor::ingest
