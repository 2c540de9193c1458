#pragma once

#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "drawing/display_list.hpp"
#include "geodesy/projection.hpp"
#include "model/atlas.hpp"
#include "scene/style.hpp"
#include "study/state.hpp"
#include "units/date.hpp"

/// Model, day and point of view to the display list of a map, its labels placed. How it looks and why:
/// docs/cartography.md.
namespace corridor::scene {

/// The plane in which a map is drawn. A position lies at the pixel x = crsX / unitsPerPixel - origin.x,
/// y = -crsY / unitsPerPixel - origin.y, rounded to 1/256 px. What is drawn and where labels stand depends on
/// the scale, never on the origin: pictures of one scale fit together like tiles.
struct View {
    geodesy::Projection projection;
    double unitsPerPixel = 1.0;  ///< of the CRS; positive
    double pixelRatio = 1.0;     ///< 1: a screen of 96 dpi; print at 300 dpi: 3.125
    /// The pixel of the plane that comes to lie at (0, 0). Is rounded to 1/256 px.
    drawing::Point origin{};
    /// The pixels that will be looked at, origin taken off. With it, what lies farther than `farthest` from them is
    /// left out, so that a close view costs what is in it; without it everything is drawn, wherever it lies.
    std::optional<drawing::Rect> within{};

    /// Pixels: so far that what is left out changes nothing at any scale at which a country is a map.
    static constexpr double farthest = 4194304.0;
};

/// Where a point of the CRS lies, in pixels after the origin is taken off, rounded to 1/256 px.
drawing::Point pixelOf(const View& view, geodesy::XY point);
/// The same for a position; nullopt where the projection does not reach.
std::optional<drawing::Point> pixelOf(const View& view, units::LonLat position);

/// What may be switched on and off.
struct Layers {
    bool areas = true, water = true, boundaries = true, roads = true, routes = true, checkpoints = true;
    bool events = true, places = true, labels = true;
    std::set<std::string> hiddenCategories;  ///< of events

    friend bool operator==(const Layers&, const Layers&) = default;
};

/// What is asked of the map.
struct Show {
    std::optional<units::Date> on;          ///< absent: dates left out of account, no statuses
    std::optional<units::DayRange> window;  ///< of events; absent: the style's `nearbyDays` around `on`, or all
    std::vector<std::string> languages;  ///< the first is the main one; names in the others stand beneath
    Layers layers;
    std::vector<std::string> routes;  ///< ids of those to show; empty: all
    bool statuses = true;             ///< false: routes plain
    /// Behind the dates of events, in brackets, the places of their sources in the atlas's list: what a legend
    /// with numbered sources refers to.
    bool sourceNumbers = false;
};

enum class ThingKind { route, checkpoint, place, event, edge, area, water, boundary, line };

/// Something of the atlas that is on the map.
struct Thing {
    ThingKind kind = ThingKind::place;
    std::string id;
    friend auto operator<=>(const Thing&, const Thing&) = default;
};

/// A name that is on the map.
struct Label {
    std::vector<Thing> things;         ///< what it names
    std::string text;                  ///< lines are parted by a line feed
    std::vector<drawing::Rect> boxes;  ///< pixels that it takes up, halo left out; several along a line
};

/// A symbol that is on the map: no label lies upon it.
struct Symbol {
    std::vector<Thing> things;  ///< several where one mark stands for all
    drawing::Rect box;
    drawing::Point position;  ///< the place itself
};

/// Where something can be pointed at: a line (`isLine`), an area, or the symbol's or label's box.
struct Hit {
    Thing thing;
    drawing::Path path;
    double reach = 0.0;  ///< half the width of a line, in pixels
    bool isLine = false;
    drawing::Rect box;  ///< around the path, reach included
};

/// What a line of the legend explains.
enum class Key {
    route,
    status,
    voice,
    approximateRoute,
    road,
    boundary,
    ground,
    checkpoint,
    event,
    cluster,
    ring,
    faded,
    place
};

/// Something that the legend has to explain where it lies inside the picture.
struct Explained {
    Key key = Key::route;
    std::string what;  ///< a route's id, a status, a road class, a title of ground cover, a kind or category
    drawing::Rect box;
};

/// A map as values. Copying shares the list.
struct Scene {
    std::shared_ptr<const drawing::DisplayList> list;
    std::vector<Label> labels;
    std::vector<Symbol> symbols;
    std::vector<Hit> hits;  ///< in the order of painting: the last one found is the uppermost
    std::vector<Explained> explained;
    double metresPerPixel = 1.0;  ///< on the ground at the middle of the data, of a pixel at 96 dpi
};

/// Things at a point, the uppermost first, each once. `tolerance` in pixels is added to every reach.
std::vector<Thing> thingsAt(const Scene& scene, drawing::Point point, double tolerance = 3.0);

/// Ids of the sources of what lies inside a rectangle, in the atlas's order. Where a day is shown, the
/// sources of the assertions that decide the statuses of the routes in it are among them.
std::vector<std::string> sourcesIn(const Scene& scene, const model::Atlas& atlas, const study::State& state,
                                   const Show& show, const drawing::Rect& rectangle);

/// Where the events of an atlas lie in a projection, and which come first: the same at every scale, so that a million
/// are projected and sorted once.
struct ProjectedEvents {
    ProjectedEvents(const model::Events& events, const geodesy::Projection& projection);

    std::vector<geodesy::XY> points;        ///< by row; NaN without a place or where the projection does not reach
    std::vector<std::uint32_t> byAccuracy;  ///< rows, the more exactly known first, then as in the files
};

/// What a scale needs whatever the day and the language: lines projected and simplified, shared stretches of
/// routes, sites of marks. Immutable, safe to use from several threads. The atlas must outlive it.
/// Throws std::invalid_argument where the view's scale or pixel ratio is not a positive number.
class Ground {
public:
    /// Once it is told to stop, it ends soon and is of no use. `projected`: of the view's projection, where there are
    /// several scales; used only here.
    Ground(const model::Atlas& atlas, const Style& style, const View& view, const std::stop_token& stop = {},
           const ProjectedEvents* projected = nullptr);

    /// What it takes up in memory, to a few per cent; the places of names that it comes to keep while scenes are
    /// made are at most `mostBytesOfNames` more.
    std::size_t bytes() const;
    static constexpr std::size_t mostBytesOfNames = std::size_t{8} << 20;

    struct Impl;
    const Impl& impl() const { return *m_impl; }

private:
    std::shared_ptr<const Impl> m_impl;
};

/// The map on a day. `state` is what is known on the day that is shown. Deterministic: the same bytes for the same
/// values. Once it is told to stop, it ends soon and what it gives is of no use.
Scene makeScene(const Ground& ground, const study::State& state, const Show& show, const std::stop_token& stop = {});

/// Both steps at once, for one picture.
Scene makeScene(const model::Atlas& atlas, const study::State& state, const Show& show, const Style& style,
                const View& view);

}  // namespace corridor::scene
