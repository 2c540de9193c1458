#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "ingest/check.hpp"
#include "ingest/load.hpp"

using namespace corridor;

/// An atlas.json of any bytes loads or is refused; what loads can be checked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = [] {
        const auto path = std::filesystem::temp_directory_path() / ("corridor-fuzz-atlas-" + std::to_string(getpid()));
        std::filesystem::create_directories(path);
        std::ofstream(path / "places.geojson")
            << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[46,39]}}]})";
        return path;
    }();
    std::ofstream(folder / "atlas.json", std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const auto atlas = ingest::load({folder.string()});
    if (atlas) ingest::checkAtlas(*atlas);
    return 0;
}
