#pragma once

#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"
#include "study/along.hpp"
#include "study/state.hpp"
#include "study/study.hpp"
#include "wording/status.hpp"

/// Phrases that several tables for people share.
namespace corridor::report {

/// The name in the languages asked for, else the id.
std::string nameOrId(const std::string& id, const model::Names& names, const study::Question& question);

/// To whom the answers to a question are told.
wording::Speech speechOf(const study::Study& study, const study::Question& question);

/// `2023-08-17, humanitarian traffic, according to Armenia; names: en`.
std::string questionLine(const study::Question& question, const study::Study& study);

/// Every side's word on a target with its days, statement and sources, one paragraph each, wrapped and indented, and
/// how old the latest change of a word is.
std::string evidenceLines(const study::TargetState& state, const study::Study& study, const study::Question& question);

/// `2023-04-23`, `2022-08-30..2022-09-07` or what was written.
std::string spanText(const units::DaySpan& span);

}  // namespace corridor::report
