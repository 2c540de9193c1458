#include "exchange/write.hpp"

#include <fmt/format.h>

#include "gdal_write.hpp"
#include "geojson.hpp"
#include "output/aside.hpp"

namespace corridor::exchange {

namespace {

bool isGeoJson(const WriteOptions& options, const std::filesystem::path& file) {
    if (!options.format.empty()) return options.format == "GeoJSON";
    const std::string extension = file.extension().string();
    return extension == ".geojson" || extension == ".json";
}

}  // namespace

std::vector<std::string> write(const model::Atlas& atlas, const std::string& file, const WriteOptions& options) {
    const std::vector<Feature> features = featuresOf(atlas, options.precision);
    const Json header = headerOf(atlas);
    std::vector<std::string> lost;
    if (options.precision) {
        lost.push_back(fmt::format("positions are rounded to {} decimals of a degree", *options.precision));
    }
    if (isGeoJson(options, file)) {
        output::Aside aside(file, options.overwrite);
        writeGeoJson(aside.path(), file, features, header, true);
        aside.commit();
        return lost;
    }
    const GdalFormat format = gdalFormat(options.format, file);
    output::Aside aside(file, options.overwrite);
    const std::size_t left = writeWithGdal(aside.path(), format, features, header, options);
    aside.commit();
    if (!format.lost.empty()) lost.push_back(format.lost);
    if (left > 0) lost.push_back(fmt::format("{} features without a place in this format are left out", left));
    return lost;
}

}  // namespace corridor::exchange
