#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "access/access.hpp"
#include "units/date.hpp"
#include "units/lon_lat.hpp"

/// A map as a georeferenced file, with what it shows written into it, and the way back from the file.
namespace corridor::snapshot {

/// A request that cannot be met whatever the data: a size of zero, options that contradict each other, a box
/// beyond the projection's reach. The message names the option and the rule.
class BadRequest : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

/// A box in the units of a coordinate reference system.
struct MapBox {
    double xMin = 0.0, yMin = 0.0, xMax = 0.0, yMax = 0.0;
    friend constexpr bool operator==(const MapBox&, const MapBox&) = default;
};

struct PixelSize {
    int width = 0, height = 0;  ///< pixels; one of them 0: as the extent's shape asks
    friend constexpr bool operator==(const PixelSize&, const PixelSize&) = default;
};

/// What is to be on a snapshot, where, and how it is written: all that decides its bytes, but for the data.
struct Request {
    std::vector<std::string> inputs;       ///< as the command names them; empty: the shipped atlas
    std::vector<std::string> openOptions;  ///< GDAL's, KEY=VALUE, for inputs that it reads
    std::vector<std::string> fields;       ///< which column is what, as --fields takes it
    bool skipInvalid = false;              ///< what is invalid was left out

    std::vector<std::string> routes;        ///< ids of those to show; empty: all
    std::optional<units::Date> on;          ///< absent: dates left out of account
    std::optional<units::DayRange> window;  ///< of events
    access::Viewpoint viewpoint;
    std::vector<std::string> languages;

    std::string crs;  ///< anything that PROJ reads; empty: see `georeference`
    std::optional<units::BBox> bbox;
    std::optional<MapBox> extent;
    std::optional<PixelSize> size;
    std::optional<double> resolution;  ///< units of the CRS a pixel
    std::optional<double> scale;       ///< N of 1:N at the middle, printed at `dpi`
    double dpi = 96.0;                 ///< symbols and text grow with it

    std::string format;                        ///< GDAL's short name: GTiff, COG, PNG, JPEG, WEBP, ...
    std::vector<std::string> creationOptions;  ///< GDAL's, KEY=VALUE
    std::vector<std::string> metadata;         ///< more items for the file, KEY=VALUE
    std::string title;                         ///< empty: the atlas's
    bool plain = false;                        ///< the map alone, without legend, scale bar and the like
    bool transparent = false;                  ///< an alpha channel instead of a background

    friend bool operator==(const Request&, const Request&) = default;
};

/// Takes over one option of the command line, by its long name (`--bbox`, `--size`, ...) and its value, or
/// flags (`--plain`, `--transparent`) whose value is not looked at. Repeated `--co`, `--mo` and `--names` add up.
/// Throws BadRequest naming the option where the value cannot be read, or the option is not known.
void setOption(Request& request, const std::string& name, const std::string& value);

/// All options of a request in a fixed order, each a name and a value; defaults are left out. Numbers are
/// written in the shortest form that reads back the same. Inputs and routes are not among them.
std::vector<std::pair<std::string, std::string>> optionsOf(const Request& request);

/// `corridor export INPUT... ROUTE... --on ...`: quoted for a shell, without `-o`. Inputs come behind `--input`
/// and are named without folders where they were named absolutely, and without passwords.
std::string commandOf(const Request& request);

/// The way back. Throws BadRequest where it is no such command.
Request parseCommand(const std::string& command);

/// The name under which an input is recorded: no absolute path, no password of a connection.
std::string recordedName(const std::string& input);

}  // namespace corridor::snapshot
