#pragma once

#include <optional>
#include <string>

namespace corridor::ingest {

/// `AUTHORITY:CODE` of the name of a coordinate reference system as GeoJSON files write it: `EPSG:32638`,
/// `urn:ogc:def:crs:EPSG::32638`, `http://www.opengis.net/def/crs/EPSG/0/32638`,
/// `http://www.opengis.net/gml/srs/epsg.xml#32638`. nullopt for anything else: names in words are not guessed at.
std::optional<std::string> crsNamed(const std::string& name);

/// Whether it is WGS 84 with longitude first, as GeoJSON has it: CRS84 or EPSG:4326.
bool isLonLatOnWgs84(const std::string& authorityAndCode);

}  // namespace corridor::ingest
