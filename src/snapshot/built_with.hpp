#pragma once

#include <string>

#include "drawing/display_list.hpp"

namespace corridor::snapshot {

/// What else a picture's pixels depend on, a line each: program and libraries with their versions, then the fonts whose
/// letters are in it, as `sha256sum` writes them: `GDAL 3.6.2`, `DIGEST  NotoSans-Regular.ttf`.
std::string builtWith(const drawing::DisplayList& list);

/// How two such texts differ, in words: `GDAL was 3.6.1, is 3.6.2`; empty where they do not.
std::string builtDifferently(const std::string& was, const std::string& is);

}  // namespace corridor::snapshot
