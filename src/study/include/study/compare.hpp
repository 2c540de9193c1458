#pragma once

#include <optional>
#include <string>
#include <vector>

#include "study/along.hpp"
#include "study/state.hpp"
#include "study/study.hpp"

namespace corridor::study {

/// One route of a comparison.
struct Alternative {
    const model::Route* route = nullptr;
    units::Metres length;
    std::optional<units::Metres> straightLine;  ///< absent, as the sinuosity, across a gap that is not listed
    std::optional<double> sinuosity;
    std::vector<Meeting> met;  ///< places and checkpoints in order
    std::vector<NearEvent> events;
    units::Metres sharedWithFirst;
    std::optional<TargetState> state;       ///< absent where no day is asked for
    std::optional<access::DayCounts> days;  ///< absent where there is no finite window
};

/// The checkpoints among the things met, and those of them that are declared border crossings.
std::vector<Meeting> checkpointsOf(const Alternative& alternative);
std::vector<Meeting> bordersOf(const Alternative& alternative);

/// The routes as alternatives, in the order given; deltas are against the first.
std::vector<Alternative> compare(const Study& study, const std::vector<const model::Route*>& routes,
                                 const Question& question, units::Metres within);

}  // namespace corridor::study
