#pragma once

#include <vector>

#include "ground.hpp"

namespace corridor::scene {

/// How far to the right of its route a ribbon runs, from a length along the line on.
struct Offset {
    double from = 0.0, to = 0.0;  ///< chainage in metres
    double pixels = 0.0;
};

/// The line moved sideways by offsets that follow each other, gliding from one to the next over `glide` pixels.
/// Chainages stay with their places. Loops at sharp inner bends are cut off.
PlaneLine movedAside(const PlaneLine& line, const std::vector<Offset>& offsets, double glide);

/// The part of a line between two chainages; empty where it has none.
PlaneLine between(const PlaneLine& line, double from, double to);

}  // namespace corridor::scene
