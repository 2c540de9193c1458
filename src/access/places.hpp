#pragma once

#include <array>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "words.hpp"

/// The places of a target: pieces of road and points on which one and the same set of words counts.
namespace corridor::access {

/// A piece of ground and the words that reach it, for travel each way along the target.
struct Cell {
    double metres = 0.0;
    bool isPoint = false;
    std::vector<WordId> forward, backward;  ///< sorted

    friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// The words by edge, ready to be cut into cells.
class Reaches {
public:
    Reaches(const Ground& ground, const std::vector<Word>& words);

    /// The stretch of an edge in the order of travel, cut where a word begins or ends and at the points that words
    /// reach, which stand between the pieces. Cuts nearer than the tolerance are one.
    std::vector<Cell> cellsOf(const Ground& ground, std::size_t edge, double from, double to, bool forward) const;

    /// A point of an edge, by the fraction of its length, with the words that hold or touch it; directions
    /// are the edge's own.
    Cell pointOn(const Ground& ground, std::size_t edge, double fraction) const;

private:
    struct Entry {
        WordId word;
        Reach reach;
    };
    Cell cellAt(std::size_t edge, double from, double to, bool isPoint, double slack) const;

    std::vector<std::vector<Entry>> m_byEdge;
};

/// How words hang together with a target that they reach.
struct Ties {
    std::vector<WordId> own;     ///< said of the target itself; sorted
    std::vector<WordId> wholly;  ///< said of it, of an edge or checkpoint on it, or lying on it with their whole reach
};

/// `id`: of the target, empty for a path; `runs`: the stretches of edges that it covers, in fractions.
Ties tiesOf(const Ground& ground, const std::vector<Word>& words, const std::vector<Cell>& cells, const std::string& id,
            const std::vector<Reach>& runs);

/// One speaker's words at the places of a target, for travel forward [0] and backward [1]; of a way that is not asked
/// for, none.
struct Place {
    double metres = 0.0;
    bool isPoint = false;
    std::array<std::vector<WordId>, 2> words;
};

/// Everything that one speaker may say of a target to the one who asks.
struct Voice {
    std::size_t speaker = 0;
    std::array<bool, 2> asked{true, true};  ///< forward, backward
    std::vector<Place> places;
    const Ties* ties = nullptr;
};

/// The speakers that have a word on any of the cells, for the traffic class and the directions asked. The ties must
/// outlive the voices.
std::vector<Voice> voicesOf(const std::vector<Word>& words, const std::vector<Cell>& cells, const Ties& ties,
                            const Viewpoint& viewpoint);

/// Cells with the same words as one, points apart from pieces.
std::vector<Cell> joined(std::vector<Cell> cells);

}  // namespace corridor::access
