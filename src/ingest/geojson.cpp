#include "geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "feature_reader.hpp"
#include "json.hpp"
#include "members.hpp"
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

/// EPSG:4326, CRS84 and their long forms: longitude, latitude on WGS 84.
bool isWgs84(const std::string& crs) {
    const auto endsWith = [&](std::string_view end) {
        return crs.size() >= end.size() && crs.compare(crs.size() - end.size(), end.size(), end) == 0;
    };
    return endsWith("CRS84") || endsWith(":4326") || endsWith("/4326");
}

/// Places of offsets that only grow, without counting lines again from the start.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text) : m_text(text) {}

    Place at(std::size_t offset) {
        m_place = json::placeOf(m_text.substr(m_offset), offset - m_offset, m_place);
        m_offset = offset;
        return m_place;
    }

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    Place m_place;
};

class GeoJsonReader {
public:
    GeoJsonReader(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems,
                  const Sharing& sharing)
        : m_text(text), m_problems(problems), m_sharing(sharing), m_atlas(atlas), m_context(context) {}

    void read() {
        Cursor cursor(m_text, 0);
        cursor.skipSpace();
        if (cursor.peek() == recordSeparator) return readSequence();
        if (cursor.peek() != '{') return readWhole();
        Value root;
        root.type = Type::object;
        const Place place = json::placeOf(m_text, cursor.offset());
        root.line = place.line;
        root.column = place.column;
        cursor.skip();
        if (readMembers(cursor, root)) return;
        const std::size_t end = cursor.offset();
        cursor.skipSpace();
        const bool isSequence = cursor.peek() == recordSeparator ||
                                (cursor.peek() == '{' && cursor.since(end).find('\n') != std::string_view::npos);
        if (isSequence) return readSequence();
        readWhole();
    }

private:
    static constexpr char recordSeparator = '\x1E';

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
        beginPart();
        Problems ignored(m_problems.file());
        FeatureReader reader(m_context, *m_part, *m_partProblems);
        useCrs(root, reader, ignored);
        cursor.skip();
        cursor.skipSpace();
        if (cursor.peek() == ']') return cursor.skip();
        PlaceFinder places(m_text);
        std::size_t index = 0;
        const bool inDegrees = reader.inDegrees();
        const auto scan = [text = m_text, inDegrees](Slice slice) { return scanFeatures(text, slice, inDegrees); };
        const std::size_t stop = shareOut(m_text, cursor.offset(), m_sharing, scan, [&](ScannedBlock block) {
            for (ScannedFeature& feature : block.features) readOne(reader, feature, index++, places);
            if (block.error) throw *block.error;
        });
        cursor.moveTo(stop);
    }

    void readOne(FeatureReader& reader, ScannedFeature& feature, std::size_t index, PlaceFinder& places) {
        const Place start = places.at(feature.whole.begin);
        if (feature.isPlain) return reader.readScanned(feature, m_text, index, start);
        reader.readFeature(json::parse(feature.whole.of(m_text), start).value, index);
    }

    /// Takes over what was read of the features, or reads them again where the reference system stood after them.
    void finishCollection(const Value& root, std::size_t features) {
        reportDuplicateKeys(root, m_problems, "", "");
        FeatureReader unused(m_context, m_atlas, m_problems);
        if (!useCrs(root, unused, m_problems)) return;
        readOwnHeader(root);
        const Value* crs = root.find("crs");
        if (crs && written(*crs) != m_knownCrs) {
            Cursor again(m_text, features);
            readFeatures(again, root);
        }
        takePart();
    }

    void beginPart() {
        m_part.emplace();
        m_part->inputs = m_atlas.inputs;
        m_partProblems.emplace(m_problems.file());
    }

    void takePart() {
        take(m_atlas.routes, m_part->routes);
        take(m_atlas.network, m_part->network);
        take(m_atlas.places, m_part->places);
        take(m_atlas.checkpoints, m_part->checkpoints);
        take(m_atlas.events, m_part->events);
        take(m_atlas.shapes, m_part->shapes);
        m_problems.append(*m_partProblems);
    }

    template <typename Thing>
    static void take(std::vector<Thing>& to, std::vector<Thing>& from) {
        if (to.empty()) return std::swap(to, from);
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    }

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
        FeatureReader reader(m_context, m_atlas, m_problems);
        if (!useCrs(root, reader, m_problems)) return;
        if (type->text == "Feature") return reader.readFeature(root, 0);
        reportDuplicateKeys(root, m_problems, "", "");
        if (isGeometryType(type->text)) return reader.readBareGeometry(root);
        if (type->text == "FeatureCollection") {
            return m_problems.error("not-geojson", "", "features", "is missing or no list", root.line, root.column);
        }
        m_problems.error("not-geojson", "", "type", fmt::format("\"{}\" is no type of GeoJSON", type->text), type->line,
                         type->column);
    }

    bool useCrs(const Value& root, FeatureReader& reader, Problems& problems) {
        const Value* crs = root.find("crs");
        if (!crs || crs->is(Type::null)) return true;
        const Value* properties = crs->find("properties");
        const Value* name = properties ? properties->find("name") : nullptr;
        if (!name || !name->is(Type::string)) {
            problems.error("crs", "", "crs", "names no coordinate reference system", crs->line, crs->column);
            return false;
        }
        if (isWgs84(name->text)) {
            problems.warning("crs", "", "crs", fmt::format("{} is honoured; RFC 7946 has no crs member", name->text),
                             crs->line, crs->column);
            return true;
        }
        try {
            reader.setProjection(geodesy::Projection(name->text));
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
    }

    /// Records that are separated by RS (RFC 8142) or stand one a line.
    void readSequence() {
        beginPart();
        FeatureReader reader(m_context, *m_part, *m_partProblems);
        PlaceFinder places(m_text);
        Cursor cursor(m_text, 0);
        for (std::size_t index = 0;; ++index) {
            const std::size_t before = cursor.offset();
            for (cursor.skipSpace(); cursor.peek() == recordSeparator; cursor.skipSpace()) cursor.skip();
            if (cursor.atEnd()) return takePart();
            const bool isSeparated =
                index == 0 || cursor.since(before).find_first_of("\n\x1E") != std::string_view::npos;
            if (!isSeparated) cursor.fail("a new line is expected between two records of a sequence");
            ScannedFeature feature;
            scanFeature(cursor, true, feature);
            readOne(reader, feature, index, places);
        }
    }

    std::string_view m_text;
    Problems& m_problems;
    const Sharing& m_sharing;
    model::Atlas& m_atlas;
    const FileContext& m_context;
    std::string m_knownCrs;
    std::optional<model::Atlas> m_part;  // what was read of the features, until all is known to be JSON
    std::optional<Problems> m_partProblems;
};

}  // namespace

void readGeoJson(std::string_view text, const FileContext& context, model::Atlas& atlas, Problems& problems,
                 const Sharing& sharing) {
    const bool hasMark = text.substr(0, json::byteOrderMark.size()) == json::byteOrderMark;
    if (hasMark) {
        text.remove_prefix(json::byteOrderMark.size());
        problems.warning("byte-order-mark", "", "", "begins with a byte order mark, which JSON does not have", 1, 1);
    }
    try {
        GeoJsonReader(text, context, atlas, problems, sharing).read();
    } catch (const json::TextError& error) {
        const Place place = json::placeOf(text, error.offset);
        problems.error("json-syntax", "", "", error.message, place.line, place.column);
    }
}

}  // namespace corridor::ingest
