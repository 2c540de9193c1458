#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "units/result.hpp"

namespace corridor::ingest {

/// A folder of its own for one test, removed with it.
class TempFolder {
public:
    TempFolder() {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        // The names of parameterised tests have slashes.
        std::string name = "corridor-" + std::to_string(getpid()) + "-" + info->test_suite_name() + "-" + info->name();
        for (char& c : name) c = c == '/' ? '_' : c;
        m_path = std::filesystem::temp_directory_path() / name;
        std::filesystem::create_directories(m_path);
    }
    ~TempFolder() { std::filesystem::remove_all(m_path); }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    /// Writes a file and gives its path.
    std::string write(const std::string& name, std::string_view text) const {
        const std::filesystem::path file = m_path / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file.string();
    }
    std::string path(const std::string& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

/// Problems as the program prints them, without the folder of the file.
inline std::vector<std::string> printed(const std::vector<units::Problem>& problems) {
    std::vector<std::string> lines;
    for (units::Problem problem : problems) {
        problem.file = std::filesystem::path(problem.file).filename().string();
        lines.push_back((problem.severity == units::Severity::warning ? "warning: " : "") + units::toString(problem));
    }
    return lines;
}

}  // namespace corridor::ingest
