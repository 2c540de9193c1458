#include <ft2build.h>
#include FT_OUTLINE_H

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "fonts.hpp"

namespace corridor::text {
namespace {

using Commands = std::vector<OutlineCommand>;
using Kind = OutlineCommand::Kind;

struct Key {
    std::uint32_t font, glyph;
    double size;
    friend bool operator==(const Key&, const Key&) = default;
};
struct KeyHash {
    std::size_t operator()(const Key& key) const {
        const std::uint64_t glyph = (std::uint64_t{key.font} << 32) | key.glyph;
        return std::hash<std::uint64_t>{}(glyph)*0x9E3779B97F4A7C15ull ^ std::hash<double>{}(key.size);
    }
};

struct Builder {
    Commands commands;
    double scale = 1.0;
    bool open = false;

    float x(const FT_Vector* at) const { return static_cast<float>(static_cast<double>(at->x) * scale); }
    float y(const FT_Vector* at) const { return static_cast<float>(static_cast<double>(-at->y) * scale); }
    void close() {
        if (open) commands.push_back({Kind::close});
        open = false;
    }
};

int moveTo(const FT_Vector* to, void* user) {
    auto& builder = *static_cast<Builder*>(user);
    builder.close();
    builder.open = true;
    builder.commands.push_back({Kind::move, 0, 0, 0, 0, builder.x(to), builder.y(to)});
    return 0;
}
int lineTo(const FT_Vector* to, void* user) {
    auto& builder = *static_cast<Builder*>(user);
    builder.commands.push_back({Kind::line, 0, 0, 0, 0, builder.x(to), builder.y(to)});
    return 0;
}
int conicTo(const FT_Vector* control, const FT_Vector* to, void* user) {
    auto& builder = *static_cast<Builder*>(user);
    builder.commands.push_back(
        {Kind::conic, builder.x(control), builder.y(control), 0, 0, builder.x(to), builder.y(to)});
    return 0;
}
int cubicTo(const FT_Vector* control1, const FT_Vector* control2, const FT_Vector* to, void* user) {
    auto& builder = *static_cast<Builder*>(user);
    builder.commands.push_back({Kind::cubic, builder.x(control1), builder.y(control1), builder.x(control2),
                                builder.y(control2), builder.x(to), builder.y(to)});
    return 0;
}

/// Straight from the font's design units: no hints, no grid, so that outlines scale exactly.
Commands decompose(const Font& font, std::uint32_t glyph, double size) {
    Builder builder;
    builder.scale = size / font.unitsPerEm;
    if (FT_Load_Glyph(font.face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return {};
    if (font.face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    FT_Outline_Funcs functions{};
    functions.move_to = moveTo;
    functions.line_to = lineTo;
    functions.conic_to = conicTo;
    functions.cubic_to = cubicTo;
    FT_Outline_Decompose(&font.face->glyph->outline, &functions, &builder);
    builder.close();
    return std::move(builder.commands);
}

struct Cache {
    std::shared_mutex mutex;  ///< also keeps FreeType's faces to one thread at a time
    std::unordered_map<Key, std::unique_ptr<const Commands>, KeyHash> outlines;
};

Cache& cache() {
    static Cache* kept = new Cache;  // references given out stay valid to the very end
    return *kept;
}

}  // namespace

const std::vector<OutlineCommand>& outline(std::uint32_t font, std::uint32_t glyph, double size) {
    const Key key{font, glyph, size};
    Cache& kept = cache();
    {
        std::shared_lock lock(kept.mutex);
        if (auto found = kept.outlines.find(key); found != kept.outlines.end()) return *found->second;
    }
    const Font& source = fonts().list.at(font);
    std::unique_lock lock(kept.mutex);
    auto& entry = kept.outlines[key];
    if (!entry) entry = std::make_unique<const Commands>(decompose(source, glyph, size));
    return *entry;
}

}  // namespace corridor::text
