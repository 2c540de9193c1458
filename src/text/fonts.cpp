#include "fonts.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace corridor::text {
namespace {

namespace fs = std::filesystem;

struct Wanted {
    const char* file;
    bool regular, bold, italic;  ///< the faces whose first choice it is
};

// Order of fallback within a face. Scripts without a bold or italic file fall back to the regular one.
constexpr Wanted wantedFonts[] = {
    {"NotoSans-Regular.ttf", true, false, false},      {"NotoSans-Bold.ttf", false, true, false},
    {"NotoSans-Italic.ttf", false, false, true},       {"NotoSansArmenian-Regular.ttf", true, false, true},
    {"NotoSansArmenian-Bold.ttf", false, true, false}, {"NotoSansGeorgian-Regular.ttf", true, false, true},
    {"NotoSansGeorgian-Bold.ttf", false, true, false}, {"NotoSansArabic-Regular.ttf", true, false, true},
    {"NotoSansArabic-Bold.ttf", false, true, false},   {"DejaVuSans.ttf", true, false, false},
    {"DejaVuSans-Bold.ttf", false, true, false},       {"DejaVuSans-Oblique.ttf", false, false, true},
};

/// Roots in which fonts are installed; CORRIDOR_FONTS names one to be searched first.
std::vector<fs::path> fontRoots() {
    std::vector<fs::path> roots;
    if (const char* own = std::getenv("CORRIDOR_FONTS"); own && *own) roots.emplace_back(own);
    roots.emplace_back("/usr/share/fonts");
    roots.emplace_back("/usr/local/share/fonts");
    if (const char* home = std::getenv("HOME"); home && *home)
        roots.emplace_back(fs::path(home) / ".local/share/fonts");
    return roots;
}

std::optional<fs::path> findBelow(const fs::path& root, const std::string& file) {
    std::error_code error;
    for (const char* usual : {".", "truetype/noto", "truetype/dejavu", "noto", "dejavu", "TTF"}) {
        fs::path path = root / usual / file;
        if (fs::is_regular_file(path, error)) return path.lexically_normal();
    }
    std::optional<fs::path> best;  // the first by name, whatever the order of the folder on disk
    fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && it != end; it.increment(error)) {
        if (it->path().filename() == file && (!best || it->path() < *best)) best = it->path();
    }
    return best;
}

std::optional<Font> open(FT_Library library, const fs::path& path) {
    Font font;
    font.path = path.string();
    font.blob.reset(hb_blob_create_from_file_or_fail(font.path.c_str()));
    if (!font.blob) return std::nullopt;

    unsigned length = 0;
    const char* bytes = hb_blob_get_data(font.blob.get(), &length);
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(length), 0,
                           &font.face) != 0)
        return std::nullopt;

    hb_face_t* face = hb_face_create(font.blob.get(), 0);
    font.unitsPerEm = hb_face_get_upem(face);
    font.shaper.reset(hb_font_create(face));
    hb_face_destroy(face);
    hb_font_make_immutable(font.shaper.get());
    return font;
}

Fonts load() {
    Fonts fonts;
    if (FT_Init_FreeType(&fonts.library) != 0) throw NoFonts("FreeType cannot be initialised");
    const std::vector<fs::path> roots = fontRoots();
    for (const Wanted& wanted : wantedFonts) {
        for (const fs::path& root : roots) {
            auto path = findBelow(root, wanted.file);
            auto font = path ? open(fonts.library, *path) : std::nullopt;
            if (!font) continue;
            const auto index = static_cast<std::uint32_t>(fonts.list.size());
            if (wanted.regular) fonts.chains[0].push_back(index);
            if (wanted.bold) fonts.chains[1].push_back(index);
            if (wanted.italic) fonts.chains[2].push_back(index);
            fonts.list.push_back(std::move(*font));
            break;
        }
    }
    for (std::size_t face : {1u, 2u}) {
        const auto& regular = fonts.chains[0];
        fonts.chains[face].insert(fonts.chains[face].end(), regular.begin(), regular.end());
    }
    if (fonts.chains[0].empty())
        throw NoFonts(
            "no font found: install the packages fonts-noto-core and fonts-dejavu-core, "
            "or name a folder with NotoSans-Regular.ttf or DejaVuSans.ttf in CORRIDOR_FONTS");
    return fonts;
}

}  // namespace

bool Font::has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(shaper.get(), character, &glyph) != 0;
}

const Fonts& fonts() {
    static const Fonts* loaded = new Fonts(load());  // never freed: outlines may be asked for until the very end
    return *loaded;
}

std::vector<std::string> fontFiles() {
    std::vector<std::string> files;
    for (const Font& font : fonts().list) files.push_back(font.path);
    return files;
}

FontFile fontFile(std::uint32_t font) {
    const Font& found = fonts().list.at(font);
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(found.blob.get(), &length);
    return {fs::path(found.path).filename().string(), {bytes, length}};
}

std::vector<std::string> libraries() {
    FT_Int major = 0, minor = 0, patch = 0;
    FT_Library_Version(fonts().library, &major, &minor, &patch);
    const std::string freeType = std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
    return {"FreeType " + freeType, std::string("HarfBuzz ") + hb_version_string()};
}

}  // namespace corridor::text
