#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "feature_json.hpp"
#include "output/file_writer.hpp"

namespace corridor::exchange {

/// KML 2.2 (OGC 07-147r2): a folder a role, a placemark a feature with its label, description, TimeSpan and geometry,
/// and every property as text in its ExtendedData (lists and objects as JSON; what GDAL would mix up, since names
/// differ by case alone or are its own, as one object `corridor_other`). The TimeSpan goes from the first possible day
/// to the end of the last one. Positions are written so that they read back the same, altitudes where there are any.
/// Returns how many characters had to be left out, since XML cannot hold them. Throws output::WriteError.
std::size_t writeKml(output::FileWriter& file, const std::string& title, const Features& features);

}  // namespace corridor::exchange
