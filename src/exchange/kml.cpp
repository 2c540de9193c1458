#include "kml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "columns.hpp"
#include "units/edtf.hpp"
#include "xml.hpp"

namespace corridor::exchange {

namespace {

std::string coordinates(const Json& positions) {
    std::string text = "<coordinates>";
    for (const Json& at : positions) {
        if (text.back() != '>') text += ' ';
        text += fmt::format("{},{}", at[0].get<double>(), at[1].get<double>());
        if (at.size() > 2) text += fmt::format(",{}", at[2].get<double>());
    }
    return text + "</coordinates>";
}

std::string line(const Json& positions) {
    return "<LineString><tessellate>1</tessellate>" + coordinates(positions) + "</LineString>";
}

std::string polygon(const Json& rings) {
    std::string text = "<Polygon>";
    bool isOuter = true;
    for (const Json& ring : rings) {
        const std::string_view boundary = isOuter ? "outerBoundaryIs" : "innerBoundaryIs";
        text += fmt::format("<{0}><LinearRing>{1}</LinearRing></{0}>", boundary, coordinates(ring));
        isOuter = false;
    }
    return text + "</Polygon>";
}

template <typename Write>
std::string multiGeometry(const Json& members, const Write& write) {
    std::string text = "<MultiGeometry>";
    for (const Json& member : members) text += write(member);
    return text + "</MultiGeometry>";
}

std::string geometryOf(const Json& geometry) {
    if (geometry.is_null()) return "";
    const std::string type = geometry["type"];
    if (type == "GeometryCollection") return multiGeometry(geometry["geometries"], geometryOf);
    const Json& at = geometry["coordinates"];
    if (type == "Point") return "<Point>" + coordinates(Json::array({at})) + "</Point>";
    if (type == "LineString") return line(at);
    if (type == "Polygon") return polygon(at);
    return type == "MultiLineString" ? multiGeometry(at, line) : multiGeometry(at, polygon);
}

/// A midnight; empty for a day that an XML dateTime does not hold or that has no end.
std::string midnight(units::Date day) {
    if (!day.isFinite() || day.year() < 1 || day.year() > 9999) return "";
    return units::toString(day) + "T00:00:00";
}

/// The days of what has a date: from the first possible one to the end of the last.
std::string timeSpan(const Json& properties, XmlText& xml) {
    for (const char* key : {"date", "valid", "existed"}) {
        const units::EdtfResult date = units::parseEdtf(stringIn(properties, key));
        if (!date.value) continue;
        const std::string begin = midnight(date.value->lower()), end = midnight(date.value->upper().plusDays(1));
        if (begin.empty() && end.empty()) return "";
        return "<TimeSpan>" + xml.element("begin", begin) + xml.element("end", end) + "</TimeSpan>\n";
    }
    return "";
}

std::string data(const std::string& key, const Json& value, XmlText& xml) {
    const Json plain = parsed(value);
    const std::string text = plain.is_string() ? plain.get<std::string>() : textOf(value);
    return fmt::format("<Data name=\"{}\"><value>{}</value></Data>\n", xml(key), xml(text));
}

/// Whether GDAL, which does not look at case, takes a name for one that a placemark has already.
bool isTaken(const std::string& key, std::vector<std::string>& taken) {
    std::string name = key;
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) return true;
    taken.push_back(name);
    return false;
}

/// The id and every property that is not said otherwise.
std::string extendedData(const Feature& feature, XmlText& xml) {
    std::vector<std::string> taken{"id",      "timestamp",  "begin",     "end",  "altitudemode", "tessellate",
                                   "extrude", "visibility", "draworder", "icon", otherColumn};
    std::string text = data("id", feature.id, xml);
    Json others = Json::object();
    for (const auto& [key, value] : feature.properties.items()) {
        const bool isOwn =
            (key == "name" || key == "description") && !stringIn(feature.properties, key.c_str()).empty();
        if (isTaken(key, taken))
            others[key] = value;
        else if (!isOwn)
            text += data(key, value, xml);
    }
    if (!others.empty()) text += data(otherColumn, others, xml);
    return "<ExtendedData>\n" + text + "</ExtendedData>\n";
}

std::string placemark(const Feature& feature, XmlText& xml) {
    std::string text = "<Placemark>\n" + xml.element("name", labelOf(feature)) + "\n";
    if (const std::string description = stringIn(feature.properties, "description"); !description.empty())
        text += xml.element("description", description) + "\n";
    text += timeSpan(feature.properties, xml) + extendedData(feature, xml);
    return text + geometryOf(feature.geometry) + "\n</Placemark>\n";
}

}  // namespace

std::size_t writeKml(output::FileWriter& file, const std::string& title, const Features& features) {
    XmlText xml;
    file << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n"
         << xml.element("name", title) << "\n";
    for (const std::string& role : features.roles()) {
        file << "<Folder>\n" << xml.element("name", role) << "\n";
        for (const Feature& feature : features.ofRole(role)) file << placemark(feature, xml);
        file << "</Folder>\n";
    }
    file << "</Document>\n</kml>\n";
    return xml.leftOut();
}

}  // namespace corridor::exchange
