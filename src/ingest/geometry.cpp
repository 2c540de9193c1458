#include "geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "geojson_members.hpp"

namespace corridor::ingest {

using json::Type;
using json::Value;

namespace {

/// Twice the signed area in square degrees, counter-clockwise positive; segments take the short way.
double signedArea(const units::Line& ring) {
    double area = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        double step = ring[i].lon - ring[i - 1].lon;
        if (step > 180.0) step -= 360.0;
        if (step < -180.0) step += 360.0;
        area -= step * ((ring[i].lat - ring[0].lat) + (ring[i - 1].lat - ring[0].lat));
    }
    return area;
}

class GeometryReader {
public:
    GeometryReader(Problems& problems, const std::string& feature, bool inDegrees)
        : m_problems(problems), m_feature(feature), m_inDegrees(inDegrees) {}

    bool read(const Value& geometry, RawGeometry& out, bool nested = false) {
        if (!geometry.is(Type::object))
            return fail("geometry-type", "geometry", "an object or null is expected", geometry);
        const Value* type = geometry.find("type");
        if (!type || !type->is(Type::string)) return fail("geometry-type", "geometry.type", "is missing", geometry);
        const std::size_t before = m_problems.errors();
        checkMembers(geometry, GeoJsonObject::geometry, m_inDegrees, m_problems, m_feature, "geometry");
        return readMembers(geometry, *type, out, nested) && m_problems.errors() == before;
    }

    bool extraOrdinates() const { return m_extra; }
    bool elevationsOfRings() const { return m_elevationsOfRings; }
    bool emptyLine() const { return m_emptyLine; }

    /// Whether every position of a line has a fourth ordinate that is a time since 1970 (kepler.gl trips).
    bool readTimes(RawGeometry& out) const {
        const bool isTrip =
            out.kind == Kind::line && m_extra && m_withoutTime == 0 && m_firstTime >= 1e8 && m_lastTime <= 1e14;
        if (!isTrip) return false;
        out.hasTimes = true;
        out.firstTime = m_firstTime;
        out.lastTime = m_lastTime;
        return true;
    }

private:
    using Kind = RawGeometry::Kind;

    bool fail(const std::string& rule, const std::string& path, const std::string& message, const Value& at) {
        m_problems.error(rule, m_feature, path, message, at.line, at.column);
        return false;
    }

    bool readMembers(const Value& geometry, const Value& type, RawGeometry& out, bool nested) {
        if (type.text == "GeometryCollection") return readCollection(geometry, out, nested);
        const Value* coordinates = geometry.find("coordinates");
        if (!coordinates || !coordinates->is(Type::array)) {
            return fail("coordinates", "coordinates", "is missing or no list", geometry);
        }
        return readOfType(type.text, *coordinates, out, type);
    }

    bool readOfType(const std::string& type, const Value& coordinates, RawGeometry& out, const Value& at) {
        const std::string path = "coordinates";
        if (type == "Point") {
            out.kind = Kind::point;
            const bool ok = position(coordinates, path, out.points.emplace_back());
            out.hasElevation = ok && coordinates.items.size() > 2 && coordinates.items[2].is(Type::number);
            if (out.hasElevation) out.elevation = coordinates.items[2].number;
            return ok;
        }
        if (type == "MultiPoint") return out.kind = Kind::multiPoint, positions(coordinates, path, out.points, 0);
        if (type == "LineString") return out.kind = Kind::line, lineOrNothing(coordinates, path, out);
        if (type == "MultiLineString") {
            out.kind = Kind::multiLine;
            if (coordinates.items.empty()) return lineOrNothing(coordinates, path, out);
            return each(coordinates, path,
                        [&](const Value& each, const std::string& place) { return lineOrNothing(each, place, out); });
        }
        if (type == "Polygon") return out.kind = Kind::polygon, polygon(coordinates, path, out.polygons.emplace_back());
        if (type == "MultiPolygon") {
            out.kind = Kind::multiPolygon;
            return each(coordinates, path, [&](const Value& rings, const std::string& at2) {
                return polygon(rings, at2, out.polygons.emplace_back());
            });
        }
        return fail("geometry-type", "geometry.type", fmt::format("\"{}\" is no geometry type of RFC 7946", type), at);
    }

