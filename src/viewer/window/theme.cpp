#include "theme.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "text/text.hpp"

namespace corridor::viewer {

namespace {

Fonts loaded;

// ImGui keeps the pointer: these live as long as the program.
constexpr std::array<ImWchar, 15> europe{0x0020, 0x024F, 0x0250, 0x02FF, 0x0300, 0x052F, 0x1E00, 0x1EFF,
                                         0x2010, 0x205E, 0x20A0, 0x20BF, 0x2116, 0x2122, 0};
constexpr std::array<ImWchar, 5> armenia{0x0530, 0x058F, 0xFB13, 0xFB17, 0};

/// The first font file that ends in one of the names; "" where there is none.
std::string fileNamed(const std::vector<std::string>& files, std::initializer_list<const char*> names) {
    for (const std::string name : names) {
        const auto found = std::find_if(files.begin(), files.end(), [&](const std::string& file) {
            return file.size() >= name.size() && file.compare(file.size() - name.size(), name.size(), name) == 0;
        });
        if (found != files.end()) return *found;
    }
    return "";
}

ImFont* load(const std::string& latin, const std::string& armenian, float size) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    ImFont* font = atlas.AddFontFromFileTTF(latin.c_str(), size, &config, europe.data());
    if (!armenian.empty()) {
        config.MergeMode = true;
        atlas.AddFontFromFileTTF(armenian.c_str(), size, &config, armenia.data());
    }
    return font;
}

ImVec4 rgba(ImU32 colour) {
    return ImGui::ColorConvertU32ToFloat4(colour);
}

}  // namespace

const Fonts& fonts() {
    return loaded;
}

void loadFonts() {
    const std::vector<std::string> files = text::fontFiles();
    const std::string regular = fileNamed(files, {"/NotoSans-Regular.ttf", "/DejaVuSans.ttf"});
    const std::string bold = fileNamed(files, {"/NotoSans-Bold.ttf", "/DejaVuSans-Bold.ttf"});
    const std::string armenian = fileNamed(files, {"/NotoSansArmenian-Regular.ttf", "/DejaVuSans.ttf"});
    const std::string armenianBold = fileNamed(files, {"/NotoSansArmenian-Bold.ttf", "/DejaVuSans-Bold.ttf"});
    if (regular.empty())
        throw std::runtime_error("no font for the panels: install fonts-noto-core or fonts-dejavu-core");
    const std::string& heavy = bold.empty() ? regular : bold;
    loaded.text = load(regular, armenian, 17.0F);
    loaded.small = load(regular, armenian, 15.0F);
    loaded.bold = load(heavy, armenianBold, 17.0F);
    loaded.title = load(heavy, armenianBold, 21.0F);
}

