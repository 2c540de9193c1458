#include "world_file.hpp"

#include <fmt/format.h>

#include "output/file_writer.hpp"

namespace corridor::snapshot {

void writeWorldFile(const std::filesystem::path& file, const std::filesystem::path& picture,
                    const Georeference& place) {
    const double pixel = place.unitsPerPixel;
    output::FileWriter writer(file, picture);
    writer << fmt::format("{}\n0\n0\n{}\n{}\n{}\n", pixel, -pixel, place.topLeft.x + pixel / 2.0,
                          place.topLeft.y - pixel / 2.0);
    writer.close();
}

}  // namespace corridor::snapshot
