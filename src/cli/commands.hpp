#pragma once

#include <memory>

#include "command.hpp"

namespace corridor::cli {

std::unique_ptr<Command> makeViewCommand();
std::unique_ptr<Command> makeInfoCommand();
std::unique_ptr<Command> makeCheckCommand();
std::unique_ptr<Command> makeDistanceCommand();
std::unique_ptr<Command> makeEventsCommand();
std::unique_ptr<Command> makeStatusCommand();
std::unique_ptr<Command> makeCompareCommand();
std::unique_ptr<Command> makeConvertCommand();
std::unique_ptr<Command> makeInitCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeVerifyCommand();

}  // namespace corridor::cli
