#pragma once

#include <optional>

#include "model/atlas.hpp"
#include "units/lon_lat.hpp"

namespace corridor::ingest {

/// Where the data of an atlas are likely to lie: its default view, else the box of the middle half of its
/// positions (one a feature), each grown by its own size and at least two degrees. nullopt with fewer than four
/// positions, or where the box holds its own mirror image (longitudes near latitudes), so that nothing could be told.
std::optional<units::BBox> likelyArea(const model::Atlas& atlas);

/// Outside the box, but inside it with longitude and latitude exchanged. False without a box.
bool looksSwapped(units::LonLat position, const std::optional<units::BBox>& likely);

}  // namespace corridor::ingest
