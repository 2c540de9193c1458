#include "feature_json.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <variant>

namespace corridor::exchange {

namespace {

class Positions {
public:
    explicit Positions(std::optional<int> decimals) : m_scale(decimals ? std::pow(10.0, *decimals) : 0.0) {}

    Json operator()(units::LonLat position) const {
        return Json::array({rounded(position.lon), rounded(position.lat)});
    }
    Json operator()(const units::Line& line, const model::Elevations& elevations = {}) const {
        Json json = Json::array();
        for (std::size_t i = 0; i < line.size(); ++i) {
            json.push_back((*this)(line[i]));
            if (i < elevations.size() && std::isfinite(elevations[i])) json.back().push_back(elevations[i]);
        }
        return json;
    }
    Json operator()(const std::vector<units::Line>& lines,
                    const std::vector<model::Elevations>& elevations = {}) const {
        Json json = Json::array();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            json.push_back((*this)(lines[i], i < elevations.size() ? elevations[i] : model::Elevations{}));
        }
        return json;
    }

private:
    /// Adding zero makes a negative one positive.
    double rounded(double degrees) const {
        return m_scale > 0.0 ? std::round(degrees * m_scale) / m_scale + 0.0 : degrees;
    }
    double m_scale;
};

Json geometry(const char* type, Json coordinates) {
    return {{"type", type}, {"coordinates", std::move(coordinates)}};
}

void add(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}
void add(Json& json, const char* key, const std::optional<units::Metres>& metres) {
    if (metres && std::isfinite(metres->value)) json[key] = metres->value;
}
void add(Json& json, const char* key, const std::optional<units::Edtf>& date) {
    if (date) json[key] = date->text;
}
void add(Json& json, const char* key, const std::vector<std::string>& list) {
    if (!list.empty()) json[key] = list;
}
void add(Json& json, const char* key, bool flag) {
    if (flag) json[key] = true;
}
void add(Json& json, const char* key, const std::optional<std::string>& text) {
    if (text) json[key] = *text;
}
void add(Json& json, const char* key, const std::optional<double>& number) {
    if (number) json[key] = *number;
}

void addInLanguages(Json& json, const std::string& base, const model::Names& texts) {
    for (const auto& [language, text] : texts.byLanguage) json[language.empty() ? base : base + ":" + language] = text;
}

void addNames(Json& json, const model::Names& names) {
    addInLanguages(json, "name", names);
    add(json, "alt_names", names.alternatives);
}

void addStyle(Json& json, const model::Style& style) {
    add(json, "stroke", style.stroke);
    add(json, "stroke-width", style.strokeWidth);
    add(json, "stroke-opacity", style.strokeOpacity);
    add(json, "fill", style.fill);
    add(json, "fill-opacity", style.fillOpacity);
    add(json, "marker-color", style.markerColor);
    add(json, "marker-size", style.markerSize);
    add(json, "marker-symbol", style.markerSymbol);
}

void addOther(Json& json, const model::OtherProperties& other) {
    for (const auto& [key, text] : other) {
        if (!json.contains(key)) json[std::string(key)] = raw(text);
    }
}

Feature placeFeature(const model::Place& place, const Positions& at) {
    Feature feature{"places", place.id, Json::object(), geometry("Point", at(place.position))};
    Json& json = feature.properties;
    add(json, "kind", place.kind);
    addNames(json, place.names);
    add(json, "elevation_m", place.elevation);
    add(json, "accuracy_m", place.accuracy);
    add(json, "publish_accuracy_m", place.publishAccuracy);
    add(json, "valid", place.valid);
    add(json, "sources", place.sources);
    add(json, "note", place.note);
    addStyle(json, *place.style);
    addOther(json, place.other);
    return feature;
}

const char* edgeStatus(model::EdgeStatus status) {
    switch (status) {
        case model::EdgeStatus::construction:
            return "construction";
        case model::EdgeStatus::gapConnector:
            return "gap-connector";
        case model::EdgeStatus::open:
            break;
    }
    return "open";
}

Feature edgeFeature(const model::Edge& edge, const Positions& at) {
    Feature feature{"network", edge.id, Json::object(), geometry("LineString", at(edge.line, edge.elevations))};
    Json& json = feature.properties;
    add(json, "from", edge.from);
    add(json, "to", edge.to);
    add(json, "class", edge.roadClass);
    json["status"] = edgeStatus(edge.status);
    add(json, "length_m", edge.lengthStated);
    add(json, "oneway", edge.oneway);
    add(json, "dual", edge.dual);
    add(json, "valid", edge.valid);
    addNames(json, edge.names);
    add(json, "ref", edge.ref);
    addOther(json, edge.other);
    return feature;
}

Json edgesJson(const std::vector<model::EdgeUse>& edges) {
    Json json = Json::array();
    for (const model::EdgeUse& use : edges) {
        Json each{{"id", use.edge}, {"direction", use.forward ? "forward" : "backward"}};
        addOther(each, use.other);
        json.push_back(std::move(each));
    }
    return json;
}

Json gapsJson(const std::vector<model::Gap>& gaps, const Positions& at) {
    Json json = Json::array();
    for (const model::Gap& gap : gaps) {
        Json each{{"from", at(gap.from)}, {"to", at(gap.to)}};
        add(each, "straight_m", gap.straight);
        add(each, "note", gap.note);
        addOther(each, gap.other);
        json.push_back(std::move(each));
    }
    return json;
}

Feature routeFeature(const model::Route& route, const Positions& at) {
    const bool single = route.parts.size() == 1;
    Json lines = at(route.parts, route.elevations);
    Feature feature{
        "routes", route.id, Json::object(),
        single ? geometry("LineString", std::move(lines.front())) : geometry("MultiLineString", std::move(lines))};
    Json& json = feature.properties;
    addNames(json, route.names);
    add(json, "kind", route.kind);
    add(json, "valid", route.valid);
    add(json, "accuracy_m", route.accuracy);
    add(json, "approximate", route.approximate);
    add(json, "length_stated_m", route.lengthStated);
    if (!route.edges.empty()) json["edges"] = edgesJson(route.edges);
    if (!route.gaps.empty()) json["gaps"] = gapsJson(route.gaps, at);
    add(json, "sources", route.sources);
    add(json, "note", route.note);
    addStyle(json, *route.style);
    addOther(json, route.other);
    return feature;
}

Feature checkpointFeature(const model::Checkpoint& post, const Positions& at) {
    Feature feature{"checkpoints", post.id, Json::object(), geometry("Point", at(post.position))};
    Json& json = feature.properties;
    add(json, "kind", post.kind);
    addNames(json, post.names);
    add(json, "operator", post.operatedBy);
    add(json, "existed", post.existed);
    add(json, "accuracy_m", post.accuracy);
    add(json, "publish_accuracy_m", post.publishAccuracy);
    add(json, "on", post.on);
    if (post.delayMinutes) json["delay_min"] = *post.delayMinutes;
    add(json, "sources", post.sources);
    add(json, "note", post.note);
    addStyle(json, *post.style);
    addOther(json, post.other);
    return feature;
}

const char* accessWord(model::Access access) {
    switch (access) {
        case model::Access::restricted:
            return "restricted";
        case model::Access::closed:
            return "closed";
        case model::Access::open:
            break;
    }
    return "open";
}

Json partEnd(const model::PartEnd& end) {
    if (const auto* metres = std::get_if<units::Metres>(&end)) return metres->value;
    return std::get<std::string>(end);
}

void addAssertion(Json& json, const model::Assertion& assertion) {
    json["status"] = accessWord(assertion.status);
    json["traffic"] = assertion.traffic.size() == 1 ? Json(assertion.traffic.front()) : Json(assertion.traffic);
    if (assertion.targets.size() == 1) json["target"] = assertion.targets.front();
    if (assertion.targets.size() > 1) json["target"] = assertion.targets;
    add(json, "from", assertion.from);
    add(json, "until", assertion.until);
    add(json, "until_basis", assertion.untilBasis);
    if (assertion.part) json["part"] = {{"from", partEnd(assertion.part->from)}, {"to", partEnd(assertion.part->to)}};
    if (assertion.direction != model::Direction::both) {
        json["direction"] = assertion.direction == model::Direction::forward ? "forward" : "backward";
    }
    if (assertion.isPassage) json["kind"] = "passage";
    add(json, "conditions", assertion.conditions);
    addInLanguages(json, "only", assertion.only);
}

Json accessJson(const model::Assertion& assertion) {
    Json json = Json::object();
    addAssertion(json, assertion);
    json["by"] = assertion.by.empty() ? Json(nullptr) : Json(assertion.by);
    add(json, "basis", assertion.basis);
    add(json, "note", assertion.statement);
    if (assertion.sources.size() == 1) json["source"] = assertion.sources.front();
    if (assertion.sources.size() > 1) json["source"] = assertion.sources;
    addOther(json, assertion.other);
    return json;
}

Json claimJson(const model::Claim& claim) {
    Json json = Json::object();
    add(json, "by", claim.by);
    add(json, "speaker", claim.speaker);
    add(json, "statement", claim.statement);
    add(json, "source", claim.source);
    add(json, "date", claim.date);
    if (claim.assertion) addAssertion(json, *claim.assertion);
    add(json, "basis", claim.basis);
    addOther(json, claim.other);
    return json;
}

Json figureJson(const model::Figure& figure) {
    Json json{{"what", figure.what}, {"value", figure.value}};
    add(json, "unit", figure.unit);
    add(json, "source", figure.source);
    add(json, "note", figure.note);
    addOther(json, figure.other);
    return json;
}

Feature eventFeature(const model::Event& event, const Positions& at) {
    Feature feature{"events", event.id, Json::object(),
                    event.position ? geometry("Point", at(*event.position)) : Json(nullptr)};
    Json& json = feature.properties;
    addNames(json, event.names);
    add(json, "date", event.date);
    add(json, "category", event.category);
    add(json, "accuracy_m", event.accuracy);
    add(json, "publish_accuracy_m", event.publishAccuracy);
    add(json, "about", event.about);
    add(json, "description", event.description);
    for (const model::Claim& claim : event.claims) json["claims"].push_back(claimJson(claim));
    for (const model::Assertion& row : event.access) json["access"].push_back(accessJson(row));
    for (const model::Figure& figure : event.figures) json["figures"].push_back(figureJson(figure));
    add(json, "sources", event.sources);
    add(json, "basis", event.basis);
    add(json, "recorded", event.recorded);
    add(json, "retracted_by", event.retractedBy);
    add(json, "note", event.note);
    addStyle(json, *event.style);
    addOther(json, event.other);
    return feature;
}

const char* roleOf(model::ShapeRole role) {
    switch (role) {
        case model::ShapeRole::line:
            return "lines";
        case model::ShapeRole::water:
            return "water";
        case model::ShapeRole::boundary:
            return "boundaries";
        case model::ShapeRole::area:
            break;
    }
    return "areas";
}

/// Twice the area of a ring, in square degrees; positive counter-clockwise.
double areaOf(const Json& ring) {
    double area = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto x = [&](std::size_t k) { return ring[k][0].get<double>() - ring[0][0].get<double>(); };
        const auto y = [&](std::size_t k) { return ring[k][1].get<double>() - ring[0][1].get<double>(); };
        area += x(i - 1) * y(i) - x(i) * y(i - 1);
    }
    return area;
}

