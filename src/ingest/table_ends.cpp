#include "table_ends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "file_text.hpp"
#include "json.hpp"

namespace corridor::ingest {

namespace {

char separatorOf(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        const auto count = std::count(header.begin(), header.end(), separator);
        if (count > most) best = separator;
        most = std::max(most, count);
    }
    return best;
}

/// Walks through the cells of a table.
class Rows {
public:
    Rows(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    bool atEnd() const { return m_at >= m_text.size(); }
    std::size_t start() const { return m_start; }
    bool isOpen() const { return m_isOpen; }
    /// Where the last text in quotes began.
    std::size_t quote() const { return m_quote; }

    /// Passes a row and returns how many cells it has.
    std::size_t next() {
        m_start = m_at;
        std::size_t cells = 1;
        while (true) {
            passCell();
            if (atEnd()) return cells;
            const char c = m_text[m_at++];
            if (c == '\n') return cells;
            ++cells;
        }
    }

private:
    bool endsCell(char c) const { return c == m_separator || c == '\n'; }

    void passCell() {
        if (!atEnd() && m_text[m_at] == '"') passQuoted();
        while (!atEnd() && !endsCell(m_text[m_at])) ++m_at;
    }

    void passQuoted() {
        m_quote = m_at++;
        while (true) {
            m_at = std::min(m_text.find('"', m_at), m_text.size());
            if (atEnd()) return void(m_isOpen = true);
            ++m_at;
            const bool isDoubled = !atEnd() && m_text[m_at] == '"';
            if (!isDoubled) return;
            ++m_at;
        }
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0, m_start = 0, m_quote = 0;
    bool m_isOpen = false;
};

/// A number of 4 bytes from the first or from the last byte on.
std::size_t numberAt(std::string_view bytes, std::size_t at, bool bigEndian, std::size_t size = 4) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = bigEndian ? at + i : at + size - 1 - i;
        number = number * 256 + static_cast<unsigned char>(bytes[from]);
    }
    return number;
}

}  // namespace

void checkTableEnd(std::string_view text, Problems& problems) {
    if (text.empty()) return;
    Rows rows(text, separatorOf(text.substr(0, text.find('\n'))));
    const std::size_t header = rows.next();
    std::size_t last = header;
    while (!rows.atEnd()) last = rows.next();
    const bool hasBreak = text.back() == '\n';
    if (rows.isOpen()) {
        const json::Place at = json::placeOf(text, rows.quote());
        problems.error("truncated", "", "", "a text in quotes begins here and is never closed", at.line, at.column);
    } else if (!hasBreak && last < header) {
        const json::Place at = json::placeOf(text, rows.start());
        problems.warning("truncated", "", "",
                         fmt::format("the last row has {} cells and no line break; the header has {}", last, header),
                         at.line, at.column);
    }
}

void checkShapefile(const std::filesystem::path& file, std::string_view shapes, Problems& problems) {
    constexpr std::size_t shapeHeader = 100, tableHeader = 32;
    if (shapes.size() >= shapeHeader) {
        const std::size_t stated = 2 * numberAt(shapes, 24, true);
        if (stated > shapes.size()) {
            problems.error("truncated", "", "", fmt::format("has {} bytes; its header says {}", shapes.size(), stated));
        }
    }
    std::filesystem::path table = file;
    auto bytes = FileText::open(table.replace_extension(".dbf"));
    if (!bytes) bytes = FileText::open(table.replace_extension(".DBF"));
    if (!bytes)
        return problems.warning("truncated", "", "", "has no table (.dbf) beside it: its shapes have no properties");
    const std::string_view rows = bytes->text();
    if (rows.size() < tableHeader) return problems.error("truncated", "", "", "its table (.dbf) has no header");
    const std::size_t stated = numberAt(rows, 8, false, 2) + numberAt(rows, 4, false) * numberAt(rows, 10, false, 2);
    if (stated > rows.size()) {
        problems.error("truncated", "", "",
                       fmt::format("its table (.dbf) has {} bytes; its header says {}", rows.size(), stated));
    }
}

}  // namespace corridor::ingest
