#include <algorithm>
#include <cmath>

#include "cut.hpp"
#include "ribbons.hpp"
#include "work.hpp"

namespace corridor::scene {

using access::Status;
using drawing::Cap;
using drawing::Colour;
using drawing::Path;
using drawing::Point;

namespace {

/// A stretch of a ribbon in one state.
struct Piece {
    double from = 0.0, to = 0.0;
    Status status = Status::open;
    bool uncertain = false;
    bool isPartys = false;    ///< one party alone says so
    bool isInferred = false;  ///< and only by inference

    bool looksLike(const Piece& other) const {
        return status == other.status && uncertain == other.uncertain && isPartys == other.isPartys &&
               isInferred == other.isInferred;
    }
};

Piece pieceOf(const access::Stretch& stretch) {
    const access::Answer& answer = stretch.answer;
    Piece piece{stretch.from.value, stretch.to.value, answer.status, answer.uncertain};
    piece.isPartys = answer.sides.size() == 1 && answer.sides.front().by != access::reported;
    piece.isInferred = piece.isPartys && answer.sides.front().isInferred;
    return piece;
}

std::vector<Piece> piecesOf(const Work& work, std::size_t index, bool& hasStatus) {
    const model::Route& route = work.ground.atlas.routes[index];
    const double length = work.ground.routes[index].length;
    hasStatus = work.show.on && work.show.statuses;
    if (!hasStatus) return {{0.0, length, Status::open}};
    std::vector<Piece> pieces;
    const study::TargetState* target = work.state.find(route.id);
    if (!target) return {{0.0, length, Status::unknown}};
    for (const access::Stretch& stretch : target->stretches) {
        const Piece piece = pieceOf(stretch);
        if (piece.from == piece.to) continue;  // a point: its checkpoint has a mark of its own
        if (!pieces.empty() && pieces.back().looksLike(piece))
            pieces.back().to = piece.to;
        else
            pieces.push_back(piece);
    }
    if (pieces.empty()) return {{0.0, length, Status::unknown}};
    pieces.front().from = 0.0;
    pieces.back().to = std::max(pieces.back().to, length);
    return pieces;
}

bool isWanted(const Work& work, const model::Route& route) {
    const auto& wanted = work.show.routes;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), route.id) == wanted.end()) return false;
    return model::existsOn(route.valid, work.show.on);
}

/// A route as it is drawn: its lines moved aside where others share the road.
struct Ribbon {
    std::size_t index = 0;
    std::vector<PlaneLine> lines;
    Colour colour;
    double width = 0.0;
};

std::vector<Offset> offsetsOf(const Work& work, std::size_t index, const std::vector<char>& shown, double pitch) {
    std::vector<Offset> offsets;
    for (const Run& run : work.ground.routes[index].runs) {
        int count = 0, slot = 0;
        for (const std::uint32_t other : run.routes) {
            if (!shown[other]) continue;
            if (other == index) slot = count;
            ++count;
        }
        double pixels = (slot - 0.5 * (count - 1)) * pitch;
        if (!run.forward) pixels = -pixels;
        offsets.push_back({run.from, run.to, pixels});
    }
    return offsets;
}

std::vector<Ribbon> ribbonsOf(const Work& work) {
    const auto& atlas = work.ground.atlas;
    const RouteStyle& style = work.style().routes;
    const double width = work.ground.scale.between(style.widthFar, style.widthNear);
    std::vector<char> shown(atlas.routes.size(), 0);
    for (std::size_t i = 0; i < shown.size(); ++i) shown[i] = isWanted(work, atlas.routes[i]) ? 1 : 0;
    std::vector<Ribbon> ribbons;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!shown[i]) continue;
        Ribbon ribbon;
        ribbon.index = i;
        ribbon.colour = routeColour(work.ground, i);
        ribbon.width = atlas.routes[i].style->strokeWidth ? work.pixels(*atlas.routes[i].style->strokeWidth) : width;
        const auto offsets = offsetsOf(work, i, shown, width + work.pixels(style.gap));
        for (const PlaneLine& piece : work.ground.routes[i].pieces)
            ribbon.lines.push_back(movedAside(piece, offsets, 5.0 * width));
        ribbons.push_back(std::move(ribbon));
    }
    return ribbons;
}

