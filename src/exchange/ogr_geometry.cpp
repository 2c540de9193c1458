#include "ogr_geometry.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace corridor::exchange {

namespace {

class Builder {
public:
    explicit Builder(bool is3d) : m_is3d(is3d) {}

    std::unique_ptr<OGRGeometry> operator()(const Json& geometry) const {
        const std::string type = geometry["type"];
        if (type == "GeometryCollection") return collection<OGRGeometryCollection>(geometry["geometries"], *this);
        const Json& at = geometry["coordinates"];
        if (type == "Point") return point(at);
        if (type == "LineString") return line<OGRLineString>(at);
        if (type == "Polygon") return polygon(at);
        if (type == "MultiLineString") {
            return collection<OGRMultiLineString>(at, [&](const Json& each) { return line<OGRLineString>(each); });
        }
        return collection<OGRMultiPolygon>(at, [&](const Json& each) { return polygon(each); });
    }

private:
    static double elevation(const Json& position) {
        return position.size() > 2 ? position[2].get<double>() : std::numeric_limits<double>::quiet_NaN();
    }

    std::unique_ptr<OGRPoint> point(const Json& at) const {
        const double lon = at[0], lat = at[1];
        return m_is3d ? std::make_unique<OGRPoint>(lon, lat, elevation(at)) : std::make_unique<OGRPoint>(lon, lat);
    }

    template <typename Curve>
    std::unique_ptr<Curve> line(const Json& positions) const {
        auto curve = std::make_unique<Curve>();
        curve->setNumPoints(static_cast<int>(positions.size()));
        int i = 0;
        for (const Json& at : positions) {
            const double lon = at[0], lat = at[1];
            if (m_is3d)
                curve->setPoint(i++, lon, lat, elevation(at));
            else
                curve->setPoint(i++, lon, lat);
        }
        return curve;
    }

    std::unique_ptr<OGRPolygon> polygon(const Json& rings) const {
        auto shape = std::make_unique<OGRPolygon>();
        for (const Json& ring : rings) shape->addRingDirectly(line<OGRLinearRing>(ring).release());
        return shape;
    }

    template <typename Collection, typename Make>
    static std::unique_ptr<OGRGeometry> collection(const Json& members, const Make& make) {
        auto whole = std::make_unique<Collection>();
        for (const Json& member : members) whole->addGeometryDirectly(make(member).release());
        return whole;
    }

    bool m_is3d;
};

/// Whether some position is as asked for.
template <typename IsWanted>
bool hasPosition(const Json& json, const IsWanted& isWanted) {
    if (json.is_object())
        return hasPosition(json[json.contains("geometries") ? "geometries" : "coordinates"], isWanted);
    if (!json.is_array() || json.empty()) return false;
    if (json.front().is_number()) return isWanted(json);
    return std::any_of(json.begin(), json.end(), [&](const Json& each) { return hasPosition(each, isWanted); });
}

}  // namespace

bool hasElevation(const Json& geometry) {
    return hasPosition(geometry, [](const Json& at) { return at.size() > 2; });
}

bool hasAllElevations(const Json& geometry) {
    return hasElevation(geometry) && !hasPosition(geometry, [](const Json& at) { return at.size() == 2; });
}

std::unique_ptr<OGRGeometry> ogrGeometry(const Json& geometry, bool is3d) {
    return geometry.is_null() ? nullptr : Builder(is3d)(geometry);
}

}  // namespace corridor::exchange
