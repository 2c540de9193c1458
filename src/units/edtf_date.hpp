#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "units/edtf.hpp"

namespace corridor::units::edtf {

/// A single date: its days and what its qualifiers said.
struct Single {
    DaySpan days;
    bool uncertain = false;
    bool approximate = false;
    std::optional<std::size_t> timeAt;  ///< where its time of day begins
};

/// Reads an expression from left to right; the first thing that is wrong is kept and stops it.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    std::size_t position() const { return m_position; }
    bool atEnd() const { return m_position == m_text.size(); }
    char peek(std::size_t ahead = 0) const {
        return m_position + ahead < m_text.size() ? m_text[m_position + ahead] : '\0';
    }
    std::string_view rest() const { return m_text.substr(m_position); }
    std::string_view from(std::size_t begin) const { return m_text.substr(begin, m_position - begin); }
    void skip(std::size_t count) { m_position += count; }
    bool take(std::string_view expected) {
        if (!rest().starts_with(expected)) return false;
        m_position += expected.size();
        return true;
    }

    /// Always nullopt, so that a reader can return it.
    std::nullopt_t fail(std::size_t position, std::string message);
    /// Fails at the cursor: `expected ..., not "x"` or `... ends where ... is expected`.
    std::nullopt_t failExpecting(std::string_view what);
    const std::optional<EdtfError>& error() const { return m_error; }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    std::optional<EdtfError> m_error;
};

/// Reads a date or a date-time and leaves the cursor behind it.
std::optional<Single> readDate(Cursor& cursor);

}  // namespace corridor::units::edtf
