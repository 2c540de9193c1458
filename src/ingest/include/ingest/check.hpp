#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "units/result.hpp"

/// What is wrong or doubtful in data that could be loaded, and what each rule asks for.
namespace corridor::ingest {

/// Problems of a loaded atlas that a cartographer wants to know: zero-length lines, duplicate vertices,
/// self-crossing rings, swapped coordinates, points far from their route, dates outside the coverage, ids
/// that resolve to nothing, sources missing.
std::vector<units::Problem> checkAtlas(const model::Atlas& atlas);

/// What a rule asks for and why, for `check --explain RULE`; nullopt for a name that is no rule.
std::optional<std::string> explain(const std::string& rule);

/// Names of all rules, sorted.
std::vector<std::string> rules();

}  // namespace corridor::ingest
