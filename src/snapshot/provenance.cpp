#include "snapshot/provenance.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "guest_picture.hpp"
#include "model/names.hpp"
#include "scene/style.hpp"
#include "shell_words.hpp"
#include "unicode/printable.hpp"
#include "wording/status.hpp"

namespace corridor::snapshot {

namespace {

/// `2023:08:17 00:00:00`, as TIFF writes times: the last day that is shown, at midnight.
std::string tiffTime(const Request& request) {
    std::optional<units::Date> day = request.on;
    if (!day && request.window && request.window->to.isFinite()) day = request.window->to.plusDays(-1);
    if (!day || day->year() < 1 || day->year() > 9999) return "";
    return fmt::format("{:04}:{:02}:{:02} 00:00:00", day->year(), day->month(), day->day());
}

std::string titleOf(const Request& request, const model::Atlas& atlas) {
    return !request.title.empty() ? request.title : !atlas.title.empty() ? atlas.title : atlas.id;
}

/// One sentence for those who open the file without knowing what it is.
std::string description(const Request& request, const model::Atlas& atlas) {
    std::string text = titleOf(request, atlas) + ". ";
    text += request.on ? "Map on " + units::toString(*request.on) : "Map with dates left out of account";
    if (request.window) text += ", events of " + units::toString(*request.window);
    text += ", " + wording::trafficWords(request.viewpoint.traffic);
    const auto& party = request.viewpoint.accordingTo;
    const wording::Speech speech{atlas, request.languages, request.viewpoint};
    return text + (party ? ", according to " + wording::partyName(speech, *party) : ", according to all parties") + ".";
}

std::string sourceLine(const model::Source& source) {
    std::string line = source.id + ": " + source.publisher;
    if (!source.title.empty()) line += ", " + source.title;
    if (source.date) line += ", " + source.date->text;
    if (!source.url.empty()) line += ", " + source.url;
    return line;
}

std::string inputLines(const std::vector<model::InputFile>& inputs) {
    std::vector<std::string> lines;
    for (const auto& input : inputs) {
        lines.push_back(fmt::format("{}  {}", input.sha256.empty() ? "-" : input.sha256, shownWord(input.name)));
    }
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::vector<model::InputFile> readInputLines(const std::string& text) {
    std::vector<model::InputFile> inputs;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size()), gap = text.find("  ", from);
        if (gap < end) {
            const std::string digest = text.substr(from, gap - from);
            inputs.push_back({readShownWord(text.substr(gap + 2, end - gap - 2)), digest == "-" ? "" : digest});
        }
        from = end + 1;
    }
    return inputs;
}

}  // namespace

std::vector<model::InputFile> recordedInputs(const Request& request, const model::Atlas& atlas) {
    // The files of an atlas folder follow its atlas.json; any other input is one file of its own name.
    std::vector<model::InputFile> files;
    std::size_t next = 0;
    std::string folder;
    for (const model::InputFile& file : atlas.inputs) {
        const bool isInput = next < request.inputs.size() && file.name == request.inputs[next];
        if (isInput) folder.clear();
        if (!isInput && file.name == "atlas.json") {
            folder = next < request.inputs.size() ? recordedName(request.inputs[next]) : atlas.id;
        }
        if (isInput || file.name == "atlas.json") ++next;
        files.push_back({folder.empty() ? recordedName(file.name) : folder + "/" + file.name, file.sha256});
    }
    return files;
}

Metadata provenance(const Request& request, const model::Atlas& atlas, const std::vector<std::string>& sources) {
    Metadata items;
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) items.emplace_back(key, unicode::printable(value));
    };
    std::vector<std::string> lines;
    for (const std::string& id : sources) {
        const model::Source* source = model::findSource(atlas, id);
        lines.push_back(source == nullptr ? id : sourceLine(*source));
    }
    add("TIFFTAG_DATETIME", tiffTime(request));
    add("TIFFTAG_SOFTWARE", "corridor " CORRIDOR_VERSION);
    add("TIFFTAG_IMAGEDESCRIPTION", description(request, atlas));
    add("TIFFTAG_COPYRIGHT", atlas.credit);
    add("CORRIDOR_INPUTS", inputLines(recordedInputs(request, atlas)));
    add("CORRIDOR_ON", request.on ? units::toString(*request.on) : "any");
    if (request.window) add("CORRIDOR_WINDOW", units::toString(*request.window));
    add("CORRIDOR_TRAFFIC", request.viewpoint.traffic);
    add("CORRIDOR_ACCORDING_TO", request.viewpoint.accordingTo.value_or("all"));
    add("CORRIDOR_NAMES", fmt::format("{}", fmt::join(request.languages, ",")));
    add("CORRIDOR_STYLE", scene::defaultStyle().name);
    add("CORRIDOR_SOURCES", fmt::format("{}", fmt::join(lines, "\n")));
    add("CORRIDOR_DISCLAIMER", atlas.disclaimer);
    add("CORRIDOR_COMMAND", commandOf(request));
    return items;
}

Recorded recordedIn(const std::filesystem::path& file) {
    const GuestPicture picture(file);
    Recorded recorded;
    recorded.metadata = itemsOf(picture.dataset());
    const auto item = [&](const std::string& key) {
        const auto found = std::find_if(recorded.metadata.begin(), recorded.metadata.end(),
                                        [&](const auto& one) { return one.first == key; });
        return found == recorded.metadata.end() ? std::string() : found->second;
    };
    const std::string command = item("CORRIDOR_COMMAND");
    if (command.empty()) {
        throw std::runtime_error(
            fmt::format("{}: holds no CORRIDOR_COMMAND: it was not written by this program, or "
                        "its metadata were taken out",
                        file.string()));
    }
    recorded.inputs = readInputLines(item("CORRIDOR_INPUTS"));
    try {
        recorded.request = parseCommand(command);
    } catch (const BadRequest& error) {
        throw std::runtime_error(fmt::format("{}: CORRIDOR_COMMAND: {}", file.string(), error.what()));
    }
    return recorded;
}

}  // namespace corridor::snapshot
