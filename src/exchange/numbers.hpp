#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace corridor::exchange {

/// A number of JSON that is written without fraction and exponent and fits 64 bits; not `-0`, which has a sign.
std::optional<std::int64_t> wholeNumber(std::string_view number);

/// Zero with a minus, as `-0` and `-0.00`.
bool isNegativeZero(std::string_view number);

/// Whether the double nearest to a number of JSON, written as shortly as it reads back, is the same number:
/// 0.1 and 1.50 are, 9007199254740993 is not.
bool isHeldByDouble(std::string_view number);

}  // namespace corridor::exchange
