#include "scene/scene.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "work.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

/// Takes the origin off and rounds to 1/256 px.
class Mover {
public:
    explicit Mover(Point origin) : m_origin(origin) {}

    void move(Point& point) const { point = drawing::snapped(Point{point.x - m_origin.x, point.y - m_origin.y}); }
    void move(Rect& rect) const {
        rect = {rect.x0 - m_origin.x, rect.y0 - m_origin.y, rect.x1 - m_origin.x, rect.y1 - m_origin.y};
    }
    void move(drawing::Path& path) const {
        for (auto& sub : path) {
            for (Point& point : sub.points) move(point);
        }
    }
    void move(drawing::Item& item) const {
        if (auto* fill = std::get_if<drawing::Fill>(&item)) move(fill->path);
        if (auto* stroke = std::get_if<drawing::Stroke>(&item)) move(stroke->path);
        if (auto* run = std::get_if<drawing::GlyphRun>(&item)) move(run->origin);
        if (auto* along = std::get_if<drawing::GlyphsOnLine>(&item)) {
            for (Point& point : along->origins) move(point);
        }
    }

private:
    Point m_origin;
};

Scene finished(Work& work) {
    const Mover mover(work.ground.view.origin);
    auto list = std::make_shared<drawing::DisplayList>();
    list->background = work.style().background;
    list->items.reserve(work.below.size() + work.leaders.size() + work.symbols.size() + work.names.size());
    for (Items* items : {&work.below, &work.leaders, &work.symbols, &work.names}) {
        for (drawing::Item& item : *items) {
            mover.move(item);
            list->items.push_back(std::move(item));
        }
    }
    Scene scene = std::move(work.scene);
    for (Label& label : scene.labels) {
        for (Rect& box : label.boxes) mover.move(box);
    }
    for (Symbol& symbol : scene.symbols) {
        mover.move(symbol.box);
        mover.move(symbol.position);
    }
    for (Hit& hit : scene.hits) {
        mover.move(hit.path);
        mover.move(hit.box);
    }
    for (Explained& explained : scene.explained) mover.move(explained.box);
    scene.metresPerPixel = work.ground.scale.metresPerPixel;
    scene.list = std::move(list);
    return scene;
}

bool isNear(const Hit& hit, Point point, double tolerance) {
    const double reach = hit.reach + tolerance;
    if (!drawing::overlap(grown(hit.box, tolerance), {point.x - 0.01, point.y - 0.01, point.x + 0.01, point.y + 0.01}))
        return false;
    if (!hit.isLine && isInside(hit.path, point)) return true;
    if (!hit.isLine && hit.thing.kind == ThingKind::area) return false;
    for (const auto& sub : hit.path) {
        const std::size_t count = sub.points.size() - (sub.closed ? 0 : 1);
        for (std::size_t i = 0; i < count; ++i) {
            if (distance(point, sub.points[i], sub.points[(i + 1) % sub.points.size()]) <= reach) return true;
        }
    }
    return false;
}

void addSources(std::set<std::string>& ids, const std::vector<std::string>& more) {
    ids.insert(more.begin(), more.end());
}

/// Of those of a kind that are shown.
template <typename Kind, typename Things>
void addSourcesOf(std::set<std::string>& ids, const std::set<Thing>& shown, const Things& things, Kind kindOf) {
    for (const auto& thing : things) {
        if (shown.count({kindOf(thing), thing.id}) > 0) addSources(ids, thing.sources);
    }
}

ThingKind kindOf(const model::Shape& shape) {
    switch (shape.role) {
        case model::ShapeRole::area:
            return ThingKind::area;
        case model::ShapeRole::line:
            return ThingKind::line;
        case model::ShapeRole::water:
            return ThingKind::water;
        case model::ShapeRole::boundary:
            return ThingKind::boundary;
    }
    return ThingKind::line;
}

}  // namespace

