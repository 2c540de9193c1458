#include "gdal_geometry.hpp"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>

#include "geometry.hpp"

namespace corridor::ingest {

namespace {

units::LonLat positionOf(const OGRPoint& point) {
    return {point.getX(), point.getY()};
}

units::Line lineOf(const OGRSimpleCurve& curve) {
    units::Line line;
    for (int i = 0; i < curve.getNumPoints(); ++i) line.push_back({curve.getX(i), curve.getY(i)});
    return line;
}

model::Elevations elevationsOf(const OGRLineString& line) {
    model::Elevations elevations;
    for (int i = 0; line.Is3D() && i < line.getNumPoints(); ++i) elevations.push_back(line.getZ(i));
    return elevations;
}

std::vector<units::Line> ringsOf(const OGRPolygon& polygon) {
    std::vector<units::Line> rings;
    for (const OGRLinearRing* ring : polygon) rings.push_back(lineOf(*ring));
    return rings;
}

void addGeometry(const OGRGeometry& geometry, RawGeometry& out) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            if (geometry.IsEmpty()) return;
            out.kind = RawGeometry::Kind::point;
            out.points.push_back(positionOf(*geometry.toPoint()));
            if (geometry.Is3D() && std::isfinite(geometry.toPoint()->getZ())) {
                out.elevation = geometry.toPoint()->getZ();
                out.hasElevation = true;
            }
            return;
        case wkbLineString:
            out.kind = RawGeometry::Kind::line;
            out.lines.push_back(lineOf(*geometry.toLineString()));
            out.elevations.push_back(elevationsOf(*geometry.toLineString()));
            return;
        case wkbPolygon:
            out.kind = RawGeometry::Kind::polygon;
            out.polygons.push_back(ringsOf(*geometry.toPolygon()));
            return;
        default:
            break;
    }
    if (!OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) return;
    for (const OGRGeometry* member : *geometry.toGeometryCollection()) addGeometry(*member, out);
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbMultiPoint:
            out.kind = RawGeometry::Kind::multiPoint;
            break;
        case wkbMultiLineString:
            out.kind = RawGeometry::Kind::multiLine;
            break;
        case wkbMultiPolygon:
            out.kind = RawGeometry::Kind::multiPolygon;
            break;
        default:
            out.kind = RawGeometry::Kind::collection;
            break;
    }
}

std::string pathOf(std::size_t index, std::size_t count) {
    return count == 1 ? "coordinates" : fmt::format("coordinates[{}]", index);
}

/// Checks what OGR lets through: positions off the globe, lines and rings that are none.
class Checker {
public:
    Checker(Problems& problems, const std::string& feature) : m_problems(problems), m_feature(feature) {}

    bool check(const RawGeometry& geometry) {
        for (const units::LonLat position : geometry.points) {
            if (!checkRange(position, m_problems, m_feature, "coordinates")) return false;
        }
        for (std::size_t i = 0; i < geometry.lines.size(); ++i) {
            if (!checkLine(geometry.lines[i], 2, pathOf(i, geometry.lines.size()))) return false;
        }
        for (std::size_t i = 0; i < geometry.polygons.size(); ++i) {
            for (std::size_t j = 0; j < geometry.polygons[i].size(); ++j) {
                const std::string path = fmt::format("{}[{}]", pathOf(i, geometry.polygons.size()), j);
                if (!checkRing(geometry.polygons[i][j], path)) return false;
            }
        }
        return true;
    }

private:
    bool checkLine(const units::Line& line, std::size_t least, const std::string& path) {
        if (line.size() < least) {
            m_problems.error("too-few-positions", m_feature, path,
                             fmt::format("has {} positions; a ring needs {}", line.size(), least));
            return false;
        }
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (!units::isValid(line[i]))
                return checkRange(line[i], m_problems, m_feature, fmt::format("{}[{}]", path, i));
        }
        return true;
    }

    bool checkRing(const units::Line& ring, const std::string& path) {
        if (!checkLine(ring, 4, path)) return false;
        if (ring.front() == ring.back()) return true;
        m_problems.error("ring-not-closed", m_feature, path, "the ring's first and last position differ");
        return false;
    }

    Problems& m_problems;
    const std::string& m_feature;
};

/// LIBKML and others write 0 where there is no height.
void dropZeroElevations(RawGeometry& geometry) {
    if (geometry.elevation == 0.0) geometry.hasElevation = false;
    const bool hasHeight =
        std::any_of(geometry.elevations.begin(), geometry.elevations.end(), [](const model::Elevations& line) {
            return std::any_of(line.begin(), line.end(), [](double metres) { return metres != 0.0; });
        });
    if (!hasHeight) geometry.elevations.clear();
}

/// A receiver that lost its signal leaves segments of one point, and a tool that cuts lines leaves empty ones.
void dropShortLines(RawGeometry& geometry, Problems& problems, const std::string& feature) {
    std::vector<units::Line> lines;
    std::vector<model::Elevations> elevations;
    for (std::size_t i = 0; i < geometry.lines.size(); ++i) {
        const std::size_t size = geometry.lines[i].size();
        if (size > 1) {
            lines.push_back(std::move(geometry.lines[i]));
            elevations.push_back(std::move(geometry.elevations[i]));
            continue;
        }
        problems.warning(
            "too-few-positions", feature, pathOf(i, geometry.lines.size()),
            fmt::format("a line of {} is left out; a line needs 2", size == 0 ? "no position" : "one position"));
    }
    const bool hadLines = !geometry.lines.empty();
    geometry.lines = std::move(lines);
    geometry.elevations = std::move(elevations);
    geometry.isEmptyLine = hadLines && geometry.lines.empty() && geometry.points.empty() && geometry.polygons.empty();
}

}  // namespace

bool readOgrGeometry(const OGRGeometry& geometry, std::string_view driver, RawGeometry& out, Problems& problems,
                     const std::string& feature) {
    addGeometry(geometry, out);
    dropShortLines(out, problems, feature);
    if (out.isEmptyLine) return false;
    windRings(out.polygons);
    settleCollection(out, problems, feature);
    if (driver == "LIBKML" || driver == "KML") dropZeroElevations(out);
    settleElevations(out);
    return Checker(problems, feature).check(out);
}

}  // namespace corridor::ingest
