#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodesy/geodesic.hpp"
#include "model/atlas.hpp"
#include "study/study.hpp"
#include "units/quantity.hpp"

/// What lies along a route. Chainage is the geodesic length from the route's start along its shipped
/// geometry; over a gap it stands still.
namespace corridor::study {

/// Places within this distance of a route are met by it.
inline constexpr units::Metres meetingDistance{2000.0};

/// Geodesic length of a route's parts; gaps are not counted.
units::Metres lengthOf(const model::Route& route);

/// Geodesic from the first position to the last. 0 for a closed loop.
units::Metres straightLineOf(const model::Route& route);

/// Length by straight line; absent where the straight line is shorter than a metre.
std::optional<double> sinuosityOf(const model::Route& route);

/// The nearest point of a route with gaps; chainage runs on over the gaps.
geodesy::Nearest nearestOn(const model::Route& route, units::LonLat position);

/// The position at a chainage, clamped to the route.
units::LonLat pointAt(const model::Route& route, units::Metres chainage);

/// A place or checkpoint that a route meets.
struct Meeting {
    std::string id;
    model::Names names;
    std::string kind;
    bool isCheckpoint = false;
    units::Metres chainage;
    units::Metres offset;
};

/// Places within `meetingDistance`, and checkpoints that stand on the route on the day (by their `on`;
/// without one, within their accuracy or 500 m), in order of chainage.
std::vector<Meeting> meetings(const model::Atlas& atlas, const model::Route& route, std::optional<units::Date> on);

/// The way between two things met.
struct Leg {
    Meeting from, to;
    units::Metres length() const { return to.chainage - from.chainage; }
};
std::vector<Leg> legs(const std::vector<Meeting>& met);

/// Length of `other` that runs over the same road as `route`: edges with the same id, and for routes
/// without edges segments with the same two ends. In either direction.
units::Metres sharedLength(const model::Atlas& atlas, const model::Route& route, const model::Route& other);

/// An event seen from a route.
struct NearEvent {
    const model::Event* event = nullptr;
    std::optional<geodesy::Nearest> nearest;      ///< absent: no route was asked for
    std::optional<geodesy::ChainageRange> range;  ///< where it may lie, given its accuracy
};

/// Which events to list.
struct EventQuery {
    const model::Route* near = nullptr;  ///< absent: wherever they are
    units::Metres within{5000.0};        ///< from the event's point to the route
    units::DayRange window;
    bool withUndated = false;
    std::vector<std::string> categories;  ///< empty: all
};

/// Events whose possible days touch the window, by first possible day, then id. With a route, only those
/// that have a place, and within the distance of it.
std::vector<NearEvent> eventsIn(const model::Atlas& atlas, const EventQuery& query);

}  // namespace corridor::study
