#include "viewer/timeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace corridor;
using namespace corridor::viewer;

namespace {

units::Date day(const char* text) {
    return *units::parseDay(text);
}

TimeAxis axisOf(const char* from, const char* to, double left, double right) {
    return {{day(from), day(to)}, left, right};
}

model::Event event(const char* id, const char* date, const char* category = "incident") {
    model::Event result;
    result.id = id;
    result.date = *units::parseEdtf(date).value;
    result.category = category;
    return result;
}

}  // namespace

TEST(TimeAxis, DaysAndPixelsAreInverse) {
    const TimeAxis axis = axisOf("2023-01-01", "2023-12-31", 200.0, 1200.0);
    for (units::Date one = axis.days.from; one < axis.days.to; one = one.plusDays(1)) {
        ASSERT_EQ(axis.dayAt(axis.middleOf(one)), one) << units::toString(one);
    }
}

TEST(TimeAxis, ADayIsWhatItsColumnHolds) {
    const TimeAxis axis = axisOf("2023-01-01", "2023-01-11", 0.0, 100.0);
    EXPECT_EQ(axis.dayAt(29.9), day("2023-01-03"));
    EXPECT_EQ(axis.dayAt(30.1), day("2023-01-04"));
    EXPECT_EQ(axis.dayAt(-50.0), day("2023-01-01"));
    EXPECT_EQ(axis.dayAt(500.0), day("2023-01-10"));
}

TEST(TimeAxis, ZoomKeepsTheDayUnderThePointer) {
    const units::DayRange bounds{day("2020-11-10"), day("2023-10-01")};
    const TimeAxis axis{bounds, 0.0, 1000.0};
    const TimeAxis closer = zoomed(axis, 4.0, 700.0, bounds);
    EXPECT_NEAR(static_cast<double>(closer.days.count()), static_cast<double>(axis.days.count()) / 4.0, 1.0);
    EXPECT_NEAR(closer.dayAt(700.0).days(), axis.dayAt(700.0).days(), 1);
}

TEST(TimeAxis, ZoomAndMoveStayInsideTheBounds) {
    const units::DayRange bounds{day("2020-11-10"), day("2023-10-01")};
    TimeAxis axis{bounds, 0.0, 1000.0};
    EXPECT_EQ(zoomed(axis, 0.1, 300.0, bounds).days, bounds);
    axis = zoomed(axis, 8.0, 0.0, bounds);
    EXPECT_EQ(moved(axis, -10000, bounds).days.from, bounds.from);
    EXPECT_EQ(moved(axis, 10000, bounds).days.to, bounds.to);
    EXPECT_EQ(zoomed(axis, 1e9, 500.0, bounds).days.count(), 14);
}

TEST(TimeTicks, NeverStandCloserThanTheyCanBeRead) {
    for (const char* to : {"2020-12-01", "2021-03-01", "2022-01-01", "2023-10-01", "2060-01-01", "2400-01-01"}) {
        const TimeAxis axis = axisOf("2020-11-10", to, 0.0, 900.0);
        const std::vector<TimeTick> all = ticks(axis);
        ASSERT_FALSE(all.empty()) << to;
        for (std::size_t i = 1; i < all.size(); ++i)
            EXPECT_GE(all[i].x - all[i - 1].x, 20.0) << to << " " << all[i].label;
    }
}

TEST(TimeTicks, StandAtStepsThatTheirLabelsHaveRoomFor) {
    // Months at 40 pixels, days at 34, years at 44.
    const auto second = [](double pixelsPerDay) {
        TimeAxis axis = axisOf("2020-01-01", "2040-01-01", 0.0, 0.0);
        axis.right = pixelsPerDay * static_cast<double>(axis.days.count());
        return ticks(axis).at(1).label;
    };
    EXPECT_EQ(second(34.1), "2");
    EXPECT_EQ(second(33.9), "5");
    EXPECT_EQ(second(6.81), "5");
    EXPECT_EQ(second(6.79), "10");
    EXPECT_EQ(second(3.41), "10");
    EXPECT_EQ(second(3.39), "Feb");
    EXPECT_EQ(second(40.1 / 30.4), "Feb");
    EXPECT_EQ(second(39.9 / 30.4), "Apr");
    EXPECT_EQ(second(40.1 / 91.2), "Apr");
    EXPECT_EQ(second(39.9 / 91.2), "Jul");
    EXPECT_EQ(second(40.1 / 182.4), "Jul");
    EXPECT_EQ(second(39.9 / 182.4), "2021");
    EXPECT_EQ(second(44.1 / 365.25), "2021");
    EXPECT_EQ(second(43.9 / 365.25), "2022");
}

