#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Shaped text: HarfBuzz positions and unhinted FreeType outlines, with a list of fonts to fall back on.
namespace corridor::text {

/// No font that can be used is on this machine; the message names the packages to install.
struct NoFonts : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class Face { regular, bold, italic };

/// One glyph of a shaped run, in pixels at the run's size: x to the right, y down, from the run's origin
/// on the baseline.
struct Glyph {
    std::uint32_t font = 0;   ///< index of the font in the list
    std::uint32_t index = 0;  ///< glyph index in that font
    double x = 0.0, y = 0.0;  ///< origin of the glyph
    double advance = 0.0;
    std::uint32_t cluster = 0;  ///< byte offset of its text
};

struct Run {
    std::vector<Glyph> glyphs;
    Face face = Face::regular;
    double size = 0.0;                   ///< pixels per em
    double width = 0.0;                  ///< sum of advances
    double ascent = 0.0, descent = 0.0;  ///< both positive, from the baseline
    bool hasMissingGlyphs = false;       ///< a character that no font has
};

/// Shapes one line of UTF-8 text. Letter spacing in pixels is added after each glyph. Deterministic: the
/// same bytes for the same fonts. Safe to call from several threads. Control characters count as spaces, bytes
/// that are not UTF-8 as U+FFFD. Words of right-to-left scripts are set from right to left, and the whole line
/// where it begins with such a word (no full Unicode bidirectional algorithm). Throws NoFonts.
Run shape(const std::string& utf8, double size, Face face = Face::regular, double letterSpacing = 0.0);

/// An outline command in pixels at the run's size, y down, from the glyph's origin.
struct OutlineCommand {
    enum class Kind : std::uint8_t { move, line, conic, cubic, close } kind;
    float x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0;  ///< controls, then the end point
};
/// Outline of a glyph at a size; kept in a cache, the reference stays valid for the program's life. Each size
/// is kept for itself: who paints many sizes asks for one and scales. Empty for a space. Safe on any thread.
/// Throws std::out_of_range for a font that is not in the list.
const std::vector<OutlineCommand>& outline(std::uint32_t font, std::uint32_t glyph, double size);

/// Files of the fonts that are used, as `Glyph::font` counts them, for diagnostics. They are looked for by name
/// in the folder CORRIDOR_FONTS (if that is set), then where the system keeps fonts. Throws NoFonts.
std::vector<std::string> fontFiles();

/// A font as a file: its name without folders, and its bytes, which stay for the program's life.
struct FontFile {
    std::string name;
    std::string_view bytes;
};
/// The file of a font by `Glyph::font`. Throws std::out_of_range for a font that is not in the list, NoFonts.
FontFile fontFile(std::uint32_t font);

/// The libraries by which text is shaped and drawn, with their versions: `FreeType 2.12.1`, `HarfBuzz 6.0.0`.
std::vector<std::string> libraries();

}  // namespace corridor::text
