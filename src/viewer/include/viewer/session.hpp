#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "study/state.hpp"
#include "study/study.hpp"

/// What is asked and chosen in the window, and the commands that change it. Knows no display.
namespace corridor::viewer {

enum class ThingKind { route, checkpoint, place, event };

/// Something of the atlas that can be pointed at.
struct Thing {
    ThingKind kind = ThingKind::place;
    std::string id;
    friend bool operator==(const Thing&, const Thing&) = default;
};

/// Where a thing is, for moving there; nullopt for an event without a place and an id that names nothing.
/// A route gives its bounds, a point itself.
std::optional<units::BBox> placeOf(const model::Atlas& atlas, const Thing& thing);

/// Whether the atlas has it.
bool exists(const model::Atlas& atlas, const Thing& thing);

/// One person's view of one study. Days outside the window are pulled to its nearer end.
class Session {
public:
    /// The window of the question must be finite; an unending one is cut to the days of the events.
    Session(std::shared_ptr<const study::Study> study, study::Question question);

    const study::Study& study() const { return *m_study; }
    const model::Atlas& atlas() const { return m_study->atlas; }
    const study::Question& question() const { return m_question; }
    /// All days that the timeline can show.
    units::DayRange window() const { return m_question.window; }

    /// The answer to the question, made once for each day, class, viewpoint and choice of languages.
    std::shared_ptr<const study::State> state() const;

    /// What is asked of the map's picture now.
    scene::Show show() const;

    /// Rises with every change that the map's picture depends on.
    std::uint64_t revision() const { return m_revision; }

    void setDay(units::Date day);
    /// To the next (+1) or previous (-1) day on which an event begins or ends; stays where there is none.
    void stepEvent(int direction);
    void stepDays(std::int32_t days);

    bool isPlaying() const { return m_playing; }
    /// Starts again from the first day if the playhead stands on the last one.
    void togglePlaying();
    /// Moves the playhead on by `seconds` of play; stops at the end.
    void play(double seconds);
    static constexpr double daysPerSecond = 30.0;

    void setTraffic(const std::string& traffic);
    void setAccordingTo(const std::optional<std::string>& party);
    void setLanguages(const std::vector<std::string>& languages);
    const scene::Layers& layers() const { return m_layers; }
    void setLayers(const scene::Layers& layers);

    const std::optional<Thing>& selection() const { return m_selection; }
    /// An id that the atlas does not have selects nothing.
    void select(const std::optional<Thing>& thing);

    /// The route whose status the timeline shows: the one selected last, or that the event selected last is
    /// about; else the first of those compared, else the atlas's first.
    std::optional<std::string> timelineRoute() const;
    /// Status of that route over the window, kept until the question changes.
    const std::vector<access::Interval>& timelineIntervals() const;

    /// Routes chosen for the table, in the order chosen.
    const std::vector<std::string>& compared() const { return m_compared; }
    void toggleCompared(const std::string& route);

private:
    void changed();

    std::shared_ptr<const study::Study> m_study;
    study::Question m_question;
    scene::Layers m_layers;
    std::optional<Thing> m_selection;
    std::optional<std::string> m_route;
    std::vector<std::string> m_compared;
    std::uint64_t m_revision = 1;
    bool m_playing = false;
    double m_fraction = 0.0;  ///< of a day, while playing

    mutable std::shared_ptr<const study::State> m_state;
    mutable std::vector<access::Interval> m_intervals;
    mutable std::optional<std::string> m_intervalsRoute;
    mutable access::Viewpoint m_intervalsViewpoint;
};

}  // namespace corridor::viewer
