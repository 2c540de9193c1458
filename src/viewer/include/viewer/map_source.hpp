#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "scene/scene.hpp"
#include "study/study.hpp"
#include "viewer/camera.hpp"
#include "viewer/recent.hpp"
#include "viewer/session.hpp"
#include "viewer/workshop.hpp"

/// The map of a study as pictures: the same scene and the same painter that exports use.
namespace corridor::viewer {

class MapSource {
public:
    MapSource(std::shared_ptr<const study::Study> study, scene::Style style);

    /// Makes the picture of one state of one show at one scale; `contents` is its `scene::Scene`. Safe from any thread.
    /// What a scale needs is kept for the last few scales, as far as `mostBytes` go. Once it is told to stop, it ends
    /// soon and the picture is of no use.
    Picture make(const study::State& state, const scene::Show& show, double unitsPerPixel, std::uint64_t revision,
                 const std::stop_token& stop = {}) const;
    static constexpr std::size_t mostBytes = std::size_t{48} << 20;

    /// Gives up what is kept from picture to picture.
    void forget() const;

    const scene::Style& style() const { return m_style; }

    /// The box of the data in EPSG:3857; where the atlas has a view of its own, that.
    WorldBox homeBox() const;
    /// A box in degrees as a box of EPSG:3857; latitudes beyond its reach are cut.
    WorldBox worldBox(const units::BBox& box) const;
    std::optional<units::LonLat> positionAt(const Camera& camera, Pixel pixel) const;

private:
    using GroundPointer = std::shared_ptr<const scene::Ground>;
    GroundPointer groundAt(double unitsPerPixel, const std::stop_token& stop) const;

    std::shared_ptr<const study::Study> m_study;
    scene::Style m_style;
    geodesy::Projection m_projection;
    scene::ProjectedEvents m_projected;
    mutable std::mutex m_mutex;
    mutable Recent<double, GroundPointer> m_grounds{mostBytes};  ///< by scale
    mutable std::uint64_t m_lastId = 0;
};

/// The things of a picture under a pixel of the window, the uppermost first; those that have no panel (roads
/// of the network, areas, water) are left out.
std::vector<Thing> thingsUnder(const Picture& picture, const Camera& camera, Pixel pixel);

}  // namespace corridor::viewer
