#include "gpx.hpp"

#include <fmt/format.h>

#include "xml.hpp"

namespace corridor::exchange {

namespace {

bool isPoint(const Feature& feature) {
    return !feature.geometry.is_null() && feature.geometry["type"] == "Point";
}

/// The first of the members that is a text.
std::string firstOf(const Json& properties, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        if (std::string text = stringIn(properties, key); !text.empty()) return text;
    }
    return "";
}

std::string position(const Json& at) {
    return fmt::format("lat=\"{}\" lon=\"{}\"", at[1].get<double>(), at[0].get<double>());
}

/// The elements that waypoints and tracks share, in the order of the schema.
std::string described(const Feature& feature, const std::string& comment, XmlText& xml) {
    const Json& properties = feature.properties;
    const std::string kind = firstOf(properties, {"kind", "category"});
    return xml.element("name", labelOf(feature)) + xml.element("cmt", comment) +
           xml.element("desc", firstOf(properties, {"description", "note"})) +
           xml.element("type", kind.empty() ? feature.role : kind);
}

std::string waypoint(const Feature& feature, XmlText& xml) {
    std::string elevation;
    if (const auto metres = feature.properties.find("elevation_m"); metres != feature.properties.end()) {
        if (metres->is_number()) elevation = fmt::format("<ele>{}</ele>", metres->get<double>());
    }
    return fmt::format("<wpt {}>{}{}</wpt>\n", position(feature.geometry["coordinates"]), elevation,
                       described(feature, firstOf(feature.properties, {"date", "existed"}), xml));
}

std::string segment(const Json& line) {
    std::string text = "<trkseg>\n";
    for (const Json& at : line) {
        text += at.size() > 2 ? fmt::format("<trkpt {}><ele>{}</ele></trkpt>\n", position(at), at[2].get<double>())
                              : fmt::format("<trkpt {}/>\n", position(at));
    }
    return text + "</trkseg>\n";
}

std::string track(const Feature& feature, XmlText& xml) {
    std::string text = "<trk>" + described(feature, "", xml) + "\n";
    const Json& at = feature.geometry["coordinates"];
    if (feature.geometry["type"] == "LineString") {
        text += segment(at);
    } else {
        for (const Json& line : at) text += segment(line);
    }
    return text + "</trk>\n";
}

}  // namespace

GpxLoss writeGpx(output::FileWriter& file, const Features& features) {
    XmlText xml;
    GpxLoss loss;
    file << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gpx version=\"1.1\" creator=\"Corridor\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n";
    // GPX wants waypoints before tracks.
    for (const Feature& feature : features) {
        if (isPoint(feature))
            file << waypoint(feature, xml);
        else if (feature.role != "routes")
            ++loss.features;
    }
    for (const Feature& feature : features) {
        if (feature.role == "routes") file << track(feature, xml);
    }
    file << "</gpx>\n";
    loss.characters = xml.leftOut();
    return loss;
}

}  // namespace corridor::exchange
