#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::ingest {

/// A cell of a table of text, as it lies there.
struct TextCell {
    std::string_view text;  ///< without the quotes around it, where it is plain
    bool isPlain = true;    ///< the text is what is meant; else it has doubled quotes or line breaks in it
    bool isQuoted = false;  ///< plain, and quotes stand before and behind the text

    /// What is meant: quotes resolved, line breaks as `\n`.
    std::string meant() const;
};

/// Walks through the rows of a table of text (RFC 4180 with any separator; rows end with LF, CR LF or CR). A quote
/// means something only where a cell begins; blank lines are no rows.
class TextRows {
public:
    TextRows(std::string_view text, char separator, std::size_t at = 0);

    /// Reads the next row that begins before `end`; false where there is none.
    bool next(std::vector<TextCell>& cells, std::size_t end = std::string_view::npos);
    /// Passes it by.
    bool pass(std::size_t end = std::string_view::npos);

    std::size_t at() const { return m_at; }
    /// Where the last row began.
    std::size_t start() const { return m_start; }
    /// Where a text in quotes begins that is never closed.
    std::optional<std::size_t> openQuote() const { return m_openQuote; }

private:
    bool begin(std::size_t end);
    TextCell cell();
    TextCell quoted();
    bool passSeparator();
    bool atEnd() const { return m_at >= m_text.size(); }
    void passRest() {
        while (!atEnd() && !m_endsCell[static_cast<unsigned char>(m_text[m_at])]) ++m_at;
    }

    std::string_view m_text;
    char m_separator;
    std::array<bool, 256> m_endsCell{};
    std::size_t m_at, m_start;
    std::optional<std::size_t> m_openQuote;
};

/// The commonest of comma, semicolon, tab and bar outside of quotes, at an equal number the first of these.
char separatorIn(std::string_view line);

}  // namespace corridor::ingest
