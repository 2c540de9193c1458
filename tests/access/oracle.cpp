#include "oracle.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "small_atlas.hpp"

namespace corridor::access::test {

namespace {

using model::Direction;

/// A quarter of an edge travelled one way; with a checkpoint: the point in its middle where that stands.
struct Spot {
    std::string edge;
    int quarter = 0;
    bool alongEdge = true;
    std::string checkpoint;
};

using World = std::map<std::string, units::Date>;  // by name of the date

std::string nameOf(const std::string& owner, const char* end, const units::DaySpan& span) {
    return owner + end + toString(span.lower) + toString(span.upper);
}

struct Row {
    std::shared_ptr<const model::Event> event;
    const model::Assertion* assertion;
    std::string by, start, until;  // names of dates
};

std::vector<Row> rowsOf(const model::Atlas& atlas, std::map<std::string, units::DaySpan>& dates) {
    std::vector<Row> rows;
    for (const model::Event& each : atlas.events) {
        const auto shared = std::make_shared<const model::Event>(each);
        const model::Event& event = *shared;
        for (const model::Assertion& assertion : event.access) {
            Row row{shared, &assertion, assertion.by.empty() ? "reported" : assertion.by, "", ""};
            const units::DaySpan start = assertion.from ? assertion.from->start : event.date->start;
            row.start = nameOf(event.id, " start ", start);
            dates[row.start] = start;
            if (assertion.until) {
                row.until = nameOf(event.id, " until ", assertion.until->end);
                dates[row.until] = assertion.until->end;
            }
            rows.push_back(row);
        }
    }
    return rows;
}

/// Which quarter of which edge a checkpoint stands in.
std::pair<std::string, int> whereIs(const model::Atlas& atlas, const model::Checkpoint& checkpoint) {
    for (const model::Edge& edge : atlas.network) {
        const units::LonLat a = edge.line.front(), b = edge.line.back();
        if (a.lat != 0.0 || b.lat != 0.0) continue;
        const double f = (checkpoint.position.lon - a.lon) / (b.lon - a.lon);
        if (f > 0.0 && f < 1.0) return {edge.id, static_cast<int>(f * 4.0)};
    }
    return {"", 0};
}

bool covers(const model::Atlas& atlas, const model::Assertion& assertion, const std::string& target, const Spot& spot) {
    const auto directionFits = [&](bool alongTarget) {
        return assertion.direction == Direction::both || (assertion.direction == Direction::forward) == alongTarget;
    };
    if (const model::Checkpoint* checkpoint = model::findCheckpoint(atlas, target)) {
        if (spot.checkpoint != target) return false;
        for (const std::string& on : checkpoint->on)
            for (const model::EdgeUse& use : model::findRoute(atlas, on)->edges)
                if (use.edge == spot.edge && directionFits(use.forward == spot.alongEdge)) return true;
        return false;
    }
    if (model::findEdge(atlas, target)) return target == spot.edge && directionFits(spot.alongEdge);
    const model::Route& route = *model::findRoute(atlas, target);
    int first = 0, last = static_cast<int>(route.edges.size()) * 4;
    if (assertion.part) {
        const auto quarters = [](const model::PartEnd& end) {
            return static_cast<int>(std::lround(std::get<units::Metres>(end).value / (edgeMetres / 4)));
        };
        first = std::min(quarters(assertion.part->from), quarters(assertion.part->to));
        last = std::max(quarters(assertion.part->from), quarters(assertion.part->to));
    }
    for (int k = first; k < last; ++k) {
        const model::EdgeUse& use = route.edges[static_cast<std::size_t>(k / 4)];
        const int quarter = use.forward ? k % 4 : 3 - k % 4;
        if (use.edge == spot.edge && quarter == spot.quarter && directionFits(use.forward == spot.alongEdge))
            return true;
    }
    return false;
}

std::vector<Spot> spotsOf(const model::Atlas& atlas, const std::string& target, const Viewpoint& viewpoint) {
    std::vector<model::EdgeUse> uses;
    std::vector<bool> ways;
    if (viewpoint.direction != Direction::backward) ways.push_back(true);
    if (viewpoint.direction != Direction::forward) ways.push_back(false);
    if (const model::Route* route = model::findRoute(atlas, target))
        uses = route->edges;
    else
        uses = {{target, true}};
    std::vector<Spot> spots;
    for (const model::EdgeUse& use : uses) {
        for (const bool way : ways) {
            for (int q = 0; q < 4; ++q) spots.push_back({use.edge, q, way == use.forward, ""});
            for (const model::Checkpoint& checkpoint : atlas.checkpoints) {
                const auto [edge, quarter] = whereIs(atlas, checkpoint);
                if (edge == use.edge) spots.push_back({use.edge, quarter, way == use.forward, checkpoint.id});
            }
        }
    }
    return spots;
}

int classesOf(const model::Assertion& assertion) {
    const std::set<std::string> classes(assertion.traffic.begin(), assertion.traffic.end());
    return classes.contains("all") ? 1000 : static_cast<int>(classes.size());
}

int quartersOf(const model::Atlas& atlas, const model::Assertion& assertion, const std::string& target) {
    if (model::findCheckpoint(atlas, target)) return 0;
    if (model::findEdge(atlas, target)) return 4;
    if (!assertion.part) return static_cast<int>(model::findRoute(atlas, target)->edges.size()) * 4;
    return static_cast<int>(std::lround(std::abs(std::get<units::Metres>(assertion.part->from).value -
                                                 std::get<units::Metres>(assertion.part->to).value) /
                                        (edgeMetres / 4)));
}

int daysOf(const Row& row, const std::map<std::string, units::DaySpan>& dates) {
    if (row.until.empty()) return row.assertion->isPassage ? 1 : 1000000;
    return dates.at(row.until).upper.days() - dates.at(row.start).lower.days() + 1;
}

bool existsIn(const World& world, const std::string& id, const std::optional<units::Edtf>& valid, units::Date day) {
    if (!valid) return true;
    return world.at(nameOf(id, " first ", valid->start)) <= day && day <= world.at(nameOf(id, " last ", valid->end));
}

void addLife(std::map<std::string, units::DaySpan>& dates, const std::string& id,
             const std::optional<units::Edtf>& valid) {
    if (!valid) return;
    dates[nameOf(id, " first ", valid->start)] = valid->start;
    dates[nameOf(id, " last ", valid->end)] = valid->end;
}

using Maybe = std::optional<model::Access>;

struct Question {
    const model::Atlas& atlas;
    const std::string& target;
    units::Date day;
    const Viewpoint& viewpoint;
    std::map<std::string, units::DaySpan> dates;
    std::vector<Row> rows;

