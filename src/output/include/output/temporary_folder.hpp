#pragma once

#include <filesystem>
#include <mutex>

namespace corridor::output {

/// A hidden folder with a name that nobody can guess (mkdtemp, for its owner alone), made in another folder; removed
/// with all that is in it.
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

/// While it is held, removeTemporaryFolders waits: for what must not be done by halves.
std::unique_lock<std::mutex> heldTogether();

/// Removes all temporary folders of this process, for a program that is about to end before its time; true if there
/// were any. Afterwards none can be made or removed any more: who tries waits for the end. Safe from any thread, not
/// from a signal handler.
bool removeTemporaryFolders();

/// The folder that a path lies in; `.` for a name alone.
std::filesystem::path folderOf(const std::filesystem::path& path);

}  // namespace corridor::output
