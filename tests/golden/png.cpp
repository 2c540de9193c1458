#include <png.h>

#include <cstring>
#include <stdexcept>

#include "golden/golden.hpp"

namespace corridor::golden {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* why) {
    throw std::runtime_error(file.string() + ": " + why);
}

}  // namespace

paint::Image readPng(const std::filesystem::path& file) {
    png_image header;
    std::memset(&header, 0, sizeof header);
    header.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&header, file.c_str())) fail(file, header.message);
    header.format = PNG_FORMAT_RGBA;
    paint::Image image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    image.pixels.resize(PNG_IMAGE_SIZE(header));
    if (!png_image_finish_read(&header, nullptr, image.pixels.data(), 0, nullptr)) fail(file, header.message);
    return image;
}

void writePng(const std::filesystem::path& file, const paint::Image& image) {
    png_image header;
    std::memset(&header, 0, sizeof header);
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGBA;
    if (!png_image_write_to_file(&header, file.c_str(), 0, image.pixels.data(), 0, nullptr)) fail(file, header.message);
}

}  // namespace corridor::golden
