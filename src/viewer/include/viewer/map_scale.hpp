#pragma once

#include <string>

#include "viewer/camera.hpp"

namespace corridor::viewer {

/// A round length on the ground at the window's middle.
struct MapScale {
    double pixels = 0.0;
    std::string text;  ///< `500 m`, `20 km`
};

/// The longest of 1, 2, 5 times a power of ten of metres that takes up at most so many pixels.
MapScale mapScale(const Camera& camera, double mostPixels);

}  // namespace corridor::viewer
