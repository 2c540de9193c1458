#pragma once

#include <string>
#include <string_view>

#include "problems.hpp"
#include "raw_feature.hpp"

class OGRGeometry;

namespace corridor::ingest {

/// A geometry of OGR, its curves as lines, rings wound as RFC 7946 has it. Says what is out of range or too short and
/// returns false. KML's height 0 is none; lines of fewer than two positions are left out with a warning, and where
/// nothing else is left, false is returned without an error.
bool readOgrGeometry(const OGRGeometry& geometry, std::string_view driver, RawGeometry& out, Problems& problems,
                     const std::string& feature);

}  // namespace corridor::ingest
