#include "atlas_header.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

/// West may lie east of east: the view then reaches over the antimeridian.
void readDefaultView(Members& header, const Value& view, model::Atlas& atlas) {
    const units::LonLat southWest{view.items[0].number, view.items[1].number},
        northEast{view.items[2].number, view.items[3].number};
    if (units::isValid(southWest) && units::isValid(northEast) && southWest.lat < northEast.lat)
        atlas.defaultView = units::BBox{southWest.lon, southWest.lat, northEast.lon, northEast.lat};
    else
        header.error("default-view", "default_view",
                     fmt::format("[{}, {}, {}, {}] is no box: longitudes lie in [-180, 180], latitudes in [-90, 90], "
                                 "south of north",
                                 southWest.lon, southWest.lat, northEast.lon, northEast.lat),
                     &view);
}

}  // namespace

void readHeader(Members& header, model::Atlas& atlas) {
    atlas.title = header.text("title");
    atlas.licence = header.text("licence");
    if (atlas.licence.empty()) atlas.licence = header.text("license");
    atlas.credit = header.text("credit");
    atlas.disclaimer = header.text("disclaimer");
    atlas.timeZone = header.text("time_zone");
    atlas.coverage = header.date("coverage");
    if (const std::string day = header.text("default_day"); !day.empty()) {
        atlas.defaultDay = units::parseDay(day);
        if (!atlas.defaultDay)
            header.error("date", "default_day", fmt::format("\"{}\" is not a day; YYYY-MM-DD is expected", day));
    }
    if (const Value* view = header.take("default_view")) {
        const bool ok =
            view->is(Type::array) && view->items.size() == 4 &&
            std::all_of(view->items.begin(), view->items.end(), [](const Value& v) { return v.is(Type::number); });
        if (ok)
            readDefaultView(header, *view, atlas);
        else
            header.error("property-type", "default_view", "[west, south, east, north] in degrees is expected", view);
    }
    atlas.defaultNames = header.texts("default_names");
    atlas.rasters = header.texts("rasters");
    atlas.note = header.text("note");
    readPartiesAndSources(header, atlas);
    header.take("layers");
    atlas.other = header.other();
}

void readPartiesAndSources(Members& header, model::Atlas& atlas) {
    for (Members& each : header.objects("parties")) {
        model::Party party;
        party.id = each.requiredText("id");
        party.kind = each.text("kind");
        party.names = each.names();
        party.note = each.text("note");
        party.other = each.other();
        atlas.parties.push_back(party);
    }
    for (Members& each : header.objects("sources")) {
        model::Source source;
        source.id = each.requiredText("id");
        source.publisher = each.text("publisher");
        source.title = each.text("title");
        source.url = each.text("url");
        source.date = each.date("date");
        source.kind = each.text("kind");
        source.stance = each.text("stance");
        source.alignedWith = each.text("aligned_with");
        source.other = each.other();
        atlas.sources.push_back(source);
    }
}

}  // namespace corridor::ingest
