#pragma once

#include <future>
#include <vector>

#include "geojson.hpp"
#include "parts.hpp"

namespace corridor::ingest {

/// Turns the rows of a table into things of the model, on a thread of its own where there are several, while the next
/// rows are read.
class RowBuilder {
public:
    RowBuilder(const FileContext& context, model::Atlas& atlas, Problems& problems)
        : m_context(context), m_atlas(atlas), m_parts(atlas, problems, nullptr), m_file(problems.file()) {}

    /// A row, and what was wrong with it when it was read. `isRead` false: it is refused.
    void add(RawFeature feature, Problems problems, bool isRead);
    /// Waits for the rest.
    void finish();

private:
    struct Row {
        RawFeature feature;
        Problems problems;
        bool isRead;
    };

    AtlasPart convert(std::vector<Row> rows) const;
    void handOver();
    void takePart();

    const FileContext& m_context;
    const model::Atlas& m_atlas;
    PartList m_parts;
    std::string m_file;
    std::vector<Row> m_rows;
    std::future<AtlasPart> m_ahead;
};

}  // namespace corridor::ingest
