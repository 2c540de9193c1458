#include "xml.hpp"

#include <algorithm>

#include "unicode/utf8.hpp"

namespace corridor::exchange {

namespace {

bool isForbidden(std::string_view character) {
    const char c = character.front();
    if (character.size() == 1) return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r';
    return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

std::string XmlText::operator()(std::string_view text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = unicode::sequenceLength(text.substr(i));
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
