#include "to_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "events.hpp"
#include "field_formats/field_formats.hpp"
#include "members.hpp"
#include "model/publish.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;
using Kind = RawGeometry::Kind;

namespace {

constexpr std::array checkpointKinds{"checkpoint",       "border-crossing",  "border_crossing", "border-control",
                                     "observation-post", "peacekeeper-post", "roadblock",       "road-block",
                                     "barrier",          "police-post",      "military-post",   "customs"};

constexpr std::array roles{"routes", "checkpoints", "events", "places",    "network",
                           "areas",  "lines",       "water",  "boundaries"};

const char* geometryName(Kind kind) {
    switch (kind) {
        case Kind::none:
            return "no geometry";
        case Kind::point:
            return "a Point";
        case Kind::multiPoint:
            return "a MultiPoint";
        case Kind::line:
            return "a LineString";
        case Kind::multiLine:
            return "a MultiLineString";
        case Kind::polygon:
            return "a Polygon";
        case Kind::multiPolygon:
            return "a MultiPolygon";
        case Kind::collection:
            break;
    }
    return "a GeometryCollection";
}

/// A property `role` that names a role has been followed and is no more.
void dropRole(Value& properties) {
    const Value* given = properties.find("role");
    if (!given || !isRole(given->text)) return;
    auto& members = properties.members;
    members.erase(std::remove_if(members.begin(), members.end(), [](const auto& m) { return m.name == "role"; }),
                  members.end());
}

/// Properties that were put aside for a format take their places again.
void unpackColliding(Value& properties) {
    auto& members = properties.members;
    const auto found = std::find_if(members.begin(), members.end(), [](const json::Member& member) {
        return member.name == collidingProperties && member.value.is(Type::object);
    });
    if (found == members.end()) return;
    std::vector<json::Member> packed = std::move(found->value.members);
    members.erase(found);
    for (json::Member& member : packed) {
        if (!properties.find(member.name)) members.push_back(std::move(member));
    }
}

/// An id that no column could hold.
std::string packedId(const Value& properties) {
    const Value* packed = properties.find(collidingProperties);
    const Value* id = packed ? packed->find("id") : nullptr;
    return id ? id->text : "";
}

model::Origin originOf(const model::Atlas& atlas, const RawFeature& feature) {
    model::Origin origin;
    if (!atlas.inputs.empty()) origin.input = static_cast<std::uint32_t>(atlas.inputs.size() - 1);
    origin.line = static_cast<std::uint32_t>(feature.line);
    origin.begin = feature.begin;
    origin.size = feature.size;
    return origin;
}

bool isLine(Kind kind) {
    return kind == Kind::line || kind == Kind::multiLine;
}

/// One feature on its way into the model.
class Conversion {
public:
    Conversion(RawFeature& feature, std::string id, bool exactPositions, Problems& problems)
        : m_feature(feature),
          m_exactPositions(exactPositions),
          m_problems(problems),
          m_members(feature.properties, problems, feature.label(), "", feature.fromTable, feature.inAtlas),
          m_id(std::move(id)) {
        m_members.take("id");
    }

    bool addTo(model::Atlas& atlas) {
        const std::string& role = m_feature.role;
        const std::size_t before = m_problems.errors();
        if (!fits(role)) return false;
        m_origin = originOf(atlas, m_feature);
        if (role == "routes") return keep(route(), atlas.routes, before);
        if (role == "network") return keep(edge(), atlas.network, before);
        if (role == "places") return keep(place(), atlas.places, before);
        if (role == "checkpoints") return keep(checkpoint(), atlas.checkpoints, before);
        if (role == "events") {
            model::Event event = readEvent(m_members);
            finish(event);
            if (!m_feature.geometry.points.empty()) event.position = m_feature.geometry.points.front();
            if (event.position) publish(*event.position, event);
            return keep(std::move(event), [&](const model::Event& kept) { atlas.events.stage(kept); }, before);
        }
        return keep(shape(role), atlas.shapes, before);
    }

private:
    template <typename Thing, typename Take>
    bool keep(Thing thing, Take take, std::size_t errorsBefore) {
        if (m_problems.errors() > errorsBefore) return false;
        thing.other = m_members.other();
        thing.origin = m_origin;
        take(std::move(thing));
        return true;
    }
    template <typename Thing>
    bool keep(Thing thing, std::vector<Thing>& things, std::size_t errorsBefore) {
        return keep(std::move(thing), [&](Thing kept) { things.push_back(std::move(kept)); }, errorsBefore);
    }

