#include <algorithm>
#include <memory>

#include "fonts.hpp"
#include "itemise.hpp"

namespace corridor::text {
namespace {

struct HbBufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

/// Control characters (a stray line break in a name) are set as spaces.
std::string oneLine(const std::string& utf8) {
    std::string line = utf8;
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return line;
}

void shapeStretch(const std::string& line, const Stretch& stretch, const Font& font, double letterSpacing, Run& run) {
    std::unique_ptr<hb_buffer_t, HbBufferDeleter> buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), line.data(), static_cast<int>(line.size()), static_cast<unsigned>(stretch.begin),
                       static_cast<int>(stretch.end - stretch.begin));
    hb_buffer_set_script(buffer.get(), stretch.script);
    hb_buffer_guess_segment_properties(buffer.get());
    // The language of the process must not change a map: names come in many languages at once.
    hb_buffer_set_language(buffer.get(), hb_language_from_string("und", -1));

    std::vector<hb_feature_t> features;
    if (letterSpacing != 0.0) {  // ligatures cannot be spaced
        for (const char* tag : {"liga", "clig"})
            features.push_back({hb_tag_from_string(tag, 4), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
    }
    hb_shape(font.shaper.get(), buffer.get(), features.data(), static_cast<unsigned>(features.size()));

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = run.size / font.unitsPerEm;
    for (unsigned i = 0; i < count; ++i) {
        Glyph glyph;
        glyph.font = stretch.font;
        glyph.index = infos[i].codepoint;
        glyph.x = run.width + positions[i].x_offset * scale;
        glyph.y = -positions[i].y_offset * scale;
        // A mark sits on its base: the space goes after the whole cluster.
        const bool lastOfCluster = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
        glyph.advance = positions[i].x_advance * scale + (lastOfCluster ? letterSpacing : 0.0);
        glyph.cluster = infos[i].cluster;
        run.hasMissingGlyphs = run.hasMissingGlyphs || glyph.index == 0;
        run.width += glyph.advance;
        run.glyphs.push_back(glyph);
    }
}

void setHeights(const Font& font, Run& run) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font.shaper.get(), &extents);
    const double scale = run.size / font.unitsPerEm;
    run.ascent = std::max(run.ascent, extents.ascender * scale);
    run.descent = std::max(run.descent, -extents.descender * scale);
}

}  // namespace

Run shape(const std::string& utf8, double size, Face face, double letterSpacing) {
    const Fonts& all = fonts();
    Run run;
    run.face = face;
    run.size = size;
    const std::string line = oneLine(utf8);
    setHeights(all.list[all.chain(face).front()], run);
    for (const Stretch& stretch : itemise(line, all, face)) {
        const Font& font = all.list[stretch.font];
        setHeights(font, run);
        shapeStretch(line, stretch, font, letterSpacing, run);
    }
    return run;
}

}  // namespace corridor::text
