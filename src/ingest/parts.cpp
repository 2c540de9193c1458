#include "parts.hpp"

#include <iterator>
#include <utility>

namespace corridor::ingest {

namespace {

template <typename Thing>
void take(std::vector<Thing>& to, std::vector<Thing>& from, double parts) {
    if (to.empty() && parts <= 1.0) return std::swap(to, from);
    if (to.empty()) to.reserve(static_cast<std::size_t>(static_cast<double>(from.size()) * parts * 1.05));
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void PartList::append(AtlasPart part) {
    take(m_to.routes, part.atlas.routes, m_parts);
    take(m_to.network, part.atlas.network, m_parts);
    take(m_to.places, part.atlas.places, m_parts);
    take(m_to.checkpoints, part.atlas.checkpoints, m_parts);
    m_to.events.stage(std::move(part.atlas.events));
    take(m_to.shapes, part.atlas.shapes, m_parts);
    m_sources.add(std::move(part.atlas.sources));
    m_problems.append(part.problems);
    if (m_fields && part.fields) m_fields->joinUse(*part.fields);
}

}  // namespace corridor::ingest
