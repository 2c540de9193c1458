#include "places.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace corridor::access {

namespace {

/// The cuts in order; one that is nearer than the slack to the one before falls together with it.
std::vector<double> spaced(std::vector<double> cuts, double from, double to, double slack) {
    std::sort(cuts.begin(), cuts.end());
    std::vector<double> kept{from};
    for (const double cut : cuts)
        if (cut > from && cut < to && cut - kept.back() > slack) kept.push_back(cut);
    if (kept.size() > 1 && to - kept.back() <= slack) kept.pop_back();
    kept.push_back(to);
    return kept;
}

void sortOnce(std::vector<WordId>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Reaches::Reaches(const Ground& ground, const std::vector<Word>& words) : m_byEdge(ground.edgeCount()) {
    for (std::size_t i = 0; i < words.size(); ++i)
        for (const Reach& reach : words[i].reach) m_byEdge[reach.edge].push_back({static_cast<WordId>(i), reach});
}

/// A word's stretch holds a piece if it holds its middle, and a point if it holds or touches it.
Cell Reaches::cellAt(std::size_t edge, double from, double to, bool isPoint, double slack) const {
    Cell cell;
    cell.isPoint = isPoint;
    const double middle = (from + to) / 2.0;
    for (const Entry& entry : m_byEdge[edge]) {
        const bool ownPoint = entry.reach.from == entry.reach.to;
        if (ownPoint && !isPoint) continue;
        const double margin = isPoint ? slack : 0.0;
        if (middle < entry.reach.from - margin || middle > entry.reach.to + margin) continue;
        if (entry.reach.forward) cell.forward.push_back(entry.word);
        if (entry.reach.backward) cell.backward.push_back(entry.word);
    }
    sortOnce(cell.forward);
    sortOnce(cell.backward);
    return cell;
}

Cell Reaches::pointOn(const Ground& ground, std::size_t edge, double fraction) const {
    const double length = ground.edgeLength(edge);
    return cellAt(edge, fraction, fraction, true, length > 0.0 ? toleranceMetres / length : 1.0);
}

std::vector<Cell> Reaches::cellsOf(const Ground& ground, std::size_t edge, double from, double to, bool forward) const {
    const double length = ground.edgeLength(edge);
    const double slack = length > 0.0 ? toleranceMetres / length : 1.0;
    std::vector<double> cuts, points;
    for (const Entry& entry : m_byEdge[edge]) {
        const bool isPoint = entry.reach.from == entry.reach.to;
        if (!isPoint)
            cuts.insert(cuts.end(), {entry.reach.from, entry.reach.to});
        else if (from <= entry.reach.from && entry.reach.from <= to)
            points.push_back(entry.reach.from);
    }
    const std::vector<double> ends = spaced(cuts, from, to, slack);
    std::vector<Cell> cells;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        cells.push_back(cellAt(edge, ends[i], ends[i + 1], false, slack));
        cells.back().metres = (ends[i + 1] - ends[i]) * length;
    }
    if (!forward) std::reverse(cells.begin(), cells.end());
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    for (const double point : points) cells.push_back(cellAt(edge, point, point, true, slack));
    if (!forward)
        for (Cell& cell : cells) std::swap(cell.forward, cell.backward);
    return cells;
}

std::vector<Cell> joined(std::vector<Cell> cells) {
    std::map<std::tuple<bool, std::vector<WordId>, std::vector<WordId>>, double> metres;
    for (Cell& cell : cells) metres[{cell.isPoint, std::move(cell.forward), std::move(cell.backward)}] += cell.metres;
    std::vector<Cell> once;
    for (const auto& [key, length] : metres)
        once.push_back({length, std::get<0>(key), std::get<1>(key), std::get<2>(key)});
    return once;
}

std::vector<Voice> voicesOf(const std::vector<Word>& words, const std::vector<Cell>& cells,
                            const Viewpoint& viewpoint) {
    using Key = std::tuple<bool, bool, std::vector<WordId>>;
    std::map<std::size_t, std::map<Key, double>> bySpeaker;
    const auto idsOf = [](const Cell& cell, bool backward) -> const std::vector<WordId>& {
        return backward ? cell.backward : cell.forward;
    };
    const bool both = !viewpoint.direction || *viewpoint.direction == model::Direction::both;
    std::vector<bool> directions;
    if (both || *viewpoint.direction == model::Direction::forward) directions.push_back(false);
    if (both || *viewpoint.direction == model::Direction::backward) directions.push_back(true);
    const auto counts = [&](WordId id) { return speaksOf(words[id], viewpoint.traffic); };

    for (const Cell& cell : cells)
        for (const bool backward : directions)
            for (const WordId id : idsOf(cell, backward))
                if (counts(id)) bySpeaker.try_emplace(words[id].speaker);
    for (auto& entry : bySpeaker) {
        for (const Cell& cell : cells) {
            for (const bool backward : directions) {
                std::vector<WordId> own;
                for (const WordId id : idsOf(cell, backward))
                    if (words[id].speaker == entry.first && counts(id)) own.push_back(id);
                entry.second[Key(cell.isPoint, backward, std::move(own))] += cell.metres;
            }
        }
    }
    std::vector<Voice> voices;
    for (const auto& [speaker, places] : bySpeaker) {
        Voice voice{speaker, {}};
        for (const auto& [key, metres] : places)
            voice.places.push_back({metres, std::get<0>(key), std::get<1>(key), std::get<2>(key)});
        voices.push_back(std::move(voice));
    }
    return voices;
}

}  // namespace corridor::access
