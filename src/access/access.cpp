#include "access/access.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <unordered_map>

#include "decision.hpp"

namespace corridor::access {

namespace {

/// What can be asked about: its places, and the days on which it exists.
struct Target {
    std::vector<Cell> cells;
    std::optional<units::Edtf> valid;
};

/// A piece of a route in order, for drawing.
struct Piece {
    double from = 0.0;
    double to = 0.0;
    Cell cell;
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

    void addRoutes(const model::Atlas& atlas) {
        for (std::size_t i = 0; i < atlas.routes.size(); ++i) {
            const model::Route& route = atlas.routes[i];
            Target target{{}, route.valid};
            std::vector<Piece> along;
            for (const Use& use : ground.usesOf(i)) {
                double chainage = use.from;
                for (Cell& cell : reaches.cellsOf(ground, use.edge, 0.0, 1.0, use.forward)) {
                    cell.metres *= ground.scaleOf(use);
                    if (!cell.isPoint) along.push_back({chainage, chainage + cell.metres, cell});
                    chainage += cell.metres;
                    target.cells.push_back(std::move(cell));
                }
            }
            target.cells = joined(std::move(target.cells));
            targets.emplace(route.id, std::move(target));
            pieces.emplace(route.id, std::move(along));
        }
    }

    /// Its place on each route that it is on, with whatever is said there; on no route, what is said of itself.
    void addCheckpoints(const model::Atlas& atlas) {
        for (const model::Checkpoint& checkpoint : atlas.checkpoints) {
            std::vector<Cell> cells;
            for (const Reach& place : reachOfCheckpoint(ground, atlas, checkpoint, model::Direction::both))
                cells.push_back(reaches.pointOn(ground, place.edge, place.from));
            if (cells.empty()) cells.push_back(ownWords(checkpoint.id));
            targets.emplace(checkpoint.id, Target{joined(std::move(cells)), checkpoint.existed});
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

    std::optional<Target> targetOf(const std::string& id) const {
        if (const auto found = targets.find(id); found != targets.end()) return found->second;
        const std::optional<std::size_t> edge = ground.edgeOf(id);
        if (!edge) return std::nullopt;
        Target target{joined(reaches.cellsOf(ground, *edge, 0.0, 1.0, true)), std::nullopt};
        if (const auto found = edgeValid.find(id); found != edgeValid.end()) target.valid = found->second;
        return target;
    }

    std::optional<std::size_t> speakerOf(const std::optional<std::string>& party) const {
        if (!party) return std::nullopt;
        const auto& speakers = vocabulary.speakers;
        return static_cast<std::size_t>(std::find(speakers.begin(), speakers.end(), *party) - speakers.begin());
    }

    Decision decideOn(const std::vector<Voice>& voices, const std::optional<units::Edtf>& valid, units::Date day,
                      const Viewpoint& viewpoint) const {
        const Existence existence = existenceOn(valid, day);
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
    std::unordered_map<std::string, std::vector<Piece>> pieces;
    std::unordered_map<std::string, units::Edtf> edgeValid;
};

Assertions::Assertions(const model::Atlas& atlas) : m_impl(std::make_shared<const Impl>(atlas)) {}

Answer Assertions::statusOn(const std::string& target, units::Date day, const Viewpoint& viewpoint) const {
    const std::optional<Target> found = m_impl->targetOf(target);
    if (!found) {
        Answer none;
        none.exists = false;
        return none;
    }
    const std::vector<Voice> voices = voicesOf(m_impl->vocabulary.words, found->cells, viewpoint);
    return answerOf(m_impl->vocabulary, m_impl->decideOn(voices, found->valid, day, viewpoint));
}

Answer Assertions::statusOn(const std::vector<EdgeStretch>& path, units::Date day, const Viewpoint& viewpoint) const {
    std::vector<Cell> cells;
    for (const EdgeStretch& stretch : path) {
        const std::optional<std::size_t> edge = m_impl->ground.edgeOf(stretch.edge);
        if (!edge) {
            // Nobody speaks of an edge that the atlas does not have.
            cells.push_back({2.0 * toleranceMetres, false, {}, {}});
            continue;
        }
        std::vector<Cell> run =
            m_impl->reaches.cellsOf(m_impl->ground, *edge, stretch.from, stretch.to, stretch.forward);
        std::move(run.begin(), run.end(), std::back_inserter(cells));
    }
    Viewpoint own = viewpoint;
    if (!own.direction) own.direction = model::Direction::forward;
    const std::vector<Voice> voices = voicesOf(m_impl->vocabulary.words, joined(std::move(cells)), own);
    return answerOf(m_impl->vocabulary, m_impl->decideOn(voices, std::nullopt, day, viewpoint));
}

std::vector<Interval> Assertions::intervals(const std::string& target, units::DayRange window,
                                            const Viewpoint& viewpoint) const {
    assert(window.empty() || (window.from.isFinite() && window.to.isFinite()));
    std::vector<Interval> found;
    if (window.empty()) return found;
    const std::optional<Target> asked = m_impl->targetOf(target);
    if (!asked) return {{window, statusOn(target, window.from, viewpoint)}};

    const std::vector<Voice> voices = voicesOf(m_impl->vocabulary.words, asked->cells, viewpoint);
    std::set<units::Date> days = m_impl->changeDays(*asked);
    days.insert(window.from);
    std::optional<Decision> last;
    for (auto day = days.find(window.from); day != days.end() && *day < window.to; ++day) {
        Decision decision = m_impl->decideOn(voices, asked->valid, *day, viewpoint);
        if (last && *last == decision) continue;
        if (last) found.back().days.to = *day;
        found.push_back({{*day, window.to}, answerOf(m_impl->vocabulary, decision)});
        last = std::move(decision);
    }
    return found;
}

std::vector<units::Date> Assertions::changeDays(const std::string& target) const {
    const std::optional<Target> asked = m_impl->targetOf(target);
    if (!asked) return {};
    const std::set<units::Date> days = m_impl->changeDays(*asked);
    return {days.begin(), days.end()};
}

std::vector<Assertions::Stretch> Assertions::stretchesOn(const std::string& route, units::Date day,
                                                         const Viewpoint& viewpoint) const {
    const auto found = m_impl->pieces.find(route);
    if (found == m_impl->pieces.end()) return {};
    const std::optional<units::Edtf>& valid = m_impl->targets.at(route).valid;
    std::vector<Stretch> stretches;
    std::optional<Decision> last;
    for (const Piece& piece : found->second) {
        const std::vector<Voice> voices = voicesOf(m_impl->vocabulary.words, {piece.cell}, viewpoint);
        Decision decision = m_impl->decideOn(voices, valid, day, viewpoint);
        if (last && *last == decision) {
            stretches.back().to.value = piece.to;
            continue;
        }
        stretches.push_back({{piece.from}, {piece.to}, answerOf(m_impl->vocabulary, decision)});
        last = std::move(decision);
    }
    return stretches;
}

}  // namespace corridor::access
