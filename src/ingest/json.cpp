#include "json.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>

namespace corridor::ingest::json {

const Value* Value::find(std::string_view name) const {
    for (const Member& member : members) {
        if (member.name == name) return &member.value;
    }
    return nullptr;
}

namespace {

/// Length of the well-formed UTF-8 sequence at the start (RFC 3629), 0 where there is none.
std::size_t utf8Length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continues(1) || !continues(2)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        return lead == 0xED && byte(1) > 0x9F ? 0 : 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        return lead == 0xF4 && byte(1) > 0x8F ? 0 : 4;
    }
    return 0;
}

void appendUtf8(std::string& out, std::uint32_t codepoint) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codepoint < 0x80) {
        put(codepoint);
    } else if (codepoint < 0x800) {
        put(0xC0 | codepoint >> 6);
        put(0x80 | (codepoint & 0x3F));
    } else if (codepoint < 0x10000) {
        put(0xE0 | codepoint >> 12);
        put(0x80 | (codepoint >> 6 & 0x3F));
        put(0x80 | (codepoint & 0x3F));
    } else {
        put(0xF0 | codepoint >> 18);
        put(0x80 | (codepoint >> 12 & 0x3F));
        put(0x80 | (codepoint >> 6 & 0x3F));
        put(0x80 | (codepoint & 0x3F));
    }
}

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    ParseResult run() {
        ParseResult result;
        if (m_text.substr(0, 3) == "\xEF\xBB\xBF") {
            result.hadByteOrderMark = true;
            m_at = m_lineStart = 3;
        }
        try {
            skipSpace();
            readValue(result.value, 0);
            skipSpace();
            if (m_at < m_text.size()) fail("text after the end of the JSON value");
            result.ok = true;
        } catch (const SyntaxError& error) {
            result.error = error;
        }
        return result;
    }

