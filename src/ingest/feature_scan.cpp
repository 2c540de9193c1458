#include "feature_scan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "geojson_members.hpp"
#include "geometry.hpp"

namespace corridor::ingest {

using json::Cursor;
using Kind = RawGeometry::Kind;

namespace {

/// Features stand in the root object and in its list.
constexpr int featureDepth = 2;

/// Reads coordinates that are as they should be; every function returns false at the first thing that is not.
class CoordinateScanner {
public:
    CoordinateScanner(Cursor& cursor, bool inDegrees) : m_cursor(cursor), m_inDegrees(inDegrees) {}

    bool read(Kind kind, RawGeometry& out) {
        switch (kind) {
            case Kind::point:
                return point(out);
            case Kind::multiPoint:
                return positions(out.points, 0);
            case Kind::line:
                return positions(out.lines.emplace_back(), 2);
            case Kind::multiLine:
                return each([&] { return positions(out.lines.emplace_back(), 2); }) && !out.lines.empty();
            case Kind::polygon:
                return polygon(out.polygons.emplace_back());
            case Kind::multiPolygon:
                return each([&] { return polygon(out.polygons.emplace_back()); });
            default:
                return false;
        }
    }

private:
    bool isNumberHere() const {
        const char c = m_cursor.peek();
        return c == '-' || (c >= '0' && c <= '9');
    }

    bool ordinate(double& value) {
        m_cursor.skipSpace();
        if (!isNumberHere()) return false;
        value = m_cursor.readNumber();
        m_cursor.skipSpace();
        return true;
    }

    bool pass(char c) {
        if (m_cursor.peek() != c) return false;
        m_cursor.skip();
        return true;
    }

    bool position(units::LonLat& out, double& third, bool& hasThird) {
        if (!pass('[') || !ordinate(out.lon) || !pass(',') || !ordinate(out.lat)) return false;
        hasThird = m_cursor.peek() == ',';
        if (hasThird && (!pass(',') || !ordinate(third))) return false;
        if (!pass(']')) return false;
        return !m_inDegrees || (std::abs(out.lon) <= 180.0 && std::abs(out.lat) <= 90.0);
    }

    bool point(RawGeometry& out) { return position(out.points.emplace_back(), out.elevation, out.hasElevation); }

    template <typename Read>
    bool each(Read read) {
        if (!pass('[')) return false;
        m_cursor.skipSpace();
        if (pass(']')) return true;
        while (true) {
            if (!read()) return false;
            m_cursor.skipSpace();
            if (pass(']')) return true;
            if (!pass(',')) return false;
            m_cursor.skipSpace();
        }
    }

    bool positions(std::vector<units::LonLat>& out, std::size_t least) {
        const bool ok = each([&] {
            units::LonLat next;
            double third = 0.0;
            bool hasThird = false;
            // Elevations along lines and rings are for the thorough reader.
            if (!position(next, third, hasThird) || hasThird) return false;
            out.push_back(next);
            return true;
        });
        return ok && out.size() >= least;
    }

    bool polygon(std::vector<units::Line>& rings) {
        const bool ok =
            each([&] { return positions(rings.emplace_back(), 4) && rings.back().front() == rings.back().back(); });
        return ok && !rings.empty();
    }

    Cursor& m_cursor;
    bool m_inDegrees;
};

Kind kindNamed(std::string_view type) {
    if (type == "Point") return Kind::point;
    if (type == "LineString") return Kind::line;
    if (type == "MultiLineString") return Kind::multiLine;
    if (type == "Polygon") return Kind::polygon;
    if (type == "MultiPolygon") return Kind::multiPolygon;
    if (type == "MultiPoint") return Kind::multiPoint;
    return Kind::none;
}

/// Empties a geometry and keeps its memory.
void clear(RawGeometry& geometry) {
    geometry.kind = Kind::none;
    geometry.points.clear();
    geometry.lines.clear();
    geometry.polygons.clear();
    geometry.hasElevation = false;
}

class FeatureScanner {
public:
    FeatureScanner(Cursor& cursor, bool inDegrees) : m_cursor(cursor), m_inDegrees(inDegrees) {}

