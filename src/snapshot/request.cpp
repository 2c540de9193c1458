#include "snapshot/request.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <string_view>

#include "shell_words.hpp"
#include "units/edtf.hpp"

namespace corridor::snapshot {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

[[noreturn]] void refuse(const std::string& option, const std::string& value, const std::string& rule) {
    throw BadRequest(fmt::format("{} {}: {}", option, value, rule));
}

std::vector<std::string> split(const std::string& text, const char* separators) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find_first_of(separators, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::optional<double> number(const std::string& text) {
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Four numbers, parted by commas or blanks.
std::vector<double> fourNumbers(const std::string& option, const std::string& value, const std::string& form) {
    std::vector<double> numbers;
    for (const std::string& part : split(value, ", ")) {
        if (const auto one = number(part)) numbers.push_back(*one);
    }
    if (numbers.size() != 4 || split(value, ", ").size() != 4)
        refuse(option, value, "four numbers are wanted: " + form);
    return numbers;
}

units::BBox boxInDegrees(const std::string& option, const std::string& value) {
    const std::vector<double> n = fourNumbers(option, value, "W,S,E,N in degrees");
    if (!units::isValid({n[0], n[1]}) || !units::isValid({n[2], n[3]})) {
        refuse(option, value, "longitudes lie in [-180, 180], latitudes in [-90, 90], the west and the south first");
    }
    if (n[1] >= n[3]) refuse(option, value, "the south must lie below the north");
    if (n[0] == n[2]) refuse(option, value, "the west and the east are the same: the box is empty");
    return {n[0], n[1], n[2], n[3]};
}

MapBox boxInUnits(const std::string& option, const std::string& value) {
    const std::vector<double> n = fourNumbers(option, value, "XMIN YMIN XMAX YMAX in units of the CRS");
    if (n[0] >= n[2] || n[1] >= n[3]) refuse(option, value, "XMIN must be below XMAX and YMIN below YMAX");
    return {n[0], n[1], n[2], n[3]};
}

PixelSize pixelSize(const std::string& option, const std::string& value) {
    const std::vector<std::string> parts = split(value, "xX, ");
    PixelSize size;
    if (parts.size() != 2) refuse(option, value, "WIDTHxHEIGHT in pixels is wanted");
    for (const auto& [text, target] : {std::pair(&parts[0], &size.width), std::pair(&parts[1], &size.height)}) {
        const char* const end = text->data() + text->size();
        const auto [stop, error] = std::from_chars(text->data(), end, *target);
        if (error == std::errc::result_out_of_range) refuse(option, value, "so many pixels cannot be drawn");
        if (error != std::errc() || stop != end) refuse(option, value, "WIDTHxHEIGHT in pixels is wanted");
        if (*target < 0) refuse(option, value, "a picture has at least one pixel");
    }
    if (size.width == 0 && size.height == 0) refuse(option, value, "a picture has at least one pixel");
    return size;
}

double positive(const std::string& option, const std::string& value, const std::string& what) {
    const auto read = number(value);
    if (!read || *read <= 0.0) refuse(option, value, what);
    return *read;
}

/// As gdalwarp's -tr, one number or two that are equal.
double resolution(const std::string& option, const std::string& value) {
    const std::string rule = "a positive number of units of the CRS a pixel is wanted";
    const std::vector<std::string> parts = split(value, ", ");
    if (parts.size() == 2 && number(parts[0]) != number(parts[1])) {
        refuse(option, value, "a map's pixels are square: both numbers must be equal");
    }
    if (parts.size() > 2) refuse(option, value, rule);
    return positive(option, parts[0], rule);
}

std::string keyValue(const std::string& option, const std::string& value) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0) refuse(option, value, "KEY=VALUE is wanted");
    return value;
}

units::Date day(const std::string& option, const std::string& value) {
    const auto read = units::parseDay(value);
    if (!read) refuse(option, value, "not a day; write YYYY-MM-DD or any");
    return *read;
}

units::DayRange window(const std::string& option, const std::string& value) {
    const units::EdtfResult read = units::parseEdtf(value);
    if (!read.value) {
        refuse(option, value, fmt::format("position {}: {}", read.error.position + 1, read.error.message));
    }
    return read.value->span();
}

std::string metadataItem(const std::string& option, const std::string& value) {
    keyValue(option, value);
    const std::string key = value.substr(0, value.find('='));
    const bool isOwn = key.rfind("CORRIDOR_", 0) == 0 || key == "TIFFTAG_DATETIME" || key == "TIFFTAG_SOFTWARE" ||
                       key == "TIFFTAG_COPYRIGHT" || key == "TIFFTAG_IMAGEDESCRIPTION";
    if (isOwn) refuse(option, value, key + " is written by the program itself");
    return value;
}

using Setter = std::function<void(Request&, const std::string& name, const std::string& value)>;

const std::map<std::string, Setter, std::less<>>& setters() {
    using R = Request;
    using S = const std::string&;
    static const std::map<std::string, Setter, std::less<>> table{
        {"--input", [](R& r, S, S v) { r.inputs.push_back(v); }},
        {"--oo", [](R& r, S n, S v) { r.openOptions.push_back(keyValue(n, v)); }},
        {"--fields", [](R& r, S, S v) { r.fields.push_back(v); }},
        {"--skip-invalid", [](R& r, S, S) { r.skipInvalid = true; }},
        {"--on", [](R& r, S n, S v) { r.on = v == "any" ? std::nullopt : std::optional(day(n, v)); }},
        {"--window", [](R& r, S n, S v) { r.window = window(n, v); }},
        {"--traffic",
         [](R& r, S n, S v) {
             const auto& known = access::trafficClasses();
             if (std::find(known.begin(), known.end(), v) == known.end()) {
                 refuse(n, v, fmt::format("not a traffic class; there are: {}", fmt::join(known, ", ")));
             }
             r.viewpoint.traffic = v;
         }},
        {"--according-to", [](R& r, S, S v) { r.viewpoint.accordingTo = v; }},
        {"--names",
         [](R& r, S, S v) {
             for (std::string& language : split(v, ",")) {
                 if (!language.empty()) r.languages.push_back(std::move(language));
             }
         }},
        {"--dst-crs", [](R& r, S, S v) { r.crs = v; }},
        {"--bbox", [](R& r, S n, S v) { r.bbox = boxInDegrees(n, v); }},
        {"--te", [](R& r, S, S v) { r.extent = boxInUnits("-te", v); }},
        {"--size", [](R& r, S n, S v) { r.size = pixelSize(n, v); }},
        {"--resolution", [](R& r, S n, S v) { r.resolution = resolution(n, v); }},
        {"--scale",
         [](R& r, S n, S v) {
             r.scale = positive(n, v.rfind("1:", 0) == 0 ? v.substr(2) : v, "1:N is wanted, N a positive number");
         }},
        {"--dpi",
         [](R& r, S n, S v) {
             r.dpi = positive(n, v, "a positive number of pixels an inch is wanted");
             if (r.dpi < 24.0 || r.dpi > 2400.0) refuse(n, v, "between 24 and 2400 pixels an inch are drawn");
         }},
        {"--of", [](R& r, S, S v) { r.format = v; }},
        {"--co", [](R& r, S n, S v) { r.creationOptions.push_back(keyValue(n, v)); }},
        {"--mo", [](R& r, S n, S v) { r.metadata.push_back(metadataItem(n, v)); }},
        {"--title", [](R& r, S, S v) { r.title = v; }},
        {"--plain", [](R& r, S, S) { r.plain = true; }},
        {"--transparent", [](R& r, S, S) { r.transparent = true; }},
    };
    return table;
}

bool isFlag(const std::string& name) {
    return name == "--plain" || name == "--transparent" || name == "--skip-invalid";
}

}  // namespace

