#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "units/date.hpp"
#include "units/quantity.hpp"
#include "units/result.hpp"

/// Who says that a way is open, on which day, for whom. Implements the rule in docs/access-rule.md;
/// nobody downstream decides a status again.
namespace corridor::access {

enum class Status { open, restricted, disputed, closed, unknown };

/// `open`, `restricted`, `disputed`, `closed`, `unknown`.
std::string toString(Status status);
std::string toString(model::Access status);

/// The traffic classes in the order in which they are listed to people; `all` is the last.
const std::vector<std::string>& trafficClasses();

/// The word for nobody in particular: who stands behind a reported fact.
inline constexpr const char* reported = "reported";

/// What is asked of a target, but for the day.
struct Viewpoint {
    std::string traffic = "civilian";
    std::optional<std::string> accordingTo;     ///< a party's id; absent: all speakers
    std::optional<model::Direction> direction;  ///< absent: the worse of both counts

    friend bool operator==(const Viewpoint&, const Viewpoint&) = default;
};

/// An assertion that decided an answer.
struct Evidence {
    std::string event;  ///< id of the event that carries it
    std::string by;     ///< a party's id, or `reported`
    model::Access status = model::Access::open;
    std::string statement;
    std::vector<std::string> conditions;
    units::DaySpan from;                  ///< its first day
    std::optional<units::DaySpan> until;  ///< its last day as stated or as ended by the next word; absent: goes on
    std::vector<std::string> sources;
    std::optional<model::Part> part;
    std::string target;  ///< what it was said of
    std::string basis;
    bool isPassage = false;
    bool otherwise = false;  ///< did not decide this answer, but would if an uncertain date
                             ///< fell the other way; only where the answer is uncertain
};

/// The status of one target on one day.
struct Answer {
    Status status = Status::unknown;
    std::vector<std::string> saidBy;        ///< parties' ids in the atlas's order, `reported` first
    bool uncertain = false;                 ///< the day lies within the uncertainty of a change
    bool exists = true;                     ///< false: outside the target's own days
    bool asReported = false;                ///< the viewpoint's party said nothing: the reported fact is given
    bool othersAgree = false;               ///< by the viewpoint of one party: another speaker says the same
    std::vector<Evidence> because;          ///< newest first within a speaker, speakers as in saidBy;
                                            ///< then, as ordered, those marked `otherwise`
    std::optional<units::Date> newestWord;  ///< first possible day of the newest assertion that decided
};

/// As people read it: `open (Azerbaijan only)` where one party alone says so and no fact is reported,
/// whatever the status.
std::string describe(const Answer& answer);

/// Who says what, from the assertions that decided: for a disputed answer
/// `closed (Armenia, reported); open (Azerbaijan)`, the worse first, speakers as in saidBy. Empty where
/// nobody says anything.
std::string describeSides(const Answer& answer);

/// A stretch of days with one and the same answer.
struct Interval {
    units::DayRange days;
    Answer answer;
};

/// Days of a window by status; every day counts once.
struct DayCounts {
    std::int64_t open = 0, restricted = 0, disputed = 0, closed = 0, unknown = 0;
    friend bool operator==(const DayCounts&, const DayCounts&) = default;
};
DayCounts countDays(const std::vector<Interval>& intervals);

/// A run along one edge, by fractions of its geodesic length: 0 <= from < to <= 1 along the edge's own
/// geometry, travelled `forward` or against it.
struct EdgeStretch {
    std::string edge;
    double from = 0.0;
    double to = 1.0;
    bool forward = true;
};

/// All assertions of an atlas, resolved once to the stretches of edges that they reach. Immutable and
/// safe to share between threads. The atlas is copied from, not referred to.
class Assertions {
public:
    explicit Assertions(const model::Atlas& atlas);

    /// Status of a route, checkpoint or edge, looked for in this order. An id that names none of them:
    /// `unknown`, not existing. A checkpoint hears only what is said of itself.
    Answer statusOn(const std::string& target, units::Date day, const Viewpoint& viewpoint) const;

    /// Status of a path through the network: the edges that it runs over and the checkpoints on them.
    /// A path is a journey: it asks for its own direction, unless the viewpoint names another (`backward`:
    /// the way back; `both`: the worse). A checkpoint at either end of a stretch counts.
    Answer statusOn(const std::vector<EdgeStretch>& path, units::Date day, const Viewpoint& viewpoint) const;

    /// The window cut into intervals of equal status, speakers, evidence and uncertainty, in order,
    /// without gap or overlap. The window must be finite (asserted).
    std::vector<Interval> intervals(const std::string& target, units::DayRange window,
                                    const Viewpoint& viewpoint) const;

    /// Every day on which the answer for a target may differ from the day before, sorted.
    std::vector<units::Date> changeDays(const std::string& target) const;

    /// The status on `day` along a route, stretch by stretch, for drawing: chainages from 0 to the
    /// route's length, in order, without gap or overlap.
    struct Stretch {
        units::Metres from, to;
        Answer answer;
    };
    std::vector<Stretch> stretchesOn(const std::string& route, units::Date day, const Viewpoint& viewpoint) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> m_impl;
};

/// Warnings about assertions that say more than they may mean: a closing or restricting one without
/// `part` that reaches edges of another route; an unresolvable part, target or party.
std::vector<units::Problem> problemsOf(const model::Atlas& atlas);

}  // namespace corridor::access
