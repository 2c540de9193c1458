#pragma once

#include <filesystem>

namespace corridor::output {

/// A hidden folder with a name that nothing else has, made in another folder; removed with all that is in it.
class TemporaryFolder {
public:
    /// Throws WriteError naming `parent`.
    explicit TemporaryFolder(const std::filesystem::path& parent);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// The folder that a path lies in; `.` for a name alone.
std::filesystem::path folderOf(const std::filesystem::path& path);

}  // namespace corridor::output
