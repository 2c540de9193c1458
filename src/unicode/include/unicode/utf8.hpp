#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text from outside, made safe for where it is shown. Files, names and file names may hold any bytes.
namespace corridor::unicode {

/// What stands in for bytes that are not UTF-8, and for characters that must not be shown: U+FFFD.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the well-formed UTF-8 sequence at the start (RFC 3629: no surrogates, no overlong forms), 0 where
/// there is none.
inline std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return text.empty() ? 0 : 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continues(1) || !continues(2)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        return lead == 0xED && byte(1) > 0x9F ? 0 : 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        return lead == 0xF4 && byte(1) > 0x8F ? 0 : 4;
    }
    return 0;
}

/// Whether a whole text is UTF-8.
bool isUtf8(std::string_view text);

/// A character and how many bytes it takes; bytes that are not UTF-8 are U+FFFD, as many at once as the longest
/// beginning of a sequence among them has, at least one (Unicode 15, 3.9, U+FFFD substitution of maximal subparts).
struct Character {
    char32_t value = 0;
    std::size_t size = 0;
    bool isUtf8 = true;
};

/// The character at the start of a text that is not empty.
Character firstCharacter(std::string_view text);

/// The same text with U+FFFD for what is not UTF-8.
std::string wellFormed(std::string_view text);

}  // namespace corridor::unicode
