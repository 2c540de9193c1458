#include "measure/chain.hpp"

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "geodesy/near_positions.hpp"
#include "measure/segment.hpp"

namespace corridor::measure {

namespace {

units::LonLat positionOf(const std::vector<units::Line>& lines, End end) {
    const units::Line& line = lines[end / 2];
    return end % 2 == 0 ? line.front() : line.back();
}

bool hasLength(const units::Line& line) {
    return std::any_of(line.begin(), line.end(), [&](units::LonLat each) { return !(each == line.front()); });
}

void join(Joints& joints, End a, End b) {
    joints[a] = b;
    joints[b] = a;
}

/// Joins where two ends are at one place; returns the ends that are alone at theirs.
std::vector<End> joinEqual(const std::vector<units::Line>& lines, Joints& joints) {
    struct Node {
        std::size_t count = 0;
        End first = noEnd, second = noEnd;
    };
    std::unordered_map<units::LonLat, Node, KeyHash> nodes;
    nodes.reserve(2 * lines.size());
    for (End end = 0; end < joints.size(); ++end) {
        if (!hasLength(lines[end / 2])) continue;
        Node& node = nodes[canonical(positionOf(lines, end))];
        (node.count == 0 ? node.first : node.second) = end;
        ++node.count;
    }
    std::vector<End> alone;
    for (const auto& [place, node] : nodes) {
        if (node.count == 2) join(joints, node.first, node.second);
        if (node.count == 1) alone.push_back(node.first);
    }
    std::sort(alone.begin(), alone.end());
    return alone;
}

/// Joins ends of different lines that are each other's only neighbours.
void joinNear(const std::vector<units::Line>& lines, const std::vector<End>& free, Joints& joints) {
    std::vector<units::LonLat> positions;
    positions.reserve(free.size());
    for (const End end : free) positions.push_back(positionOf(lines, end));
    const geodesy::NearPositions near(positions, touching);
    std::vector<End> only(joints.size(), noEnd);
    for (std::size_t i = 0; i < free.size(); ++i) {
        const std::vector<std::size_t> found = near.near(positions[i], 3);
        if (found.size() == 2) only[free[i]] = free[found[0] == i ? found[1] : found[0]];
    }
    for (const End end : free) {
        const End other = only[end];
        if (other != noEnd && other / 2 != end / 2 && only[other] == end) join(joints, end, other);
    }
}

/// The end by which a chain is entered that holds the line: back to where it begins, or once round the ring.
End entryOf(const Joints& joints, std::size_t line) {
    const End own = 2 * line;
    End entry = own;
    while (joints[entry] != noEnd) {
        entry = joints[entry] ^ 1U;
        if (entry == own) break;
    }
    return entry;
}

void orient(Chain& chain, const std::vector<units::Metres>& lengths) {
    double along = 0.0, against = 0.0;
    std::size_t lowest = 0;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        (chain[i].forward ? along : against) += lengths[chain[i].line].value;
        if (chain[i].line < chain[lowest].line) lowest = i;
    }
    constexpr double tieMetres = 1e-3;
    const bool isTie = std::abs(along - against) <= tieMetres;
    if (isTie ? chain[lowest].forward : along > against) return;
    std::reverse(chain.begin(), chain.end());
    for (Link& link : chain) link.forward = !link.forward;
}

}  // namespace

Joints jointsOf(const std::vector<units::Line>& lines) {
    Joints joints(2 * lines.size(), noEnd);
    if (lines.size() < 2) return joints;
    const std::vector<End> alone = joinEqual(lines, joints);
    if (alone.size() > 2) joinNear(lines, alone, joints);
    return joints;
}

std::vector<Chain> chainsOf(const Joints& joints, const std::vector<units::Metres>& lengths) {
    assert(joints.size() == 2 * lengths.size());
    std::vector<Chain> chains;
    std::vector<bool> used(lengths.size(), false);
    for (std::size_t line = 0; line < lengths.size(); ++line) {
        if (used[line]) continue;
        Chain chain;
        for (End entry = entryOf(joints, line); entry != noEnd && !used[entry / 2]; entry = joints[entry ^ 1U]) {
            used[entry / 2] = true;
            chain.push_back({entry / 2, entry % 2 == 0});
        }
        const bool isRing = joints[chain.front().line * 2 + (chain.front().forward ? 0 : 1)] != noEnd;
        orient(chain, lengths);
        if (isRing)
            std::rotate(chain.begin(),
                        std::min_element(chain.begin(), chain.end(),
                                         [](const Link& a, const Link& b) { return a.line < b.line; }),
                        chain.end());
        chains.push_back(std::move(chain));
    }
    return chains;
}

}  // namespace corridor::measure
