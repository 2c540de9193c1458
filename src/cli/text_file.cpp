#include "text_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace corridor::cli {

void writeTextFile(const std::string& file, const std::string& text, bool overwrite) {
    const std::filesystem::path target(file);
    std::error_code error;
    if (!overwrite && std::filesystem::exists(target, error)) {
        throw std::runtime_error(fmt::format("{}: exists already; --overwrite replaces it", file));
    }
    std::filesystem::path aside = target;
    aside += fmt::format(".{}.part", getpid());
    errno = 0;
    std::ofstream stream(aside, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        const int reason = errno;
        std::filesystem::remove(aside, error);
        throw std::runtime_error(fmt::format("{}: cannot be written: {}", file, std::strerror(reason)));
    }
    std::filesystem::rename(aside, target, error);
    if (error) {
        const std::string reason = error.message();
        std::filesystem::remove(aside, error);
        throw std::runtime_error(fmt::format("{}: cannot be written: {}", file, reason));
    }
}

}  // namespace corridor::cli
