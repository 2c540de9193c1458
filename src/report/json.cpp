#include "json.hpp"

#include <variant>

#include "unicode/json_text.hpp"

namespace corridor::report {

Json dayJson(units::Date day) {
    return day.isFinite() ? Json(units::toString(day)) : Json(nullptr);
}

Json partEndJson(const model::PartEnd& end) {
    if (const auto* chainage = std::get_if<units::Metres>(&end)) return chainage->value;
    return std::get<std::string>(end);
}

void addName(Json& object, const model::Names& names, const study::Question& question) {
    if (const std::string name = model::nameIn(names, question.languages); !name.empty()) object["name"] = name;
}

namespace {

void addSpan(Json& json, const char* earliest, const char* latest, units::Date lower, units::Date upper) {
    json[earliest] = dayJson(lower);
    if (lower != upper) json[latest] = dayJson(upper);
}

std::string nameOf(model::Direction direction) {
    return direction == model::Direction::forward ? "forward" : "backward";
}

Json evidenceJson(const access::Evidence& evidence, const std::string& target, const study::Question& question) {
    Json json;
    json["event"] = evidence.event;
    json["by"] = evidence.by;
    json["status"] = access::toString(evidence.status);
    if (!evidence.statement.empty()) json["statement"] = evidence.statement;
    if (!evidence.conditions.empty()) json["conditions"] = evidence.conditions;
    if (const std::string only = model::nameIn(evidence.only, question.languages); !only.empty()) json["only"] = only;
    addSpan(json, "from", "from_latest", evidence.from.lower, evidence.from.upper);
    if (evidence.until)
        addSpan(json, "to", "to_latest", evidence.until->lower.plusDays(1), evidence.until->upper.plusDays(1));
    else
        json["to"] = nullptr;
    if (evidence.untilInferred) json["until_basis"] = "inferred";
    json["reach_m"] = evidence.reach.value;
    if (evidence.target != target) json["said_of"] = evidence.target;
    json["sources"] = evidence.sources;
    if (evidence.part) {
        json["part"] = {{"from", partEndJson(evidence.part->from)}, {"to", partEndJson(evidence.part->to)}};
        if (!evidence.isPartFound) json["part_found"] = false;
    }
    if (evidence.direction != model::Direction::both) json["direction"] = nameOf(evidence.direction);
    if (evidence.isPassage) json["kind"] = "passage";
    if (!evidence.basis.empty()) json["basis"] = evidence.basis;
    if (!evidence.also.empty()) json["also"] = evidence.also;
    if (evidence.otherwise) json["otherwise"] = true;
    return json;
}

void addStatus(Json& object, const access::Answer& answer) {
    object["status"] = access::toString(answer.status);
    object["said_by"] = answer.saidBy;
    object["uncertain"] = answer.uncertain;
}

Json newestJson(const access::Answer& answer) {
    Json json;
    addSpan(json, "from", "from_latest", answer.newest->lower, answer.newest->upper);
    if (answer.newestSaid) json["said"] = {dayJson(answer.newestSaid->lower), dayJson(answer.newestSaid->upper)};
    return json;
}

}  // namespace

void addState(Json& object, const study::TargetState& state, const study::Question& question) {
    const access::Answer& answer = state.whole;
    addStatus(object, answer);
    object["exists"] = answer.exists;
    if (answer.asReported) object["as_reported"] = true;
    object["because"] = Json::array();
    for (const access::Evidence& evidence : answer.because)
        object["because"].push_back(evidenceJson(evidence, state.id, question));
    if (answer.newest) object["newest"] = newestJson(answer);
    if (!state.byDirection) return;
    addStatus(object["by_direction"]["forward"], state.byDirection->forward);
    addStatus(object["by_direction"]["backward"], state.byDirection->backward);
}

Json alongJson(const std::vector<access::Stretch>& along) {
    Json json = Json::array();
    for (const access::Stretch& stretch : along) {
        Json one;
        one["from_m"] = stretch.from.value;
        one["to_m"] = stretch.to.value;
        if (stretch.direction) one["direction"] = nameOf(*stretch.direction);
        addStatus(one, stretch.answer);
        json.push_back(one);
    }
    return json;
}

void addQuestion(Json& object, const study::Question& question) {
    if (question.on) object["on"] = units::toString(*question.on);
    object["traffic"] = question.viewpoint.traffic;
    if (question.viewpoint.accordingTo) object["according_to"] = *question.viewpoint.accordingTo;
    object["names"] = question.languages;
}

Json daysJson(const access::DayCounts& days) {
    return {{"open", days.open},
            {"restricted", days.restricted},
            {"disputed", days.disputed},
            {"closed", days.closed},
            {"unknown", days.unknown}};
}

Json windowJson(const units::DayRange& window) {
    return {{"from", dayJson(window.from)}, {"to", dayJson(window.to)}};
}

std::string written(const Json& json) {
    return unicode::jsonText(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace corridor::report