void Work::addHit(ThingKind kind, const std::string& id, drawing::Path path, double reach, bool isLine) {
    Hit hit;
    hit.thing.kind = kind;
    hit.thing.id = id;
    hit.box = grown(boundsOf(path), reach);
    hit.path = std::move(path);
    hit.reach = reach;
    hit.isLine = isLine;
    scene.hits.push_back(std::move(hit));
}

std::vector<Thing> thingsAt(const Scene& scene, Point point, double tolerance) {
    std::vector<Thing> things;
    for (auto hit = scene.hits.rbegin(); hit != scene.hits.rend(); ++hit) {
        if (isNear(*hit, point, tolerance) && std::find(things.begin(), things.end(), hit->thing) == things.end())
            things.push_back(hit->thing);
    }
    return things;
}

std::vector<std::string> sourcesIn(const Scene& scene, const model::Atlas& atlas, const study::State& state,
                                   const Show& show, const Rect& rectangle) {
    std::set<std::string> ids;
    std::set<Thing> shown;
    for (const Hit& hit : scene.hits) {
        if (drawing::overlap(hit.box, rectangle)) shown.insert(hit.thing);
    }
    addSourcesOf(ids, shown, atlas.routes, [](const auto&) { return ThingKind::route; });
    addSourcesOf(ids, shown, atlas.checkpoints, [](const auto&) { return ThingKind::checkpoint; });
    addSourcesOf(ids, shown, atlas.places, [](const auto&) { return ThingKind::place; });
    for (const Thing& thing : shown) {
        if (thing.kind != ThingKind::event) continue;
        if (const auto event = model::findEvent(atlas, thing.id)) addSources(ids, event->sources);
    }
    addSourcesOf(ids, shown, atlas.shapes, [](const model::Shape& shape) { return kindOf(shape); });
    for (const Thing& thing : shown) {
        if (thing.kind != ThingKind::route || !show.on || !show.statuses) continue;
        if (const study::TargetState* target = state.find(thing.id)) {
            for (const auto& evidence : target->whole.because) addSources(ids, evidence.sources);
        }
    }
    std::vector<std::string> ordered;
    for (const auto& source : atlas.sources) {
        if (ids.count(source.id) > 0) ordered.push_back(source.id);
    }
    return ordered;
}

namespace {

using Step = void (*)(Work&);

constexpr int cities = 80, towns = 60, villages = 42, least = -1000, most = 100000;

/// From below to above.
constexpr Step drawingSteps[] = {drawAreas,  drawWater, drawRoads,       drawBoundaries,
                                 drawRoutes, drawRings, drawCheckpoints, drawEvents};

/// The most important first: what comes later stands where there is room.
constexpr Step namingSteps[] = {
    [](Work& work) { reservePlaces(work, towns); },
    [](Work& work) { namePlaces(work, cities, most); },
    [](Work& work) { nameEvents(work, 0); },
    nameCheckpoints,
    nameCountries,
    [](Work& work) { namePlaces(work, towns, cities); },
    [](Work& work) { nameEvents(work, 1); },
    [](Work& work) { namePlaces(work, villages, towns); },
    nameLakes,
    [](Work& work) { namePlaces(work, least, villages); },
    nameRivers,
    nameRoutes,
    nameBoundaries,
    numberRoads,
    writeHeights,
};

}  // namespace

Scene makeScene(const Ground& ground, const study::State& state, const Show& show, const std::stop_token& stop) {
    Work work(ground.impl(), state, show);
    work.categories = work.ground.atlas.events.columns().categories;
    if (show.layers.events && !stop.stop_requested()) work.events = chosenEvents(work);
    for (const auto& steps : {std::span<const Step>(drawingSteps), std::span<const Step>(namingSteps)}) {
        for (const Step step : steps) {
            if (stop.stop_requested()) return {};
            step(work);
        }
    }
    return finished(work);
}

Scene makeScene(const model::Atlas& atlas, const study::State& state, const Show& show, const Style& style,
                const View& view) {
    return makeScene(Ground(atlas, style, view), state, show);
}

}  // namespace corridor::scene