void setOption(Request& request, const std::string& name, const std::string& value) {
    const auto found = setters().find(name);
    if (found == setters().end()) throw BadRequest(fmt::format("{}: no such option of export", name));
    found->second(request, name, value);
}

Pairs optionsOf(const Request& r) {
    Pairs pairs;
    const auto add = [&](const char* name, std::string value) { pairs.emplace_back(name, std::move(value)); };
    for (const std::string& option : r.openOptions) add("--oo", option);
    for (const std::string& mapping : r.fields) add("--fields", mapping);
    if (r.skipInvalid) add("--skip-invalid", "");
    add("--on", r.on ? units::toString(*r.on) : "any");
    if (r.window) add("--window", units::toString(*r.window));
    add("--traffic", r.viewpoint.traffic);
    if (r.viewpoint.accordingTo) add("--according-to", *r.viewpoint.accordingTo);
    if (!r.languages.empty()) add("--names", fmt::format("{}", fmt::join(r.languages, ",")));
    if (!r.crs.empty()) add("--dst-crs", r.crs);
    if (r.bbox) add("--bbox", fmt::format("{},{},{},{}", r.bbox->west, r.bbox->south, r.bbox->east, r.bbox->north));
    if (r.extent) {
        add("--te", fmt::format("{} {} {} {}", r.extent->xMin, r.extent->yMin, r.extent->xMax, r.extent->yMax));
    }
    if (r.size) add("--size", fmt::format("{}x{}", r.size->width, r.size->height));
    if (r.resolution) add("--resolution", fmt::format("{}", *r.resolution));
    if (r.scale) add("--scale", fmt::format("1:{}", *r.scale));
    if (r.dpi != 96.0) add("--dpi", fmt::format("{}", r.dpi));
    if (!r.format.empty()) add("--of", r.format);
    for (const std::string& option : r.creationOptions) add("--co", option);
    for (const std::string& item : r.metadata) add("--mo", item);
    if (!r.title.empty()) add("--title", r.title);
    if (r.plain) add("--plain", "");
    if (r.transparent) add("--transparent", "");
    return pairs;
}

