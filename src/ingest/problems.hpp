#pragma once

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "units/result.hpp"

namespace corridor::ingest {

/// Collects the problems of one file.
class Problems {
public:
    explicit Problems(std::string file) : m_file(std::move(file)) {}

    void error(const std::string& rule, const std::string& feature, const std::string& path, const std::string& message,
               std::size_t line = 0, std::size_t column = 0) {
        add(units::Severity::error, rule, feature, path, message, line, column);
    }
    void warning(const std::string& rule, const std::string& feature, const std::string& path,
                 const std::string& message, std::size_t line = 0, std::size_t column = 0) {
        add(units::Severity::warning, rule, feature, path, message, line, column);
    }

    /// Takes over the problems of another part of the file.
    void append(Problems& other) {
        m_errors += other.m_errors;
        m_all.insert(m_all.end(), std::make_move_iterator(other.m_all.begin()),
                     std::make_move_iterator(other.m_all.end()));
    }

    std::size_t errors() const { return m_errors; }
    const std::string& file() const { return m_file; }
    std::vector<units::Problem>& all() { return m_all; }

private:
    void add(units::Severity severity, const std::string& rule, const std::string& feature, const std::string& path,
             const std::string& message, std::size_t line, std::size_t column) {
        m_errors += severity == units::Severity::error ? 1 : 0;
        m_all.push_back({severity, m_file, feature, path, line, column, rule, message});
    }

    std::string m_file;
    std::vector<units::Problem> m_all;
    std::size_t m_errors = 0;
};

}  // namespace corridor::ingest
