#pragma once

#include <filesystem>
#include <string>

namespace corridor::exchange {

/// A file that is written beside its target under another name of the same extension and takes the
/// target's name only when it is whole. Removed where it is not committed.
class Aside {
public:
    /// Throws WriteError where the target exists and may not be replaced, or its folder is not there.
    Aside(const std::filesystem::path& target, bool overwrite);
    ~Aside();
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Renames it to the target. Throws WriteError.
    void commit();

private:
    std::filesystem::path m_target, m_path;
};

}  // namespace corridor::exchange
