#include "ground.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "cut.hpp"

namespace corridor::scene {

using drawing::Path;
using drawing::Point;
using drawing::Rect;

namespace {

/// 0 at 400 m a pixel and beyond, 1 at 5 m a pixel and closer, by the logarithm.
double closeness(double metresPerPixel) {
    const double t = std::log(400.0 / metresPerPixel) / std::log(400.0 / 5.0);
    return std::clamp(t, 0.0, 1.0);
}

/// Widths in steps of 1/64 px: the same on any processor.
double inSteps(double pixels) {
    return std::round(pixels * 64.0) / 64.0;
}

/// Grows a box of degrees, none at first.
void grow(std::optional<units::BBox>& box, const units::Line& line) {
    if (line.empty()) return;
    const units::BBox own = units::boundsOf(line);
    box = box ? units::merged(*box, own) : own;
}

/// The position at which a scale is said to be true.
units::LonLat middleOf(const model::Atlas& atlas) {
    std::optional<units::BBox> box = atlas.defaultView;
    if (!box) {
        for (const auto& route : atlas.routes) {
            for (const auto& part : route.parts) grow(box, part);
        }
        for (const auto& checkpoint : atlas.checkpoints) grow(box, {checkpoint.position});
    }
    if (!box) {
        for (const auto& edge : atlas.network) grow(box, edge.line);
        for (const auto& place : atlas.places) grow(box, {place.position});
        for (std::size_t row = 0; row < atlas.events.size(); ++row) {
            if (const auto position = atlas.events.position(row)) grow(box, {*position});
        }
    }
    if (!box) {
        for (const auto& shape : atlas.shapes) {
            for (const auto& line : shape.lines) grow(box, line);
            for (const auto& polygon : shape.polygons) {
                if (!polygon.empty()) grow(box, polygon[0]);
            }
        }
    }
    if (!box) return {};
    const double east = box->west <= box->east ? box->east : box->east + 360.0;
    const double lon = 0.5 * (box->west + east);
    return {lon > 180.0 ? lon - 360.0 : lon, 0.5 * (box->south + box->north)};
}

Scale scaleOf(const model::Atlas& atlas, const View& view, const Plane& plane) {
    Scale scale;
    scale.ratio = view.pixelRatio;
    const double pixelsPerMetre = plane.pixelsPerMetre(middleOf(atlas));
    if (pixelsPerMetre > 0.0) scale.metresPerPixel = view.pixelRatio / pixelsPerMetre;
    return scale;
}

std::optional<Rect> reachOf(const View& view) {
    if (!view.within) return std::nullopt;
    const Rect box{view.within->x0 + view.origin.x, view.within->y0 + view.origin.y, view.within->x1 + view.origin.x,
                   view.within->y1 + view.origin.y};
    return grown(box, View::farthest);
}

/// The box of routes, checkpoints and network, grown by a twentieth.
Rect focusOf(const Ground::Impl& ground) {
    std::optional<Rect> box;
    const auto add = [&](const Rect& more) { box = box ? merged(*box, more) : more; };
    for (const auto& route : ground.routes) {
        for (const auto& piece : route.pieces) {
            for (const Vertex& vertex : piece) add({vertex.at.x, vertex.at.y, vertex.at.x, vertex.at.y});
        }
    }
    for (const auto& [name, roads] : ground.roads) {
        for (const auto& road : roads) {
            for (const auto& piece : road.pieces) add(boundsOf(piece.points));
        }
    }
    for (const auto& at : ground.checkpoints) {
        if (at) add({at->x, at->y, at->x, at->y});
    }
    const Rect found = box.value_or(Rect{});
    return grown(found, 0.05 * std::max(found.width(), found.height()));
}

/// Whether a point lies so far above, below or beside two others that it is not within `reach` of what joins them.
bool isBeyond(Point point, Point a, Point b, double reach) {
    return std::min(a.y, b.y) - point.y > reach || point.y - std::max(a.y, b.y) > reach ||
           std::min(a.x, b.x) - point.x > reach || point.x - std::max(a.x, b.x) > reach;
}

/// The distance to the nearest edge, or `most` if none is as near.
double distanceToEdge(const Path& path, Point point, double most) {
    double nearest = most;
    for (const auto& sub : path) {
        Point last = sub.points.empty() ? Point{} : sub.points.back();
        for (const Point& next : sub.points) {
            if (!isBeyond(point, last, next, nearest)) nearest = std::min(nearest, distance(point, last, next));
            last = next;
        }
    }
    return nearest;
}

}  // namespace

std::vector<PlaneLine> inReach(const Ground::Impl& ground, const PlaneLine& line, double more) {
    if (!ground.reach) return {line};
    return partsInside(line, grown(*ground.reach, more));
}

std::vector<std::vector<Point>> inReach(const Ground::Impl& ground, const std::vector<Point>& line) {
    if (!ground.reach) return {line};
    return partsInside(line, *ground.reach);
}

double Scale::between(double far, double near) const {
    return inSteps((far + (near - far) * closeness(metresPerPixel)) * ratio);
}

double Scale::between(double far, double middle, double near) const {
    static const double split = closeness(50.0);
    const double t = closeness(metresPerPixel);
    const double width =
        t < split ? far + (middle - far) * t / split : middle + (near - middle) * (t - split) / (1.0 - split);
    return inSteps(width * ratio);
}

std::optional<double> numberOf(const model::OtherProperties& other, const std::string& key) {
    const auto json = other.find(key);
    if (!json) return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(json->data(), json->data() + json->size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string textOf(const model::OtherProperties& other, const std::string& key) {
    const std::string_view json = other.find(key).value_or("");
    return std::string(json.size() > 1 && json.front() == '"' ? json.substr(1, json.size() - 2) : json);
}

namespace {

/// Some sixty points of a piece of a route: what a name keeps clear of.
struct Way {
    std::vector<Point> points;
    Rect bounds;
};

/// Where the edges of an area cross a level, in no order: a point is inside where the number of those to its right is
/// odd.
std::vector<double> crossingsAt(const Path& path, double y) {
    std::vector<double> crossings;
    for (const auto& sub : path) {
        Point b = sub.points.empty() ? Point{} : sub.points.back();
        for (const Point& a : sub.points) {
            if ((a.y > y) != (b.y > y)) crossings.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
            b = a;
        }
    }
    return crossings;
}

std::vector<Way> waysOf(const Ground::Impl& ground) {
    std::vector<Way> ways;
    for (const auto& route : ground.routes) {
        for (const auto& piece : route.pieces) {
            Way way;
            for (std::size_t i = 0; i + 1 < piece.size(); i += 1 + piece.size() / 64) way.points.push_back(piece[i].at);
            way.bounds = boundsOf(way.points);
            if (!way.points.empty()) ways.push_back(std::move(way));
        }
    }
    return ways;
}

}  // namespace

std::vector<Point> innerPoints(const Ground::Impl& ground, const Path& path, const Rect& within) {
    constexpr int steps = 22;
    const Rect bounds = boundsOf(path);
    const Rect box{std::max(bounds.x0, within.x0), std::max(bounds.y0, within.y0), std::min(bounds.x1, within.x1),
                   std::min(bounds.y1, within.y1)};
    std::vector<std::pair<double, Point>> found;
    if (box.x1 <= box.x0 || box.y1 <= box.y0) return {};
    const std::vector<Way> ways = waysOf(ground);
    for (int row = 0; row < steps; ++row) {
        const double y = box.y0 + box.height() * (row + 0.5) / steps;
        const std::vector<double> crossings = crossingsAt(path, y);
        for (int column = 0; column < steps; ++column) {
            const Point point{box.x0 + box.width() * (column + 0.5) / steps, y};
            const auto beyond = std::count_if(crossings.begin(), crossings.end(), [&](double x) { return point.x < x; });
            if (beyond % 2 == 0) continue;  // outside
            // A name is wide and low: room above and below counts double.
            double room = std::min({point.x - within.x0, within.x1 - point.x, 2.0 * (point.y - within.y0),
                                    2.0 * (within.y1 - point.y)});
            room = distanceToEdge(path, point, room);
            for (const Way& way : ways) {
                if (isBeyond(point, {way.bounds.x0, way.bounds.y0}, {way.bounds.x1, way.bounds.y1}, room)) continue;
                for (const Point& at : way.points) {
                    if (!isBeyond(point, at, at, room)) room = std::min(room, 0.75 * distance(point, at) + 0.25 * room);
                }
            }
            found.emplace_back(-room, drawing::snapped(point));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Point> points;
    for (std::size_t i = 0; i < found.size() && i < 60; ++i) points.push_back(found[i].second);
    return points;
}

Ground::Impl::Impl(const model::Atlas& theAtlas, const Style& theStyle, const View& theView,
                   const std::stop_token& stop, const ProjectedEvents* projected)
    : atlas(theAtlas), style(theStyle), view(theView), plane(theView) {
    const bool isUsable = view.unitsPerPixel > 0.0 && view.pixelRatio > 0.0 && std::isfinite(view.unitsPerPixel) &&
                          std::isfinite(view.pixelRatio);
    if (!isUsable) throw std::invalid_argument("a view's scale and pixel ratio must be positive numbers");
    view.origin = drawing::snapped(view.origin);
    reach = reachOf(view);
    scale = scaleOf(atlas, view, plane);
    checkpointSize = scale.between(style.checkpointFar, style.checkpointNear);
    eventHead = scale.pixels(style.eventHead);
    const auto pointsOfAll = [&](std::size_t count, auto&& pointOf) {
        std::vector<std::optional<Point>> points(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::optional<Point> at = pointOf(i);
            if (at && (!reach || contains(*reach, *at))) points[i] = at;
        }
        return points;
    };
    places = pointsOfAll(atlas.places.size(), [&](std::size_t i) { return plane.at(atlas.places[i].position); });
    checkpoints = pointsOfAll(atlas.checkpoints.size(),
                              [&](std::size_t i) { return plane.at(atlas.checkpoints[i].position); });
    events = pointsOfAll(atlas.events.size(), [&](std::size_t row) -> std::optional<Point> {
        if (projected) return plane.ofProjected(projected->points[row]);
        const auto position = atlas.events.position(row);
        return position ? plane.at(*position) : std::nullopt;
    });
    siteOfEvent.assign(events.size(), noSite);
    groundRoads(*this, stop);
    groundRoutes(*this, stop);
    if (stop.stop_requested()) return;
    focus = focusOf(*this);
    groundShapes(*this, stop);
    if (stop.stop_requested()) return;
    groundSites(*this, projected);
}

ProjectedEvents::ProjectedEvents(const model::Events& events, const geodesy::Projection& projection) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    points.resize(events.size());
    for (std::size_t row = 0; row < events.size(); ++row) {
        const auto position = events.position(row);
        const auto point = position ? projection.forward(*position) : std::nullopt;
        points[row] = point.value_or(geodesy::XY{none, none});
    }
    byAccuracy = eventsByAccuracy(events);
}

Ground::Ground(const model::Atlas& atlas, const Style& style, const View& view, const std::stop_token& stop,
               const ProjectedEvents* projected)
    : m_impl(std::make_shared<const Impl>(atlas, style, view, stop, projected)) {}

drawing::Point pixelOf(const View& view, geodesy::XY point) {
    const Point origin = drawing::snapped(view.origin);
    const Point plane = drawing::snapped(Point{point.x / view.unitsPerPixel, -point.y / view.unitsPerPixel});
    return {plane.x - origin.x, plane.y - origin.y};
}

std::optional<drawing::Point> pixelOf(const View& view, units::LonLat position) {
    const auto projected = view.projection.forward(position);
    if (!projected || !std::isfinite(projected->x) || !std::isfinite(projected->y)) return std::nullopt;
    return pixelOf(view, *projected);
}

}  // namespace corridor::scene
