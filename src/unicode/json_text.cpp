#include "unicode/json_text.hpp"

#include <algorithm>
#include <string_view>

#include "unicode/printable.hpp"

namespace corridor::unicode {

namespace {

bool isOrdinary(char c) {
    return static_cast<unsigned char>(c) < 0x7F;
}

std::string escaped(char32_t character) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) text += digits[(character >> shift) & 0xFu];
    return text;
}

}  // namespace

std::string jsonText(std::string json) {
    // Line feeds between the tokens, and what a writer escapes itself, are below 0x20.
    if (std::all_of(json.begin(), json.end(), isOrdinary)) return json;
    std::string out;
    out.reserve(json.size());
    for (std::string_view rest = json; !rest.empty();) {
        const auto end = std::find_if_not(rest.begin(), rest.end(), isOrdinary);
        const auto ordinary = static_cast<std::size_t>(end - rest.begin());
        out += rest.substr(0, ordinary);
        rest.remove_prefix(ordinary);
        if (rest.empty()) break;
        const Character next = firstCharacter(rest);
        if (!next.isUtf8)
            out += replacement;
        else if (isHidden(next.value))
            out += escaped(next.value);
        else
            out += rest.substr(0, next.size);
        rest.remove_prefix(next.size);
    }
    return out;
}

}  // namespace corridor::unicode
