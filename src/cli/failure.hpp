#pragma once

#include <exception>
#include <string>

namespace corridor::cli {

/// What failed, for people: our own messages as they are; of the system's, the file and the reason; of the language's,
/// which say nothing to anybody, that the program is at fault.
std::string inWords(const std::exception& error);

}  // namespace corridor::cli
