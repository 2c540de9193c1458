#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/certainty.hpp"
#include "study/study.hpp"

/// The answer to one question, as data: map, legend, tooltip, panels, tables and timeline read it, and none of them
/// asks the assertions again.
namespace corridor::study {

/// A route or checkpoint as a question finds it.
struct TargetState {
    std::string id;
    model::Existence existence = model::Existence::yes;  ///< on the day; without a day: yes
    access::Answer whole;                                ///< without a day: unknown
    std::optional<access::ByDirection> byDirection;      ///< where the two ways differ
    std::vector<access::Stretch> stretches;              ///< in order, the worse of both ways: for drawing
    std::vector<access::Stretch> along;                  ///< in order, both ways apart where they differ: for reading
};

/// Everything that is asked about on one day, for one traffic class, from one viewpoint.
struct State {
    std::optional<units::Date> on;  ///< absent: dates left out of account
    access::Viewpoint viewpoint;
    std::vector<std::string> languages;
    std::vector<TargetState> routes;       ///< in the order of the atlas
    std::vector<TargetState> checkpoints;  ///< likewise

    /// A route, else a checkpoint, by id; nullptr where there is none.
    const TargetState* find(const std::string& id) const;
};

/// One target by id: a route, checkpoint or edge.
TargetState stateOn(const Study& study, const std::string& target, const Question& question);

/// All routes and checkpoints.
State stateOf(const Study& study, const Question& question);

/// The same from an atlas and what was said in it.
State stateOf(const model::Atlas& atlas, const access::Assertions& assertions, const Question& question);

/// The status of a target over the question's window, which must be finite (asserted), as `access::intervals` has it.
std::vector<access::Interval> intervalsOf(const Study& study, const std::string& target, const Question& question);

}  // namespace corridor::study
