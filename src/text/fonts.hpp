#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "text/text.hpp"

namespace corridor::text {

struct HbFontDeleter {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct HbBlobDeleter {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};

/// One font file, opened twice over the same bytes: HarfBuzz shapes, FreeType gives outlines.
struct Font {
    std::string path;
    std::unique_ptr<hb_blob_t, HbBlobDeleter> blob;
    std::unique_ptr<hb_font_t, HbFontDeleter> shaper;  ///< immutable, in font units: safe on any thread
    FT_Face face = nullptr;                            ///< not safe on several threads: see outline.cpp
    double unitsPerEm = 1000.0;

    bool has(char32_t character) const;
};

/// The fonts found on this machine and, for each face, the order in which they are tried.
struct Fonts {
    std::vector<Font> list;
    std::array<std::vector<std::uint32_t>, 3> chains;  ///< by Face
    FT_Library library = nullptr;

    const std::vector<std::uint32_t>& chain(Face face) const { return chains[static_cast<std::size_t>(face)]; }
};

/// Found and opened at the first call. Throws NoFonts.
const Fonts& fonts();

}  // namespace corridor::text
