#include "area_of_use.hpp"

#include <ogr_spatialref.h>

#include "gdal_messages.hpp"

namespace corridor::snapshot {

std::optional<units::BBox> areaOfUse(const std::string& crs) {
    const GdalMessages messages;
    OGRSpatialReference reference;
    // A registry's code carries an area; text that GDAL might take for a file or an address is not tried.
    const bool isCode = crs.find(':') != std::string::npos && crs.find_first_of("/[{=") == std::string::npos;
    if (!isCode || reference.SetFromUserInput(crs.c_str()) != OGRERR_NONE) return std::nullopt;
    units::BBox box;
    if (!reference.GetAreaOfUse(&box.west, &box.south, &box.east, &box.north, nullptr)) return std::nullopt;
    return box;
}

}  // namespace corridor::snapshot
