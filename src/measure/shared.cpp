#include <algorithm>
#include <unordered_set>

#include "measure/measure.hpp"
#include "measure/segment.hpp"

namespace corridor::measure {

namespace {

/// Stretches that touch each other are one.
constexpr double touchMetres = 1e-6;

std::vector<geodesy::ChainageRange> joined(std::vector<geodesy::ChainageRange> stretches) {
    std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<geodesy::ChainageRange> result;
    for (const geodesy::ChainageRange& each : stretches) {
        if (!result.empty() && each.from.value <= result.back().to.value + touchMetres)
            result.back().to = std::max(result.back().to, each.to);
        else
            result.push_back(each);
    }
    return result;
}

}  // namespace

std::vector<geodesy::ChainageRange> sharedWith(const Measure& measure, const Measure& other) {
    std::unordered_set<std::size_t> edges;
    for (const Use& use : other.uses) edges.insert(use.edge);
    std::unordered_set<Segment, KeyHash> segments;
    for (const Piece& piece : other.pieces)
        for (std::size_t i = 1; i < piece.line.size(); ++i)
            segments.insert(segmentOf(piece.line[i - 1], piece.line[i]));

    std::vector<geodesy::ChainageRange> shared;
    for (const Use& use : measure.uses)
        if (edges.count(use.edge) > 0) shared.push_back({use.from, use.to});
    for (const Piece& piece : measure.pieces) {
        const std::vector<units::Metres> at = geodesy::chainages(piece.line);
        for (std::size_t i = 1; i < piece.line.size(); ++i) {
            if (segments.count(segmentOf(piece.line[i - 1], piece.line[i])) > 0)
                shared.push_back({piece.from + at[i - 1], piece.from + at[i]});
        }
    }
    return joined(std::move(shared));
}

units::Metres lengthOf(const std::vector<geodesy::ChainageRange>& stretches) {
    units::Metres sum;
    for (const geodesy::ChainageRange& each : stretches) sum += each.to - each.from;
    return sum;
}

}  // namespace corridor::measure
