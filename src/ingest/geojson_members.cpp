#include "geojson_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

constexpr std::array<std::string_view, 4> notOfCollections{"coordinates", "geometries", "geometry", "properties"};
constexpr std::array<std::string_view, 3> notOfFeatures{"coordinates", "geometries", "features"};
constexpr std::array<std::string_view, 3> notOfGeometries{"geometry", "properties", "features"};

std::string_view nameOf(GeoJsonObject kind) {
    switch (kind) {
        case GeoJsonObject::featureCollection:
            return "FeatureCollection";
        case GeoJsonObject::feature:
            return "Feature";
        case GeoJsonObject::geometry:
            break;
    }
    return "geometry";
}

std::string_view ownerOf(std::string_view member) {
    if (member == "features") return "FeatureCollection";
    return member == "geometry" || member == "properties" ? "Feature" : "geometry";
}

std::string wrongBoxOf(const Value& value, bool inDegrees) {
    std::vector<double> numbers;
    for (const Value& item : value.items) {
        if (item.is(Type::number)) numbers.push_back(item.number);
    }
    if (!value.is(Type::array) || numbers.size() != value.items.size()) return "is no list of numbers";
    return wrongBox(numbers, inDegrees);
}

}  // namespace

std::span<const std::string_view> forbiddenMembers(GeoJsonObject kind) {
    switch (kind) {
        case GeoJsonObject::featureCollection:
            return notOfCollections;
        case GeoJsonObject::feature:
            return notOfFeatures;
        case GeoJsonObject::geometry:
            break;
    }
    return notOfGeometries;
}

std::string wrongBox(std::span<const double> numbers, bool inDegrees) {
    if (numbers.size() != 4 && numbers.size() != 6) {
        return fmt::format("has {} numbers; a box has 4, or 6 with heights", numbers.size());
    }
    const std::size_t dimensions = numbers.size() / 2;
    const double west = numbers[0], south = numbers[1], east = numbers[dimensions], north = numbers[dimensions + 1];
    if (inDegrees) {
        // Longitudes beyond 180 belong to positions that are written so.
        const auto isLongitude = [](double degrees) { return degrees >= -180.0 && degrees <= 360.0; };
        if (!isLongitude(west) || !isLongitude(east))
            return fmt::format("its longitudes {} and {} are not both inside [-180, 180]", west, east);
        if (south < -90.0 || north > 90.0)
            return fmt::format("its latitudes {} and {} are not both inside [-90, 90]", south, north);
    }
    if (south > north) return fmt::format("its south {} lies above its north {}", south, north);
    if (dimensions == 3 && numbers[2] > numbers[5])
        return fmt::format("its lowest height {} lies above its highest {}", numbers[2], numbers[5]);
    return "";
}

void checkMembers(const Value& object, GeoJsonObject kind, bool inDegrees, Problems& problems,
                  const std::string& feature, const std::string& path) {
    const auto forbidden = forbiddenMembers(kind);
    const auto placeOf = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
    for (const json::Member& member : object.members) {
        if (std::find(forbidden.begin(), forbidden.end(), member.name) != forbidden.end()) {
            problems.error("member-of-other-type", feature, placeOf(member.name),
                           fmt::format("a {} must not have the member \"{}\", which makes a {} (RFC 7946, 7.1)",
                                       nameOf(kind), member.name, ownerOf(member.name)),
                           member.line, member.column);
        } else if (member.name == "bbox") {
            if (const std::string wrong = wrongBoxOf(member.value, inDegrees); !wrong.empty())
                problems.error("bbox", feature, placeOf(member.name), wrong, member.value.line, member.value.column);
        }
    }
}

}  // namespace corridor::ingest
