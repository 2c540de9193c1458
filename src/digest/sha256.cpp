#include "digest/sha256.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace corridor::digest {

namespace {

using Words = std::array<std::uint32_t, 8>;

/// First 32 bits of the fractional parts of the roots of the first primes, as the standard derives them.
template <std::size_t count>
std::array<std::uint32_t, count> fractionalRoots(bool cubic) {
    std::array<std::uint32_t, count> words{};
    std::size_t found = 0;
    for (unsigned candidate = 2; found < count; ++candidate) {
        bool isPrime = true;
        for (unsigned divisor = 2; divisor * divisor <= candidate; ++divisor)
            isPrime = isPrime && candidate % divisor != 0;
        if (!isPrime) continue;
        const long double root =
            cubic ? std::cbrt(static_cast<long double>(candidate)) : std::sqrt(static_cast<long double>(candidate));
        words[found++] = static_cast<std::uint32_t>((root - std::floor(root)) * 4294967296.0L);
    }
    return words;
}

const std::array<std::uint32_t, 64>& roundConstants() {
    static const auto constants = fractionalRoots<64>(true);
    return constants;
}

void addBlock(Words& state, const unsigned char* block) {
    const auto& constants = roundConstants();
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i) {
        w[i] = static_cast<std::uint32_t>(block[4 * i]) << 24 | static_cast<std::uint32_t>(block[4 * i + 1]) << 16 |
               static_cast<std::uint32_t>(block[4 * i + 2]) << 8 | static_cast<std::uint32_t>(block[4 * i + 3]);
    }
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const Words added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

void addBlocksPlainly(Words& state, const unsigned char* blocks, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) addBlock(state, blocks + 64 * i);
}

#if defined(__x86_64__)
/// The same with the processor's own instructions: four rounds at a time. The state is held as two registers in the
/// order that they want (A B E F and C D G H), the message as four of four words.
__attribute__((target("sha,sse4.1,ssse3"))) void addBlocksBySha(Words& state, const unsigned char* blocks,
                                                                std::size_t count) {
    const auto& constants = roundConstants();
    const __m128i swapBytes = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const auto* words = reinterpret_cast<const __m128i*>(state.data());
    const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
    const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);
    for (; count > 0; --count, blocks += 64) {
        const __m128i abefBefore = abef, cdghBefore = cdgh;
        __m128i message[4];
        for (std::size_t round = 0; round < 16; ++round) {
            __m128i& now = message[round % 4];
            if (round < 4) {
                now = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(blocks) + round), swapBytes);
            } else {
                const __m128i last = message[(round + 3) % 4], beforeLast = message[(round + 2) % 4],
                              next = message[(round + 1) % 4];
                now = _mm_sha256msg1_epu32(now, next);
                now = _mm_sha256msg2_epu32(_mm_add_epi32(now, _mm_alignr_epi8(last, beforeLast, 4)), last);
            }
            __m128i added =
                _mm_add_epi32(now, _mm_loadu_si128(reinterpret_cast<const __m128i*>(constants.data()) + round));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
            added = _mm_shuffle_epi32(added, 0x0E);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, added);
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    auto* out = reinterpret_cast<__m128i*>(state.data());
    _mm_storeu_si128(out, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(out + 1, _mm_alignr_epi8(dchg, feba, 8));
}

bool hasShaInstructions() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    const bool extended = __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1u) != 0;
    return extended && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
}
#endif

using AddBlocks = void (*)(Words&, const unsigned char*, std::size_t);

AddBlocks fastestAddBlocks() {
#if defined(__x86_64__)
    if (hasShaInstructions()) return &addBlocksBySha;
#endif
    return &addBlocksPlainly;
}

std::string hashed(std::string_view bytes, AddBlocks addBlocks) {
    Words state = fractionalRoots<8>(false);
    const std::size_t whole = bytes.size() / 64;
    addBlocks(state, reinterpret_cast<const unsigned char*>(bytes.data()), whole);
    std::string tail(bytes.substr(whole * 64));
    tail += '\x80';
    while (tail.size() % 64 != 56) tail += '\0';
    const std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
    for (int shift = 56; shift >= 0; shift -= 8)
        tail += static_cast<char>(static_cast<unsigned char>(bits >> shift & 0xFF));
    addBlocks(state, reinterpret_cast<const unsigned char*>(tail.data()), tail.size() / 64);
    std::string text;
    for (const std::uint32_t word : state) text += fmt::format("{:08x}", word);
    return text;
}

}  // namespace

std::string sha256(std::string_view bytes) {
    static const AddBlocks addBlocks = fastestAddBlocks();
    return hashed(bytes, addBlocks);
}

std::string sha256Plainly(std::string_view bytes) {
    return hashed(bytes, &addBlocksPlainly);
}

}  // namespace corridor::digest
