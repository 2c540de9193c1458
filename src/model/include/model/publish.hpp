#pragma once

#include <optional>

#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

namespace corridor::model {

/// Takes a position with a `publishAccuracy` down to the centre of a cell of a grid of that size, and raises its
/// accuracy to it, so that no output can show more. What is there already stays.
void publish(units::LonLat& position, std::optional<units::Metres>& accuracy,
             const std::optional<units::Metres>& publishAccuracy);

}  // namespace corridor::model
