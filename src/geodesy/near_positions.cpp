#include "geodesy/near_positions.hpp"

#include <bit>
#include <cassert>
#include <cmath>

#include "ellipsoid.hpp"

namespace corridor::geodesy {

namespace {

std::array<double, 3> pointOf(units::LonLat position) {
    const Centred point = centred(position);
    return {point.x, point.y, point.z};
}

double squaredDistance(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    double sum = 0.0;
    for (std::size_t axis = 0; axis < 3; ++axis) sum += (a[axis] - b[axis]) * (a[axis] - b[axis]);
    return sum;
}

}  // namespace

NearPositions::NearPositions(const std::vector<units::LonLat>& positions, units::Metres radius)
    : m_radius(radius.value), m_firsts(std::bit_ceil(positions.size() + 1), 0), m_nexts(positions.size(), 0) {
    assert(m_radius > 0.0 && m_radius <= 1000.0);
    m_points.reserve(positions.size());
    for (const units::LonLat position : positions) {
        m_points.push_back(pointOf(position));
        std::size_t& first = m_firsts[slotOf(cubeOf(m_points.back()))];
        m_nexts[m_points.size() - 1] = first;
        first = m_points.size();
    }
}

NearPositions::Cube NearPositions::cubeOf(const Point& point) const {
    Cube cube;
    for (std::size_t axis = 0; axis < 3; ++axis)
        cube[axis] = static_cast<std::int64_t>(std::floor(point[axis] / (2.0 * m_radius)));
    return cube;
}

std::size_t NearPositions::slotOf(const Cube& cube) const {
    std::uint64_t hash = 1469598103934665603ULL;
    for (const std::int64_t value : cube) {
        hash = (hash ^ static_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29U;
    }
    return static_cast<std::size_t>(hash) & (m_firsts.size() - 1);
}

std::vector<std::size_t> NearPositions::near(units::LonLat position, std::size_t most) const {
    std::vector<std::size_t> found;
    const Point point = pointOf(position);
    // What lies within the radius is in the point's cube or, on each axis, in the one whose side is nearer.
    const Cube own = cubeOf(point);
    Cube other;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const bool isInUpperHalf = point[axis] / (2.0 * m_radius) - static_cast<double>(own[axis]) > 0.5;
        other[axis] = own[axis] + (isInUpperHalf ? 1 : -1);
    }
    for (unsigned corner = 0; corner < 8; ++corner) {
        Cube cube;
        for (unsigned axis = 0; axis < 3; ++axis) cube[axis] = (corner >> axis & 1U) == 0 ? own[axis] : other[axis];
        for (std::size_t next = m_firsts[slotOf(cube)]; next != 0; next = m_nexts[next - 1]) {
            if (found.size() == most) return found;
            const Point& there = m_points[next - 1];
            if (squaredDistance(there, point) <= m_radius * m_radius && cubeOf(there) == cube)
                found.push_back(next - 1);
        }
    }
    return found;
}

}  // namespace corridor::geodesy
