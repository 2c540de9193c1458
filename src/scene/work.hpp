#pragma once

#include <map>
#include <string>
#include <vector>

#include "ground.hpp"
#include "labels.hpp"
#include "occupied.hpp"
#include "symbols.hpp"

namespace corridor::scene {

/// An event that is shown.
struct EventChoice {
    std::uint32_t event = 0;  ///< row of the atlas's events
    int rank = 0;             ///< 0 on the day, 1 near it, 2 elsewhere in the window
    bool isCertain = true;
};

/// The events of a site that are shown, the foremost first.
struct SiteEvents {
    std::uint32_t site = 0;
    std::vector<EventChoice> chosen;  ///< at least one
};

/// A map in the making: what its parts hand on to each other, in pixels of the plane without origin.
struct Work {
    Work(const Ground::Impl& theGround, const study::State& theState, const Show& theShow)
        : ground(theGround), state(theState), show(theShow) {}

    const Ground::Impl& ground;
    const study::State& state;
    const Show& show;
    Scene scene;
    Items below;                          ///< land, water, roads, routes
    Items leaders;                        ///< from places to marks
    Items symbols;                        ///< dots and marks
    Items names;                          ///< labels
    Occupied taken;                       ///< by symbols and labels
    Occupied elsewhen;                    ///< by marks of other days: names keep clear of them if they can
    Occupied marks;                       ///< symbols alone
    Occupied dots;                        ///< a square pixel at each place: a name should not stand at another's
    LineField routes;                     ///< names keep clear of these if they can
    std::vector<std::string> categories;  ///< of all events, in the order of the data
    std::vector<SiteEvents> events;       ///< that are shown

    const Style& style() const { return ground.style; }
    double pixels(double at96dpi) const { return ground.scale.pixels(at96dpi); }
    void explain(Key key, const std::string& what, const drawing::Rect& box) {
        scene.explained.push_back({key, what, box});
    }
    void addSymbol(std::vector<Thing> things, const drawing::Rect& box, drawing::Point position) {
        taken.add(box);
        marks.add(box);
        scene.symbols.push_back({std::move(things), box, position});
    }
    void addHit(ThingKind kind, const std::string& id, drawing::Path path, double reach, bool isLine);
    bool isLabelled() const { return show.layers.labels; }
};

// What does not depend on the day, but for what is dated.
void drawAreas(Work& work);
void drawWater(Work& work);
void drawRoads(Work& work);
void drawBoundaries(Work& work);

// Routes with their statuses.
void drawRoutes(Work& work);

/// A colour of its own for each route of the atlas.
drawing::Colour routeColour(const Ground::Impl& ground, std::size_t route);
/// The body of a ribbon by its status; `path` is its middle. Used by the legend as well. Signs set along it are left
/// out outside of `within`.
void addRibbon(Items& items, const drawing::Path& path, drawing::Colour colour, access::Status status, double width,
               const RouteStyle& style, double opacity, const std::optional<drawing::Rect>& within = {});
/// Beads on a ribbon where one party alone says so.
void addBeads(Items& items, const drawing::Path& path, double width, const RouteStyle& style, double opacity);

// Marks of the day; what may be named is handed on.

/// All that are shown, in the order of their sites. Looks only at events of the days that are asked for.
std::vector<SiteEvents> chosenEvents(const Work& work);
void drawRings(Work& work);
void drawCheckpoints(Work& work);
void drawEvents(Work& work);

// Names.
void nameCheckpoints(Work& work);
void nameEvents(Work& work, int rank);
/// Places of at least this priority and below the other: their dots and names.
void namePlaces(Work& work, int from, int below);
/// Reserves the dots of the places of at least this priority.
void reservePlaces(Work& work, int from);
void nameCountries(Work& work);
void nameLakes(Work& work);
void nameRivers(Work& work);
void nameRoutes(Work& work);
void nameBoundaries(Work& work);
void numberRoads(Work& work);
/// Spot heights, the first of the data first, where there is room and no other near.
void writeHeights(Work& work);

/// The name in the first language, and under it those in the others where they differ.
std::vector<std::string> namesIn(const model::Names& names, const std::vector<std::string>& languages);
/// In capitals: Latin, Cyrillic and Armenian letters; others stay. Turkic dotted i where the language has it.
std::string inCapitals(const std::string& utf8, const std::string& language);
/// Cut into lines of about `width` letters at spaces.
std::vector<std::string> wrapped(const std::string& utf8, std::size_t width);

}  // namespace corridor::scene