    /// Returns false where the feature is not plain; then the cursor is somewhere inside.
    bool scan(ScannedFeature& out) {
        bool isFeature = false, hasGeometry = false, hasBox = false;
        const bool ok = members([&](std::string_view name) {
            if (name == "type") return !isFeature && (isFeature = textHere() == "Feature");
            if (name == "geometry") return !hasGeometry && (hasGeometry = true) && geometry(out);
            if (name == "properties") return out.properties.empty() && properties(out);
            if (name == "id") return out.id.empty() && isTextOrNumberHere() && value(out.id);
            return name == "bbox" && !hasBox && (hasBox = true) && m_cursor.peek() == '[' && box();
        });
        return ok && isFeature && hasGeometry && !out.properties.empty();
    }

private:
    template <typename Read>
    bool members(Read read) {
        if (m_cursor.peek() != '{') return false;
        m_cursor.skip();
        m_cursor.skipSpace();
        while (true) {
            if (m_cursor.peek() != '"') return false;
            const std::string_view name = m_cursor.readString(m_scratch);
            m_cursor.skipSpace();
            if (m_cursor.peek() != ':') return false;
            m_cursor.skip();
            m_cursor.skipSpace();
            if (!read(name)) return false;
            m_cursor.skipSpace();
            const char c = m_cursor.peek();
            if (c != ',' && c != '}') return false;
            m_cursor.skip();
            if (c == '}') return true;
            m_cursor.skipSpace();
        }
    }

    std::string_view textHere() {
        if (m_cursor.peek() != '"') return {};
        return m_cursor.readString(m_scratch);
    }

    bool isTextOrNumberHere() const {
        const char c = m_cursor.peek();
        return c == '"' || c == '-' || (c >= '0' && c <= '9');
    }

    bool value(Slice& slice) {
        slice.begin = m_cursor.offset();
        m_cursor.skipValue(featureDepth + 1);
        slice.end = m_cursor.offset();
        return true;
    }

    /// Four or six numbers that make a box.
    bool box() {
        std::array<double, 6> numbers{};
        std::size_t count = 0;
        do {
            m_cursor.skip();
            m_cursor.skipSpace();
            const char c = m_cursor.peek();
            const bool isNumber = c == '-' || (c >= '0' && c <= '9');
            if (!isNumber || count == numbers.size()) return false;
            numbers[count++] = m_cursor.readNumber();
            m_cursor.skipSpace();
        } while (m_cursor.peek() == ',');
        if (m_cursor.peek() != ']') return false;
        m_cursor.skip();
        return wrongBox(std::span(numbers).first(count), m_inDegrees).empty();
    }

    bool properties(ScannedFeature& out) {
        const char c = m_cursor.peek();
        if (c != '{' && c != 'n') return false;
        return value(out.properties);
    }

    bool geometry(ScannedFeature& out) {
        out.geometryText.begin = m_cursor.offset();
        if (m_cursor.peek() == 'n') {
            m_cursor.readWord("null");
        } else if (!geometryObject(out)) {
            return false;
        }
        out.geometryText.end = m_cursor.offset();
        return true;
    }

    bool geometryObject(ScannedFeature& out) {
        Kind kind = Kind::none;
        Slice later;  // coordinates that stand before the type
        bool hasCoordinates = false;
        const bool ok = members([&](std::string_view name) {
            if (name == "type" && kind == Kind::none) return (kind = kindNamed(textHere())) != Kind::none;
            if (name != "coordinates" || hasCoordinates) return false;
            hasCoordinates = true;
            if (kind == Kind::none) return value(later);
            return CoordinateScanner(m_cursor, m_inDegrees).read(kind, out.geometry);
        });
        if (!ok || !hasCoordinates || kind == Kind::none) return false;
        if (!later.empty()) {
            const std::size_t after = m_cursor.offset();
            m_cursor.moveTo(later.begin);
            if (!CoordinateScanner(m_cursor, m_inDegrees).read(kind, out.geometry)) return false;
            m_cursor.moveTo(after);
        }
        out.geometry.kind = kind;
        out.wasTurned = windRings(out.geometry.polygons);
        return true;
    }

