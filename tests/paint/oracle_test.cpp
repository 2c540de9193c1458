#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "agg_oracle.hpp"
#include "scenes.hpp"

namespace corridor::paint {
namespace {

using namespace drawing;

constexpr int size = 400;

/// White on black: the red channel is the coverage.
std::vector<std::uint8_t> coverageOf(const Item& item) {
    auto list = std::make_shared<DisplayList>();
    list->background = {0, 0, 0, 255};
    list->items.push_back(item);
    const Image image = Painter(list).paint(0, 0, size, size);
    std::vector<std::uint8_t> red;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) red.push_back(image.pixels[i]);
    return red;
}

struct Comparison {
    int largest = 0;
    double mean = 0.0;  ///< over the pixels that either colours
};

Comparison compare(const std::vector<std::uint8_t>& ours, const std::vector<std::uint8_t>& theirs) {
    Comparison result;
    double sum = 0.0, touched = 0.0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const int difference = std::abs(int{ours[i]} - int{theirs[i]});
        result.largest = std::max(result.largest, difference);
        sum += difference;
        touched += ours[i] != 0 || theirs[i] != 0 ? 1 : 0;
    }
    result.mean = touched > 0 ? sum / touched : 0.0;
    return result;
}

/// A smooth line: at sharp corners near the ends of a thick one AGG's inner joins leave holes, ours do not.
Path wave() {
    Path path(1);
    for (int i = 0; i <= 60; ++i) path[0].points.push_back({20.0 + 6.0 * i, 200.0 + 30.0 * std::sin(i * 0.21)});
    return path;
}

TEST(Oracle, FillsCoverWhatAggCovers) {
    Random random(11);
    for (int round = 0; round < 40; ++round) {
        Fill fill;
        fill.colour = {255, 255, 255, 255};
        fill.evenOdd = round % 2 == 0;
        fill.path.resize(2);
        for (SubPath& sub : fill.path) {
            for (int i = 0; i < 3 + random.upTo(60); ++i)
                sub.points.push_back(snapped(Point{random.between(-50, 450), random.between(-50, 450)}));
        }
        const Comparison found = compare(coverageOf(fill), oracle::fill(fill, size, size));
        // The two round an edge's places to 1/256 px in different ways, once for each edge in a pixel.
        EXPECT_LE(found.largest, 6) << "round " << round;
        EXPECT_LE(found.mean, 0.25) << "round " << round;
    }
}

TEST(Oracle, StrokesCoverWhatAggCovers) {
    for (const double width : {0.5, 1.0, 2.5, 7.0, 20.0}) {
        for (const Join join : {Join::miter, Join::round, Join::bevel}) {
            for (const Cap cap : {Cap::butt, Cap::round, Cap::square}) {
                Stroke stroke;
                stroke.colour = {255, 255, 255, 255};
                stroke.path = wave();
                stroke.width = width;
                stroke.join = join;
                stroke.cap = cap;
                const Comparison found = compare(coverageOf(stroke), oracle::stroke(stroke, size, size));
                // Arcs of round joins and caps are approximated to 0.1 px.
                EXPECT_LE(found.mean, 1.5) << width << " px, join " << int(join) << ", cap " << int(cap);
                EXPECT_LE(found.largest, 40) << width << " px, join " << int(join) << ", cap " << int(cap);
            }
        }
    }
}

TEST(Oracle, DashesLieWhereAggPutsThem) {
    for (const double start : {0.0, 3.0, 11.5}) {
        Stroke stroke;
        stroke.colour = {255, 255, 255, 255};
        stroke.path = wave();
        stroke.width = 3.0;
        stroke.dashes = {9.0, 4.0, 2.0, 4.0};
        stroke.dashStart = start;
        stroke.cap = Cap::butt;
        const Comparison found = compare(coverageOf(stroke), oracle::stroke(stroke, size, size));
        EXPECT_LE(found.mean, 2.5) << "from " << start;
        EXPECT_LE(found.largest, 64) << "from " << start;
    }
}

}  // namespace
}  // namespace corridor::paint
