#pragma once

#include <hb.h>

#include <string>
#include <vector>

#include "fonts.hpp"

namespace corridor::text {

/// A stretch of text that one font shapes in one script and direction.
struct Stretch {
    std::size_t begin = 0, end = 0;  ///< bytes
    std::uint32_t font = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
};

/// Cuts text into stretches, each character cluster in the first font of the chain that has it. Stretches
/// are in the order in which they are set from left to right.
std::vector<Stretch> itemise(const std::string& utf8, const Fonts& fonts, Face face);

}  // namespace corridor::text
