#pragma once

#include <vector>

#include "measure/measure.hpp"

namespace corridor::measure {

/// An edge as the route lists it.
struct Step {
    std::size_t edge = 0;
    bool forward = true;
    const units::Line* line = nullptr;
};

/// The steps of a route; none where it lists an edge that the network lacks or that has no position.
std::vector<Step> stepsOf(const model::Route& route, const Edges& edges);

/// Where the steps lie on the pieces; see `Measure::uses`.
std::vector<Use> usesOn(const std::vector<Piece>& pieces, const std::vector<Step>& steps);

}  // namespace corridor::measure
