#include "reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "area_of_use.hpp"

namespace corridor::snapshot {

using geodesy::Projection;
using geodesy::XY;
using units::BBox;
using units::LonLat;

double widthOf(const BBox& box) {
    return box.west > box.east ? box.east + 360.0 - box.west : box.east - box.west;
}

double normalised(double lon) {
    return lon > 180.0 ? lon - 360.0 : lon < -180.0 ? lon + 360.0 : lon;
}

LonLat middleOf(const BBox& box) {
    return {normalised(box.west + widthOf(box) / 2.0), (box.south + box.north) / 2.0};
}

std::optional<XY> reached(const Projection& projection, LonLat position) {
    const auto point = projection.forward(position);
    if (!point || !std::isfinite(point->x) || !std::isfinite(point->y)) return std::nullopt;
    const auto back = projection.inverse(*point);
    const double away =
        back ? std::abs(normalised(back->lon - position.lon)) * std::cos(position.lat * 0.0174533) : 1.0;
    const bool isSame = back && away < 1e-5 && std::abs(back->lat - position.lat) < 1e-5;
    return isSame ? point : std::nullopt;
}

namespace {

std::string text(const BBox& box) {
    return fmt::format("--bbox {},{},{},{}", box.west, box.south, box.east, box.north);
}

constexpr int gridSteps = 48;  ///< rows and columns of positions that are tried in a box

/// The grid of a box in the CRS, row by row. Throws where it does not reach.
std::vector<XY> gridOf(const Projection& projection, const BBox& box) {
    std::vector<XY> grid;
    for (int row = 0; row <= gridSteps; ++row) {
        for (int column = 0; column <= gridSteps; ++column) {
            const LonLat position{normalised(box.west + widthOf(box) * column / gridSteps),
                                  box.south + (box.north - box.south) * row / gridSteps};
            const auto point = reached(projection, position);
            if (!point) {
                throw BadRequest(fmt::format("{}: {},{} is beyond the reach of {}; choose another --dst-crs", text(box),
                                             position.lon, position.lat, projection.name()));
            }
            grid.push_back(*point);
        }
    }
    return grid;
}

/// Far from where a CRS was made for, it may give points that mean little.
void expectNearItsArea(const Projection& projection, const BBox& box) {
    constexpr double farAway = 30.0;  // degrees
    const std::optional<BBox> area = areaOfUse(projection.definition());
    if (!area || units::contains(*area, middleOf(box))) return;
    const LonLat middle = middleOf(box);
    const double north = std::max({area->south - middle.lat, middle.lat - area->north, 0.0});
    const double toWest = std::abs(normalised(area->west - middle.lon));
    const double toEast = std::abs(normalised(area->east - middle.lon));
    const bool isBetween = units::contains({area->west, -90.0, area->east, 90.0}, {middle.lon, 0.0});
    if (north <= farAway && (isBetween || std::min(toWest, toEast) <= farAway)) return;
    throw BadRequest(fmt::format(
        "{} is beyond the reach of {}, which is made for {},{},{},{}; choose another --dst-crs, for "
        "example {}",
        text(box), projection.name(), area->west, area->south, area->east, area->north, geodesy::utmZoneOf(middle)));
}

/// Near a pole of a cylindrical projection a degree grows without bound.
void expectSomeScale(const Projection& projection, const BBox& box) {
    constexpr double mostStretched = 50.0;
    double least = std::numeric_limits<double>::infinity(), most = 0.0;
    for (const double part : {0.0, 0.5, 1.0}) {
        const double lat = std::clamp(box.south + (box.north - box.south) * part, -89.999, 89.999);
        const double scale = projection.unitsPerMetre({middleOf(box).lon, lat});
        if (!std::isfinite(scale)) continue;
        least = std::min(least, scale);
        most = std::max(most, scale);
    }
    if (most <= mostStretched * least) return;
    throw BadRequest(
        fmt::format("{} is beyond the reach of {}: its scale changes {:.0f}-fold inside the box; choose another "
                    "--dst-crs",
                    text(box), projection.name(), most / least));
}

/// A CRS that is cut somewhere (most are at 180 degrees) tears the box: neighbours in the row lie far apart.
void expectNotTorn(const Projection& projection, const BBox& box, const std::vector<XY>& grid) {
    constexpr std::size_t columns = gridSteps + 1;
    for (std::size_t row = 0; row < columns; ++row) {
        std::vector<double> steps;
        for (std::size_t i = row * columns; i + 1 < (row + 1) * columns; ++i) {
            steps.push_back(std::hypot(grid[i + 1].x - grid[i].x, grid[i + 1].y - grid[i].y));
        }
        const double longest = *std::max_element(steps.begin(), steps.end());
        std::nth_element(steps.begin(), steps.begin() + gridSteps / 2, steps.end());
        if (longest > 20.0 * steps[gridSteps / 2] && steps[gridSteps / 2] > 0.0) {
            const LonLat middle = middleOf(box);
            throw BadRequest(fmt::format("{}: {} is cut inside this box{}; choose another --dst-crs, for example {}",
                                         text(box), projection.name(),
                                         box.west > box.east ? ", which crosses the antimeridian" : "",
                                         geodesy::utmZoneOf(middle)));
        }
    }
}

}  // namespace

MapBox covered(const Projection& projection, const BBox& box) {
    expectNearItsArea(projection, box);
    const std::vector<XY> grid = gridOf(projection, box);
    expectNotTorn(projection, box, grid);
    expectSomeScale(projection, box);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    MapBox extent{infinity, infinity, -infinity, -infinity};
    for (const XY point : grid) {
        extent = {std::min(extent.xMin, point.x), std::min(extent.yMin, point.y), std::max(extent.xMax, point.x),
                  std::max(extent.yMax, point.y)};
    }
    return extent;
}

}  // namespace corridor::snapshot