/// Rings wound as before, though rounding may have turned a narrow one inside out.
Json polygonJson(const std::vector<units::Line>& rings, const Positions& at) {
    Json json = at(rings);
    const Positions exact(std::nullopt);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        if (areaOf(json[i]) * areaOf(exact(rings[i])) < 0.0) std::reverse(json[i].begin(), json[i].end());
    }
    return json;
}

Json shapeGeometry(const model::Shape& shape, const Positions& at) {
    if (shape.polygons.size() == 1 && shape.lines.empty())
        return geometry("Polygon", polygonJson(shape.polygons.front(), at));
    Json lines = at(shape.lines, shape.elevations);
    if (shape.lines.size() == 1 && shape.polygons.empty()) return geometry("LineString", std::move(lines.front()));
    if (shape.polygons.empty()) return geometry("MultiLineString", std::move(lines));
    Json polygons = Json::array();
    for (const auto& rings : shape.polygons) polygons.push_back(polygonJson(rings, at));
    if (shape.lines.empty()) return geometry("MultiPolygon", polygons);
    return {{"type", "GeometryCollection"},
            {"geometries",
             Json::array({geometry("MultiPolygon", polygons), geometry("MultiLineString", std::move(lines))})}};
}

Feature shapeFeature(const model::Shape& shape, const Positions& at) {
    Feature feature{roleOf(shape.role), shape.id, Json::object(), shapeGeometry(shape, at)};
    Json& json = feature.properties;
    add(json, "kind", shape.kind);
    addNames(json, shape.names);
    add(json, "valid", shape.valid);
    add(json, "sources", shape.sources);
    add(json, "note", shape.note);
    addStyle(json, *shape.style);
    addOther(json, shape.other);
    return feature;
}

