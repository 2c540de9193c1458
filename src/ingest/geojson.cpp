#include "geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "geodesy/projection.hpp"
#include "geometry.hpp"
#include "json.hpp"
#include "members.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

bool isGeometryType(const std::string& type) {
    return type == "Point" || type == "MultiPoint" || type == "LineString" || type == "MultiLineString" ||
           type == "Polygon" || type == "MultiPolygon" || type == "GeometryCollection";
}

/// EPSG:4326, CRS84 and their long forms: longitude, latitude on WGS 84.
bool isWgs84(const std::string& crs) {
    const auto endsWith = [&](const std::string& end) {
        return crs.size() >= end.size() && crs.compare(crs.size() - end.size(), end.size(), end) == 0;
    };
    return endsWith("CRS84") || endsWith(":4326") || endsWith("/4326");
}

class Document {
public:
    Document(const FileContext& context, model::Atlas& atlas, Problems& problems)
        : m_context(context), m_atlas(atlas), m_problems(problems) {}

    void read(const Value& root) {
        const Value* type = root.find("type");
        if (!root.is(Type::object) || !type || !type->is(Type::string)) {
            return m_problems.error("not-geojson", "", "", "is JSON, but no GeoJSON object with a \"type\"", root.line,
                                    root.column);
        }
        reportDuplicateKeys(root, m_problems, "", "");
        if (!readCrs(root)) return;
        readOwnHeader(root);
        if (type->text == "FeatureCollection") return readCollection(root);
        if (type->text == "Feature") return readFeature(root, 0);
        if (!isGeometryType(type->text)) {
            return m_problems.error("not-geojson", "", "type", fmt::format("\"{}\" is no type of GeoJSON", type->text),
                                    type->line, type->column);
        }
        RawFeature feature;
        feature.properties.type = Type::object;
        finish(feature, &root, root);
    }

    void readFeature(const Value& value, std::size_t index) {
        const std::size_t before = m_problems.errors();
        RawFeature feature;
        feature.index = index;
        feature.line = value.line;
        const Value* type = value.find("type");
        if (!value.is(Type::object) || !type || type->text != "Feature") {
            return m_problems.error("feature-type", feature.label(), "type", "a Feature is expected", value.line,
                                    value.column);
        }
        readIdAndProperties(value, feature);
        reportDuplicateKeys(value, m_problems, feature.label(), "");
        const Value* geometry = value.find("geometry");
        if (!geometry)
            m_problems.error("required", feature.label(), "geometry", "is missing (null is allowed)", value.line,
                             value.column);
        if (m_problems.errors() > before) return leftOut(feature);
        finish(feature, geometry, value);
    }

    std::size_t leftOutCount() const { return m_leftOut; }

private:
    void readCollection(const Value& root) {
        const Value* features = root.find("features");
        if (!features || !features->is(Type::array)) {
            return m_problems.error("not-geojson", "", "features", "is missing or no list", root.line, root.column);
        }
        for (std::size_t i = 0; i < features->items.size(); ++i) readFeature(features->items[i], i);
    }

    bool readCrs(const Value& root) {
        const Value* crs = root.find("crs");
        if (!crs || crs->is(Type::null)) return true;
        const Value* properties = crs->find("properties");
        const Value* name = properties ? properties->find("name") : nullptr;
        if (!name || !name->is(Type::string)) {
            m_problems.error("crs", "", "crs", "names no coordinate reference system", crs->line, crs->column);
            return false;
        }
        if (isWgs84(name->text)) {
            m_problems.warning("crs", "", "crs", fmt::format("{} is honoured; RFC 7946 has no crs member", name->text),
                               crs->line, crs->column);
            return true;
        }
        try {
            m_projection.emplace(name->text);
        } catch (const geodesy::UnknownCrs& error) {
            m_problems.error("crs", "", "crs", error.what(), crs->line, crs->column);
            return false;
        }
        m_problems.warning("crs", "", "crs", fmt::format("reprojected from {}; RFC 7946 has no crs member", name->text),
                           crs->line, crs->column);
        return true;
    }

    /// The member `corridor` that `convert` writes: title, coverage, parties, sources.
    void readOwnHeader(const Value& root) {
        const Value* header = root.find("corridor");
        if (!header || !header->is(Type::object)) return;
        Members members(*header, m_problems, "", "corridor", false);
        readHeader(members, m_atlas);
    }

