#pragma once

#include <string>
#include <string_view>

#include "unicode/utf8.hpp"

namespace corridor::unicode {

/// Whether a character does something to what stands around it instead of being shown: a control character other than
/// tab and line feed (a terminal obeys it), an embedding, override or isolate of the bidirectional algorithm (it turns
/// the text behind it round, https://trojansource.codes), a line or paragraph separator, a byte order mark, or a
/// character that XML 1.0 does not have. The marks and joiners that scripts need (U+200C to U+200F, U+061C) are not.
bool isHidden(char32_t character);

/// A text as a terminal, a table, a picture's metadata or a title may be given it: U+FFFD for what is not UTF-8 and for
/// hidden characters; tabs and line feeds stay.
std::string printable(std::string_view text);

/// The same in one line, as a message or a cell is: line breaks (CR LF as one) and tabs become spaces.
std::string oneLine(std::string_view text);

/// A name of a file in a message: in one line, and every control character, line breaks too, as U+FFFD, so that it is
/// seen that there is something.
std::string shownName(std::string_view name);

}  // namespace corridor::unicode
