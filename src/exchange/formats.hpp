#pragma once

#include <filesystem>
#include <string>

#include "exchange/write.hpp"

namespace corridor::exchange {

enum class Format { geoJson, geoPackage, flatGeobuf, csv, gpx, kml };

/// By the name that the user gave (GDAL's, in any case), else by the file's extension. Throws BadOption for a name that
/// is not known, output::WriteError for an extension that is not.
Format formatOf(const std::string& name, const std::filesystem::path& file);

/// As messages call it.
const char* nameOf(Format format);

/// One sentence on what the format does not hold; empty where it holds everything.
std::string lossOf(Format format);

}  // namespace corridor::exchange
