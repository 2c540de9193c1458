#include "agg_oracle.hpp"

#include <agg_conv_dash.h>
#include <agg_conv_stroke.h>
#include <agg_path_storage.h>
#include <agg_pixfmt_gray.h>
#include <agg_rasterizer_scanline_aa.h>
#include <agg_renderer_scanline.h>
#include <agg_rendering_buffer.h>
#include <agg_scanline_u.h>

namespace corridor::paint::oracle {
namespace {

using namespace drawing;

agg::path_storage pathOf(const Path& path, bool closeAll) {
    agg::path_storage result;
    for (const SubPath& sub : path) {
        bool first = true;
        for (const Point& p : sub.points) {
            first ? result.move_to(p.x, p.y) : result.line_to(p.x, p.y);
            first = false;
        }
        if (sub.closed || closeAll) result.close_polygon();
    }
    return result;
}

std::vector<std::uint8_t> rendered(agg::rasterizer_scanline_aa<>& rasteriser, int width, int height) {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    agg::rendering_buffer buffer(pixels.data(), static_cast<unsigned>(width), static_cast<unsigned>(height), width);
    agg::pixfmt_gray8 format(buffer);
    agg::renderer_base<agg::pixfmt_gray8> base(format);
    agg::scanline_u8 scanline;
    agg::render_scanlines_aa_solid(rasteriser, scanline, base, agg::gray8(255));
    return pixels;
}

template <class Source>
std::vector<std::uint8_t> stroked(Source& source, const Stroke& stroke, int width, int height) {
    agg::conv_stroke<Source> outline(source);
    outline.width(stroke.width);
    outline.line_cap(stroke.cap == Cap::butt    ? agg::butt_cap
                     : stroke.cap == Cap::round ? agg::round_cap
                                                : agg::square_cap);
    outline.line_join(stroke.join == Join::miter   ? agg::miter_join_revert
                      : stroke.join == Join::round ? agg::round_join
                                                   : agg::bevel_join);
    outline.miter_limit(miterLimit);
    outline.approximation_scale(4.0);
    agg::rasterizer_scanline_aa<> rasteriser;
    rasteriser.add_path(outline);
    return rendered(rasteriser, width, height);
}

}  // namespace

std::vector<std::uint8_t> fill(const Fill& fill, int width, int height) {
    agg::path_storage path = pathOf(fill.path, true);
    agg::rasterizer_scanline_aa<> rasteriser;
    rasteriser.filling_rule(fill.evenOdd ? agg::fill_even_odd : agg::fill_non_zero);
    rasteriser.add_path(path);
    return rendered(rasteriser, width, height);
}

std::vector<std::uint8_t> stroke(const Stroke& stroke, int width, int height) {
    agg::path_storage path = pathOf(stroke.path, false);
    if (stroke.dashes.empty()) return stroked(path, stroke, width, height);
    agg::conv_dash<agg::path_storage> dashes(path);
    for (std::size_t i = 0; i + 1 < stroke.dashes.size(); i += 2)
        dashes.add_dash(stroke.dashes[i], stroke.dashes[i + 1]);
    dashes.dash_start(stroke.dashStart);
    return stroked(dashes, stroke, width, height);
}

}  // namespace corridor::paint::oracle
