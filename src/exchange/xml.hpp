#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor::exchange {

/// Text for XML 1.0, escaped for elements and attributes alike. Counts what it has to leave out.
class XmlText {
public:
    /// Characters that XML cannot hold (most control characters, U+FFFE, U+FFFF) and bytes that are not UTF-8 are left
    /// out.
    std::string operator()(std::string_view text);
    /// `<name>text</name>`, or nothing for an empty text.
    std::string element(const char* name, std::string_view text);

    /// How many characters were left out until now.
    std::size_t leftOut() const { return m_leftOut; }

private:
    std::size_t m_leftOut = 0;
};

}  // namespace corridor::exchange
