#include "ribbons.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace corridor::scene {

using drawing::Point;

namespace {

Point directionOf(Point a, Point b) {
    const double length = distance(a, b);
    return length > 0.0 ? Point{(b.x - a.x) / length, (b.y - a.y) / length} : Point{};
}

Vertex interpolated(const Vertex& a, const Vertex& b, double t) {
    return {{a.at.x + t * (b.at.x - a.at.x), a.at.y + t * (b.at.y - a.at.y)},
            a.chainage + t * (b.chainage - a.chainage),
            a.source};
}

/// Lengths in pixels along a line, and pixels at a chainage.
std::vector<double> lengthsAlong(const PlaneLine& line) {
    std::vector<double> lengths{0.0};
    for (std::size_t i = 1; i < line.size(); ++i)
        lengths.push_back(lengths.back() + distance(line[i - 1].at, line[i].at));
    return lengths;
}

double pixelsAt(const PlaneLine& line, const std::vector<double>& lengths, double chainage) {
    if (chainage <= line.front().chainage) return 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i].chainage < chainage) continue;
        const double piece = line[i].chainage - line[i - 1].chainage;
        const double t = piece > 0.0 ? (chainage - line[i - 1].chainage) / piece : 1.0;
        return lengths[i - 1] + t * (lengths[i] - lengths[i - 1]);
    }
    return lengths.back();
}

/// A step of the offset, in pixels along the line.
struct Piece {
    double from, to, offset;
};

std::vector<Piece> piecesOf(const PlaneLine& line, const std::vector<double>& lengths,
                            const std::vector<Offset>& offsets) {
    std::vector<Piece> pieces;
    for (const Offset& offset : offsets) {
        if (offset.to <= line.front().chainage || offset.from >= line.back().chainage) continue;
        const Piece piece{pixelsAt(line, lengths, offset.from), pixelsAt(line, lengths, offset.to), offset.pixels};
        const bool joins = !pieces.empty() && (pieces.back().offset == piece.offset || piece.to - piece.from < 8.0);
        if (joins)
            pieces.back().to = piece.to;  // too short to be seen: the neighbour's offset goes on
        else
            pieces.push_back(piece);
    }
    return pieces;
}

/// Vertices where the gliding begins, is half done and ends.
PlaneLine withVertices(const PlaneLine& line, const std::vector<double>& lengths, std::vector<double> at) {
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    PlaneLine result{line.front()};
    std::size_t next = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        while (next < at.size() && at[next] <= lengths[i - 1]) ++next;
        for (; next < at.size() && at[next] < lengths[i]; ++next)
            result.push_back(
                interpolated(line[i - 1], line[i], (at[next] - lengths[i - 1]) / (lengths[i] - lengths[i - 1])));
        result.push_back(line[i]);
    }
    return result;
}

double glided(const std::vector<Piece>& pieces, double length, double glide) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (length > pieces[i].to && i + 1 < pieces.size()) continue;
        const auto reach = [&](const Piece& a, const Piece& b) {
            return 0.5 * std::min({glide, a.to - a.from, b.to - b.from});
        };
        if (i + 1 < pieces.size()) {
            const double half = reach(pieces[i], pieces[i + 1]);
            if (length > pieces[i].to - half) {
                const double t = (length - (pieces[i].to - half)) / (2.0 * half);
                return pieces[i].offset + t * (pieces[i + 1].offset - pieces[i].offset);
            }
        }
        if (i > 0) {
            const double half = reach(pieces[i - 1], pieces[i]);
            if (length < pieces[i].from + half) {
                const double t = 0.5 + (length - pieces[i].from) / (2.0 * half);
                return pieces[i - 1].offset + t * (pieces[i].offset - pieces[i - 1].offset);
            }
        }
        return pieces[i].offset;
    }
    return 0.0;
}

