#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "output/write_error.hpp"

namespace corridor::output {

class TemporaryFolder;

/// A folder of files that is written under another name and takes its place only when it is whole. What is not
/// committed is removed, and nothing that was there before.
class FolderAside {
public:
    /// The target must not exist, or be an empty folder. Folders above it are made where they are missing. Throws
    /// WriteError.
    explicit FolderAside(const std::filesystem::path& target);
    ~FolderAside();
    FolderAside(const FolderAside&) = delete;
    FolderAside& operator=(const FolderAside&) = delete;

    /// The folder to write files into; empty.
    const std::filesystem::path& path() const { return m_path; }
    /// Renames the folder, or moves its files into the empty one that was there. Throws WriteError.
    void commit();

private:
    void makeParents();
    void removeParents();
    void moveInto();

    std::filesystem::path m_target;
    bool m_isThere = false;
    bool m_isCommitted = false;
    std::vector<std::filesystem::path> m_made;  ///< folders above the target, the uppermost first
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_path;
};

}  // namespace corridor::output