    bool readCollection(const Value& geometry, RawGeometry& out, bool nested) {
        const Value* members = geometry.find("geometries");
        if (!members || !members->is(Type::array))
            return fail("geometry-type", "geometries", "is missing or no list", geometry);
        bool ok = true;
        for (const Value& member : members->items) ok = read(member, out, true) && ok;
        if (!nested || out.kind != Kind::none) out.kind = Kind::collection;
        return ok;
    }

    template <typename Read>
    bool each(const Value& list, const std::string& path, Read read) {
        bool ok = true;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string place = fmt::format("{}[{}]", path, i);
            if (!list.items[i].is(Type::array)) {
                ok = fail("coordinates", place, "a list is expected", list.items[i]);
            } else {
                ok = read(list.items[i], place) && ok;
            }
        }
        return ok;
    }

    bool positions(const Value& list, const std::string& path, std::vector<units::LonLat>& out, std::size_t least) {
        if (list.items.size() < least) {
            return fail("too-few-positions", path,
                        fmt::format("has {} positions; a line needs {}", list.items.size(), least), list);
        }
        out.reserve(list.items.size());
        bool ok = true;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            ok = position(list.items[i], fmt::format("{}[{}]", path, i), out.emplace_back()) && ok;
        }
        return ok;
    }

    /// Empty coordinates are those of a null object (RFC 7946, 3.1).
    bool lineOrNothing(const Value& list, const std::string& path, RawGeometry& out) {
        if (!list.items.empty()) return line(list, path, out);
        m_problems.warning("too-few-positions", m_feature, path, "a line without positions is left out", list.line,
                           list.column);
        m_emptyLine = true;
        return true;
    }

    bool line(const Value& list, const std::string& path, RawGeometry& out) {
        model::Elevations& elevations = out.elevations.emplace_back();
        for (const Value& position : list.items) {
            const bool has = position.items.size() > 2 && position.items[2].is(Type::number);
            elevations.push_back(has ? position.items[2].number : std::numeric_limits<double>::quiet_NaN());
        }
        return positions(list, path, out.lines.emplace_back(), 2);
    }

    bool polygon(const Value& rings, const std::string& path, std::vector<units::Line>& out) {
        if (rings.items.empty()) return fail("too-few-positions", path, "has no ring", rings);
        return each(rings, path, [&](const Value& ring, const std::string& place) {
            units::Line& line = out.emplace_back();
            if (ring.items.size() < 4) {
                return fail("too-few-positions", place,
                            fmt::format("has {} positions; a ring needs 4", ring.items.size()), ring);
            }
            if (!positions(ring, place, line, 4)) return false;
            m_elevationsOfRings |= std::any_of(ring.items.begin(), ring.items.end(),
                                               [](const Value& position) { return position.items.size() > 2; });
            const std::string difference = differenceOf(ring.items.front(), ring.items.back());
            if (difference.empty()) return true;
            return fail("ring-not-closed", place, difference, ring);
        });
    }

    /// In words, where the ends of a ring differ; "" where they do not.
    static std::string differenceOf(const Value& first, const Value& last) {
        const auto ordinate = [](const Value& position, std::size_t i) {
            return i < position.items.size() ? std::optional(position.items[i].number) : std::nullopt;
        };
        for (std::size_t i = 0; i < 3; ++i) {
            if (ordinate(first, i) != ordinate(last, i))
                return fmt::format("the ring's first and last position differ{}",
                                   i < 2 ? "" : " in their third ordinate");
        }
        return "";
    }

    bool position(const Value& value, const std::string& path, units::LonLat& out) {
        if (!value.is(Type::array) || value.items.size() < 2) {
            return fail("coordinates", path, "a position of two or three numbers is expected", value);
        }
        for (const Value& ordinate : value.items) {
            if (!ordinate.is(Type::number)) return fail("coordinates", path, "a position holds numbers only", ordinate);
        }
        if (value.items.size() == 4) noteTime(value.items[3].number);
        m_withoutTime += value.items.size() == 4 ? 0 : 1;
        m_extra = m_extra || value.items.size() > 3;
        out = {value.items[0].number, value.items[1].number};
        return !m_inDegrees || checkRange(out, m_problems, m_feature, path, value.line, value.column);
    }

    void noteTime(double time) {
        m_firstTime = std::min(m_firstTime, time);
        m_lastTime = std::max(m_lastTime, time);
    }

    Problems& m_problems;
    const std::string& m_feature;
    bool m_inDegrees;
    bool m_extra = false, m_elevationsOfRings = false, m_emptyLine = false;
    std::size_t m_withoutTime = 0;
    double m_firstTime = std::numeric_limits<double>::infinity(), m_lastTime = -std::numeric_limits<double>::infinity();
};

}  // namespace

