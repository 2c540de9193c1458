#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "units/lon_lat.hpp"

namespace corridor::ingest {

/// Whether all positions are the same (also for one or none).
bool isZeroLength(const units::Line& line);

/// Indices of positions that repeat the one before them.
std::vector<std::size_t> repeatedVertices(const units::Line& line);

/// The first two segments (by the index of their first vertex) of a closed ring that cross or overlap without
/// being neighbours; nullopt where none do. Straight in longitude and latitude, each segment the short way
/// round the antimeridian. Sweeps from west to east: quick for rings that are long but not tangled.
std::optional<std::pair<std::size_t, std::size_t>> firstCrossing(const units::Line& ring);

}  // namespace corridor::ingest
