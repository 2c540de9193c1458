#pragma once

#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"
#include "study/along.hpp"
#include "study/study.hpp"

/// Phrases that several tables for people share.
namespace corridor::report {

/// The name in the languages asked for, else the id.
std::string nameOrId(const std::string& id, const model::Names& names, const study::Question& question);

/// `2023-08-17, humanitarian traffic, according to Armenia; names: en`.
std::string questionLine(const study::Question& question);

/// `closed (Armenia only)`, `disputed: closed (Armenia); open (Azerbaijan)`, with `, uncertain` and `, does not exist
/// on this day` where that is so.
std::string statusWords(const access::Answer& answer, const study::Question& question);

/// Every side's word on a target with its days, statement and sources, one paragraph each, wrapped and indented.
std::string evidenceLines(const std::string& target, const access::Answer& answer, const study::Study& study,
                          const study::Question& question);

/// `115 days old` from a word's first day to the day asked for.
std::string ageOf(units::Date first, units::Date on);

/// `2023-04-23`, `2022-08-30..2022-09-07` or what was written.
std::string spanText(const units::DaySpan& span);

}  // namespace corridor::report
