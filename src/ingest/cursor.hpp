#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The tokens of strict JSON (RFC 8259), without building anything.
namespace corridor::ingest::json {

/// Deepest nesting of arrays and objects that is read.
inline constexpr int maxDepth = 512;

/// Where a text stops being JSON, and why.
struct TextError {
    std::string message;
    std::size_t offset = 0;  ///< in bytes from the start of the text
};

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
    std::string_view readString(std::string& scratch) {
        const char* start = m_at + 1;
        m_at = plainEnd(start);
        if (m_at < m_end && *m_at == '"') return {start, static_cast<std::size_t>(m_at++ - start)};
        return readUnusualString(start, scratch);
    }

    /// A number that stands here, to the nearest double.
    double readNumber();

    /// The word `true`, `false` or `null` that stands here.
    void readWord(std::string_view word);

    /// Any value, checked whole. `depth` is the nesting that it stands in.
    void skipValue(int depth);

    /// Passes `expected`, or fails: `what` ("',' or ']' is expected") and what stands here instead.
    void expect(char expected, const char* what) {
        if (m_at == m_end || *m_at != expected) failExpected(what);
        ++m_at;
    }

    /// To be called for an array or object that stands `depth` deep, itself included.
    void checkDepth(int depth) const;

    [[noreturn]] void fail(const std::string& message) const;
    /// "a JSON value is expected, not 'x'"
    [[noreturn]] void failValue() const;

private:
    std::string seen() const;
    [[noreturn]] void failExpected(const char* what) const;

    /// The first byte from here on that is a quote, a backslash, a control character or not ASCII, sixteen at a time.
    const char* plainEnd(const char* from) const {
#if defined(__SSE2__)
        while (m_end - from >= 16) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
            // Signed comparison: bytes from 0x80 count as negative, so they are found with the control characters.
            const __m128i special = _mm_or_si128(
                _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
                _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)));
            const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
            if (mask != 0) return from + std::countr_zero(mask);
            from += 16;
        }
#endif
        while (from < m_end && isPlain(*from)) ++from;
        return from;
    }
    static bool isPlain(char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
    }

    std::string_view readUnusualString(const char* start, std::string& scratch);
    void skipUnusualString();
    std::string_view readEscapedString(const char* start, std::string& scratch);
    void readEscape(std::string& out);
    std::uint32_t readHex4();
    bool skipDigits();
    void skipString() {
        m_at = plainEnd(m_at + 1);
        if (m_at < m_end && *m_at == '"') return void(++m_at);
        skipUnusualString();
    }
    void skipNumber();
    void skipMembers(int depth);
    void skipItems(int depth);
    double slowNumber(const char* start, const char* end);

    const char* m_begin;
    const char* m_at;
    const char* m_end;
};

}  // namespace corridor::ingest::json
