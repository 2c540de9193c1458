#include "study/compare.hpp"

#include <algorithm>
#include <iterator>

namespace corridor::study {

std::vector<Meeting> checkpointsOf(const Alternative& alternative) {
    std::vector<Meeting> posts;
    std::copy_if(alternative.met.begin(), alternative.met.end(), std::back_inserter(posts),
                 [](const Meeting& meeting) { return meeting.isCheckpoint; });
    return posts;
}

std::vector<Meeting> bordersOf(const Alternative& alternative) {
    std::vector<Meeting> borders;
    std::copy_if(alternative.met.begin(), alternative.met.end(), std::back_inserter(borders),
                 [](const Meeting& meeting) { return meeting.isCheckpoint && meeting.kind == "border-crossing"; });
    return borders;
}

std::vector<Alternative> compare(const Study& study, const std::vector<const model::Route*>& routes,
                                 const Question& question, units::Metres within) {
    std::vector<Alternative> alternatives;
    for (const model::Route* route : routes) {
        Alternative alternative;
        alternative.route = route;
        alternative.length = lengthOf(*route);
        alternative.straightLine = straightLineOf(*route);
        alternative.sinuosity = sinuosityOf(*route);
        alternative.met = meetings(study.atlas, *route, question.on);
        alternative.events = eventsIn(study.atlas, {route, within, question.window, !question.windowGiven, {}});
        alternative.sharedWithFirst =
            route == routes.front() ? alternative.length : sharedLength(study.atlas, *routes.front(), *route);
        if (question.on) alternative.answer = study.assertions.statusOn(route->id, *question.on, question.viewpoint);
        if (question.window.from.isFinite() && question.window.to.isFinite()) {
            alternative.days =
                access::countDays(study.assertions.intervals(route->id, question.window, question.viewpoint));
        }
        alternatives.push_back(std::move(alternative));
    }
    return alternatives;
}

}  // namespace corridor::study
