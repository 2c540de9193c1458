#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geojson.hpp"

namespace corridor::ingest {

/// Where the rows of a table of text begin, and what its columns are called.
struct TextHeader {
    char separator = ',';
    std::vector<std::string> titles;
    std::size_t rowsAbove = 0;  ///< title rows that are passed over
    std::size_t start = 0;      ///< of the header
    std::size_t end = 0;        ///< where the first row begins
};

/// The header of a table: its first row, or the one row behind that which alone among the first ten names columns of
/// positions or of a field format, where each row above it has fewer filled cells.
TextHeader headerOf(std::string_view text);

/// Whether this reader takes a table: two columns or more and none with geometries in words, and nothing in the text
/// that OGR's reader would see in another way.
bool isTextTable(std::string_view text);

/// Reads the rows of a table of text as `readLayer` does those of OGR. `layer`: its name. How the work is shared out
/// changes nothing in the result.
void readTextTable(std::string_view text, const std::string& layer, const FileContext& context, model::Atlas& atlas,
                   Problems& problems, const Sharing& sharing = {});

}  // namespace corridor::ingest
