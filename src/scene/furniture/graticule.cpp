#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "panel.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

/// Seconds of arc between ticks that people read easily.
constexpr std::array<int, 21> steps{1,    2,    5,    10,   15,    30,    60,    120,   300,    600,   900,
                                    1200, 1800, 3600, 7200, 18000, 36000, 54000, 72000, 108000, 162000};

enum class Side { top, bottom, left, right };

Point pointOn(const Table& table, Side side, double t) {
    const double width = table.frame.width, height = table.frame.height;
    switch (side) {
        case Side::top:
            return {t * width, 0.0};
        case Side::bottom:
            return {t * width, height};
        case Side::left:
            return {0.0, t * height};
        case Side::right:
            return {width, t * height};
    }
    return {};
}

/// Longitude along a horizontal side, latitude along an upright one, in seconds of arc; NaN out of reach.
double secondsAt(const Table& table, Side side, double t) {
    const auto position = table.view.projection.inverse(table.at(pointOn(table, side, t)));
    if (!position) return std::nan("");
    return 3600.0 * (side == Side::top || side == Side::bottom ? position->lon : position->lat);
}

std::string degreeText(double seconds, bool isLongitude) {
    const double rounded = std::round(std::abs(seconds));
    const auto whole = static_cast<long>(rounded);
    const long degrees = whole / 3600, minutes = whole / 60 % 60, rest = whole % 60;
    std::string text = fmt::format("{}°", degrees);
    if (minutes != 0 || rest != 0) text += fmt::format("{:02}′", minutes);
    if (rest != 0) text += fmt::format("{:02}″", rest);
    if (whole == 0) return text;
    return text + (isLongitude ? (seconds < 0 ? "W" : "E") : (seconds < 0 ? "S" : "N"));
}

int stepFor(const Table& table, Side side, double length, double spacing) {
    const double first = secondsAt(table, side, 0.02), last = secondsAt(table, side, 0.98);
    const double span = std::abs(last - first);
    if (!std::isfinite(span) || span <= 0.0) return 0;
    const double most = std::max(1.0, length / spacing);
    for (const int step : steps) {
        if (span / step <= most) return step;
    }
    return steps.back();
}

struct Tick {
    double t = 0.0, seconds = 0.0;
};

/// Where multiples of the step lie along a side.
std::vector<Tick> ticksOn(const Table& table, Side side, int step) {
    constexpr int samples = 64;
    std::vector<Tick> ticks;
    double before = secondsAt(table, side, 0.0);
    for (int i = 1; i <= samples; ++i) {
        const double t0 = static_cast<double>(i - 1) / samples, t1 = static_cast<double>(i) / samples;
        const double now = secondsAt(table, side, t1);
        // A leap at the antimeridian is no crossing.
        if (std::isfinite(before) && std::isfinite(now) && std::abs(now - before) < 3600.0 * 90.0) {
            const double low = std::min(before, now), high = std::max(before, now);
            for (double k = std::ceil(low / step); k * step <= high; k += 1.0) {
                double from = t0, to = t1;
                for (int halving = 0; halving < 40; ++halving) {
                    const double middle = 0.5 * (from + to);
                    const bool isBelow = secondsAt(table, side, middle) < k * step;
                    (isBelow == (now > before) ? from : to) = middle;
                }
                ticks.push_back({0.5 * (from + to), k * step});
            }
        }
        before = now;
    }
    return ticks;
}

void addSide(Items& items, const Table& table, Side side, int step) {
    const double strip = graticuleWidth(table), tick = table.pixels(4.0);
    const bool isFlat = side == Side::top || side == Side::bottom;
    const double length = isFlat ? table.frame.width : table.frame.height;
    const Type type{table.pixels(8.0), text::Face::regular,
                    mixed(table.style.furniture.colour, {255, 255, 255, 255}, 0.25)};
    drawing::Path marks;
    double free = strip + table.pixels(2.0);  // labels do not run into each other nor into the corners
    std::vector<Tick> ticks = ticksOn(table, side, step);
    std::sort(ticks.begin(), ticks.end(), [](const Tick& a, const Tick& b) { return a.t < b.t; });
    for (const Tick& at : ticks) {
        const Point edge = pointOn(table, side, at.t);
        const double along = isFlat ? edge.x : edge.y;
        if (along < strip || along > length - strip) continue;
        const double inner = side == Side::top || side == Side::left ? strip : -strip;
        const double sign = inner > 0.0 ? 1.0 : -1.0;
        const Point from = isFlat ? Point{edge.x, edge.y + inner} : Point{edge.x + inner, edge.y};
        const Point to = isFlat ? Point{from.x, from.y - sign * tick} : Point{from.x - sign * tick, from.y};
        marks.push_back({{from, to}, false});
        const std::string text = degreeText(at.seconds, isFlat);
        const text::Run run = text::shape(text, type.size, type.face);
        if (along - 0.5 * run.width < free || along + 0.5 * run.width > length - strip) continue;
        free = along + 0.5 * run.width + table.pixels(6.0);
        drawing::GlyphRun label;
        label.run = run;
        label.colour = type.colour;
        const double middle = 0.5 * (strip - tick);  // of the strip's free part
        if (isFlat) {
            label.origin = {edge.x - 0.5 * run.width, edge.y + sign * middle + 0.36 * type.size};
        } else {
            label.angle = -1.5707963267948966;
            label.origin = {edge.x + sign * middle + 0.36 * type.size, edge.y + 0.5 * run.width};
        }
        items.push_back(std::move(label));
    }
    items.push_back(stroke(std::move(marks), table.style.furnitureLine, table.pixels(0.8)));
}

}  // namespace

double graticuleWidth(const Table& table) {
    return std::round(table.pixels(15.0));
}

void addGraticule(Items& items, const Table& table) {
    const double strip = graticuleWidth(table), width = table.frame.width, height = table.frame.height;
    const Rect inner{strip, strip, width - strip, height - strip};
    drawing::Path border{rectangle({0, 0, width, height}), rectangle(inner)};
    items.push_back(fill(std::move(border), {252, 251, 247, 255}));
    items.push_back(stroke({rectangle(inner)}, table.style.furnitureLine, table.pixels(0.9)));
    const int longitude = stepFor(table, Side::top, table.frame.width, table.pixels(150.0));
    const int latitude = stepFor(table, Side::left, table.frame.height, table.pixels(150.0));
    for (const Side side : {Side::top, Side::bottom}) {
        if (longitude > 0) addSide(items, table, side, longitude);
    }
    for (const Side side : {Side::left, Side::right}) {
        if (latitude > 0) addSide(items, table, side, latitude);
    }
}

}  // namespace corridor::scene
