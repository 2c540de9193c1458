#pragma once

#include <span>
#include <string>

#include "json.hpp"
#include "problems.hpp"

namespace corridor::ingest {

/// What RFC 7946 calls an object by its type.
enum class GeoJsonObject { featureCollection, feature, geometry };

/// What is wrong with the numbers of a `bbox` (RFC 7946, 5), in words; "" where nothing is. West may lie east of east.
/// `inDegrees` false: of another system, whose range is not known.
std::string wrongBox(std::span<const double> numbers, bool inDegrees);

/// Reports members that would make an object one of another kind (RFC 7946, 7.1), and a `bbox` that is no box.
/// `path` is the object's own place.
void checkMembers(const json::Value& object, GeoJsonObject kind, bool inDegrees, Problems& problems,
                  const std::string& feature, const std::string& path);

/// The members of 7.1 that an object of this kind must not have.
std::span<const std::string_view> forbiddenMembers(GeoJsonObject kind);

}  // namespace corridor::ingest
