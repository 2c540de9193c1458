#include "failure.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace corridor::cli {

std::string inWords(const std::exception& error) {
    if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
        return fmt::format("{}: {}", file->path1().string(), file->code().message());
    }
    if (const auto* system = dynamic_cast<const std::system_error*>(&error)) return system->code().message();
    if (dynamic_cast<const std::runtime_error*>(&error)) return error.what();
    return "a fault of the program itself; please report the command and the data";
}

}  // namespace corridor::cli
