#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "model/atlas.hpp"
#include "snapshot/request.hpp"

namespace corridor::snapshot {

/// Items of metadata by key, in the order of writing.
using Metadata = std::vector<std::pair<std::string, std::string>>;

/// What a file says of itself: TIFFTAG_* and CORRIDOR_* of docs/export.md. Nothing of it depends on the clock,
/// the machine or the place of the files. `sources` are ids. The request must be a settled one.
Metadata provenance(const Request& request, const model::Atlas& atlas, const std::vector<std::string>& sources);

/// The files of an atlas under the names that are recorded: an atlas folder's as `FOLDER/FILE`.
std::vector<model::InputFile> recordedInputs(const Request& request, const model::Atlas& atlas);

/// A file's own account of itself.
struct Recorded {
    Metadata metadata;                     ///< all items, among them TIFFTAG_* and CORRIDOR_*
    Request request;                       ///< of CORRIDOR_COMMAND
    std::vector<model::InputFile> inputs;  ///< of CORRIDOR_INPUTS
};

/// Reads it, of a file that may come from anybody: only as a TIFF, PNG, JPEG, WebP or PDF, by its first bytes, without
/// what lies beside it but for its own .aux.xml, and without the network. Throws std::runtime_error naming the file where
/// it is none of these, or holds no command.
Recorded recordedIn(const std::filesystem::path& file);

}  // namespace corridor::snapshot
