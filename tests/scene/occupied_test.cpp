#include "occupied.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace corridor::scene {
namespace {

using drawing::Point;
using drawing::Rect;

TEST(Occupied, IsFreeWhereOnlyEdgesTouch) {
    Occupied taken;
    taken.add({10, 10, 20, 20});
    EXPECT_TRUE(taken.isFree({20, 10, 30, 20}));
    EXPECT_TRUE(taken.isFree({0, 0, 10, 10}));
    EXPECT_FALSE(taken.isFree({19.99, 19.99, 30, 30}));
    EXPECT_FALSE(taken.isFree({12, 12, 13, 13})) << "inside";
    EXPECT_FALSE(taken.isFree({0, 0, 100, 100})) << "around it";
}

TEST(Occupied, FindsWhatLiesAcrossCellsAndLeftOfZero) {
    Occupied taken;
    taken.add({-500, -3, 500, 3});
    for (const double x : {-499.0, -96.5, -0.5, 95.5, 96.5, 498.0}) EXPECT_FALSE(taken.isFree({x, -1, x + 1, 1})) << x;
    EXPECT_TRUE(taken.isFree({-502, -1, -500, 1}));
    EXPECT_TRUE(taken.isFree({0, 3, 1, 4}));
}

TEST(Occupied, MeasuresSharedAreasOnceWhateverCellsTheyCross) {
    Occupied taken;
    taken.add({90, 90, 110, 110});
    EXPECT_DOUBLE_EQ(taken.areaWithin({100, 100, 120, 120}), 100.0);
    EXPECT_DOUBLE_EQ(taken.areaWithin({0, 0, 300, 300}), 400.0) << "over four cells";
    taken.add({90, 90, 100, 110});
    EXPECT_DOUBLE_EQ(taken.areaWithin({0, 0, 300, 300}), 600.0) << "each as often as it is taken";
    EXPECT_DOUBLE_EQ(taken.areaWithin({110, 90, 120, 110}), 0.0);
    EXPECT_DOUBLE_EQ(taken.areaWithin({-300, -300, -1, -1}), 0.0);
}

TEST(LineField, MeasuresWhatLiesInsideABox) {
    LineField field;
    field.add({0, 50}, {400, 50});
    EXPECT_NEAR(field.lengthWithin({100, 0, 150, 100}), 50.0, 1e-9);
    EXPECT_NEAR(field.lengthWithin({90, 40, 110, 60}), 20.0, 1e-9) << "across a cell's edge, once";
    EXPECT_NEAR(field.lengthWithin({-50, 0, 20, 100}), 20.0, 1e-9);
    EXPECT_NEAR(field.lengthWithin({390, 0, 500, 100}), 10.0, 1e-9);
    EXPECT_EQ(field.lengthWithin({0, 51, 400, 60}), 0.0);
    EXPECT_EQ(field.lengthWithin({401, 0, 500, 100}), 0.0);
}

TEST(LineField, MeasuresSlantedAndUprightLines) {
    LineField field;
    field.add({300, 300}, {0, 0});
    EXPECT_NEAR(field.lengthWithin({100, 100, 200, 200}), 100.0 * std::sqrt(2.0), 1e-9);
    EXPECT_EQ(field.lengthWithin({200, 0, 300, 100}), 0.0) << "in the line's box, beside the line";
    LineField upright;
    upright.add({10, -200}, {10, 200});
    EXPECT_NEAR(upright.lengthWithin({0, -30, 20, 30}), 60.0, 1e-9);
    EXPECT_EQ(upright.lengthWithin({11, -30, 20, 30}), 0.0);
}

TEST(LineField, AddsUpItsLines) {
    LineField field;
    field.add({0, 5}, {100, 5});
    field.add({0, 6}, {100, 6});
    for (int i = 0; i < 100; ++i) field.add({1000.0 + i, 0}, {1001.0 + i, 0});
    EXPECT_NEAR(field.lengthWithin({20, 0, 30, 10}), 20.0, 1e-9);
    EXPECT_NEAR(field.lengthWithin({990, -1, 1200, 1}), 100.0, 1e-6);
}

}  // namespace
}  // namespace corridor::scene
