#include "access/access.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>
#include <unordered_map>

#include "decision.hpp"

namespace corridor::access {

namespace {

/// A piece of a target in order, by its metres from the target's start.
struct Piece {
    double from = 0.0;
    double to = 0.0;
    Cell cell;
};

/// What can be asked about: its pieces and points in order, the same joined by their words, and the days on which it
/// exists.
struct Target {
    std::vector<Piece> along;
    std::vector<Cell> cells;
    Ties ties;
    std::optional<units::Edtf> valid;
    double metres = 0.0;
};

void addDays(std::set<units::Date>& days, const units::DaySpan& span) {
    for (const units::Date day : {span.lower, span.upper}) {
        if (!day.isFinite()) continue;
        days.insert(day);
        days.insert(day.plusDays(1));
    }
}

}  // namespace

struct Assertions::Impl {
    explicit Impl(const model::Atlas& atlas)
        : ground(atlas),
          vocabulary(vocabularyOf(atlas, ground)),
          reaches(ground, vocabulary.words),
          coverage(model::coverageDays(atlas)) {
        addRoutes(atlas);
        addCheckpoints(atlas);
        for (const model::Edge& edge : atlas.network)
            if (edge.valid) edgeValid.emplace(edge.id, *edge.valid);
    }

    /// Adds the cells of a run along an edge, which lies at these metres of the target.
    void addRun(Target& target, const Use& use) const {
        const double scale = ground.scaleOf(use);
        double chainage = use.from;
        for (Cell& cell : reaches.cellsOf(ground, use.edge, 0.0, 1.0, use.forward)) {
            cell.metres *= scale;
            const double end = chainage + cell.metres;
            target.along.push_back({chainage, end, std::move(cell)});
            chainage = end;
        }
        // Rounding does not part a run from the next.
        for (auto piece = target.along.rbegin(); piece != target.along.rend(); ++piece) {
            piece->to = use.to;
            if (!piece->cell.isPoint) break;
            piece->from = use.to;
        }
        target.metres = std::max(target.metres, use.to);
    }

    void finish(Target& target, const std::string& id, const std::vector<Reach>& runs) const {
        for (const Piece& piece : target.along) target.cells.push_back(piece.cell);
        target.cells = joined(std::move(target.cells));
        target.ties = tiesOf(ground, vocabulary.words, target.cells, id, runs);
    }

    void addRoutes(const model::Atlas& atlas) {
        for (std::size_t i = 0; i < atlas.routes.size(); ++i) {
            Target target;
            target.valid = atlas.routes[i].valid;
            std::vector<Reach> runs;
            for (const Use& use : ground.usesOf(i)) {
                addRun(target, use);
                runs.push_back({use.edge});
            }
            finish(target, atlas.routes[i].id, runs);
            targets.emplace(atlas.routes[i].id, std::move(target));
        }
    }

    /// Its place on each route that it is on, with whatever is said there, each way of the route; on no route, what is
    /// said of itself. Whatever reaches it belongs to it.
    void addCheckpoints(const model::Atlas& atlas) {
        for (const model::Checkpoint& checkpoint : atlas.checkpoints) {
            std::vector<Cell> cells;
            for (const Reach& place : reachOfCheckpoint(ground, atlas, checkpoint, model::Direction::forward)) {
                cells.push_back(reaches.pointOn(ground, place.edge, place.from));
                if (!place.forward) std::swap(cells.back().forward, cells.back().backward);
            }
            if (cells.empty()) cells.push_back(ownWords(checkpoint.id));
            Target target;
            target.valid = checkpoint.existed;
            for (Cell& cell : joined(std::move(cells))) target.along.push_back({0.0, 0.0, std::move(cell)});
            finish(target, checkpoint.id, {});
            target.ties.wholly.clear();
            for (WordId id = 0; id < vocabulary.words.size(); ++id) target.ties.wholly.push_back(id);
            targets.emplace(checkpoint.id, std::move(target));
        }
    }

