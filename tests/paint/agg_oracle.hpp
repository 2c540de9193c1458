#pragma once

#include <cstdint>
#include <vector>

#include "drawing/display_list.hpp"

/// What AGG (Anti-Grain Geometry 2.6) makes of the same shapes: an independent rasteriser and stroker.
namespace corridor::paint::oracle {

/// Coverage 0 ... 255 of width x height pixels, rows from the top.
std::vector<std::uint8_t> fill(const drawing::Fill& fill, int width, int height);
std::vector<std::uint8_t> stroke(const drawing::Stroke& stroke, int width, int height);

}  // namespace corridor::paint::oracle
