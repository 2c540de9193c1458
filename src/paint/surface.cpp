#include "surface.hpp"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Mixes a colour into pixels that are and stay opaque.
template <bool solid>
class OverOpaque {
public:
    OverOpaque(Colour c, std::uint32_t alpha) : m_colour(packed({c.r, c.g, c.b, 255})), m_alpha(alpha) {}

    void block(std::uint8_t* pixels, const Coverage::Block& coverages, int count) const {
#if defined(__SSE2__)
        if (count == Coverage::block) {
            // The same arithmetic on all four pixels, in lanes of 16 bits. Weight 0 leaves a pixel as it is: to ask
            // for it would cost more.
            const __m128i zero = _mm_setzero_si128();
            int four;
            std::memcpy(&four, coverages.data(), sizeof four);
            __m128i own = _mm_unpacklo_epi8(_mm_cvtsi32_si128(four), zero);
            if constexpr (!solid) {
                own = _mm_mullo_epi16(own, _mm_set1_epi16(static_cast<short>(m_alpha)));
                own = _mm_add_epi16(own, _mm_set1_epi16(128));
                own = _mm_srli_epi16(_mm_add_epi16(own, _mm_srli_epi16(own, 8)), 8);
            }
            own = _mm_add_epi16(own, _mm_srli_epi16(own, 7));
            const __m128i pairs = _mm_unpacklo_epi16(own, own);  // each weight twice, then four times
            auto* at = reinterpret_cast<__m128i*>(pixels);
            const __m128i below = _mm_loadu_si128(at);
            const __m128i low = mixed4(_mm_unpacklo_epi8(below, zero), _mm_unpacklo_epi32(pairs, pairs));
            const __m128i high = mixed4(_mm_unpackhi_epi8(below, zero), _mm_unpackhi_epi32(pairs, pairs));
            _mm_storeu_si128(at, _mm_packus_epi16(low, high));
            return;
        }
#endif
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i, pixels += 4)
            lay(pixels, weightOf(solid ? coverages[i] : dividedBy255(coverages[i] * m_alpha)));
    }

    void span(std::uint8_t* pixels, std::uint8_t coverage, int count) const {
        const std::uint32_t weight = weightOf(dividedBy255(coverage * m_alpha));
        if (weight == 256) {
            for (int i = 0; i < count; ++i, pixels += 4) std::memcpy(pixels, &m_colour, 4);
            return;
        }
        Coverage::Block same;
        same.fill(coverage);
        for (; count >= Coverage::block; count -= Coverage::block, pixels += 4 * Coverage::block)
            block(pixels, same, Coverage::block);
        for (; count > 0; --count, pixels += 4) lay(pixels, weight);
    }

private:
    void lay(std::uint8_t* pixel, std::uint32_t weight) const {
        const std::uint32_t result = mixed(load(pixel), m_colour, weight);
        std::memcpy(pixel, &result, 4);
    }
#if defined(__SSE2__)
    __m128i mixed4(__m128i below, __m128i weight) const {
        const __m128i above = _mm_unpacklo_epi8(_mm_set1_epi32(static_cast<int>(m_colour)), _mm_setzero_si128());
        const __m128i rest = _mm_sub_epi16(_mm_set1_epi16(256), weight);
        const __m128i sum = _mm_add_epi16(_mm_mullo_epi16(below, rest), _mm_mullo_epi16(above, weight));
        return _mm_srli_epi16(_mm_add_epi16(sum, _mm_set1_epi16(128)), 8);
    }
#endif

    std::uint32_t m_colour;  ///< with alpha 255, so that mixing keeps the pixels opaque
    std::uint32_t m_alpha;
};

/// Source-over on straight alpha: the colours keep their full precision however faint they are.
class OverTransparent {
public:
    explicit OverTransparent(Colour c) : m_channels{c.r, c.g, c.b}, m_alpha(c.a) {}

    void block(std::uint8_t* pixels, const Coverage::Block& coverages, int count) const {
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i, pixels += 4)
            lay(pixels, dividedBy255(coverages[i] * m_alpha));
    }
    void span(std::uint8_t* pixels, std::uint8_t coverage, int count) const {
        const std::uint32_t alpha = dividedBy255(coverage * m_alpha);
        for (; count > 0; --count, pixels += 4) lay(pixels, alpha);
    }

private:
    void lay(std::uint8_t* pixel, std::uint32_t alpha) const {
        if (alpha == 0) return;
        const std::uint32_t below = dividedBy255(pixel[3] * (255 - alpha));
        const std::uint32_t sum = below + alpha;
        for (int i = 0; i < 3; ++i)
            pixel[i] = static_cast<std::uint8_t>((m_channels[i] * alpha + pixel[i] * below + sum / 2) / sum);
        pixel[3] = static_cast<std::uint8_t>(sum);
    }

    std::uint8_t m_channels[3];
    std::uint32_t m_alpha;
};

template <class Over>
void blendWith(Coverage& coverage, FillRule rule, const Over& over, const Surface& surface) {
    const auto at = [&](int row, int x) { return surface.pixels + row * surface.stride + std::ptrdiff_t{4} * x; };
    coverage.sweep(
        rule, [&](int row, int x, const Coverage::Block& values, int count) { over.block(at(row, x), values, count); },
        [&](int row, int x, std::uint8_t value, int count) { over.span(at(row, x), value, count); });
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
    if (!surface.opaque)
        blendWith(coverage, rule, OverTransparent(colour), surface);
    else if (colour.a == 255)
        blendWith(coverage, rule, OverOpaque<true>(colour, colour.a), surface);
    else
        blendWith(coverage, rule, OverOpaque<false>(colour, colour.a), surface);
}

}  // namespace corridor::paint
