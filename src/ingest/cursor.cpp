#include "cursor.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "unicode/utf8.hpp"

namespace corridor::ingest::json {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
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

/// Appends the digits at `at` to a number, eight at a time where they come so, and passes them. More than 19 digits
/// overflow. The eight are summed in pairs inside one word
/// (https://lemire.me/blog/2022/01/21/swar-explained-parsing-eight-digits/).
const char* readDigits(const char* at, const char* end, std::uint64_t& number) {
    if constexpr (std::endian::native == std::endian::little) {
        while (end - at >= 8) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, at, sizeof bytes);
            const bool allDigits =
                ((bytes & 0xF0F0F0F0F0F0F0F0u) | (((bytes + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u) >> 4)) ==
                0x3333333333333333u;
            if (!allDigits) break;
            bytes -= 0x3030303030303030u;
            bytes = bytes * 10 + (bytes >> 8);
            bytes = ((bytes & 0x000000FF000000FFu) * 0x000F424000000064u +
                     ((bytes >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u) >>
                    32;
            number = number * 100000000u + bytes;
            at += 8;
        }
    }
    while (at < end && isDigit(*at)) number = number * 10 + static_cast<std::uint64_t>(*at++ - '0');
    return at;
}

/// Powers of ten that a double holds exactly.
constexpr std::array<double, 23> powersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

}  // namespace

void Cursor::fail(const std::string& message) const {
    throw TextError{message, offset()};
}

void Cursor::failValue() const {
    fail(fmt::format("a JSON value is expected, not {}", seen()));
}

/// The character that stands here, as a message shows it.
std::string Cursor::seen() const {
    if (atEnd()) return "the end of the file";
    const auto byte = static_cast<unsigned char>(*m_at);
    if (byte < 0x20) return fmt::format("the control character 0x{:02X}", byte);
    const std::string_view rest(m_at, static_cast<std::size_t>(m_end - m_at));
    const std::size_t size = unicode::sequenceLength(rest);
    return size == 0 ? fmt::format("the byte 0x{:02X}", byte) : fmt::format("'{}'", rest.substr(0, size));
}

void Cursor::failExpected(const char* what) const {
    fail(fmt::format("{}, not {}", what, seen()));
}

void Cursor::checkDepth(int depth) const {
    if (depth > maxDepth) fail(fmt::format("nested deeper than {} levels", maxDepth));
}

void Cursor::readWord(std::string_view word) {
    if (std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).substr(0, word.size()) != word) failValue();
    m_at += word.size();
}

void Cursor::skipUnusualString() {
    while (true) {
        m_at = plainEnd(m_at);
        if (atEnd()) fail("a string is not closed");
        const char c = *m_at;
        if (c == '"') return void(++m_at);
        if (c == '\\') {
            ++m_at;
            std::string ignored;
            readEscape(ignored);
        } else {
            if (static_cast<unsigned char>(c) < 0x20) fail(fmt::format("{} inside a string must be escaped", seen()));
            const std::size_t size = unicode::sequenceLength({m_at, static_cast<std::size_t>(m_end - m_at)});
            if (size == 0) fail(fmt::format("{} is not UTF-8", seen()));
            m_at += size;
        }
    }
}

std::string_view Cursor::readUnusualString(const char* start, std::string& scratch) {
    while (true) {
        m_at = plainEnd(m_at);
        if (atEnd()) fail("a string is not closed");
        const char c = *m_at;
        if (c == '"') {
            const std::string_view text(start, static_cast<std::size_t>(m_at - start));
            ++m_at;
            return text;
        }
        if (c == '\\') return readEscapedString(start, scratch);
        if (static_cast<unsigned char>(c) < 0x20) fail(fmt::format("{} inside a string must be escaped", seen()));
        const std::size_t size = unicode::sequenceLength({m_at, static_cast<std::size_t>(m_end - m_at)});
        if (size == 0) fail(fmt::format("{} is not UTF-8", seen()));
        m_at += size;
    }
}

std::string_view Cursor::readEscapedString(const char* start, std::string& scratch) {
    scratch.assign(start, m_at);
    while (true) {
        if (atEnd()) fail("a string is not closed");
        const char c = *m_at;
        if (c == '"') {
            ++m_at;
            return scratch;
        }
        if (c == '\\') {
            ++m_at;
            readEscape(scratch);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fail(fmt::format("{} inside a string must be escaped", seen()));
        } else {
            const std::size_t size = unicode::sequenceLength({m_at, static_cast<std::size_t>(m_end - m_at)});
            if (size == 0) fail(fmt::format("{} is not UTF-8", seen()));
            scratch.append(m_at, size);
            m_at += size;
        }
    }
}