bool checkRange(units::LonLat position, Problems& problems, const std::string& feature, const std::string& path,
                std::size_t line, std::size_t column) {
    if (units::isValid(position)) return true;
    if (!(std::abs(position.lat) <= 90.0)) {
        problems.error("latitude-range", feature, path, fmt::format("latitude {} is outside [-90, 90]", position.lat),
                       line, column);
    } else {
        problems.error("longitude-range", feature, path,
                       fmt::format("longitude {} is outside [-180, 180]", position.lon), line, column);
    }
    return false;
}

bool windRings(std::vector<std::vector<units::Line>>& polygons) {
    constexpr double none = 1e-12;  // square degrees: of a ring that runs back over itself, only rounding is left
    bool turned = false;
    for (std::vector<units::Line>& rings : polygons) {
        for (std::size_t i = 0; i < rings.size(); ++i) {
            const double area = signedArea(rings[i]);
            if (i == 0 ? area >= -none : area <= none) continue;
            std::reverse(rings[i].begin(), rings[i].end());
            turned = true;
        }
    }
    return turned;
}

void settleCollection(RawGeometry& geometry, Problems& problems, const std::string& feature, json::Place at) {
    using Kind = RawGeometry::Kind;
    if (geometry.kind != Kind::collection) return;
    const bool hasLines = !geometry.lines.empty(), hasAreas = !geometry.polygons.empty(),
               hasPoints = !geometry.points.empty();
    if (hasPoints && (hasLines || hasAreas)) {
        problems.warning(
            "mixed-collection", feature, "geometries",
            fmt::format("{} points of a collection beside lines or areas are left out", geometry.points.size()),
            at.line, at.column);
        geometry.points.clear();
    }
    if (!hasLines && !hasAreas) geometry.kind = hasPoints ? Kind::multiPoint : Kind::none;
    if (hasLines && !hasAreas) geometry.kind = Kind::multiLine;
    if (!hasLines && hasAreas) geometry.kind = Kind::multiPolygon;
}

void settleElevations(RawGeometry& geometry) {
    bool hasAny = false;
    for (model::Elevations& elevations : geometry.elevations) {
        const bool has =
            std::any_of(elevations.begin(), elevations.end(), [](double metres) { return !std::isnan(metres); });
        if (!has) elevations.clear();
        hasAny |= has;
    }
    if (!hasAny) geometry.elevations.clear();
}

void reportTurnedRings(Problems& problems, const std::string& feature, json::Place at) {
    problems.warning("ring-orientation", feature, "coordinates",
                     "a ring runs the wrong way (RFC 7946: outer rings counter-clockwise); it is turned round", at.line,
                     at.column);
}

std::optional<RawGeometry> readGeometry(const Value& geometry, Problems& problems, const std::string& feature,
                                        bool inDegrees) {
    RawGeometry out;
    if (geometry.is(Type::null)) return out;
    GeometryReader reader(problems, feature, inDegrees);
    if (!reader.read(geometry, out)) return std::nullopt;
    if (!reader.readTimes(out) && reader.extraOrdinates()) {
        problems.warning("extra-ordinates", feature, "coordinates",
                         "more than three ordinates in a position; the rest is left out", geometry.line,
                         geometry.column);
    }
    if (windRings(out.polygons)) reportTurnedRings(problems, feature, {geometry.line, geometry.column});
    if (reader.elevationsOfRings()) {
        problems.warning("elevations-of-rings", feature, "coordinates",
                         "the third ordinates of an area's rings are left out", geometry.line, geometry.column);
    }
    out.isEmptyLine = reader.emptyLine() && out.lines.empty() && out.points.empty() && out.polygons.empty();
    settleCollection(out, problems, feature, {geometry.line, geometry.column});
    settleElevations(out);
    return out;
}

}  // namespace corridor::ingest
