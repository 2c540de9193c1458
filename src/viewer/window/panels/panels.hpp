#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viewer/camera.hpp"
#include "viewer/details.hpp"
#include "viewer/search.hpp"
#include "viewer/session.hpp"
#include "viewer/timeline.hpp"

#include "study/compare.hpp"

/// The window's panels. Each is declared once a frame and changes the session directly; what only the
/// window can do is left in `Wishes`.
namespace corridor::viewer {

struct Wishes {
    std::optional<Thing> goTo;  ///< move the map there
    bool home = false;          ///< the view that the window began with
    int zoom = 0;               ///< steps closer about the middle
};

/// The events on a stretch of the timeline: marks, or where they are too many a histogram.
struct TimelineEvents {
    TimeAxis axis;
    std::vector<TimeMark> marks;
    std::optional<TimeHistogram> histogram;
};

/// What the panels remember from frame to frame.
struct PanelState {
    char search[128] = "";
    bool searchFocus = false;
    bool routesOpen = false, comparisonOpen = false, helpOpen = false;
    bool hint = true;          ///< the newcomer's line is still there
    bool shortOfMemory = false;  ///< parts of the map are missing
    units::DayRange axisDays;  ///< part of the window that the timeline shows
    bool scrubbing = false;
    std::vector<Thing> back;            ///< things shown before, latest last
    std::optional<std::string> source;  ///< a source shown instead of the thing
    std::string copied;                 ///< the link that was copied last

    // Answers kept while nothing they depend on changes.
    std::uint64_t detailsRevision = 0;
    std::optional<Details> details;
    std::uint64_t comparisonRevision = 0;
    std::vector<std::string> comparisonOf;
    std::vector<study::Alternative> comparison;
    std::optional<TimelineEvents> timeline;
    std::string foundFor;  ///< the text of the search that `found` answers
    bool foundAmongEvents = false;
    std::vector<Found> found;
};

/// What is covered on each side while these panels are open.
Insets insetsFor(const Session& session, const PanelState& state);

/// Selects a thing and remembers the one shown before.
void open(Session& session, PanelState& state, const Thing& thing);

void topBar(Session& session, PanelState& state, const SearchIndex& index, Wishes& wishes);
void routesPanel(Session& session, PanelState& state, Wishes& wishes);
void comparisonPanel(Session& session, PanelState& state);
void detailsPanel(Session& session, PanelState& state, Wishes& wishes);
void timelinePanel(Session& session, PanelState& state);
/// Scale bar, legend of statuses, credit, and the newcomer's line.
void mapMargin(const Session& session, const PanelState& state, const Camera& camera);
void zoomButtons(const PanelState& state, const Session& session, Wishes& wishes);
void hoverTip(const Session& session, const std::vector<Thing>& under);

}  // namespace corridor::viewer
