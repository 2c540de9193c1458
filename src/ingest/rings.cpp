#include "rings.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace corridor::ingest {

namespace {

double cross(units::LonLat a, units::LonLat b, units::LonLat c) {
    return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

bool cross(units::LonLat a, units::LonLat b, units::LonLat c, units::LonLat d) {
    return cross(a, b, c) * cross(a, b, d) < 0.0 && cross(c, d, a) * cross(c, d, b) < 0.0;
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> firstCrossing(const units::Line& ring) {
    if (ring.size() < 5) return std::nullopt;
    const std::size_t count = ring.size() - 1;
    const auto west = [&](std::size_t i) { return std::min(ring[i].lon, ring[i + 1].lon); };
    const auto east = [&](std::size_t i) { return std::max(ring[i].lon, ring[i + 1].lon); };
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return west(a) < west(b); });
    std::vector<std::size_t> active;
    for (const std::size_t i : order) {
        active.erase(std::remove_if(active.begin(), active.end(), [&](std::size_t j) { return east(j) < west(i); }),
                     active.end());
        for (const std::size_t j : active) {
            if (cross(ring[i], ring[i + 1], ring[j], ring[j + 1])) return std::minmax(i, j);
        }
        active.push_back(i);
    }
    return std::nullopt;
}

}  // namespace corridor::ingest
