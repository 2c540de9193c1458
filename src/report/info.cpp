#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "json.hpp"
#include "model/spot_height.hpp"
#include "report/report.hpp"
#include "report/table.hpp"
#include "unicode/printable.hpp"
#include "words.hpp"

namespace corridor::report {

namespace {

std::vector<units::LonLat> positionsOf(const model::Atlas& atlas) {
    std::vector<units::LonLat> all;
    const auto addLine = [&](const units::Line& line) { all.insert(all.end(), line.begin(), line.end()); };
    for (const model::Route& route : atlas.routes) {
        for (const units::Line& part : route.parts) addLine(part);
    }
    for (const model::Edge& edge : atlas.network) addLine(edge.line);
    for (const model::Place& place : atlas.places) all.push_back(place.position);
    for (const model::Checkpoint& post : atlas.checkpoints) all.push_back(post.position);
    for (std::size_t row = 0; row < atlas.events.size(); ++row) {
        if (const auto at = atlas.events.position(row)) all.push_back(*at);
    }
    for (const model::Shape& shape : atlas.shapes) {
        for (const units::Line& line : shape.lines) addLine(line);
        for (const auto& rings : shape.polygons) {
            for (const units::Line& ring : rings) addLine(ring);
        }
    }
    return all;
}

std::optional<units::BBox> extentOf(const model::Atlas& atlas) {
    const std::vector<units::LonLat> all = positionsOf(atlas);
    return all.empty() ? std::nullopt : std::optional(units::boundsOf(all));
}

std::map<std::string, std::size_t> categoriesOf(const model::Atlas& atlas) {
    std::map<std::string, std::size_t> counts;
    const model::EventColumns& events = atlas.events.columns();
    const std::vector<std::size_t> each = model::countByCategory(events, {0, events.size()});
    for (std::size_t i = 0; i < each.size(); ++i) {
        if (each[i] > 0) counts[events.categories[i]] = each[i];
    }
    return counts;
}

std::size_t spotHeights(const model::Atlas& atlas) {
    return static_cast<std::size_t>(std::count_if(atlas.places.begin(), atlas.places.end(), model::isSpotHeight));
}

Json namesJson(const model::Names& names) {
    Json json = Json::object();
    for (const auto& [language, name] : names.byLanguage) json[language.empty() ? "name" : language] = name;
    if (!names.alternatives.empty()) json["alternatives"] = names.alternatives;
    return json;
}

template <typename Thing>
Json headJson(const Thing& thing, const study::Question& question) {
    Json json;
    json["id"] = thing.id;
    addName(json, thing.names, question);
    if (!thing.kind.empty()) json["kind"] = thing.kind;
    json["names"] = namesJson(thing.names);
    return json;
}

Json pointJson(Json json, units::LonLat position, const std::optional<units::Metres>& accuracy) {
    json["lon"] = position.lon;
    json["lat"] = position.lat;
    if (accuracy) json["accuracy_m"] = accuracy->value;
    return json;
}

Json sourceJson(const model::Source& source) {
    Json json;
    json["id"] = source.id;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) json[key] = text;
    };
    add("publisher", source.publisher);
    add("title", source.title);
    add("url", source.url);
    if (source.date) json["date"] = source.date->text;
    add("kind", source.kind);
    add("stance", source.stance);
    add("aligned_with", source.alignedWith);
    return json;
}

void addHead(Json& json, const model::Atlas& atlas) {
    json["id"] = atlas.id;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) json[key] = text;
    };
    add("title", atlas.title);
    add("licence", atlas.licence);
    add("credit", atlas.credit);
    add("disclaimer", atlas.disclaimer);
    add("time_zone", atlas.timeZone);
    if (atlas.coverage) json["coverage"] = atlas.coverage->text;
    if (atlas.defaultDay) json["default_day"] = units::toString(*atlas.defaultDay);
    if (const auto extent = extentOf(atlas))
        json["extent"] = {extent->west, extent->south, extent->east, extent->north};
}

double lengthOf(const model::Route& route, const measure::Edges& edges) {
    return measure::measureOf(route, edges).length().value;
}

std::string json(const model::Atlas& atlas, const study::Question& question) {
    const measure::Edges edges(atlas.network);
    Json json;
    addHead(json, atlas);
    json["inputs"] = Json::array();
    for (const model::InputFile& input : atlas.inputs) {
        Json file{{"name", input.name}};
        if (!input.sha256.empty()) file["sha256"] = input.sha256;
        json["inputs"].push_back(file);
    }
    json["routes"] = Json::array();
    for (const model::Route& route : atlas.routes) {
        Json each = headJson(route, question);
        each["length_m"] = lengthOf(route, edges);
        if (route.valid) each["valid"] = route.valid->text;
        if (route.accuracy) each["accuracy_m"] = route.accuracy->value;
        if (route.approximate) each["approximate"] = true;
        json["routes"].push_back(each);
    }
    json["checkpoints"] = Json::array();
    for (const model::Checkpoint& post : atlas.checkpoints) {
        Json each = pointJson(headJson(post, question), post.position, post.accuracy);
        if (post.existed) each["existed"] = post.existed->text;
        if (!post.operatedBy.empty()) each["operator"] = post.operatedBy;
        json["checkpoints"].push_back(each);
    }
    json["parties"] = Json::array();
    for (const model::Party& party : atlas.parties) json["parties"].push_back(headJson(party, question));
    json["categories"] = Json::object();
    for (const auto& [category, count] : categoriesOf(atlas)) json["categories"][category] = count;
    json["events"] = atlas.events.size();
    json["network_edges"] = atlas.network.size();
    json["places"] = Json::array();
    for (const model::Place& place : atlas.places) {
        if (!model::isSpotHeight(place))
            json["places"].push_back(pointJson(headJson(place, question), place.position, place.accuracy));
    }
    if (const std::size_t count = spotHeights(atlas)) json["spot_heights"] = count;
    json["sources"] = Json::array();
    for (const model::Source& source : atlas.sources) json["sources"].push_back(sourceJson(source));
    return written(json);
}

