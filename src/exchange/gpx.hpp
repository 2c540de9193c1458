#pragma once

#include <cstddef>
#include <vector>

#include "feature_json.hpp"
#include "output/file_writer.hpp"

namespace corridor::exchange {

/// What a GPX file could not take.
struct GpxLoss {
    std::size_t features = 0;    ///< that are neither a point nor a route
    std::size_t characters = 0;  ///< that XML cannot hold
};

/// GPX 1.1 (https://www.topografix.com/GPX/1/1/): points as waypoints, routes as tracks with a segment a part, each
/// with its label, description and kind, a waypoint's date as comment, elevations where there are any. Throws
/// output::WriteError.
GpxLoss writeGpx(output::FileWriter& file, const Features& features);

}  // namespace corridor::exchange
