#pragma once

#include <cassert>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace corridor::units {

enum class Severity { warning, error };

/// One thing that is wrong with data, with everything a person needs to find and mend it.
struct Problem {
    Severity severity = Severity::error;
    std::string file;          ///< as the user named it
    std::string feature;       ///< the feature's id, or `#INDEX` counted from 0; empty: the file itself
    std::string path;          ///< place inside the feature: `coordinates[3]`, `claims[0].from`
    std::size_t line = 0;      ///< 1-based line in the file; 0: not known
    std::size_t column = 0;    ///< 1-based column in bytes; 0: not known
    std::string rule;          ///< name of the rule, for `check --explain`: `latitude-range`
    std::string message;       ///< what is wrong, the value, the rule, as one sentence without a full stop

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// `FILE: feature ID|#INDEX: PLACE: message`, parts that are empty left out; a problem of a whole file
/// shows `FILE:LINE:COLUMN` where they are known. One line, whatever bytes are in the parts (unicode::oneLine).
std::string toString(const Problem& problem);

/// A value, or none, with all problems that were met on the way. A value may come with warnings, and
/// with errors where the caller asked to skip what is invalid.
template <typename T>
struct Result {
    std::optional<T> value;
    std::vector<Problem> problems;

    explicit operator bool() const { return value.has_value(); }
    T& operator*() { assert(value); return *value; }
    const T& operator*() const { assert(value); return *value; }
    T* operator->() { assert(value); return &*value; }
    const T* operator->() const { assert(value); return &*value; }
};

/// Whether any is an error.
bool hasErrors(const std::vector<Problem>& problems);

}  // namespace corridor::units
