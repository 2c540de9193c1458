#include <algorithm>
#include <cmath>
#include <set>

#include "ribbons.hpp"
#include "work.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

void nameRivers(Work& work) {
    if (!work.show.layers.water || !work.isLabelled()) return;
    for (const GroundLine& river : work.ground.rivers) {
        const model::Shape& shape = work.ground.atlas.shapes[river.shape];
        if (!model::existsOn(shape.valid, work.show.on)) continue;
        LineLabel label;
        label.things = {{ThingKind::water, shape.id}};
        label.text = model::nameIn(shape.names, work.show.languages);
        label.style = work.style().riverText;
        label.offset = 0.68 * label.style.size;
        label.most = 10;
        if (label.text.empty()) continue;
        for (const auto& line : river.lines) placeAlong(work, label, line);
    }
}

void nameBoundaries(Work& work) {
    if (!work.show.layers.boundaries || !work.isLabelled() || work.ground.scale.metresPerPixel > 260.0) return;
    for (const GroundLine& boundary : work.ground.boundaries) {
        const model::Shape& shape = work.ground.atlas.shapes[boundary.shape];
        if (!model::existsOn(shape.valid, work.show.on)) continue;
        LineLabel label;
        label.things = {{ThingKind::boundary, shape.id}};
        label.text = model::nameIn(shape.names, work.show.languages);
        label.style = work.style().boundaryText;
        label.offset = 0.8 * label.style.size;
        label.most = 6;
        if (label.text.empty()) continue;
        for (const auto& line : boundary.lines) placeAlong(work, label, line);
    }
}

void nameRoutes(Work& work) {
    if (!work.show.layers.routes || !work.isLabelled() || work.ground.scale.metresPerPixel > 220.0) return;
    const auto& atlas = work.ground.atlas;
    const RouteStyle& style = work.style().routes;
    const double width = work.ground.scale.between(style.widthFar, style.widthNear) / work.ground.scale.ratio;
    std::set<std::string> drawn;
    for (const Hit& hit : work.scene.hits) {
        if (hit.thing.kind == ThingKind::route) drawn.insert(hit.thing.id);
    }
    for (std::size_t i = 0; i < atlas.routes.size(); ++i) {
        const Thing thing{ThingKind::route, atlas.routes[i].id};
        LineLabel label;
        label.text = model::nameIn(atlas.routes[i].names, work.show.languages);
        if (label.text.empty() || drawn.count(atlas.routes[i].id) == 0) continue;
        label.things = {thing};
        label.style = work.style().riverText;
        label.style.face = text::Face::bold;
        label.style.size = 9.5;
        label.style.spacing = 0.2;
        label.style.colour = mixed(routeColour(work.ground, i), {20, 20, 24, 255}, 0.35);
        label.most = 3;
        for (const Run& run : work.ground.routes[i].runs) {
            // Where routes share a road the name stands beside all of them, once, for the first alone.
            if (run.routes.front() != i) continue;
            label.offset = 0.5 * width * (static_cast<double>(run.routes.size()) + 1.0) + 0.62 * label.style.size;
            for (const PlaneLine& piece : work.ground.routes[i].pieces) {
                const PlaneLine part = between(piece, run.from, run.to);
                if (part.size() > 1) placeAlong(work, label, pointsOf(part));
            }
        }
    }
}

namespace {

/// A number in a small frame.
void drawNumber(Work& work, const text::Run& run, Point middle, const Rect& box) {
    const TextStyle& style = work.style().roadNumber;
    const drawing::SubPath frame = rounded(box, work.pixels(2.5));
    work.names.push_back(fill({frame}, {252, 250, 244, 255}));
    work.names.push_back(stroke({frame}, {168, 160, 146, 255}, work.pixels(0.8)));
    drawing::GlyphRun item;
    item.run = run;
    item.origin = {middle.x - 0.5 * run.width, middle.y + 0.36 * run.size};
    item.colour = style.colour;
    work.names.push_back(std::move(item));
}

}  // namespace

void numberRoads(Work& work) {
    if (!work.show.layers.roads || !work.isLabelled() || work.ground.scale.metresPerPixel > 320.0) return;
    const TextStyle& style = work.style().roadNumber;
    for (const RoadChain& chain : work.ground.roadNumbers) {
        const model::Edge& edge = work.ground.atlas.network[chain.edge];
        double length = 0.0;
        for (std::size_t i = 1; i < chain.points.size(); ++i) length += distance(chain.points[i - 1], chain.points[i]);
        if (length < work.pixels(70.0)) continue;
        const text::Run run = text::shape(chain.text, style.size * work.ground.scale.ratio, style.face);
        const double halfWidth = 0.5 * run.width + work.pixels(3.0), halfHeight = 0.62 * run.size + work.pixels(1.0);
        const double spacing = std::max(work.pixels(work.style().repeatPixels), length / 40.0);
        double next = std::min(0.5 * length, 0.5 * spacing), along = 0.0;
        for (std::size_t i = 1; i < chain.points.size(); ++i) {
            const Point a = chain.points[i - 1], b = chain.points[i];
            const double piece = distance(a, b);
            for (; piece > 0.0 && next <= along + piece;) {
                const double t = (next - along) / piece;
                const Point at = drawing::snapped(Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
                const Rect box{at.x - halfWidth, at.y - halfHeight, at.x + halfWidth, at.y + halfHeight};
                if (work.taken.isFree(grown(box, work.pixels(2.0))) && work.routes.lengthWithin(box) == 0.0) {
                    drawNumber(work, run, at, box);
                    work.taken.add(box);
                    work.scene.labels.push_back({{{ThingKind::edge, edge.id}}, chain.text, {box}});
                    next += spacing;
                } else {
                    next += work.pixels(24.0);  // a little further on
                }
            }
            along += piece;
        }
    }
}

}  // namespace corridor::scene
