#include "commands.hpp"

namespace corridor::cli {

std::vector<std::unique_ptr<Command>> allCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeViewCommand());
    commands.push_back(makeInfoCommand());
    commands.push_back(makeCheckCommand());
    commands.push_back(makeDistanceCommand());
    commands.push_back(makeEventsCommand());
    commands.push_back(makeStatusCommand());
    commands.push_back(makeCompareCommand());
    commands.push_back(makeExportCommand());
    commands.push_back(makeVerifyCommand());
    commands.push_back(makeConvertCommand());
    commands.push_back(makeInitCommand());
    return commands;
}

}  // namespace corridor::cli
