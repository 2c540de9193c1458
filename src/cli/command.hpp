#pragma once

#include <CLI/CLI.hpp>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "units/result.hpp"

namespace corridor::cli {

/// A word of the command line that cannot be meant: exit 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Data that were refused, with all that is wrong with them: exit 1.
class DataRefused : public std::runtime_error {
public:
    DataRefused(std::vector<units::Problem> problems, bool asJson)
        : std::runtime_error("the data were refused"), m_problems(std::move(problems)), m_asJson(asJson) {}
    const std::vector<units::Problem>& problems() const { return m_problems; }
    bool asJson() const { return m_asJson; }

private:
    std::vector<units::Problem> m_problems;
    bool m_asJson;
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
