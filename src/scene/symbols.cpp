#include "symbols.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace corridor::scene {

using drawing::Colour;
using drawing::Item;
using drawing::Path;
using drawing::Point;
using drawing::Rect;
using drawing::SubPath;

Colour faded(Colour colour, double opacity) {
    colour.a = static_cast<std::uint8_t>(std::lround(std::clamp(opacity, 0.0, 1.0) * colour.a));
    return colour;
}

Colour mixed(Colour a, Colour b, double t) {
    const auto mix = [&](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x + (y - x) * std::clamp(t, 0.0, 1.0)));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

Colour colourOf(const std::string& text, Colour otherwise) {
    if (text.empty() || text[0] != '#' || (text.size() != 4 && text.size() != 7)) return otherwise;
    std::string digits = text.substr(1);
    if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    char* end = nullptr;
    const unsigned long value = std::strtoul(digits.c_str(), &end, 16);
    if (*end != '\0') return otherwise;
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>((value >> 8) & 255),
            static_cast<std::uint8_t>(value & 255), 255};
}

SubPath circle(Point middle, double radius) {
    const int count = std::clamp(static_cast<int>(std::ceil(radius * 2.0)) + 14, 20, 360);
    SubPath path;
    path.closed = true;
    for (int i = 0; i < count; ++i) {
        const double angle = 6.283185307179586 * i / count;
        path.points.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
    return path;
}

SubPath rectangle(const Rect& box) {
    return polygon({{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}});
}

SubPath polygon(std::vector<Point> points) {
    return {std::move(points), true};
}

SubPath rounded(const Rect& box, double radius) {
    radius = std::min({radius, 0.5 * box.width(), 0.5 * box.height()});
    SubPath path;
    path.closed = true;
    const Point corners[] = {{box.x1 - radius, box.y0 + radius},
                             {box.x1 - radius, box.y1 - radius},
                             {box.x0 + radius, box.y1 - radius},
                             {box.x0 + radius, box.y0 + radius}};
    constexpr int steps = 5;
    for (int corner = 0; corner < 4; ++corner) {
        for (int i = 0; i <= steps; ++i) {
            const double angle = 1.5707963267948966 * (corner - 1 + static_cast<double>(i) / steps);
            path.points.push_back(
                {corners[corner].x + radius * std::cos(angle), corners[corner].y + radius * std::sin(angle)});
        }
    }
    return path;
}

Item fill(Path path, Colour colour) {
    drawing::Fill item;
    item.path = std::move(path);
    item.colour = colour;
    return item;
}

Item stroke(Path path, Colour colour, double width, std::vector<double> dashes, drawing::Cap cap) {
    drawing::Stroke item;
    item.path = std::move(path);
    item.colour = colour;
    item.width = width;
    item.dashes = std::move(dashes);
    item.cap = cap;
    item.join = drawing::Join::round;
    return item;
}

namespace {

Rect boxAt(Point middle, double halfWidth, double halfHeight) {
    return {middle.x - halfWidth, middle.y - halfHeight, middle.x + halfWidth, middle.y + halfHeight};
}

SubPath lineFrom(Point a, Point b) {
    return {{a, b}, false};
}

/// Draws in units of a half size about a middle.
struct Pencil {
    Items& items;
    Point middle;
    double half;
    Colour colour;

    Point at(double x, double y) const { return {middle.x + x * half, middle.y + y * half}; }
    void bar(double x0, double y0, double x1, double y1) const {
        items.push_back(
            fill({rectangle({middle.x + x0 * half, middle.y + y0 * half, middle.x + x1 * half, middle.y + y1 * half})},
                 colour));
    }
    void line(double x0, double y0, double x1, double y1, double width) const {
        items.push_back(stroke({lineFrom(at(x0, y0), at(x1, y1))}, colour, width * half, {}, drawing::Cap::round));
    }
    void disc(double x, double y, double radius) const {
        items.push_back(fill({circle(at(x, y), radius * half)}, colour));
    }
    void shape(std::vector<Point> points) const {
        for (Point& point : points) point = at(point.x, point.y);
        items.push_back(fill({polygon(std::move(points))}, colour));
    }
};

void drawCategory(const Pencil& pen, const std::string& symbol) {
    if (symbol == "bar") {
        pen.bar(-0.62, -0.18, 0.62, 0.18);
    } else if (symbol == "arrow") {
        pen.shape({{-0.6, -0.16}, {0.05, -0.16}, {0.05, -0.5}, {0.66, 0}, {0.05, 0.5}, {0.05, 0.16}, {-0.6, 0.16}});
    } else if (symbol == "gate") {
        pen.bar(-0.6, -0.55, -0.34, 0.6);
        pen.line(-0.45, -0.22, 0.62, -0.42, 0.22);
    } else if (symbol == "truck") {
        pen.bar(-0.66, -0.42, 0.12, 0.22);
        pen.bar(0.2, -0.18, 0.64, 0.22);
        pen.disc(-0.36, 0.36, 0.19);
        pen.disc(0.36, 0.36, 0.19);
    } else if (symbol == "talks") {
        pen.disc(-0.36, 0.02, 0.26);
        pen.disc(0.36, 0.02, 0.26);
    } else if (symbol == "paper") {
        pen.bar(-0.42, -0.55, 0.42, -0.33);
        pen.bar(-0.42, -0.11, 0.42, 0.11);
        pen.bar(-0.42, 0.33, 0.1, 0.55);
    } else if (symbol == "road") {
        pen.line(-0.4, 0.6, -0.16, -0.6, 0.18);
        pen.line(0.4, 0.6, 0.16, -0.6, 0.18);
    } else if (symbol == "warning") {
        pen.bar(-0.14, -0.6, 0.14, 0.18);
        pen.disc(0, 0.5, 0.17);
    } else if (symbol == "grid") {
        for (const double x : {-0.45, 0.0, 0.45}) pen.bar(x - 0.1, -0.55, x + 0.1, 0.55);
    } else if (symbol == "burst") {
        for (const auto& [x, y] : {Point{1, 0}, Point{0.5, 0.866}, Point{-0.5, 0.866}})
            pen.line(-0.62 * x, -0.62 * y, 0.62 * x, 0.62 * y, 0.2);
    } else if (symbol == "people") {
        pen.disc(0, -0.38, 0.24);
        pen.shape({{-0.42, 0.62}, {-0.26, -0.06}, {0.26, -0.06}, {0.42, 0.62}});
    } else if (symbol == "post") {
        pen.bar(-0.3, -0.6, -0.12, 0.62);
        pen.shape({{-0.12, -0.6}, {0.55, -0.34}, {-0.12, -0.06}});
    } else {
        pen.disc(0, 0, 0.32);
    }
}

}  // namespace

void addCheckpoint(Items& items, const std::string& kind, Point middle, double size, const Style& style,
                   double opacity) {
    const double half = 0.5 * size;
    const Colour dark = faded(style.checkpoint, opacity), light = faded(style.checkpointFill, opacity);
    const double rim = 0.16 * half;
    const auto body = [&](const SubPath& shape) {
        items.push_back(stroke({shape}, light, 4.0 * rim));
        items.push_back(fill({shape}, dark));
    };
    const Pencil pen{items, middle, half, light};
    if (kind == "border-crossing") {
        body(rounded(boxAt(middle, half, half), 0.25 * half));
        pen.bar(-0.5, -0.6, -0.22, 0.6);
        pen.bar(0.22, -0.6, 0.5, 0.6);
    } else if (kind == "observation-post") {
        body(polygon({{middle.x, middle.y - half},
                      {middle.x + half, middle.y + 0.8 * half},
                      {middle.x - half, middle.y + 0.8 * half}}));
        pen.disc(0, 0.25, 0.26);
    } else if (kind == "peacekeeper-post") {
        body(polygon({{middle.x, middle.y - 1.1 * half},
                      {middle.x + 1.1 * half, middle.y},
                      {middle.x, middle.y + 1.1 * half},
                      {middle.x - 1.1 * half, middle.y}}));
        pen.disc(0, 0, 0.32);
    } else if (kind == "roadblock") {
        body(rounded(boxAt(middle, half, half), 0.25 * half));
        pen.line(-0.5, -0.5, 0.5, 0.5, 0.26);
        pen.line(-0.5, 0.5, 0.5, -0.5, 0.26);
    } else if (kind == "checkpoint" || kind.empty()) {
        body(rounded(boxAt(middle, half, half), 0.25 * half));
        pen.bar(-0.62, -0.2, 0.62, 0.2);
    } else {
        body(rounded(boxAt(middle, half, half), 0.25 * half));
        pen.disc(0, 0, 0.36);
    }
}

void addEventHead(Items& items, const CategoryStyle& category, const std::string& text, Point middle, double radius,
                  double opacity) {
    const Colour white{255, 255, 255, 255};
    items.push_back(fill({circle(middle, radius + 0.16 * radius)}, faded(white, opacity)));
    items.push_back(fill({circle(middle, radius)}, faded(category.colour, opacity)));
    const Pencil pen{items, middle, radius, faded(white, std::min(1.0, opacity + 0.15))};
    if (text.empty()) {
        drawCategory(pen, category.symbol);
        return;
    }
    drawing::GlyphRun run;
    run.run = text::shape(text, radius * (text.size() > 2 ? 0.92 : 1.22), text::Face::bold);
    run.origin = {middle.x - 0.5 * run.run.width, middle.y + 0.36 * run.run.size};
    run.colour = pen.colour;
    items.push_back(std::move(run));
}

void addPlace(Items& items, const PlaceStyle& style, Point middle, double radius, double opacity) {
    items.push_back(fill({circle(middle, radius + 0.35 * radius)}, faded({251, 249, 243, 255}, 0.8 * opacity)));
    items.push_back(fill({circle(middle, radius)}, faded(style.line, opacity)));
    if (style.fill != style.line) items.push_back(fill({circle(middle, 0.58 * radius)}, faded(style.fill, opacity)));
}

void addRing(Items& items, Point middle, double radius, const Style& style, double ratio) {
    // A disc as wide as the picture would only tint it.
    constexpr double mostFilled = 260.0;
    if (radius < mostFilled * ratio) items.push_back(fill({circle(middle, radius)}, style.ringFill));
    drawing::SubPath rim = circle(middle, radius);
    items.push_back(stroke({std::move(rim)}, style.ring, 0.9 * ratio, {3.5 * ratio, 3.0 * ratio}));
}

CategoryStyle categoryStyle(const Style& style, const std::string& category,
                            const std::vector<std::string>& allCategories) {
    if (const auto found = style.categories.find(category); found != style.categories.end()) return found->second;
    CategoryStyle own;
    own.symbol = "dot";
    if (style.categoryColours.empty()) return own;
    const auto place = std::find(allCategories.begin(), allCategories.end(), category) - allCategories.begin();
    own.colour = style.categoryColours[static_cast<std::size_t>(place) % style.categoryColours.size()];
    return own;
}

}  // namespace corridor::scene
