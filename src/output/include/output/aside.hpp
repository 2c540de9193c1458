#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/write_error.hpp"

/// Files that are whole or not there: written beside their target, then renamed.
namespace corridor::output {

class TemporaryFolder;

/// A file, or a file and what stands beside it, that is written in a hidden folder of its own next to its target and
/// takes the target's place only when it is whole and on the disk. What is not committed is removed, and what runs
/// that were killed have left in the same folder; nothing else. A target that is a symbolic link stays one: the file
/// that it leads to is replaced. Who may read and write that file stays as it was.
class Aside {
public:
    /// `extension` (with its dot) is that of the file while it is written, for programs that go by it; empty: the
    /// target's. Throws WriteError where the target is no name of a file, is there and may not be replaced, is there
    /// and is no regular file, or where its folder is missing or takes no files.
    Aside(const std::filesystem::path& target, bool overwrite, const std::string& extension = "");
    ~Aside();
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

    /// The file to write; not there yet.
    const std::filesystem::path& path() const { return m_path; }
    /// A file beside it: `.wld` stands in for its extension, `.png.aux.xml` and the like too. What else is written in
    /// its folder with the target's name in front counts as well.
    std::filesystem::path beside(const std::string& extension) const;
    /// A message of a program that was given `path`, in words of the target.
    std::string inWordsOfTarget(std::string message) const;

    /// Renames what stands beside the file, then the file; an old `.aux.xml` of the target goes, since it spoke of what
    /// is replaced. Returns the names, the file first. Throws WriteError, also where something beside it is there and
    /// may not be replaced.
    std::vector<std::filesystem::path> commit();

private:
    std::filesystem::path m_shown;   ///< as it was given
    std::filesystem::path m_target;  ///< where its links lead
    bool m_overwrite;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_path;
};

/// Writes a text aside and renames it. Throws WriteError.
void writeText(const std::filesystem::path& target, std::string_view text, bool overwrite);

}  // namespace corridor::output
