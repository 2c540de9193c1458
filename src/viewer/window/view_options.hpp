#pragma once

#include <optional>
#include <string>
#include <vector>

#include "options.hpp"
#include "units/lon_lat.hpp"

namespace corridor::viewer {

/// The command line of `corridor view`.
struct ViewOptions {
    cli::InputOptions input;
    cli::QuestionOptions question;
    std::vector<std::string> routes;  ///< --route: fit to them, and choose them for the table
    std::string select;               ///< --select: a thing whose panel is open, by id or name
    std::optional<units::BBox> bbox;
    int width = 1280, height = 800;
    std::string screenshot;
    bool plain = false;  ///< the map alone
    bool bench = false;
    bool quiet = false;
};

/// nullopt where help was asked for and printed. Throws cli::UsageError.
std::optional<ViewOptions> parseOptions(const std::vector<std::string>& arguments);

}  // namespace corridor::viewer
