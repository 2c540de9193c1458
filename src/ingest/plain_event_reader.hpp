#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "block_converter.hpp"
#include "feature_scan.hpp"
#include "geojson.hpp"
#include "model/atlas.hpp"

namespace corridor::ingest {

/// Whether a property means more to some reader of dated points than a value to be kept, apart from those that
/// `PlainEvent` has.
bool isMeaningful(std::string_view name);

/// Reads what most features of a large file are, without building anything on the way: a dated point whose properties
/// are texts without escapes, numbers and lists of such texts. What it reads is what the thorough reader would; what
/// it does not know to be plain it leaves to that one.
class PlainEventReader {
public:
    PlainEventReader(std::string_view text, const FileContext& context, model::Atlas& atlas);

    /// Whether features of a file may be plain events at all: nothing renames or adds properties, and no layer makes
    /// them something else.
    static bool isOf(const FileContext& context);

    /// Stages an event and returns true, or leaves everything as it is.
    bool read(const ScannedFeature& feature, std::size_t index, PlaceFinder& places);

private:
    bool readProperties(std::string_view object);
    bool readProperty(json::Cursor& cursor, std::string_view name);
    bool readText(json::Cursor& cursor, std::string_view& text);
    bool readTexts(json::Cursor& cursor, std::vector<std::string_view>& texts);
    bool readDate(json::Cursor& cursor);
    bool readOther(json::Cursor& cursor, std::string_view name);

    std::string_view m_text;
    const FileContext& m_context;
    model::Events& m_events;
    std::uint32_t m_input;
    model::PlainEvent m_event;
    std::vector<std::string_view> m_names;  ///< of the properties so far
    std::string m_scratch, m_id;
};

}  // namespace corridor::ingest
