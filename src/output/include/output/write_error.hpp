#pragma once

#include <stdexcept>

namespace corridor::output {

/// A file or folder that cannot be written. The message begins with the name that the user gave for it, or with the
/// folder that it would lie in, and says the reason.
class WriteError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace corridor::output