    bool hears(const Row& row) const {
        const auto& classes = row.assertion->traffic;
        return std::find(classes.begin(), classes.end(), "all") != classes.end() ||
               std::find(classes.begin(), classes.end(), viewpoint.traffic) != classes.end();
    }

    /// The word of a speaker at a spot in a world: of each target the last that was said, if it has not
    /// ended; of these the newest. `belongs`: it restricts, and so does one of these that belongs to the target asked.
    struct AtSpot {
        Maybe word;
        bool belongs = false;
        std::vector<std::pair<std::string, const model::Assertion*>> standing;  ///< with what they were said of
    };
    AtSpot wordAt(const std::string& speaker, const Spot& spot, const World& world) const {
        struct Last {
            std::vector<int> key;
            Maybe word;
            const model::Assertion* row = nullptr;
        };
        std::map<std::string, Last> byTarget;
        for (const Row& row : rows) {
            if (row.by != speaker || !hears(row) || world.at(row.start) > day) continue;
            const units::Date last = row.until.empty() ? units::Date::latest() : world.at(row.until);
            if (row.assertion->isPassage && day > (row.until.empty() ? world.at(row.start) : last)) continue;
            for (const std::string& of : row.assertion->targets) {
                if (!covers(atlas, *row.assertion, of, spot)) continue;
                const model::Checkpoint* checkpoint = model::findCheckpoint(atlas, of);
                if (checkpoint && !existsIn(world, of, checkpoint->existed, day)) continue;
                const std::vector<int> key{-world.at(row.start).days(),
                                           classesOf(*row.assertion),
                                           row.assertion->direction == Direction::both,
                                           !row.assertion->isPassage,
                                           quartersOf(atlas, *row.assertion, of),
                                           daysOf(row, dates),
                                           -static_cast<int>(row.assertion->status)};
                const auto [found, isFirst] = byTarget.emplace(of, Last{key, std::nullopt, nullptr});
                if (!isFirst && !(key < found->second.key)) continue;
                found->second.key = key;
                found->second.row = row.assertion;
                found->second.word = last < day ? std::nullopt : Maybe(row.assertion->status);
            }
        }
        Last newest;
        for (const auto& [of, last] : byTarget)
            if (last.word && (!newest.word || last.key < newest.key)) newest = last;
        AtSpot said{newest.word, false, {}};
        for (const auto& [of, last] : byTarget)
            if (last.word) said.standing.emplace_back(of, last.row);
        for (const auto& [of, last] : byTarget)
            if (newest.word == model::Access::restricted && last.word == newest.word)
                said.belongs = said.belongs || belongsTo(*last.row, of);
        return said;
    }