void Cursor::readEscape(std::string& out) {
    switch (peek()) {
        case '"':
        case '\\':
        case '/':
            out += *m_at++;
            return;
        case 'b':
            ++m_at;
            out += '\b';
            return;
        case 'f':
            ++m_at;
            out += '\f';
            return;
        case 'n':
            ++m_at;
            out += '\n';
            return;
        case 'r':
            ++m_at;
            out += '\r';
            return;
        case 't':
            ++m_at;
            out += '\t';
            return;
        case 'u':
            ++m_at;
            break;
        default:
            fail(fmt::format("no escape begins with {}", seen()));
    }
    std::uint32_t code = readHex4();
    if (code >= 0xDC00 && code <= 0xDFFF) fail("a low surrogate stands alone");
    if (code >= 0xD800 && code <= 0xDBFF) {
        if (m_end - m_at < 2 || m_at[0] != '\\' || m_at[1] != 'u') fail("a high surrogate stands alone");
        m_at += 2;
        const std::uint32_t low = readHex4();
        if (low < 0xDC00 || low > 0xDFFF) fail("a high surrogate stands alone");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    appendUtf8(out, code);
}

std::uint32_t Cursor::readHex4() {
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const char c = peek();
        const std::uint32_t digit = isDigit(c)             ? static_cast<std::uint32_t>(c - '0')
                                    : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a') + 10u
                                    : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A') + 10u
                                                           : 16u;
        if (digit == 16u) fail(fmt::format("\\u needs four hexadecimal digits, not {}", seen()));
        code = code * 16u + digit;
    }
    return code;
}

bool Cursor::skipDigits() {
    const char* start = m_at;
    while (m_at < m_end && isDigit(*m_at)) ++m_at;
    return m_at > start;
}

/// Passes a number of the grammar, whatever its size.
void Cursor::skipNumber() {
    if (peek() == '-') ++m_at;
    if (peek() == '0') {
        ++m_at;
        if (isDigit(peek())) fail("a number must not begin with 0");
    } else if (!skipDigits()) {
        fail(fmt::format("a digit is expected, not {}", seen()));
    }
    if (peek() == '.') {
        ++m_at;
        if (!skipDigits()) fail(fmt::format("a digit is expected, not {}", seen()));
    }
    if (peek() != 'e' && peek() != 'E') return;
    ++m_at;
    if (peek() == '+' || peek() == '-') ++m_at;
    if (!skipDigits()) fail(fmt::format("a digit is expected, not {}", seen()));
}

double Cursor::slowNumber(const char* start, const char* end) {
    double number = 0.0;
    const auto [stopped, error] = std::from_chars(start, end, number);
    if (error == std::errc()) return number;
    // Out of range either way: what is too small for a double is the nearest one, what is too large is refused.
    number = std::strtod(std::string(start, end).c_str(), nullptr);
    if (std::abs(number) < 1.0) return number;
    m_at = start;
    constexpr std::size_t shown = 40;
    const std::string text(start, end);
    fail(fmt::format("the number {} is too large", text.size() <= shown ? text : text.substr(0, shown) + "..."));
}

double Cursor::readNumber() {
    const char* start = m_at;
    const char* at = m_at;
    const bool negative = at < m_end && *at == '-';
    if (negative) ++at;
    // Up to 19 digits fit into 64 bits; up to 2^53 with a power of ten up to 22 the quotient is exact but for
    // one rounding, hence the nearest double (Clinger 1990, doi:10.1145/93542.93557).
    std::uint64_t mantissa = 0;
    const char* digits = at;
    // A whole part is short, as a rule; the fraction of a coordinate is not.
    while (at < m_end && isDigit(*at)) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
    std::ptrdiff_t count = at - digits;
    const bool leadingZero = count > 1 && *digits == '0';
    std::ptrdiff_t fraction = 0;
    if (at < m_end && *at == '.') {
        const char* point = ++at;
        at = readDigits(at, m_end, mantissa);
        fraction = at - point;
        count = fraction == 0 ? 0 : count == 0 ? 0 : count + fraction;
    }
    const bool hasExponent = at < m_end && (*at == 'e' || *at == 'E');
    if (count > 0 && count <= 19 && !leadingZero && !hasExponent && mantissa <= (std::uint64_t{1} << 53)) {
        m_at = at;
        const double value = static_cast<double>(mantissa) / powersOfTen[static_cast<std::size_t>(fraction)];
        return negative ? -value : value;
    }
    skipNumber();
    return slowNumber(start, m_at);
}

void Cursor::skipValue(int depth) {
    switch (peek()) {
        case '{':
            return skipMembers(depth + 1);
        case '[':
            return skipItems(depth + 1);
        case '"':
            return skipString();
        case 't':
            return readWord("true");
        case 'f':
            return readWord("false");
        case 'n':
            return readWord("null");
        default:
            break;
    }
    if (peek() != '-' && !isDigit(peek())) failValue();
    readNumber();
}

void Cursor::skipMembers(int depth) {
    checkDepth(depth);
    ++m_at;
    skipSpace();
    if (peek() == '}') return void(++m_at);
    while (true) {
        if (peek() != '"') expect('"', "a member name in quotes is expected");
        skipString();
        skipSpace();
        expect(':', "':' is expected after a member name");
        skipSpace();
        skipValue(depth);
        skipSpace();
        if (peek() == '}') return void(++m_at);
        expect(',', "',' or '}' is expected");
        skipSpace();
    }
}

void Cursor::skipItems(int depth) {
    checkDepth(depth);
    ++m_at;
    skipSpace();
    if (peek() == ']') return void(++m_at);
    while (true) {
        skipValue(depth);
        skipSpace();
        if (peek() == ']') return void(++m_at);
        expect(',', "',' or ']' is expected");
        skipSpace();
    }
}

}  // namespace corridor::ingest::json
