#include "snapshot/georeference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "reach.hpp"

namespace corridor::snapshot {

namespace {

using geodesy::Projection;
using geodesy::XY;
using units::BBox;
using units::LonLat;

constexpr double metresPerInch = 0.0254;
constexpr double widestUtm = 12.0;  ///< degrees of longitude

/// Everything that has a place.
std::vector<LonLat> positionsOf(const model::Atlas& atlas) {
    std::vector<LonLat> all;
    const auto addLine = [&](const units::Line& line) { all.insert(all.end(), line.begin(), line.end()); };
    for (const auto& route : atlas.routes) std::for_each(route.parts.begin(), route.parts.end(), addLine);
    for (const auto& point : atlas.checkpoints) all.push_back(point.position);
    for (const auto& point : atlas.places) all.push_back(point.position);
    for (std::size_t row = 0; row < atlas.events.size(); ++row) {
        if (const auto at = atlas.events.position(row)) all.push_back(*at);
    }
    for (const auto& edge : atlas.network) addLine(edge.line);
    for (const auto& shape : atlas.shapes) {
        std::for_each(shape.lines.begin(), shape.lines.end(), addLine);
        for (const auto& polygon : shape.polygons) std::for_each(polygon.begin(), polygon.end(), addLine);
    }
    return all;
}

BBox dataBox(const model::Atlas& atlas) {
    const std::vector<LonLat> positions = positionsOf(atlas);
    if (positions.empty()) throw BadRequest("there is nothing with a place in the data: say where with --bbox");
    const BBox box = units::boundsOf(positions);
    const double margin = std::max({widthOf(box), box.north - box.south, 0.01}) / 20.0;
    if (widthOf(box) + 2.0 * margin >= 360.0) return {-180.0, box.south, 180.0, box.north};
    return {normalised(box.west - margin), std::max(box.south - margin, -90.0), normalised(box.east + margin),
            std::min(box.north + margin, 90.0)};
}

BBox boxOf(const Request& request, const model::Atlas& atlas) {
    return request.bbox ? *request.bbox : atlas.defaultView ? *atlas.defaultView : dataBox(atlas);
}

/// For a box that is too wide for UTM.
std::string mercatorFor(const BBox& box) {
    return box.west > box.east ? "+proj=merc +lon_0=180 +datum=WGS84 +type=crs" : geodesy::webMercator();
}

Projection projectionOf(const Request& request, const model::Atlas& atlas) {
    if (!request.crs.empty()) return Projection(request.crs);
    if (request.extent) throw BadRequest("-te: its units are those of a CRS: say which with --dst-crs");
    const BBox box = boxOf(request, atlas);
    return Projection(widthOf(box) <= widestUtm ? geodesy::utmZoneOf(middleOf(box)) : mercatorFor(box));
}

XY middleOf(const MapBox& extent) {
    return {extent.xMin + (extent.xMax - extent.xMin) / 2.0, extent.yMin + (extent.yMax - extent.yMin) / 2.0};
}

/// Units of the CRS a pixel, from --resolution or --scale.
std::optional<double> pixelAsked(const Request& request, const Projection& projection, const MapBox& extent) {
    if (request.resolution) return request.resolution;
    if (!request.scale) return std::nullopt;
    const auto middle = projection.inverse(middleOf(extent));
    const double unitsPerMetre = middle ? projection.unitsPerMetre(*middle) : std::nan("");
    if (!std::isfinite(unitsPerMetre)) {
        throw BadRequest(
            fmt::format("--scale 1:{}: {} has no scale at the middle of the map", *request.scale, projection.name()));
    }
    return *request.scale * metresPerInch / request.dpi * unitsPerMetre;
}

void expectOneOf(const Request& request) {
    if (request.bbox && request.extent) throw BadRequest("--bbox and -te both say where: give one of them");
    if (request.resolution && request.scale) {
        throw BadRequest("--resolution and --scale both say how large a pixel is: give one of them");
    }
    const bool hasPixel = request.resolution || request.scale, hasExtent = request.bbox || request.extent;
    if (request.size && hasPixel && hasExtent) {
        throw BadRequest(fmt::format("--size, {} and {} say too much: leave one of them out",
                                     request.resolution ? "--resolution" : "--scale", request.bbox ? "--bbox" : "-te"));
    }
}

/// A number of pixels that may be drawn.
int pixels(double count, const char* side) {
    if (!(count <= longestSide)) {
        throw BadRequest(
            fmt::format("the picture would be {:.0f} pixels {}; at most {} are drawn", count, side, longestSide));
    }
    return std::max(static_cast<int>(count), 1);
}

PixelSize completed(PixelSize size, const MapBox& extent) {
    const double shape = (extent.xMax - extent.xMin) / (extent.yMax - extent.yMin);
    PixelSize full = size;
    if (size.width == 0) full.width = pixels(std::round(size.height * shape), "wide");
    if (size.height == 0) full.height = pixels(std::round(size.width / shape), "high");
    return {pixels(full.width, "wide"), pixels(full.height, "high")};
}

PixelSize defaultSize(const MapBox& extent, double ratio) {
    const double width = extent.xMax - extent.xMin, height = extent.yMax - extent.yMin;
    const double pixel = std::max(width, height) / std::round(defaultSide * ratio);
    return {pixels(std::round(width / pixel), "wide"), pixels(std::round(height / pixel), "high")};
}

/// The extent in a picture of this size: what is asked, about its middle if the shapes differ.
void fit(Georeference& place, const MapBox& extent, PixelSize size) {
    const double width = extent.xMax - extent.xMin, height = extent.yMax - extent.yMin;
    const double across = width / size.width, down = height / size.height;
    place.width = size.width;
    place.height = size.height;
    if (std::abs(across - down) * std::max(size.width, size.height) < 1e-6 * across) {
        place.unitsPerPixel = across;
        place.topLeft = {extent.xMin, extent.yMax};
        return;
    }
    place.unitsPerPixel = std::max(across, down);
    const XY middle = middleOf(extent);
    place.topLeft = {middle.x - place.unitsPerPixel * size.width / 2.0,
                     middle.y + place.unitsPerPixel * size.height / 2.0};
    // Less than a pixel is rounding, not another shape.
    place.isGrown = place.unitsPerPixel * size.width > width + place.unitsPerPixel ||
                    place.unitsPerPixel * size.height > height + place.unitsPerPixel;
}

void measure(Georeference& place, const MapBox& extent, double pixel, bool holdsAll) {
    const double width = (extent.xMax - extent.xMin) / pixel, height = (extent.yMax - extent.yMin) / pixel;
    place.unitsPerPixel = pixel;
    pixels(width, "wide");
    pixels(height, "high");
    if (!holdsAll) {
        place.topLeft = {extent.xMin, extent.yMax};
        place.width = pixels(std::round(width), "wide");
        place.height = pixels(std::round(height), "high");
        return;
    }
    const double left = std::floor(extent.xMin / pixel + 1e-9), right = std::ceil(extent.xMax / pixel - 1e-9);
    const double bottom = std::floor(extent.yMin / pixel + 1e-9), top = std::ceil(extent.yMax / pixel - 1e-9);
    place.topLeft = {left * pixel, top * pixel};
    place.width = pixels(right - left, "wide");
    place.height = pixels(top - bottom, "high");
}

void expectOnEarth(const Georeference& place) {
    const XY middle = middleOf(place.extent());
    const auto position = place.projection.inverse(middle);
    if (!position || !units::isValid(*position) || !reached(place.projection, *position)) {
        throw BadRequest(fmt::format("the middle of the map ({}, {}) is no place on Earth in {}", middle.x, middle.y,
                                     place.projection.name()));
    }
    if (!(place.unitsPerPixel > 0.0) || !std::isfinite(place.unitsPerPixel)) {
        throw BadRequest("the extent is too small to be drawn");
    }
}

/// Pixels are counted from the CRS's origin, to 1/256: beyond what a double holds, neighbours are the same.
void expectPixelsApart(const Georeference& place) {
    constexpr double mostPixels = 17592186044416.0;  // 2^44
    const MapBox box = place.extent();
    const double farthest =
        std::max({std::abs(box.xMin), std::abs(box.xMax), std::abs(box.yMin), std::abs(box.yMax)});
    const double least = farthest / mostPixels;
    if (place.unitsPerPixel >= least) return;
    throw BadRequest(fmt::format("a pixel of {:.3g} {} is too small to be told from its neighbours in {}: here the least "
                                 "is {:.3g}",
                                 place.unitsPerPixel, place.projection.unitName(), place.projection.name(), least));
}

}  // namespace

MapBox Georeference::extent() const {
    return {topLeft.x, topLeft.y - height * unitsPerPixel, topLeft.x + width * unitsPerPixel, topLeft.y};
}

Georeference georeference(const Request& request, const model::Atlas& atlas) {
    expectOneOf(request);
    Georeference place{projectionOf(request, atlas), {}, 1.0, 1, 1, request.dpi / 96.0, false};
    const MapBox extent = request.extent ? *request.extent : covered(place.projection, boxOf(request, atlas));
    const std::optional<double> pixel = pixelAsked(request, place.projection, extent);
    if (request.size && pixel) {
        const XY middle = middleOf(extent);
        const PixelSize size = completed(*request.size, extent);
        const double halfWidth = *pixel * size.width / 2.0, halfHeight = *pixel * size.height / 2.0;
        fit(place, {middle.x - halfWidth, middle.y - halfHeight, middle.x + halfWidth, middle.y + halfHeight}, size);
    } else if (request.size) {
        fit(place, extent, completed(*request.size, extent));
    } else if (pixel) {
        measure(place, extent, *pixel, !request.extent);
    } else {
        fit(place, extent, defaultSize(extent, place.pixelRatio));
        place.isGrown = false;
    }
    expectOnEarth(place);
    expectPixelsApart(place);
    return place;
}

Request settled(const Request& request, const Georeference& place) {
    Request full = request;
    full.crs = place.projection.definition();
    full.bbox.reset();
    full.resolution.reset();
    full.scale.reset();
    // What is settled already stays as it is written, to the last digit.
    if (!request.extent || !request.size || request.size->width == 0 || request.size->height == 0) {
        full.extent = place.extent();
        full.size = PixelSize{place.width, place.height};
    }
    return full;
}

}  // namespace corridor::snapshot
