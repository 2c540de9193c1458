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

/// Resolves the assertions and measures the routes.
Study makeStudy(model::Atlas atlas);

/// What is asked, whatever the command.
struct Question {
    std::optional<units::Date> on;  ///< absent: dates left out of account
    units::DayRange window;         ///< events and days that count
    bool windowGiven = false;       ///< false: the atlas's coverage
    access::Viewpoint viewpoint;
    std::vector<std::string> languages;  ///< in order of preference
};

}  // namespace corridor::study