    template <typename Thing>
    void publish(units::LonLat& position, Thing& thing) const {
        if (!m_exactPositions) model::publish(position, thing.accuracy, thing.publishAccuracy);
    }

    bool fits(const std::string& role) {
        const Kind kind = m_feature.geometry.kind;
        const bool isPoint = kind == Kind::point || (kind == Kind::multiPoint && m_feature.geometry.points.size() == 1);
        bool ok = true;
        std::string wanted;
        if (role == "routes")
            ok = isLine(kind), wanted = "a LineString or MultiLineString";
        else if (role == "network")
            ok = kind == Kind::line || (kind == Kind::multiLine && m_feature.geometry.lines.size() == 1),
            wanted = "a LineString";
        else if (role == "places" || role == "checkpoints")
            ok = isPoint, wanted = "a Point";
        else if (role == "events")
            ok = isPoint || kind == Kind::none, wanted = "a Point or null";
        else
            ok = kind != Kind::none && kind != Kind::point && kind != Kind::multiPoint, wanted = "lines or polygons";
        if (ok) return true;
        m_problems.error("geometry-for-role", m_feature.label(), "geometry",
                         fmt::format("is {}; the role {} takes {}", geometryName(kind), role, wanted), m_feature.line);
        return false;
    }

    /// What most things have: id, names, style, sources, note.
    template <typename Thing>
    void finish(Thing& thing) {
        thing.id = m_id;
        thing.names = m_members.names();
        thing.style = m_members.style();
        thing.sources = m_members.texts("sources");
        thing.note = m_members.text("note");
    }

    model::Place place() {
        model::Place place;
        finish(place);
        place.kind = m_members.text("kind");
        place.position = m_feature.geometry.points.front();
        if (const auto metres = m_members.number("elevation_m"))
            place.elevation = units::Metres{*metres};
        else if (m_feature.geometry.hasElevation)
            place.elevation = units::Metres{m_feature.geometry.elevation};
        place.accuracy = m_members.metres("accuracy_m");
        place.publishAccuracy = m_members.metres("publish_accuracy_m");
        publish(place.position, place);
        place.valid = m_members.date("valid");
        return place;
    }

    model::Checkpoint checkpoint() {
        model::Checkpoint post;
        finish(post);
        post.kind = m_members.text("kind");
        if (post.kind.empty()) post.kind = "checkpoint";
        post.operatedBy = m_members.text("operator");
        post.existed = m_members.date("existed");
        post.position = m_feature.geometry.points.front();
        post.accuracy = m_members.metres("accuracy_m");
        post.publishAccuracy = m_members.metres("publish_accuracy_m");
        publish(post.position, post);
        post.on = m_members.texts("on");
        if (const Value* delay = m_members.take("delay_min")) {
            const bool isPair = delay->is(Type::array) && delay->items.size() == 2 &&
                                delay->items[0].is(Type::number) && delay->items[1].is(Type::number) &&
                                delay->items[0].number <= delay->items[1].number;
            if (isPair)
                post.delayMinutes = {delay->items[0].number, delay->items[1].number};
            else
                m_members.error("property-type", "delay_min", "[low, high] in minutes is expected", delay);
        }
        return post;
    }

