#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cursor.hpp"

/// Strict JSON (RFC 8259) to values that know their place in the text.
namespace corridor::ingest::json {

inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

enum class Type { null, boolean, number, string, array, object };

struct Member;

/// A value. `text` is the unescaped string, or a number as written.
struct Value {
    Type type = Type::null;
    bool boolean = false;
    double number = 0.0;
    std::string text;
    std::vector<Value> items;
    std::vector<Member> members;
    std::size_t line = 1, column = 1;  ///< of its first character, 1-based; the column counts bytes

    bool is(Type wanted) const { return type == wanted; }
    /// The first member of this name, or nullptr; also for what is no object.
    const Value* find(std::string_view name) const;
};

struct Member {
    std::string name;
    Value value;
    std::size_t line = 1, column = 1;  ///< of the name
};

/// A line and a column in bytes, from 1.
struct Place {
    std::size_t line = 1, column = 1;
};

/// The place of an offset in a text whose first byte stands at `start`.
Place placeOf(std::string_view text, std::size_t offset, Place start = {});

/// What is not JSON, and where.
struct SyntaxError {
    std::string message;
    std::size_t line = 0, column = 0;
};

struct ParseResult {
    bool ok = false;
    Value value;
    SyntaxError error;
    bool hadByteOrderMark = false;
};

/// Reads one text. UTF-8 is checked (no surrogates, no overlong forms); numbers must be finite as doubles;
/// nothing may follow the value but white space. `start` is where the text stands in a larger one.
ParseResult parse(std::string_view text, Place start = {});

/// The value as JSON text, strings escaped, numbers as they were written.
std::string written(const Value& value);

}  // namespace corridor::ingest::json
