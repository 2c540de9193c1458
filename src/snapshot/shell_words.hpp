#pragma once

#include <optional>
#include <string>
#include <vector>

namespace corridor::snapshot {

/// Words as a POSIX shell takes them: in single quotes where they need any.
std::string quoted(const std::vector<std::string>& words);

/// The words of such a line: blanks part them, quotes of both kinds and backslashes are understood, nothing is
/// expanded. nullopt where a quote is not closed.
std::optional<std::vector<std::string>> unquoted(const std::string& line);

}  // namespace corridor::snapshot
