#include "column_names.hpp"

#include <algorithm>
#include <array>

#include "field_formats/field_row.hpp"

namespace corridor::ingest {

namespace {

constexpr std::size_t lettersOfShapefiles = 10;

bool isKml(std::string_view driver) {
    return driver == "LIBKML" || driver == "KML";
}

/// What a program calls it.
std::string_view translated(std::string_view title, std::string_view driver) {
    using Word = std::pair<std::string_view, std::string_view>;
    constexpr std::array kml{Word{"begin", "start"}, Word{"timestamp", "date"}};
    constexpr std::array gpx{Word{"ele", "elevation_m"}, Word{"time", "date"}, Word{"type", "kind"}};
    if (isKml(driver)) {
        for (const auto& [word, property] : kml) {
            if (title == word) return property;
        }
    }
    if (driver == "GPX") {
        for (const auto& [word, property] : gpx) {
            if (title == word) return property;
        }
    }
    return title;
}

/// Properties that tables name in capitals, or cut short.
std::string propertyNamed(const std::string& title, std::string_view driver) {
    constexpr std::array<std::string_view, 19> properties{"id",
                                                          "name",
                                                          "date",
                                                          "start",
                                                          "end",
                                                          "category",
                                                          "kind",
                                                          "about",
                                                          "note",
                                                          "sources",
                                                          "operator",
                                                          "valid",
                                                          "accuracy_m",
                                                          "existed",
                                                          "direction",
                                                          "description",
                                                          "elevation_m",
                                                          "approximate",
                                                          "publish_accuracy_m"};
    const bool isCut = driver == "ESRI Shapefile" && title.size() == lettersOfShapefiles;
    for (const std::string_view property : properties) {
        if (isSameColumn(title, property)) return std::string(property);
        if (isCut && isSameColumn(title, property.substr(0, lettersOfShapefiles))) return std::string(property);
    }
    if (isCut && isSameColumn(title, "length_sta")) return "length_stated_m";
    return title;
}

}  // namespace

std::vector<std::string> modelNames(const std::vector<std::string>& titles, std::string_view driver) {
    std::vector<std::string> names;
    for (const std::string& title : titles) {
        const std::string name = propertyNamed(std::string(translated(title, driver)), driver);
        // A column that has the name itself comes first, and the first of several.
        const bool isTaken = name != title && (std::find(titles.begin(), titles.end(), name) != titles.end() ||
                                               std::find(names.begin(), names.end(), name) != names.end());
        names.push_back(isTaken ? title : name);
    }
    return names;
}

bool keepsEmptyText(std::string_view driver) {
    return driver == "GPKG" || driver == "FlatGeobuf" || driver == "PostgreSQL" || driver == "SQLite";
}

bool hasColumnsOfOthers(std::string_view driver) {
    return isKml(driver) || driver == "GPX" || driver == "OSM";
}

bool isDriversOwn(std::string_view driver, std::string_view name, const json::Value& value) {
    if (!isKml(driver)) return false;
    if (name == "tessellate") return true;
    if (name == "extrude" || name == "drawOrder") return value.number <= 0.0;
    return name == "visibility" && value.number != 0.0;
}

}  // namespace corridor::ingest
