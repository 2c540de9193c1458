#include "swapped.hpp"

#include <algorithm>
#include <vector>

namespace corridor::ingest {

namespace {

std::vector<units::LonLat> onePositionEach(const model::Atlas& atlas) {
    std::vector<units::LonLat> positions;
    const auto add = [&](const units::Line& line) {
        if (!line.empty()) positions.push_back(line[line.size() / 2]);
    };
    for (const model::Place& place : atlas.places) positions.push_back(place.position);
    for (const model::Checkpoint& post : atlas.checkpoints) positions.push_back(post.position);
    for (std::size_t row = 0; row < atlas.events.size(); ++row) {
        if (const auto position = atlas.events.position(row)) positions.push_back(*position);
    }
    for (const model::Route& route : atlas.routes) {
        for (const units::Line& part : route.parts) add(part);
    }
    for (const model::Edge& edge : atlas.network) add(edge.line);
    return positions;
}

std::pair<double, double> middleHalf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values[values.size() / 4], values[values.size() - 1 - values.size() / 4]};
}

units::BBox grown(units::BBox box) {
    const double wide = std::max(2.0, box.east - box.west), high = std::max(2.0, box.north - box.south);
    return {box.west - wide, box.south - high, box.east + wide, box.north + high};
}

}  // namespace

std::optional<units::BBox> likelyArea(const model::Atlas& atlas) {
    units::BBox box;
    if (atlas.defaultView && atlas.defaultView->west <= atlas.defaultView->east) {
        box = grown(*atlas.defaultView);
    } else {
        const std::vector<units::LonLat> positions = onePositionEach(atlas);
        if (positions.size() < 4) return std::nullopt;
        std::vector<double> lons, lats;
        for (const units::LonLat position : positions) {
            lons.push_back(position.lon);
            lats.push_back(position.lat);
        }
        const auto [west, east] = middleHalf(std::move(lons));
        const auto [south, north] = middleHalf(std::move(lats));
        box = grown({west, south, east, north});
    }
    const bool holdsItsMirror = box.west <= box.north && box.south <= box.east;
    return holdsItsMirror ? std::nullopt : std::optional(box);
}

bool looksSwapped(units::LonLat position, const std::optional<units::BBox>& likely) {
    return likely && !contains(*likely, position) && contains(*likely, {position.lat, position.lon});
}

}  // namespace corridor::ingest
