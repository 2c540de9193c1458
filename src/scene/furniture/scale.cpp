#include <cmath>

#include <fmt/format.h>

#include "geodesy/geodesic.hpp"
#include "panel.hpp"

namespace corridor::scene {

using drawing::Point;
using units::LonLat;

namespace {

Point middleOf(const Table& table) {
    return {0.5 * table.frame.width, 0.5 * table.frame.height};
}

/// Geodesic length of a horizontal line of so many pixels through the picture's middle.
std::optional<double> metresOf(const Table& table, double pixels) {
    const Point middle = middleOf(table);
    const auto left = table.view.projection.inverse(table.at({middle.x - 0.5 * pixels, middle.y}));
    const auto right = table.view.projection.inverse(table.at({middle.x + 0.5 * pixels, middle.y}));
    if (!left || !right) return std::nullopt;
    return geodesy::distance(*left, *right).value;
}

/// The largest of 1, 2, 5, 10 ... that is not more.
double roundLength(double metres) {
    const double power = std::pow(10.0, std::floor(std::log10(metres)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= metres) return step * power;
    }
    return power;
}

std::string lengthText(double metres) {
    return metres >= 1000.0 ? fmt::format("{:g} km", metres / 1000.0) : fmt::format("{:g} m", metres);
}

std::string fractionText(const Table& table, const ScaleBar& bar) {
    const double metresOfPixel = 0.0254 / (96.0 * table.view.pixelRatio);
    const double denominator = bar.length.value / bar.pixels / metresOfPixel;
    const double power = std::pow(10.0, std::floor(std::log10(denominator)) - 1.0);  // two digits
    std::string digits = fmt::format("{:.0f}", std::round(denominator / power) * power);
    for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), ",");
    return "about 1:" + digits;
}

}  // namespace

std::optional<ScaleBar> scaleBarOf(const Table& table, double longest) {
    const auto whole = metresOf(table, longest);
    if (!whole || !std::isfinite(*whole) || *whole <= 0.0) return std::nullopt;
    ScaleBar bar;
    bar.length.value = roundLength(*whole);
    double low = 0.0, high = longest;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        const auto metres = metresOf(table, middle);
        if (!metres) return std::nullopt;
        (*metres < bar.length.value ? low : high) = middle;
    }
    bar.pixels = std::round(128.0 * (low + high)) / 256.0;
    if (bar.pixels < 8.0) return std::nullopt;
    return bar;
}

Point scaleBarSize(const Table& table, const ScaleBar& bar) {
    const Type type = smallType(table);
    const double width = std::max(bar.pixels + widthOf(lengthText(bar.length.value), type) + table.pixels(4.0),
                                  widthOf(fractionText(table, bar), type));
    return {width + table.pixels(16.0), table.pixels(34.0)};
}

void addScaleBar(Items& items, const Table& table, const ScaleBar& bar, Point topLeft) {
    const Point size = scaleBarSize(table, bar);
    addGround(items, {topLeft.x, topLeft.y, topLeft.x + size.x, topLeft.y + size.y}, table.style,
              table.view.pixelRatio);
    const Type type = smallType(table);
    const double x = topLeft.x + table.pixels(8.0), y = topLeft.y + table.pixels(17.0);
    const double height = table.pixels(4.0);
    const drawing::Colour ink = table.style.furniture.colour;
    items.push_back(fill({rectangle({x, y, x + bar.pixels, y + height})}, {255, 255, 255, 255}));
    for (const int quarter : {0, 2})
        items.push_back(fill(
            {rectangle({x + 0.25 * quarter * bar.pixels, y, x + 0.25 * (quarter + 1) * bar.pixels, y + height})}, ink));
    items.push_back(stroke({rectangle({x, y, x + bar.pixels, y + height})}, ink, table.pixels(0.8)));
    addText(items, "0", {x - 0.5 * widthOf("0", type), y - table.pixels(4.0)}, type);
    const std::string text = lengthText(bar.length.value);
    addText(items, text, {x + bar.pixels - 0.5 * widthOf("0", type), y - table.pixels(4.0)}, type);
    addText(items, fractionText(table, bar), {x, y + height + table.pixels(10.0)}, type);
}

units::Degrees northOf(const Table& table) {
    const auto middle = table.view.projection.inverse(table.at(middleOf(table)));
    if (!middle) return {std::nan("")};
    return table.view.projection.gridConvergence(*middle);
}

void addNorthArrow(Items& items, const Table& table, units::Degrees north, Point middle, double size) {
    const double angle = north.value * 3.141592653589793 / 180.0;
    const double sine = std::sin(angle), cosine = std::cos(angle);
    const auto turned = [&](double x, double y) {
        return Point{middle.x + size * (x * cosine - y * sine), middle.y + size * (x * sine + y * cosine)};
    };
    const drawing::Colour ink = table.style.furniture.colour;
    items.push_back(fill({polygon({turned(0, -0.5), turned(0, 0.24), turned(-0.24, 0.42)})}, ink));
    items.push_back(fill({polygon({turned(0, -0.5), turned(0.24, 0.42), turned(0, 0.24)})}, {255, 255, 255, 255}));
    items.push_back(stroke({polygon({turned(0, -0.5), turned(0.24, 0.42), turned(0, 0.24), turned(-0.24, 0.42)})}, ink,
                           table.pixels(0.8)));
    const Type type{table.pixels(9.0), text::Face::bold, ink};
    const Point letter = turned(0, -0.68);
    addText(items, "N", {letter.x - 0.5 * widthOf("N", type), letter.y + 0.36 * type.size}, type);
}

}  // namespace corridor::scene
