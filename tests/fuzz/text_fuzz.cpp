#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "unicode/json_text.hpp"
#include "unicode/printable.hpp"

using namespace corridor;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// What may be shown is UTF-8 without hidden characters, and stays as it is when it is made so again.
void requireShown(const std::string& text, std::string (*make)(std::string_view)) {
    require(unicode::isUtf8(text) && make(text) == text);
    for (std::string_view rest = text; !rest.empty();) {
        const unicode::Character next = unicode::firstCharacter(rest);
        require(!unicode::isHidden(next.value));
        rest.remove_prefix(next.size);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    requireShown(unicode::printable(text), &unicode::printable);
    requireShown(unicode::oneLine(text), &unicode::oneLine);
    requireShown(unicode::shownName(text), &unicode::shownName);
    require(unicode::oneLine(text).find_first_of("\n\t") == std::string::npos);
    require(unicode::isUtf8(unicode::wellFormed(text)));
    require(!unicode::isUtf8(text) || unicode::wellFormed(text) == text);
    const std::string json = unicode::jsonText(std::string(text));
    require(unicode::isUtf8(json) && unicode::jsonText(json) == json);
    return 0;
}
