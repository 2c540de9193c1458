#include "xml.hpp"

#include <algorithm>

namespace corridor::exchange {

namespace {

/// Bytes of the UTF-8 character that a text begins with; 0 where it is none.
std::size_t lengthOf(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    if (length < 3) return length;
    const unsigned char second = byte(1);
    const bool isOverlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool isOutside = (lead == 0xED && second >= 0xA0) || (lead == 0xF4 && second >= 0x90);
    return isOverlong || isOutside ? 0 : length;
}

bool isForbidden(std::string_view character) {
    const char c = character.front();
    if (character.size() == 1) return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r';
    return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

std::string XmlText::operator()(std::string_view text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = lengthOf(text.substr(i));
        const std::string_view character = text.substr(i, std::max<std::size_t>(length, 1));
        i += character.size();
        if (length == 0 || isForbidden(character))
            ++m_leftOut;
        else if (character == "&")
            escaped += "&amp;";
        else if (character == "<")
            escaped += "&lt;";
        else if (character == ">")
            escaped += "&gt;";
        else if (character == "\"")
            escaped += "&quot;";
        else if (character == "\r" || character == "\n" || character == "\t")
            escaped += character == "\r" ? "&#13;" : character == "\n" ? "&#10;" : "&#9;";
        else
            escaped += character;
    }
    return escaped;
}

std::string XmlText::element(const char* name, std::string_view text) {
    if (text.empty()) return "";
    const std::string tag(name);
    return "<" + tag + ">" + (*this)(text) + "</" + tag + ">";
}

}  // namespace corridor::exchange
