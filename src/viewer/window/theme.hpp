#pragma once

#include <imgui.h>

#include <string>

#include "model/atlas.hpp"
#include "scene/style.hpp"

/// Colours, fonts and measures of the window: light and calm, so that the map speaks.
namespace corridor::viewer {

struct Fonts {
    ImFont* text = nullptr;   ///< 16 px
    ImFont* small = nullptr;  ///< 14 px
    ImFont* bold = nullptr;   ///< 16 px
    ImFont* title = nullptr;  ///< 20 px, bold
};
const Fonts& fonts();

/// Latin with all its extensions, Cyrillic, Armenian and punctuation, from Noto Sans (DejaVu Sans where it
/// is not there). Throws std::runtime_error where no font is found.
void loadFonts();
void applyStyle();

/// The map's, so that panels and map speak one language.
const scene::Style& mapStyle();

namespace colour {
inline constexpr ImU32 ink = IM_COL32(31, 41, 51, 255);
inline constexpr ImU32 muted = IM_COL32(97, 110, 124, 255);
inline constexpr ImU32 faint = IM_COL32(154, 165, 177, 255);
inline constexpr ImU32 line = IM_COL32(222, 227, 232, 255);
inline constexpr ImU32 panel = IM_COL32(253, 253, 252, 255);
inline constexpr ImU32 well = IM_COL32(242, 244, 246, 255);
inline constexpr ImU32 accent = IM_COL32(24, 98, 122, 255);
inline constexpr ImU32 accentSoft = IM_COL32(24, 98, 122, 28);
inline constexpr ImU32 white = IM_COL32(255, 255, 255, 255);

/// As on the map.
ImU32 ofRoute(const model::Atlas& atlas, const std::string& route);
ImU32 ofCategory(const model::Atlas& atlas, const std::string& category);
ImU32 faded(ImU32 colour, float opacity);
}  // namespace colour

namespace measure {
inline constexpr float topBar = 54.0F;
inline constexpr float timeline = 154.0F;
inline constexpr float details = 400.0F;
inline constexpr float gap = 12.0F;
}  // namespace measure

}  // namespace corridor::viewer