    model::Edge edge() {
        model::Edge edge;
        edge.id = m_id;
        edge.names = m_members.names();
        edge.from = m_members.text("from");
        edge.to = m_members.text("to");
        edge.roadClass = m_members.text("class");
        const std::string status = m_members.text("status");
        if (status == "construction")
            edge.status = model::EdgeStatus::construction;
        else if (status == "gap-connector")
            edge.status = model::EdgeStatus::gapConnector;
        else if (!status.empty() && status != "open")
            m_members.error("edge-status", "status",
                            fmt::format("\"{}\" is none of open, construction, gap-connector", status));
        edge.lengthStated = m_members.metres("length_m");
        edge.oneway = m_members.flag("oneway");
        edge.dual = m_members.flag("dual");
        edge.valid = m_members.date("valid");
        edge.ref = m_members.text("ref");
        edge.line = std::move(m_feature.geometry.lines.front());
        if (!m_feature.geometry.elevations.empty()) edge.elevations = std::move(m_feature.geometry.elevations.front());
        return edge;
    }

    /// `{"id","direction"}`, `{"id","dir"}`, `{"edge",..}`, `"r1"` or `"-r1"`.
    model::EdgeUse edgeUse(const Value& value, const std::string& place) {
        model::EdgeUse use;
        if (value.is(Type::string)) {
            use.forward = value.text.empty() || value.text.front() != '-';
            use.edge = use.forward ? value.text : value.text.substr(1);
            if (!use.edge.empty() && use.edge.front() == '+') use.edge.erase(0, 1);
            return use;
        }
        const Value* id = value.find("id") ? value.find("id") : value.find("edge");
        if (!id || !id->is(Type::string)) {
            m_members.error("edges", place, "an edge's id is expected", &value);
            return use;
        }
        use.edge = id->text;
        if (const Value* direction = value.find("direction")) {
            use.forward = direction->text != "backward";
            if (direction->text != "backward" && direction->text != "forward")
                m_members.error("edges", place + ".direction", "forward or backward is expected", direction);
        } else if (const Value* dir = value.find("dir")) {
            use.forward = dir->number >= 0.0;
        }
        for (const json::Member& member : value.members) {
            const bool isRead =
                member.name == "id" || member.name == "edge" || member.name == "direction" || member.name == "dir";
            if (!isRead) use.other.add(member.name, json::written(member.value));
        }
        return use;
    }

    model::Route route() {
        model::Route route;
        finish(route);
        route.kind = m_members.text("kind");
        route.valid = m_members.date("valid");
        route.accuracy = m_members.metres("accuracy_m");
        route.approximate = m_members.flag("approximate");
        route.lengthStated = m_members.metres("length_stated_m");
        route.parts = std::move(m_feature.geometry.lines);
        route.elevations = std::move(m_feature.geometry.elevations);
        if (const Value* edges = m_members.take("edges")) {
            if (!edges->is(Type::array)) m_members.error("edges", "edges", "a list of edges is expected", edges);
            for (std::size_t i = 0; i < edges->items.size(); ++i) {
                route.edges.push_back(edgeUse(edges->items[i], fmt::format("edges[{}]", i)));
            }
        }
        for (Members& each : m_members.objects("gaps")) {
            const auto from = each.position("from"), to = each.position("to");
            model::Gap gap{from.value_or(units::LonLat{}), to.value_or(units::LonLat{}), each.metres("straight_m"),
                           each.text("note"), each.other()};
            if (from && to) route.gaps.push_back(std::move(gap));
        }
        return route;
    }

    model::Shape shape(const std::string& role) {
        model::Shape shape;
        finish(shape);
        shape.kind = m_members.text("kind");
        shape.role = role == "lines"        ? model::ShapeRole::line
                     : role == "water"      ? model::ShapeRole::water
                     : role == "boundaries" ? model::ShapeRole::boundary
                                            : model::ShapeRole::area;
        shape.valid = m_members.date("valid");
        shape.lines = std::move(m_feature.geometry.lines);
        shape.elevations = std::move(m_feature.geometry.elevations);
        shape.polygons = std::move(m_feature.geometry.polygons);
        return shape;
    }

    RawFeature& m_feature;
    bool m_exactPositions;
    Problems& m_problems;
    Members m_members;
    std::string m_id;
    model::Origin m_origin;
};

}  // namespace

bool isRole(const std::string& word) {
    return std::find(roles.begin(), roles.end(), word) != roles.end();
}

