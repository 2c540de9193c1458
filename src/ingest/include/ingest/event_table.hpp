#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/load.hpp"
#include "model/event_columns.hpp"

namespace corridor::ingest {

/// Names of the properties that fill the columns, for files that do not use the model's own.
struct EventFields {
    std::string date = "date", start = "start", end = "end";
    std::string category = "category", party = "party", accuracy = "accuracy_m";
};

/// The events of one GeoJSON file, for files too large for a value an event: columns in memory, the rest in the
/// mapped file, from where it is read on demand.
class EventTable {
public:
    const model::EventColumns& columns() const { return m_columns; }
    std::size_t size() const { return m_columns.size(); }
    /// Of the file's bytes; reads them all.
    std::string sha256() const;

    /// The feature of a row as it stands in the file.
    std::string_view text(std::size_t row) const;
    /// The whole event of a row, as `load` would give it.
    model::Event event(std::size_t row) const;

private:
    friend units::Result<EventTable> readEvents(const std::string&, const EventFields&, const LoadOptions&, unsigned);

    struct Piece {
        std::uint64_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t index = 0;  ///< of the feature in the file
    };

    model::EventColumns m_columns;
    std::vector<Piece> m_pieces;
    std::shared_ptr<const void> m_file;  ///< keeps the text mapped
    std::string_view m_bytes, m_text;    ///< the file, and without its byte order mark
    std::string m_name, m_stem;
    EventFields m_fields;
};

/// Reads a FeatureCollection or a sequence of point events (null geometry: no place) in one pass on `threads` threads (0: as many
/// as there are), as strictly as `load`, with the same problems. Text, dates and geometries are checked; other
/// properties when an event is asked for. No value where anything was refused, unless skipInvalid.
/// Files of 2^32 features or more, or features of 4 GiB or more, are refused.
units::Result<EventTable> readEvents(const std::string& file, const EventFields& fields = {},
                                     const LoadOptions& options = {}, unsigned threads = 0);

}  // namespace corridor::ingest
