#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "../theme.hpp"
#include "panels.hpp"
#include "pieces.hpp"
#include "viewer/map_scale.hpp"

namespace corridor::viewer {

namespace {

void scaleBar(ImDrawList* list, const Camera& camera, ImVec2 at) {
    constexpr double room = 130.0;
    const MapScale scale = mapScale(camera, room);
    const auto width = static_cast<float>(scale.pixels);
    const ImU32 ink = colour::ink;
    list->AddRectFilled(ImVec2(at.x, at.y + 5.0F), ImVec2(at.x + width / 2.0F, at.y + 9.0F), ink);
    list->AddRect(ImVec2(at.x, at.y + 5.0F), ImVec2(at.x + width, at.y + 9.0F), ink);
    list->AddText(fonts().small, 15.0F, ImVec2(at.x + width + 8.0F, at.y - 2.0F), ink, scale.text.c_str());
}

void statusKey(ImDrawList* list, ImVec2 at) {
    constexpr std::array<access::Status, 5> all{access::Status::open, access::Status::restricted,
                                                access::Status::disputed, access::Status::closed,
                                                access::Status::unknown};
    constexpr ImU32 anyRoute = IM_COL32(86, 112, 150, 255);
    for (const access::Status status : all) {
        const std::string word = access::toString(status);
        ribbon(list, ImVec2(at.x, at.y + 6.0F), ImVec2(at.x + 28.0F, at.y + 13.0F), anyRoute, status);
        list->AddText(fonts().small, 15.0F, ImVec2(at.x + 34.0F, at.y), colour::ink, word.c_str());
        at.x += 34.0F + fonts().small->CalcTextSizeA(15.0F, 1e4F, 0.0F, word.c_str()).x + 14.0F;
    }
    ribbon(list, ImVec2(at.x, at.y + 6.0F), ImVec2(at.x + 28.0F, at.y + 13.0F), anyRoute, access::Status::open);
    for (const float bead : {5.0F, 14.0F, 23.0F})
        list->AddCircleFilled(ImVec2(at.x + bead, at.y + 9.5F), 1.6F, colour::white);
    list->AddText(fonts().small, 15.0F, ImVec2(at.x + 34.0F, at.y), colour::ink, "one party's word");
}

void lineAtTop(ImVec2 screen, const char* words) {
    const float width = fonts().small->CalcTextSizeA(15.0F, 1e4F, 0.0F, words).x;
    const ImVec2 at((screen.x - width) / 2.0F, measure::topBar + measure::gap + 4.0F);
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled(ImVec2(at.x - 14.0F, at.y - 6.0F), ImVec2(at.x + width + 14.0F, at.y + 23.0F),
                        IM_COL32(31, 41, 51, 215), 14.0F);
    list->AddText(fonts().small, 15.0F, at, colour::white, words);
}

}  // namespace

Insets insetsFor(const Session& session, const PanelState& state) {
    Insets insets{0, static_cast<int>(measure::topBar), 0, static_cast<int>(measure::timeline)};
    const float width = ImGui::GetIO().DisplaySize.x;
    constexpr float narrow = 900.0F;  // a window where panels lie over most of the map anyway
    if (width < narrow) return insets;
    if (session.selection()) insets.right = static_cast<int>(measure::details + measure::gap);
    if (state.routesOpen && !state.comparisonOpen) insets.left = 404;
    return insets;
}

void mapMargin(const Session& session, const PanelState& state, const Camera& camera) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float bottom = screen.y - measure::timeline - measure::gap;
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImVec2 low(measure::gap, bottom - 56.0F);
    const float width = session.question().on ? 642.0F : 220.0F;
    const float height = session.question().on ? 56.0F : 30.0F;
    list->AddRectFilled(ImVec2(low.x, bottom - height), ImVec2(low.x + width, bottom), IM_COL32(253, 253, 252, 232),
                        7.0F);
    if (session.question().on) statusKey(list, ImVec2(low.x + 12.0F, bottom - 50.0F));
    scaleBar(list, camera, ImVec2(low.x + 12.0F, bottom - 22.0F));
    const std::string& credit = session.atlas().credit;
    if (!credit.empty()) {
        constexpr float size = 13.0F;
        const float right = session.selection() && screen.x >= 900.0F ? measure::details + measure::gap : 0.0F;
        const float words = fonts().small->CalcTextSizeA(size, 1e4F, 0.0F, credit.c_str()).x;
        const ImVec2 at(screen.x - right - words - measure::gap, bottom - 6.0F);
        if (at.x > low.x + width + 20.0F) {
            list->AddRectFilled(ImVec2(at.x - 6.0F, at.y - 1.0F), ImVec2(at.x + words + 6.0F, at.y + 16.0F),
                                IM_COL32(253, 253, 252, 200), 4.0F);
            list->AddText(fonts().small, size, at, colour::muted, credit.c_str());
        }
    }
    if (state.shortOfMemory) {
        lineAtTop(screen, "Memory is short: parts of the map are missing");
    } else if (state.hint) {
        lineAtTop(screen,
                  "Drag to move, wheel to zoom, drag the playhead through time; click anything for who says what");
    }
}

void zoomButtons(const PanelState& state, const Session& session, Wishes& wishes) {
    static_cast<void>(state);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float right = session.selection() ? measure::details + measure::gap : 0.0F;
    const float top = measure::topBar + measure::gap;
    if (screen.x - right < 120.0F) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(3.0F, 3.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0F, 2.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(10.0F, 10.0F));
    beginCard("zoom", ImVec2(screen.x - right - measure::gap - 38.0F, top), ImVec2(38.0F, 104.0F),
              ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(3);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0F, 2.0F));
    if (signButton("in", '+', "Closer ( + )", 32.0F)) wishes.zoom = 2;
    if (signButton("out", '-', "Further ( - )", 32.0F)) wishes.zoom = -2;
    if (signButton("home", 'h', "The whole view (Home)", 32.0F)) wishes.home = true;
    ImGui::PopStyleVar();
    ImGui::End();
}

void hoverTip(const Session& session, const std::vector<Thing>& under) {
    if (under.empty()) return;
    constexpr std::size_t most = 3;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(12.0F, 9.0F));
    ImGui::BeginTooltip();
    for (std::size_t i = 0; i < std::min(under.size(), most); ++i) {
        const std::string text = hoverText(session.atlas(), *session.state(), under[i]);
        const std::size_t end = text.find('\n');
        if (i > 0) ImGui::Separator();
        ImGui::TextUnformatted(text.substr(0, end).c_str());
        if (end != std::string::npos) {
            const WithFont font(fonts().small);
            const WithInk ink(colour::muted);
            ImGui::PushTextWrapPos(460.0F);
            ImGui::TextUnformatted(text.substr(end + 1).c_str());
            ImGui::PopTextWrapPos();
        }
    }
    if (under.size() > most) {
        const WithFont font(fonts().small);
        const WithInk ink(colour::muted);
        ImGui::TextUnformatted(fmt::format("and {} more: zoom in", under.size() - most).c_str());
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

}  // namespace corridor::viewer
