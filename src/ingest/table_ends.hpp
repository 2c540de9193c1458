#pragma once

#include <filesystem>
#include <string_view>

#include "problems.hpp"

namespace corridor::ingest {

/// Whether a table of text ends as it should: no text in quotes left open (an error: the rest of the file is inside
/// it), and no last row without a line break and with fewer cells than the header (a warning). RFC 4180; cells are
/// parted by the commonest of comma, semicolon, tab and bar in the header.
void checkTableEnd(std::string_view text, Problems& problems);

/// Whether a shapefile is as long as its header says and its table (`.dbf`) is there and whole.
void checkShapefile(const std::filesystem::path& file, std::string_view shapes, Problems& problems);

}  // namespace corridor::ingest
