#include "line.hpp"

#include <algorithm>
#include <cmath>

#include "coverage.hpp"

namespace corridor::paint {
namespace {

using drawing::Point;

constexpr double nearestKept = 0.25;  ///< pixels

double distanceSquared(Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    return dx * dx + dy * dy;
}

Point onGrid(Point p) {
    return {static_cast<double>(toFixed(p.x)) / fixedOne, static_cast<double>(toFixed(p.y)) / fixedOne};
}

}  // namespace

Line::Line(const drawing::SubPath& sub, Kind kind)
    : m_points(sub.points), m_count(static_cast<std::int64_t>(sub.points.size())) {
    const bool closed = sub.closed || kind == Kind::asLoop;
    if (closed && m_count > 1 && m_points.front() == m_points.back()) --m_count;
    m_wraps = closed && kind != Kind::asOpen && m_count > 1;
    m_segments = closed && m_count > 1 ? m_count : std::max<std::int64_t>(m_count - 1, 0);
    m_chunks = m_count == 0 ? 0 : std::max<std::int64_t>((m_segments + chunkLength - 1) / chunkLength, 1);
}

std::int64_t Line::wrapped(std::int64_t i) const {
    return i < 0 ? i + m_count : i >= m_count ? i - m_count : i;
}

void Line::keep(std::int64_t begin, std::int64_t end, std::vector<Point>& points) const {
    while (begin < end) {
        const std::int64_t own = wrapped(begin);
        const std::int64_t length = std::min({end - begin, chunkLength - own % chunkLength, m_count - own});
        const Point* next = m_points.data() + own;
        const Point* stop = next + length;
        if (own % chunkLength == 0) keepAlways(*next++, points);
        if (points.empty() && next != stop) points.push_back(onGrid(*next++));
        for (; next != stop; ++next) {
            const Point point = onGrid(*next);
            if (distanceSquared(points.back(), point) >= nearestKept * nearestKept) points.push_back(point);
        }
        begin += length;
    }
    // The end of a line that does not go round is kept, however near.
    if (!m_wraps && end == m_segments + 1) keepAlways(at(m_segments), points);
}

void Line::keepAlways(Point point, std::vector<Point>& points) {
    point = onGrid(point);
    if (points.empty() || points.back() != point) points.push_back(point);
}

void Line::gather(std::int64_t first, std::int64_t last, Part& part) const {
    const std::int64_t begin = beginOf(first), end = endOf(last);
    const std::int64_t earliest = m_wraps ? first - m_chunks : 0;
    std::int64_t from = first;
    do {  // one chunk back, further only where that one is a single point
        if (from > earliest) --from;
        part.points.clear();
        keep(from < 0 ? beginOf(from + m_chunks) - m_count : beginOf(from), begin + 1, part.points);
    } while (part.points.size() < 2 && from > earliest);
    part.firstChunk = from;
    part.first = part.points.size() - 1;
    keep(begin + 1, end + 1, part.points);
    part.last = part.points.size() - 1;
    const std::int64_t latest = m_wraps ? end + m_count - 1 : m_segments;
    for (std::int64_t i = end + 1; i <= latest && part.points.size() == part.last + 1; ++i) keep(i, i + 1, part.points);
}

std::vector<double> Line::lengthsAtChunks() const {
    std::vector<double> lengths;
    std::vector<Point> points;
    double length = 0.0;
    for (std::int64_t i = 0; i < m_segments; ++i) {
        const std::size_t before = points.size();
        keep(i, i + 1, points);
        if (before > 0 && points.size() > before) {
            length += std::sqrt(distanceSquared(points[0], points[1]));
            points.erase(points.begin());
        }
        if (i % chunkLength == 0) lengths.push_back(length);
    }
    if (lengths.empty()) lengths.push_back(0.0);
    return lengths;
}

}  // namespace corridor::paint
