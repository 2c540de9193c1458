#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "measure/measure.hpp"
#include "model/atlas.hpp"

/// Loaded data, a day, a traffic class and a point of view to answers. Every output asks here.
namespace corridor::study {

/// An atlas as it may be shown, with its assertions resolved.
struct Study {
    model::Atlas atlas;
    access::Assertions assertions;
    std::vector<measure::Measure> measures;  ///< of the atlas's routes, in their order
};

/// The measure of a route of the study's atlas (asserted).
const measure::Measure& measureOf(const Study& study, const model::Route& route);

/// Takes positions that must not be published exactly down to what may be shown (see `published`),
/// then resolves the assertions.
Study makeStudy(model::Atlas atlas);

/// The atlas with every position that has a `publishAccuracy` moved to the centre of a cell of a grid of
/// that size and its accuracy raised to it, so that no output can show more.
model::Atlas published(model::Atlas atlas);

/// What is asked, whatever the command.
struct Question {
    std::optional<units::Date> on;  ///< absent: dates left out of account
    units::DayRange window;         ///< events and days that count
    bool windowGiven = false;       ///< false: the atlas's coverage
    access::Viewpoint viewpoint;
    std::vector<std::string> languages;  ///< in order of preference
};

}  // namespace corridor::study
