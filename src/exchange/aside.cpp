#include "aside.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "exchange/write.hpp"

namespace corridor::exchange {

namespace fs = std::filesystem;

Aside::Aside(const fs::path& target, bool overwrite) : m_target(target) {
    std::error_code error;
    if (!overwrite && fs::exists(target, error)) {
        throw WriteError(fmt::format("{}: exists already; --overwrite replaces it", target.string()));
    }
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error)) throw WriteError(fmt::format("{}: no such folder", folder.string()));
    m_path = folder / fmt::format("{}.{}.part{}", target.stem().string(), getpid(), target.extension().string());
    fs::remove(m_path, error);
}

Aside::~Aside() {
    std::error_code error;
    fs::remove(m_path, error);
}

void Aside::commit() {
    std::error_code error;
    fs::rename(m_path, m_target, error);
    if (error) throw WriteError(fmt::format("{}: cannot be written: {}", m_target.string(), error.message()));
}

}  // namespace corridor::exchange
