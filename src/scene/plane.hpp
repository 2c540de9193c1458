#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "drawing/display_list.hpp"
#include "scene/scene.hpp"

/// From longitude and latitude to pixels of the plane, once, and simpler lines for the scale.
namespace corridor::scene {

/// A vertex of a line in the plane.
struct Vertex {
    drawing::Point at;         ///< pixels, rounded to 1/256
    double chainage = 0.0;     ///< metres along the line it comes from, where asked for
    std::uint32_t source = 0;  ///< index of the vertex it comes from, or of the one before it
};
using PlaneLine = std::vector<Vertex>;

/// The plane of a view with its origin left out, so that nothing depends on it.
class Plane {
public:
    explicit Plane(const View& view);

    std::optional<drawing::Point> at(units::LonLat position) const;
    /// Of a position that was projected.
    std::optional<drawing::Point> ofProjected(geodesy::XY projected) const;

    /// Cut where the projection does not reach and where a segment leaps across the antimeridian; segments of
    /// more than a quarter of a degree get vertices between. `chainages` has a value a vertex, or is empty.
    std::vector<PlaneLine> lines(const units::Line& line, const std::vector<double>& chainages = {}) const;

    /// The outline of a polygon's ring; empty where the projection reaches less than three of its vertices.
    std::vector<drawing::Point> ring(const units::Line& line) const;

    /// Pixels of one metre on the ground at a position; 0 where the projection does not reach.
    double pixelsPerMetre(units::LonLat position) const;

private:
    drawing::Point pixel(geodesy::XY point) const;
    bool leaps(units::LonLat a, units::LonLat b) const;

    geodesy::Projection m_projection;
    double m_unitsPerPixel;
};

/// Douglas and Peucker: no vertex left out lies farther than `tolerance` pixels from the line that remains. The
/// ends stay, and every vertex whose source is in `fixed` (sorted).
PlaneLine simplified(const PlaneLine& line, double tolerance, const std::vector<std::uint32_t>& fixed = {});

/// The same for the ring of a polygon; rings that shrink to less than three vertices come out empty.
std::vector<drawing::Point> simplifiedRing(const std::vector<drawing::Point>& ring, double tolerance);

std::vector<drawing::Point> pointsOf(const PlaneLine& line);

/// The box around points; at the origin and empty for none.
drawing::Rect boundsOf(const std::vector<drawing::Point>& points);
drawing::Rect boundsOf(const drawing::Path& path);
drawing::Rect grown(drawing::Rect rect, double by);
drawing::Rect merged(const drawing::Rect& a, const drawing::Rect& b);

double distance(drawing::Point a, drawing::Point b);
/// From a point to a segment.
double distance(drawing::Point p, drawing::Point a, drawing::Point b);
/// Whether a point lies inside a path by the even-odd rule.
bool isInside(const drawing::Path& path, drawing::Point point);

}  // namespace corridor::scene
