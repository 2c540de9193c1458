#pragma once

#include <array>
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

    /// The stretch of an edge cut where a word begins or ends (cuts nearer than the tolerance are one),
    /// in the order of travel, and then the points within it that words reach.
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

/// One speaker's words at the places of a target, in one direction each.
struct Place {
    double metres = 0.0;
    bool isPoint = false;
    bool isBackward = false;
    std::vector<WordId> words;
};

/// Everything that one speaker may say of a target to the one who asks.
struct Voice {
    std::size_t speaker = 0;
    std::vector<Place> places;
};

/// The speakers that have a word on any of the cells, for the traffic class and the directions asked.
std::vector<Voice> voicesOf(const std::vector<Word>& words, const std::vector<Cell>& cells, const Viewpoint& viewpoint);

/// Cells with the same words as one, points apart from pieces.
std::vector<Cell> joined(std::vector<Cell> cells);

}  // namespace corridor::access
