#include "wkt.hpp"

#include <fmt/format.h>

#include "ogr_geometry.hpp"

namespace corridor::exchange {

namespace {

/// A position, or the lists of them in brackets.
std::string nested(const Json& json, bool is3d) {
    if (json.empty()) return "EMPTY";
    if (json.front().is_number()) {
        const std::string text = fmt::format("{} {}", json[0].get<double>(), json[1].get<double>());
        return is3d ? text + fmt::format(" {}", json[2].get<double>()) : text;
    }
    std::string text = "(";
    for (const Json& each : json) {
        if (text.size() > 1) text += ',';
        text += nested(each, is3d);
    }
    return text + ")";
}

std::string written(const Json& geometry, bool is3d) {
    std::string type = geometry["type"];
    for (char& c : type) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    const std::string head = type + (is3d ? " Z " : " ");
    if (type == "GEOMETRYCOLLECTION") {
        std::string text = head + "(";
        for (const Json& member : geometry["geometries"]) {
            if (text.back() != '(') text += ',';
            text += written(member, is3d);
        }
        return text + ")";
    }
    const Json& at = geometry["coordinates"];
    return head + (type == "POINT" ? "(" + nested(at, is3d) + ")" : nested(at, is3d));
}

}  // namespace

std::string wktOf(const Json& geometry) {
    return geometry.is_null() ? "" : written(geometry, hasAllElevations(geometry));
}

}  // namespace corridor::exchange