    Cursor& m_cursor;
    bool m_inDegrees;
    std::string m_scratch;
};

}  // namespace

void scanFeature(Cursor& cursor, bool inDegrees, ScannedFeature& out) {
    out.id = out.properties = out.geometryText = {};
    clear(out.geometry);
    out.wasTurned = false;
    out.whole.begin = cursor.offset();
    out.isPlain = FeatureScanner(cursor, inDegrees).scan(out);
    if (!out.isPlain) {
        clear(out.geometry);
        cursor.moveTo(out.whole.begin);
        cursor.skipValue(featureDepth);
    }
    out.whole.end = cursor.offset();
}

namespace {

constexpr char recordSeparator = '\x1E';

bool passToNextRecord(Cursor& cursor) {
    const std::size_t before = cursor.offset();
    passToFirstRecord(cursor);
    if (cursor.atEnd()) return false;
    if (cursor.since(before).find_first_of("\n\x1E") == std::string_view::npos)
        cursor.fail("a new line is expected between two records of a sequence");
    return true;
}

}  // namespace

void passToFirstRecord(Cursor& cursor) {
    for (cursor.skipSpace(); cursor.peek() == recordSeparator; cursor.skipSpace()) cursor.skip();
}

bool isSequence(std::string_view text) {
    constexpr std::size_t longestRecord = std::size_t{16} << 20;
    Cursor start(text, 0);
    start.skipSpace();
    if (start.peek() == recordSeparator) return true;
    const std::size_t line = std::min(text.find('\n', start.offset()), text.size());
    if (line == text.size() || line > longestRecord) return false;
    Cursor cursor(text.substr(0, line), start.offset());
    try {
        cursor.skipValue(0);
        cursor.skipSpace();
    } catch (const json::TextError&) {
        return false;
    }
    Cursor rest(text, line);
    rest.skipSpace();
    return cursor.atEnd() && (rest.peek() == '{' || rest.peek() == recordSeparator);
}

bool passToNextFeature(Cursor& cursor, Separation separation) {
    if (separation == Separation::sequence) return passToNextRecord(cursor);
    cursor.skipSpace();
    if (cursor.peek() == ']') {
        cursor.skip();
        return false;
    }
    cursor.expect(',', "',' or ']' is expected");
    cursor.skipSpace();
    return true;
}

ScannedBlock scanFeatures(std::string_view text, Slice block, bool inDegrees, Separation separation) {
    ScannedBlock out;
    Cursor cursor(text, block.begin);
    try {
        do {
            scanFeature(cursor, inDegrees, out.features.emplace_back());
            out.isClosed = !passToNextFeature(cursor, separation);
        } while (!out.isClosed && cursor.offset() < block.end);
    } catch (const json::TextError& error) {
        out.error = error;
    }
    out.stop = cursor.offset();
    return out;
}

std::size_t nextFeatureStart(std::string_view text, std::size_t offset) {
    constexpr std::string_view type = "\"type\"", feature = "\"Feature\"";
    const auto skipSpace = [&](std::size_t at) { return std::min(text.find_first_not_of(" \t\r\n", at), text.size()); };
    while (true) {
        const std::size_t brace = text.find('{', offset);
        if (brace == std::string_view::npos) return text.size();
        offset = brace + 1;
        const std::size_t name = skipSpace(brace + 1);
        if (text.substr(name, type.size()) != type) continue;
        const std::size_t colon = skipSpace(name + type.size());
        if (colon >= text.size() || text[colon] != ':') continue;
        if (text.substr(skipSpace(colon + 1), feature.size()) == feature) return brace;
    }
}

}  // namespace corridor::ingest
