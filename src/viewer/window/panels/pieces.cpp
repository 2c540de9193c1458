#include "pieces.hpp"

#include <algorithm>

#include "theme.hpp"

namespace corridor::viewer {

void smallText(const std::string& text, ImU32 ink) {
    const WithFont font(fonts().small);
    const WithInk colour(ink);
    wrappedText(text);
}

void wrappedText(const std::string& text) {
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(text.c_str(), text.c_str() + text.size());
    ImGui::PopTextWrapPos();
}

void heading(const char* text) {
    ImGui::Dummy(ImVec2(0.0F, 8.0F));
    const WithFont font(fonts().bold);
    ImGui::TextUnformatted(text);
    ImGui::Dummy(ImVec2(0.0F, 1.0F));
}

void dot(ImU32 colour) {
    const float size = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 middle(at.x + 6.0F, at.y + size / 2.0F);
    ImGui::GetWindowDrawList()->AddCircleFilled(middle, 5.0F, colour, 16);
    ImGui::Dummy(ImVec2(14.0F, size));
    ImGui::SameLine(0.0F, 4.0F);
}

void ribbon(ImDrawList* list, ImVec2 low, ImVec2 high, ImU32 colour, access::Status status, float opacity) {
    const scene::RouteStyle& style = mapStyle().routes;
    const ImU32 own = colour::faded(colour, opacity);
    const ImU32 dark = colour::faded(IM_COL32(style.closed.r, style.closed.g, style.closed.b, 255), opacity);
    const ImU32 light = IM_COL32(255, 255, 255, 235);
    const float width = high.y - low.y, inset = 0.22F * width;
    const auto dashes = [&](float on, float off) {
        for (float x = low.x; x < high.x; x += (on + off) * width) {
            list->AddRectFilled(ImVec2(x, low.y), ImVec2(std::min(x + on * width, high.x), high.y), own);
        }
    };
    const ImVec2 coreLow(low.x, low.y + inset), coreHigh(high.x, high.y - inset);
    switch (status) {
        case access::Status::open:
            list->AddRectFilled(low, high, own);
            return;
        case access::Status::restricted:
            list->AddRectFilled(low, high, colour::faded(colour, 0.32F * opacity));
            return dashes(2.4F, 1.4F);
        case access::Status::disputed:
            list->AddRectFilled(low, high, dark);
            return dashes(1.7F, 1.7F);
        case access::Status::closed: {
            list->AddRectFilled(low, high, own);
            list->AddRectFilled(coreLow, coreHigh, dark);
            const float arm = 0.62F * width, middle = (low.y + high.y) / 2.0F, step = 6.0F * width;
            const float first = high.x - low.x < 2.0F * step ? (low.x + high.x) / 2.0F : low.x + step / 2.0F;
            for (float x = first; x + arm < high.x && x - arm > low.x; x += step) {
                for (const float side : {arm, -arm}) {
                    list->AddLine(ImVec2(x - arm, middle - side), ImVec2(x + arm, middle + side), light, 3.4F);
                }
                for (const float side : {arm, -arm}) {
                    list->AddLine(ImVec2(x - arm, middle - side), ImVec2(x + arm, middle + side), dark, 1.8F);
                }
            }
            return;
        }
        case access::Status::unknown:
            list->AddRectFilled(low, high, own);
            list->AddRectFilled(coreLow, coreHigh, light);
            return;
    }
}

void swatch(ImU32 colour, access::Status status) {
    const float height = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float middle = at.y + height / 2.0F;
    ribbon(ImGui::GetWindowDrawList(), ImVec2(at.x, middle - 3.5F), ImVec2(at.x + 30.0F, middle + 3.5F), colour,
           status);
    ImGui::Dummy(ImVec2(32.0F, height));
    ImGui::SameLine(0.0F, 6.0F);
}

void statusChip(const std::string& words, ImU32 colour, access::Status status) {
    const WithFont font(fonts().bold);
    constexpr float beside = 62.0F;
    const float room = std::max(120.0F, ImGui::GetContentRegionAvail().x - beside);
    const ImVec2 text = ImGui::CalcTextSize(words.c_str(), nullptr, false, room);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size(text.x + beside, text.y + 10.0F);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, ImVec2(at.x + size.x, at.y + size.y), colour::well, 6.0F);
    const float middle = at.y + 5.0F + ImGui::GetTextLineHeight() / 2.0F;
    ribbon(list, ImVec2(at.x + 10.0F, middle - 4.0F), ImVec2(at.x + 42.0F, middle + 4.0F), colour, status);
    list->AddText(ImGui::GetFont(), ImGui::GetFontSize(), ImVec2(at.x + 52.0F, at.y + 5.0F), colour::ink, words.c_str(),
                  nullptr, room);
    ImGui::Dummy(size);
}

access::Status statusOf(model::Access access) {
    switch (access) {
        case model::Access::open:
            return access::Status::open;
        case model::Access::restricted:
            return access::Status::restricted;
        case model::Access::closed:
            return access::Status::closed;
    }
    return access::Status::unknown;
}

