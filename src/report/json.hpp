#pragma once

#include <nlohmann/json.hpp>

#include "access/access.hpp"
#include "model/event.hpp"
#include "study/state.hpp"
#include "study/study.hpp"
#include "units/date.hpp"

/// Pieces of JSON that several answers share. A key that does not apply is absent.
namespace corridor::report {

using Json = nlohmann::ordered_json;

/// A day as text, or null for an open end.
Json dayJson(units::Date day);

/// An end of a part: an id, or a chainage in metres.
Json partEndJson(const model::PartEnd& end);

/// Writes `name` where the thing has one in the languages asked for.
void addName(Json& object, const model::Names& names, const study::Question& question);

/// Writes status, said_by, uncertain, exists, because, newest and by_direction, as `status` and `compare` have them.
void addState(Json& object, const study::TargetState& state, const study::Question& question);

/// The stretches of a target with their status.
Json alongJson(const std::vector<access::Stretch>& along);

/// Writes the question's day, traffic class, party and languages of names where they were asked for.
void addQuestion(Json& object, const study::Question& question);

Json daysJson(const access::DayCounts& days);

/// `{"from","to"}`, half-open.
Json windowJson(const units::DayRange& window);

/// Two spaces of indent and a newline at the end. Valid whatever bytes are in the texts: those that are not UTF-8
/// become U+FFFD, hidden characters escapes (unicode::jsonText), all others stay as they are.
std::string written(const Json& json);

}  // namespace corridor::report
