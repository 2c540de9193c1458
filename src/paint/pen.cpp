#include "pen.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::paint {
namespace {

using drawing::Cap;
using drawing::Join;
using drawing::Point;

/// How far a chord of a round join or cap may lie from its arc, in pixels.
constexpr double arcTolerance = 0.1;
/// Below this distance between the two, in pixels, round, bevelled and mitred corners are taken for the same.
constexpr double cornerTolerance = 1.0 / 64.0;

double dotOf(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}
double crossOf(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}
Point along(Point at, Point direction, double distance) {
    return {at.x + direction.x * distance, at.y + direction.y * distance};
}
/// To the left of a direction, y being down.
Point leftOf(Point direction) {
    return {direction.y, -direction.x};
}
Point reversed(Point v) {
    return {-v.x, -v.y};
}

}  // namespace

Pen::Pen(const Canvas& canvas, double width, Cap cap, Join join)
    : m_canvas(canvas), m_half(std::max(width, 0.0) * 0.5), m_cap(cap), m_join(join) {
    const double cosine = std::max(1.0 - arcTolerance / std::max(m_half, 1e-9), 0.0);  // of half the chord's angle
    m_arcLimit = cosine * cosine;
}

Pen::Segment Pen::segment(Point from, Point to) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double lengthSquared = dx * dx + dy * dy;
    const double inverse = 1.0 / std::sqrt(lengthSquared);
    return {{dx * inverse, dy * inverse}, lengthSquared};
}

void Pen::moveLeft(Point p) {
    const FixedPoint next = m_canvas.local(p.x, p.y);
    if (m_down) m_canvas.coverage.edge(m_left, next);
    m_left = next;
}

/// The right side is walked against its direction.
void Pen::moveRight(Point p) {
    const FixedPoint next = m_canvas.local(p.x, p.y);
    if (m_down) m_canvas.coverage.edge(next, m_right);
    m_right = next;
}

template <class Move>
void Pen::arc(Point at, Point from, Point to, Move move) {
    const double half = (1.0 + dotOf(from, to)) * 0.5;
    if (half < m_arcLimit) {
        const double inverse = 0.5 / std::sqrt(half);
        const Point middle{(from.x + to.x) * inverse, (from.y + to.y) * inverse};
        arc(at, from, middle, move);
        arc(at, middle, to, move);
        return;
    }
    move(along(at, to, m_half));
}

void Pen::outerJoin(Point at, Point in, Point out, double dot, double side) {
    const auto move = [&](Point p) { side > 0.0 ? moveLeft(p) : moveRight(p); };
    const Point from = leftOf(side > 0.0 ? in : reversed(in)), to = leftOf(side > 0.0 ? out : reversed(out));
    const double half = (1.0 + dot) * 0.5;  // squared cosine of half the turn
    move(along(at, from, m_half));
    if (m_join == Join::round) {
        if (half < 0.25) {  // a turn of more than 120 degrees: over the tip, which lies ahead
            Point tip{in.x - out.x, in.y - out.y};
            const double inverse = 1.0 / std::sqrt(dotOf(tip, tip));
            tip = {tip.x * inverse, tip.y * inverse};
            arc(at, from, tip, move);
            arc(at, tip, to, move);
        } else {
            arc(at, from, to, move);
        }
        return;
    }
    if (m_join == Join::miter && half * drawing::miterLimit * drawing::miterLimit >= 1.0) {
        const double reach = m_half / (1.0 + dot);
        move({at.x + (from.x + to.x) * reach, at.y + (from.y + to.y) * reach});
    }
    move(along(at, to, m_half));
}

void Pen::joint(Point at, const Segment& in, const Segment& out) {
    const double dot = dotOf(in.direction, out.direction);
    const double side = crossOf(in.direction, out.direction) > 0.0 ? 1.0 : -1.0;  // which side is outside: left +
    // Both offsets meet at a point on the inner side if it lies within the nearer half of each segment.
    const double shorter = std::min(in.lengthSquared, out.lengthSquared);
    const bool meets = 4.0 * m_half * m_half * (1.0 - dot) <= (1.0 + dot) * shorter;
    const Point leftIn = leftOf(in.direction), leftOut = leftOf(out.direction);
    const double reach = meets ? m_half / (1.0 + dot) : 0.0;
    const Point offset{(leftIn.x + leftOut.x) * reach, (leftIn.y + leftOut.y) * reach};
    if (meets && m_half * (1.0 - dot) < 4.0 * cornerTolerance) {
        moveLeft({at.x + offset.x, at.y + offset.y});
        moveRight({at.x - offset.x, at.y - offset.y});
        return;
    }
    outerJoin(at, in.direction, out.direction, dot, side);
    const auto moveInner = [&](Point p) { side > 0.0 ? moveRight(p) : moveLeft(p); };
    if (meets) {
        moveInner({at.x - side * offset.x, at.y - side * offset.y});
    } else {
        moveInner(along(at, leftIn, -side * m_half));
        moveInner(at);
        moveInner(along(at, leftOut, -side * m_half));
    }
}

void Pen::startCap(Point at, Point direction) {
    const Point left = leftOf(direction);
    m_right = m_canvas.local(at.x - left.x * m_half, at.y - left.y * m_half);
    m_left = m_right;
    const auto move = [&](Point p) { moveLeft(p); };
    if (m_cap == Cap::round) {
        arc(at, reversed(left), reversed(direction), move);
        arc(at, reversed(direction), left, move);
        return;
    }
    if (m_cap == Cap::square) {
        const Point back = along(at, direction, -m_half);
        moveLeft(along(back, left, -m_half));
        moveLeft(along(back, left, m_half));
    }
    moveLeft(along(at, left, m_half));
}

void Pen::endCap(Point at, Point direction) {
    const Point left = leftOf(direction);
    moveLeft(along(at, left, m_half));
    moveRight(along(at, left, -m_half));
    const auto move = [&](Point p) { moveLeft(p); };
    if (m_cap == Cap::round) {
        arc(at, left, direction, move);
        arc(at, direction, reversed(left), move);
        return;
    }
    if (m_cap == Cap::square) {
        const Point ahead = along(at, direction, m_half);
        moveLeft(along(ahead, left, m_half));
        moveLeft(along(ahead, left, -m_half));
    }
    moveLeft(along(at, left, -m_half));
}

void Pen::trace(const std::vector<Point>& points, std::size_t first, std::size_t last) {
    if (first >= last || m_half <= 0.0) return;
    Segment in = segment(points[first], points[first + 1]);
    if (first == 0) {
        startCap(points[first], in.direction);
    } else {
        m_down = false;  // the joint belongs to the part before it; here it only says where the sides begin
        joint(points[first], segment(points[first - 1], points[first]), in);
        m_down = true;
        m_canvas.coverage.edge(m_right, m_left);
    }
    for (std::size_t i = first + 1; i < last; ++i) {
        const Segment out = segment(points[i], points[i + 1]);
        joint(points[i], in, out);
        in = out;
    }
    if (last + 1 == points.size()) {
        endCap(points[last], in.direction);
    } else {
        joint(points[last], in, segment(points[last], points[last + 1]));
        m_canvas.coverage.edge(m_left, m_right);
    }
}

void Pen::dot(Point at, Point direction) {
    if (m_cap == Cap::butt || m_half <= 0.0) return;
    startCap(at, direction);
    endCap(at, direction);
}

}  // namespace corridor::paint
