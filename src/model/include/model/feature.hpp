#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/names.hpp"
#include "model/origin.hpp"
#include "model/other_properties.hpp"
#include "model/rare.hpp"
#include "units/edtf.hpp"
#include "units/lon_lat.hpp"
#include "units/quantity.hpp"

namespace corridor::model {

/// Styling of simplestyle-spec 1.1.0 (https://github.com/mapbox/simplestyle-spec). Colours `#rrggbb`.
struct Style {
    std::optional<std::string> stroke, fill, markerColor, markerSize, markerSymbol;
    std::optional<double> strokeWidth, strokeOpacity, fillOpacity;

    friend bool operator==(const Style&, const Style&) = default;
};

/// Metres above sea level of each position of a line, as the data give them; NaN where one has none. Empty where none
/// has.
using Elevations = std::vector<double>;

struct Place {
    std::string id;
    Names names;
    std::string kind;                               ///< city, town, village, bridge, pass, junction, ...
    units::LonLat position;
    std::optional<units::Metres> elevation;         ///< above sea level
    std::optional<units::Metres> accuracy;          ///< radius; absent: not stated
    std::optional<units::Metres> publishAccuracy;   ///< outputs show it no more exactly
    std::optional<units::Edtf> valid;
    std::vector<std::string> sources;
    std::string note;
    Rare<Style> style;
    OtherProperties other{};
    Origin origin;
};

enum class EdgeStatus { open, construction, gapConnector };

/// A piece of road between two nodes.
struct Edge {
    std::string id;
    std::string from, to;                            ///< node ids
    std::string roadClass;                           ///< motorway ... track
    EdgeStatus status = EdgeStatus::open;
    std::optional<units::Metres> lengthStated;       ///< at full resolution
    bool oneway = false;
    bool dual = false;
    std::optional<units::Edtf> valid;
    Names names;
    std::string ref;
    units::Line line;
    Elevations elevations;
    OtherProperties other{};
    Origin origin;
};

/// An edge as a route runs over it.
struct EdgeUse {
    std::string edge;
    bool forward = true;    ///< along the edge's own geometry
    OtherProperties other{};

    friend bool operator==(const EdgeUse&, const EdgeUse&) = default;
};

struct Gap {
    units::LonLat from, to;
    std::optional<units::Metres> straight;
    std::string note;
    OtherProperties other{};
};

struct Route {
    std::string id;
    Names names;
    std::string kind;
    std::optional<units::Edtf> valid;                ///< absent: always
    std::optional<units::Metres> accuracy;
    bool approximate = false;
    std::optional<units::Metres> lengthStated;
    std::vector<EdgeUse> edges;                      ///< empty: known by its geometry alone
    std::vector<units::Line> parts;                  ///< one line; more where there are gaps
    std::vector<Elevations> elevations;              ///< of each part; empty where no part has any
    std::vector<Gap> gaps;                           ///< listed, never counted
    std::vector<std::string> sources;
    std::string note;
    Rare<Style> style;
    OtherProperties other{};
    Origin origin;
};

struct Checkpoint {
    std::string id;
    Names names;
    std::string kind;                                ///< checkpoint, border-crossing, observation-post, ...
    std::string operatedBy;
    std::optional<units::Edtf> existed;
    units::LonLat position;
    std::optional<units::Metres> accuracy;
    std::optional<units::Metres> publishAccuracy;
    std::vector<std::string> on;                     ///< route ids
    std::optional<std::array<double, 2>> delayMinutes;  ///< low, high
    std::vector<std::string> sources;
    std::string note;
    Rare<Style> style;
    OtherProperties other{};
    Origin origin;
};

enum class ShapeRole { area, line, water, boundary };

/// A background feature: polygons, lines or both. Polygon rings are closed; the first is the outer one.
struct Shape {
    std::string id;
    Names names;
    std::string kind;                                ///< country, lake, river, land-boundary, ...
    ShapeRole role = ShapeRole::area;
    std::optional<units::Edtf> valid;
    std::vector<std::vector<units::Line>> polygons;
    std::vector<units::Line> lines;
    std::vector<Elevations> elevations;              ///< of each line; empty where no line has any
    std::vector<std::string> sources;
    std::string note;
    Rare<Style> style;
    OtherProperties other{};
    Origin origin;
};

}  // namespace corridor::model
