#include "unicode/printable.hpp"

#include <algorithm>

namespace corridor::unicode {

namespace {

bool isPlain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F;
}

/// The text with `put(out, character, bytes)` for each character that is not printable ASCII.
template <typename Put>
std::string mapped(std::string_view text, Put put) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isPlain) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        Character next = firstCharacter(text);
        if (text.substr(0, 2) == "\r\n") next = {'\n', 2, true};
        put(out, next, text.substr(0, next.size));
        text.remove_prefix(next.size);
    }
    return out;
}

void putShown(std::string& out, const Character& character, std::string_view bytes) {
    out += character.isUtf8 && !isHidden(character.value) ? bytes : replacement;
}

}  // namespace

bool isHidden(char32_t c) {
    if (c == '\t' || c == '\n') return false;
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool turnsText = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool parts = c == 0x2028 || c == 0x2029;
    return isControl || turnsText || parts || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

std::string printable(std::string_view text) {
    return mapped(text, [](std::string& out, const Character& character, std::string_view bytes) {
        if (character.value == '\n')
            out += '\n';
        else
            putShown(out, character, bytes);
    });
}

std::string oneLine(std::string_view text) {
    return mapped(text, [](std::string& out, const Character& character, std::string_view bytes) {
        const bool isSpace = character.value == '\n' || character.value == '\r' || character.value == '\t' ||
                             character.value == 0x2028 || character.value == 0x2029;
        if (isSpace)
            out += ' ';
        else
            putShown(out, character, bytes);
    });
}

std::string shownName(std::string_view name) {
    return mapped(name, [](std::string& out, const Character& character, std::string_view bytes) {
        if (character.value == '\n' || character.value == '\t')
            out += replacement;
        else
            putShown(out, character, bytes);
    });
}

}  // namespace corridor::unicode
