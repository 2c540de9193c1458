#pragma once

#include <string>

namespace corridor::cli {

/// Writes a text beside its target and renames it, so that the target is either whole or untouched.
/// Throws std::runtime_error where the file exists (unless `overwrite`) or cannot be written.
void writeTextFile(const std::string& file, const std::string& text, bool overwrite);

}  // namespace corridor::cli
