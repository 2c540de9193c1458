#pragma once

#include <optional>
#include <string>

#include "json.hpp"
#include "problems.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// Reads a GeoJSON geometry object (RFC 7946). Says what is wrong and returns nullopt; warns of more than
/// three ordinates, of clockwise outer rings, which are turned round, and of lines without positions, which are left
/// out.
/// `inDegrees` false: coordinates of another system, whose range is not checked.
std::optional<RawGeometry> readGeometry(const json::Value& geometry, Problems& problems, const std::string& feature,
                                        bool inDegrees);

/// Gives a collection of one kind of things that kind; says where points beside lines or areas are left out.
void settleCollection(RawGeometry& geometry, Problems& problems, const std::string& feature, json::Place at = {0, 0});

/// Keeps what elevations there are: none where no line has any.
void settleElevations(RawGeometry& geometry);

/// The warning that rings were turned round, for the geometry at a place.
void reportTurnedRings(Problems& problems, const std::string& feature, json::Place at);

/// Turns rings so that outer ones run counter-clockwise and holes clockwise. Returns whether any was turned.
bool windRings(std::vector<std::vector<units::Line>>& polygons);

/// Whether a position lies in [-180, 180] x [-90, 90]; reports it where it does not.
bool checkRange(units::LonLat position, Problems& problems, const std::string& feature, const std::string& path,
                std::size_t line = 0, std::size_t column = 0);

}  // namespace corridor::ingest
