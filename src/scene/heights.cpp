#include <fmt/format.h>

#include <cmath>

#include "model/spot_height.hpp"
#include "work.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

Rect squareAt(Point middle, double half) {
    return {middle.x - half, middle.y - half, middle.x + half, middle.y + half};
}

}  // namespace

void writeHeights(Work& work) {
    const auto found = work.style().places.find("spot-height");
    if (!work.show.layers.places || !work.isLabelled() || found == work.style().places.end()) return;
    const PlaceStyle& style = found->second;
    if (!work.ground.scale.shows(style.maxMetresPerPixel)) return;
    const double radius = work.ground.scale.between(style.radius, 1.25 * style.radius);
    Occupied heights;
    for (std::size_t i = 0; i < work.ground.atlas.places.size(); ++i) {
        const model::Place& height = work.ground.atlas.places[i];
        if (!model::isSpotHeight(height) || !height.elevation || !work.ground.places[i]) continue;
        if (!model::existsOn(height.valid, work.show.on)) continue;
        const Point at = *work.ground.places[i];
        const Rect room = squareAt(at, work.pixels(style.radius + 0.5 * work.style().heightSpacing));
        const Rect dot = squareAt(at, radius);
        const bool isOnRoute = work.routes.lengthWithin(grown(dot, work.pixels(8.0))) > 0.0;
        if (isOnRoute || !heights.isFree(room) || !work.taken.isFree(dot)) continue;
        PointLabel label;
        label.lines = {{fmt::format("{:.0f}", height.elevation->value), style.text}};
        label.at = at;
        label.clearance = radius;
        if (!place(work, label)) continue;
        addPlace(work.symbols, style, at, radius, 1.0);
        work.taken.add(dot);
        work.explain(Key::place, height.kind, dot);
        heights.add(room);
    }
}

}  // namespace corridor::scene