    Cell ownWords(const std::string& id) const {
        Cell cell;
        cell.isPoint = true;
        for (std::size_t i = 0; i < vocabulary.words.size(); ++i) {
            const Word& word = vocabulary.words[i];
            if (word.evidence.target != id) continue;
            const auto own = static_cast<WordId>(i);
            if (word.direction != model::Direction::backward) cell.forward.push_back(own);
            if (word.direction != model::Direction::forward) cell.backward.push_back(own);
        }
        return cell;
    }

    std::shared_ptr<const Target> targetOf(const std::string& id) const {
        if (const auto found = targets.find(id); found != targets.end())
            return {std::shared_ptr<const Target>(), &found->second};
        const std::optional<std::size_t> edge = ground.edgeOf(id);
        if (!edge) return nullptr;
        const auto target = std::make_shared<Target>();
        addRun(*target, {*edge, true, 0.0, ground.edgeLength(*edge)});
        finish(*target, id, {{*edge}});
        if (const auto found = edgeValid.find(id); found != edgeValid.end()) target->valid = found->second;
        return target;
    }

    std::vector<Voice> voicesOn(const Target& target, const Viewpoint& viewpoint) const {
        return voicesOf(vocabulary.words, target.cells, target.ties, viewpoint);
    }

    /// What the viewpoint's party said of a target up to the day without a status.
    std::size_t statementsOn(const std::string& target, units::Date day, const Viewpoint& viewpoint) const {
        if (!viewpoint.accordingTo) return 0;
        const auto found = vocabulary.statements.find({*viewpoint.accordingTo, target});
        if (found == vocabulary.statements.end()) return 0;
        const std::vector<units::Date>& days = found->second;
        return static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), day) - days.begin());
    }

    std::optional<std::size_t> speakerOf(const std::optional<std::string>& party) const {
        if (!party) return std::nullopt;
        const auto& speakers = vocabulary.speakers;
        return static_cast<std::size_t>(std::find(speakers.begin(), speakers.end(), *party) - speakers.begin());
    }

    Decision decideOn(const std::vector<Voice>& voices, const std::optional<units::Edtf>& valid, units::Date day,
                      const Viewpoint& viewpoint) const {
        const Existence existence = model::existenceOn(valid, day);
        if (!coverage.contains(day) || existence == Existence::no) {
            Decision nothing;
            nothing.exists = existence != Existence::no;
            return nothing;
        }
        return decide(vocabulary.words, voices, outcomesOf(vocabulary.words, vocabulary.dates, voices, day), existence,
                      speakerOf(viewpoint.accordingTo));
    }

    std::set<units::Date> changeDays(const Target& target) const {
        std::set<units::Date> days;
        const auto addWord = [&](WordId id) {
            const Word& word = vocabulary.words[id];
            addDays(days, vocabulary.dates.spans[word.start]);
            if (word.until) addDays(days, vocabulary.dates.spans[*word.until]);
            if (word.existence) {
                addDays(days, vocabulary.dates.spans[word.existence->first]);
                addDays(days, vocabulary.dates.spans[word.existence->last]);
            }
        };
        std::set<WordId> ids;
        for (const Cell& cell : target.cells) {
            ids.insert(cell.forward.begin(), cell.forward.end());
            ids.insert(cell.backward.begin(), cell.backward.end());
        }
        for (const WordId id : ids) addWord(id);
        if (target.valid) {
            addDays(days, target.valid->start);
            addDays(days, target.valid->end);
        }
        if (coverage.from.isFinite()) days.insert(coverage.from);
        if (coverage.to.isFinite()) days.insert(coverage.to);
        return days;
    }

    Ground ground;
    Vocabulary vocabulary;
    Reaches reaches;
    units::DayRange coverage;
    std::unordered_map<std::string, Target> targets;
    std::unordered_map<std::string, units::Edtf> edgeValid;
};

