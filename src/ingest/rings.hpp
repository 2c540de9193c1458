#pragma once

#include <optional>
#include <utility>

#include "units/lon_lat.hpp"

namespace corridor::ingest {

/// Two segments of a closed ring that cross properly, by the indices of their first vertices; nullopt for
/// a simple ring. Touching at a vertex is no crossing. Sweep over segments sorted by longitude.
std::optional<std::pair<std::size_t, std::size_t>> firstCrossing(const units::Line& ring);

}  // namespace corridor::ingest
