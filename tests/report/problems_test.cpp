#include <gmock/gmock.h>

#include <string>

#include "report/report.hpp"

namespace corridor::report {
namespace {

using testing::HasSubstr;
using units::Problem;
using units::Severity;

Problem problem(Severity severity, const std::string& file, int feature, const std::string& rule) {
    return {severity, file, "#" + std::to_string(feature), "coordinates", 0, 0, rule, "is " + std::to_string(feature)};
}

std::vector<Problem> several(Severity severity, int count, const std::string& file = "roads.geojson",
                             const std::string& rule = "ring-orientation") {
    std::vector<Problem> problems;
    for (int i = 0; i < count; ++i) problems.push_back(problem(severity, file, i, rule));
    return problems;
}

TEST(RenderBriefly, tellsAFewWarningsOneByOne) {
    EXPECT_EQ(renderBriefly(several(Severity::warning, 2)),
              "roads.geojson: feature #0: coordinates: is 0 (warning: ring-orientation)\n"
              "roads.geojson: feature #1: coordinates: is 1 (warning: ring-orientation)\n");
}

TEST(RenderBriefly, foldsManyWarningsOfOneRuleInOneFileIntoALineWithTheirNumber) {
    EXPECT_EQ(renderBriefly(several(Severity::warning, 3)),
              "roads.geojson: 3 features, the first: feature #0: coordinates: is 0 (warning: ring-orientation; "
              "--verbose lists each)\n");
    EXPECT_THAT(renderBriefly(several(Severity::warning, 1204)), HasSubstr("roads.geojson: 1,204 features, "));
}

TEST(RenderBriefly, keepsFilesAndRulesApartInTheirOrder) {
    std::vector<Problem> problems = several(Severity::warning, 3);
    for (const Problem& more : several(Severity::warning, 1, "areas.geojson")) problems.push_back(more);
    for (const Problem& more : several(Severity::warning, 4, "roads.geojson", "extra-ordinates"))
        problems.push_back(more);
    EXPECT_EQ(renderBriefly(problems),
              "roads.geojson: 3 features, the first: feature #0: coordinates: is 0 (warning: ring-orientation; "
              "--verbose lists each)\n"
              "areas.geojson: feature #0: coordinates: is 0 (warning: ring-orientation)\n"
              "roads.geojson: 4 features, the first: feature #0: coordinates: is 0 (warning: extra-ordinates; "
              "--verbose lists each)\n");
}

TEST(RenderBriefly, tellsTenErrorsOfARuleAndHowManyMoreThereAre) {
    const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
    EXPECT_EQ(renderBriefly(several(Severity::error, 10)), render(several(Severity::error, 10), Format::table));
    const std::string text = renderBriefly(several(Severity::error, 1214, "roads.geojson", "latitude-range"));
    EXPECT_EQ(lines(text), 11);
    EXPECT_THAT(text, HasSubstr("roads.geojson: 1,204 more errors of this rule; --verbose and `corridor check` list "
                                "each (latitude-range)\n"));
}

TEST(Render, aProblemIsOneLineWhateverItsFileAndFeatureAreCalled) {
    const Problem hostile{Severity::error, "a\nb\xFF.geojson",     "r\n7\x1B[2J", "na\tme", 0, 0,
                          "date",          "\"\u202E\" is no\nday"};
    EXPECT_EQ(render({hostile}, Format::table),
              "a\uFFFDb\uFFFD.geojson: feature r 7\uFFFD[2J: na me: \"\uFFFD\" is no day (date)\n");
    EXPECT_EQ(renderBriefly({hostile}), render({hostile}, Format::table));
}

TEST(Render, problemsAreJsonWhateverBytesAreInThem) {
    const Problem hostile{Severity::error, "\xFF.geojson", "r\n7\u202E", "", 0, 0, "date", "\xC3 is no day"};
    const std::string json = render({hostile}, Format::json);
    EXPECT_THAT(json, HasSubstr("\"file\": \"\uFFFD.geojson\""));
    EXPECT_THAT(json, HasSubstr("\"feature\": \"r\\n7\\u202e\""));
    EXPECT_THAT(json, HasSubstr("\"message\": \"\uFFFD is no day\""));
}

}  // namespace
}  // namespace corridor::report
