#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/check.hpp"

namespace corridor::ingest {

namespace {

struct Rule {
    std::string_view name, text;
};

constexpr std::array allRules{
    Rule{"access-kind", "An access row's `kind` is `state` (it lasts) or `passage` (its day alone)."},
    Rule{"access-reaches-other-route",
         "A closing or restricting word without `part` reaches every edge of its route, also those that other routes "
         "use. "
         "Name the stretch with `part` if only that is meant."},
    Rule{
        "access-status",
        "What somebody asserts is `open`, `restricted` or `closed`; `disputed` and `unknown` are answers, never data."},
    Rule{"atlas", "atlas.json is one JSON object."},
    Rule{"byte-order-mark", "JSON texts have no byte order mark (RFC 8259, section 8.1)."},
    Rule{"coordinates",
         "Coordinates are lists of positions, and a position is two or three numbers: longitude, latitude, height (RFC "
         "7946, section 3.1.1)."},
    Rule{"crs",
         "GeoJSON is WGS 84 with longitude first; a member `crs` comes from before RFC 7946. It is honoured where PROJ "
         "knows it."},
    Rule{"date",
         "Dates are EDTF (ISO 8601-2): days, months, years, intervals, `X` digits, `?` `~` `%`, sets in brackets."},
    Rule{"date-outside-coverage",
         "An event or assertion lies wholly outside the days of which the atlas speaks, so that it never shows."},
    Rule{"direction", "A direction is `forward`, `backward` (along the route's geometry) or `both`."},
    Rule{"duplicate-id", "Two things of one kind must not have one id; places and checkpoints share their ids."},
    Rule{"duplicate-key", "A name stands twice in a JSON object, so that readers would disagree about its value."},
    Rule{"duplicate-vertex", "A line has the same position twice in a row."},
    Rule{"edge-status", "An edge is `open`, under `construction`, or a `gap-connector`."},
    Rule{"edges", "The edges of a route are `{\"id\", \"direction\"}` in order."},
    Rule{"edges-do-not-chain",
         "Where a route lists its edges, each begins where the one before it ends, but for the declared gaps."},
    Rule{"extra-ordinates", "A position has at most three numbers; parsers may ignore more (RFC 7946, section 3.1.1)."},
    Rule{"feature-type", "The members of `features` are objects of type Feature."},
    Rule{"gdal", "What GDAL itself says about the file."},
    Rule{"geometry-for-role",
         "Routes and edges are lines, places and checkpoints points, events points or without a place."},
    Rule{"geometry-type", "A geometry is one of the seven types of RFC 7946, or null."},
    Rule{"json-syntax",
         "Files are JSON as RFC 8259 has it: no comments, no trailing commas, UTF-8, numbers that a double can hold."},
    Rule{"latitude-range", "Latitude lies in [-90, 90]. Longitude comes first; swapped coordinates often show here."},
    Rule{"layer-file", "Layers are files inside the atlas's folder, named relative to it."},
    Rule{"layer-role",
         "A layer's role is one of routes, checkpoints, events, places, network, areas, lines, water, boundaries."},
    Rule{"left-out", "This feature was refused and is left out, as --skip-invalid asks."},
    Rule{"longitude-range", "Longitude lies in [-180, 180]."},
    Rule{"negative-length", "A length or an accuracy in metres is not negative."},
    Rule{"no-geometry", "A feature with neither a geometry nor a date cannot be shown."},
    Rule{"not-geojson", "The text is JSON, but no FeatureCollection, Feature or geometry."},
    Rule{"online", "Nothing is fetched from other machines unless --online is given."},
    Rule{"part", "`part` is `{\"from\", \"to\"}`: ids of places or checkpoints, or chainages in metres."},
    Rule{"part-off-route", "An end of a `part` lies more than 2 km from the route that it is a part of."},
    Rule{"point-off-route", "A checkpoint lies farther from a route that it is `on` than its accuracy and 2 km."},
    Rule{"property-type", "The value is of another type than the format asks for."},
    Rule{"required", "A member that must be there is missing."},
    Rule{"ring-not-closed", "The first and the last position of a ring are the same (RFC 7946, section 3.1.6)."},
    Rule{"ring-orientation", "Outer rings run counter-clockwise, holes clockwise (RFC 7946, section 3.1.6)."},
    Rule{"self-crossing-ring", "A ring crosses itself, so that its inside is not defined."},
    Rule{"source-missing", "An event names no source; a claim that nobody can look up is hard to weigh."},
    Rule{"swapped-coordinates",
         "The position lies far from all others, and near them with longitude and latitude exchanged."},
    Rule{"too-few-positions", "A line has at least two positions, a ring four."},
    Rule{"traffic-class", "Traffic is civilian, commercial, humanitarian, medical, peacekeeper, military or all."},
    Rule{"undated-assertion", "A word about access without `from`, in an event without a date, is in force on no day."},
    Rule{"unknown-edge", "A route lists an edge that the network does not have."},
    Rule{"unknown-id", "An id under `about` or `on` resolves to nothing."},
    Rule{"unknown-part", "An end of a `part` is no place and no checkpoint of the atlas."},
    Rule{"unknown-party", "`by` names a party that the atlas does not list."},
    Rule{"unknown-source", "A source's id resolves to nothing."},
    Rule{"unknown-target", "A target is no route, checkpoint or edge of the atlas."},
    Rule{"unreadable", "The file is not there, cannot be opened, or no reader knows its format."},
    Rule{"zero-length", "All positions of a line are the same."},
};

}  // namespace

std::optional<std::string> explain(const std::string& rule) {
    const auto found =
        std::find_if(allRules.begin(), allRules.end(), [&](const Rule& each) { return each.name == rule; });
    return found == allRules.end() ? std::nullopt : std::optional<std::string>(found->text);
}

std::vector<std::string> rules() {
    std::vector<std::string> names;
    for (const Rule& rule : allRules) names.emplace_back(rule.name);
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace corridor::ingest
