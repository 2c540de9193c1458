#include "block_converter.hpp"

#include "json.hpp"
#include "plain_event_reader.hpp"
#include "threads/threads.hpp"

namespace corridor::ingest {

using json::Place;

void readOne(FeatureReader& reader, ScannedFeature& feature, std::string_view text, std::size_t index,
             PlaceFinder& places) {
    const Place start = places.at(feature.whole.begin);
    if (feature.isPlain) return reader.readScanned(feature, text, index, start);
    reader.readFeature(json::parse(feature.whole.of(text), start).value, index, feature.whole);
}

void BlockConverter::add(ScannedBlock block) {
    if (block.features.empty()) return;
    const Place place = m_places.at(block.features.front().whole.begin);
    const std::size_t index = m_index;
    m_index += block.features.size();
    m_ahead.push_back(threads::begin(
        m_threads > 1, [this, index, place, own = std::move(block)]() mutable { return convert(own, index, place); }));
    while (m_ahead.size() > m_threads) takeFirst();
}

void BlockConverter::finish() {
    while (!m_ahead.empty()) takeFirst();
}

void BlockConverter::takeFirst() {
    m_parts.append(m_ahead.front().get());
    m_ahead.pop_front();
}

AtlasPart BlockConverter::convert(ScannedBlock& block, std::size_t index, Place place) const {
    AtlasPart part = m_empty;
    FileContext context = m_context;
    context.fields = part.fields ? &*part.fields : nullptr;
    FeatureReader reader(context, part.atlas, part.problems);
    reader.setProjection(m_projection);
    PlaceFinder places(m_text, block.features.front().whole.begin, place);
    PlainEventReader plain(m_text, context, part.atlas);
    const bool mayBePlain = !m_projection && plain.isOf(context);
    for (ScannedFeature& feature : block.features) {
        if (!mayBePlain || !plain.read(feature, index, places)) readOne(reader, feature, m_text, index, places);
        ++index;
    }
    return part;
}

}  // namespace corridor::ingest
