#pragma once

#include <cstdint>
#include <memory>

#include "drawing/display_list.hpp"
#include "paint/painter.hpp"

namespace corridor::paint {

/// Uniform numbers from a seed, the same on every machine (the standard's distributions are not).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    double between(double low, double high);
    int upTo(int count);  ///< 0 ... count - 1

private:
    std::uint64_t next();
    std::uint64_t m_state;
};

/// Thick, dashed, wandering, closed and far-reaching lines, polygons of both fill rules, text straight, turned and
/// along lines with halos, colours with alpha: all over `size` x `size` pixels from (x, y), some far beyond.
std::shared_ptr<const drawing::DisplayList> randomScene(std::uint64_t seed, double x, double y, double size, int items);

/// FNV-1a of the pixels.
std::uint64_t hashOf(const Image& image);

}  // namespace corridor::paint
