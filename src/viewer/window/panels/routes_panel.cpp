#include <fmt/format.h>

#include <algorithm>

#include "../theme.hpp"
#include "panels.hpp"
#include "pieces.hpp"
#include "study/along.hpp"
#include "wording/status.hpp"

namespace corridor::viewer {

namespace {

constexpr units::Metres nearness{5000.0};

bool isCompared(const Session& session, const std::string& id) {
    const std::vector<std::string>& chosen = session.compared();
    return std::find(chosen.begin(), chosen.end(), id) != chosen.end();
}

access::Status statusOf(const Session& session, const std::string& id) {
    const study::TargetState* target = session.state()->find(id);
    return target ? target->whole.status : access::Status::unknown;
}

void routeRow(Session& session, PanelState& state, const model::Route& route, Wishes& wishes) {
    ImGui::PushID(route.id.c_str());
    bool compared = isCompared(session, route.id);
    if (ImGui::Checkbox("##compare", &compared)) session.toggleCompared(route.id);
    ImGui::SameLine();
    swatch(colour::ofRoute(session.atlas(), route.id), statusOf(session, route.id));
    const Thing thing{ThingKind::route, route.id};
    if (linkText("route", nameOf(session.atlas(), thing, session.question().languages), colour::ink)) {
        open(session, state, thing);
        wishes.goTo = thing;
    }
    ImGui::PopID();
}

std::string kilometres(units::Metres length) {
    return fmt::format("{:.2f} km", length.value / 1000.0);
}

/// A line of the table: what it is, and each route's value.
template <typename Value>
void row(const char* label, const std::vector<study::Alternative>& all, const Value& value) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    smallText(label, colour::muted);
    for (const study::Alternative& one : all) {
        ImGui::TableNextColumn();
        wrappedText(value(one));
    }
}

std::string namesOf(const std::vector<study::Meeting>& met, const Session& session) {
    std::vector<std::string> names;
    for (const study::Meeting& one : met) {
        names.push_back(fmt::format("{} (km {:.1f})", model::nameIn(one.names, session.question().languages),
                                    one.chainage.value / 1000.0));
    }
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, "\n"));
}

std::string daysText(const study::Alternative& one) {
    if (!one.days) return "";
    const access::DayCounts& days = *one.days;
    return fmt::format("{} open\n{} restricted\n{} disputed\n{} closed\n{} unknown", days.open, days.restricted,
                       days.disputed, days.closed, days.unknown);
}

void statusRow(const std::vector<study::Alternative>& all, const Session& session) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    smallText(session.question().on ? units::toString(*session.question().on) : "Status", colour::muted);
    for (const study::Alternative& one : all) {
        ImGui::TableNextColumn();
        if (!one.state) continue;
        swatch(colour::ofRoute(session.atlas(), one.route->id), one.state->whole.status);
        const wording::Speech speech{session.atlas(), session.question().languages, session.question().viewpoint};
        wrappedText(wording::statusWords(speech, one.route->id, one.state->whole, one.state->byDirection));
    }
}

void table(const std::vector<study::Alternative>& all, const Session& session) {
    constexpr int flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_ScrollY;
    if (!ImGui::BeginTable("comparison", static_cast<int>(all.size()) + 1, flags)) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, 116.0F);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    for (const study::Alternative& one : all) {
        ImGui::TableNextColumn();
        const WithFont font(fonts().bold);
        wrappedText(nameOf(session.atlas(), {ThingKind::route, one.route->id}, session.question().languages));
    }
    statusRow(all, session);
    row("Length", all, [](const auto& one) { return kilometres(one.length); });
    row("Against the first", all, [&](const auto& one) {
        return &one == &all.front() ? std::string("")
                                    : fmt::format("{:+.2f} km", (one.length - all.front().length).value / 1000.0);
    });
    row("Straight line", all,
        [](const auto& one) { return one.straightLine ? kilometres(*one.straightLine) : std::string("none"); });
    row("Sinuosity", all,
        [](const auto& one) { return one.sinuosity ? fmt::format("{:.2f}", *one.sinuosity) : std::string(""); });
    row("Checkpoints", all, [&](const auto& one) { return namesOf(study::checkpointsOf(one), session); });
    row("Events within 5 km", all, [](const auto& one) { return std::to_string(one.events.size()); });
    row("Days in the window", all, daysText);
    row("Shared with the first", all,
        [&](const auto& one) { return &one == &all.front() ? std::string("") : kilometres(one.sharedWithFirst); });
    ImGui::EndTable();
}

}  // namespace

void routesPanel(Session& session, PanelState& state, Wishes& wishes) {
    if (!state.routesOpen || state.comparisonOpen) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float top = measure::topBar + measure::gap;
    const float room = screen.y - top - measure::timeline - measure::gap;
    const float wanted = 110.0F + 30.0F * static_cast<float>(session.atlas().routes.size());
    beginCard("routes", ImVec2(measure::gap, top), ImVec2(392.0F, std::min(wanted, room)));
    {
        const WithFont font(fonts().bold);
        ImGui::TextUnformatted("Routes");
    }
    ImGui::SameLine(ImGui::GetContentRegionMax().x - 24.0F);
    if (signButton("close", 'x', "Close (Esc)", 24.0F)) state.routesOpen = false;
    ImGui::BeginChild("list", ImVec2(0.0F, -44.0F));
    for (const model::Route& route : session.atlas().routes) routeRow(session, state, route, wishes);
    ImGui::EndChild();
    const std::size_t count = session.compared().size();
    if (count < 2) {
        ImGui::Dummy(ImVec2(0.0F, 2.0F));
        smallText("Tick two or more to compare them", colour::muted);
    } else if (ImGui::Button(fmt::format("Compare {} routes", count).c_str(), ImVec2(-1.0F, 34.0F))) {
        state.comparisonOpen = true;
    }
    ImGui::End();
}

void comparisonPanel(Session& session, PanelState& state) {
    if (!state.comparisonOpen) return;
    if (session.compared().empty()) {
        state.comparisonOpen = false;
        return;
    }
    if (state.comparisonRevision != session.revision() || state.comparisonOf != session.compared()) {
        std::vector<const model::Route*> routes;
        for (const std::string& id : session.compared()) routes.push_back(model::findRoute(session.atlas(), id));
        state.comparison = study::compare(session.study(), routes, session.question(), nearness);
        state.comparisonRevision = session.revision();
        state.comparisonOf = session.compared();
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float top = measure::topBar + measure::gap;
    const float right = session.selection() ? measure::details + measure::gap : 0.0F;
    const float wanted = 160.0F + 190.0F * static_cast<float>(state.comparison.size());
    const float width = std::min(wanted, screen.x - 2.0F * measure::gap - right);
    const float height = std::min(520.0F, screen.y - top - measure::timeline - measure::gap);
    beginCard("comparison", ImVec2(measure::gap, top), ImVec2(std::max(width, 320.0F), height));
    {
        const WithFont font(fonts().bold);
        ImGui::TextUnformatted("Comparison on the playhead's day");
    }
    ImGui::SameLine(ImGui::GetContentRegionMax().x - 54.0F);
    if (signButton("back", '<', "Routes", 24.0F)) {
        state.comparisonOpen = false;
        state.routesOpen = true;
    }
    ImGui::SameLine();
    if (signButton("close", 'x', "Close (Esc)", 24.0F)) state.comparisonOpen = state.routesOpen = false;
    table(state.comparison, session);
    ImGui::End();
}

}  // namespace corridor::viewer
