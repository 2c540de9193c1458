#include "temporary_folder.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "output/write_error.hpp"

namespace corridor::output {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
    std::string name = (parent / ".corridor-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw WriteError(fmt::format("{}: cannot be written to: {}", parent.string(),
                                     std::error_code(errno, std::generic_category()).message()));
    }
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(m_path, error);
}

fs::path folderOf(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace corridor::output
