#pragma once

#include <optional>
#include <string>
#include <vector>

namespace corridor::snapshot {

/// Words as a POSIX shell takes them: in single quotes where they need any, as `$'...'` with escapes where they hold
/// bytes that are not UTF-8, line breaks or hidden characters (unicode::isHidden). The line is printable.
std::string quoted(const std::vector<std::string>& words);

/// The words of such a line: blanks part them, quotes of both kinds, backslashes and `$'...'` are understood, nothing
/// is expanded. nullopt where a quote is not closed.
std::optional<std::vector<std::string>> unquoted(const std::string& line);

/// One word in a line of its own: as it is, or as `$'...'` where it could not be read back.
std::string shownWord(const std::string& word);
std::string readShownWord(const std::string& shown);

}  // namespace corridor::snapshot
