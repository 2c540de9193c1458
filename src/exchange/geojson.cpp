#include "geojson.hpp"

#include "columns.hpp"
#include "output/file_writer.hpp"

namespace corridor::exchange {

namespace {

Json featureJson(const Feature& feature, bool withRole) {
    Json properties = Json::object();
    if (withRole) properties["role"] = feature.role;
    properties["id"] = feature.id;
    Json others = Json::object();
    for (const auto& [key, value] : feature.properties.items()) {
        (properties.contains(key) || (withRole && key == otherColumn) ? others : properties)[key] = value;
    }
    if (!others.empty()) properties[otherColumn] = std::move(others);
    return {{"type", "Feature"}, {"id", feature.id}, {"properties", properties}, {"geometry", feature.geometry}};
}

}  // namespace

void writeGeoJson(const std::filesystem::path& file, const std::filesystem::path& shown,
                  const Features& features, const Json& header, bool withRole) {
    output::FileWriter stream(file, shown);
    stream << "{\"type\": \"FeatureCollection\"";
    if (!header.empty()) stream << ",\n\"corridor\": " << textOf(header);
    stream << ",\n\"features\": [";
    const char* before = "\n";
    for (const Feature& feature : features) {
        stream << before << textOf(featureJson(feature, withRole));
        before = ",\n";
    }
    stream << "\n]}\n";
    stream.close();
}

}  // namespace corridor::exchange