Assertions::Assertions(const model::Atlas& atlas) : m_impl(std::make_shared<const Impl>(atlas)) {}

Answer Assertions::statusOn(const std::string& target, units::Date day, const Viewpoint& viewpoint) const {
    const std::shared_ptr<const Target> found = m_impl->targetOf(target);
    if (!found) {
        Answer none;
        none.exists = false;
        return none;
    }
    const Decision decision = m_impl->decideOn(m_impl->voicesOn(*found, viewpoint), found->valid, day, viewpoint);
    return answerOf(m_impl->vocabulary, decision, found->metres, m_impl->statementsOn(target, day, viewpoint));
}

Answer Assertions::statusOn(const std::vector<EdgeStretch>& path, units::Date day, const Viewpoint& viewpoint) const {
    Target target;
    std::vector<Reach> runs;
    for (const EdgeStretch& stretch : path) {
        const std::optional<std::size_t> edge = m_impl->ground.edgeOf(stretch.edge);
        if (!edge) {
            // Nobody speaks of an edge that the atlas does not have.
            target.cells.push_back({2.0 * toleranceMetres, false, {}, {}});
            continue;
        }
        std::vector<Cell> run =
            m_impl->reaches.cellsOf(m_impl->ground, *edge, stretch.from, stretch.to, stretch.forward);
        std::move(run.begin(), run.end(), std::back_inserter(target.cells));
        target.metres += (stretch.to - stretch.from) * m_impl->ground.edgeLength(*edge);
        runs.push_back({*edge, stretch.from, stretch.to});
    }
    target.cells = joined(std::move(target.cells));
    target.ties = tiesOf(m_impl->ground, m_impl->vocabulary.words, target.cells, "", runs);
    Viewpoint own = viewpoint;
    if (!own.direction) own.direction = model::Direction::forward;
    const Decision decision = m_impl->decideOn(m_impl->voicesOn(target, own), std::nullopt, day, own);
    return answerOf(m_impl->vocabulary, decision, target.metres, 0);
}

std::vector<Interval> Assertions::intervals(const std::string& target, units::DayRange window,
                                            const Viewpoint& viewpoint) const {
    assert(window.empty() || (window.from.isFinite() && window.to.isFinite()));
    std::vector<Interval> found;
    if (window.empty()) return found;
    const std::shared_ptr<const Target> asked = m_impl->targetOf(target);
    if (!asked) return {{window, statusOn(target, window.from, viewpoint)}};

    const std::vector<Voice> voices = m_impl->voicesOn(*asked, viewpoint);
    std::set<units::Date> days = m_impl->changeDays(*asked);
    days.insert(window.from);
    std::optional<Decision> last;
    for (auto day = days.find(window.from); day != days.end() && *day < window.to; ++day) {
        Decision decision = m_impl->decideOn(voices, asked->valid, *day, viewpoint);
        if (last && isSame(*last, decision) && readsAlike(*last, decision)) continue;
        if (last) found.back().days.to = *day;
        found.push_back({{*day, window.to},
                         answerOf(m_impl->vocabulary, decision, asked->metres, 0)});  // statements end no interval
        last = std::move(decision);
    }
    return found;
}

std::vector<units::Date> Assertions::changeDays(const std::string& target) const {
    const std::shared_ptr<const Target> asked = m_impl->targetOf(target);
    if (!asked) return {};
    const std::set<units::Date> days = m_impl->changeDays(*asked);
    return {days.begin(), days.end()};
}

