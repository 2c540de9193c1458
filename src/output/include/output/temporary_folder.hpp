#pragma once

#include <filesystem>
#include <mutex>

namespace corridor::output {

/// A hidden folder with a name that nobody can guess (mkdtemp, for its owner alone), made in another folder; removed
/// with all that is in it. While it lives, a file in it is locked: where the program ended without removing it, nobody
/// holds the lock, and whoever makes the next one in the same folder removes it.
class TemporaryFolder {
public:
    /// First removes what runs that are no more have left in `parent`. Throws WriteError naming `parent`.
    explicit TemporaryFolder(const std::filesystem::path& parent);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Whether a file in the folder is the one that is locked.
    static bool isLock(const std::filesystem::path& file);

private:
    bool make(const std::filesystem::path& parent);

    std::filesystem::path m_path;
    int m_lock = -1;
};

/// Removes the temporary folders in a folder that nobody works in any more: those with a name of ours, owned by this
/// user and with no rights for others, that are empty or hold a file of ours which nobody has locked. Where the file
/// system knows no locks, nothing is removed.
void removeLeftovers(const std::filesystem::path& parent);

/// While it is held, removeTemporaryFolders waits: for what must not be done by halves.
std::unique_lock<std::mutex> heldTogether();

/// Removes all temporary folders of this process, for a program that is about to end before its time; true if there
/// were any. Afterwards none can be made or removed any more: who tries waits for the end. Safe from any thread, not
/// from a signal handler.
bool removeTemporaryFolders();

/// The folder that a path lies in; `.` for a name alone.
std::filesystem::path folderOf(const std::filesystem::path& path);

}  // namespace corridor::output
