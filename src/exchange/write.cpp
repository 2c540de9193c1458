#include "exchange/write.hpp"

#include <fmt/format.h>

#include "creation_options.hpp"
#include "csv.hpp"
#include "feature_json.hpp"
#include "formats.hpp"
#include "gdal_write.hpp"
#include "geojson.hpp"
#include "gpx.hpp"
#include "kml.hpp"
#include "ogr_geometry.hpp"
#include "output/aside.hpp"
#include "output/file_writer.hpp"

namespace corridor::exchange {

namespace {

using Sentences = std::vector<std::string>;

void sayLeftOut(std::size_t count, const char* what, Sentences& said) {
    if (count > 0) said.push_back(fmt::format("{} {} left out", count, what));
}

template <typename Is>
std::size_t countOf(const Features& features, Is is) {
    std::size_t count = 0;
    for (const Feature& feature : features) count += is(feature) ? 1 : 0;
    return count;
}

std::size_t withoutPlace(const Features& features) {
    return countOf(features, [](const Feature& each) { return each.geometry.is_null(); });
}

std::size_t withSomeElevations(const Features& features) {
    return countOf(features, [](const Feature& each) {
        return hasElevation(each.geometry) && !hasAllElevations(each.geometry);
    });
}

/// Lets `fill` write the file and closes it.
template <typename Fill>
void writeBytes(const output::Aside& aside, const std::filesystem::path& target, const Fill& fill) {
    output::FileWriter file(aside.path(), target);
    fill(file);
    file.close();
}

void writeAs(Format format, const output::Aside& aside, const std::filesystem::path& target, const model::Atlas& atlas,
             const Features& features, const CreationOptions& options, Sentences& said) {
    constexpr const char* characters = "characters that XML cannot hold are";
    switch (format) {
        case Format::geoJson:
            return writeGeoJson(aside.path(), target, features, headerOf(atlas), true);
        case Format::geoPackage:
            return writeGeoPackage(aside, target, features, headerOf(atlas), options);
        case Format::flatGeobuf:
            sayLeftOut(withoutPlace(features), "features without a place are", said);
            return writeBytes(aside, target, [&](auto& file) { file << flatGeobuf(target, features, options); });
        case Format::csv:
            sayLeftOut(withSomeElevations(features), "geometries have elevations at some positions only, which are",
                       said);
            return writeCsv(aside, target, features, options);
        case Format::gpx:
            return writeBytes(aside, target, [&](auto& file) {
                const GpxLoss loss = writeGpx(file, features);
                sayLeftOut(loss.features, "features without a place in this format are", said);
                sayLeftOut(loss.characters, characters, said);
            });
        case Format::kml:
            return writeBytes(aside, target, [&](auto& file) {
                sayLeftOut(writeKml(file, atlas.title.empty() ? atlas.id : atlas.title, features), characters, said);
            });
    }
}

}  // namespace

void checkOptions(const std::string& file, const WriteOptions& options) {
    creationOptions(formatOf(options.format, file), options.creationOptions);
}

Sentences write(const model::Atlas& atlas, const std::string& file, const WriteOptions& options) {
    const Format format = formatOf(options.format, file);
    const CreationOptions creation = creationOptions(format, options.creationOptions);
    Sentences said;
    if (options.precision)
        said.push_back(fmt::format("positions are rounded to {} decimals of a degree", *options.precision));
    if (const std::string loss = lossOf(format); !loss.empty()) said.push_back(loss);
    sayLeftOut(atlas.rasters.size(), "background pictures are", said);
    output::Aside aside(file, options.overwrite, format == Format::geoPackage ? ".gpkg" : "");
    writeAs(format, aside, file, atlas, featuresOf(atlas, options.precision), creation, said);
    aside.commit();
    return said;
}

}  // namespace corridor::exchange
