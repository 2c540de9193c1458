#include "view_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iostream>

#include "arguments.hpp"

namespace corridor::viewer {

namespace {

constexpr int smallest = 320, largest = 8192;

std::vector<double> numbers(const std::string& text, char separator) {
    std::vector<double> all;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at <= end) {
        double value = 0.0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || (next != end && *next != separator)) return {};
        all.push_back(value);
        if (next == end) return all;
        at = next + 1;
    }
    return {};
}

units::BBox parseBox(const std::string& text) {
    const std::vector<double> box = numbers(text, ',');
    const bool good =
        box.size() == 4 && units::isValid({box[0], box[1]}) && units::isValid({box[2], box[3]}) && box[1] < box[3];
    if (!good) throw cli::UsageError(fmt::format("--bbox {}: not a box; write W,S,E,N in degrees with S < N", text));
    return {box[0], box[1], box[2], box[3]};
}

void parseSize(const std::string& text, ViewOptions& options) {
    const std::vector<double> size = numbers(text, 'x');
    const auto fits = [](double value) {
        return value >= smallest && value <= largest && value == static_cast<int>(value);
    };
    if (size.size() != 2 || !fits(size[0]) || !fits(size[1])) {
        throw cli::UsageError(
            fmt::format("--size {}: not a size; write WxH, each from {} to {} pixels", text, smallest, largest));
    }
    options.width = static_cast<int>(size[0]);
    options.height = static_cast<int>(size[1]);
}

}  // namespace

std::optional<ViewOptions> parseOptions(const std::vector<std::string>& arguments) {
    ViewOptions options;
    std::string box, size;
    CLI::App app("The interactive map: move, scrub through time, click for who says what.", "corridor view");
    options.input.add(app, "INPUT...: atlas folders or files (default: the shipped atlas)");
    options.question.addDay(app);
    options.question.addWindow(app);
    options.question.addViewpoint(app);
    options.question.addNames(app);
    app.add_option("--bbox", box, "Show this box: W,S,E,N in degrees");
    app.add_option("--route", options.routes, "Show this route, by id or name; may be repeated to compare")
        ->allow_extra_args(false);
    app.add_option("--select", options.select, "Open the panel of this thing, by id or name");
    app.add_option("--size", size, "Size of the window in pixels, WxH (default: 1280x800)");
    app.add_option("--screenshot", options.screenshot, "Draw the first full frame, write it as PNG and end");
    app.add_flag("--plain", options.plain, "The map alone, without panels (key H)");
    app.add_flag("--bench", options.bench, "Measure frames at rest and moving, and end");
    app.add_flag("-q,--quiet", options.quiet, "No warnings");
    std::vector<std::string> words = cli::withLongOptions(arguments);
    for (std::string& word : words) {
        if (word == "--ts") word = "--size";
    }
    const std::vector<std::string> reversed(words.rbegin(), words.rend());
    try {
        app.parse(std::vector<std::string>(reversed));
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) throw cli::UsageError(error.what());
        app.exit(error, std::cout, std::cerr);
        return std::nullopt;
    }
    options.question.checkSyntax();
    if (!box.empty()) options.bbox = parseBox(box);
    if (!size.empty()) parseSize(size, options);
    return options;
}

}  // namespace corridor::viewer
