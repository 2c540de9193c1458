#pragma once

#include <iosfwd>

#include "app.hpp"

namespace corridor::viewer {

/// Times frames at rest and moving by (3, 1) pixels a frame, from the frame's beginning until the GL has drawn
/// it, and prints median and 95th percentile in milliseconds; then the time from a new scale to its last tile.
void bench(App& app, std::ostream& out);

}  // namespace corridor::viewer
