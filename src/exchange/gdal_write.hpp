#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "creation_options.hpp"
#include "feature_json.hpp"
#include "formats.hpp"
#include "output/aside.hpp"

class GDALDriver;

namespace corridor::exchange {

/// GDAL's driver of GeoPackage or FlatGeobuf; nullptr where this GDAL has none.
GDALDriver* driverOf(Format format);

/// A layer a role and the table `corridor_atlas` of the header's members. Whole numbers, numbers and texts become
/// columns of these kinds, what differs in kind and lists and objects columns of JSON, and what has no column
/// of its own (see `Columns`) an object in the column `corridor_other`. Throws output::WriteError in GDAL's words.
void writeGeoPackage(const output::Aside& aside, const std::filesystem::path& target,
                     const Features& features, const Json& header, const CreationOptions& options);

/// The bytes of a file of one layer, called like the target, of all features that have a place (GDAL takes no others),
/// with a column `role`. Where some position has an elevation all have one, NaN where none is known. Throws
/// output::WriteError naming the target.
std::string flatGeobuf(const std::filesystem::path& target, const Features& features,
                       const CreationOptions& options);

}  // namespace corridor::exchange