bool isCheckpointKind(const std::string& kind) {
    return std::find(checkpointKinds.begin(), checkpointKinds.end(), kind) != checkpointKinds.end();
}

std::string guessedRole(const RawFeature& feature) {
    if (const Value* role = feature.properties.find("role"); role && isRole(role->text)) return role->text;
    bool isDated = false, hasEmptyDate = false;
    for (const char* name : {"date", "start", "end"}) {
        const Value* value = feature.properties.find(name);
        if (!value) continue;
        const bool isEmpty = value->is(Type::null) || (value->is(Type::string) && isBlank(value->text));
        (isEmpty ? hasEmptyDate : isDated) = true;
    }
    switch (feature.geometry.kind) {
        case Kind::line:
        case Kind::multiLine:
            return "routes";
        case Kind::polygon:
        case Kind::multiPolygon:
        case Kind::collection:
            return "areas";
        case Kind::none:
            return isDated ? "events" : "";
        case Kind::point:
        case Kind::multiPoint:
            break;
    }
    if (isDated) return "events";
    const Value* kind = feature.properties.find("kind");
    if (kind && isCheckpointKind(kind->text)) return "checkpoints";
    // Where there was to be a date, something happened.
    return hasEmptyDate ? "events" : "places";
}

SourceList::SourceList(std::vector<model::Source>& sources) : m_sources(sources) {
    for (const model::Source& source : sources) m_ids.insert(source.id);
}

void SourceList::add(std::vector<model::Source> more) {
    for (model::Source& source : more) {
        if (m_ids.insert(source.id).second) m_sources.push_back(std::move(source));
    }
}

void SourceList::addNamed(std::string_view name) {
    if (m_ids.find(name) != m_ids.end()) return;
    model::Source source;
    source.id = source.publisher = name;
    m_ids.emplace(name);
    m_sources.push_back(std::move(source));
}

bool ModelBuilder::addEachPoint(RawFeature& feature) {
    m_problems.warning("multi-point", feature.label(), "geometry",
                       fmt::format("a MultiPoint of {} positions is read as so many things, {}/1 and on",
                                   feature.geometry.points.size(), feature.id),
                       feature.line);
    bool ok = true;
    for (std::size_t i = 0; i < feature.geometry.points.size(); ++i) {
        RawFeature one = feature;
        one.id = fmt::format("{}/{}", feature.id, i + 1);
        one.geometry = {};
        one.geometry.kind = Kind::point;
        one.geometry.points = {feature.geometry.points[i]};
        auto& members = one.properties.members;
        members.erase(std::remove_if(members.begin(), members.end(), [](const auto& m) { return m.name == "id"; }),
                      members.end());
        ok = add(one) && ok;
    }
    return ok;
}

bool ModelBuilder::add(RawFeature& feature) {
    const std::size_t before = m_problems.errors();
    if (feature.id.empty()) feature.id = packedId(feature.properties);
    if (feature.geometry.kind == Kind::multiPoint && feature.geometry.points.size() > 1) {
        if (feature.id.empty()) feature.id = fmt::format("{}#{}", m_stem, feature.index);
        return addEachPoint(feature);
    }
    const std::string madeUp = feature.id.empty() ? fmt::format("{}#{}", m_stem, feature.index) : "";
    FieldNews news = readFieldFormat(feature, madeUp, m_problems);
    if (m_problems.errors() > before) return false;
    if (feature.role.empty()) feature.role = guessedRole(feature);
    if (feature.role.empty()) {
        // A null geometry is valid; there is just nothing to show.
        m_problems.warning("no-geometry", feature.label(), "geometry",
                           "is null, and there is no date: it is left out, since there is nothing to show",
                           feature.line);
        return true;
    }
    dropRole(feature.properties);
    unpackColliding(feature.properties);
    if (!Conversion(feature, feature.id.empty() ? madeUp : feature.id, m_exactPositions, m_problems).addTo(m_atlas)) return false;
    m_sources.add(std::move(news.sources));
    for (model::Event& event : news.events) {
        event.origin = originOf(m_atlas, feature);
        m_atlas.events.stage(event);
    }
    return true;
}

}  // namespace corridor::ingest
