#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "line_cache.hpp"
#include "plane.hpp"
#include "scene/scene.hpp"

namespace corridor::scene {

/// How large things are at a scale.
struct Scale {
    double metresPerPixel = 1.0;  ///< of a pixel at 96 dpi
    double ratio = 1.0;           ///< pixels to a pixel at 96 dpi

    /// Pixels of a length given at 400 m and at 5 m a pixel (96 dpi); beyond these it stays.
    double between(double far, double near) const;
    /// The same with a value for 50 m a pixel between.
    double between(double far, double middle, double near) const;
    double pixels(double at96dpi) const { return at96dpi * ratio; }
    /// Pixels of a distance on the ground.
    double pixelsOf(double metres) const { return metres / metresPerPixel * ratio; }
    /// Whether something is shown that has this limit (0: none).
    bool shows(double maxMetresPerPixel) const {
        return maxMetresPerPixel <= 0.0 || metresPerPixel <= maxMetresPerPixel;
    }
};

/// A polygon feature: its parts simplified for the scale.
struct GroundArea {
    std::uint32_t shape = 0;
    drawing::Path path;
    drawing::Rect box;
    std::vector<drawing::Point> anchors;  ///< where its name would stand best, best first
};

/// A line feature.
struct GroundLine {
    std::uint32_t shape = 0;
    std::vector<std::vector<drawing::Point>> lines;
    drawing::Rect box;
};

struct GroundRoad {
    std::uint32_t edge = 0;
    std::vector<drawing::SubPath> pieces;
};

/// A stretch of a route that the same routes share from end to end.
struct Run {
    double from = 0.0, to = 0.0;        ///< chainage in metres
    std::vector<std::uint32_t> routes;  ///< indices, ascending; its own among them
    bool forward = true;                ///< in the direction of the first of them
};

struct GroundRoute {
    std::vector<PlaneLine> pieces;     ///< with chainages from 0 at the start of the route, gaps not counted
    std::vector<Run> runs;             ///< in order, from 0 to the length
    std::vector<drawing::Point> gaps;  ///< ends of its gaps, two each
    double length = 0.0;               ///< metres
};

/// Marks that would hide each other stand together.
struct Site {
    drawing::Point at;                   ///< of its first member
    std::vector<std::uint32_t> members;  ///< checkpoints: indices in the atlas
    drawing::Point head;                 ///< events: the middle of the mark
};

/// A road of one number, joined from edge to edge.
struct RoadChain {
    std::string text;
    std::uint32_t edge = 0;  ///< its first
    std::vector<drawing::Point> points;
};

struct Ground::Impl {
    Impl(const model::Atlas& theAtlas, const Style& theStyle, const View& theView, const std::stop_token& stop,
         const ProjectedEvents* projected);

    const model::Atlas& atlas;
    Style style;
    View view;
    Plane plane;
    Scale scale;
    std::optional<drawing::Rect> reach;  ///< what lies beyond is left out; absent: nothing
    drawing::Rect focus;                 ///< what the atlas is about: its network, routes, checkpoints

    std::vector<GroundArea> areas, waters;
    std::vector<GroundLine> rivers, boundaries, lines;
    std::map<std::string, std::vector<GroundRoad>> roads;  ///< by class
    std::vector<RoadChain> roadNumbers;
    std::vector<GroundRoute> routes;
    std::vector<std::optional<drawing::Point>> places, checkpoints, events;
    std::vector<Site> checkpointSites, eventSites;
    static constexpr std::uint32_t noSite = 0xffffffff;
    std::vector<std::uint32_t> siteOfEvent;  ///< by row; `noSite` where it has no place here
    double checkpointSize = 0.0, eventHead = 0.0;  ///< pixels: side of the square; radius
    mutable LineCache lineCache{mostBytesOfNames};
};

/// Metres; 0 where nothing is stated.
inline double radiusOf(const model::EventColumns& events, std::size_t row) {
    const double metres = events.accuracyMetres[row];
    return std::isnan(metres) ? 0.0 : metres;
}

/// Where the number stands that says how many checkpoints one symbol of `size` pixels stands for.
drawing::Rect badgeOf(drawing::Point middle, double size);

/// A number among a feature's other properties, as `accuracy_m` of a boundary.
std::optional<double> numberOf(const model::OtherProperties& other, const std::string& key);
/// A text among them.
std::string textOf(const model::OtherProperties& other, const std::string& key);

/// What of a line may be left out, `more` pixels of reach added.
std::vector<PlaneLine> inReach(const Ground::Impl& ground, const PlaneLine& line, double more = 0.0);
std::vector<std::vector<drawing::Point>> inReach(const Ground::Impl& ground, const std::vector<drawing::Point>& line);

// The parts of Ground::Impl's constructor.
void groundShapes(Ground::Impl& ground, const std::stop_token& stop);
void groundRoads(Ground::Impl& ground, const std::stop_token& stop);
void groundRoutes(Ground::Impl& ground, const std::stop_token& stop);
void groundSites(Ground::Impl& ground, const ProjectedEvents* projected);
/// More exact places first, so that a site stands where its best known member is; then in the order of the data.
std::vector<std::uint32_t> eventsByAccuracy(const model::Events& events);
/// Points inside a path and as far as can be from its edge, the focus' edge and the routes; best first.
std::vector<drawing::Point> innerPoints(const Ground::Impl& ground, const drawing::Path& path,
                                        const drawing::Rect& within);

}  // namespace corridor::scene
