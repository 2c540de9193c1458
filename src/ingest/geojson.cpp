#include "geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "atlas_header.hpp"
#include "block_converter.hpp"
#include "crs_name.hpp"
#include "feature_reader.hpp"
#include "geojson_members.hpp"
#include "json.hpp"
#include "members.hpp"
#include "parts.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

using json::Cursor;
using json::Place;
using json::Type;
using json::Value;

namespace {

bool isGeometryType(const std::string& type) {
    return type == "Point" || type == "MultiPoint" || type == "LineString" || type == "MultiLineString" ||
           type == "Polygon" || type == "MultiPolygon" || type == "GeometryCollection";
}

class GeoJsonReader {
public:
    GeoJsonReader(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems,
                  const Sharing& sharing)
        : m_text(text), m_problems(problems), m_sharing(sharing), m_atlas(atlas), m_context(context) {}

    void read() {
        Cursor cursor(m_text, 0);
        cursor.skipSpace();
        if (isSequence(m_text)) return readSequence();
        if (cursor.peek() != '{') return readWhole();
        Value root;
        root.type = Type::object;
        const Place place = json::placeOf(m_text, cursor.offset());
        root.line = place.line;
        root.column = place.column;
        cursor.skip();
        if (!readMembers(cursor, root)) readWhole();
    }

private:
    /// Reads the root's members up to its end; the features on the way. Returns whether there were any to read.
    bool readMembers(Cursor& cursor, Value& root) {
        PlaceFinder places(m_text);
        std::string scratch;
        std::optional<std::size_t> features;
        cursor.skipSpace();
        if (cursor.peek() == '}') return cursor.skip(), false;
        while (true) {
            if (cursor.peek() != '"') cursor.expect('"', "a member name in quotes is expected");
            const std::size_t nameAt = cursor.offset();
            const std::string name(cursor.readString(scratch));
            cursor.skipSpace();
            cursor.expect(':', "':' is expected after a member name");
            cursor.skipSpace();
            const std::size_t valueAt = cursor.offset();
            if (name == "features" && cursor.peek() == '[' && !features) {
                features = valueAt;
                readFeatures(cursor, root);
                // Only its name, so that a second one of this name is noticed.
                const Place namePlace = places.at(nameAt);
                root.members.push_back({name, {}, namePlace.line, namePlace.column});
            } else {
                cursor.skipValue(1);
                const Place namePlace = places.at(nameAt), valuePlace = places.at(valueAt);
                root.members.push_back(
                    {name, json::parse(cursor.since(valueAt), valuePlace).value, namePlace.line, namePlace.column});
            }
            cursor.skipSpace();
            if (cursor.peek() == '}') break;
            cursor.expect(',', "',' or '}' is expected");
            cursor.skipSpace();
        }
        cursor.skip();
        const std::size_t end = cursor.offset();
        if (!features) return false;
        const Value* type = root.find("type");
        if (!type || type->text != "FeatureCollection") {
            cursor.moveTo(end);
            return false;
        }
        cursor.skipSpace();
        if (!cursor.atEnd()) cursor.fail("text after the end of the JSON value");
        finishCollection(root, *features);
        return true;
    }

    /// Reads the list that stands at the cursor, with what is known of the reference system so far.
    void readFeatures(Cursor& cursor, const Value& root) {
        m_knownCrs = root.find("crs") ? written(*root.find("crs")) : "";
        m_part = emptyPart();
        Problems ignored(m_problems.file());
        std::optional<geodesy::Projection> projection;
        useCrs(root, projection, ignored);
        cursor.skip();
        cursor.skipSpace();
        if (cursor.peek() == ']') return cursor.skip();
        cursor.moveTo(readBlocks(cursor.offset(), projection, Separation::list));
    }

    /// Takes over what was read of the features, or reads them again where the reference system stood after them.
    void finishCollection(const Value& root, std::size_t features) {
        reportDuplicateKeys(root, m_problems, "", "");
        std::optional<geodesy::Projection> unused;
        if (!useCrs(root, unused, m_problems)) return;
        checkCollection(root, !unused);
        readOwnHeader(root);
        const Value* crs = root.find("crs");
        if (crs && written(*crs) != m_knownCrs) {
            Cursor again(m_text, features);
            readFeatures(again, root);
        }
        takePart();
    }

    /// What is wrong with the collection itself refuses all of it, or is left out with a warning.
    void checkCollection(const Value& root, bool inDegrees) {
        Problems own(m_problems.file());
        checkMembers(root, GeoJsonObject::featureCollection, inDegrees, own, "", "");
        if (!m_context.skipInvalid) return m_problems.append(own);
        for (const units::Problem& each : own.all()) {
            m_problems.warning(each.rule, "", each.path, each.message + "; it is left out", each.line, each.column);
        }
    }

    AtlasPart emptyPart() const {
        AtlasPart part{{}, Problems(m_problems.file()), std::nullopt};
        part.atlas.inputs = m_atlas.inputs;
        if (m_context.fields) part.fields = *m_context.fields;
        return part;
    }

    void takePart() { PartList(m_atlas, m_problems, m_context.fields).append(std::move(*m_part)); }

