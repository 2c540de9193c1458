#include "units/result.hpp"

#include <gtest/gtest.h>

namespace corridor::units {
namespace {

Problem problemOf(const char* file, const char* feature, const char* path, const char* message) {
    Problem problem;
    problem.file = file;
    problem.feature = feature;
    problem.path = path;
    problem.message = message;
    return problem;
}

TEST(Problem, IsWrittenFromFileToValue) {
    EXPECT_EQ(toString(problemOf("routes.geojson", "r7", "coordinates[3]", "latitude 95.2 is outside [-90, 90]")),
              "routes.geojson: feature r7: coordinates[3]: latitude 95.2 is outside [-90, 90]");
    EXPECT_EQ(toString(problemOf("routes.geojson", "#0", "", "it has no geometry")),
              "routes.geojson: feature #0: it has no geometry");
    EXPECT_EQ(toString(problemOf("", "", "atlas.json", "no title")), "atlas.json: no title");
}

TEST(Problem, OfAWholeFileShowsLineAndColumn) {
    Problem problem = problemOf("routes.geojson", "", "", "expected a value, not \"}\"");
    problem.line = 12;
    EXPECT_EQ(toString(problem), "routes.geojson:12: expected a value, not \"}\"");
    problem.column = 4;
    EXPECT_EQ(toString(problem), "routes.geojson:12:4: expected a value, not \"}\"");
    problem.feature = "r7";
    EXPECT_EQ(toString(problem), "routes.geojson: feature r7: expected a value, not \"}\"");
}

TEST(Problem, OfATextWithoutAFileShowsItsLine) {
    Problem problem = problemOf("", "", "", "no title");
    problem.line = 1;
    EXPECT_EQ(toString(problem), "line 1: no title");
    problem.column = 1;
    EXPECT_EQ(toString(problem), "line 1:1: no title");
    problem.line = 0;
    EXPECT_EQ(toString(problem), "no title") << "a column without a line says nothing";
}

TEST(Problem, IsOneLineWhateverIsInItsParts) {
    EXPECT_EQ(toString(problemOf("a\nb.geojson", "r\n7", "name\x1B", "two\nlines")),
              "a\uFFFDb.geojson: feature r 7: name\uFFFD: two lines");
}

TEST(Problems, HaveErrorsOnlyIfOneIsAnError) {
    Problem warning;
    warning.severity = Severity::warning;
    EXPECT_FALSE(hasErrors({}));
    EXPECT_FALSE(hasErrors({warning, warning}));
    EXPECT_TRUE(hasErrors({warning, Problem{}}));
}

TEST(Result, IsTrueWithAValue) {
    EXPECT_TRUE((Result<int>{3, {}}));
    EXPECT_FALSE((Result<int>{std::nullopt, {Problem{}}}));
}

}  // namespace
}  // namespace corridor::units
