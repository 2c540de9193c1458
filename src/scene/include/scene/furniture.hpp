#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scene/scene.hpp"
#include "units/quantity.hpp"

/// What stands on a map so that it can be read alone: title, legend, scale bar, sources.
namespace corridor::scene {

/// The picture of which a map is made: its size and the point of the CRS at its top left corner.
struct Frame {
    int width = 0, height = 0;  ///< pixels; at least 1
    geodesy::XY topLeft;
};

/// The rectangle of a picture in the pixels of a scene that was made with this view.
drawing::Rect rectangleOf(const View& view, const Frame& frame);

enum class Part { title, legend, scaleBar, northArrow, graticule, sources, credit, disclaimer };

/// What is to be on the picture. Everything but the title's default can be left out.
struct FurnitureChoice {
    std::string title;  ///< empty: the atlas's
    std::string note;   ///< a further line under the title: `before`, `after`, ...
    bool titleShown = true, legend = true, scaleBar = true, northArrow = true, graticule = true;
    bool sources = true, credit = true, disclaimer = true;
};

/// A part that found room.
struct Block {
    Part part = Part::title;
    drawing::Rect box;
};

/// True at the picture's middle, along a horizontal line of the picture.
struct ScaleBar {
    units::Metres length;
    double pixels = 0.0;
};

struct Furniture {
    /// In pixels of the picture from its top left corner; its background is transparent.
    std::shared_ptr<const drawing::DisplayList> list;
    std::vector<Block> blocks;
    std::optional<ScaleBar> scaleBar;
    units::Degrees north;              ///< of the arrow, clockwise from straight up
    std::vector<std::string> sources;  ///< ids of those listed; their numbers are their places in the atlas
};

/// Sizes follow the view's pixel ratio, never the picture's size. Where the picture is too small, parts are
/// left out: sources first, then the legend, the north arrow, the graticule, the title; disclaimer and credit
/// last. The scene must have been made with the same view.
Furniture makeFurniture(const Scene& scene, const model::Atlas& atlas, const study::State& state, const Show& show,
                        const Style& style, const View& view, const Frame& frame,
                        const FurnitureChoice& choice = {});

/// Adds the furniture to a scene whose view's origin is the frame's top left corner.
std::shared_ptr<const drawing::DisplayList> joined(const Scene& scene, const Furniture& furniture);

}  // namespace corridor::scene
