#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace corridor::exchange {

/// JSON with its members in order. A binary value in it is JSON text that stands as it was given, to the last digit of
/// a number that no double holds: `raw` makes one, `textOf` writes it.
using Json = nlohmann::ordered_json;

/// A value by its JSON text; what is not JSON becomes a string.
Json raw(std::string_view text);
bool isRaw(const Json& json);

/// The value of a raw one; numbers become doubles where they must. Others are given back as they are.
Json parsed(const Json& json);

/// JSON text on one line, or on one line a member, each level `indent` spaces further in. Bytes that are not UTF-8 are
/// replaced by U+FFFD, hidden characters are escaped (unicode::jsonText).
std::string textOf(const Json& json, int indent = -1);

/// The text of a member that is a string, else "".
std::string stringIn(const Json& object, const char* key);

}  // namespace corridor::exchange
