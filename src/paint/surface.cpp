#include "surface.hpp"

#include <cstring>

namespace corridor::paint {
namespace {

using drawing::Colour;

std::uint32_t load(const std::uint8_t* pixel) {
    std::uint32_t value;
    std::memcpy(&value, pixel, 4);
    return value;
}

std::uint32_t packed(Colour colour) {
    const std::uint8_t bytes[4] = {colour.r, colour.g, colour.b, colour.a};
    return load(bytes);
}

/// x / 255, rounded, for x in 0 ... 255 * 255.
std::uint32_t dividedBy255(std::uint32_t x) {
    x += 128;
    return (x + (x >> 8)) >> 8;
}

/// Mixes two pixels of four bytes, whatever their order: weight 0 ... 256 of the upper one, two bytes at a time.
std::uint32_t mixed(std::uint32_t below, std::uint32_t above, std::uint32_t weight) {
    constexpr std::uint32_t mask = 0x00FF00FFu;
    const std::uint32_t even = ((below & mask) * (256 - weight) + (above & mask) * weight + 0x00800080u) >> 8 & mask;
    const std::uint32_t odd =
        ((below >> 8 & mask) * (256 - weight) + (above >> 8 & mask) * weight + 0x00800080u) & ~mask;
    return even | odd;
}

/// 0 ... 255 stretched to 0 ... 256.
std::uint32_t weightOf(std::uint32_t alpha) {
    return alpha + (alpha >> 7);
}

struct OverOpaque {
    std::uint32_t colour;  ///< with alpha 255: mixing keeps the pixels opaque

    explicit OverOpaque(Colour c) : colour(packed({c.r, c.g, c.b, 255})) {}
    void lay(std::uint8_t* pixel, std::uint32_t alpha) const {
        const std::uint32_t result = alpha == 255 ? colour : mixed(load(pixel), colour, weightOf(alpha));
        std::memcpy(pixel, &result, 4);
    }
};

/// Source-over on straight alpha: the colours keep their full precision however faint they are.
struct OverTransparent {
    Colour colour;

    explicit OverTransparent(Colour c) : colour(c) {}
    void lay(std::uint8_t* pixel, std::uint32_t alpha) const {
        const std::uint32_t below = dividedBy255(pixel[3] * (255 - alpha));
        const std::uint32_t sum = below + alpha;
        const std::uint8_t channels[3] = {colour.r, colour.g, colour.b};
        for (int i = 0; i < 3; ++i)
            pixel[i] = static_cast<std::uint8_t>((channels[i] * alpha + pixel[i] * below + sum / 2) / sum);
        pixel[3] = static_cast<std::uint8_t>(sum);
    }
};

template <class Over>
void blendWith(Coverage& coverage, FillRule rule, const Over& over, std::uint32_t alpha, const Surface& surface) {
    const auto at = [&](int row, int x) { return surface.pixels + row * surface.stride + std::ptrdiff_t{4} * x; };
    const auto run = [&](int row, int x, const std::uint8_t* values, int count) {
        std::uint8_t* pixel = at(row, x);
        for (int i = 0; i < count; ++i, pixel += 4) {
            if (values[i] == 0) continue;
            if (const std::uint32_t own = dividedBy255(values[i] * alpha)) over.lay(pixel, own);
        }
    };
    const auto span = [&](int row, int x, std::uint8_t value, int count) {
        const std::uint32_t own = dividedBy255(value * alpha);
        if (own == 0) return;
        std::uint8_t* pixel = at(row, x);
        for (int i = 0; i < count; ++i, pixel += 4) over.lay(pixel, own);
    };
    coverage.sweep(rule, run, span);
}

}  // namespace

void clear(const Surface& surface, int width, int height, Colour colour) {
    const std::uint32_t value = packed(colour);
    for (int row = 0; row < height; ++row) {
        std::uint8_t* pixel = surface.pixels + row * surface.stride;
        for (int x = 0; x < width; ++x, pixel += 4) std::memcpy(pixel, &value, 4);
    }
}

void blend(Coverage& coverage, FillRule rule, Colour colour, const Surface& surface) {
    if (surface.opaque)
        blendWith(coverage, rule, OverOpaque(colour), colour.a, surface);
    else
        blendWith(coverage, rule, OverTransparent(colour), colour.a, surface);
}

}  // namespace corridor::paint
