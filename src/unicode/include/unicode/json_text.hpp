#pragma once

#include <string>

namespace corridor::unicode {

/// JSON that reads back the same, safe to be shown: hidden characters of its strings (`isHidden`) that JSON lets stand
/// as they are become `\u` escapes, bytes that are not UTF-8 U+FFFD. Outside of its strings JSON has ASCII alone, so
/// that the whole text is gone through as it is.
std::string jsonText(std::string json);

}  // namespace corridor::unicode
