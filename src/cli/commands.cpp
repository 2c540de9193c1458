#include "commands.hpp"

namespace corridor::cli {

std::vector<std::unique_ptr<Command>> allCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeInfoCommand());
    commands.push_back(makeCheckCommand());
    commands.push_back(makeDistanceCommand());
    commands.push_back(makeEventsCommand());
    commands.push_back(makeStatusCommand());
    commands.push_back(makeCompareCommand());
    return commands;
}

}  // namespace corridor::cli
