#include "cut.hpp"
#include "ground.hpp"

namespace corridor::scene {
namespace {

using drawing::Path;
using drawing::Rect;

Path pathOf(const Ground::Impl& ground, const std::vector<std::vector<units::Line>>& polygons, double tolerance) {
    Path path;
    for (const auto& polygon : polygons) {
        for (const units::Line& ring : polygon) {
            auto points = simplifiedRing(ground.plane.ring(ring), tolerance);
            if (ground.reach) points = ringInside(points, *ground.reach);
            if (!points.empty()) path.push_back({std::move(points), true});
        }
    }
    return path;
}

std::vector<std::vector<drawing::Point>> linesOf(const Ground::Impl& ground, const model::Shape& shape,
                                                 double tolerance) {
    std::vector<std::vector<drawing::Point>> lines;
    for (const units::Line& line : shape.lines) {
        for (const PlaneLine& piece : ground.plane.lines(line)) {
            for (const PlaneLine& part : inReach(ground, simplified(piece, tolerance))) lines.push_back(pointsOf(part));
        }
    }
    return lines;
}

Rect boundsOf(const std::vector<std::vector<drawing::Point>>& lines) {
    Rect box = lines.empty() ? Rect{} : scene::boundsOf(lines.front());
    for (const auto& line : lines) box = merged(box, scene::boundsOf(line));
    return box;
}

}  // namespace

void groundShapes(Ground::Impl& ground, const std::stop_token& stop) {
    const double tolerance = ground.scale.pixels(ground.style.simplifyPixels);
    for (std::uint32_t i = 0; i < ground.atlas.shapes.size(); ++i) {
        if (stop.stop_requested()) return;
        const model::Shape& shape = ground.atlas.shapes[i];
        if (!shape.polygons.empty()) {
            GroundArea area;
            area.shape = i;
            area.path = pathOf(ground, shape.polygons, tolerance);
            area.box = scene::boundsOf(area.path);
            if (!area.path.empty() && !shape.names.empty()) {
                // Where the atlas is about first, then anywhere.
                area.anchors = innerPoints(ground, area.path, ground.focus);
                const auto more = innerPoints(ground, area.path, area.box);
                area.anchors.insert(area.anchors.end(), more.begin(), more.end());
            }
            auto& group = shape.role == model::ShapeRole::water ? ground.waters : ground.areas;
            if (!area.path.empty()) group.push_back(std::move(area));
        }
        if (!shape.lines.empty()) {
            GroundLine line;
            line.shape = i;
            line.lines = linesOf(ground, shape, tolerance);
            line.box = boundsOf(line.lines);
            auto& group = shape.role == model::ShapeRole::water      ? ground.rivers
                          : shape.role == model::ShapeRole::boundary ? ground.boundaries
                                                                     : ground.lines;
            if (!line.lines.empty()) group.push_back(std::move(line));
        }
    }
}

}  // namespace corridor::scene
