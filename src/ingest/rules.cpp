#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/check.hpp"

namespace corridor::ingest {

namespace {

struct Rule {
    std::string_view name, text;
};

/// What the text of a file must be.
constexpr std::array syntaxRules{
    Rule{"json-syntax",
         "The text must be JSON as RFC 8259 has it, in UTF-8: no comments, no trailing commas, no NaN, no single "
         "quotes, "
         "at most 512 levels deep. Line and column (in bytes) say where it stops being JSON"},
    Rule{"byte-order-mark", "A file of JSON must not begin with a byte order mark (RFC 8259, 8.1). It is passed over"},
    Rule{"duplicate-key",
         "A member must stand once in an object (RFC 8259, 4). Refused where the model reads the member, because "
         "readers "
         "disagree which of the two counts; elsewhere the first is kept"},
    Rule{"not-geojson", "The text is JSON, but its root is no FeatureCollection, Feature or geometry of RFC 7946"},
    Rule{"feature-type", "Each member of `features` must be an object with \"type\": \"Feature\" (RFC 7946, 3.2)"},
    Rule{"unreadable", "The file, folder or connection could not be opened or read"},
    Rule{"archive-size",
         "An archive (zip, KMZ, a spreadsheet, gzip) is unpacked up to 1024 MiB, since a few kilobytes can be made to hold "
         "as much as one likes. Unpack a larger one and give the file itself"},
    Rule{"truncated",
         "A table or file ends before it is complete: a text in quotes that is never closed, a last row with fewer "
         "cells "
         "than the header, a shapefile shorter than its own header says or without its table"},
    Rule{"title-rows",
         "A table begins with its header. Rows above it are left out where they have fewer filled cells and the header "
         "alone names columns of positions; take them out of the file to be sure"},
    Rule{"decimal-comma",
         "Degrees have decimal points. In a table whose cells no comma parts, and whose degrees all have a comma, that "
         "is read as one"},
    Rule{"encoding", "Text must be UTF-8; recode the file first, for instance with iconv"},
    Rule{"no-position",
         "A table has no column that holds positions: longitude and latitude (lon, longitude, lng, long, x; lat, "
         "latitude, y) or WKT. `--fields lon=COLUMN,lat=COLUMN` names others"},
    Rule{"wkt", "A cell of a WKT column must hold a geometry in WKT, GeoJSON or hexadecimal WKB"},
    Rule{"gdal", "A message of GDAL, which reads every format other than GeoJSON"},
    Rule{"online",
         "The input lies on another machine, or may refer to one. Nothing is asked of the network without `--online`"},
    Rule{"left-out", "The feature has errors and was left out, since `--skip-invalid` asks to go on without it"},
    Rule{"nothing-read", "The input holds no feature at all"},
};

/// What geometries must be.
constexpr std::array geometryRules{
    Rule{"member-of-other-type",
         "A FeatureCollection must not have the members `coordinates`, `geometries`, `geometry` and `properties`, a "
         "Feature not `coordinates`, `geometries` and `features`, a geometry not `geometry`, `properties` and "
         "`features`: they make an object of another type (RFC 7946, 7.1)"},
    Rule{"bbox",
         "A `bbox` is a list of four numbers, west, south, east, north, or of six with heights; the south is not above "
         "the north. West may lie east of east: the box then reaches over the antimeridian (RFC 7946, 5)"},
    Rule{"geometry-type", "A geometry must be null or an object with one of the seven types of RFC 7946, 1.4"},
    Rule{"coordinates", "A position is a list of two or three numbers, longitude first (RFC 7946, 3.1.1)"},
    Rule{"extra-ordinates",
         "A position should not have more than three ordinates (RFC 7946, 3.1.1). The rest is left out"},
    Rule{"too-few-positions",
         "A line needs two positions, a ring four (RFC 7946, 3.1.4 and 3.1.6). A line without any, and in other formats "
         "than GeoJSON one of one position, is left out, and so is a route of which nothing remains"},
    Rule{"ring-not-closed",
         "The first and the last position of a ring must be the same, to the last ordinate (RFC 7946, 3.1.6)"},
    Rule{"ring-orientation",
         "Outer rings run counter-clockwise, holes clockwise (RFC 7946, 3.1.6). The ring is turned round"},
    Rule{"latitude-range",
         "A latitude must lie in [-90, 90] degrees. Values beyond it often mean that latitude and longitude are "
         "swapped, or that the coordinates are metres"},
    Rule{"longitude-range",
         "A longitude must lie in [-180, 180] degrees; a line across the antimeridian is written with both signs"},
    Rule{"crs",
         "RFC 7946 knows WGS 84 only. A `crs` member that names CRS84 or EPSG:4326 is honoured, others are "
         "reprojected, and one that PROJ does not know is refused"},
    Rule{"geometry-for-role",
         "A role takes certain geometries: routes and edges are lines, places and checkpoints points, events points or "
         "null"},
    Rule{
        "no-geometry",
        "A feature without geometry and without a date can be shown neither on the map nor on the timeline; it is left "
        "out"},
    Rule{"mixed-collection",
         "A collection of lines or areas may have points beside them, which no thing of the model can hold"},
    Rule{"multi-point", "Places, checkpoints and events have one position; each of several becomes a thing of its own"},
    Rule{"elevations-of-rings", "Elevations are kept for points and lines, not for the rings of areas"},
    Rule{"zero-length", "All positions of a line are the same: it has no length and no direction"},
    Rule{
        "duplicate-vertex",
        "A position follows itself. It changes no length, but often stands where a line was joined or snapped wrongly"},
    Rule{"self-crossing-ring", "The ring of a polygon crosses itself, so that inside and outside are not defined"},
    Rule{"swapped-coordinates",
         "With latitude and longitude exchanged the position would lie among the other data, as it stands it lies far "
         "away. RFC 7946 wants longitude first"},
    Rule{"point-off-route",
         "A checkpoint lies farther from a route that it is `on` than its accuracy and two kilometres"},
    Rule{"gaps-not-listed",
         "Lines of a route that share ends, in whatever order and direction, are one; those that branch or do not touch "
         "stay apart. Each interruption should be among the route's `gaps`, its ends within 10 m of the lines': without "
         "it there is no straight line, no sinuosity and no distance across"},
};

/// What properties must be.
constexpr std::array propertyRules{
    Rule{"property-type", "The property must be of another type: text, a number, a list, true or false"},
    Rule{"required", "A member that must be there is missing or empty"},
    Rule{"duplicate-name", "A thing has one name in each language; `name:xx` and `name_xx` are the same"},
    Rule{
        "default-view",
        "The default view is [west, south, east, north] in degrees: longitudes in [-180, 180], latitudes in [-90, 90], "
        "south of north"},
    Rule{"style-value", "Widths must not be negative, and opacities lie in [0, 1] (simplestyle-spec 1.1.0)"},
    Rule{"date",
         "A date must be EDTF (ISO 8601-2:2019, levels 0 and 1, and sets of level 2), such as 2023-04-23, 2023-04, "
         "2023-04-23/.. or 2023-04-2X"},
    Rule{"undated-event",
         "The date of an event is empty: the event stays on the map, marked undated, and is no part of any day. In an "
         "atlas an empty date is an error; null says that there is none"},
    Rule{"date-precision", "A code for the precision of a date, of a field format, is not one that the format knows"},
    Rule{"place-precision", "A code for the precision of a place, of a field format, is not one that the format knows"},
    Rule{"field-mapping",
         "The mapping given with `--fields` names a target that the model does not have, or a column that the table "
         "lacks"},
    Rule{"negative-length", "A length or an accuracy in metres must not be negative"},
    Rule{"duplicate-id",
         "Two things of one kind have the same id; messages, claims and routes refer to things by it. Places and "
         "checkpoints share one set of ids"},
    Rule{"access-status",
         "The status of an access row or a claim is open, restricted or closed. `disputed` and `unknown` are "
         "conclusions, not data"},
    Rule{"access-kind", "An access row is of the kind state (it lasts) or passage (it counts for its day alone)"},
    Rule{"traffic-class",
         "Traffic is one or several of civilian, commercial, humanitarian, medical, peacekeeper, military, all"},
    Rule{"direction", "A direction is forward or backward along the route's geometry, or both"},
    Rule{"part", "A part has two ends, `from` and `to`: ids of places or checkpoints, or chainages in metres"},
    Rule{"edge-status", "An edge is open, construction or gap-connector"},
    Rule{"edges", "The edges of a route are a list of ids with their direction"},
    Rule{"atlas", "`atlas.json` must hold one object"},
    Rule{"layer-role",
         "The role of a layer is one of routes, checkpoints, events, places, network, areas, lines, water, boundaries"},
    Rule{"layer-file", "The file of a layer must lie in the folder of its atlas and be there"},
};

/// What things must be to each other.
constexpr std::array referenceRules{
    Rule{"unknown-source", "A source is referred to that the atlas does not list"},
    Rule{"unknown-party", "A party is named that the atlas does not list"},
    Rule{"unknown-target",
         "An assertion speaks of something that is no route, checkpoint or edge: it says nothing of any of them"},
    Rule{"unknown-id", "An id is referred to that nothing has"},
    Rule{"unknown-edge", "A route runs over an edge that the network does not have"},
    Rule{"edges-do-not-chain",
         "Each edge of a route must begin where the one before it ends, to the last digit, but for as many breaks as "
         "the route lists gaps"},
    Rule{"edges-off-geometry",
         "The edges of a route and its geometry are one line, to a metre. Where they part, a route is measured by its "
         "geometry, and chainages on an edge are in proportion to it; a stretch of the geometry that is no edge's hears "
         "what is said of the route alone"},
    Rule{"unknown-part", "The end of a part is neither a place nor a checkpoint nor a chainage on its route"},
    Rule{"part-off-route", "The end of a part lies more than two kilometres off its route"},
    Rule{"undated-assertion", "An assertion without `from`, in an event without a date, is in force on no day"},
    Rule{"access-reaches-other-route",
         "A closing or restricting assertion without `part` reaches every edge of its route, and some of them belong "
         "to other routes too. Name the part that is meant"},
    Rule{"statement-missing", "A claim should say in words what its party said; a status alone is our reading of it"},
    Rule{"basis", "A basis is reported, statement or inferred"},
    Rule{"until-basis",
         "`until_basis` is `inferred` where the last day is the editor's and not the speaker's; where the speaker gave "
         "it, leave the member out"},
    Rule{"date-order", "An assertion ends before it begins: it is in force on no day"},
    Rule{"source-missing", "A claim, an access row or an event names no source, so that no one can look it up"},
    Rule{"date-outside-coverage",
         "The date lies outside the days of which the data speak (`coverage`), where every status is unknown"},
};

template <typename Visit>
void forEachRule(Visit visit) {
    for (const Rule& rule : syntaxRules) visit(rule);
    for (const Rule& rule : geometryRules) visit(rule);
    for (const Rule& rule : propertyRules) visit(rule);
    for (const Rule& rule : referenceRules) visit(rule);
}

}  // namespace

std::optional<std::string> explain(const std::string& name) {
    std::optional<std::string> text;
    forEachRule([&](const Rule& rule) {
        if (rule.name == name) text = std::string(rule.text);
    });
    return text;
}

std::vector<std::string> rules() {
    std::vector<std::string> names;
    forEachRule([&](const Rule& rule) { names.emplace_back(rule.name); });
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace corridor::ingest
