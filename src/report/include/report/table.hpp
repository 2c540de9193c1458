#pragma once

#include <string>
#include <vector>

/// Answers as text: tables for people, JSON and CSV for machines.
namespace corridor::report {

enum class Align { left, right };

struct Column {
    std::string title;
    Align align = Align::left;
};

/// Cells of UTF-8 text; every row has as many as there are columns (asserted when written).
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Columns aligned by the width of their characters, two spaces between, a rule beneath the titles. Cells are in one
/// line and printable (unicode::oneLine).
std::string toText(const Table& table);

/// RFC 4180, with a header line; fields are quoted where they need it. Lines end in "\n". Cells are printable
/// (unicode::printable): what a terminal would obey, or an editor be misled by, is U+FFFD. Nothing is put before a cell
/// that a spreadsheet may take for a formula: a reader would take it for data (docs/data-format.md#text-in-outputs).
std::string toCsv(const Table& table);

/// Columns of a terminal that a text takes (combining marks none, wide characters two).
std::size_t displayWidth(const std::string& utf8);

/// Breaks text at spaces into lines of at most `width` columns; every line begins with `indent`.
std::string wrapped(const std::string& utf8, std::size_t width, const std::string& indent);

/// `92.28 km`: kilometres with two decimals.
std::string kilometres(double metres);

/// Shortest text that reads back as the same number, as JSON and CSV have it.
std::string exact(double value);

}  // namespace corridor::report