TEST(TimeTicks, OfDaysLeaveOutTheEndOfTheMonth) {
    TimeAxis axis = axisOf("2023-03-01", "2023-04-02", 0.0, 32.0 * 10.0);
    std::vector<std::string> labels;
    for (const TimeTick& tick : ticks(axis)) labels.push_back(tick.label);
    EXPECT_THAT(labels, testing::ElementsAre("Mar", "5", "10", "15", "20", "25", "Apr"));
}

TEST(TimeTicks, JanuaryIsItsYear) {
    const std::vector<TimeTick> all = ticks(axisOf("2020-11-10", "2023-10-01", 0.0, 900.0));
    std::vector<std::string> years;
    for (const TimeTick& tick : all) {
        if (tick.day.month() == 1) years.push_back(tick.label);
    }
    EXPECT_EQ(years, (std::vector<std::string>{"2021", "2022", "2023"}));
}

TEST(TimeMarks, ACertainDayIsSolidAndAnUncertainOneFaded) {
    model::Atlas atlas;
    atlas.events = {event("sure", "2023-02-01"), event("month", "2023-05"), event("span", "2023-08-01/2023-08-20")};
    const std::vector<TimeMark> all = marks(atlas, axisOf("2023-01-01", "2024-01-01", 0.0, 3650.0), 3, 8.0);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].solidRight - all[0].solidLeft, all[0].right - all[0].left);
    EXPECT_EQ(all[1].solidLeft, all[1].solidRight);
    EXPECT_NEAR(all[1].right - all[1].left, 310.0, 1e-6) << "all days of May";
    EXPECT_NEAR(all[2].solidRight - all[2].solidLeft, 200.0, 1e-6);
}

TEST(TimeMarks, AnEventThatGoesOnReachesTheEdge) {
    model::Atlas atlas;
    atlas.events = {event("on", "2023-07-26/..")};
    const std::vector<TimeMark> all = marks(atlas, axisOf("2023-01-01", "2024-01-01", 0.0, 365.0), 3, 8.0);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_TRUE(all[0].openEnd);
    EXPECT_EQ(all[0].right, 365.0);
}

TEST(TimeMarks, EventsOfOneDayLieInDifferentLanes) {
    model::Atlas atlas;
    atlas.events = {event("a", "2023-07-29"), event("b", "2023-07-29"), event("c", "2023-07-29")};
    const std::vector<TimeMark> all = marks(atlas, axisOf("2023-01-01", "2024-01-01", 0.0, 365.0), 3, 8.0);
    std::set<int> lanes;
    for (const TimeMark& mark : all) lanes.insert(mark.lane);
    EXPECT_EQ(lanes.size(), 3u);
}

TEST(TimeMarks, UndatedEventsAndThoseOutsideAreLeftOut) {
    model::Atlas atlas;
    atlas.events = {event("before", "2019-01-01"), event("in", "2023-07-29"), model::Event{}};
    EXPECT_EQ(marks(atlas, axisOf("2023-01-01", "2024-01-01", 0.0, 365.0), 3, 8.0).size(), 1u);
}

TEST(TimeBars, CoverTheAxisWithoutGap) {
    std::vector<access::Interval> intervals(3);
    intervals[0].days = {day("2020-01-01"), day("2023-02-01")};
    intervals[1].days = {day("2023-02-01"), day("2023-03-01")};
    intervals[1].answer.status = access::Status::closed;
    intervals[2].days = {day("2023-03-01"), day("2025-01-01")};
    const TimeAxis axis = axisOf("2023-01-01", "2024-01-01", 0.0, 365.0);
    const std::vector<TimeBar> all = bars(intervals, axis);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].left, 0.0);
    EXPECT_EQ(all[0].right, all[1].left);
    EXPECT_EQ(all[1].right, all[2].left);
    EXPECT_EQ(all[2].right, 365.0);
    EXPECT_EQ(all[1].status, access::Status::closed);
}

TEST(EventDays, AreTheBeginningsAndEndsOnce) {
    model::Atlas atlas;
    atlas.events = {event("a", "2023-07-29"), event("b", "2023-07-29"), event("c", "2022-12-12/2023-04-28"),
                    event("d", "2023-07-26/.."), event("e", "[..2023-08-17]")};
    EXPECT_THAT(eventDays(atlas), testing::ElementsAre(day("2022-12-12"), day("2023-04-28"), day("2023-07-26"),
                                                       day("2023-07-29"), day("2023-08-17")));
}

TEST(Categories, AreInTheOrderOfTheirFirstEvent) {
    model::Atlas atlas;
    atlas.events = {event("a", "2023-07-29", "talks"), event("b", "2020-11-10", "agreement"),
                    event("c", "2021-01-01", "talks")};
    EXPECT_THAT(categoriesOf(atlas), testing::ElementsAre("agreement", "talks"));
}
