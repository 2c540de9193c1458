#include <algorithm>
#include <array>
#include <cmath>

#include "work.hpp"

namespace corridor::scene {

using drawing::Colour;
using drawing::Path;
using drawing::Rect;

namespace {

const model::Shape& shapeOf(const Work& work, std::uint32_t index) {
    return work.ground.atlas.shapes[index];
}

bool isShown(const Work& work, const model::Shape& shape) {
    return model::existsOn(shape.valid, work.show.on);
}

Colour withOpacity(Colour colour, const std::optional<double>& opacity) {
    return opacity ? faded(colour, *opacity) : colour;
}

Path pathOf(const std::vector<std::vector<drawing::Point>>& lines) {
    Path path;
    for (const auto& line : lines) path.push_back({line, false});
    return path;
}

/// How far the tints of countries give way to one: 1 where their borders are a hundred pixels uncertain.
double blur(const Work& work, const model::Shape& shape) {
    const double pixels = work.ground.scale.pixelsOf(numberOf(shape.other, "accuracy_m").value_or(0.0));
    return std::clamp((pixels / work.ground.scale.ratio - 30.0) / 100.0, 0.0, 1.0);
}

/// The style of an area that covers the ground; nullptr for any other.
const GroundStyle* groundStyle(const Work& work, const model::Shape& shape) {
    const auto found = work.style().grounds.find(shape.kind);
    return found == work.style().grounds.end() ? nullptr : &found->second;
}

/// A tint, and nothing to point at unless it has a name.
void drawCover(Work& work, const GroundArea& area, const GroundStyle& style) {
    const model::Shape& shape = shapeOf(work, area.shape);
    if (!work.ground.scale.shows(style.maxMetresPerPixel)) return;
    const Colour colour = shape.style->fill ? colourOf(*shape.style->fill, style.fill) : style.fill;
    work.below.push_back(fill(area.path, withOpacity(colour, shape.style->fillOpacity)));
    if (shape.style->stroke)
        work.below.push_back(stroke(area.path,
                                    withOpacity(colourOf(*shape.style->stroke, colour), shape.style->strokeOpacity),
                                    work.pixels(shape.style->strokeWidth.value_or(1.0))));
    work.explain(Key::ground, style.title, area.box);
    if (!shape.names.empty()) work.addHit(ThingKind::area, shape.id, area.path, 0.0, false);
}

void drawCountry(Work& work, const GroundArea& area, std::size_t& countries) {
    const Style& style = work.style();
    const model::Shape& shape = shapeOf(work, area.shape);
    Colour colour = style.otherArea;
    if (shape.kind == "country" && !style.land.empty())
        colour = mixed(style.land[countries++ % style.land.size()], style.landClose, blur(work, shape));
    if (shape.style->fill) colour = faded(colourOf(*shape.style->fill, colour), shape.kind == "country" ? 1.0 : 0.4);
    work.below.push_back(fill(area.path, withOpacity(colour, shape.style->fillOpacity)));
    if (shape.style->stroke)
        work.below.push_back(stroke(area.path,
                                    withOpacity(colourOf(*shape.style->stroke, colour), shape.style->strokeOpacity),
                                    work.pixels(shape.style->strokeWidth.value_or(1.0))));
    else if (shape.kind != "country")
        work.below.push_back(stroke(area.path, faded({110, 110, 100, 255}, 0.5), work.pixels(0.8)));
    work.addHit(ThingKind::area, shape.id, area.path, 0.0, false);
}

const RoadStyle& roadStyle(const Style& style, const std::string& roadClass) {
    static const RoadStyle plain;
    auto found = style.roads.find(roadClass);
    if (found == style.roads.end()) found = style.roads.find("");
    return found == style.roads.end() ? plain : found->second;
}

/// Lower classes first; classes that are not known lowest of all.
std::vector<std::string> classesFromBelow(const Work& work) {
    static const std::array<const char*, 8> order{"track",     "minor",   "unclassified", "tertiary",
                                                  "secondary", "primary", "trunk",        "motorway"};
    std::vector<std::string> classes;
    for (const auto& [name, roads] : work.ground.roads) {
        if (std::find(order.begin(), order.end(), name) == order.end()) classes.push_back(name);
    }
    for (const char* name : order) {
        if (work.ground.roads.count(name) > 0) classes.emplace_back(name);
    }
    return classes;
}

struct RoadPaths {
    Path built, underConstruction;
};

RoadPaths roadsOn(Work& work, const std::string& roadClass) {
    RoadPaths paths;
    for (const GroundRoad& road : work.ground.roads.at(roadClass)) {
        const model::Edge& edge = work.ground.atlas.network[road.edge];
        if (!model::existsOn(edge.valid, work.show.on)) continue;
        Path& path = edge.status == model::EdgeStatus::construction ? paths.underConstruction : paths.built;
        for (const auto& piece : road.pieces) {
            path.push_back(piece);
            work.explain(Key::road, edge.status == model::EdgeStatus::construction ? "construction" : roadClass,
                         boundsOf(piece.points));
        }
    }
    return paths;
}

const BoundaryStyle& boundaryStyle(const Style& style, const model::Shape& shape) {
    static const BoundaryStyle plain;
    for (const std::string& key : {textOf(shape.other, "status"), shape.kind}) {
        const auto found = style.boundaries.find(key);
        if (!key.empty() && found != style.boundaries.end()) return found->second;
    }
    const auto any = style.boundaries.find("");
    return any == style.boundaries.end() ? plain : any->second;
}

std::vector<double> scaled(std::vector<double> dashes, double by) {
    for (double& dash : dashes) dash *= by;
    return dashes;
}

}  // namespace

void drawAreas(Work& work) {
    if (!work.show.layers.areas) return;
    std::size_t countries = 0;
    for (const bool land : {true, false}) {  // countries beneath all other areas
        for (const GroundArea& area : work.ground.areas) {
            const model::Shape& shape = shapeOf(work, area.shape);
            if ((shape.kind == "country") != land || !isShown(work, shape)) continue;
            if (const GroundStyle* cover = groundStyle(work, shape))
                drawCover(work, area, *cover);
            else
                drawCountry(work, area, countries);
        }
    }
    for (const GroundLine& line : work.ground.lines) {
        const model::Shape& shape = shapeOf(work, line.shape);
        if (!isShown(work, shape)) continue;
        const Colour colour = colourOf(shape.style->stroke.value_or(""), {120, 116, 110, 255});
        const double width = work.pixels(shape.style->strokeWidth.value_or(1.2));
        work.below.push_back(stroke(pathOf(line.lines), withOpacity(colour, shape.style->strokeOpacity), width));
        work.addHit(ThingKind::line, shape.id, pathOf(line.lines), 0.5 * width, true);
    }
}

void drawWater(Work& work) {
    if (!work.show.layers.water) return;
    const Style& style = work.style();
    for (const GroundLine& river : work.ground.rivers) {
        const model::Shape& shape = shapeOf(work, river.shape);
        if (!isShown(work, shape)) continue;
        const double kilometres = numberOf(shape.other, "length_km").value_or(80.0);
        if (work.ground.scale.pixelsOf(1000.0 * kilometres) < work.pixels(style.shortestRiver)) continue;
        // The longer, the wider: 400 km and more at full width, 50 km at half of it, a brook of 5 km at a quarter.
        const double share = std::clamp(0.5 + 0.5 * std::log2(kilometres / 50.0) / 3.0, 0.25, 1.0);
        const double width = shape.style->strokeWidth
                                 ? work.pixels(*shape.style->strokeWidth)
                                 : share * 1.6 * work.ground.scale.between(style.riverFar, style.riverNear);
        const Colour colour = colourOf(shape.style->stroke.value_or(""), style.river);
        work.below.push_back(stroke(pathOf(river.lines), withOpacity(colour, shape.style->strokeOpacity),
                                    std::max(width, work.pixels(0.6)), {}, drawing::Cap::round));
        work.addHit(ThingKind::water, shape.id, pathOf(river.lines), 0.5 * width, true);
    }
    for (const GroundArea& lake : work.ground.waters) {
        const model::Shape& shape = shapeOf(work, lake.shape);
        if (!isShown(work, shape)) continue;
        const Colour colour =
            withOpacity(colourOf(shape.style->fill.value_or(""), style.water), shape.style->fillOpacity);
        work.below.push_back(fill(lake.path, colour));
        work.below.push_back(stroke(lake.path, colourOf(shape.style->stroke.value_or(""), style.waterLine),
                                    work.pixels(shape.style->strokeWidth.value_or(0.7))));
        work.addHit(ThingKind::water, shape.id, lake.path, 0.0, false);
    }
}

void drawRoads(Work& work) {
    if (!work.show.layers.roads) return;
    struct Layer {
        const RoadStyle* style;
        RoadPaths paths;
        double width;
    };
    std::vector<Layer> layers;
    for (const std::string& name : classesFromBelow(work)) {
        const RoadStyle& style = roadStyle(work.style(), name);
        layers.push_back({&style, roadsOn(work, name),
                          work.ground.scale.between(style.widthFar, style.widthMiddle, style.widthNear)});
    }
    const double rim = work.pixels(0.7);
    const auto hasCasing = [&](const Layer& layer) { return layer.width >= work.pixels(2.0) && !layer.style->dashed; };
    for (const Layer& layer : layers) {
        if (hasCasing(layer))
            work.below.push_back(
                stroke(layer.paths.built, layer.style->casing, layer.width + 2.0 * rim, {}, drawing::Cap::round));
        if (!layer.paths.underConstruction.empty())
            work.below.push_back(stroke(layer.paths.underConstruction, layer.style->casing,
                                        std::max(layer.width, work.pixels(1.0)), {work.pixels(4.0), work.pixels(3.0)}));
    }
    for (const Layer& layer : layers) {
        if (layer.paths.built.empty()) continue;
        if (hasCasing(layer))
            work.below.push_back(stroke(layer.paths.built, layer.style->fill, layer.width, {}, drawing::Cap::round));
        else if (layer.style->dashed)
            work.below.push_back(stroke(layer.paths.built, layer.style->casing, std::max(layer.width, work.pixels(0.7)),
                                        {work.pixels(4.5), work.pixels(2.5)}));
        else
            work.below.push_back(stroke(layer.paths.built, layer.style->casing, layer.width, {}, drawing::Cap::round));
    }
}

void drawBoundaries(Work& work) {
    if (!work.show.layers.boundaries) return;
    for (const bool isBand : {true, false}) {
        for (const GroundLine& boundary : work.ground.boundaries) {
            const model::Shape& shape = shapeOf(work, boundary.shape);
            if (!isShown(work, shape)) continue;
            const BoundaryStyle& style = boundaryStyle(work.style(), shape);
            const Path path = pathOf(boundary.lines);
            if (isBand) {
                if (style.bandWidth > 0.0 && style.band.a > 0)
                    work.below.push_back(
                        stroke(path, style.band, work.pixels(style.bandWidth), {}, drawing::Cap::butt));
                continue;
            }
            const double width = work.pixels(shape.style->strokeWidth.value_or(style.width));
            const Colour colour = colourOf(shape.style->stroke.value_or(""), style.line);
            work.below.push_back(stroke(path, withOpacity(colour, shape.style->strokeOpacity), width,
                                        scaled(style.dashes, work.ground.scale.ratio)));
            work.addHit(ThingKind::boundary, shape.id, path, 0.5 * width, true);
            for (const auto& sub : path) {
                for (std::size_t i = 0; i + 1 < sub.points.size(); ++i)
                    work.explain(Key::boundary, style.title, boundsOf({sub.points[i], sub.points[i + 1]}));
            }
        }
    }
}

}  // namespace corridor::scene
