#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodesy/geodesic.hpp"
#include "measure/measure.hpp"
#include "model/atlas.hpp"
#include "study/study.hpp"
#include "units/quantity.hpp"

/// What lies along a route. Chainages are those of its measure.
namespace corridor::study {

/// Places within this distance of a route are met by it.
inline constexpr units::Metres meetingDistance{2000.0};

/// A place or checkpoint that a route meets.
struct Meeting {
    std::string id;
    model::Names names;
    std::string kind;
    bool isCheckpoint = false;
    units::Metres chainage;
    units::Metres offset;
    std::size_t piece = 0;  ///< of the route's measure
};

/// Places within `meetingDistance`, and checkpoints that stand on the route on the day (by their `on`;
/// without one, within their accuracy or 500 m), in order of chainage.
std::vector<Meeting> meetings(const model::Atlas& atlas, const model::Route& route, const measure::Measure& measure,
                              std::optional<units::Date> on);

/// The way between two things met one after the other, where no unlisted gap lies between them.
struct Leg {
    Meeting from, to;
    units::Metres length() const { return to.chainage - from.chainage; }
};
std::vector<Leg> legs(const measure::Measure& measure, const std::vector<Meeting>& met);

/// An event seen from a route.
struct NearEvent {
    std::size_t row = 0;  ///< of the atlas's events
    std::optional<geodesy::Nearest> nearest;      ///< absent: no route was asked for
    std::optional<geodesy::ChainageRange> range;  ///< where it may lie, given its accuracy
};

/// Which events to list.
struct EventQuery {
    const measure::Measure* near = nullptr;  ///< of a route; absent: wherever they are
    units::Metres within{5000.0};            ///< from the event's point to the route
    units::DayRange window;
    bool withUndated = false;
    std::vector<std::string> categories;  ///< empty: all
};

/// Events whose possible days touch the window, by first possible day, then id. With a route, only those
/// that have a place, and within the distance of it.
std::vector<NearEvent> eventsIn(const model::Atlas& atlas, const EventQuery& query);

}  // namespace corridor::study
