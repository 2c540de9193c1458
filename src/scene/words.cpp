#include <algorithm>
#include <cstdint>

#include "work.hpp"

namespace corridor::scene {
namespace {

/// The next character of valid UTF-8; bytes that are not come out one by one.
char32_t nextCharacter(const std::string& text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    const unsigned char first = byte(at);
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    char32_t character = more == 3 ? first & 7u : more == 2 ? first & 15u : more == 1 ? first & 31u : first;
    ++at;
    for (int i = 0; i < more && at < text.size(); ++i, ++at) character = (character << 6) | (byte(at) & 63u);
    return character;
}

void append(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 63));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 63));
        put(0x80 | (c & 63));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 63));
        put(0x80 | ((c >> 6) & 63));
        put(0x80 | (c & 63));
    }
}

char32_t capitalOf(char32_t c) {
    if (c >= U'a' && c <= U'z') return c - 32;
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
    if (c == 0x131) return U'I';
    if (c >= 0x100 && c <= 0x137) return c & ~char32_t{1};
    if (c >= 0x14A && c <= 0x177) return c & ~char32_t{1};
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return (c & 1) == 0 ? c - 1 : c;
    if (c == 0x259) return 0x18F;                 // schwa
    if (c >= 0x430 && c <= 0x44F) return c - 32;  // Cyrillic
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if (c >= 0x561 && c <= 0x586) return c - 48;  // Armenian
    return c;
}

}  // namespace

std::string inCapitals(const std::string& utf8, const std::string& language) {
    const bool isTurkic = language == "az" || language == "tr";
    std::string result;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = nextCharacter(utf8, at);
        if (isTurkic && c == U'i')
            append(result, 0x130);
        else if (c == 0x587)  // the Armenian ligature of e and w
            result += "\xD4\xB5\xD5\x8E";
        else
            append(result, capitalOf(c));
    }
    return result;
}

std::vector<std::string> wrapped(const std::string& utf8, std::size_t width) {
    const auto lettersOf = [](const std::string& text) {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    };
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t space = std::min(utf8.find(' ', at), utf8.size());
        const std::string word = utf8.substr(at, space - at);
        if (!line.empty() && lettersOf(line) + 1 + lettersOf(word) > width) {
            lines.push_back(line);
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
        at = space + 1;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::vector<std::string> namesIn(const model::Names& names, const std::vector<std::string>& languages) {
    std::vector<std::string> result;
    const std::string main = model::nameIn(names, languages);
    if (main.empty()) return result;
    result.push_back(main);
    for (const std::string& language : languages) {
        const auto found = names.byLanguage.find(language);
        if (found == names.byLanguage.end() || found->second.empty()) continue;
        // A name that stands in a line above already is not said twice.
        const bool isThere = std::any_of(result.begin(), result.end(), [&](const std::string& line) {
            return line.find(found->second) != std::string::npos;
        });
        if (!isThere) result.push_back(found->second);
    }
    return result;
}

}  // namespace corridor::scene
