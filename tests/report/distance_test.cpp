// What `distance` prints of a route that is interrupted.
#include <gmock/gmock.h>

#include "report/report.hpp"

namespace corridor::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string printed(const measure::Measure& measure, Format format) {
    static const model::Route route = [] {
        model::Route each;
        each.id = "r";
        return each;
    }();
    DistanceAnswer::Row row;
    row.route = &route;
    row.length = measure.length();
    row.straightLine = measure::straightLine(measure);
    row.sinuosity = measure::sinuosity(measure);
    for (const measure::Break& each : measure.breaks)
        if (!each.isListed) row.unlisted.push_back(each);
    DistanceAnswer answer;
    answer.rows = {row};
    return render(answer, {}, format);
}

measure::Measure measured(std::vector<units::Line> parts) {
    model::Route route;
    route.parts = std::move(parts);
    return measure::measureOf(route, measure::Edges({}));
}

TEST(DistanceReport, SaysWhereARouteIsInterruptedAndGivesNoStraightLine) {
    const measure::Measure apart = measured({{{0, 0}, {1, 0}}, {{1.5, 0}, {2, 0}}, {{3, 0}, {4, 0}}});
    EXPECT_THAT(
        printed(apart, Format::table),
        HasSubstr("278.30 km; interrupted between 1, 0 and 1.5, 0 (55.66 km), no gap listed: no straight line (2 "
                  "such places)\n"));
    const std::string json = printed(apart, Format::json);
    EXPECT_THAT(json, Not(HasSubstr("straight_line_m")));
    EXPECT_THAT(json, Not(HasSubstr("sinuosity")));
    EXPECT_THAT(json, HasSubstr("unlisted_gaps"));
    EXPECT_THAT(printed(apart, Format::csv), testing::EndsWith(",,\n"));
}

TEST(DistanceReport, SaysWhereARouteBranches) {
    const measure::Measure y = measured({{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}, {{1, 0}, {1, 1}}});
    EXPECT_THAT(printed(y, Format::table), HasSubstr("interrupted at 1, 0, where it branches, no gap listed"));
}

TEST(DistanceReport, GivesTheStraightLineOfPartsThatJoin) {
    const measure::Measure whole = measured({{{1, 0}, {2, 0}}, {{0, 0}, {1, 0}}});
    EXPECT_THAT(printed(whole, Format::table), HasSubstr("222.64 km; straight line 222.64 km; sinuosity 1.00\n"));
    EXPECT_THAT(printed(whole, Format::json), HasSubstr("straight_line_m"));
    EXPECT_THAT(printed(whole, Format::json), Not(HasSubstr("unlisted_gaps")));
}

}  // namespace
}  // namespace corridor::report