namespace {

void triangle(ImDrawList* list, ImVec2 middle, float reach, bool toRight, ImU32 ink) {
    const float side = toRight ? reach : -reach;
    const ImVec2 tip(middle.x + side, middle.y);
    const ImVec2 upper(middle.x - side * 0.7F, middle.y - reach), lower(middle.x - side * 0.7F, middle.y + reach);
    if (toRight) {
        list->AddTriangleFilled(upper, tip, lower, ink);
    } else {
        list->AddTriangleFilled(upper, lower, tip, ink);
    }
}

void bar(ImDrawList* list, ImVec2 middle, float dx, float halfWidth, float halfHeight, ImU32 ink) {
    list->AddRectFilled(ImVec2(middle.x + dx - halfWidth, middle.y - halfHeight),
                        ImVec2(middle.x + dx + halfWidth, middle.y + halfHeight), ink, 1.0F);
}

void house(ImDrawList* list, ImVec2 middle, ImU32 ink) {
    const float r = 6.5F;
    list->AddTriangleFilled(ImVec2(middle.x, middle.y - r), ImVec2(middle.x + r, middle.y - 0.5F),
                            ImVec2(middle.x - r, middle.y - 0.5F), ink);
    list->AddRectFilled(ImVec2(middle.x - r * 0.65F, middle.y - 0.5F),
                        ImVec2(middle.x + r * 0.65F, middle.y + r - 1.0F), ink);
}

void chevron(ImDrawList* list, ImVec2 middle, bool toRight, ImU32 ink) {
    const float side = toRight ? 3.0F : -3.0F;
    const ImVec2 points[3] = {ImVec2(middle.x - side, middle.y - 5.0F), ImVec2(middle.x + side, middle.y),
                              ImVec2(middle.x - side, middle.y + 5.0F)};
    list->AddPolyline(points, 3, ink, 0, 2.0F);
}

void drawSign(ImDrawList* list, ImVec2 middle, char kind, ImU32 ink) {
    switch (kind) {
        case 'x':
            list->AddLine(ImVec2(middle.x - 5, middle.y - 5), ImVec2(middle.x + 5, middle.y + 5), ink, 1.8F);
            list->AddLine(ImVec2(middle.x - 5, middle.y + 5), ImVec2(middle.x + 5, middle.y - 5), ink, 1.8F);
            break;
        case '<':
            chevron(list, middle, false, ink);
            break;
        case '>':
            chevron(list, middle, true, ink);
            break;
        case '+':
            bar(list, middle, 0, 1.0F, 6.0F, ink);
            bar(list, middle, 0, 6.0F, 1.0F, ink);
            break;
        case '-':
            bar(list, middle, 0, 6.0F, 1.0F, ink);
            break;
        case 'p':
            triangle(list, ImVec2(middle.x + 1.0F, middle.y), 7.0F, true, ink);
            break;
        case '|':
            bar(list, middle, -4.0F, 1.8F, 6.5F, ink);
            bar(list, middle, 4.0F, 1.8F, 6.5F, ink);
            break;
        case 'l':
            triangle(list, ImVec2(middle.x + 1.5F, middle.y), 5.0F, false, ink);
            bar(list, middle, -6.0F, 1.0F, 5.0F, ink);
            break;
        case 'r':
            triangle(list, ImVec2(middle.x - 1.5F, middle.y), 5.0F, true, ink);
            bar(list, middle, 6.0F, 1.0F, 5.0F, ink);
            break;
        case 'h':
            house(list, middle, ink);
            break;
        default:
            break;
    }
}

}  // namespace

bool signButton(const char* id, char kind, const char* tip, float size) {
    ImGui::PushID(id);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton("sign", ImVec2(size, size));
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 middle(at.x + size / 2.0F, at.y + size / 2.0F);
    const bool filled = kind == 'p' || kind == '|';
    if (filled) list->AddCircleFilled(middle, size / 2.0F, hovered ? IM_COL32(18, 80, 100, 255) : colour::accent, 40);
    if (!filled && hovered) list->AddRectFilled(at, ImVec2(at.x + size, at.y + size), colour::accentSoft, 6.0F);
    drawSign(list, middle, kind, filled ? colour::white : hovered ? colour::accent : colour::ink);
    if (hovered && tip) ImGui::SetTooltip("%s", tip);
    ImGui::PopID();
    return pressed;
}

void facts(const char* id, const std::vector<Labelled>& rows) {
    if (rows.empty() || !ImGui::BeginTable(id, 2, ImGuiTableFlags_SizingFixedFit)) return;
    ImGui::TableSetupColumn("label", ImGuiTableColumnFlags_WidthFixed, 122.0F);
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch);
    for (const Labelled& row : rows) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        smallText(row.label, colour::muted);
        ImGui::TableNextColumn();
        wrappedText(row.value);
    }
    ImGui::EndTable();
}

bool linkText(const char* id, const std::string& text, ImU32 ink) {
    ImGui::PushID(id);
    const WithInk colour(ink);
    ImGui::BeginGroup();
    wrappedText(text);
    ImGui::EndGroup();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) {
        const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
        ImGui::GetWindowDrawList()->AddLine(ImVec2(low.x, high.y), high, ink, 1.0F);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const bool pressed = hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    ImGui::PopID();
    return pressed;
}

bool beginCard(const char* id, ImVec2 position, ImVec2 size, int extraFlags) {
    ImGui::SetNextWindowPos(position);
    ImGui::SetNextWindowSize(size);
    ImGui::GetBackgroundDrawList()->AddRectFilled(ImVec2(position.x - 1.0F, position.y + 2.0F),
                                                  ImVec2(position.x + size.x + 1.0F, position.y + size.y + 3.0F),
                                                  IM_COL32(20, 30, 40, 26), 9.0F);
    constexpr int fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                          ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
    return ImGui::Begin(id, nullptr, fixed | extraFlags);
}

}  // namespace corridor::viewer
