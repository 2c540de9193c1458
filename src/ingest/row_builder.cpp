#include "row_builder.hpp"

#include "threads/threads.hpp"

namespace corridor::ingest {

namespace {

constexpr std::size_t rowsAtOnce = 2000;

}  // namespace

void RowBuilder::add(RawFeature feature, Problems problems, bool isRead) {
    m_rows.push_back({std::move(feature), std::move(problems), isRead});
    if (m_rows.size() == rowsAtOnce) handOver();
}

void RowBuilder::finish() {
    handOver();
    takePart();
}

void RowBuilder::handOver() {
    takePart();
    m_ahead = threads::begin(Sharing{}.threadsToUse() > 1,
                             [this, rows = std::move(m_rows)]() mutable { return convert(std::move(rows)); });
    m_rows = {};
    m_rows.reserve(rowsAtOnce);
}

void RowBuilder::takePart() {
    if (m_ahead.valid()) m_parts.append(m_ahead.get());
}

AtlasPart RowBuilder::convert(std::vector<Row> rows) const {
    AtlasPart part{{}, Problems(m_file), std::nullopt};
    // Only how many inputs there are is asked of them; nobody adds one meanwhile.
    part.atlas.inputs.resize(m_atlas.inputs.size());
    ModelBuilder builder(m_context.stem, m_context.exactPositions, part.atlas, part.problems);
    for (Row& row : rows) {
        part.problems.append(row.problems);
        const bool ok = row.isRead && builder.add(row.feature);
        if (!ok && m_context.skipInvalid) part.problems.warning("left-out", row.feature.label(), "", "is left out");
    }
    return part;
}

}  // namespace corridor::ingest
