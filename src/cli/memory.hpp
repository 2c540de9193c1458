#pragma once

#include <string>

namespace corridor::cli {

/// What is said where the memory does not suffice: how much the process has had, and the limit that it met.
std::string memoryExhausted();

}  // namespace corridor::cli
