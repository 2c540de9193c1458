#pragma once

#include <cstddef>
#include <cstdint>
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
    model::Names only;                    ///< the limit that the row itself states, in words
    units::DaySpan from;                  ///< its first day
    std::optional<units::DaySpan> until;  ///< its last day as stated or as ended by the next word; absent: goes on
    bool untilInferred = false;           ///< the row's last day is not its speaker's
    std::optional<units::DaySpan> said;   ///< when it was said, where the claim has a date
    std::vector<std::string> sources;
    bool isPartisan = false;              ///< it has sources, and each is a party or aligned with one
    std::optional<model::Part> part;
    bool isPartFound = true;              ///< false: an end of the part is not there; taken for the whole
    model::Direction direction = model::Direction::both;
    std::string target;                   ///< what it was said of
    std::string basis;
    bool isPassage = false;
    units::Metres reach;                  ///< of the target asked about; 0: a point of it
    std::vector<std::string> also;        ///< events with words to the same effect, left out since they reach no more
    bool otherwise = false;               ///< did not decide this answer, but would if an uncertain date
                                          ///< fell the other way; only where the answer is uncertain
};

/// One speaker's word in an answer.
struct Side {
    std::string by;  ///< a party's id, or `reported`
    model::Access status = model::Access::open;
    units::Metres reach;      ///< of the target, on which it says so
    units::Metres silent;     ///< of the target, on which it says nothing
    bool isInferred = false;  ///< without inferred words it would not say so
    bool isPartisan = false;  ///< nor without words whose sources are all parties, or aligned with one

    /// Nothing is said of a rest of the target that is long enough to count.
    bool isFragment() const;
};

/// The status of one target on one day.
struct Answer {
    Status status = Status::unknown;
    std::vector<std::string> saidBy;  ///< parties' ids in the atlas's order, `reported` first
    std::vector<Side> sides;          ///< one for each of `saidBy`
    bool uncertain = false;           ///< the day lies within the uncertainty of a change
    bool exists = true;               ///< false: outside the target's own days
    units::Metres length;             ///< of the target; 0: a point
    bool isSilent = false;            ///< by the viewpoint of one party: it says nothing of the whole
    bool asReported = false;          ///< the party says nothing of the whole: the reported fact is given
    std::size_t statements = 0;       ///< of that party about the target up to the day, without a status
    std::optional<Side> ofPart;       ///< what that party says of a part, where it is silent on the whole
    std::vector<Evidence> because;    ///< per speaker, as in saidBy, what its word rests on, none of it idle;
                                      ///< then, as ordered, those marked `otherwise`

    /// First and last possible day of the newest assertion that decided; absent where none did, or it has always been.
    std::optional<units::DaySpan> newest;
    std::optional<units::DaySpan> newestSaid;  ///< when that was said, where its claim has a date
};

/// Whether two answers say the same to one who reads them: status, certainty, existence, and who says what.
bool sayTheSame(const Answer& a, const Answer& b);

/// A stretch of a target, in metres from its start; from == to: a point of it.
struct Stretch {
    units::Metres from, to;
    Answer answer;
    std::optional<model::Direction> direction;  ///< set where the two directions differ and are given apart
};

/// What holds each way along a target.
struct ByDirection {
    Answer forward, backward;
};

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

    /// The status on `day` along a route or edge, stretch by stretch: in order, from 0 to the target's length without
    /// gap or overlap, and between them the points (checkpoints, short parts) at which another answer holds than on
    /// both sides. A checkpoint: one point. Gaps of a route take no length. Empty for an id that names nothing.
    std::vector<Stretch> stretchesOn(const std::string& target, units::Date day, const Viewpoint& viewpoint) const;

    /// The same for reading: neighbours that say the same (see `sayTheSame`) are one, and where no direction is asked
    /// for and the two ways differ, they are given apart, forward first.
    std::vector<Stretch> alongOn(const std::string& target, units::Date day, const Viewpoint& viewpoint) const;

    /// The answers for each way, where no direction is asked for and they differ; else nullopt.
    std::optional<ByDirection> byDirectionOn(const std::string& target, units::Date day,
                                             const Viewpoint& viewpoint) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> m_impl;
};

/// Warnings about assertions that say more than they may mean: a closing or restricting one without
/// `part` that reaches edges of another route; an unresolvable part, target or party.
std::vector<units::Problem> problemsOf(const model::Atlas& atlas);

}  // namespace corridor::access
