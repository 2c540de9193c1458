#pragma once

#include <string>
#include <vector>

namespace corridor::cli {

/// Rewrites GDAL's options of one dash and several letters (`-t_srs`, `-te`, `-of` ...) to the long
/// options that stand for them, which is what the parser can read. Everything after `--` stays.
std::vector<std::string> withLongOptions(const std::vector<std::string>& arguments);

}  // namespace corridor::cli
