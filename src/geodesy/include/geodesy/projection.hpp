#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

namespace corridor::geodesy {

/// A position in a projected (or geographic) coordinate reference system: x east, y north, in its units,
/// whatever order of axes the authority gives.
struct XY {
    double x = 0.0;
    double y = 0.0;

    friend constexpr bool operator==(const XY&, const XY&) = default;
};

/// A coordinate reference system that PROJ does not know or cannot reach from WGS 84.
class UnknownCrs : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Conversion between WGS 84 longitude, latitude and one coordinate reference system.
/// Cheap to copy; safe to use from several threads at once (each gets its own PROJ context).
class Projection {
public:
    /// Anything that PROJ reads: `EPSG:32638`, a PROJ string, WKT, `OGC:CRS84`. Never asks the network.
    /// Throws UnknownCrs with the text and PROJ's reason.
    explicit Projection(const std::string& definition);

    /// nullopt where the projection does not reach.
    std::optional<XY> forward(units::LonLat position) const;
    std::optional<units::LonLat> inverse(XY point) const;

    /// Converts all; a point out of reach comes out as NaN, NaN.
    std::vector<XY> forward(const units::Line& line) const;

    /// Direction of true north at a position, clockwise from the grid's y axis, in (-180, 180]; to 1e-6
    /// degrees where the projection is smooth. NaN where it does not reach; at a pole the direction of the
    /// position's own meridian.
    units::Degrees gridConvergence(units::LonLat position) const;

    /// Length in CRS units of one metre eastwards and northwards at a position (mean of the two).
    /// NaN where the projection does not reach.
    double unitsPerMetre(units::LonLat position) const;

    /// As it was given.
    const std::string& definition() const;
    /// WKT 2 for a file's header.
    std::string wkt() const;
    /// Its name: `WGS 84 / UTM zone 38N`; the definition where it has none.
    std::string name() const;
    /// `metre`, `degree`, ...
    std::string unitName() const;
    bool isGeographic() const;

private:
    struct Impl;
    std::shared_ptr<const Impl> m_impl;
};

/// The library that projects, with its version: `PROJ 9.1.1`.
std::string library();

/// Web Mercator (EPSG:3857) as a definition.
std::string webMercator();

/// The UTM zone of a position as a definition, with the exceptions of Norway and Svalbard; from 84 N and
/// beyond 80 S the polar stereographic one (UPS, EPSG:5041 and 5042: x east, y north). 180 is in zone 1.
std::string utmZoneOf(units::LonLat position);

}  // namespace corridor::geodesy