Json partyJson(const model::Party& party) {
    Json json{{"id", party.id}};
    add(json, "kind", party.kind);
    addNames(json, party.names);
    add(json, "note", party.note);
    addOther(json, party.other);
    return json;
}

Json sourceJson(const model::Source& source) {
    Json json{{"id", source.id}};
    add(json, "publisher", source.publisher);
    add(json, "title", source.title);
    add(json, "url", source.url);
    add(json, "date", source.date);
    add(json, "kind", source.kind);
    add(json, "stance", source.stance);
    add(json, "aligned_with", source.alignedWith);
    addOther(json, source.other);
    return json;
}

}  // namespace

Feature Features::at(std::size_t index) const {
    const Positions position(m_decimals);
    std::size_t i = m_things[index];
    const auto isIn = [&](std::size_t count) {
        if (i < count) return true;
        i -= count;
        return false;
    };
    if (isIn(m_atlas->shapes.size())) return shapeFeature(m_atlas->shapes[i], position);
    if (isIn(m_atlas->network.size())) return edgeFeature(m_atlas->network[i], position);
    if (isIn(m_atlas->routes.size())) return routeFeature(m_atlas->routes[i], position);
    if (isIn(m_atlas->places.size())) return placeFeature(m_atlas->places[i], position);
    if (isIn(m_atlas->checkpoints.size())) return checkpointFeature(m_atlas->checkpoints[i], position);
    return eventFeature(m_atlas->events.at(i), position);
}

