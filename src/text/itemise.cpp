#include "itemise.hpp"

#include <algorithm>
#include <string_view>

#include "unicode/utf8.hpp"

namespace corridor::text {
namespace {

struct Character {
    char32_t value = 0;
    std::size_t begin = 0, end = 0;
};

/// The character that begins at a byte.
Character decode(const std::string& text, std::size_t at) {
    const unicode::Character first = unicode::firstCharacter(std::string_view(text).substr(at));
    return {first.value, at, at + first.size};
}

bool continuesCluster(char32_t character) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), character)) {
        case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
            return true;
        default:
            return false;
    }
}

bool isNumber(char32_t character) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), character) ==
           HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
}

bool isNeutral(hb_script_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

/// First font with the whole cluster, else with its base, else the first of all (which shows a box).
std::uint32_t fontFor(const std::vector<Character>& cluster, const Fonts& fonts,
                      const std::vector<std::uint32_t>& chain) {
    for (std::uint32_t font : chain) {
        if (std::all_of(cluster.begin(), cluster.end(),
                        [&](const Character& c) { return fonts.list[font].has(c.value); }))
            return font;
    }
    for (std::uint32_t font : chain) {
        if (fonts.list[font].has(cluster.front().value)) return font;
    }
    return chain.front();
}

bool isRightToLeft(const Stretch& stretch) {
    return hb_script_get_horizontal_direction(stretch.script) == HB_DIRECTION_RTL;
}

}  // namespace

std::vector<Stretch> itemise(const std::string& utf8, const Fonts& fonts, Face face) {
    const auto& chain = fonts.chain(face);
    std::vector<Stretch> stretches;
    std::vector<Character> cluster;
    for (std::size_t at = 0; at < utf8.size();) {
        cluster.assign(1, decode(utf8, at));
        at = cluster.back().end;
        while (at < utf8.size()) {
            const Character next = decode(utf8, at);
            if (!continuesCluster(next.value)) break;
            cluster.push_back(next);
            at = next.end;
        }
        Stretch stretch{cluster.front().begin, at, 0,
                        hb_unicode_script(hb_unicode_funcs_get_default(), cluster.front().value)};
        Stretch* previous = stretches.empty() ? nullptr : &stretches.back();
        // Spaces and punctuation belong to the word before them where its font can show them.
        const bool neutral = isNeutral(stretch.script);
        if (previous && neutral && !isNumber(cluster.front().value) &&
            fonts.list[previous->font].has(cluster.front().value))
            stretch.font = previous->font;
        else
            stretch.font = fontFor(cluster, fonts, chain);
        if (previous && previous->font == stretch.font) {
            if (isNeutral(previous->script)) previous->script = stretch.script;
            if (neutral || previous->script == stretch.script) {
                previous->end = stretch.end;
                continue;
            }
        }
        stretches.push_back(stretch);
    }
    const auto strong =
        std::find_if(stretches.begin(), stretches.end(), [](const Stretch& s) { return !isNeutral(s.script); });
    if (strong != stretches.end() && isRightToLeft(*strong)) std::reverse(stretches.begin(), stretches.end());
    return stretches;
}

}  // namespace corridor::text
