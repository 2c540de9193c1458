#include "golden/golden.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace corridor::paint {
namespace {

using namespace drawing;

SubPath wave(double y, double width) {
    SubPath path;
    for (int i = 0; 2.0 * i <= width; ++i)
        path.points.push_back({10.0 + 2.0 * i, y + 12.0 * std::sin(i * 0.08) + 2.0 * std::sin(i * 0.5)});
    return path;
}

TEST(Golden, LinesOfAMap) {
    auto list = std::make_shared<DisplayList>();
    list->background = {246, 243, 236, 255};
    const auto add = [&](double y, double width, Colour colour, std::vector<double> dashes = {}, Cap cap = Cap::round) {
        list->items.push_back(Stroke{{wave(y, 280)}, colour, width, std::move(dashes), 0.0, cap, Join::round});
    };
    add(25, 6, {120, 90, 60, 255});
    add(25, 4, {250, 210, 120, 255});
    add(50, 1, {80, 80, 80, 255});
    add(65, 0.6, {80, 80, 80, 255});
    add(85, 2.5, {200, 30, 30, 255}, {8, 5}, Cap::butt);
    add(105, 3, {30, 30, 160, 255}, {0, 6});
    add(125, 1.2, {120, 60, 160, 255}, {10, 3, 2, 3}, Cap::butt);
    add(150, 12, {30, 120, 60, 120});
    golden::expectMatchesGolden(Painter(list).paint(0, 0, 300, 175), "lines_of_a_map", 2, 0.001);
}

TEST(Golden, TextInFourScripts) {
    auto list = std::make_shared<DisplayList>();
    list->background = {214, 228, 214, 255};
    double y = 20.0;
    for (const double size : {9.0, 12.0, 16.0, 24.0}) {
        GlyphRun text;
        text.run = text::shape("Xankəndi · Ստեփանակերտ · Степанакерт", size);
        text.origin = {10.0, y};
        text.colour = {40, 40, 40, 255};
        text.halo = {255, 255, 255, 230};
        text.haloWidth = 1.5;
        list->items.push_back(text);
        y += 1.6 * size;
    }
    // Another release of the fonts may move a contour a little.
    golden::expectMatchesGolden(Painter(list).paint(0, 0, 480, 100), "text_in_four_scripts", 32, 0.01);
}

}  // namespace
}  // namespace corridor::paint
