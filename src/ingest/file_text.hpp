#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace corridor::ingest {

/// The bytes of a file for as long as somebody holds them: mapped where they are many, read where they are few.
/// A mapped file must not be cut short meanwhile.
class FileText {
public:
    /// nullptr where the file cannot be read, or is neither a regular file nor, if these may be, a pipe. A pipe is read
    /// to its end, 4 GiB at most.
    static std::shared_ptr<const FileText> open(const std::filesystem::path& file, bool mayBePipe = false);

    virtual ~FileText() = default;
    FileText(const FileText&) = delete;
    FileText& operator=(const FileText&) = delete;

    std::string_view text() const { return m_text; }

protected:
    FileText() = default;
    std::string_view m_text;
};

}  // namespace corridor::ingest