    bool belongsTo(const model::Assertion& row, const std::string& of) const {
        const model::Route* said = model::findRoute(atlas, of);
        if (of == target || !said) return true;
        std::set<std::string> edges{target};
        if (const model::Route* asked = model::findRoute(atlas, target))
            for (const model::EdgeUse& use : asked->edges) edges.insert(use.edge);
        for (const model::EdgeUse& use : said->edges)
            for (int quarter = 0; quarter < 4; ++quarter)
                for (const bool way : {true, false})
                    if (!edges.contains(use.edge) && covers(atlas, row, of, {use.edge, quarter, way, ""})) return false;
        return true;
    }

    /// On the whole, or else on a part alone.
    struct OnWhole {
        Maybe word, ofPart;
    };
    OnWhole wordOnWhole(const std::string& speaker, const World& world) const {
        Maybe worst;
        bool everywhere = true, belongs = false;
        for (const Spot& spot : spotsOf(atlas, target, viewpoint)) {
            const AtSpot said = wordAt(speaker, spot, world);
            belongs = belongs || said.belongs;
            if (!said.word)
                everywhere = false;
            else if (!worst || *worst < *said.word)
                worst = said.word;
        }
        const bool counts = everywhere || worst == model::Access::closed ||
                            (worst == model::Access::restricted && belongs);
        return counts ? OnWhole{worst, std::nullopt} : OnWhole{std::nullopt, worst};
    }
};

int rank(Status status) {
    const std::vector<Status> order{Status::open, Status::unknown, Status::restricted, Status::disputed,
                                    Status::closed};
    return static_cast<int>(std::find(order.begin(), order.end(), status) - order.begin());
}

Status statusOf(model::Access access) {
    return access == model::Access::open ? Status::open
                                         : (access == model::Access::closed ? Status::closed : Status::restricted);
}

template <typename Visit>
void eachWorld(const std::vector<std::pair<std::string, units::DaySpan>>& dates, std::size_t next, units::Date day,
               World& world, const Visit& visit) {
    if (next == dates.size()) {
        visit(world);
        return;
    }
    const auto& [name, span] = dates[next];
    if (span.isCertain()) {
        world[name] = span.lower;
        eachWorld(dates, next + 1, day, world, visit);
        return;
    }
    const units::Date lower = span.lower.isFinite() ? span.lower : std::min(span.upper, day).plusDays(-1);
    const units::Date upper = span.upper.isFinite() ? span.upper : std::max(lower, day);
    for (units::Date d = lower; d <= upper; d = d.plusDays(1)) {
        world[name] = d;
        eachWorld(dates, next + 1, day, world, visit);
    }
}

}  // namespace

Expected expected(const model::Atlas& atlas, const std::string& target, units::Date day, const Viewpoint& viewpoint) {
    Question question{atlas, target, day, viewpoint, {}, {}};
    question.rows = rowsOf(atlas, question.dates);
    for (const model::Checkpoint& checkpoint : atlas.checkpoints)
        addLife(question.dates, checkpoint.id, checkpoint.existed);
    std::optional<units::Edtf> valid;
    if (const model::Route* route = model::findRoute(atlas, target)) valid = route->valid;
    addLife(question.dates, target, valid);
    std::set<std::string> speakers{"reported"};
    for (const model::Party& party : atlas.parties) speakers.insert(party.id);

    Expected result;
    if (atlas.coverage && !atlas.coverage->span().contains(day)) return result;
    std::set<bool> existences;
    std::set<Maybe> partyWords, factWords;
    std::map<std::string, std::set<Maybe>> said;
    std::set<std::string> restrictsPart;
    std::set<Status> statuses;
    bool isByPart = false;
    std::optional<Status> worst;
    World start;
    const std::vector<std::pair<std::string, units::DaySpan>> dates(question.dates.begin(), question.dates.end());
    eachWorld(dates, 0, day, start, [&](const World& world) {
        const bool exists = existsIn(world, target, valid, day);
        existences.insert(exists);
        std::map<std::string, Maybe> words;
        std::set<std::string> parts;
        for (const std::string& speaker : speakers) {
            const auto onWhole = question.wordOnWhole(speaker, world);
            words[speaker] = onWhole.word;
            if (onWhole.ofPart == model::Access::restricted) parts.insert(speaker);
        }
        for (const auto& [speaker, word] : words) said[speaker].insert(word);
        std::set<Maybe> values;
        if (viewpoint.accordingTo) {
            const Maybe own = words.contains(*viewpoint.accordingTo) ? words[*viewpoint.accordingTo] : std::nullopt;
            partyWords.insert(own);
            if (!own) factWords.insert(words["reported"]);
            values = {own ? own : words["reported"]};
            if (!parts.contains(*viewpoint.accordingTo)) parts.clear();
        } else {
            for (const auto& entry : words) values.insert(entry.second);
        }
        values.erase(std::nullopt);
        Status status = Status::unknown;
        if (values.size() == 1) status = statusOf(**values.begin());
        if (values.size() > 1) status = Status::disputed;
        isByPart = status == Status::open && !parts.empty();
        if (isByPart) status = Status::disputed;
        restrictsPart = parts;
        statuses.insert(status);
        if (!exists) status = Status::unknown;
        if (!worst || rank(*worst) < rank(status)) worst = status;
    });
    result.exists = existences.contains(true);
    if (!result.exists) return result;
    result.status = *worst;
    result.uncertain = existences.size() > 1 || statuses.size() > 1;
    if (viewpoint.accordingTo) {
        result.uncertain = result.uncertain || partyWords.size() > 1 || factWords.size() > 1;
        return result;
    }
    for (const auto& entry : said) result.uncertain = result.uncertain || entry.second.size() > 1;
    if (result.uncertain) return result;
    result.saidBy.emplace();
    const auto speaks = [&](const std::string& speaker) {
        return said[speaker] != std::set<Maybe>{std::nullopt} || (isByPart && restrictsPart.contains(speaker));
    };
    if (speaks("reported")) result.saidBy->push_back("reported");
    for (const model::Party& party : atlas.parties)
        if (speaks(party.id)) result.saidBy->push_back(party.id);
    return result;
}

std::optional<std::set<std::string>> expectedReasons(const model::Atlas& atlas, const std::string& target,
                                                     units::Date day, const Viewpoint& viewpoint,
                                                     const std::string& speaker, model::Access status) {
    Question question{atlas, target, day, viewpoint, {}, {}};
    question.rows = rowsOf(atlas, question.dates);
    for (const model::Checkpoint& checkpoint : atlas.checkpoints)
        addLife(question.dates, checkpoint.id, checkpoint.existed);
    World world;
    for (const auto& [name, span] : question.dates) world[name] = span.lower;

    struct Candidate {
        std::set<std::size_t> spots;
        int quarters[2] = {0, 0};
        std::vector<int> key;  // the rule's order, but for the id
        std::string event;
    };
    std::map<std::string, Candidate> byStatement;
    const std::vector<Spot> spots = spotsOf(atlas, target, viewpoint);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const Question::AtSpot said = question.wordAt(speaker, spots[i], world);
        if (said.word != status) continue;
        for (const auto& [of, row] : said.standing) {
            if (row->status != status) continue;
            Candidate& candidate = byStatement[row->statement];
            candidate.spots.insert(i);
            if (spots[i].checkpoint.empty()) ++candidate.quarters[spots[i].alongEdge ? 1 : 0];
            for (const Row& known : question.rows)
                if (known.assertion == row) {
                    candidate.event = known.event->id;
                    candidate.key = {of != target, -world.at(known.start).days()};
                }
        }
    }
    std::vector<std::pair<std::string, Candidate>> ordered(byStatement.begin(), byStatement.end());
    const auto keyOf = [](const Candidate& candidate) {
        return std::tuple(candidate.key, -std::max(candidate.quarters[0], candidate.quarters[1]), candidate.event);
    };
    std::sort(ordered.begin(), ordered.end(),
              [&](const auto& a, const auto& b) { return keyOf(a.second) < keyOf(b.second); });
    std::set<std::string> kept;
    std::set<std::size_t> reached;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const Candidate& candidate = ordered[i].second;
        if (i > 0 && keyOf(ordered[i - 1].second) == keyOf(candidate)) return std::nullopt;
        if (std::includes(reached.begin(), reached.end(), candidate.spots.begin(), candidate.spots.end())) continue;
        reached.insert(candidate.spots.begin(), candidate.spots.end());
        kept.insert(ordered[i].first);
    }
    return kept;
}

bool coverTogether(const model::Atlas& atlas, const std::vector<model::Assertion>& rows, const std::string& target,
                   const Viewpoint& viewpoint) {
    const std::vector<Spot> spots = spotsOf(atlas, target, viewpoint);
    return std::all_of(spots.begin(), spots.end(), [&](const Spot& spot) {
        return std::any_of(rows.begin(), rows.end(), [&](const model::Assertion& row) {
            return std::any_of(row.targets.begin(), row.targets.end(),
                               [&](const std::string& of) { return covers(atlas, row, of, spot); });
        });
    });
}

}  // namespace corridor::access::test
