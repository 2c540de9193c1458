#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json.hpp"

namespace corridor::ingest {

/// The properties of the model that the columns of a table stand for, or their own titles: titles in capitals (`DATE`),
/// cut to the ten letters of a shapefile (`publish_ac`), or in the words of KML and GPX.
std::vector<std::string> modelNames(const std::vector<std::string>& titles, std::string_view driver);

/// Whether a driver tells an empty text from none.
bool keepsEmptyText(std::string_view driver);

/// Whether a row of this driver's has columns that it does not use: those of the format (a waypoint of GPX has a
/// `time`, set or not), and those of other rows of the file (the data of a placemark).
bool hasColumnsOfOthers(std::string_view driver);

/// Whether a column is of the driver's own making and says nothing: KML's `tessellate` and its kind.
bool isDriversOwn(std::string_view driver, std::string_view name, const json::Value& value);

}  // namespace corridor::ingest
