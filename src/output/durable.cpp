#include "durable.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace corridor::output {

namespace fs = std::filesystem;

std::error_code toDisk(const fs::path& fileOrFolder) {
    const int file = open(fileOrFolder.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};  // a file that one may write but not read
    std::error_code error;
    if (fsync(file) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP) {
        error = std::error_code(errno, std::generic_category());
    }
    close(file);
    return error;
}

std::error_code allToDisk(const fs::path& folder) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (const std::error_code failure = toDisk(entry->path())) return failure;
    }
    return error ? error : toDisk(folder);
}

}  // namespace corridor::output
