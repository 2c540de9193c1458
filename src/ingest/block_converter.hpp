#pragma once

#include <deque>
#include <future>
#include <optional>

#include "feature_reader.hpp"
#include "parts.hpp"

namespace corridor::ingest {

/// Places of offsets that only grow, without counting lines again from the start.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text, std::size_t offset = 0, json::Place place = {})
        : m_text(text), m_offset(offset), m_place(place) {}

    json::Place at(std::size_t offset) {
        m_place = json::placeOf(m_text.substr(m_offset), offset - m_offset, m_place);
        m_offset = offset;
        return m_place;
    }

private:
    std::string_view m_text;
    std::size_t m_offset;
    json::Place m_place;
};

/// Reads a feature as quickly as what the scan found allows.
void readOne(FeatureReader& reader, ScannedFeature& feature, std::string_view text, std::size_t index,
             PlaceFinder& places);

/// Turns blocks of scanned features into parts of an atlas, on other threads where there are several, and hands the
/// parts over in their order.
class BlockConverter {
public:
    BlockConverter(std::string_view text, const FileContext& context,
                   const std::optional<geodesy::Projection>& projection, const AtlasPart& empty, unsigned threads,
                   PartList& parts)
        : m_text(text),
          m_context(context),
          m_projection(projection),
          m_empty(empty),
          m_threads(threads),
          m_parts(parts),
          m_places(text) {}

    /// Blocks come in their order.
    void add(ScannedBlock block);
    /// Waits for the rest.
    void finish();

private:
    void takeFirst();
    AtlasPart convert(ScannedBlock& block, std::size_t index, json::Place place) const;

    std::string_view m_text;
    const FileContext& m_context;
    const std::optional<geodesy::Projection>& m_projection;
    const AtlasPart& m_empty;
    unsigned m_threads;
    PartList& m_parts;
    PlaceFinder m_places;
    std::size_t m_index = 0;
    std::deque<std::future<AtlasPart>> m_ahead;
};

}  // namespace corridor::ingest
