#include <fmt/format.h>

#include <fstream>
#include <map>
#include <system_error>

#include "exchange/write.hpp"
#include "geojson.hpp"

namespace corridor::exchange {

namespace fs = std::filesystem;

namespace {

/// Roles in the order in which they are drawn: areas first.
constexpr const char* roles[] = {"areas",  "water",  "boundaries",  "lines", "network",
                                 "routes", "places", "checkpoints", "events"};

void writeText(const fs::path& file, const std::string& text) {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw WriteError(fmt::format("{}: cannot be written", file.string()));
}

/// The folder under another name until it is whole.
fs::path prepared(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error))) {
        throw WriteError(fmt::format("{}: exists already and is not an empty folder", folder.string()));
    }
    fs::path aside = folder;
    if (!aside.has_filename()) aside = aside.parent_path();
    aside += ".part";
    fs::remove_all(aside, error);
    if (!fs::create_directories(aside, error)) {
        throw WriteError(fmt::format("{}: cannot be made: {}", aside.string(), error.message()));
    }
    return aside;
}

}  // namespace

std::vector<std::string> writeFolder(const model::Atlas& atlas, const std::string& folder) {
    std::map<std::string, std::vector<Feature>> byRole;
    for (Feature& feature : featuresOf(atlas, std::nullopt)) byRole[feature.role].push_back(std::move(feature));
    const fs::path aside = prepared(folder);
    std::vector<std::string> said;
    try {
        Json header = headerOf(atlas);
        if (!header.contains("title")) header["title"] = atlas.id;
        header["layers"] = Json::array();
        for (const char* role : roles) {
            const auto found = byRole.find(role);
            if (found == byRole.end()) continue;
            const std::string file = fmt::format("{}.geojson", role);
            writeGeoJson(aside / file, found->second, Json::object(), false);
            header["layers"].push_back({{"file", file}, {"role", role}});
            said.push_back(fmt::format("{}: {} features, role {}", file, found->second.size(), role));
        }
        writeText(aside / "atlas.json", header.dump(2) + "\n");
        std::error_code error;
        fs::remove(folder, error);
        fs::rename(aside, folder);
    } catch (const fs::filesystem_error& error) {
        fs::remove_all(aside);
        throw WriteError(fmt::format("{}: cannot be written: {}", folder, error.code().message()));
    } catch (...) {
        fs::remove_all(aside);
        throw;
    }
    return said;
}

}  // namespace corridor::exchange
