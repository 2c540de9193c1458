#pragma once

#include <string>

#include "json_text.hpp"

namespace corridor::exchange {

/// A GeoJSON geometry as well-known text (OGC 06-103r4), positions so that they read back the same; "" for null.
/// Where some position has an elevation all have a Z, `nan` where none is known.
std::string wktOf(const Json& geometry);

}  // namespace corridor::exchange
