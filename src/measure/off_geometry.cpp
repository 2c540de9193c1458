#include <algorithm>

#include "measure/measure.hpp"
#include "measure/segment.hpp"

namespace corridor::measure {

namespace {

/// Vertices of one line that are measured against another.
constexpr std::size_t mostVertices = 500;

units::Metres farthest(const units::Line& from, const units::Line& to) {
    units::Metres most;
    const std::size_t step = from.size() / mostVertices + 1;
    for (std::size_t i = 0; i < from.size(); i += step) most = std::max(most, geodesy::nearestOn(to, from[i]).offset);
    return std::max(most, geodesy::nearestOn(to, from.back()).offset);
}

bool isSame(const units::Line& a, const units::Line& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](units::LonLat p, units::LonLat q) { return canonical(p) == canonical(q); });
}

/// The route's geometry with the chainage of every vertex.
class Drawn {
public:
    explicit Drawn(const std::vector<Piece>& pieces) : m_pieces(pieces) {
        for (const Piece& piece : pieces) {
            m_at.push_back(geodesy::chainages(piece.line));
            for (units::Metres& each : m_at.back()) each = std::min(piece.from + each, piece.to);
            m_at.back().back() = piece.to;
        }
    }

    /// The vertices between two chainages, with the places themselves as ends.
    units::Line between(units::Metres from, units::Metres to) const {
        units::Line line;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            const Piece& piece = m_pieces[i];
            const bool isPoint = from == to && piece.from <= from && from <= piece.to && line.empty();
            if (!isPoint && (piece.to <= from || to <= piece.from)) continue;
            add(line, i, std::max(from, piece.from), std::min(to, piece.to));
        }
        return line;
    }

private:
    void add(units::Line& line, std::size_t index, units::Metres from, units::Metres to) const {
        constexpr units::Metres atVertex{1e-6};
        const std::vector<units::Metres>& at = m_at[index];
        const units::Line& whole = m_pieces[index].line;
        const auto first = std::lower_bound(at.begin(), at.end(), from - atVertex);
        const auto last = std::upper_bound(at.begin(), at.end(), to + atVertex);
        if (first == at.end() || *first > from + atVertex) line.push_back(placeAt(index, from));
        line.insert(line.end(), whole.begin() + (first - at.begin()),
                    whole.begin() + (std::max(first, last) - at.begin()));
        if (last == at.begin() || *(last - 1) < to - atVertex) line.push_back(placeAt(index, to));
    }

    /// Between two vertices.
    units::LonLat placeAt(std::size_t index, units::Metres chainage) const {
        const std::vector<units::Metres>& at = m_at[index];
        const auto after = std::upper_bound(at.begin() + 1, at.end() - 1, chainage);
        const auto i = static_cast<std::size_t>(after - at.begin());
        const units::Line& whole = m_pieces[index].line;
        return geodesy::pointAt({whole[i - 1], whole[i]}, chainage - at[i - 1]);
    }

    const std::vector<Piece>& m_pieces;
    std::vector<std::vector<units::Metres>> m_at;
};

}  // namespace

std::vector<units::Metres> offGeometry(const Measure& measure, const Edges& edges) {
    std::vector<units::Metres> offsets;
    if (measure.uses.empty()) return offsets;
    const Drawn drawn(measure.pieces);
    for (const Use& use : measure.uses) {
        units::Line edge = edges[use.edge].line;
        if (!use.forward) std::reverse(edge.begin(), edge.end());
        const units::Line route = drawn.between(use.from, use.to);
        const bool same = isSame(edge, route);
        offsets.push_back(same ? units::Metres{} : std::max(farthest(edge, route), farthest(route, edge)));
    }
    return offsets;
}

}  // namespace corridor::measure
