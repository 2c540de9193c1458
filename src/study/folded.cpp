#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include "study/find.hpp"

namespace corridor::study {

namespace {

/// Letters of the region's and the neighbours' alphabets that Unicode does not decompose.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> plainLetters{
    {{"ə", "e"}, {"ı", "i"}, {"ø", "o"}, {"đ", "d"}, {"ł", "l"}, {"և", "եւ"}}};

bool isSeparator(utf8proc_int32_t codepoint) {
    switch (utf8proc_category(codepoint)) {
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_PC:
        case UTF8PROC_CATEGORY_LM:
            return true;
        default:
            return codepoint == '\'' || codepoint == '`' || codepoint == 0x2019 || codepoint == 0x2018 ||
                   codepoint == '.' || codepoint == ',';
    }
}

std::string withoutSeparators(const std::string& text) {
    std::string out;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t codepoint = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &codepoint);
        if (used <= 0) break;
        if (!isSeparator(codepoint)) out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
        bytes += used;
        left -= used;
    }
    return out;
}

}  // namespace

std::string folded(std::string_view utf8) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                               static_cast<utf8proc_ssize_t>(utf8.size()), &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size < 0) return std::string(utf8);
    std::string text(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
    for (const auto& [letter, plain] : plainLetters) {
        for (std::size_t at = text.find(letter); at != std::string::npos; at = text.find(letter, at + plain.size())) {
            text.replace(at, letter.size(), plain);
        }
    }
    return withoutSeparators(text);
}

}  // namespace corridor::study
