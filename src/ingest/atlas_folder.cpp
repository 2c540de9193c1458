#include "atlas_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>

#include "gdal_reader.hpp"
#include "geojson.hpp"
#include "members.hpp"
#include "sha256.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

namespace fs = std::filesystem;

namespace {

void append(std::vector<units::Problem>& to, std::vector<units::Problem>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// JSON by its extension, or by its first character for what is called otherwise.
bool looksLikeGeoJson(const fs::path& file, const std::string& bytes) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* json : {".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson"}) {
        if (extension == json) return true;
    }
    if (!extension.empty() && extension != ".txt") return false;
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF\x1E \t\r\n");
    return first != std::string::npos && bytes[first] == '{';
}

bool isRole(const std::string& word) {
    static constexpr std::array roles{"routes", "checkpoints", "events", "places",    "network",
                                      "areas",  "lines",       "water",  "boundaries"};
    return std::find(roles.begin(), roles.end(), word) != roles.end();
}

/// A path that stays inside the folder.
bool staysInside(const fs::path& relative) {
    if (relative.empty() || relative.is_absolute()) return false;
    return std::none_of(relative.begin(), relative.end(), [](const fs::path& part) { return part == ".."; });
}

}  // namespace

std::optional<std::string> fileBytes(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    return stream.bad() ? std::nullopt : std::optional(std::move(bytes));
}

void readFile(const fs::path& file, const std::string& shown, const std::string& role, const LoadOptions& options,
              model::Atlas& atlas, std::vector<units::Problem>& all) {
    Problems problems(shown);
    const FileContext context{file.stem().string(), role, options.skipInvalid};
    const bool isRegular = fs::is_regular_file(file);
    const std::optional<std::string> bytes = isRegular ? fileBytes(file) : std::nullopt;
    if (isRegular && !bytes) {
        problems.error("unreadable", "", "", "cannot be read");
    } else {
        atlas.inputs.push_back({shown, bytes ? sha256(*bytes) : ""});
        if (bytes && looksLikeGeoJson(file, *bytes))
            readGeoJson(*bytes, context, atlas, problems);
        else
            readWithGdal(file.string(), context, options, atlas, problems);
    }
    append(all, problems.all());
}

void readAtlasFolder(const fs::path& folder, const LoadOptions& options, model::Atlas& atlas,
                     std::vector<units::Problem>& all) {
    const fs::path name = folder / "atlas.json";
    Problems problems("atlas.json");
    const std::optional<std::string> bytes = fileBytes(name);
    if (!bytes) {
        problems.error("unreadable", "", "", "cannot be read");
        return append(all, problems.all());
    }
    atlas.inputs.push_back({"atlas.json", sha256(*bytes)});
    const json::ParseResult parsed = json::parse(*bytes);
    if (!parsed.ok)
        problems.error("json-syntax", "", "", parsed.error.message, parsed.error.line, parsed.error.column);
    else if (!parsed.value.is(json::Type::object))
        problems.error("atlas", "", "", "an object is expected", 1, 1);
    if (problems.errors() > 0) return append(all, problems.all());
    reportDuplicateKeys(parsed.value, problems, "", "");
    Members header(parsed.value, problems, "", "", false);
    readHeader(header, atlas);
    std::vector<std::pair<std::string, std::string>> layers;
    for (Members& layer : header.objects("layers")) {
        const std::string file = layer.requiredText("file");
        const std::string role = layer.requiredText("role");
        if (file.empty() || role.empty()) continue;
        if (!isRole(role)) {
            layer.error("layer-role", "role", fmt::format("\"{}\" is no role of a layer", role), layer.take("role"));
        } else if (!staysInside(file)) {
            layer.error("layer-file", "file", fmt::format("\"{}\" does not lie in the atlas's folder", file),
                        layer.take("file"));
        } else if (!fs::exists(folder / file)) {
            layer.error("layer-file", "file", fmt::format("\"{}\" is not there", file), layer.take("file"));
        } else {
            layers.emplace_back(file, role);
        }
    }
    append(all, problems.all());
    for (const auto& [file, role] : layers) readFile(folder / file, file, role, options, atlas, all);
}

}  // namespace corridor::ingest
