#pragma once

#include <string>

#include "problems.hpp"
#include "raw_feature.hpp"

class OGRGeometry;

namespace corridor::ingest {

/// A geometry of OGR, its curves as lines, rings wound as RFC 7946 has it. Says what is out of range or too short and
/// returns false.
bool readOgrGeometry(const OGRGeometry& geometry, RawGeometry& out, Problems& problems, const std::string& feature);

}  // namespace corridor::ingest