Path pathOf(const std::vector<PlaneLine>& lines) {
    Path path;
    for (const PlaneLine& line : lines) path.push_back({pointsOf(line), false});
    return path;
}

/// A band as wide as an approximate route is uncertain, left out where a better known one shares the road.
void addBand(Work& work, const Ribbon& ribbon) {
    const auto& atlas = work.ground.atlas;
    const model::Route& route = atlas.routes[ribbon.index];
    const RouteStyle& style = work.style().routes;
    if (!route.accuracy || route.accuracy->value < style.approximateFromMetres) return;
    const double width = 2.0 * work.ground.scale.pixelsOf(route.accuracy->value);
    Path path;
    for (const Run& run : work.ground.routes[ribbon.index].runs) {
        const bool isKnown = std::any_of(run.routes.begin(), run.routes.end(), [&](std::uint32_t other) {
            const auto& accuracy = atlas.routes[other].accuracy;
            return accuracy && accuracy->value < style.approximateFromMetres;
        });
        // A stub between known roads, shorter than the accuracy, would only be a disc.
        const bool isStub =
            run.to - run.from < route.accuracy->value && work.ground.routes[ribbon.index].runs.size() > 1;
        if (isKnown || isStub) continue;
        for (const PlaneLine& piece : work.ground.routes[ribbon.index].pieces) {
            const PlaneLine part = between(piece, run.from, run.to);
            if (part.empty()) continue;
            if (!path.empty() && path.back().points.back() == part.front().at) {
                const auto more = pointsOf(part);
                path.back().points.insert(path.back().points.end(), more.begin() + 1, more.end());
            } else {
                path.push_back({pointsOf(part), false});
            }
        }
    }
    if (path.empty()) return;
    work.explain(Key::approximateRoute, route.id, grown(boundsOf(path), 0.5 * width));
    if (width < ribbon.width + work.pixels(2.0)) return;
    work.below.push_back(stroke(std::move(path), faded(ribbon.colour, style.bandOpacity), width, {}, Cap::round));
}

void addGaps(Work& work, const Ribbon& ribbon) {
    const auto& gaps = work.ground.routes[ribbon.index].gaps;
    Path path;
    for (std::size_t i = 0; i + 1 < gaps.size(); i += 2) path.push_back({{gaps[i], gaps[i + 1]}, false});
    if (path.empty()) return;
    work.below.push_back(
        stroke(std::move(path), faded(ribbon.colour, 0.8), 0.4 * ribbon.width, {0.01, 1.4 * ribbon.width}, Cap::round));
}

/// Crosses on a closed stretch, at equal distances from its middle; those outside of `within` are left out.
void addCrosses(Items& items, const std::vector<Point>& points, double width, Colour colour, Colour halo,
                const std::optional<drawing::Rect>& within) {
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) length += distance(points[i - 1], points[i]);
    const double spacing = 13.0 * width, arm = 0.95 * width;
    const int count = std::max(1, static_cast<int>(length / spacing));
    Path crosses;
    double next = 0.5 * (length - (count - 1) * spacing), along = 0.0;
    int done = 0;
    for (std::size_t i = 1; i < points.size() && done < count; ++i) {
        const Point a = points[i - 1], b = points[i];
        const double piece = distance(a, b);
        for (; done < count && next <= along + piece && piece > 0.0; next += spacing, ++done) {
            const double t = (next - along) / piece;
            const Point at{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            if (within && !contains(*within, at)) continue;
            crosses.push_back({{{at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}}, false});
            crosses.push_back({{{at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}}, false});
        }
        along += piece;
    }
    if (crosses.empty()) return;
    items.push_back(stroke(crosses, halo, 0.85 * width, {}, Cap::round));
    items.push_back(stroke(std::move(crosses), colour, 0.42 * width, {}, Cap::round));
}

/// What will be looked at, and so many pixels around it.
std::optional<drawing::Rect> seen(const Work& work, double around) {
    if (!work.ground.reach) return std::nullopt;
    return grown(*work.ground.reach, around - View::farthest);
}

