#include <algorithm>
#include <cassert>
#include <cmath>

#include "measure/measure.hpp"

namespace corridor::measure {

namespace {

/// Of two sides of an interruption the one where both places are counts, if it is as near to within this.
constexpr units::Metres asNear{1.0};

/// The nearest place on the pieces [first, last).
Place nearestAmong(const Measure& measure, std::size_t first, std::size_t last, units::LonLat position) {
    std::vector<const units::Line*> lines;
    lines.reserve(last - first);
    for (std::size_t i = first; i < last; ++i) lines.push_back(&measure.pieces[i].line);
    const geodesy::NearestOfLines found = geodesy::nearestOn(lines, position);
    Place place{found.nearest, first + found.line};
    const Piece& piece = measure.pieces[place.piece];
    place.nearest.chainage = std::min(piece.from + place.nearest.chainage, piece.to);
    return place;
}

/// The pieces around one up to the next breaks that are not listed: [first, last).
std::pair<std::size_t, std::size_t> sideOf(const Measure& measure, std::size_t piece) {
    std::size_t first = piece;
    while (first > 0 && measure.breaks[first - 1].isListed) --first;
    std::size_t last = piece + 1;
    while (last < measure.pieces.size() && measure.breaks[last - 1].isListed) ++last;
    return {first, last};
}

/// The place of a position on another's side, where it is as near as its own.
std::optional<Place> movedTo(const Measure& measure, std::size_t piece, units::LonLat position, const Place& own) {
    const auto [first, last] = sideOf(measure, piece);
    const Place place = nearestAmong(measure, first, last, position);
    if (place.nearest.offset > own.nearest.offset + asNear) return std::nullopt;
    return place;
}

}  // namespace

std::optional<Place> nearestOn(const Measure& measure, units::LonLat position) {
    if (measure.pieces.empty()) return std::nullopt;
    return nearestAmong(measure, 0, measure.pieces.size(), position);
}

units::LonLat pointAt(const Measure& measure, units::Metres chainage) {
    assert(!measure.pieces.empty());
    const auto piece = std::lower_bound(measure.pieces.begin(), measure.pieces.end() - 1, chainage,
                                        [](const Piece& each, units::Metres metres) { return each.to < metres; });
    return geodesy::pointAt(piece->line, chainage - piece->from);
}

units::Metres Between::length() const {
    return {std::abs((to.nearest.chainage - from.nearest.chainage).value)};
}

std::optional<Between> between(const Measure& measure, units::LonLat from, units::LonLat to) {
    const std::optional<Place> start = nearestOn(measure, from), end = nearestOn(measure, to);
    if (!start || !end) return std::nullopt;
    const Break* first = interruption(measure, start->piece, end->piece);
    if (!first) return Between{*start, *end, std::nullopt};
    if (const auto moved = movedTo(measure, end->piece, from, *start)) return Between{*moved, *end, std::nullopt};
    if (const auto moved = movedTo(measure, start->piece, to, *end)) return Between{*start, *moved, std::nullopt};
    return Between{*start, *end, *first};
}

}  // namespace corridor::measure
