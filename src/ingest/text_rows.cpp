#include "text_rows.hpp"

#include <algorithm>

namespace corridor::ingest {

namespace {

bool isBreak(char c) {
    return c == '\n' || c == '\r';
}

}  // namespace

std::string TextCell::meant() const {
    if (isPlain) return std::string(text);
    std::string out;
    bool isInside = true;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        const bool isPair = i + 1 < text.size() && c == text[i + 1];
        if (isInside && c == '"' && !isPair) {
            isInside = false;
        } else if (isInside && c == '\r') {
            out += '\n';
            if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
        } else {
            out += c;
            if (isInside && c == '"') ++i;
        }
    }
    return out;
}

TextRows::TextRows(std::string_view text, char separator, std::size_t at)
    : m_text(text), m_separator(separator), m_at(at), m_start(at) {
    for (const char c : {separator, '\n', '\r'}) m_endsCell[static_cast<unsigned char>(c)] = true;
}

bool TextRows::begin(std::size_t end) {
    end = std::min(end, m_text.size());
    while (m_at < end && isBreak(m_text[m_at])) ++m_at;
    m_start = m_at;
    return m_at < end;
}

bool TextRows::next(std::vector<TextCell>& cells, std::size_t end) {
    cells.clear();
    if (!begin(end)) return false;
    do cells.push_back(cell());
    while (passSeparator());
    return true;
}

bool TextRows::pass(std::size_t end) {
    if (!begin(end)) return false;
    do cell();
    while (passSeparator());
    return true;
}

TextCell TextRows::cell() {
    if (!atEnd() && m_text[m_at] == '"') return quoted();
    const std::size_t begin = m_at;
    passRest();
    return {m_text.substr(begin, m_at - begin)};
}

TextCell TextRows::quoted() {
    const std::size_t quote = m_at++;
    bool isPlain = true;
    while (true) {
        const std::size_t close = m_text.find('"', m_at);
        if (close == std::string_view::npos) {
            m_openQuote = quote;
            m_at = m_text.size();
            return {m_text.substr(quote), false};
        }
        m_at = close + 1;
        if (atEnd() || m_text[m_at] != '"') break;
        isPlain = false;
        ++m_at;
    }
    const std::size_t close = m_at - 1;
    passRest();
    const std::string_view inside = m_text.substr(quote + 1, close - quote - 1);
    if (isPlain && m_at == close + 1 && inside.find('\r') == std::string_view::npos) return {inside, true, true};
    return {m_text.substr(quote, m_at - quote), false};
}

/// Returns false at the end of the row, which it passes too.
bool TextRows::passSeparator() {
    if (atEnd()) return false;
    const char c = m_text[m_at++];
    if (c == m_separator) return true;
    if (c == '\r' && !atEnd() && m_text[m_at] == '\n') ++m_at;
    return false;
}

char separatorIn(std::string_view line) {
    constexpr std::string_view separators = ",;\t|";
    std::array<std::size_t, separators.size()> counts{};
    bool isInside = false;
    for (const char c : line) {
        if (c == '"') isInside = !isInside;
        const std::size_t which = separators.find(c);
        if (!isInside && which != std::string_view::npos) ++counts[which];
    }
    return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

}  // namespace corridor::ingest
