#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/atlas.hpp"
#include "problems.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// Formats of the field that are read as they are. docs/field-formats.md has a table for each, with its source.
enum class FieldFormat { none, acled, ucdpGed, unsdiRoad, unsdiObstacle };

/// Told by the columns that only this format has.
FieldFormat formatOf(const json::Value& properties);

/// Gives the properties of a feature in a field format the names and forms of the model; what has no place in
/// the model stays under its own name. Adds the sources that rows name in words, and for a road with a status and a
/// day the event that reports it. Timestamps (kepler.gl) become dates.
void readFieldFormat(RawFeature& feature, model::Atlas& atlas, Problems& problems);

/// The property that a hashtag of the Humanitarian Exchange Language stands for; nullopt where it is none of the
/// model's.
std::optional<std::string> propertyOfHashtag(std::string_view hashtag);

/// A day in the spellings of exports: `2023-04-23`, with a time after it, `2023/04/23`, `23 April 2023`, `23-Apr-2023`;
/// or seconds or milliseconds since 1970 (their day in UTC).
std::optional<units::Date> dayOf(std::string_view text);

}  // namespace corridor::ingest
