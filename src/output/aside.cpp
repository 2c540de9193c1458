#include "output/aside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "durable.hpp"
#include "output/file_writer.hpp"
#include "output/temporary_folder.hpp"
#include "target.hpp"

namespace corridor::output {

namespace fs = std::filesystem;

namespace {

void expect(const std::error_code& error, const fs::path& file) {
    if (error) throw WriteError(fmt::format("{}: cannot be written: {}", file.string(), error.message()));
}

void renameTo(const fs::path& from, const fs::path& to) {
    std::error_code error;
    if (fs::exists(to, error)) keepRights(to, from);
    fs::rename(from, to, error);
    expect(error, to);
}

}  // namespace

Aside::Aside(const fs::path& target, bool overwrite, const std::string& extension)
    : m_shown(target), m_overwrite(overwrite) {
    if (target.filename().empty()) throw WriteError(fmt::format("{}: a file's name is wanted", target.string()));
    expectReplaceable(target, target, overwrite);
    m_target = ledTo(target);
    std::error_code error;
    const fs::path folder = folderOf(m_target);
    if (!fs::is_directory(folder, error)) throw WriteError(fmt::format("{}: no such folder", folder.string()));
    m_folder = std::make_unique<TemporaryFolder>(folder);
    m_path = beside(extension.empty() ? target.extension().string() : extension);
}

Aside::~Aside() = default;

fs::path Aside::beside(const std::string& extension) const {
    return m_folder->path() / (m_target.stem().string() + extension);
}

std::string Aside::inWordsOfTarget(std::string message) const {
    const std::string aside = m_path.string(), folder = m_folder->path().string() + "/";
    const auto replace = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = 0; (at = message.find(from, at)) != std::string::npos; at += to.size()) {
            message.replace(at, from.size(), to);
        }
    };
    replace(aside, m_shown.string());
    replace(folder, m_shown.has_parent_path() ? m_shown.parent_path().string() + "/" : "");
    return message;
}

std::vector<fs::path> Aside::commit() {
    expectReplaceable(m_target, m_shown, m_overwrite);
    std::vector<fs::path> own, files{m_target};
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder->path())) {
        if (entry.path() != m_path && !TemporaryFolder::isLock(entry.path())) own.push_back(entry.path());
    }
    std::sort(own.begin(), own.end());
    for (const fs::path& file : own) {
        files.push_back(m_target.parent_path() / file.filename());
        expectReplaceable(files.back(), files.back(), m_overwrite);
    }
    for (std::size_t i = 0; i < own.size(); ++i) expect(toDisk(own[i]), files[i + 1]);
    expect(toDisk(m_path), m_shown);
    const std::unique_lock lock = heldTogether();
    for (std::size_t i = 0; i < own.size(); ++i) renameTo(own[i], files[i + 1]);
    const fs::path old = fs::path(m_target) += ".aux.xml";
    std::error_code error;
    if (std::find(files.begin(), files.end(), old) == files.end()) fs::remove(old, error);
    renameTo(m_path, m_target);
    expect(toDisk(folderOf(m_target)), m_shown);
    files.front() = m_shown;
    return files;
}

void writeText(const fs::path& target, std::string_view text, bool overwrite) {
    Aside aside(target, overwrite);
    FileWriter writer(aside.path(), target);
    writer << text;
    writer.close();
    aside.commit();
}

}  // namespace corridor::output
