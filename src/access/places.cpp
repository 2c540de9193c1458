#include "places.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace corridor::access {

namespace {

/// The ends of a stretch with the points in it and then the cuts, those left out that are nearer than the slack to one
/// that is kept.
std::vector<double> spaced(const std::vector<double>& points, std::vector<double> cuts, double from, double to,
                           double slack) {
    std::set<double> kept{from, to};
    const auto keep = [&](double cut) {
        const auto next = kept.lower_bound(cut - slack);
        if (from < cut && cut < to && (next == kept.end() || *next > cut + slack)) kept.insert(cut);
    };
    std::sort(cuts.begin(), cuts.end());
    for (const double point : points) keep(point);
    for (const double cut : cuts) keep(cut);
    return {kept.begin(), kept.end()};
}

/// The index of the end that is nearest to a point.
std::size_t nearestEnd(const std::vector<double>& ends, double point) {
    const auto after = std::lower_bound(ends.begin(), ends.end(), point);
    if (after == ends.begin()) return 0;
    const auto index = static_cast<std::size_t>(after - ends.begin());
    return after == ends.end() || point - ends[index - 1] < *after - point ? index - 1 : index;
}

void sortOnce(std::vector<WordId>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// The stretches of a target on each edge, joined where they overlap.
using Extents = std::map<std::size_t, std::vector<std::pair<double, double>>>;

Extents extentsOf(const std::vector<Reach>& runs) {
    Extents extents;
    for (const Reach& run : runs) extents[run.edge].push_back({run.from, run.to});
    for (auto& [edge, stretches] : extents) {
        std::sort(stretches.begin(), stretches.end());
        std::vector<std::pair<double, double>> merged;
        for (const auto& stretch : stretches) {
            if (merged.empty() || stretch.first > merged.back().second)
                merged.push_back(stretch);
            else
                merged.back().second = std::max(merged.back().second, stretch.second);
        }
        stretches = std::move(merged);
    }
    return extents;
}

double metresOutside(const Ground& ground, const Extents& extents, const std::vector<Reach>& reach) {
    double metres = 0.0;
    for (const Reach& run : reach) {
        double inside = 0.0;
        if (const auto found = extents.find(run.edge); found != extents.end()) {
            for (const auto& [from, to] : found->second)
                inside += std::max(0.0, std::min(run.to, to) - std::max(run.from, from));
        }
        metres += (run.to - run.from - inside) * ground.edgeLength(run.edge);
    }
    return metres;
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
    std::vector<double> cuts;
    std::set<double> points;
    for (const Entry& entry : m_byEdge[edge]) {
        const bool isPoint = entry.reach.from == entry.reach.to;
        if (!isPoint)
            cuts.insert(cuts.end(), {entry.reach.from, entry.reach.to});
        else if (from <= entry.reach.from && entry.reach.from <= to)
            points.insert(entry.reach.from);
    }
    const std::vector<double> ends = spaced({points.begin(), points.end()}, std::move(cuts), from, to, slack);
    std::vector<Cell> cells;
    auto point = points.begin();
    for (std::size_t i = 0; i < ends.size(); ++i) {
        for (; point != points.end() && nearestEnd(ends, *point) == i; ++point)
            cells.push_back(cellAt(edge, *point, *point, true, slack));
        if (i + 1 == ends.size()) break;
        cells.push_back(cellAt(edge, ends[i], ends[i + 1], false, slack));
        cells.back().metres = (ends[i + 1] - ends[i]) * length;
    }
    if (forward) return cells;
    std::reverse(cells.begin(), cells.end());
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

Ties tiesOf(const Ground& ground, const std::vector<Word>& words, const std::vector<Cell>& cells, const std::string& id,
            const std::vector<Reach>& runs) {
    const Extents extents = extentsOf(runs);
    std::set<WordId> all;
    for (const Cell& cell : cells) {
        all.insert(cell.forward.begin(), cell.forward.end());
        all.insert(cell.backward.begin(), cell.backward.end());
    }
    Ties ties;
    for (const WordId word : all) {
        const bool isOwn = !id.empty() && words[word].evidence.target == id;
        if (isOwn) ties.own.push_back(word);
        if (isOwn || !words[word].isOfRoute || metresOutside(ground, extents, words[word].reach) <= toleranceMetres)
            ties.wholly.push_back(word);
    }
    return ties;
}

std::vector<Voice> voicesOf(const std::vector<Word>& words, const std::vector<Cell>& cells, const Ties& ties,
                            const Viewpoint& viewpoint) {
    using Key = std::tuple<bool, std::array<std::vector<WordId>, 2>>;
    const bool both = !viewpoint.direction || *viewpoint.direction == model::Direction::both;
    const std::array<bool, 2> asked{both || *viewpoint.direction == model::Direction::forward,
                                    both || *viewpoint.direction == model::Direction::backward};
    const auto wordsOf = [](const Cell& cell, std::size_t way) -> const std::vector<WordId>& {
        return way == 0 ? cell.forward : cell.backward;
    };
    const auto counts = [&](WordId id) { return speaksOf(words[id], viewpoint.traffic); };

    std::map<std::size_t, std::map<Key, double>> bySpeaker;
    for (const Cell& cell : cells)
        for (const std::size_t way : {0U, 1U})
            for (const WordId id : wordsOf(cell, way))
                if (asked[way] && counts(id)) bySpeaker.try_emplace(words[id].speaker);
    for (auto& [speaker, places] : bySpeaker) {
        for (const Cell& cell : cells) {
            std::array<std::vector<WordId>, 2> own;
            for (const std::size_t way : {0U, 1U})
                for (const WordId id : wordsOf(cell, way))
                    if (asked[way] && words[id].speaker == speaker && counts(id)) own[way].push_back(id);
            places[Key(cell.isPoint, std::move(own))] += cell.metres;
        }
    }
    std::vector<Voice> voices;
    for (const auto& [speaker, places] : bySpeaker) {
        Voice voice{speaker, asked, {}, &ties};
        for (const auto& [key, metres] : places)
            voice.places.push_back({metres, std::get<0>(key), std::get<1>(key)});
        voices.push_back(std::move(voice));
    }
    return voices;
}

}  // namespace corridor::access