    void readIdAndProperties(const Value& value, RawFeature& feature) {
        if (const Value* properties = value.find("properties"); properties && properties->is(Type::object)) {
            feature.properties = *properties;
        } else if (properties && !properties->is(Type::null)) {
            m_problems.error("property-type", feature.label(), "properties", "an object or null is expected",
                             properties->line, properties->column);
        }
        feature.properties.type = Type::object;
        const Value* id = feature.properties.find("id");
        if (!id || id->is(Type::null)) id = value.find("id");
        if (!id || id->is(Type::null)) return;
        if (id->is(Type::string) || id->is(Type::number)) {
            feature.id = id->text;
        } else {
            m_problems.error("property-type", feature.label(), "id", "text or a number is expected", id->line,
                             id->column);
        }
    }

    void finish(RawFeature& feature, const Value* geometry, const Value& at) {
        feature.role = m_context.role;
        std::optional<RawGeometry> read = readGeometry(*geometry, m_problems, feature.label(), !m_projection);
        if (!read || (m_projection && !reproject(*read, feature.label(), at))) return leftOut(feature);
        feature.geometry = std::move(*read);
        if (!addFeature(feature, m_context.stem, m_atlas, m_problems)) leftOut(feature);
    }

    void leftOut(const RawFeature& feature) {
        ++m_leftOut;
        if (m_context.skipInvalid) m_problems.warning("left-out", feature.label(), "", "is left out", feature.line);
    }

    bool reproject(RawGeometry& geometry, const std::string& feature, const Value& at) {
        bool ok = true;
        const auto move = [&](units::LonLat& position) {
            const auto moved = m_projection->inverse({position.lon, position.lat});
            if (!moved) {
                if (ok)
                    m_problems.error("crs", feature, "coordinates",
                                     fmt::format("{}, {} cannot be brought to WGS 84", position.lon, position.lat),
                                     at.line, at.column);
                ok = false;
            } else {
                position = *moved;
            }
        };
        for (units::LonLat& position : geometry.points) move(position);
        for (units::Line& line : geometry.lines)
            for (units::LonLat& position : line) move(position);
        for (auto& rings : geometry.polygons)
            for (units::Line& ring : rings)
                for (units::LonLat& position : ring) move(position);
        if (ok) windRings(geometry.polygons);
        return ok;
    }

    const FileContext& m_context;
    model::Atlas& m_atlas;
    Problems& m_problems;
    std::optional<geodesy::Projection> m_projection;
    std::size_t m_leftOut = 0;
};

void reportSyntax(const json::SyntaxError& error, std::size_t line, Problems& problems) {
    problems.error("json-syntax", "", "", error.message, line, error.column);
}

/// GeoJSONSeq (RFC 8142 and newline-delimited): a feature a line.
bool isSequence(std::string_view text) {
    const std::size_t start = text.find_first_not_of("\x1E \t\r\n");
    if (start == std::string_view::npos) return false;
    if (text.find('\x1E') != std::string_view::npos) return true;
    const std::size_t lineEnd = text.find('\n', start);
    const std::string_view first = text.substr(start, lineEnd == std::string_view::npos ? lineEnd : lineEnd - start);
    const bool hasMore =
        lineEnd != std::string_view::npos && text.find_first_not_of(" \t\r\n", lineEnd) != std::string_view::npos;
    return hasMore && json::parse(first).ok;
}

void readSequence(std::string_view text, Document& document, Problems& problems) {
    std::size_t line = 0, index = 0;
    while (!text.empty()) {
        ++line;
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view record = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!record.empty() && (record.front() == '\x1E' || record.front() == ' ')) record.remove_prefix(1);
        if (record.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const json::ParseResult parsed = json::parse(record);
        if (!parsed.ok) return reportSyntax(parsed.error, line, problems);
        document.readFeature(parsed.value, index++);
    }
}

}  // namespace

void readGeoJson(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems) {
    Document document(context, atlas, problems);
    if (isSequence(text)) return readSequence(text, document, problems);
    const json::ParseResult parsed = json::parse(text);
    if (parsed.hadByteOrderMark)
        problems.warning("byte-order-mark", "", "", "begins with a byte order mark, which JSON does not have", 1, 1);
    if (!parsed.ok) return reportSyntax(parsed.error, parsed.error.line, problems);
    document.read(parsed.value);
}

}  // namespace corridor::ingest
