#pragma once

#include <string>
#include <vector>

#include "drawing/display_list.hpp"
#include "scene/style.hpp"

/// Signs built from paths.
namespace corridor::scene {

using Items = std::vector<drawing::Item>;

drawing::Colour faded(drawing::Colour colour, double opacity);
/// Between two colours: 0 is the first.
drawing::Colour mixed(drawing::Colour a, drawing::Colour b, double t);
/// `#rgb` or `#rrggbb`; otherwise the colour given.
drawing::Colour colourOf(const std::string& simplestyle, drawing::Colour otherwise);

drawing::SubPath circle(drawing::Point middle, double radius);
drawing::SubPath rectangle(const drawing::Rect& box);
drawing::SubPath polygon(std::vector<drawing::Point> points);
/// With corners of a radius.
drawing::SubPath rounded(const drawing::Rect& box, double radius);

drawing::Item fill(drawing::Path path, drawing::Colour colour);
drawing::Item stroke(drawing::Path path, drawing::Colour colour, double width, std::vector<double> dashes = {},
                     drawing::Cap cap = drawing::Cap::butt);

/// A checkpoint of a kind in a square of `size` pixels.
void addCheckpoint(Items& items, const std::string& kind, drawing::Point middle, double size, const Style& style,
                   double opacity);

/// The disc that marks events: a symbol or a number inside. `text` is set where it is not empty.
void addEventHead(Items& items, const CategoryStyle& category, const std::string& text, drawing::Point middle,
                  double radius, double opacity);

/// A place's dot.
void addPlace(Items& items, const PlaceStyle& style, drawing::Point middle, double radius, double opacity);

/// How far it is known: a pale disc with a dashed rim.
void addRing(Items& items, drawing::Point middle, double radius, const Style& style, double ratio);

/// What is used for a category, its own or one of those in turn.
CategoryStyle categoryStyle(const Style& style, const std::string& category,
                            const std::vector<std::string>& allCategories);

}  // namespace corridor::scene
