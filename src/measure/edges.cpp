#include "measure/measure.hpp"

namespace corridor::measure {

Edges::Edges(const std::vector<model::Edge>& network) : m_network(network) {
    m_byId.reserve(network.size());
    for (std::size_t i = 0; i < network.size(); ++i) m_byId.emplace(network[i].id, i);
}

std::optional<std::size_t> Edges::find(const std::string& id) const {
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace corridor::measure
