#pragma once

#include "model/feature.hpp"

namespace corridor::model {

/// Whether a place is a height written on the map and nowhere to go to: no leg of a distance, not found by name.
inline bool isSpotHeight(const Place& place) {
    return place.kind == "spot-height";
}

}  // namespace corridor::model