void drawStretch(Work& work, const Ribbon& ribbon, const Piece& piece, bool hasStatus) {
    const RouteStyle& style = work.style().routes;
    Path path;
    for (const PlaneLine& line : ribbon.lines) {
        const PlaneLine part = between(line, piece.from, piece.to);
        if (!part.empty()) path.push_back({pointsOf(part), false});
    }
    if (path.empty()) return;
    double opacity = piece.uncertain ? style.uncertainOpacity : 1.0;
    if (piece.isInferred) opacity *= style.inferredOpacity;
    const model::Route& route = work.ground.atlas.routes[ribbon.index];
    for (const auto& sub : path) {
        for (std::size_t i = 0; i + 1 < sub.points.size(); ++i) {
            work.routes.add(sub.points[i], sub.points[i + 1]);
        }
        const drawing::Rect box = boundsOf(sub.points);
        work.explain(Key::route, route.id, box);
        if (hasStatus) work.explain(Key::status, access::toString(piece.status), box);
        if (piece.uncertain) work.explain(Key::faded, "status", box);
        if (piece.isPartys) work.explain(Key::voice, piece.isInferred ? "inferred" : "party", box);
    }
    opacity *= route.style->strokeOpacity.value_or(1.0);
    addRibbon(work.below, path, ribbon.colour, hasStatus ? piece.status : Status::open, ribbon.width, style, opacity,
              seen(work, 2.0 * ribbon.width));
    if (piece.isPartys) addBeads(work.below, path, ribbon.width, style, opacity);
}

}  // namespace

Colour routeColour(const Ground::Impl& ground, std::size_t route) {
    const auto& colours = ground.style.routes.colours;
    const Colour own = colours.empty() ? Colour{60, 60, 60, 255} : colours[route % colours.size()];
    return colourOf(ground.atlas.routes[route].style->stroke.value_or(""), own);
}

void addRibbon(Items& items, const Path& path, Colour colour, Status status, double width, const RouteStyle& style,
               double opacity, const std::optional<drawing::Rect>& within) {
    const Colour own = faded(colour, opacity), dark = faded(style.closed, opacity),
                 light = faded(style.hollow, opacity);
    switch (status) {
        case Status::open:
            items.push_back(stroke(path, own, width, {}, Cap::butt));
            return;
        case Status::restricted:
            items.push_back(stroke(path, faded(mixed(colour, style.hollow, 0.68), opacity), width));
            items.push_back(stroke(path, own, width, {3.4 * width, 2.0 * width}));
            return;
        case Status::disputed:
            items.push_back(stroke(path, dark, width));
            items.push_back(stroke(path, own, width, {2.4 * width, 2.4 * width}));
            return;
        case Status::closed:
            items.push_back(stroke(path, own, width));
            items.push_back(stroke(path, dark, 0.5 * width));
            for (const auto& sub : path) addCrosses(items, sub.points, width, dark, light, within);
            return;
        case Status::unknown:
            items.push_back(stroke(path, own, width));
            items.push_back(stroke(path, faded(mixed(colour, style.hollow, 0.82), opacity), 0.5 * width));
            return;
    }
}

void addBeads(Items& items, const Path& path, double width, const RouteStyle& style, double opacity) {
    items.push_back(stroke(path, faded(style.hollow, opacity), 0.42 * width, {0.01, 3.0 * width}, Cap::round));
}

void drawRoutes(Work& work) {
    if (!work.show.layers.routes) return;
    const RouteStyle& style = work.style().routes;
    const std::vector<Ribbon> ribbons = ribbonsOf(work);
    for (const Ribbon& ribbon : ribbons) addBand(work, ribbon);
    for (const Ribbon& ribbon : ribbons)
        work.below.push_back(stroke(pathOf(ribbon.lines), style.halo, ribbon.width + work.pixels(2.0)));
    for (const Ribbon& ribbon : ribbons) addGaps(work, ribbon);
    for (const Ribbon& ribbon : ribbons) {
        bool hasStatus = false;
        for (const Piece& piece : piecesOf(work, ribbon.index, hasStatus)) drawStretch(work, ribbon, piece, hasStatus);
        work.addHit(ThingKind::route, work.ground.atlas.routes[ribbon.index].id, pathOf(ribbon.lines),
                    0.5 * ribbon.width, true);
    }
}

}  // namespace corridor::scene
