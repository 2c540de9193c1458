#pragma once

#include <cstdint>
#include <limits>

namespace corridor::model {

/// Where a thing was read, for messages about it. Not part of its value: nothing that is shown, measured
/// or compared depends on it.
struct Origin {
    static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t input = unknown;  ///< index into the atlas's `inputs`
    std::uint32_t line = 0;         ///< 1-based line in that file; 0: not known
    std::uint64_t begin = 0;        ///< its first byte in that file
    std::uint32_t size = 0;         ///< bytes of it there; 0: not known, or it is no piece of a text

    friend bool operator==(const Origin&, const Origin&) = default;
};

}  // namespace corridor::model
