#include "output/temporary_folder.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <set>
#include <string>
#include <system_error>

#include "output/write_error.hpp"

namespace corridor::output {

namespace fs = std::filesystem;

namespace {

struct Registry {
    std::mutex mutex;
    std::set<fs::path> folders;  ///< absolute
};

/// Never destroyed: it is needed to the very end of the process.
Registry& registry() {
    static auto* const own = new Registry;
    return *own;
}

}  // namespace

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
    const std::unique_lock lock = heldTogether();
    std::string name = (parent / ".corridor-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw WriteError(fmt::format("{}: cannot be written to: {}", parent.string(),
                                     std::error_code(errno, std::generic_category()).message()));
    }
    m_path = name;
    std::error_code error;
    registry().folders.insert(fs::absolute(m_path, error));
}

TemporaryFolder::~TemporaryFolder() {
    const std::unique_lock lock = heldTogether();
    std::error_code error;
    fs::remove_all(m_path, error);
    registry().folders.erase(fs::absolute(m_path, error));
}

std::unique_lock<std::mutex> heldTogether() {
    return std::unique_lock(registry().mutex);
}

bool removeTemporaryFolders() {
    heldTogether().release();  // for good
    // Another thread may still be writing there: what it made meanwhile is removed at the next try.
    constexpr int tries = 100;
    std::error_code error;
    for (const fs::path& folder : registry().folders) {
        for (int i = 0; i < tries && fs::exists(folder, error); ++i) fs::remove_all(folder, error);
    }
    return !registry().folders.empty();
}

fs::path folderOf(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace corridor::output