/// The direction in which a line comes to a vertex and leaves it; vertices at the same place are passed over.
std::pair<Point, Point> directionsAt(const PlaneLine& line, std::size_t i) {
    Point before{}, after{};
    for (std::size_t k = i; k > 0 && before == Point{}; --k) before = directionOf(line[k - 1].at, line[i].at);
    for (std::size_t k = i + 1; k < line.size() && after == Point{}; ++k) after = directionOf(line[i].at, line[k].at);
    return {before == Point{} ? after : before, after == Point{} ? before : after};
}

Point movedVertex(const PlaneLine& line, std::size_t i, double offset) {
    const auto [before, after] = directionsAt(line, i);
    const Point sum{before.x + after.x, before.y + after.y};
    const double length = std::sqrt(sum.x * sum.x + sum.y * sum.y);
    if (length < 1e-6) return {line[i].at.x - before.y * offset, line[i].at.y + before.x * offset};
    const Point along{sum.x / length, sum.y / length};
    const double cosine = std::max(0.5, along.x * before.x + along.y * before.y);
    return {line[i].at.x - along.y * offset / cosine, line[i].at.y + along.x * offset / cosine};
}

}  // namespace

PlaneLine movedAside(const PlaneLine& line, const std::vector<Offset>& offsets, double glide) {
    const auto isMoved = [](const Offset& offset) { return offset.pixels != 0.0; };
    if (line.size() < 2 || std::none_of(offsets.begin(), offsets.end(), isMoved)) return line;
    const std::vector<double> lengths = lengthsAlong(line);
    const std::vector<Piece> pieces = piecesOf(line, lengths, offsets);
    std::vector<double> extra;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const double half =
            0.5 * std::min({glide, pieces[i].to - pieces[i].from, pieces[i + 1].to - pieces[i + 1].from});
        extra.insert(extra.end(), {pieces[i].to - half, pieces[i].to, pieces[i].to + half});
    }
    PlaneLine middle = withVertices(line, lengths, extra);
    // A bend that is tighter than the offset turns its inner line back: the vertices there are passed over.
    for (int pass = 0; pass < 6; ++pass) {
        const std::vector<double> along = lengthsAlong(middle);
        PlaneLine moved = middle;
        for (std::size_t i = 0; i < middle.size(); ++i)
            moved[i].at = drawing::snapped(movedVertex(middle, i, glided(pieces, along[i], glide)));
        std::vector<char> drop(middle.size(), 0);
        bool isClean = true;
        for (std::size_t i = 0; i + 1 < middle.size(); ++i) {
            const Point was = directionOf(middle[i].at, middle[i + 1].at),
                        is = directionOf(moved[i].at, moved[i + 1].at);
            if (was.x * is.x + was.y * is.y > -1e-9) continue;
            const std::size_t victim = i + 2 < middle.size() ? i + 1 : i;
            if (victim == 0 || drop[victim - 1]) continue;
            drop[victim] = 1;
            isClean = false;
        }
        if (isClean || pass == 5) return moved;
        PlaneLine fewer;
        for (std::size_t i = 0; i < middle.size(); ++i) {
            if (!drop[i]) fewer.push_back(middle[i]);
        }
        middle = std::move(fewer);
    }
    return middle;
}

PlaneLine between(const PlaneLine& line, double from, double to) {
    PlaneLine part;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Vertex &a = line[i], &b = line[i + 1];
        const double piece = b.chainage - a.chainage;
        if (b.chainage < from || a.chainage > to || piece < 0.0) continue;
        const auto at = [&](double chainage) {
            return piece > 0.0 ? interpolated(a, b, std::clamp((chainage - a.chainage) / piece, 0.0, 1.0)) : a;
        };
        if (part.empty()) part.push_back(a.chainage >= from ? a : at(from));
        part.push_back(b.chainage <= to ? b : at(to));
    }
    const auto isSame = [](const Vertex& a, const Vertex& b) { return a.at == b.at; };
    part.erase(std::unique(part.begin(), part.end(), isSame), part.end());
    if (part.size() < 2) part.clear();
    return part;
}

}  // namespace corridor::scene
