#include "formats.hpp"

#include <cpl_port.h>
#include <fmt/format.h>

#include <array>

namespace corridor::exchange {

namespace {

struct Known {
    Format format;
    const char* name;       ///< GDAL's
    const char* otherName;  ///< understood as well
    std::array<const char*, 2> extensions;
};

constexpr std::array formats{Known{Format::geoJson, "GeoJSON", "GeoJSON", {".geojson", ".json"}},
                             Known{Format::geoPackage, "GPKG", "GeoPackage", {".gpkg", ".gpkg"}},
                             Known{Format::flatGeobuf, "FlatGeobuf", "FGB", {".fgb", ".fgb"}},
                             Known{Format::csv, "CSV", "CSV", {".csv", ".csv"}},
                             Known{Format::gpx, "GPX", "GPX", {".gpx", ".gpx"}},
                             Known{Format::kml, "KML", "LIBKML", {".kml", ".kml"}}};

constexpr const char* names = "GeoJSON, GPKG, FlatGeobuf, CSV, GPX, KML";

}  // namespace

Format formatOf(const std::string& name, const std::filesystem::path& file) {
    const std::string extension = file.extension().string();
    for (const Known& known : formats) {
        if (!name.empty() && (EQUAL(name.c_str(), known.name) || EQUAL(name.c_str(), known.otherName)))
            return known.format;
        for (const char* suffix : known.extensions) {
            if (name.empty() && EQUAL(extension.c_str(), suffix)) return known.format;
        }
    }
    if (!name.empty()) throw BadOption(fmt::format("-of {}: no such format; there are: {}", name, names));
    throw output::WriteError(
        fmt::format("{}: a file of this extension is not written; there are: {}", file.string(), names));
}

const char* nameOf(Format format) {
    for (const Known& known : formats) {
        if (known.format == format) return known.name;
    }
    return "";
}

std::string lossOf(Format format) {
    const std::string common =
        "the atlas's title, coverage, parties and sources are not kept; claims, access rows, edges and lists are kept "
        "as JSON text";
    switch (format) {
        case Format::geoJson:
        case Format::geoPackage:
            break;
        case Format::flatGeobuf:
            return "FlatGeobuf: " + common;
        case Format::csv:
            return "CSV: " + common + ", and numbers and dates as text";
        case Format::gpx:
            return "GPX: only points and routes with name, description, kind, elevation and date as text are kept; "
                   "claims, access rows, accuracies, edges, areas and things without a place are lost";
        case Format::kml:
            return "KML: " + common +
                   ", and numbers as text; a TimeSpan holds the first and last possible day only, the uncertainty "
                   "stays in text";
    }
    return "";
}

}  // namespace corridor::exchange
