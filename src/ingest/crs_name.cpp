#include "crs_name.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace corridor::ingest {

std::optional<std::string> crsNamed(const std::string& name) {
    static const std::array forms{
        std::regex("([A-Za-z][A-Za-z0-9_]*):([A-Za-z0-9]+)"),
        std::regex("urn:(?:x-)?ogc:def:crs:([A-Za-z][A-Za-z0-9_]*):[^:]*:([A-Za-z0-9]+)", std::regex::icase),
        std::regex("https?://www\\.opengis\\.net/def/crs/([A-Za-z][A-Za-z0-9_]*)/[^/]+/([A-Za-z0-9]+)",
                   std::regex::icase),
        std::regex("https?://www\\.opengis\\.net/gml/srs/([A-Za-z]+)\\.xml#([0-9]+)", std::regex::icase)};
    constexpr std::size_t longest = 200;
    if (name.size() > longest) return std::nullopt;
    for (const std::regex& form : forms) {
        std::smatch found;
        if (!std::regex_match(name, found, form)) continue;
        std::string authority = found[1];
        std::transform(authority.begin(), authority.end(), authority.begin(),
                       [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
        return authority + ":" + std::string(found[2]);
    }
    return std::nullopt;
}

bool isLonLatOnWgs84(const std::string& authorityAndCode) {
    return authorityAndCode == "OGC:CRS84" || authorityAndCode == "EPSG:4326";
}

}  // namespace corridor::ingest
