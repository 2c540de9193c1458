#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "model/atlas.hpp"
#include "units/date.hpp"

/// Where things stand on the timeline: days to pixels and back, events in lanes, the scale's labels.
namespace corridor::viewer {

/// A run of days laid over a run of pixels.
struct TimeAxis {
    units::DayRange days;            ///< finite and not empty
    double left = 0.0, right = 1.0;  ///< pixels; left < right

    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;

    double pixelsPerDay() const;
    /// The left edge of a day's column; days outside the range lie outside the pixels. An unending day lies
    /// at the far end of a double's useful range, beyond every edge.
    double leftOf(units::Date day) const;
    double middleOf(units::Date day) const;
    /// The day whose column holds x, clamped to the range.
    units::Date dayAt(double x) const;
};

/// The axis closer by `factor` about pixel `about`, inside `bounds` and never under 14 days (or the bounds,
/// if they are shorter).
TimeAxis zoomed(const TimeAxis& axis, double factor, double about, units::DayRange bounds);

/// The axis moved by days, inside `bounds`.
TimeAxis moved(const TimeAxis& axis, std::int32_t days, units::DayRange bounds);

/// A label of the scale.
struct TimeTick {
    units::Date day;
    double x = 0.0;
    std::string label;     ///< `2023`, `Mar`, `14`; empty: a line alone
    bool isMajor = false;  ///< a year, or a month where days are shown
};
/// Years, quarters or months, and days, as close as they can be read; in order.
std::vector<TimeTick> ticks(const TimeAxis& axis);

/// An event as it is drawn: solid over the days on which it certainly goes on (at least a mark of its own
/// width), faded over those on which it may.
struct TimeMark {
    std::size_t event = 0;                     ///< row of the atlas's events
    std::size_t category = 0;                  ///< index in `categories`
    int lane = 0;                              ///< 0 is the lowest
    double left = 0.0, right = 0.0;            ///< all possible days
    double solidLeft = 0.0, solidRight = 0.0;  ///< certain days
    bool openEnd = false, openStart = false;   ///< goes on past the axis without an end
};

/// The categories that occur, in the order of their first event in time, then by name.
std::vector<std::string> categoriesOf(const model::Atlas& atlas);

/// Marks of all dated events that touch the axis, packed into at most `lanes` lanes so that points do not hide
/// one another while there is room; the last lane takes what is left. Each mark is at least `minWidth` wide.
std::vector<TimeMark> marks(const model::Atlas& atlas, const TimeAxis& axis, int lanes, double minWidth);

/// Whether the events that touch the axis are too many to be told apart as marks.
bool areMany(const model::EventColumns& events, const TimeAxis& axis);

/// For each category of the events, and each pixel of the axis: the events of which a possible day lies there.
struct TimeHistogram {
    std::vector<std::vector<std::int64_t>> counts;
};
TimeHistogram histogramOf(const model::EventColumns& events, const TimeAxis& axis);

/// Stretches of equal status with their pixels, clipped to the axis.
struct TimeBar {
    double left = 0.0, right = 0.0;
    access::Status status = access::Status::unknown;
    bool uncertain = false;
    std::size_t interval = 0;  ///< index in what was given
};
std::vector<TimeBar> bars(const std::vector<access::Interval>& intervals, const TimeAxis& axis);

/// The days on which an event begins or ends with certainty or at the earliest, sorted, each once: where the
/// playhead steps to.
std::vector<units::Date> eventDays(const model::Atlas& atlas);

}  // namespace corridor::viewer
