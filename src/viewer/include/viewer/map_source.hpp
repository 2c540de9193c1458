#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "scene/scene.hpp"
#include "study/study.hpp"
#include "viewer/camera.hpp"
#include "viewer/session.hpp"
#include "viewer/workshop.hpp"

/// The map of a study as pictures: the same scene and the same painter that exports use.
namespace corridor::viewer {

class MapSource {
public:
    MapSource(std::shared_ptr<const study::Study> study, scene::Style style);

    /// Makes the picture of one state at one scale; `contents` is its `scene::Scene`. Safe from any thread. What a
    /// scale needs is kept for the last few scales.
    Picture make(const scene::Show& show, double unitsPerPixel, std::uint64_t revision) const;

    const scene::Style& style() const { return m_style; }

    /// The box of the data in EPSG:3857; where the atlas has a view of its own, that.
    WorldBox homeBox() const;
    /// A box in degrees as a box of EPSG:3857; latitudes beyond its reach are cut.
    WorldBox worldBox(const units::BBox& box) const;
    std::optional<units::LonLat> positionAt(const Camera& camera, Pixel pixel) const;

private:
    std::shared_ptr<const scene::Ground> groundAt(double unitsPerPixel) const;

    std::shared_ptr<const study::Study> m_study;
    scene::Style m_style;
    geodesy::Projection m_projection;
    mutable std::mutex m_mutex;
    mutable std::list<std::pair<double, std::shared_ptr<const scene::Ground>>> m_grounds;  ///< latest first
    mutable std::uint64_t m_lastId = 0;
};

/// The things of a picture under a pixel of the window, the uppermost first; those that have no panel (roads
/// of the network, areas, water) are left out.
std::vector<Thing> thingsUnder(const Picture& picture, const Camera& camera, Pixel pixel);

}  // namespace corridor::viewer
