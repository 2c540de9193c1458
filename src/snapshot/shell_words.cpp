#include "shell_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "unicode/printable.hpp"

namespace corridor::snapshot {

namespace {

constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=:,./@%";

/// Whether a word holds what a line of text cannot show: bytes that are not UTF-8, line breaks, hidden characters.
bool needsEscapes(std::string_view word) {
    return unicode::shownName(word) != word;
}

/// As bash, zsh and POSIX of 2024 have it: `$'two\x0alines'`, every byte that is not printable ASCII in hexadecimal.
std::string escapedWord(std::string_view word) {
    std::string result = "$'";
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '\\')
            result += std::string("\\") + c;
        else if (byte >= 0x20 && byte < 0x7F)
            result += c;
        else
            result += fmt::format("\\x{:02x}", byte);
    }
    return result + "'";
}

/// Reads what follows `$'` up to the quote that closes it, and moves `at` to that; false where none does.
bool readEscaped(std::string_view line, std::size_t& at, std::string& word) {
    const auto digit = [&](std::size_t i) {
        constexpr std::string_view digits = "0123456789abcdef";
        return i < line.size() ? digits.find(line[i]) : std::string_view::npos;
    };
    for (; at < line.size() && line[at] != '\''; ++at) {
        if (line[at] != '\\' || at + 1 == line.size()) {
            word += line[at];
        } else if (line[++at] == 'x' && digit(at + 1) < 16 && digit(at + 2) < 16) {
            word += static_cast<char>(digit(at + 1) * 16 + digit(at + 2));
            at += 2;
        } else {
            word += line[at] == 'n' ? '\n' : line[at] == 't' ? '\t' : line[at] == 'r' ? '\r' : line[at];
        }
    }
    return at < line.size();
}

std::string quotedWord(const std::string& word) {
    if (needsEscapes(word)) return escapedWord(word);
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string result = "'";
    for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

}  // namespace

std::string quoted(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : " ") + quotedWord(word);
    return line;
}

std::optional<std::vector<std::string>> unquoted(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
            else if (c == '\\' && quote == '"' && i + 1 < line.size())
                word += line[++i];
            else
                word += c;
        } else if (c == ' ' || c == '\t' || c == '\n') {
            if (inWord) words.push_back(word);
            word.clear();
            inWord = false;
        } else {
            inWord = true;
            const bool isEscaped = c == '$' && i + 1 < line.size() && line[i + 1] == '\'';
            if (isEscaped) {
                if (!readEscaped(line, i += 2, word)) return std::nullopt;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\\' && i + 1 < line.size()) {
                word += line[++i];
            } else {
                word += c;
            }
        }
    }
    if (quote != 0) return std::nullopt;
    if (inWord) words.push_back(word);
    return words;
}

std::string shownWord(const std::string& word) {
    return needsEscapes(word) || word.rfind("$'", 0) == 0 ? escapedWord(word) : word;
}

std::string readShownWord(const std::string& shown) {
    if (shown.rfind("$'", 0) != 0) return shown;
    std::string word;
    std::size_t at = 2;
    return readEscaped(shown, at, word) && at + 1 == shown.size() ? word : shown;
}

}  // namespace corridor::snapshot