std::string recordedName(const std::string& input) {
    const std::size_t password = input.find("password=");
    if (input.rfind("PG:", 0) == 0 || password != std::string::npos) {
        std::vector<std::string> kept;
        for (const std::string& part : split(input, " ")) {
            if (part.find("password=") == std::string::npos) kept.push_back(part);
        }
        return fmt::format("{}", fmt::join(kept, " "));
    }
    const std::size_t user = input.find("://");
    if (user != std::string::npos) {
        const std::size_t at = input.find('@', user), slash = input.find('/', user + 3);
        return at < slash ? input.substr(0, user + 3) + input.substr(at + 1) : input;
    }
    std::filesystem::path path = std::filesystem::path(input).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    return path.is_absolute() ? path.filename().string() : path.generic_string();
}

std::string commandOf(const Request& request) {
    std::vector<std::string> words{"corridor", "export"};
    for (const std::string& input : request.inputs) {
        words.emplace_back("--input");
        words.push_back(recordedName(input));
    }
    words.insert(words.end(), request.routes.begin(), request.routes.end());
    for (const auto& [name, value] : optionsOf(request)) {
        // GDAL's names as GDAL's users write them, and four words after -te.
        if (name == "--te") {
            words.emplace_back("-te");
            for (std::string& part : split(value, " ")) words.push_back(std::move(part));
            continue;
        }
        const bool isGdals = name == "--of" || name == "--co" || name == "--mo" || name == "--oo";
        words.push_back(isGdals ? name.substr(1) : name);
        if (!isFlag(name)) words.push_back(value);
    }
    return quoted(words);
}

Request parseCommand(const std::string& command) {
    const auto words = unquoted(command);
    if (!words || words->size() < 2 || (*words)[0] != "corridor" || (*words)[1] != "export") {
        throw BadRequest(fmt::format("\"{}\" is no command that exports a map", command));
    }
    Request request;
    for (std::size_t i = 2; i < words->size(); ++i) {
        const std::string& word = (*words)[i];
        if (word.size() < 2 || word[0] != '-') {
            request.routes.push_back(word);
            continue;
        }
        const std::string name = word[1] == '-' ? word : "-" + word;
        std::string value;
        const std::size_t count = isFlag(name) ? 0 : name == "--te" ? 4 : 1;
        if (i + count >= words->size()) throw BadRequest(fmt::format("{}: a value is missing", word));
        for (std::size_t k = 0; k < count; ++k) value += (k == 0 ? "" : " ") + (*words)[++i];
        setOption(request, name, value);
    }
    return request;
}

}  // namespace corridor::snapshot
