#include "report/table.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cassert>
#include <sstream>

#include "unicode/printable.hpp"

namespace corridor::report {

std::size_t displayWidth(const std::string& utf8) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    auto left = static_cast<utf8proc_ssize_t>(utf8.size());
    std::size_t width = 0;
    while (left > 0) {
        utf8proc_int32_t codepoint = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &codepoint);
        if (used <= 0) return width + static_cast<std::size_t>(left);
        width += static_cast<std::size_t>(std::max(utf8proc_charwidth(codepoint), 0));
        bytes += used;
        left -= used;
    }
    return width;
}

namespace {

std::string padded(const std::string& text, std::size_t width, Align align) {
    const std::size_t own = displayWidth(text);
    const std::string space(width > own ? width - own : 0, ' ');
    return align == Align::left ? text + space : space + text;
}

std::string withoutTrailingSpaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string csvField(const std::string& cell) {
    const std::string text = unicode::printable(cell);
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

std::string toText(const Table& table) {
    std::vector<Column> columns = table.columns;
    for (Column& column : columns) column.title = unicode::oneLine(column.title);
    std::vector<std::vector<std::string>> rows = table.rows;
    for (auto& row : rows) std::transform(row.begin(), row.end(), row.begin(), unicode::oneLine);
    std::vector<std::size_t> widths;
    for (const Column& column : columns) widths.push_back(displayWidth(column.title));
    for (const auto& row : rows) {
        assert(row.size() == columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::string titles, rule;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string gap = i == 0 ? "" : "  ";
        titles += gap + padded(columns[i].title, widths[i], columns[i].align);
        rule += gap + std::string(widths[i], '-');
    }
    std::string text = withoutTrailingSpaces(titles) + "\n" + rule + "\n";
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += (i == 0 ? "" : "  ") + padded(row[i], widths[i], columns[i].align);
        }
        text += withoutTrailingSpaces(line) + "\n";
    }
    return text;
}

std::string toCsv(const Table& table) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        text += (i == 0 ? "" : ",") + csvField(table.columns[i].title);
    }
    text += "\n";
    for (const auto& row : table.rows) {
        assert(row.size() == table.columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + csvField(row[i]);
        text += "\n";
    }
    return text;
}

std::string wrapped(const std::string& utf8, std::size_t width, const std::string& indent) {
    std::istringstream words(utf8);
    std::string text, line, word;
    while (words >> word) {
        if (!line.empty() && displayWidth(indent) + displayWidth(line) + 1 + displayWidth(word) > width) {
            text += indent + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return line.empty() ? text : text + indent + line + "\n";
}

std::string kilometres(double metres) {
    return fmt::format("{:.2f} km", metres / 1000.0);
}

std::string exact(double value) {
    return fmt::format("{}", value);
}

}  // namespace corridor::report