void applyStyle() {
    ImGuiStyle& style = ImGui::GetStyle();
    ImGui::StyleColorsLight(&style);
    style.WindowRounding = 8.0F;
    style.ChildRounding = 6.0F;
    style.FrameRounding = 6.0F;
    style.PopupRounding = 8.0F;
    style.GrabRounding = 6.0F;
    style.ScrollbarRounding = 6.0F;
    style.WindowPadding = ImVec2(16.0F, 14.0F);
    style.FramePadding = ImVec2(10.0F, 6.0F);
    style.ItemSpacing = ImVec2(8.0F, 6.0F);
    style.CellPadding = ImVec2(8.0F, 5.0F);
    style.ScrollbarSize = 10.0F;
    style.WindowBorderSize = 1.0F;
    style.PopupBorderSize = 1.0F;
    style.FrameBorderSize = 1.0F;
    style.AntiAliasedLinesUseTex = true;
    ImVec4* colours = style.Colors;
    colours[ImGuiCol_Text] = rgba(colour::ink);
    colours[ImGuiCol_TextDisabled] = rgba(colour::muted);
    colours[ImGuiCol_WindowBg] = rgba(colour::panel);
    colours[ImGuiCol_PopupBg] = rgba(IM_COL32(255, 255, 255, 252));
    colours[ImGuiCol_Border] = rgba(colour::line);
    colours[ImGuiCol_FrameBg] = rgba(colour::well);
    colours[ImGuiCol_FrameBgHovered] = rgba(IM_COL32(232, 236, 240, 255));
    colours[ImGuiCol_FrameBgActive] = rgba(IM_COL32(224, 229, 234, 255));
    colours[ImGuiCol_Button] = rgba(colour::well);
    colours[ImGuiCol_ButtonHovered] = rgba(IM_COL32(228, 233, 238, 255));
    colours[ImGuiCol_ButtonActive] = rgba(IM_COL32(214, 221, 228, 255));
    colours[ImGuiCol_Header] = rgba(colour::accentSoft);
    colours[ImGuiCol_HeaderHovered] = rgba(IM_COL32(24, 98, 122, 22));
    colours[ImGuiCol_HeaderActive] = rgba(IM_COL32(24, 98, 122, 44));
    colours[ImGuiCol_CheckMark] = rgba(colour::accent);
    colours[ImGuiCol_Separator] = rgba(colour::line);
    colours[ImGuiCol_ScrollbarBg] = rgba(IM_COL32(0, 0, 0, 0));
    colours[ImGuiCol_ScrollbarGrab] = rgba(IM_COL32(203, 210, 217, 255));
    colours[ImGuiCol_ScrollbarGrabHovered] = rgba(colour::faint);
    colours[ImGuiCol_TableBorderLight] = rgba(colour::line);
    colours[ImGuiCol_TableBorderStrong] = rgba(colour::line);
    colours[ImGuiCol_TableHeaderBg] = rgba(colour::well);
    colours[ImGuiCol_TableRowBgAlt] = rgba(IM_COL32(0, 0, 0, 0));
    colours[ImGuiCol_TextSelectedBg] = rgba(IM_COL32(24, 98, 122, 60));
    colours[ImGuiCol_NavHighlight] = rgba(colour::accent);
}

const scene::Style& mapStyle() {
    static const scene::Style style = scene::defaultStyle();
    return style;
}

namespace colour {

namespace {

ImU32 toImGui(drawing::Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

ImU32 parsed(const std::string& hex, ImU32 instead) {
    if (hex.size() != 7 || hex[0] != '#') return instead;
    char* end = nullptr;
    const unsigned long value = std::strtoul(hex.c_str() + 1, &end, 16);
    return *end ? instead : IM_COL32((value >> 16) & 255U, (value >> 8) & 255U, value & 255U, 255);
}

}  // namespace

ImU32 ofRoute(const model::Atlas& atlas, const std::string& id) {
    const std::vector<drawing::Colour>& all = mapStyle().routes.colours;
    for (std::size_t i = 0; i < atlas.routes.size(); ++i) {
        if (atlas.routes[i].id != id) continue;
        return parsed(atlas.routes[i].style->stroke.value_or(""), all.empty() ? muted : toImGui(all[i % all.size()]));
    }
    return accent;
}

ImU32 ofCategory(const model::Atlas& atlas, const std::string& category) {
    const scene::Style& style = mapStyle();
    if (const auto own = style.categories.find(category); own != style.categories.end())
        return toImGui(own->second.colour);
    const std::vector<std::string>& all = atlas.events.columns().categories;
    const auto order = static_cast<std::size_t>(std::find(all.begin(), all.end(), category) - all.begin());
    return style.categoryColours.empty() ? muted : toImGui(style.categoryColours[order % style.categoryColours.size()]);
}

ImU32 faded(ImU32 colour, float opacity) {
    const ImU32 alpha = static_cast<ImU32>(static_cast<float>((colour >> IM_COL32_A_SHIFT) & 0xFFU) * opacity);
    return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

}  // namespace colour

}  // namespace corridor::viewer
