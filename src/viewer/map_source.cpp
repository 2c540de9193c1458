#include "viewer/map_source.hpp"

#include <algorithm>
#include <vector>

#include "paint/painter.hpp"

namespace corridor::viewer {

namespace {

constexpr double mercatorLatitude = 85.0;

std::optional<units::BBox> boundsOfAtlas(const model::Atlas& atlas) {
    std::vector<units::LonLat> all;
    const auto addLine = [&](const units::Line& line) { all.insert(all.end(), line.begin(), line.end()); };
    for (const model::Route& route : atlas.routes) {
        for (const units::Line& part : route.parts) addLine(part);
    }
    for (const model::Checkpoint& post : atlas.checkpoints) all.push_back(post.position);
    if (all.empty()) {
        for (std::size_t row = 0; row < atlas.events.size(); ++row) {
            if (const auto at = atlas.events.position(row)) all.push_back(*at);
        }
        for (const model::Place& place : atlas.places) all.push_back(place.position);
        for (const model::Edge& edge : atlas.network) addLine(edge.line);
        for (const model::Shape& shape : atlas.shapes) {
            for (const units::Line& line : shape.lines) addLine(line);
            for (const auto& polygon : shape.polygons) {
                for (const units::Line& ring : polygon) addLine(ring);
            }
        }
    }
    return all.empty() ? std::nullopt : std::optional(units::boundsOf(all));
}

}  // namespace

MapSource::MapSource(std::shared_ptr<const study::Study> study, scene::Style style)
    : m_study(std::move(study)), m_style(std::move(style)), m_projection(geodesy::webMercator()),
      m_projected(m_study->atlas.events, m_projection) {}

MapSource::GroundPointer MapSource::groundAt(double unitsPerPixel, const std::stop_token& stop) const {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        if (const auto known = m_grounds.find(unitsPerPixel)) return *known;
    }
    const scene::View view{m_projection, unitsPerPixel, 1.0, {}};
    const auto ground = std::make_shared<const scene::Ground>(m_study->atlas, m_style, view, stop, &m_projected);
    if (stop.stop_requested()) return ground;
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_grounds.add(unitsPerPixel, ground, ground->bytes() + scene::Ground::mostBytesOfNames);
    return ground;
}

void MapSource::forget() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_grounds.clear();
}

Picture MapSource::make(const study::State& state, const scene::Show& show, double unitsPerPixel,
                        std::uint64_t revision, const std::stop_token& stop) const {
    const auto ground = groundAt(unitsPerPixel, stop);
    if (stop.stop_requested()) return {};
    const auto scene = std::make_shared<const scene::Scene>(scene::makeScene(*ground, state, show, stop));
    if (stop.stop_requested()) return {};
    const paint::Painter painter(scene->list);
    Picture picture;
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        picture.id = ++m_lastId;
    }
    picture.revision = revision;
    picture.unitsPerPixel = unitsPerPixel;
    picture.contents = scene;
    picture.paint = [painter](std::int64_t x, std::int64_t y, int width, int height, const std::stop_token& told) {
        return painter.paint(x, y, width, height, false, told);
    };
    return picture;
}

WorldBox MapSource::worldBox(const units::BBox& box) const {
    const double south = std::clamp(box.south, -mercatorLatitude, mercatorLatitude);
    const double north = std::clamp(box.north, -mercatorLatitude, mercatorLatitude);
    const double east = box.west > box.east ? box.east + 360.0 : box.east;
    const auto low = m_projection.forward(units::LonLat{box.west, south});
    const auto high = m_projection.forward(units::LonLat{std::min(east, 180.0), north});
    if (!low || !high) return {};
    return {low->x, low->y, high->x, high->y};
}

WorldBox MapSource::homeBox() const {
    const model::Atlas& atlas = m_study->atlas;
    const std::optional<units::BBox> box = atlas.defaultView ? atlas.defaultView : boundsOfAtlas(atlas);
    return worldBox(box.value_or(units::BBox{-180.0, -60.0, 180.0, 75.0}));
}

std::optional<units::LonLat> MapSource::positionAt(const Camera& camera, Pixel pixel) const {
    return m_projection.inverse(camera.toWorld(pixel));
}

std::vector<Thing> thingsUnder(const Picture& picture, const Camera& camera, Pixel pixel) {
    const auto& scene = *static_cast<const scene::Scene*>(picture.contents.get());
    const geodesy::XY world = camera.toWorld(pixel);
    std::vector<Thing> result;
    const drawing::Point at{world.x / picture.unitsPerPixel, -world.y / picture.unitsPerPixel};
    for (const scene::Thing& thing : scene::thingsAt(scene, at, 4.0)) {
        switch (thing.kind) {
            case scene::ThingKind::route:
                result.push_back({ThingKind::route, thing.id});
                break;
            case scene::ThingKind::checkpoint:
                result.push_back({ThingKind::checkpoint, thing.id});
                break;
            case scene::ThingKind::place:
                result.push_back({ThingKind::place, thing.id});
                break;
            case scene::ThingKind::event:
                result.push_back({ThingKind::event, thing.id});
                break;
            default:
                break;
        }
    }
    return result;
}

}  // namespace corridor::viewer
