#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "command.hpp"
#include "failure.hpp"
#include "interrupt.hpp"
#include "memory.hpp"
#include "report/report.hpp"
#include "unicode/printable.hpp"
#include "version.hpp"

namespace {

using namespace corridor;

constexpr int failed = 1;
constexpr int badCommandLine = 2;

bool isCommand(const std::vector<std::unique_ptr<cli::Command>>& commands, const std::string& word) {
    return std::any_of(commands.begin(), commands.end(), [&](const auto& command) { return command->name() == word; });
}

/// The command that was named, with its options filled in.
int runCommand(const std::vector<std::string>& arguments) {
    CLI::App app(
        "Road corridors and checkpoints through time: what stands on each way, how long it is, and who says "
        "that it was open.",
        "corridor");
    app.set_version_flag("--version", std::string("corridor ") + cli::version);
    app.require_subcommand(1);
    const std::vector<std::unique_ptr<cli::Command>> commands = cli::allCommands();
    for (const auto& command : commands) command->setup(*app.add_subcommand(command->name(), command->synopsis()));
    if (arguments.empty()) {
        std::cerr << app.help();
        return badCommandLine;
    }
    if (arguments.front().rfind('-', 0) != 0 && !isCommand(commands, arguments.front())) {
        throw cli::UsageError(fmt::format("\"{}\" is not a command; `corridor --help` lists them", arguments.front()));
    }
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr);
        throw cli::UsageError(error.what());
    }
    for (const auto& command : commands) {
        if (app.got_subcommand(command->name())) return command->run({std::cout, std::cerr});
    }
    return badCommandLine;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large (ulimit -f) is an error of writing
    const cli::Interrupt interrupt;
    try {
        return runCommand(cli::withLongOptions({argv + 1, argv + argc}));
    } catch (const cli::UsageError& error) {
        std::cerr << "corridor: " << unicode::oneLine(error.what()) << "\n";
        return badCommandLine;
    } catch (const cli::DataRefused& refused) {
        std::cerr << refused.told();
        return failed;
    } catch (const std::bad_alloc&) {
        std::cerr << "corridor: " << cli::memoryExhausted() << "\n";
        return failed;
    } catch (const std::length_error&) {
        std::cerr << "corridor: " << cli::memoryExhausted() << "\n";
        return failed;
    } catch (const std::exception& error) {
        cli::Interrupt::waitIfEnding();
        std::cerr << "corridor: " << unicode::oneLine(cli::inWords(error)) << "\n";
        return failed;
    }
}
