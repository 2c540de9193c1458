#pragma once

#include <vector>

#include "plane.hpp"

/// What of a line or a polygon lies in a box: close views show a few metres of lines that are kilometres long.
namespace corridor::scene {

/// The parts of a line inside a box, cut at its edges, with the chainages of the cuts between those of their segment.
/// The line itself where it does not leave the box.
std::vector<PlaneLine> partsInside(const PlaneLine& line, const drawing::Rect& box);
std::vector<std::vector<drawing::Point>> partsInside(const std::vector<drawing::Point>& line, const drawing::Rect& box);

/// The ring of a polygon cut off at a box (Sutherland and Hodgman): where it leaves the box it runs along the edge.
/// The ring itself where it does not leave the box; empty where it does not come into it.
std::vector<drawing::Point> ringInside(const std::vector<drawing::Point>& ring, const drawing::Rect& box);

bool contains(const drawing::Rect& box, drawing::Point point);

}  // namespace corridor::scene
