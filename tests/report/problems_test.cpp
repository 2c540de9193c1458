#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
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

TEST(RenderBriefly, tellsTheEleventhErrorAsOneMore) {
    const std::string ten = render(several(Severity::error, 10, "a.csv", "date"), Format::table);
    EXPECT_EQ(renderBriefly(several(Severity::error, 11, "a.csv", "date")),
              ten + "a.csv: 1 more errors of this rule; --verbose and `corridor check` list each (date)\n");
}

TEST(RenderBriefly, speaksOfTimesWithoutFeaturesAndNamesNoFileWhereThereIsNone) {
    std::vector<Problem> warnings(1000, {Severity::warning, "", "", "name", 0, 0, "odd-name", "is odd"});
    EXPECT_EQ(renderBriefly(warnings),
              "1,000 times, the first: name: is odd (warning: odd-name; --verbose lists each)\n");
    warnings.resize(999);
    EXPECT_THAT(renderBriefly(warnings), testing::StartsWith("999 times, "));
    warnings.resize(1'234'567, warnings.front());
    EXPECT_THAT(renderBriefly(warnings), testing::StartsWith("1,234,567 times, "));
    std::vector<Problem> errors(12, {Severity::error, "", "", "name", 0, 0, "odd-name", "is odd"});
    EXPECT_THAT(renderBriefly(errors), testing::EndsWith("name: is odd (odd-name)\n2 more errors of this rule; "
                                                         "--verbose and `corridor check` list each (odd-name)\n"));
}

TEST(RenderBriefly, keepsErrorsAndWarningsOfOneRuleApart) {
    std::vector<Problem> problems = several(Severity::warning, 2);
    for (const Problem& more : several(Severity::error, 10)) problems.push_back(more);
    EXPECT_EQ(renderBriefly(problems), render(problems, Format::table));
}

TEST(Render, givesAllOfAProblemAsJsonAndCsv) {
    const std::vector<Problem> two{
        {Severity::error, "a.json", "r7", "coordinates[3]", 2, 144, "latitude-range", "latitude 95.2, outside"},
        {Severity::warning, "b.json", "", "", 0, 0, "left-out", "is left out"}};
    EXPECT_EQ(nlohmann::json::parse(render(two, Format::json)), nlohmann::json::parse(R"({"problems": [
      {"file": "a.json", "feature": "r7", "path": "coordinates[3]", "line": 2, "column": 144,
       "rule": "latitude-range", "severity": "error", "message": "latitude 95.2, outside"},
      {"file": "b.json", "rule": "left-out", "severity": "warning", "message": "is left out"}]})"));
    EXPECT_EQ(render(two, Format::csv),
              "severity,rule,file,feature,path,line,message\n"
              "error,latitude-range,a.json,r7,coordinates[3],2,\"latitude 95.2, outside\"\n"
              "warning,left-out,b.json,,,,is left out\n");
    EXPECT_EQ(render(two, Format::table),
              "a.json: feature r7: coordinates[3]: latitude 95.2, outside (latitude-range)\n"
              "b.json: is left out (warning: left-out)\n");
}

TEST(FormatNamed, knowsThreeWords) {
    EXPECT_EQ(formatNamed("table"), Format::table);
    EXPECT_EQ(formatNamed("json"), Format::json);
    EXPECT_EQ(formatNamed("csv"), Format::csv);
    for (const char* word : {"", "JSON", "html", "tables"}) EXPECT_FALSE(formatNamed(word)) << word;
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
