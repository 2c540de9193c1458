#include "unicode/utf8.hpp"

#include <algorithm>

namespace corridor::unicode {

namespace {

/// Bytes of the longest beginning of a sequence that a text which begins with none has; at least 1.
std::size_t brokenLength(std::string_view text) {
    for (std::size_t size = std::min<std::size_t>(text.size(), 3); size > 1; --size) {
        // A beginning is what any continuation makes whole: its first two bytes have been checked then.
        if (sequenceLength(std::string(text.substr(0, size)) + "\x80\x80") > size) return size;
    }
    return 1;
}

}  // namespace

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = sequenceLength(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

Character firstCharacter(std::string_view text) {
    const std::size_t size = sequenceLength(text);
    if (size == 0) return {0xFFFD, brokenLength(text), false};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (size == 1) return {byte(0), 1, true};
    char32_t value = byte(0) & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) value = (value << 6) | (byte(i) & 0x3Fu);
    return {value, size, true};
}

std::string wellFormed(std::string_view text) {
    if (isUtf8(text)) return std::string(text);
    std::string out;
    while (!text.empty()) {
        const Character next = firstCharacter(text);
        out += next.isUtf8 ? text.substr(0, next.size) : replacement;
        text.remove_prefix(next.size);
    }
    return out;
}

}  // namespace corridor::unicode
