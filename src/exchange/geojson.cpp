#include "geojson.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "exchange/write.hpp"

namespace corridor::exchange {

namespace {

Json featureJson(const Feature& feature, bool withRole) {
    Json properties = Json::object();
    if (withRole) properties["role"] = feature.role;
    properties["id"] = feature.id;
    properties.update(feature.properties);
    return {{"type", "Feature"}, {"id", feature.id}, {"properties", properties}, {"geometry", feature.geometry}};
}

}  // namespace

void writeGeoJson(const std::filesystem::path& file, const std::vector<Feature>& features, const Json& header,
                  bool withRole) {
    errno = 0;
    std::ofstream stream(file, std::ios::binary);
    stream << "{\"type\": \"FeatureCollection\"";
    if (!header.empty()) stream << ",\n\"corridor\": " << header.dump();
    stream << ",\n\"features\": [";
    for (std::size_t i = 0; i < features.size(); ++i) {
        stream << (i == 0 ? "\n" : ",\n") << featureJson(features[i], withRole).dump();
    }
    stream << "\n]}\n";
    stream.close();
    if (!stream) throw WriteError(fmt::format("{}: cannot be written: {}", file.string(), std::strerror(errno)));
}

}  // namespace corridor::exchange
