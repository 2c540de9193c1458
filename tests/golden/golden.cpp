#include "golden/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace corridor::golden {
namespace {

namespace fs = std::filesystem;

bool isUpdating() {
    const char* value = std::getenv("CORRIDOR_UPDATE_GOLDEN");
    return value && std::string_view(value) == "1";
}

}  // namespace

Difference difference(const paint::Image& actual, const paint::Image& expected, int tolerance) {
    Difference result;
    result.picture = expected;
    for (std::size_t i = 0; i + 3 < expected.pixels.size(); i += 4) {
        int largest = 0;
        for (std::size_t channel = 0; channel < 4; ++channel)
            largest = std::max(largest, std::abs(int{actual.pixels[i + channel]} - int{expected.pixels[i + channel]}));
        result.largest = std::max(result.largest, largest);
        const bool differs = largest > tolerance;
        result.pixels += differs ? 1 : 0;
        std::uint8_t* pixel = &result.picture.pixels[i];
        for (std::size_t channel = 0; channel < 3; ++channel)
            pixel[channel] = static_cast<std::uint8_t>(differs ? (channel == 0 ? 255 : 0) : 192 + pixel[channel] / 4);
        pixel[3] = 255;
    }
    return result;
}

::testing::AssertionResult matchesGolden(const paint::Image& actual, const std::string& name, int tolerance,
                                         double allowedFraction) {
    const fs::path kept = fs::path(CORRIDOR_GOLDEN_KEPT) / (name + ".png");
    const fs::path failed = fs::path(CORRIDOR_GOLDEN_FAILED);
    if (isUpdating()) {
        writePng(kept, actual);
        return ::testing::AssertionSuccess();
    }
    fs::create_directories(failed);
    const fs::path actualFile = failed / (name + ".actual.png"), differenceFile = failed / (name + ".diff.png");
    if (!fs::exists(kept)) {
        writePng(actualFile, actual);
        return ::testing::AssertionFailure() << kept << " is missing; the actual picture is " << actualFile;
    }
    const paint::Image expected = readPng(kept);
    if (actual.width != expected.width || actual.height != expected.height) {
        writePng(actualFile, actual);
        return ::testing::AssertionFailure()
               << name << ": " << actual.width << " x " << actual.height << " pixels instead of " << expected.width
               << " x " << expected.height << "; see " << actualFile;
    }
    const Difference found = difference(actual, expected, tolerance);
    const double allowed = allowedFraction * actual.width * actual.height;
    if (static_cast<double>(found.pixels) <= allowed) return ::testing::AssertionSuccess();
    writePng(actualFile, actual);
    writePng(differenceFile, found.picture);
    return ::testing::AssertionFailure() << name << ": " << found.pixels << " pixels differ by more than " << tolerance
                                         << " (by up to " << found.largest << "), " << allowed << " may; see "
                                         << actualFile << " and " << differenceFile;
}

void expectMatchesGolden(const paint::Image& actual, const std::string& name, int tolerance, double allowedFraction) {
    EXPECT_TRUE(matchesGolden(actual, name, tolerance, allowedFraction));
}

}  // namespace corridor::golden