std::string Features::roleOf(std::uint32_t thing) const {
    std::size_t end = m_atlas->shapes.size();
    if (thing < end) return exchange::roleOf(m_atlas->shapes[thing].role);
    const std::pair<std::size_t, const char*> kinds[] = {{m_atlas->network.size(), "network"},
                                                         {m_atlas->routes.size(), "routes"},
                                                         {m_atlas->places.size(), "places"},
                                                         {m_atlas->checkpoints.size(), "checkpoints"}};
    for (const auto& [count, role] : kinds) {
        if (thing < (end += count)) return role;
    }
    return "events";
}

std::vector<std::string> Features::roles() const {
    std::vector<std::string> roles;
    for (const std::uint32_t thing : m_things) {
        std::string role = roleOf(thing);
        if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(std::move(role));
    }
    return roles;
}

template <typename Wanted>
Features Features::those(Wanted wanted) const {
    Features chosen(*m_atlas, m_decimals);
    for (std::size_t i = 0; i < size(); ++i) {
        if (wanted(i)) chosen.m_things.push_back(m_things[i]);
    }
    return chosen;
}

Features Features::ofRole(const std::string& role) const {
    return those([&](std::size_t i) { return roleOf(m_things[i]) == role; });
}

Features Features::withPlace() const {
    return those([&](std::size_t i) { return !at(i).geometry.is_null(); });
}

Features featuresOf(const model::Atlas& atlas, std::optional<int> decimals) {
    Features all(atlas, decimals);
    all.m_things.resize(atlas.shapes.size() + atlas.network.size() + atlas.routes.size() + atlas.places.size() +
                        atlas.checkpoints.size() + atlas.events.size());
    std::iota(all.m_things.begin(), all.m_things.end(), 0U);
    return all;
}

std::string labelOf(const Feature& feature) {
    for (const char* key : {"name", "name:en"}) {
        if (std::string name = stringIn(feature.properties, key); !name.empty()) return name;
    }
    for (const auto& [key, value] : feature.properties.items()) {
        if (key.rfind("name:", 0) == 0 && value.is_string()) return value.get<std::string>();
    }
    return feature.id;
}

Json headerOf(const model::Atlas& atlas) {
    Json json = Json::object();
    add(json, "title", atlas.title);
    add(json, "licence", atlas.licence);
    add(json, "credit", atlas.credit);
    add(json, "disclaimer", atlas.disclaimer);
    add(json, "time_zone", atlas.timeZone);
    add(json, "coverage", atlas.coverage);
    if (atlas.defaultDay) json["default_day"] = units::toString(*atlas.defaultDay);
    if (const auto& view = atlas.defaultView) json["default_view"] = {view->west, view->south, view->east, view->north};
    add(json, "default_names", atlas.defaultNames);
    add(json, "note", atlas.note);
    for (const model::Party& party : atlas.parties) json["parties"].push_back(partyJson(party));
    for (const model::Source& source : atlas.sources) json["sources"].push_back(sourceJson(source));
    addOther(json, atlas.other);
    return json;
}

}  // namespace corridor::exchange
