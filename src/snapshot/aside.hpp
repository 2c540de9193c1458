#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace corridor::snapshot {

/// A group of files (a picture and what stands beside it) that is written next to its target under another
/// name and takes the target's name only when it is whole. What is not committed is removed.
class Aside {
public:
    /// Throws WriteFailed where the target exists and may not be replaced, or its folder is not there.
    Aside(const std::filesystem::path& target, bool overwrite);
    ~Aside();
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

    /// The picture, of the target's extension.
    const std::filesystem::path& path() const { return m_path; }
    /// A file beside the picture: `.wld` stands in for its extension, or `.png.aux.xml` and the like behind its name.
    std::filesystem::path beside(const std::string& extension) const;

    /// Renames the picture and those files beside it that are there; old ones beside the target go. Returns the
    /// names, the picture first. Throws WriteFailed.
    std::vector<std::filesystem::path> commit();

private:
    void removeAll() const;
    std::filesystem::path m_target, m_path;
};

}  // namespace corridor::snapshot
