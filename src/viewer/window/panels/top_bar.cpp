#include <algorithm>
#include <string>

#include "../theme.hpp"
#include "panels.hpp"
#include "pieces.hpp"

namespace corridor::viewer {

namespace {

const char* kindWord(ThingKind kind) {
    switch (kind) {
        case ThingKind::route:
            return "route";
        case ThingKind::checkpoint:
            return "checkpoint";
        case ThingKind::place:
            return "place";
        case ThingKind::event:
            return "event";
    }
    return "";
}

void take(Session& session, PanelState& state, Wishes& wishes, const Thing& thing) {
    state.search[0] = '\0';
    open(session, state, thing);
    wishes.goTo = thing;
    if (thing.kind != ThingKind::event) return;
    const auto event = model::findEvent(session.atlas(), thing.id);
    if (event && event->date && event->date->lower().isFinite()) session.setDay(event->date->lower());
}

/// The list under the field: the name in the language chosen, the spelling that matched where it is another.
void suggestions(Session& session, PanelState& state, const std::vector<Found>& found, ImVec2 under, Wishes& wishes) {
    ImGui::SetNextWindowPos(under);
    ImGui::SetNextWindowSize(ImVec2(420.0F, 0.0F));
    ImGui::Begin("suggestions", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize);
    if (found.empty()) smallText("Nothing has this name", colour::muted);
    for (const Found& one : found) {
        ImGui::PushID(one.thing.id.c_str());
        const std::string name = nameOf(session.atlas(), one.thing, session.question().languages);
        const bool pressed = ImGui::Selectable("##take", false, 0, ImVec2(0.0F, 24.0F));
        ImGui::SameLine(8.0F);
        ImGui::TextUnformatted(name.c_str());
        if (one.spelling != name && one.spelling != one.thing.id) {
            ImGui::SameLine();
            smallText(one.spelling, colour::muted);
        }
        ImGui::SameLine(340.0F);
        smallText(kindWord(one.thing.kind), colour::faint);
        if (pressed) take(session, state, wishes, one.thing);
        ImGui::PopID();
    }
    ImGui::End();
}

void searchField(Session& session, PanelState& state, const SearchIndex& index, Wishes& wishes) {
    constexpr std::size_t most = 8;
    ImGui::SetNextItemWidth(300.0F);
    if (state.searchFocus) ImGui::SetKeyboardFocusHere();
    state.searchFocus = false;
    const bool entered = ImGui::InputTextWithHint("##search", "Search any name, in any script", state.search,
                                                  sizeof state.search, ImGuiInputTextFlags_EnterReturnsTrue);
    if (state.search[0] == '\0') return;
    const ImVec2 under(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 8.0F);
    if (state.foundFor != state.search || state.foundAmongEvents != index.hasEvents()) {
        state.foundFor = state.search;
        state.foundAmongEvents = index.hasEvents();
        state.found = index.find(state.search, most);
    }
    const std::vector<Found> found = state.found;  // what is taken empties the field
    if (entered && !found.empty()) {
        take(session, state, wishes, found.front().thing);
    } else {
        suggestions(session, state, found, under, wishes);
    }
}

/// A field that opens a list; with EndCombo() after it where it is open.
bool beginChoice(const char* id, const std::string& shown, float width) {
    ImGui::SetNextItemWidth(width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool isOpen =
        ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_NoArrowButton | ImGuiComboFlags_HeightLarge);
    const ImVec2 middle(at.x + width - 16.0F, at.y + ImGui::GetFrameHeight() / 2.0F);
    const ImVec2 points[3] = {ImVec2(middle.x - 4.0F, middle.y - 2.0F), ImVec2(middle.x, middle.y + 2.0F),
                              ImVec2(middle.x + 4.0F, middle.y - 2.0F)};
    list->AddPolyline(points, 3, colour::muted, 0, 1.6F);
    return isOpen;
}

void trafficChoice(Session& session) {
    const std::string& now = session.question().viewpoint.traffic;
    if (!beginChoice("##traffic", now, 142.0F)) return;
    for (const std::string& one : access::trafficClasses()) {
        if (ImGui::Selectable(one.c_str(), one == now)) {
            session.setTraffic(one);
            break;
        }
    }
    ImGui::EndCombo();
}

void viewpointChoice(Session& session) {
    const std::optional<std::string> now = session.question().viewpoint.accordingTo;
    const auto nameOfParty = [&](const model::Party& party) {
        const std::string name = model::nameIn(party.names, session.question().languages);
        return name.empty() ? party.id : name;
    };
    const model::Party* chosen = now ? model::findParty(session.atlas(), *now) : nullptr;
    const std::string shown = chosen ? nameOfParty(*chosen) : "everyone";
    if (!beginChoice("##viewpoint", shown, 168.0F)) return;
    if (ImGui::Selectable("everyone", !now)) session.setAccordingTo(std::nullopt);
    for (const model::Party& party : session.atlas().parties) {
        if (ImGui::Selectable(nameOfParty(party).c_str(), now == party.id)) session.setAccordingTo(party.id);
    }
    ImGui::EndCombo();
}

std::vector<std::string> languagesOf(const model::Atlas& atlas) {
    std::vector<std::string> all{"en", "az", "hy", "ru", "local"};
    for (const model::Place& place : atlas.places) {
        for (const auto& name : place.names.byLanguage) {
            const bool known = name.first.empty() || std::find(all.begin(), all.end(), name.first) != all.end();
            if (!known) all.push_back(name.first);
        }
    }
    return all;
}

void languageChoice(Session& session) {
    const std::string now = session.question().languages.empty() ? "en" : session.question().languages.front();
    if (!beginChoice("##names", languageName(now), 132.0F)) return;
    for (const std::string& tag : languagesOf(session.atlas())) {
        if (ImGui::Selectable(languageName(tag).c_str(), tag == now)) session.setLanguages({tag});
    }
    ImGui::EndCombo();
}

void categorySwitches(scene::Layers& layers, const model::Atlas& atlas) {
    const std::vector<std::string> categories = categoriesOf(atlas);
    if (categories.size() < 2) return;
    ImGui::Separator();
    smallText("Events by category", colour::muted);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        bool on = layers.hiddenCategories.count(categories[i]) == 0;
        dot(colour::ofCategory(atlas, categories[i]));
        if (ImGui::Checkbox((categories[i].empty() ? "(none)" : categories[i]).c_str(), &on)) {
            on ? void(layers.hiddenCategories.erase(categories[i]))
               : void(layers.hiddenCategories.insert(categories[i]));
        }
    }
}

void layerSwitches(Session& session) {
    if (ImGui::Button("Layers")) ImGui::OpenPopup("layers");
    if (!ImGui::BeginPopup("layers")) return;
    scene::Layers layers = session.layers();
    ImGui::Checkbox("Routes and their status", &layers.routes);
    ImGui::Checkbox("Checkpoints", &layers.checkpoints);
    ImGui::Checkbox("Events", &layers.events);
    ImGui::Checkbox("Places", &layers.places);
    ImGui::Checkbox("Other roads", &layers.roads);
    ImGui::Checkbox("Boundaries", &layers.boundaries);
    ImGui::Checkbox("Water", &layers.water);
    ImGui::Checkbox("Countries and areas", &layers.areas);
    ImGui::Checkbox("Names on the map", &layers.labels);
    categorySwitches(layers, session.atlas());
    session.setLayers(layers);
    ImGui::EndPopup();
}

void label(const char* text) {
    ImGui::SameLine(0.0F, 14.0F);
    ImGui::AlignTextToFramePadding();
    {
        const WithFont font(fonts().small);
        const WithInk ink(colour::muted);
        ImGui::TextUnformatted(text);
    }
    ImGui::SameLine(0.0F, 6.0F);
}

void helpPopup(PanelState& state) {
    if (ImGui::Button("?")) ImGui::OpenPopup("help");
    if (!ImGui::BeginPopup("help")) return;
    state.hint = false;
    ImGui::TextUnformatted("Map");
    smallText("drag, arrows: move      wheel, + and -: zoom      Home: the whole view", colour::muted);
    ImGui::TextUnformatted("Time");
    smallText("drag the playhead; click an event      [ and ]: previous and next event", colour::muted);
    smallText("Space: play      Shift with arrows: day by day      wheel on the timeline: zoom it", colour::muted);
    ImGui::TextUnformatted("Things");
    smallText("point: what is there      click: who says what, with sources      Esc: close", colour::muted);
    smallText("/: search", colour::muted);
    ImGui::EndPopup();
}

}  // namespace

void topBar(Session& session, PanelState& state, const SearchIndex& index, Wishes& wishes) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(14.0F, 11.0F));
    beginCard("top", ImVec2(-1.0F, -1.0F), ImVec2(screen.x + 2.0F, measure::topBar + 1.0F),
              ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar(2);
    searchField(session, state, index, wishes);
    ImGui::SameLine();
    if (ImGui::Button("Routes")) {
        state.routesOpen = !state.routesOpen;
        state.comparisonOpen = false;
        state.hint = false;
    }
    ImGui::SameLine();
    layerSwitches(session);
    label("Traffic");
    trafficChoice(session);
    label("According to");
    viewpointChoice(session);
    label("Names");
    languageChoice(session);
    ImGui::SameLine(screen.x - 44.0F);
    helpPopup(state);
    ImGui::End();
}

}  // namespace corridor::viewer
