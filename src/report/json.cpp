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

Json evidenceJson(const access::Evidence& evidence) {
    Json json;
    json["event"] = evidence.event;
    json["by"] = evidence.by;
    json["status"] = access::toString(evidence.status);
    if (!evidence.statement.empty()) json["statement"] = evidence.statement;
    if (!evidence.conditions.empty()) json["conditions"] = evidence.conditions;
    json["from"] = dayJson(evidence.from.lower);
    if (!evidence.from.isCertain()) json["from_latest"] = dayJson(evidence.from.upper);
    json["to"] = evidence.until ? dayJson(evidence.until->upper.plusDays(1)) : Json(nullptr);
    if (evidence.until && !evidence.until->isCertain()) {
        json["to_earliest"] = dayJson(evidence.until->lower.plusDays(1));
    }
    json["sources"] = evidence.sources;
    if (evidence.part) {
        json["part"] = {{"from", partEndJson(evidence.part->from)}, {"to", partEndJson(evidence.part->to)}};
    }
    if (evidence.otherwise) json["otherwise"] = true;
    if (!evidence.basis.empty()) json["basis"] = evidence.basis;
    return json;
}

}  // namespace

void addAnswer(Json& object, const access::Answer& answer) {
    object["status"] = access::toString(answer.status);
    object["said_by"] = answer.saidBy;
    object["uncertain"] = answer.uncertain;
    object["exists"] = answer.exists;
    if (answer.asReported) object["as_reported"] = true;
    object["because"] = Json::array();
    for (const access::Evidence& evidence : answer.because) object["because"].push_back(evidenceJson(evidence));
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
