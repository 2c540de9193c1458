#pragma once

#include <filesystem>
#include <system_error>

namespace corridor::output {

/// Waits until a file's bytes, or a folder's list of names, are on the disk, so that after a loss of power the old
/// file is there or the whole new one. No error where the file system has no such thing.
std::error_code toDisk(const std::filesystem::path& fileOrFolder);

/// The same for a folder, all that is in it and below.
std::error_code allToDisk(const std::filesystem::path& folder);

}  // namespace corridor::output
