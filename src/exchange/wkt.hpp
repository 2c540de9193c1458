#pragma once

#include <string>

#include "json_text.hpp"

namespace corridor::exchange {

/// A GeoJSON geometry as well-known text (OGC 06-103r4), positions so that they read back the same; "" for null.
/// Z where every position has an elevation: the text has no way to leave one out.
std::string wktOf(const Json& geometry);

}  // namespace corridor::exchange
