#pragma once

#include <imgui.h>

#include <string>

#include "access/access.hpp"
#include "viewer/details.hpp"

/// Small pieces that the panels are made of.
namespace corridor::viewer {

/// A font for as long as it lives.
class WithFont {
public:
    explicit WithFont(ImFont* font) { ImGui::PushFont(font); }
    ~WithFont() { ImGui::PopFont(); }
    WithFont(const WithFont&) = delete;
    WithFont& operator=(const WithFont&) = delete;
};

/// A text colour for as long as it lives.
class WithInk {
public:
    explicit WithInk(ImU32 colour) { ImGui::PushStyleColor(ImGuiCol_Text, colour); }
    ~WithInk() { ImGui::PopStyleColor(); }
    WithInk(const WithInk&) = delete;
    WithInk& operator=(const WithInk&) = delete;
};

void smallText(const std::string& text, ImU32 ink);
void wrappedText(const std::string& text);
/// A heading over a part of a panel.
void heading(const char* text);
/// A filled dot as high as the line, then stays on the line.
void dot(ImU32 colour);
/// A status: its ribbon and its words on a quiet ground.
void statusChip(const std::string& words, ImU32 colour, access::Status status);
/// A button that is a drawn sign; `kind` is one of x < > + - p(lay) | (pause) l(eft step) r(ight step) h(ome).
bool signButton(const char* id, char kind, const char* tip, float size = 30.0F);
/// Label and value in two columns.
void facts(const char* id, const std::vector<Labelled>& rows);
/// Text that can be clicked.
bool linkText(const char* id, const std::string& text, ImU32 ink);
/// A fixed card over the map; call ImGui::End() after it whatever it returns.
bool beginCard(const char* id, ImVec2 position, ImVec2 size, int extraFlags = 0);

/// A piece of a route's ribbon as the map draws it: full where open, dashed where restricted or (with dark)
/// disputed, a dark core with crosses where closed, hollow where unknown.
void ribbon(ImDrawList* list, ImVec2 low, ImVec2 high, ImU32 colour, access::Status status, float opacity = 1.0F);
/// A short ribbon at the cursor; the next piece stays on the line.
void swatch(ImU32 colour, access::Status status);
access::Status statusOf(model::Access access);

}  // namespace corridor::viewer
