#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "json.hpp"
#include "model/feature.hpp"
#include "units/lon_lat.hpp"

namespace corridor::ingest {

/// Formats of the field that are read as they are. docs/data-format.md has a table for each, with its source.
enum class FieldFormat { none, acled, ucdpGed, unsdiRoad, unsdiObstacle };

/// A geometry as it was read: checked, in WGS 84, outer rings counter-clockwise.
struct RawGeometry {
    enum class Kind { none, point, multiPoint, line, multiLine, polygon, multiPolygon, collection };
    Kind kind = Kind::none;
    std::vector<units::LonLat> points;
    std::vector<units::Line> lines;
    std::vector<model::Elevations> elevations;  ///< of each line, where one has any
    std::vector<std::vector<units::Line>> polygons;
    bool isEmptyLine = false;  ///< a line without a position, which was said: nothing to read
    double elevation = 0.0;    ///< third ordinate of a point
    bool hasElevation = false;
    double firstTime = 0.0, lastTime = 0.0;  ///< fourth ordinates of a line, seconds or milliseconds since 1970
    bool hasTimes = false;
};

/// A feature between a file and the model: what every reader hands over, whatever the format.
struct RawFeature {
    std::string id;          ///< empty: none was given
    std::size_t index = 0;   ///< in its file or layer, from 0
    json::Value properties;  ///< an object
    RawGeometry geometry;
    std::string role;                   ///< given by the layer; empty: to be guessed
    bool fromTable = false;             ///< columns of text may hold numbers, lists and JSON
    bool inAtlas = false;               ///< of a layer of GeoJSON that an `atlas.json` lists
    std::optional<FieldFormat> format;  ///< told by the titles of its table; absent: to be told by the properties
    std::string layer;                  ///< of a file with several
    std::size_t line = 0;
    std::uint64_t begin = 0;  ///< its first byte in the file
    std::uint32_t size = 0;   ///< its bytes there; 0: not known

    /// The id, or `#INDEX`, as messages name it; `LAYER#INDEX` in a file with several layers.
    std::string label() const { return id.empty() ? layer + "#" + std::to_string(index) : id; }
};

}  // namespace corridor::ingest
