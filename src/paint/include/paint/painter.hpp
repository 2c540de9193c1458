#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "drawing/display_list.hpp"

/// Display list to pixels on the CPU, exact at the seams of tiles and the same bytes on any number
/// of threads and any processor.
namespace corridor::paint {

/// 8-bit RGBA, straight alpha, rows from the top, no padding.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;  ///< width * height * 4
};

/// Indexes a display list by rows of tiles, so that a tile paints only what touches it.
/// The list is shared, not copied; immutable and safe to use from several threads.
class Painter {
public:
    /// Coordinates beyond 1e9 pixels are moved there; those that are not numbers are left out.
    explicit Painter(std::shared_ptr<const drawing::DisplayList> list);

    /// Paints the rectangle of `width` x `height` pixels whose top left corner is pixel (x, y) of the
    /// list's plane. The pixels do not depend on how a picture is cut into rectangles.
    /// `transparent`: no background, alpha 0 where nothing is drawn. Once it is told to stop, it ends soon and the
    /// picture is of no use. Throws std::invalid_argument for a negative size.
    Image paint(std::int64_t x, std::int64_t y, int width, int height, bool transparent = false,
                const std::stop_token& stop = {}) const;

private:
    friend Image paintAll(const Painter&, std::int64_t, std::int64_t, int, int, int, bool);
    struct Impl;
    std::shared_ptr<const Impl> m_impl;
};

/// The whole rectangle, in tiles of a fixed grid on `threads` threads (0: as many as the machine has); the same
/// bytes as Painter::paint. Throws std::invalid_argument for a negative size.
Image paintAll(const Painter& painter, std::int64_t x, std::int64_t y, int width, int height, int threads = 0,
               bool transparent = false);

}  // namespace corridor::paint
