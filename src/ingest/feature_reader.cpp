#include "feature_reader.hpp"

#include <fmt/format.h>

#include <limits>

#include "geojson_members.hpp"
#include "geometry.hpp"
#include "members.hpp"

namespace corridor::ingest {

using json::Place;
using json::Type;
using json::Value;

namespace {

/// Members of a Feature that are not foreign to it.
bool isFeatureMember(const std::string& name) {
    return name == "type" || name == "geometry" || name == "properties" || name == "id" || name == "bbox";
}

/// Foreign members of a Feature are kept with its properties, where these have none of that name.
void keepForeignMembers(const Value& feature, Value& properties) {
    for (const json::Member& member : feature.members) {
        if (!isFeatureMember(member.name) && !properties.find(member.name)) properties.members.push_back(member);
    }
}

}  // namespace

void FeatureReader::readFeature(const Value& value, std::size_t index, Slice whole) {
    const std::size_t before = m_problems.errors();
    RawFeature feature;
    feature.index = index;
    feature.line = value.line;
    setSpan(feature, whole);
    const Value* type = value.find("type");
    if (!value.is(Type::object) || !type || type->text != "Feature") {
        m_problems.error("feature-type", feature.label(), "type", "a Feature is expected", value.line, value.column);
        return leftOut(feature);
    }
    const Value* properties = value.find("properties");
    if (!properties) {
        m_problems.error("required", feature.label(), "properties", "is missing (null is allowed)", value.line,
                         value.column);
    } else if (properties->is(Type::object)) {
        feature.properties = *properties;
    } else if (!properties->is(Type::null)) {
        m_problems.error("property-type", feature.label(), "properties", "an object or null is expected",
                         properties->line, properties->column);
    }
    feature.properties.type = Type::object;
    readId(value.find("id"), feature);
    keepForeignMembers(value, feature.properties);
    reportDuplicateKeys(value, m_problems, feature.label(), "");
    checkMembers(value, GeoJsonObject::feature, inDegrees(), m_problems, feature.label(), "");
    const Value* geometry = value.find("geometry");
    if (!geometry) {
        m_problems.error("required", feature.label(), "geometry", "is missing (null is allowed)", value.line,
                         value.column);
    } else if (std::optional<RawGeometry> read = readGeometry(*geometry, m_problems, feature.label(), inDegrees())) {
        feature.geometry = std::move(*read);
    }
    if (m_problems.errors() > before) return leftOut(feature);
    if (!feature.geometry.isEmptyLine) finish(feature, {value.line, value.column});
}

void FeatureReader::readBareGeometry(const Value& value) {
    RawFeature feature;
    feature.line = value.line;
    feature.properties.type = Type::object;
    std::optional<RawGeometry> read = readGeometry(value, m_problems, feature.label(), inDegrees());
    if (!read) return leftOut(feature);
    feature.geometry = std::move(*read);
    if (!feature.geometry.isEmptyLine) finish(feature, {value.line, value.column});
}

void FeatureReader::readScanned(ScannedFeature& scanned, std::string_view text, std::size_t index, Place start) {
    const std::string_view whole = scanned.whole.of(text);
    const auto place = [&](const Slice& slice) { return placeOf(whole, slice.begin - scanned.whole.begin, start); };
    const std::size_t before = m_problems.errors();
    RawFeature feature;
    feature.index = index;
    feature.line = start.line;
    setSpan(feature, scanned.whole);
    if (!scanned.properties.empty()) {
        feature.properties = json::parse(scanned.properties.of(text), place(scanned.properties)).value;
    }
    feature.properties.type = Type::object;
    std::optional<Value> id;
    if (!scanned.id.empty()) id = json::parse(scanned.id.of(text), place(scanned.id)).value;
    readId(id ? &*id : nullptr, feature);
    reportDuplicateKeys(feature.properties, m_problems, feature.label(), "properties");
    feature.geometry = std::move(scanned.geometry);
    if (scanned.wasTurned) reportTurnedRings(m_problems, feature.label(), place(scanned.geometryText));
    if (m_problems.errors() > before) return leftOut(feature);
    finish(feature, start);
}

void FeatureReader::setSpan(RawFeature& feature, Slice whole) const {
    const std::size_t size = whole.end - whole.begin;
    if (size > std::numeric_limits<std::uint32_t>::max()) return;
    feature.begin = m_context.textBegin + whole.begin;
    feature.size = static_cast<std::uint32_t>(size);
}

void FeatureReader::readId(const Value* outer, RawFeature& feature) {
    if (m_context.fields) m_context.fields->apply(feature.properties);
    const auto isId = [](const Value& value) { return value.is(Type::string) || value.is(Type::number); };
    const Value* inner = feature.properties.find("id");
    const bool hasInner = inner && !inner->is(Type::null);
    if (hasInner && isId(*inner)) feature.id = inner->text;
    if (!hasInner && outer && isId(*outer)) feature.id = outer->text;
    const auto expectId = [&](const Value& value, const char* path) {
        if (!isId(value))
            m_problems.error("property-type", feature.label(), path, "text or a number is expected", value.line,
                             value.column);
    };
    if (outer) expectId(*outer, "id");
    if (hasInner) expectId(*inner, "properties.id");
}

void FeatureReader::finish(RawFeature& feature, Place at) {
    feature.role = m_context.role;
    feature.inAtlas = m_context.inAtlas;
    addLayerStyle(m_context.style, feature.properties);
    if (m_projection && !reproject(feature.geometry, feature.label(), at)) return leftOut(feature);
    if (!m_builder.add(feature)) leftOut(feature);
}

void FeatureReader::leftOut(const RawFeature& feature) {
    if (m_context.skipInvalid) m_problems.warning("left-out", feature.label(), "", "is left out", feature.line);
}

bool FeatureReader::reproject(RawGeometry& geometry, const std::string& feature, Place at) {
    bool ok = true;
    const auto move = [&](units::LonLat& position) {
        const auto moved = m_projection->inverse({position.lon, position.lat});
        if (moved) {
            position = *moved;
        } else if (ok) {
            m_problems.error("crs", feature, "coordinates",
                             fmt::format("{}, {} cannot be brought to WGS 84", position.lon, position.lat), at.line,
                             at.column);
            ok = false;
        }
    };
    for (units::LonLat& position : geometry.points) move(position);
    for (units::Line& line : geometry.lines) {
        for (units::LonLat& position : line) move(position);
    }
    for (auto& rings : geometry.polygons) {
        for (units::Line& ring : rings) {
            for (units::LonLat& position : ring) move(position);
        }
    }
    if (ok) windRings(geometry.polygons);
    return ok;
}

}  // namespace corridor::ingest
