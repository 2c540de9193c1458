#include "aside.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <system_error>

#include "snapshot/write.hpp"

namespace corridor::snapshot {

namespace fs = std::filesystem;

namespace {

/// What GDAL and we put beside a picture, by the ending that is added to the name without extension.
std::vector<std::string> endingsBeside(const fs::path& target) {
    return {target.extension().string() + ".aux.xml", ".pgw", ".jgw", ".wld"};
}

fs::path named(const fs::path& target, const std::string& stem, const std::string& ending) {
    return target.parent_path() / (stem + ending);
}

}  // namespace

Aside::Aside(const fs::path& target, bool overwrite) : m_target(target) {
    std::error_code error;
    if (target.filename().empty()) throw WriteFailed(fmt::format("{}: a file's name is wanted", target.string()));
    if (fs::is_directory(target, error)) throw WriteFailed(fmt::format("{}: is a folder", target.string()));
    if (!overwrite && fs::exists(target, error)) {
        throw WriteFailed(fmt::format("{}: exists already; --overwrite replaces it", target.string()));
    }
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error)) throw WriteFailed(fmt::format("{}: no such folder", folder.string()));
    if (::access(folder.c_str(), W_OK) != 0)
        throw WriteFailed(fmt::format("{}: cannot be written to", folder.string()));
    m_path = named(target, fmt::format(".{}.{}.part", target.stem().string(), getpid()), target.extension().string());
    removeAll();
}

Aside::~Aside() {
    removeAll();
}

fs::path Aside::beside(const std::string& extension) const {
    return named(m_target, m_path.stem().string(), extension);
}

void Aside::removeAll() const {
    std::error_code error;
    const fs::path folder = m_path.has_parent_path() ? m_path.parent_path() : fs::path(".");
    const std::string stem = m_path.stem().string() + ".";
    std::vector<fs::path> own;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().filename().string().rfind(stem, 0) == 0) own.push_back(it->path());
    }
    for (const fs::path& file : own) fs::remove(file, error);
}

std::vector<fs::path> Aside::commit() {
    std::error_code error;
    std::vector<fs::path> files{m_target};
    for (const std::string& ending : endingsBeside(m_target)) {
        const fs::path from = beside(ending), to = named(m_target, m_target.stem().string(), ending);
        const bool isNew = fs::exists(from, error);
        if (isNew) {
            fs::rename(from, to, error);
            if (error) throw WriteFailed(fmt::format("{}: cannot be written: {}", to.string(), error.message()));
            files.push_back(to);
        } else if (ending == m_target.extension().string() + ".aux.xml") {
            fs::remove(to, error);  // it spoke of the picture that is replaced
        }
    }
    fs::rename(m_path, m_target, error);
    if (error) throw WriteFailed(fmt::format("{}: cannot be written: {}", m_target.string(), error.message()));
    return files;
}

}  // namespace corridor::snapshot
