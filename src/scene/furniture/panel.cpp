#include "panel.hpp"

#include <algorithm>

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

geodesy::XY Table::at(Point pixel) const {
    return {frame.topLeft.x + pixel.x * view.unitsPerPixel, frame.topLeft.y - pixel.y * view.unitsPerPixel};
}

Type bodyType(const Table& table) {
    return {table.pixels(0.92 * table.style.furniture.size), text::Face::regular, table.style.furniture.colour};
}

Type smallType(const Table& table) {
    return {table.pixels(0.8 * table.style.furniture.size), text::Face::regular,
            mixed(table.style.furniture.colour, {255, 255, 255, 255}, 0.2)};
}

Type headingType(const Table& table) {
    return {table.pixels(0.86 * table.style.furniture.size), text::Face::bold,
            mixed(table.style.furniture.colour, {255, 255, 255, 255}, 0.15)};
}

Type titleType(const Table& table) {
    // Smaller on small pictures: 1200 pixels at 96 dpi and more have it in full.
    const double share = std::clamp(table.frame.width / table.pixels(1200.0), 0.76, 1.0);
    return {table.pixels(1.4 * share * table.style.furniture.size), text::Face::bold, table.style.furniture.colour};
}

double widthOf(const std::string& text, const Type& type) {
    return text::shape(text, type.size, type.face).width;
}

std::vector<std::string> linesOf(const std::string& text, const Type& type, double width) {
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, space - at);
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && widthOf(longer, type) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
        at = space + 1;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

void addText(Items& items, const std::string& text, Point baseline, const Type& type) {
    drawing::GlyphRun run;
    run.run = text::shape(text, type.size, type.face);
    run.origin = drawing::snapped(baseline);
    run.colour = type.colour;
    items.push_back(std::move(run));
}

void addGround(Items& items, const Rect& box, const Style& style, double ratio) {
    items.push_back(fill({rounded(box, 2.5 * ratio)}, style.furnitureGround));
    items.push_back(stroke({rounded(box, 2.5 * ratio)}, faded(style.furnitureLine, 0.5), 0.7 * ratio));
}

namespace {

double lineHeight(const Type& type) {
    return 1.34 * type.size;
}

}  // namespace

double Panel::heightOf(const Row& row, bool isFirst) const {
    double height = isFirst ? 0.0 : row.spaceBefore;
    for (const auto& [text, type] : row.lines) height += lineHeight(type);
    return height;
}

double Panel::widthOf(const std::vector<std::size_t>& column) const {
    double width = 0.0;
    for (const std::size_t i : column) {
        const double left = rows[i].sample ? sampleWidth : 0.0;
        for (const auto& [text, type] : rows[i].lines) width = std::max(width, left + scene::widthOf(text, type));
    }
    return width;
}

/// Rows dealt to columns of about the same height.
std::vector<std::vector<std::size_t>> Panel::columnsOfRows() const {
    double whole = 0.0;
    for (const Row& row : rows) whole += heightOf(row, false);
    std::vector<std::vector<std::size_t>> result(1);
    double height = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double own = heightOf(rows[i], result.back().empty());
        const bool isFull = height + 0.5 * own > whole / columns;
        if (isFull && !result.back().empty() && result.size() < static_cast<std::size_t>(columns)) {
            result.emplace_back();
            height = 0.0;
        }
        result.back().push_back(i);
        height += own;
    }
    return result;
}

Point Panel::size() const {
    Point size{padding, 0.0};
    for (const auto& column : columnsOfRows()) {
        double height = 0.0;
        for (const std::size_t i : column) height += heightOf(rows[i], i == column.front());
        size.x += widthOf(column) + (columns > 1 ? 2.0 : 1.0) * padding;
        size.y = std::max(size.y, height);
    }
    if (columns > 1) size.x -= padding;
    size.y += 1.6 * padding;
    return size;
}

void Panel::draw(Items& items, Point topLeft, const Style& style, double ratio) const {
    const Point whole = size();
    addGround(items, {topLeft.x, topLeft.y, topLeft.x + whole.x, topLeft.y + whole.y}, style, ratio);
    double x = topLeft.x + padding;
    for (const auto& column : columnsOfRows()) {
        double y = topLeft.y + 0.7 * padding;
        for (const std::size_t i : column) {
            const Row& row = rows[i];
            if (i != column.front()) y += row.spaceBefore;
            if (row.sample && !row.lines.empty()) {
                const double height = lineHeight(row.lines.front().second);
                row.sample(items, {x, y, x + sampleWidth - 0.8 * padding, y + height});
            }
            for (const auto& [text, type] : row.lines) {
                addText(items, text, {x + (row.sample ? sampleWidth : 0.0), y + 0.98 * type.size}, type);
                y += lineHeight(type);
            }
        }
        x += widthOf(column) + 2.0 * padding;
    }
}

}  // namespace corridor::scene
