#pragma once

#include <map>
#include <string>
#include <vector>

#include "drawing/display_list.hpp"
#include "text/text.hpp"

/// Everything about the map's appearance as one value. Lengths are pixels at 96 dpi; a view's pixel ratio
/// scales them. Styling that the data carry (simplestyle) goes before it.
namespace corridor::scene {

/// Text of one sort of label.
struct TextStyle {
    double size = 11.0;  ///< pixels per em
    text::Face face = text::Face::regular;
    drawing::Colour colour{40, 40, 40, 255};
    drawing::Colour halo{250, 248, 242, 225};
    double haloWidth = 1.6;
    double spacing = 0.0;  ///< added after each letter
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// A road class: shown up to a scale, with widths at three scales; between them the width follows the
/// logarithm of the scale.
struct RoadStyle {
    drawing::Colour fill{255, 255, 255, 255}, casing{190, 186, 178, 255};
    double widthFar = 1.0;         ///< at 400 m a pixel
    double widthMiddle = 2.0;      ///< at 50 m a pixel
    double widthNear = 6.0;        ///< at 5 m a pixel
    double maxMetresPerPixel = 0;  ///< not drawn at smaller scales; 0: at all
    bool dashed = false;           ///< tracks
    friend bool operator==(const RoadStyle&, const RoadStyle&) = default;
};

/// A kind of ground cover: a plain tint without an outline.
struct GroundStyle {
    drawing::Colour fill{};
    double maxMetresPerPixel = 0;  ///< not drawn at smaller scales; 0: at all
    std::string title;             ///< what the legend calls it
    friend bool operator==(const GroundStyle&, const GroundStyle&) = default;
};

/// A kind of boundary: a thin line on a pale band.
struct BoundaryStyle {
    drawing::Colour line{}, band{};
    double width = 1.0, bandWidth = 0.0;
    std::vector<double> dashes;
    std::string title;  ///< what the legend calls it
    friend bool operator==(const BoundaryStyle&, const BoundaryStyle&) = default;
};

/// A kind of place: its dot and its name.
struct PlaceStyle {
    double radius = 2.0;
    drawing::Colour fill{255, 255, 255, 255}, line{60, 60, 60, 255};
    TextStyle text;
    double maxMetresPerPixel = 0;  ///< not shown at smaller scales; 0: at all
    int priority = 0;              ///< names of higher ones are set first
    friend bool operator==(const PlaceStyle&, const PlaceStyle&) = default;
};

/// How routes and their statuses are drawn: a ribbon in the route's own colour, whose body tells the status.
struct RouteStyle {
    std::vector<drawing::Colour> colours;  ///< taken in turn, in the atlas's order
    double widthFar = 3.8, widthNear = 7.0;
    double gap = 0.8;  ///< between ribbons side by side
    drawing::Colour halo{255, 255, 255, 220};
    drawing::Colour closed{52, 49, 56, 255};  ///< the body where closed, and the other half of `disputed`
    drawing::Colour hollow{255, 255, 255, 255};
    double uncertainOpacity = 0.5;       ///< where the day lies within the uncertainty of a change
    double inferredOpacity = 0.6;        ///< where one party's word is only inferred
    double bandOpacity = 0.16;           ///< of the band as wide as an approximate route's accuracy
    double approximateFromMetres = 500;  ///< an accuracy from which on the band is drawn
    friend bool operator==(const RouteStyle&, const RouteStyle&) = default;
};

/// How an event's category is marked.
struct CategoryStyle {
    drawing::Colour colour{90, 90, 90, 255};
    std::string symbol;  ///< bar, arrow, gate, truck, talks, paper, road, warning, grid, burst, people, post, dot
    friend bool operator==(const CategoryStyle&, const CategoryStyle&) = default;
};

struct Style {
    std::string name = "light";  ///< recorded in exports
    drawing::Colour background{244, 243, 240, 255};
    std::vector<drawing::Colour> land;  ///< countries in turn
    drawing::Colour landClose{};        ///< where the accuracy of borders is many pixels
    drawing::Colour otherArea{};        ///< areas that are neither countries nor ground cover
    std::map<std::string, GroundStyle> grounds;  ///< areas of these kinds
    drawing::Colour water{}, waterLine{}, river{};
    double riverFar = 0.8, riverNear = 3.0;
    double shortestRiver = 24.0;                      ///< pixels of its length below which a river is left out
    double heightSpacing = 46.0;                      ///< free pixels around a spot height, without another one
    std::map<std::string, RoadStyle> roads;           ///< by class; "" for any other
    std::map<std::string, BoundaryStyle> boundaries;  ///< by status, then by kind; "" for any other
    std::map<std::string, PlaceStyle> places;         ///< by kind; "" for any other
    std::map<std::string, CategoryStyle> categories;  ///< of events; others take `categoryColours` in turn
    std::vector<drawing::Colour> categoryColours;
    RouteStyle routes;

    double checkpointFar = 9.0, checkpointNear = 15.0;  ///< size of a checkpoint's symbol
    drawing::Colour checkpoint{45, 45, 52, 255}, checkpointFill{255, 255, 255, 255};
    double eventHead = 8.0;     ///< radius of an event's mark
    double eventLeader = 17.0;  ///< from its place to the middle of its mark
    int nearbyDays = 30;        ///< events so many days before or after the day are shown if no window is given
    drawing::Colour ring{90, 84, 96, 150}, ringFill{90, 84, 96, 12};
    double ringFromPixels = 5.0;   ///< smaller accuracies need no ring
    double fadedOpacity = 0.45;    ///< what exists or happened on uncertain days
    double outsideOpacity = 0.55;  ///< events of the window that are not near the day

    TextStyle countryText, lakeText, riverText, checkpointText, eventText, eventDate, roadNumber, boundaryText;
    double simplifyPixels = 0.3;  ///< lines may move by so much
    double labelPadding = 2.0;    ///< free pixels around each label
    double repeatPixels = 420.0;  ///< between labels along one line

    TextStyle furniture;  ///< the text size of legend, sources and the like
    drawing::Colour furnitureGround{252, 251, 247, 255}, furnitureLine{120, 116, 108, 255};

    friend bool operator==(const Style&, const Style&) = default;
};

/// The calm reference map on a light ground that the program draws by default.
Style defaultStyle();

}  // namespace corridor::scene
