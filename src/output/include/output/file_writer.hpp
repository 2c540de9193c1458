#pragma once

#include <cstdio>
#include <filesystem>
#include <string_view>

#include "output/write_error.hpp"

namespace corridor::output {

/// Bytes into a file, every failure thrown: a full disk is seen at the latest by `close`.
class FileWriter {
public:
    /// Makes the file, or empties it. `shown` is its name in messages. Throws WriteError.
    FileWriter(const std::filesystem::path& file, const std::filesystem::path& shown);
    /// Closes without a word what was not closed.
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    /// Throws WriteError.
    FileWriter& operator<<(std::string_view bytes);
    /// Throws WriteError where not all has been written.
    void close();

private:
    [[noreturn]] void fail() const;

    std::filesystem::path m_shown;
    std::FILE* m_file;
};

}  // namespace corridor::output
