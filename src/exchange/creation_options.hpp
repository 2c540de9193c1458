#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats.hpp"

namespace corridor::exchange {

/// KEY=VALUE as pairs.
using Options = std::vector<std::pair<std::string, std::string>>;

/// Creation options, sorted into those of the file and those of its layers.
struct CreationOptions {
    Options file, layer;
};

/// Throws BadOption, naming the key, for what is no KEY=VALUE, a key that the format does not have, and a value that
/// its key does not take.
CreationOptions creationOptions(Format format, const std::vector<std::string>& given);

/// The value of a key in any case; `otherwise` without one.
std::string valueOf(const Options& options, const std::string& key, const std::string& otherwise);

}  // namespace corridor::exchange
