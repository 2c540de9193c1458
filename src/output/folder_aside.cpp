#include "output/folder_aside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "durable.hpp"
#include "output/temporary_folder.hpp"

namespace corridor::output {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& target, const std::error_code& reason) {
    throw WriteError(fmt::format("{}: cannot be written: {}", target.string(), reason.message()));
}

}  // namespace

FolderAside::FolderAside(const fs::path& target) : m_target(target) {
    if (!m_target.has_filename()) m_target = m_target.parent_path();
    std::error_code error;
    m_isThere = fs::exists(m_target, error);
    if (m_isThere && fs::is_directory(m_target, error)) removeLeftovers(m_target);  // else it would not be empty
    if (m_isThere && (!fs::is_directory(m_target, error) || !fs::is_empty(m_target, error))) {
        throw WriteError(fmt::format("{}: exists already and is not an empty folder", target.string()));
    }
    if (!m_isThere) makeParents();
    try {
        m_folder = std::make_unique<TemporaryFolder>(m_isThere ? m_target : folderOf(m_target));
        // The folder that comes to stay has the rights that the user's mask gives it.
        m_path = m_folder->path() / "folder";
        if (!fs::create_directory(m_path, error)) fail(m_target, error);
    } catch (...) {
        removeParents();
        throw;
    }
}

FolderAside::~FolderAside() {
    m_folder.reset();
    if (!m_isCommitted) removeParents();
}

void FolderAside::makeParents() {
    std::error_code error;
    std::vector<fs::path> missing;
    for (fs::path folder = folderOf(m_target); !fs::exists(folder, error) && missing.size() < 1000;
         folder = folderOf(folder)) {
        missing.push_back(folder);
    }
    std::reverse(missing.begin(), missing.end());
    for (const fs::path& folder : missing) {
        if (fs::create_directory(folder, error)) m_made.push_back(folder);
        if (error) {
            removeParents();
            fail(m_target, error);
        }
    }
}

void FolderAside::removeParents() {
    std::error_code error;
    for (auto folder = m_made.rbegin(); folder != m_made.rend(); ++folder) fs::remove(*folder, error);  // where empty
}

void FolderAside::moveInto() {
    std::vector<fs::path> files, moved;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_path)) files.push_back(entry.path());
    std::error_code error;
    for (const fs::path& file : files) {
        const fs::path to = m_target / file.filename();
        // Not over what somebody else has put there meanwhile.
        if (fs::exists(to, error)) error = std::make_error_code(std::errc::file_exists);
        if (!error) fs::rename(file, to, error);
        if (error) break;
        moved.push_back(to);
    }
    if (!error) return;
    std::error_code ignored;
    for (const fs::path& file : moved) fs::remove(file, ignored);
    fail(m_target, error);
}

void FolderAside::commit() {
    std::error_code error = allToDisk(m_path);
    if (error) fail(m_target, error);
    const std::unique_lock lock = heldTogether();
    if (m_isThere) {
        moveInto();
    } else {
        fs::rename(m_path, m_target, error);
        if (error) fail(m_target, error);
    }
    m_isCommitted = true;
    error = toDisk(m_isThere ? m_target : folderOf(m_target));
    if (error) fail(m_target, error);
}

}  // namespace corridor::output