std::vector<Stretch> Assertions::stretchesOn(const std::string& target, units::Date day,
                                             const Viewpoint& viewpoint) const {
    const std::shared_ptr<const Target> found = m_impl->targetOf(target);
    if (!found) return {};
    const std::size_t statements = m_impl->statementsOn(target, day, viewpoint);
    if (found->metres == 0.0) return {{{}, {}, statusOn(target, day, viewpoint), std::nullopt}};
    std::vector<Stretch> stretches;
    std::optional<Decision> last;
    for (const Piece& piece : found->along) {
        const std::vector<Voice> voices =
            voicesOf(m_impl->vocabulary.words, {piece.cell}, found->ties, viewpoint);
        Decision decision = m_impl->decideOn(voices, found->valid, day, viewpoint);
        if (last && isSame(*last, decision)) {
            stretches.back().to.value = piece.to;
            continue;
        }
        stretches.push_back({{piece.from},
                             {piece.to},
                             answerOf(m_impl->vocabulary, decision, piece.to - piece.from, statements),
                             std::nullopt});
        last = std::move(decision);
    }
    for (Stretch& stretch : stretches) stretch.answer.length = stretch.to - stretch.from;
    return stretches;
}

std::vector<Stretch> Assertions::alongOn(const std::string& target, units::Date day,
                                         const Viewpoint& viewpoint) const {
    const std::shared_ptr<const Target> found = m_impl->targetOf(target);
    if (!found) return {};
    const std::size_t statements = m_impl->statementsOn(target, day, viewpoint);
    if (found->metres == 0.0) {
        const std::optional<ByDirection> both = byDirectionOn(target, day, viewpoint);
        if (!both) return {{{}, {}, statusOn(target, day, viewpoint), std::nullopt}};
        return {{{}, {}, both->forward, model::Direction::forward}, {{}, {}, both->backward, model::Direction::backward}};
    }
    const auto read = [&](const Piece& piece, std::optional<model::Direction> direction) {
        Viewpoint own = viewpoint;
        if (direction) own.direction = direction;
        const std::vector<Voice> voices = voicesOf(m_impl->vocabulary.words, {piece.cell}, found->ties, own);
        const Decision decision = m_impl->decideOn(voices, found->valid, day, own);
        const double metres = piece.to - piece.from;
        return Stretch{{piece.from}, {piece.to}, answerOf(m_impl->vocabulary, decision, metres, statements), direction};
    };
    std::vector<Stretch> along, last;
    for (const Piece& piece : found->along) {
        std::vector<Stretch> here;
        if (!viewpoint.direction && piece.cell.forward != piece.cell.backward) {
            here = {read(piece, model::Direction::forward), read(piece, model::Direction::backward)};
            if (sayTheSame(here[0].answer, here[1].answer)) here.clear();
        }
        if (here.empty()) here = {read(piece, std::nullopt)};
        const bool goesOn = std::equal(last.begin(), last.end(), here.begin(), here.end(), [](const auto& a, const auto& b) {
            return a.direction == b.direction && sayTheSame(a.answer, b.answer);
        });
        if (!goesOn) along.insert(along.end(), here.begin(), here.end());
        for (std::size_t i = 0; goesOn && i < here.size(); ++i) {
            Stretch& stretch = along[along.size() - here.size() + i];
            stretch.to = here[i].to;
            stretch.answer.length = stretch.to - stretch.from;
        }
        last = std::move(here);
    }
    return along;
}

std::optional<ByDirection> Assertions::byDirectionOn(const std::string& target, units::Date day,
                                                     const Viewpoint& viewpoint) const {
    const std::shared_ptr<const Target> found = m_impl->targetOf(target);
    const bool isDirected = found && std::any_of(found->cells.begin(), found->cells.end(), [](const Cell& cell) {
        return cell.forward != cell.backward;
    });
    if (viewpoint.direction || !isDirected) return std::nullopt;
    Viewpoint forward = viewpoint, backward = viewpoint;
    forward.direction = model::Direction::forward;
    backward.direction = model::Direction::backward;
    ByDirection both{statusOn(target, day, forward), statusOn(target, day, backward)};
    if (sayTheSame(both.forward, both.backward)) return std::nullopt;
    return both;
}

}  // namespace corridor::access
