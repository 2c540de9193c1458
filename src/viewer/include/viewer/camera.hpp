#pragma once

#include <cstdint>

#include "geodesy/projection.hpp"

/// What the window shows and how it is asked: plain values and functions that need no display.
namespace corridor::viewer {

/// A position in the window in pixels from its top left corner; x to the right, y down.
struct Pixel {
    double x = 0.0, y = 0.0;
    friend constexpr bool operator==(const Pixel&, const Pixel&) = default;
};

/// A position in the map's plane of pixels: projected x / unitsPerPixel to the right, -y / unitsPerPixel down.
struct PlanePixel {
    std::int64_t x = 0, y = 0;
    friend constexpr bool operator==(const PlanePixel&, const PlanePixel&) = default;
};

/// A box in the projected plane (metres of EPSG:3857), y upwards.
struct WorldBox {
    double minX = 0.0, minY = 0.0, maxX = 0.0, maxY = 0.0;
    friend constexpr bool operator==(const WorldBox&, const WorldBox&) = default;
};

/// Pixels on each side of the window that panels cover.
struct Insets {
    int left = 0, top = 0, right = 0, bottom = 0;
};

/// Which part of the plane of EPSG:3857 the window shows. A value: every movement gives a new camera.
///
/// The window's top left corner always lies on a whole pixel of the plane, so that a tile of the plane is
/// shown unscaled and the window's pixels are those of an export of the same view.
class Camera {
public:
    /// Finest and coarsest scale, in metres of the projection per pixel: about 1:400 and the world in 300 px.
    static constexpr double minUnitsPerPixel = 0.125;
    static constexpr double maxUnitsPerPixel = 131072.0;
    /// Side of the square that is the world in EPSG:3857, in metres of the projection.
    static constexpr double worldSide = 40075016.685578488;

    /// Where zooming out ends: the world fills the window from side to side, or from top to bottom if that is less.
    static double coarsestIn(int width, int height);

    /// The scale is clamped to its limits and rounded to 1/65536, so that the extent of a window is exact in
    /// doubles. Width and height at least 1 px.
    Camera(geodesy::XY centre, double unitsPerPixel, int width, int height);

    /// Shows the whole box in what the insets leave free, as large as it fits with a margin of 4 %. An
    /// empty box gives 20 m a pixel about its centre.
    static Camera fitting(const WorldBox& box, int width, int height, const Insets& insets = {});

    /// Shows exactly the picture whose top left corner is this pixel of the plane.
    static Camera at(PlanePixel origin, double unitsPerPixel, int width, int height);

    double unitsPerPixel() const { return m_unitsPerPixel; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    /// The plane's pixel at the window's top left corner.
    PlanePixel origin() const { return m_origin; }
    /// What the window shows.
    WorldBox extent() const;

    geodesy::XY toWorld(Pixel pixel) const;
    Pixel toPixel(geodesy::XY world) const;

    /// What was at (0, 0) is then at (dx, dy).
    Camera panned(std::int64_t dx, std::int64_t dy) const;
    /// `factor` > 1 comes closer; the point of the map under `about` stays within a pixel. Outwards it ends at
    /// `coarsestIn`; a view that is coarser already stays.
    Camera zoomed(double factor, Pixel about) const;
    /// `steps` closer (or further, if negative) on the ladder of scales, four to a doubling, about a point: the
    /// same scales come again, whatever the way to them.
    Camera stepped(int steps, Pixel about) const;
    /// The same centre and scale in another size, exactly so after any number of sizes.
    Camera resized(int width, int height) const;
    /// The same scale with `world` in the middle of what the insets leave free.
    Camera centredOn(geodesy::XY world, const Insets& insets = {}) const;

    friend bool operator==(const Camera&, const Camera&) = default;

private:
    void moveTo(PlanePixel origin);

    PlanePixel m_origin;
    PlanePixel m_twiceMiddle;  ///< of the window; kept where a size is odd and the origin has to be rounded
    double m_unitsPerPixel;
    int m_width, m_height;
};

/// The scale that `steps` turns of the wheel away lie: four to a doubling.
double zoomFactor(double steps);

}  // namespace corridor::viewer