    /// What is one value: a Feature, a geometry, or no GeoJSON.
    void readWhole() {
        const json::ParseResult parsed = json::parse(m_text);
        if (!parsed.ok) {
            return m_problems.error("json-syntax", "", "", parsed.error.message, parsed.error.line,
                                    parsed.error.column);
        }
        const Value& root = parsed.value;
        const Value* type = root.find("type");
        if (!root.is(Type::object) || !type || !type->is(Type::string)) {
            return m_problems.error("not-geojson", "", "", "is JSON, but no GeoJSON object with a \"type\"", root.line,
                                    root.column);
        }
        std::optional<geodesy::Projection> projection;
        if (!useCrs(root, projection, m_problems)) return;
        FeatureReader reader(m_context, m_atlas, m_problems);
        reader.setProjection(std::move(projection));
        if (type->text == "Feature") {
            const std::size_t begin = m_text.find_first_of('{');
            return reader.readFeature(root, 0, {begin, m_text.find_last_of('}') + 1});
        }
        reportDuplicateKeys(root, m_problems, "", "");
        if (isGeometryType(type->text)) return reader.readBareGeometry(root);
        if (type->text == "FeatureCollection") {
            return m_problems.error("not-geojson", "", "features", "is missing or no list", root.line, root.column);
        }
        m_problems.error("not-geojson", "", "type", fmt::format("\"{}\" is no type of GeoJSON", type->text), type->line,
                         type->column);
    }

    /// The system of the coordinates where it is not WGS 84. Returns false where it is not known.
    static bool useCrs(const Value& root, std::optional<geodesy::Projection>& projection, Problems& problems) {
        const Value* crs = root.find("crs");
        if (!crs || crs->is(Type::null)) return true;
        const Value* properties = crs->find("properties");
        const Value* name = properties ? properties->find("name") : nullptr;
        if (!name || !name->is(Type::string)) {
            problems.error("crs", "", "crs", "names no coordinate reference system", crs->line, crs->column);
            return false;
        }
        const std::optional<std::string> definition = crsNamed(name->text);
        if (!definition) {
            problems.error("crs", "", "crs",
                           fmt::format("\"{}\" is no AUTHORITY:CODE, nor a URN or address of one", name->text),
                           name->line, name->column);
            return false;
        }
        if (isLonLatOnWgs84(*definition)) {
            problems.warning("crs", "", "crs", fmt::format("{} is honoured; RFC 7946 has no crs member", name->text),
                             crs->line, crs->column);
            return true;
        }
        try {
            projection.emplace(*definition);
        } catch (const geodesy::UnknownCrs& error) {
            problems.error("crs", "", "crs", error.what(), crs->line, crs->column);
            return false;
        }
        problems.warning("crs", "", "crs", fmt::format("reprojected from {}; RFC 7946 has no crs member", name->text),
                         crs->line, crs->column);
        return true;
    }

    /// The member `corridor` that `convert` writes: title, coverage, parties, sources; these two also by themselves.
    void readOwnHeader(const Value& root) {
        if (const Value* header = root.find("corridor"); header && header->is(Type::object)) {
            Members members(*header, m_problems, "", "corridor", false);
            readHeader(members, m_atlas);
        }
        Members members(root, m_problems, "", "", false);
        readPartiesAndSources(members, m_atlas);
        for (const char* name : {"type", "features", "crs", "bbox", "corridor"}) members.take(name);
        for (const std::string_view name : forbiddenMembers(GeoJsonObject::featureCollection)) members.take(name);
        for (const auto [key, json] : members.other()) {
            if (!m_atlas.other.find(key)) m_atlas.other.add(key, json);
        }
    }

    /// Records that are separated by RS (RFC 8142) or stand one a line.
    void readSequence() {
        m_part = emptyPart();
        Cursor cursor(m_text, 0);
        passToFirstRecord(cursor);
        if (!cursor.atEnd()) readBlocks(cursor.offset(), std::nullopt, Separation::sequence);
        takePart();
    }

    /// Reads features from the start of the first on into the part; returns where they end.
    std::size_t readBlocks(std::size_t begin, const std::optional<geodesy::Projection>& projection,
                           Separation separation) {
        const AtlasPart empty = emptyPart();
        const double blocks = static_cast<double>(m_text.size()) / static_cast<double>(m_sharing.blockSize);
        PartList parts(m_part->atlas, m_part->problems, m_part->fields ? &*m_part->fields : nullptr, blocks);
        BlockConverter converter(m_text, m_context, projection, empty, m_sharing.threadsToUse(), parts);
        const auto scan = [text = m_text, inDegrees = !projection, separation](Slice slice) {
            return scanFeatures(text, slice, inDegrees, separation);
        };
        const std::size_t stop = shareOut(m_text, begin, m_sharing, scan, [&](ScannedBlock block) {
            if (block.error) throw *block.error;
            converter.add(std::move(block));
        });
        converter.finish();
        return stop;
    }

    std::string_view m_text;
    Problems& m_problems;
    const Sharing& m_sharing;
    model::Atlas& m_atlas;
    const FileContext& m_context;
    std::string m_knownCrs;
    std::optional<AtlasPart> m_part;  // what was read of the features, until all is known to be JSON
};

}  // namespace

void readGeoJson(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems,
                 const Sharing& sharing) {
    FileContext own = context;
    const bool hasMark = text.substr(0, json::byteOrderMark.size()) == json::byteOrderMark;
    if (hasMark) {
        text.remove_prefix(json::byteOrderMark.size());
        own.textBegin = json::byteOrderMark.size();
        problems.warning("byte-order-mark", "", "", "begins with a byte order mark, which JSON does not have", 1, 1);
    }
    try {
        GeoJsonReader(text, own, atlas, problems, sharing).read();
    } catch (const json::TextError& error) {
        const Place place = json::placeOf(text, error.offset);
        problems.error("json-syntax", "", "", error.message, place.line, place.column);
    }
}

}  // namespace corridor::ingest
