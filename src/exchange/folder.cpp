#include <fmt/format.h>

#include "exchange/write.hpp"
#include "geojson.hpp"
#include "output/file_writer.hpp"
#include "output/folder_aside.hpp"

namespace corridor::exchange {

namespace fs = std::filesystem;

namespace {

/// Roles in the order in which they are drawn: areas first.
constexpr const char* roles[] = {"areas",  "water",  "boundaries",  "lines", "network",
                                 "routes", "places", "checkpoints", "events"};

}  // namespace

std::vector<std::string> writeFolder(const model::Atlas& atlas, const std::string& folder) {
    const Features all = featuresOf(atlas, std::nullopt);
    output::FolderAside aside(folder);
    const auto shown = [&](const std::string& name) { return fs::path(folder) / name; };
    std::vector<std::string> said;
    Json header = headerOf(atlas);
    if (!header.contains("title")) header["title"] = atlas.id;
    header["layers"] = Json::array();
    for (const char* role : roles) {
        const Features features = all.ofRole(role);
        if (features.size() == 0) continue;
        const std::string file = fmt::format("{}.geojson", role);
        writeGeoJson(aside.path() / file, shown(file), features, Json::object(), false);
        header["layers"].push_back({{"file", file}, {"role", role}});
        said.push_back(fmt::format("{}: {} features, role {}", file, features.size(), role));
    }
    output::FileWriter stream(aside.path() / "atlas.json", shown("atlas.json"));
    stream << textOf(header, 2) + "\n";
    stream.close();
    aside.commit();
    return said;
}

}  // namespace corridor::exchange
