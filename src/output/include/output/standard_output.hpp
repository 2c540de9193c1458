#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

#include "output/write_error.hpp"

/// `-` and `/dev/stdout` as the name of a file to write.
namespace corridor::output {

class TemporaryFolder;

/// Whether a name means standard output: `-`, `/dev/stdout`, `/dev/fd/1`, `/proc/self/fd/1`.
bool isStandardOutput(const std::string& file);

/// A file for a writer that needs one, whose bytes go to standard output when it is whole.
class ForStandardOutput {
public:
    /// In the system's folder for temporary files. Throws WriteError.
    ForStandardOutput();
    ~ForStandardOutput();
    ForStandardOutput(const ForStandardOutput&) = delete;
    ForStandardOutput& operator=(const ForStandardOutput&) = delete;

    /// The file to write; not there yet.
    std::filesystem::path path() const;
    /// Copies it. Throws WriteError where not all could be written.
    void commit(std::ostream& out);

private:
    std::unique_ptr<TemporaryFolder> m_folder;
};

}  // namespace corridor::output
