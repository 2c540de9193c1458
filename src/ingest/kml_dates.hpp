#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace corridor::ingest {

/// A KML text in which each placemark with a time also carries it as written, as data called `date`: GDAL reads
/// `2023-05` as the first of May, and loses `2023` and that a time was left empty. nullopt where every time of the text
/// names a day, so that nothing is lost.
std::optional<std::string> withWrittenDates(std::string_view kml);

}  // namespace corridor::ingest
