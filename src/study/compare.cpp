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
        const measure::Measure& measure = measureOf(study, *route);
        alternative.length = measure.length();
        alternative.straightLine = measure::straightLine(measure);
        alternative.sinuosity = measure::sinuosity(measure);
        alternative.met = meetings(study.atlas, *route, measure, question.on);
        alternative.events = eventsIn(study.atlas, {&measure, within, question.window, !question.windowGiven, {}});
        alternative.sharedWithFirst =
            route == routes.front()
                ? alternative.length
                : measure::lengthOf(measure::sharedWith(measure, measureOf(study, *routes.front())));
        if (question.on) alternative.state = stateOn(study, route->id, question);
        if (question.window.from.isFinite() && question.window.to.isFinite()) {
            alternative.days = access::countDays(intervalsOf(study, route->id, question));
        }
        alternatives.push_back(std::move(alternative));
    }
    return alternatives;
}

}  // namespace corridor::study
