#include "parts.hpp"

#include <iterator>
#include <utility>

namespace corridor::ingest {

namespace {

template <typename Thing>
void take(std::vector<Thing>& to, std::vector<Thing>& from) {
    if (to.empty()) return std::swap(to, from);
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void PartList::append(AtlasPart part) {
    take(m_to.routes, part.atlas.routes);
    take(m_to.network, part.atlas.network);
    take(m_to.places, part.atlas.places);
    take(m_to.checkpoints, part.atlas.checkpoints);
    take(m_to.events, part.atlas.events);
    take(m_to.shapes, part.atlas.shapes);
    m_sources.add(std::move(part.atlas.sources));
    m_problems.append(part.problems);
    if (m_fields && part.fields) m_fields->joinUse(*part.fields);
}

}  // namespace corridor::ingest
