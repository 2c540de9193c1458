#include "model/events.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <utility>

namespace corridor::model {
namespace {

using testing::ElementsAre;
using units::Date;
using units::DayRange;

/// Events of these first and last days, in order; the last is undated.
EventColumns columnsOf(const std::vector<std::pair<int, int>>& days) {
    EventColumns columns;
    Date latest = Date::earliest();
    const auto add = [&](Date first, Date last) {
        latest = std::max(latest, last);
        columns.first.push_back(first);
        columns.last.push_back(last);
        columns.latestSoFar.push_back(latest);
        columns.category.push_back(columns.first.size() % 2 == 1 ? 2 : 0);
    };
    for (const auto& [first, last] : days) add(Date(first), Date(last));
    add(Date::latest(), Date::earliest());
    columns.categories = {"", "closure", "convoy"};
    return columns;
}

std::pair<std::size_t, std::size_t> rows(const EventColumns& columns, int from, int to) {
    const IndexRange range = rowsIn(columns, {Date(from), Date(to)});
    return {range.begin, range.end};
}

using Rows = std::pair<std::size_t, std::size_t>;

TEST(RowsIn, HoldsTheFirstDayOfTheWindowAndNotItsEnd) {
    const EventColumns columns = columnsOf({{10, 10}, {11, 11}, {11, 11}, {12, 12}});
    EXPECT_EQ(rows(columns, 11, 12), (Rows{1, 3}));
    EXPECT_EQ(rows(columns, 10, 12), (Rows{0, 3}));
    EXPECT_EQ(rows(columns, 11, 13), (Rows{1, 4}));
    EXPECT_EQ(rows(columns, 0, 10), (Rows{0, 0}));
    EXPECT_TRUE(rowsIn(columns, {Date(13), Date(99)}).empty()) << "the undated is in no window";
    EXPECT_EQ(rowsIn(columns, {}).size(), 4u);
    EXPECT_EQ(rows(columns, 12, 12), (Rows{0, 0})) << "a window without days";
    EXPECT_EQ(rows(columns, 12, 11), (Rows{0, 0}));
}

TEST(RowsIn, ReachesBackToAnEventThatLasts) {
    const EventColumns columns = columnsOf({{1, 1}, {2, 20}, {3, 3}, {15, 15}});
    EXPECT_EQ(rows(columns, 20, 30), (Rows{1, 4}));
    EXPECT_TRUE(rowsIn(columns, {Date(21), Date(30)}).empty());
    EXPECT_EQ(rows(columns, 4, 10), (Rows{1, 3}));
}

TEST(Touches, CountsBothDaysOfTheEvent) {
    const EventColumns columns = columnsOf({{5, 8}});
    const std::vector<std::tuple<int, int, bool>> cases{{0, 5, false}, {0, 6, true},   {8, 9, true},
                                                        {9, 20, false}, {6, 7, true}, {0, 20, true}};
    for (const auto& [from, to, touched] : cases)
        EXPECT_EQ(touches(columns, 0, {Date(from), Date(to)}), touched) << from << " to " << to;
    EXPECT_FALSE(touches(columns, 1, {Date(0), Date(99)})) << "the undated";
}

TEST(CountByCategory, CountsTheRowsOfTheRangeOnly) {
    const EventColumns columns = columnsOf({{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}});
    EXPECT_THAT(countByCategory(columns, {0, 5}), ElementsAre(2, 0, 3));
    EXPECT_THAT(countByCategory(columns, {1, 4}), ElementsAre(2, 0, 1));
    EXPECT_THAT(countByCategory(columns, {2, 2}), ElementsAre(0, 0, 0));
    EXPECT_EQ(columns.size(), 6u);
    EXPECT_EQ((IndexRange{2, 5}).size(), 3u);
    EXPECT_FALSE((IndexRange{2, 5}).empty());
}

}  // namespace
}  // namespace corridor::model
