#include "measure/segment.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

namespace corridor::measure {

namespace {

std::uint64_t mixed(std::uint64_t hash, double value) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29U);
}

std::uint64_t mixed(std::uint64_t hash, units::LonLat position) {
    return mixed(mixed(hash, position.lon), position.lat);
}

constexpr std::uint64_t start = 1469598103934665603ULL;

}  // namespace

units::LonLat canonical(units::LonLat position) {
    if (position.lon == -180.0) position.lon = 180.0;
    if (std::abs(position.lat) == 90.0) position.lon = 0.0;
    return {position.lon + 0.0, position.lat + 0.0};
}

bool isBefore(units::LonLat a, units::LonLat b) {
    return a.lon < b.lon || (a.lon == b.lon && a.lat < b.lat);
}

Segment segmentOf(units::LonLat a, units::LonLat b) {
    a = canonical(a);
    b = canonical(b);
    return isBefore(a, b) ? Segment{a, b} : Segment{b, a};
}

std::size_t KeyHash::operator()(units::LonLat position) const {
    return static_cast<std::size_t>(mixed(start, position));
}

std::size_t KeyHash::operator()(const Segment& segment) const {
    return static_cast<std::size_t>(mixed(mixed(start, segment.a), segment.b));
}

}  // namespace corridor::measure
