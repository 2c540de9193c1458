#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "output/write_error.hpp"

namespace corridor::output {

/// A folder of the test's own that goes away with it.
class TemporaryPlace {
public:
    TemporaryPlace() : m_path(testing::TempDir() + "corridor-output-" + std::to_string(getpid())) {
        std::filesystem::remove_all(m_path);
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryPlace() {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }

    /// What lies in it, in order, hidden things too.
    std::vector<std::string> names(const std::string& below = "") const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_path / below)) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    std::filesystem::path m_path;
};

inline void put(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

inline std::string textOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The message of the WriteError that `job` throws.
template <typename Job>
std::string errorOf(Job job) {
    try {
        job();
    } catch (const WriteError& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace corridor::output
