#pragma once

#include <string>
#include <vector>

#include "model/event.hpp"
#include "problems.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// Told by the columns that only this format has, in upper or lower case.
FieldFormat formatOf(const json::Value& properties);
/// The same by the titles of a table.
FieldFormat formatOf(const std::vector<std::string>& titles);

/// What a row in a field format says beside the feature itself.
struct FieldNews {
    std::vector<model::Source> sources;  ///< named in words, which are their ids; a source may come more than once
    std::vector<model::Event> events;    ///< the status of a surveyed road, as it was found on a day
};

/// Gives the properties of a feature in a field format the names and forms of the model; what has no place in
/// the model stays under its own name. Timestamps (kepler.gl) become dates. `id` is what the feature will be called.
FieldNews readFieldFormat(RawFeature& feature, const std::string& id, Problems& problems);

}  // namespace corridor::ingest
