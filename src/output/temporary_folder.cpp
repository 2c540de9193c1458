#include "output/temporary_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <set>
#include <string>
#include <system_error>
#include <vector>

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

constexpr const char* beginning = ".corridor-";
constexpr std::size_t lettersAfter = 6;  // that mkdtemp chooses
constexpr const char* lockName = ".corridor-writes-here";

bool isNameOfOurs(const std::string& name) {
    return name.rfind(beginning, 0) == 0 && name.size() == std::string(beginning).size() + lettersAfter;
}

/// A folder, no link to one, of this user alone.
bool isOurs(const fs::path& folder) {
    struct stat found {};
    return lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == geteuid() &&
           (found.st_mode & 0777) == 0700;
}

/// Whether the file that is open is still the one of that name.
bool isStill(int file, const fs::path& name) {
    struct stat open {}, named {};
    return fstat(file, &open) == 0 && lstat(name.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

void removeLeftover(const fs::path& folder) {
    if (!isOurs(folder)) return;
    const fs::path name = folder / lockName;
    const int lock = open(name.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (lock < 0) {
        if (errno == ENOENT) rmdir(folder.c_str());  // it ended before there was a lock; only an empty one goes
        return;
    }
    std::error_code error;
    if (flock(lock, LOCK_EX | LOCK_NB) == 0 && isStill(lock, name)) fs::remove_all(folder, error);
    close(lock);
}

}  // namespace

void removeLeftovers(const fs::path& parent) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
        if (isNameOfOurs(entry->path().filename().string())) found.push_back(entry->path());
    }
    for (const fs::path& folder : found) removeLeftover(folder);
}

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
    removeLeftovers(parent);
    const std::unique_lock lock = heldTogether();
    constexpr int mostTries = 100;  // somebody may take a new one for left behind before it is locked
    for (int i = 0; i < mostTries && m_path.empty(); ++i) {
        if (!make(parent)) continue;
        std::error_code error;
        registry().folders.insert(fs::absolute(m_path, error));
    }
    if (m_path.empty()) throw WriteError(fmt::format("{}: cannot be written to: others write there", parent.string()));
}

bool TemporaryFolder::make(const fs::path& parent) {
    std::string name = (parent / beginning).string() + std::string(lettersAfter, 'X');
    if (mkdtemp(name.data()) == nullptr) {
        throw WriteError(fmt::format("{}: cannot be written to: {}", parent.string(),
                                     std::error_code(errno, std::generic_category()).message()));
    }
    const fs::path lock = fs::path(name) / lockName;
    m_lock = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_lock < 0 && errno == ENOENT) return false;
    // Where no file can be made, who writes will say so; where there are no locks, it is as good without.
    if (m_lock >= 0 && flock(m_lock, LOCK_EX) == 0 && !isStill(m_lock, lock)) {
        close(m_lock);
        m_lock = -1;
        return false;
    }
    m_path = name;
    return true;
}

TemporaryFolder::~TemporaryFolder() {
    const std::unique_lock lock = heldTogether();
    std::error_code error;
    fs::remove_all(m_path, error);
    registry().folders.erase(fs::absolute(m_path, error));
    if (m_lock >= 0) close(m_lock);
}

bool TemporaryFolder::isLock(const fs::path& file) {
    return file.filename() == lockName;
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
