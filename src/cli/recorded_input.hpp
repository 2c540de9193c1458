#pragma once

#include "options.hpp"
#include "snapshot/request.hpp"

namespace corridor::cli {

/// Writes into a request all that decides how its inputs are read, so that it stands in CORRIDOR_COMMAND. A new option
/// of InputOptions belongs here and in `replay`, or in the list of tests/cli/recorded_options.py of those that change no
/// picture.
void record(const InputOptions& input, snapshot::Request& request);

/// The same the other way, but for the names of the inputs.
void replay(const snapshot::Request& request, InputOptions& input);

}  // namespace corridor::cli