/// One row a thing that has an id: what a spreadsheet wants of an inventory.
std::string csv(const model::Atlas& atlas, const study::Question& question) {
    Table table{{{"what"}, {"id"}, {"name"}, {"kind"}, {"lon"}, {"lat"}, {"length_m"}, {"days"}}, {}};
    const auto days = [](const std::optional<units::Edtf>& date) { return date ? date->text : std::string(); };
    const measure::Edges edges(atlas.network);
    for (const model::Route& each : atlas.routes) {
        table.rows.push_back({"route", each.id, model::nameIn(each.names, question.languages), each.kind, "", "",
                              exact(lengthOf(each, edges)), days(each.valid)});
    }
    const auto addPoint = [&](const char* what, const auto& each, const std::string& kind,
                              const std::optional<units::LonLat>& at, const std::optional<units::Edtf>& date) {
        table.rows.push_back({what, each.id, model::nameIn(each.names, question.languages), kind,
                              at ? exact(at->lon) : "", at ? exact(at->lat) : "", "", days(date)});
    };
    for (const model::Checkpoint& each : atlas.checkpoints)
        addPoint("checkpoint", each, each.kind, each.position, each.existed);
    for (const model::Event& each : atlas.events) addPoint("event", each, each.category, each.position, each.date);
    for (const model::Place& each : atlas.places) {
        if (!model::isSpotHeight(each)) addPoint("place", each, each.kind, each.position, each.valid);
    }
    for (const model::Party& each : atlas.parties) addPoint("party", each, each.kind, std::nullopt, std::nullopt);
    for (const model::Source& each : atlas.sources)
        table.rows.push_back({"source", each.id, each.publisher, each.kind, "", "", "", days(each.date)});
    return toCsv(table);
}

std::string spellings(const model::Names& names) {
    return fmt::format("{}", fmt::join(model::allSpellings(names), " / "));
}

std::string tables(const model::Atlas& atlas, const study::Question& question) {
    std::string text;
    const measure::Edges edges(atlas.network);
    Table routes{{{"route"}, {"length", Align::right}, {"valid"}, {"name"}}, {}};
    for (const model::Route& route : atlas.routes) {
        routes.rows.push_back({route.id, kilometres(lengthOf(route, edges)), route.valid ? route.valid->text : "",
                               model::nameIn(route.names, question.languages)});
    }
    if (!routes.rows.empty()) text += "\n" + toText(routes);
    Table posts{{{"checkpoint"}, {"kind"}, {"existed"}, {"name"}}, {}};
    for (const model::Checkpoint& post : atlas.checkpoints) {
        posts.rows.push_back({post.id, post.kind, post.existed ? post.existed->text : "",
                              model::nameIn(post.names, question.languages)});
    }
    if (!posts.rows.empty()) text += "\n" + toText(posts);
    Table places{{{"place"}, {"kind"}, {"names"}}, {}};
    for (const model::Place& place : atlas.places) {
        if (!model::isSpotHeight(place)) places.rows.push_back({place.id, place.kind, spellings(place.names)});
    }
    if (!places.rows.empty()) text += "\n" + toText(places);
    Table sources{{{"source"}, {"publisher"}, {"date"}, {"stance"}}, {}};
    for (const model::Source& source : atlas.sources) {
        sources.rows.push_back({source.id, source.publisher, source.date ? source.date->text : "", source.stance});
    }
    if (!sources.rows.empty()) text += "\n" + toText(sources);
    return text;
}

std::string table(const model::Atlas& atlas, const study::Question& question) {
    std::string text = unicode::oneLine(atlas.title.empty() ? atlas.id : atlas.title) + "\n";
    const auto line = [&](const char* title, const std::string& value) {
        if (!value.empty()) text += fmt::format("  {:<12} {}\n", title, unicode::oneLine(value));
    };
    line("coverage", atlas.coverage ? atlas.coverage->text : "all days");
    if (atlas.defaultDay) line("default day", units::toString(*atlas.defaultDay));
    if (const auto extent = extentOf(atlas)) {
        line("extent", fmt::format("{:.5f},{:.5f},{:.5f},{:.5f} (W,S,E,N)", extent->west, extent->south, extent->east,
                                   extent->north));
    }
    std::vector<std::string> parties, categories;
    for (const model::Party& party : atlas.parties) parties.push_back(party.id);
    for (const auto& [category, count] : categoriesOf(atlas))
        categories.push_back(fmt::format("{} {}", category.empty() ? "(none)" : category, count));
    line("parties", fmt::format("{}", fmt::join(parties, "; ")));
    line("events", fmt::format("{} ({})", atlas.events.size(), fmt::join(categories, ", ")));
    if (!atlas.network.empty()) line("network", fmt::format("{} edges", atlas.network.size()));
    if (const std::size_t count = spotHeights(atlas)) line("spot heights", fmt::format("{}", count));
    line("licence", atlas.licence);
    line("credit", atlas.credit);
    return text + tables(atlas, question);
}

}  // namespace

std::string renderInfo(const model::Atlas& atlas, const study::Question& question, Format format) {
    switch (format) {
        case Format::json:
            return json(atlas, question);
        case Format::csv:
            return csv(atlas, question);
        case Format::table:
            break;
    }
    return table(atlas, question);
}

}  // namespace corridor::report
