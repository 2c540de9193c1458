#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "paint/painter.hpp"

/// Pictures in tests.
namespace corridor::golden {

/// 8-bit RGBA. Throw std::runtime_error with the file's name where it cannot be read or written.
paint::Image readPng(const std::filesystem::path& file);
void writePng(const std::filesystem::path& file, const paint::Image& image);

/// How two pictures of one size differ.
struct Difference {
    std::size_t pixels = 0;  ///< in which some channel differs by more than the tolerance
    int largest = 0;         ///< largest difference of a channel
    paint::Image picture;    ///< those pixels in red on a faint copy of the expected picture
};
Difference difference(const paint::Image& actual, const paint::Image& expected, int tolerance);

/// Compares a picture with tests/golden/NAME.png: at most `allowedFraction` of the pixels may have a channel that
/// differs by more than `tolerance` (0 ... 255). On failure the actual picture and the difference are written to
/// golden/ in the build folder. With CORRIDOR_UPDATE_GOLDEN=1 in the environment the kept picture is replaced
/// instead; look at it before it is committed. Use as EXPECT_TRUE(matchesGolden(...)).
::testing::AssertionResult matchesGolden(const paint::Image& actual, const std::string& name, int tolerance = 2,
                                         double allowedFraction = 0.001);

/// The same as an expectation of its own.
void expectMatchesGolden(const paint::Image& actual, const std::string& name, int tolerance = 2,
                         double allowedFraction = 0.001);

}  // namespace corridor::golden
