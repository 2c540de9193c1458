#pragma once

#include <cstddef>
#include <cstdint>

#include "coverage.hpp"
#include "drawing/display_list.hpp"

namespace corridor::paint {

/// Where a tile's pixels go: 8-bit RGBA, straight alpha.
struct Surface {
    std::uint8_t* pixels = nullptr;  ///< of the tile's top left corner
    std::ptrdiff_t stride = 0;       ///< bytes from a row to the next
    bool opaque = true;              ///< every pixel's alpha is 255 and stays so
};

/// Fills width x height pixels.
void clear(const Surface& surface, int width, int height, drawing::Colour colour);

/// Lays a colour over the surface by source-over, weighted by the coverage (linear, no gamma), and empties the
/// coverage.
void blend(Coverage& coverage, FillRule rule, drawing::Colour colour, const Surface& surface);

}  // namespace corridor::paint
