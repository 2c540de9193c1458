#include "atlas_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <optional>

#include "file_text.hpp"
#include "gdal_reader.hpp"
#include "geojson.hpp"
#include "members.hpp"
#include "sha256.hpp"
#include "to_model.hpp"

namespace corridor::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t hashAside = std::size_t{4} << 20;

void append(std::vector<units::Problem>& to, std::vector<units::Problem>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// JSON by its extension, or by its first character for what is called otherwise.
bool looksLikeGeoJson(const fs::path& file, std::string_view bytes) {
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

void readFile(const fs::path& file, const std::string& shown, const std::string& role, const LoadOptions& options,
              model::Atlas& atlas, std::vector<units::Problem>& all) {
    Problems problems(shown);
    FieldMapping fields = FieldMapping::parse(options.fields, problems);
    const FileContext context{file.stem().string(), role, options.skipInvalid, &fields};
    const auto bytes = FileText::open(file);
    if (!bytes && fs::is_regular_file(file)) {
        problems.error("unreadable", "", "", "cannot be read");
    } else {
        // Large files are hashed beside the reading of them.
        const auto policy = bytes && bytes->text().size() > hashAside ? std::launch::async : std::launch::deferred;
        auto hash = std::async(policy, [&] { return bytes ? sha256(bytes->text()) : std::string(); });
        atlas.inputs.push_back({shown, ""});
        const std::size_t input = atlas.inputs.size() - 1;
        if (bytes && looksLikeGeoJson(file, bytes->text()))
            readGeoJson(bytes->text(), context, atlas, problems);
        else
            readWithGdal(file.string(), context, options, atlas, problems);
        atlas.inputs[input].sha256 = hash.get();
        fields.reportUnused(problems);
    }
    append(all, problems.all());
}

void readAtlasFolder(const fs::path& folder, const LoadOptions& options, model::Atlas& atlas,
                     std::vector<units::Problem>& all) {
    const fs::path name = folder / "atlas.json";
    Problems problems("atlas.json");
    const auto bytes = FileText::open(name);
    if (!bytes) {
        problems.error("unreadable", "", "", "cannot be read");
        return append(all, problems.all());
    }
    atlas.inputs.push_back({"atlas.json", sha256(bytes->text())});
    const json::ParseResult parsed = json::parse(bytes->text());
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
    LoadOptions own = options;
    own.fields.clear();  // a mapping is for tables that stand alone; an atlas has the model's names
    for (const auto& [file, role] : layers) readFile(folder / file, file, role, own, atlas, all);
}

}  // namespace corridor::ingest
