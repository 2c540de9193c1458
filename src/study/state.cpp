#include "study/state.hpp"

#include <algorithm>

namespace corridor::study {

namespace {

/// The days on which a target is there, by id.
std::optional<units::Edtf> validOf(const model::Atlas& atlas, const std::string& id) {
    if (const model::Route* route = model::findRoute(atlas, id)) return route->valid;
    if (const model::Checkpoint* post = model::findCheckpoint(atlas, id)) return post->existed;
    if (const model::Edge* edge = model::findEdge(atlas, id)) return edge->valid;
    return std::nullopt;
}

TargetState targetState(const access::Assertions& assertions, const std::string& id, const std::optional<units::Edtf>& valid,
                        const Question& question) {
    TargetState state;
    state.id = id;
    if (!question.on) return state;
    state.existence = model::existenceOn(valid, *question.on);
    state.whole = assertions.statusOn(id, *question.on, question.viewpoint);
    state.byDirection = assertions.byDirectionOn(id, *question.on, question.viewpoint);
    state.stretches = assertions.stretchesOn(id, *question.on, question.viewpoint);
    return state;
}

}  // namespace

const TargetState* State::find(const std::string& id) const {
    for (const std::vector<TargetState>* targets : {&routes, &checkpoints}) {
        const auto found = std::find_if(targets->begin(), targets->end(),
                                        [&](const TargetState& target) { return target.id == id; });
        if (found != targets->end()) return &*found;
    }
    return nullptr;
}

TargetState stateOn(const Study& study, const std::string& target, const Question& question) {
    TargetState state = targetState(study.assertions, target, validOf(study.atlas, target), question);
    if (question.on) state.along = study.assertions.alongOn(target, *question.on, question.viewpoint);
    return state;
}

State stateOf(const model::Atlas& atlas, const access::Assertions& assertions, const Question& question) {
    State state{question.on, question.viewpoint, question.languages, {}, {}};
    for (const model::Route& route : atlas.routes)
        state.routes.push_back(targetState(assertions, route.id, route.valid, question));
    for (const model::Checkpoint& post : atlas.checkpoints)
        state.checkpoints.push_back(targetState(assertions, post.id, post.existed, question));
    return state;
}

State stateOf(const Study& study, const Question& question) {
    return stateOf(study.atlas, study.assertions, question);
}

std::vector<access::Interval> intervalsOf(const Study& study, const std::string& target, const Question& question) {
    return study.assertions.intervals(target, question.window, question.viewpoint);
}

}  // namespace corridor::study
