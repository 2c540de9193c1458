#include "world_file.hpp"

#include <fmt/format.h>

#include <fstream>

#include "snapshot/write.hpp"

namespace corridor::snapshot {

void writeWorldFile(const std::filesystem::path& file, const Georeference& place) {
    const double pixel = place.unitsPerPixel;
    std::ofstream stream(file, std::ios::binary);
    stream << fmt::format("{}\n0\n0\n{}\n{}\n{}\n", pixel, -pixel, place.topLeft.x + pixel / 2.0,
                          place.topLeft.y - pixel / 2.0);
    stream.close();
    if (!stream) throw WriteFailed(fmt::format("{}: cannot be written", file.string()));
}

}  // namespace corridor::snapshot
