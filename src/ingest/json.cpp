#include "json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace corridor::ingest::json {

const Value* Value::find(std::string_view name) const {
    for (const Member& member : members) {
        if (member.name == name) return &member.value;
    }
    return nullptr;
}

Place placeOf(std::string_view text, std::size_t offset, Place start) {
    const std::string_view before = text.substr(0, offset);
    std::size_t lines = 0, afterBreak = 0;
    for (std::size_t at = before.find('\n'); at != std::string_view::npos; at = before.find('\n', at + 1)) {
        ++lines;
        afterBreak = at + 1;
    }
    if (lines == 0) return {start.line, start.column + offset};
    return {start.line + lines, offset - afterBreak + 1};
}

namespace {

/// Builds values from tokens and knows the line that it is in. Line breaks stand only between tokens, since
/// a string must escape them.
class Builder {
public:
    Builder(std::string_view text, std::size_t offset, Place start)
        : m_text(text), m_cursor(text, offset), m_line(start.line), m_toColumn(start.column - offset) {}

    Value read() {
        Value value;
        skipSpace();
        readValue(value, 0);
        skipSpace();
        if (!m_cursor.atEnd()) m_cursor.fail("text after the end of the JSON value");
        return value;
    }

private:
    void skipSpace() {
        for (;; m_cursor.skip()) {
            const char c = m_cursor.peek();
            if (c == '\n') {
                ++m_line;
                m_toColumn = std::size_t{0} - m_cursor.offset();
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
        }
    }

    std::size_t column() const { return m_cursor.offset() + m_toColumn; }

    void readValue(Value& value, int depth) {
        value.line = m_line;
        value.column = column();
        const std::size_t start = m_cursor.offset();
        switch (m_cursor.peek()) {
            case '{':
                return readObject(value, depth + 1);
            case '[':
                return readArray(value, depth + 1);
            case '"':
                value.type = Type::string;
                return readText(value.text);
            case 't':
            case 'f':
            case 'n':
                m_cursor.skipValue(depth);
                value.boolean = m_text[start] == 't';
                value.type = m_text[start] == 'n' ? Type::null : Type::boolean;
                return;
            default:
                break;
        }
        const char c = m_cursor.peek();
        if (c != '-' && (c < '0' || c > '9')) m_cursor.failValue();
        value.type = Type::number;
        value.number = m_cursor.readNumber();
        value.text = m_cursor.since(start);
    }

    void readText(std::string& out) { out = m_cursor.readString(m_scratch); }

    void readObject(Value& value, int depth) {
        m_cursor.checkDepth(depth);
        value.type = Type::object;
        if (depth == 1) value.members.reserve(usualMembers);
        m_cursor.skip();
        skipSpace();
        if (m_cursor.peek() == '}') return m_cursor.skip();
        while (true) {
            if (m_cursor.peek() != '"') m_cursor.expect('"', "a member name in quotes is expected");
            Member& member = value.members.emplace_back();
            member.line = m_line;
            member.column = column();
            readText(member.name);
            skipSpace();
            m_cursor.expect(':', "':' is expected after a member name");
            skipSpace();
            readValue(member.value, depth);
            skipSpace();
            if (m_cursor.peek() == '}') return m_cursor.skip();
            m_cursor.expect(',', "',' or '}' is expected");
            skipSpace();
        }
    }

    void readArray(Value& value, int depth) {
        m_cursor.checkDepth(depth);
        value.type = Type::array;
        m_cursor.skip();
        skipSpace();
        if (m_cursor.peek() == ']') return m_cursor.skip();
        while (true) {
            readValue(value.items.emplace_back(), depth);
            skipSpace();
            if (m_cursor.peek() == ']') return m_cursor.skip();
            m_cursor.expect(',', "',' or ']' is expected");
            skipSpace();
        }
    }

    static constexpr std::size_t usualMembers = 12;  // of a feature's properties

    std::string_view m_text;
    Cursor m_cursor;
    std::size_t m_line, m_toColumn;  // column = offset + m_toColumn, in the arithmetic of std::size_t
    std::string m_scratch;
};

void writeString(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

void write(std::string& out, const Value& value) {
    switch (value.type) {
        case Type::null:
            out += "null";
            return;
        case Type::boolean:
            out += value.boolean ? "true" : "false";
            return;
        case Type::number:
            out += value.text;
            return;
        case Type::string:
            return writeString(out, value.text);
        case Type::array:
            out += '[';
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                if (i > 0) out += ',';
                write(out, value.items[i]);
            }
            out += ']';
            return;
        case Type::object:
            break;
    }
    out += '{';
    for (std::size_t i = 0; i < value.members.size(); ++i) {
        if (i > 0) out += ',';
        writeString(out, value.members[i].name);
        out += ':';
        write(out, value.members[i].value);
    }
    out += '}';
}

}  // namespace

ParseResult parse(std::string_view text, Place start) {
    ParseResult result;
    result.hadByteOrderMark = text.substr(0, byteOrderMark.size()) == byteOrderMark;
    if (result.hadByteOrderMark) text.remove_prefix(byteOrderMark.size());
    try {
        result.value = Builder(text, 0, start).read();
        result.ok = true;
    } catch (const TextError& error) {
        const Place place = placeOf(text, error.offset, start);
        result.error = {error.message, place.line, place.column};
    }
    return result;
}

std::string written(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

}  // namespace corridor::ingest::json
