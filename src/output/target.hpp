#pragma once

#include <filesystem>

namespace corridor::output {

/// The file that a name leads to: symbolic links are followed, also one to a file that is not there yet. Throws
/// WriteError where they go round in a circle.
std::filesystem::path ledTo(const std::filesystem::path& target);

/// Throws WriteError, in words of `shown`, where a file is there and may not be replaced, or is no regular file.
void expectReplaceable(const std::filesystem::path& file, const std::filesystem::path& shown, bool overwrite);

/// Gives a file the rights, and as far as may be the owner and group, of the one that it is to replace.
void keepRights(const std::filesystem::path& of, const std::filesystem::path& file);

}  // namespace corridor::output
