#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The tokens of strict JSON (RFC 8259), without building anything.
namespace corridor::ingest::json {

/// Deepest nesting of arrays and objects that is read.
inline constexpr int maxDepth = 512;

/// Where a text stops being JSON, and why.
struct TextError {
    std::string message;
    std::size_t offset = 0;  ///< in bytes from the start of the text
};

/// Length of the well-formed UTF-8 sequence at the start (RFC 3629: no surrogates, no overlong forms), 0 where
/// there is none.
std::size_t utf8Length(std::string_view text);

/// Reads tokens of a text from a position. Every function throws TextError where the text is not JSON.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t offset)
        : m_begin(text.data()), m_at(text.data() + offset), m_end(text.data() + text.size()) {}

    std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }
    void moveTo(std::size_t offset) { m_at = m_begin + offset; }
    bool atEnd() const { return m_at == m_end; }
    /// The character here; NUL at the end, which no token begins with.
    char peek() const { return m_at < m_end ? *m_at : '\0'; }
    void skip() { ++m_at; }
    std::string_view since(std::size_t offset) const { return {m_begin + offset, this->offset() - offset}; }

    void skipSpace() {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')) ++m_at;
    }

    /// A string that stands here, quotes left out. Without escapes it is a view of the text; else it is
    /// unescaped into `scratch`.
    std::string_view readString(std::string& scratch);

    /// A number that stands here, to the nearest double.
    double readNumber();

    /// The word `true`, `false` or `null` that stands here.
    void readWord(std::string_view word);

    /// Any value, checked whole. `depth` is the nesting that it stands in.
    void skipValue(int depth);

    /// Passes `expected`, or fails: `what` ("',' or ']' is expected") and what stands here instead.
    void expect(char expected, const char* what);

    /// To be called for an array or object that stands `depth` deep, itself included.
    void checkDepth(int depth) const;

    [[noreturn]] void fail(const std::string& message) const;
    /// "a JSON value is expected, not 'x'"
    [[noreturn]] void failValue() const;

private:
    std::string seen() const;
    const char* plainEnd(const char* from) const;
    std::string_view readEscapedString(const char* start, std::string& scratch);
    void readEscape(std::string& out);
    std::uint32_t readHex4();
    bool skipDigits();
    void skipString();
    void skipNumber();
    void skipMembers(int depth);
    void skipItems(int depth);
    double slowNumber(const char* start, const char* end);

    const char* m_begin;
    const char* m_at;
    const char* m_end;
};

}  // namespace corridor::ingest::json
