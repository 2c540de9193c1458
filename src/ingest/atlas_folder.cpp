#include "atlas_folder.hpp"

#include <fmt/format.h>

#include <iterator>

#include "atlas_header.hpp"
#include "digest/sha256.hpp"
#include "file_text.hpp"
#include "members.hpp"
#include "read_file.hpp"
#include "to_model.hpp"
#include "unicode/printable.hpp"

namespace corridor::ingest {

namespace fs = std::filesystem;

namespace {

void append(std::vector<units::Problem>& to, std::vector<units::Problem>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Whether a path that `atlas.json` gives lies in the folder, links followed.
bool staysInside(const fs::path& folder, const fs::path& relative) {
    if (relative.empty() || relative.is_absolute()) return false;
    std::error_code error;
    const fs::path inside =
        fs::weakly_canonical(folder / relative, error).lexically_relative(fs::weakly_canonical(folder, error));
    return !error && !inside.empty() && *inside.begin() != "..";
}

struct Layer {
    std::string file, role;
    const json::Value* style = nullptr;
};

/// The layers that can be read; says what is wrong with the others.
std::vector<Layer> readLayers(Members& header, const fs::path& folder) {
    std::vector<Layer> layers;
    std::vector<Members> listed = header.objects("layers");
    if (listed.empty()) header.error("required", "layers", "is missing or empty: an atlas has layers");
    for (Members& layer : listed) {
        const std::string file = layer.requiredText("file");
        const std::string role = layer.requiredText("role");
        const json::Value* style = layer.take("style");
        if (file.empty() || role.empty()) continue;
        if (!isRole(role))
            layer.error("layer-role", "role", fmt::format("\"{}\" is no role of a layer", role), layer.take("role"));
        else if (!staysInside(folder, file))
            layer.error("layer-file", "file", fmt::format("\"{}\" does not lie in the atlas's folder", file),
                        layer.take("file"));
        else if (!fs::exists(folder / file))
            layer.error("layer-file", "file", fmt::format("\"{}\" is not there", file), layer.take("file"));
        else if (style && !style->is(json::Type::object))
            layer.error("property-type", "style", "an object of simplestyle's members is expected", style);
        else
            layers.push_back({file, role, style});
    }
    return layers;
}

}  // namespace

void readAtlasFolder(const fs::path& folder, const LoadOptions& options, model::Atlas& atlas,
                     std::vector<units::Problem>& all) {
    const fs::path name = folder / "atlas.json";
    Problems problems("atlas.json");
    const auto bytes = FileText::open(name);
    if (!bytes) {
        problems.error("unreadable", "", "", "cannot be read");
        return append(all, problems.all());
    }
    atlas.inputs.push_back({"atlas.json", digest::sha256(bytes->text())});
    const json::ParseResult parsed = json::parse(bytes->text());
    if (parsed.hadByteOrderMark)
        problems.warning("byte-order-mark", "", "", "begins with a byte order mark, which JSON does not have", 1, 1);
    if (!parsed.ok)
        problems.error("json-syntax", "", "", parsed.error.message, parsed.error.line, parsed.error.column);
    else if (!parsed.value.is(json::Type::object))
        problems.error("atlas", "", "", "an object is expected", 1, 1);
    if (problems.errors() > 0) return append(all, problems.all());
    reportDuplicateKeys(parsed.value, problems, "", "");
    Members header(parsed.value, problems, "", "", false, true);
    readHeader(header, atlas);
    const std::vector<Layer> layers = readLayers(header, folder);
    append(all, problems.all());
    // Fields are mapped for tables that stand alone; an atlas has the model's names.
    for (const Layer& layer : layers) {
        const fs::path file = folder / layer.file;
        readFile({file, layer.file, unicode::shownName(file.stem().string()), layer.role, layer.style, nullptr, false},
                 options, atlas, all);
    }
}

}  // namespace corridor::ingest