private:
    [[noreturn]] void fail(const std::string& message) const {
        throw SyntaxError{message, m_line, m_at - m_lineStart + 1};
    }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool atEnd() const { return m_at >= m_text.size(); }

    void skipSpace() {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n') {
                ++m_line;
                m_lineStart = m_at + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
        }
    }

    /// The character that stands here, as a message shows it.
    std::string seen() const {
        if (atEnd()) return "the end of the file";
        const std::size_t size = utf8Length(m_text.substr(m_at));
        if (size == 0) return fmt::format("the byte 0x{:02X}", static_cast<unsigned char>(m_text[m_at]));
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        return byte < 0x20 ? fmt::format("the control character 0x{:02X}", byte)
                           : fmt::format("'{}'", m_text.substr(m_at, size));
    }

    void readValue(Value& value, int depth) {
        value.line = m_line;
        value.column = m_at - m_lineStart + 1;
        switch (peek()) {
            case '{':
                return readObject(value, depth + 1);
            case '[':
                return readArray(value, depth + 1);
            case '"':
                value.type = Type::string;
                return readString(value.text);
            case 't':
                value.boolean = true;
                value.type = Type::boolean;
                return readWord("true");
            case 'f':
                value.type = Type::boolean;
                return readWord("false");
            case 'n':
                return readWord("null");
            default:
                break;
        }
        const char c = peek();
        if (c == '-' || (c >= '0' && c <= '9')) return readNumber(value);
        fail(fmt::format("a JSON value is expected, not {}", seen()));
    }

    void readWord(std::string_view word) {
        if (m_text.substr(m_at, word.size()) != word) fail(fmt::format("a JSON value is expected, not {}", seen()));
        m_at += word.size();
    }

    void checkDepth(int depth) const {
        if (depth > maxDepth) fail(fmt::format("nested deeper than {} levels", maxDepth));
    }

    void readObject(Value& value, int depth) {
        checkDepth(depth);
        value.type = Type::object;
        ++m_at;
        skipSpace();
        if (peek() == '}') return void(++m_at);
        while (true) {
            if (peek() != '"') fail(fmt::format("a member name in quotes is expected, not {}", seen()));
            Member& member = value.members.emplace_back();
            member.line = m_line;
            member.column = m_at - m_lineStart + 1;
            readString(member.name);
            skipSpace();
            if (peek() != ':') fail(fmt::format("':' is expected after a member name, not {}", seen()));
            ++m_at;
            skipSpace();
            readValue(member.value, depth);
            skipSpace();
            if (peek() == '}') return void(++m_at);
            if (peek() != ',') fail(fmt::format("',' or '}}' is expected, not {}", seen()));
            ++m_at;
            skipSpace();
        }
    }

    void readArray(Value& value, int depth) {
        checkDepth(depth);
        value.type = Type::array;
        ++m_at;
        skipSpace();
        if (peek() == ']') return void(++m_at);
        while (true) {
            readValue(value.items.emplace_back(), depth);
            skipSpace();
            if (peek() == ']') return void(++m_at);
            if (peek() != ',') fail(fmt::format("',' or ']' is expected, not {}", seen()));
            ++m_at;
            skipSpace();
        }
    }

    bool skipDigits() {
        const std::size_t start = m_at;
        while (peek() >= '0' && peek() <= '9') ++m_at;
        return m_at > start;
    }

    void readNumber(Value& value) {
        value.type = Type::number;
        const std::size_t start = m_at;
        if (peek() == '-') ++m_at;
        if (peek() == '0') {
            ++m_at;
            if (peek() >= '0' && peek() <= '9') fail("a number must not begin with 0");
        } else if (!skipDigits()) {
            fail(fmt::format("a digit is expected, not {}", seen()));
        }
        if (peek() == '.') {
            ++m_at;
            if (!skipDigits()) fail(fmt::format("a digit is expected, not {}", seen()));
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-') ++m_at;
            if (!skipDigits()) fail(fmt::format("a digit is expected, not {}", seen()));
        }
        value.text = std::string(m_text.substr(start, m_at - start));
        const auto [end, error] =
            std::from_chars(value.text.data(), value.text.data() + value.text.size(), value.number);
        const bool tooSmall =
            error == std::errc::result_out_of_range && std::abs(std::strtod(value.text.c_str(), nullptr)) < 1.0;
        if (tooSmall) {
            value.number = std::strtod(value.text.c_str(), nullptr);
        } else if (error != std::errc()) {
            m_at = start;
            fail(fmt::format("the number {} is too large", value.text));
        }
    }

    std::uint32_t readHex4() {
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const char c = peek();
            const std::uint32_t digit = c >= '0' && c <= '9'   ? static_cast<std::uint32_t>(c - '0')
                                        : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a') + 10u
                                        : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A') + 10u
                                                               : 16u;
            if (digit == 16u) fail(fmt::format("\\u needs four hexadecimal digits, not {}", seen()));
            code = code * 16u + digit;
        }
        return code;
    }

    void readEscape(std::string& out) {
        const char c = peek();
        ++m_at;
        switch (c) {
            case '"':
            case '\\':
            case '/':
                out += c;
                return;
            case 'b':
                out += '\b';
                return;
            case 'f':
                out += '\f';
                return;
            case 'n':
                out += '\n';
                return;
            case 'r':
                out += '\r';
                return;
            case 't':
                out += '\t';
                return;
            case 'u':
                break;
            default:
                --m_at;
                fail(fmt::format("no escape begins with {}", seen()));
        }
        std::uint32_t code = readHex4();
        if (code >= 0xDC00 && code <= 0xDFFF) fail("a low surrogate stands alone");
        if (code >= 0xD800 && code <= 0xDBFF) {
            if (m_text.substr(m_at, 2) != "\\u") fail("a high surrogate stands alone");
            m_at += 2;
            const std::uint32_t low = readHex4();
            if (low < 0xDC00 || low > 0xDFFF) fail("a high surrogate stands alone");
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        appendUtf8(out, code);
    }

    void readString(std::string& out) {
        ++m_at;
        while (true) {
            if (atEnd()) fail("a string is not closed");
            const char c = m_text[m_at];
            if (c == '"') return void(++m_at);
            if (c == '\\') {
                ++m_at;
                readEscape(out);
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x20) fail(fmt::format("{} inside a string must be escaped", seen()));
            const std::size_t size = utf8Length(m_text.substr(m_at));
            if (size == 0) fail(fmt::format("{} is not UTF-8", seen()));
            out.append(m_text.substr(m_at, size));
            m_at += size;
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0, m_line = 1, m_lineStart = 0;
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

ParseResult parse(std::string_view text) {
    return Parser(text).run();
}

std::string written(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

}  // namespace corridor::ingest::json
