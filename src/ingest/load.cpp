#include "ingest/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "atlas_folder.hpp"
#include "gdal_reader.hpp"

namespace corridor::ingest {

namespace fs = std::filesystem;

namespace {

/// The atlas's name: its folder, or the file without extension.
std::string idOf(const std::string& input) {
    fs::path path = fs::path(input).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    return isConnection(input)      ? input.substr(0, input.find(':'))
           : fs::is_directory(path) ? path.filename().string()
                                    : path.stem().string();
}

/// One input as an atlas of its own.
model::Atlas readInput(const std::string& input, const LoadOptions& options, std::vector<units::Problem>& problems) {
    model::Atlas atlas;
    atlas.id = idOf(input);
    if (isConnection(input)) {
        Problems own(input);
        readWithGdal(input, {atlas.id, "", options.skipInvalid}, options, atlas, own);
        problems.insert(problems.end(), own.all().begin(), own.all().end());
        atlas.inputs.push_back({input, ""});
    } else if (!fs::exists(input)) {
        problems.push_back({units::Severity::error, input, "", "", 0, 0, "unreadable", "no such file or folder"});
    } else if (fs::is_directory(input) && fs::exists(fs::path(input) / "atlas.json")) {
        readAtlasFolder(input, options, atlas, problems);
    } else {
        readFile(input, input, "", options, atlas, problems);
    }
    return atlas;
}

/// Moves the things of `from` to `to`, refusing ids that are there already.
template <typename Thing>
void overlay(std::vector<Thing>& to, std::vector<Thing>& from, const char* what, const std::string& file,
             std::vector<units::Problem>& problems) {
    std::set<std::string> known;
    for (const Thing& thing : to) known.insert(thing.id);
    for (Thing& thing : from) {
        if (known.insert(thing.id).second) {
            to.push_back(std::move(thing));
        } else {
            problems.push_back({units::Severity::error, file, thing.id, "id", 0, 0, "duplicate-id",
                                fmt::format("a {} with this id is there already", what)});
        }
    }
}

/// Parties and sources that are the same in several inputs are one.
template <typename Thing>
void overlayShared(std::vector<Thing>& to, std::vector<Thing>& from) {
    std::set<std::string> known;
    for (const Thing& thing : to) known.insert(thing.id);
    for (Thing& thing : from) {
        if (known.insert(thing.id).second) to.push_back(std::move(thing));
    }
}

void overlay(model::Atlas& to, model::Atlas from, const std::string& file, std::vector<units::Problem>& problems) {
    overlayShared(to.parties, from.parties);
    overlayShared(to.sources, from.sources);
    overlay(to.places, from.places, "place", file, problems);
    overlay(to.network, from.network, "edge", file, problems);
    overlay(to.routes, from.routes, "route", file, problems);
    overlay(to.checkpoints, from.checkpoints, "checkpoint", file, problems);
    overlay(to.events, from.events, "event", file, problems);
    overlay(to.shapes, from.shapes, "area or line", file, problems);
    to.inputs.insert(to.inputs.end(), from.inputs.begin(), from.inputs.end());
    to.rasters.insert(to.rasters.end(), from.rasters.begin(), from.rasters.end());
    const auto join = [](std::string& text, const std::string& more) {
        if (!more.empty() && text.find(more) == std::string::npos) text += text.empty() ? more : " " + more;
    };
    join(to.credit, from.credit);
    join(to.licence, from.licence);
    join(to.disclaimer, from.disclaimer);
}

/// The first input's own members: title, days, names.
void takeHeader(model::Atlas& to, const model::Atlas& first) {
    to.id = first.id;
    to.title = first.title;
    to.timeZone = first.timeZone;
    to.coverage = first.coverage;
    to.defaultDay = first.defaultDay;
    to.defaultView = first.defaultView;
    to.defaultNames = first.defaultNames;
}

}  // namespace

units::Result<model::Atlas> load(const std::vector<std::string>& inputs, const LoadOptions& options) {
    units::Result<model::Atlas> result;
    model::Atlas atlas;
    for (const std::string& input : inputs) {
        model::Atlas read = readInput(input, options, result.problems);
        if (input == inputs.front()) takeHeader(atlas, read);
        overlay(atlas, std::move(read), input, result.problems);
    }
    // What cannot be mended by leaving a feature out refuses the whole.
    const bool refused =
        std::any_of(result.problems.begin(), result.problems.end(), [&](const units::Problem& problem) {
            if (problem.severity != units::Severity::error) return false;
            return !options.skipInvalid || problem.feature.empty();
        });
    if (!refused) result.value = std::move(atlas);
    return result;
}

fs::path shippedAtlas() {
    std::vector<fs::path> candidates;
    if (const char* given = std::getenv("CORRIDOR_GEODATA")) candidates.emplace_back(fs::path(given) / "karabakh");
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) candidates.push_back(program.parent_path() / "../share/corridor/geodata/karabakh");
    candidates.emplace_back(CORRIDOR_GEODATA_DIR "/karabakh");
    for (const fs::path& candidate : candidates) {
        if (fs::exists(candidate / "atlas.json", error)) return candidate.lexically_normal();
    }
    return {};
}

bool isInput(const std::string& word) {
    std::error_code error;
    return isConnection(word) || fs::exists(word, error);
}

}  // namespace corridor::ingest
