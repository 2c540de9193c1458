#pragma once

#include <CLI/CLI.hpp>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace corridor::cli {

/// A word of the command line that cannot be meant: exit 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Data that were refused: exit 1. What is wrong with them is told as it is, in lines or as JSON.
class DataRefused : public std::runtime_error {
public:
    explicit DataRefused(std::string told) : std::runtime_error("the data were refused"), m_told(std::move(told)) {}
    const std::string& told() const { return m_told; }

private:
    std::string m_told;
};

/// Where a command writes: output, and everything else.
struct Streams {
    std::ostream& out;
    std::ostream& err;
};

/// One command of the program.
class Command {
public:
    virtual ~Command() = default;
    virtual std::string name() const = 0;
    /// One line for the list of commands.
    virtual std::string synopsis() const = 0;
    /// Declares options and positionals; their values are members of the command.
    virtual void setup(CLI::App& app) = 0;
    /// Does the job after parsing. Returns the exit status; throws what `main` reports.
    virtual int run(Streams streams) = 0;
};

/// All commands in the order of the help text.
std::vector<std::unique_ptr<Command>> allCommands();

}  // namespace corridor::cli
