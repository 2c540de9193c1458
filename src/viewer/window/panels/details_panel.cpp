#include <fmt/format.h>

#include <algorithm>

#include "../theme.hpp"
#include "panels.hpp"
#include "pieces.hpp"
#include "wording/status.hpp"

namespace corridor::viewer {

namespace {

void sourceLink(PanelState& state, const SourceLine& source, int index) {
    ImGui::PushID(index);
    const WithFont font(fonts().small);
    const std::string stance = source.stance.empty() ? "" : " · " + source.stance;
    if (linkText("source", source.text + stance, colour::accent)) state.source = source.id;
    ImGui::PopID();
}

void statement(PanelState& state, const Statement& said, int index) {
    ImGui::PushID(index);
    if (said.status) {
        swatch(colour::accent, statusOf(*said.status));
        const WithFont font(fonts().bold);
        ImGui::TextUnformatted(access::toString(*said.status).c_str());
    }
    if (!said.words.empty()) wrappedText(said.words);
    std::string line = said.speaker;
    if (!said.date.empty()) line += (line.empty() ? "" : ", ") + said.date;
    if (!line.empty()) smallText(line, colour::muted);
    if (!said.target.empty()) smallText(said.target, colour::muted);
    if (!said.reach.empty()) smallText(said.reach, colour::muted);
    for (std::size_t i = 0; i < said.sources.size(); ++i) sourceLink(state, said.sources[i], static_cast<int>(i));
    ImGui::PopID();
}

void sideCell(PanelState& state, const Side& side, int index) {
    ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, colour::well);
    ImGui::PushID(index);
    {
        const WithFont font(fonts().bold);
        wrappedText(side.name);
    }
    for (std::size_t i = 0; i < side.statements.size(); ++i) {
        if (i > 0) ImGui::Dummy(ImVec2(0.0F, 4.0F));
        statement(state, side.statements[i], static_cast<int>(i));
    }
    ImGui::PopID();
}

/// Reported facts over the whole width, then the parties two and two beside one another.
void sides(PanelState& state, const std::vector<Side>& all) {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(10.0F, 8.0F));
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, colour::panel);
    ImGui::PushStyleColor(ImGuiCol_TableBorderStrong, colour::panel);
    std::vector<Side> parties;
    for (const Side& side : all) {
        if (!side.party.empty()) parties.push_back(side);
    }
    constexpr int flags = ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_BordersInner | ImGuiTableFlags_PadOuterX |
                          ImGuiTableFlags_NoSavedSettings;
    if (parties.size() < all.size() && ImGui::BeginTable("reported", 1, flags)) {
        ImGui::TableNextColumn();
        sideCell(state, all.front(), -1);
        ImGui::EndTable();
        ImGui::Dummy(ImVec2(0.0F, 0.0F));
    }
    if (!parties.empty() && ImGui::BeginTable("parties", parties.size() == 1 ? 1 : 2, flags)) {
        for (std::size_t i = 0; i < parties.size(); ++i) {
            ImGui::TableNextColumn();
            sideCell(state, parties[i], static_cast<int>(i));
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
}

void related(Session& session, PanelState& state, const std::vector<Thing>& things) {
    const model::Atlas& atlas = session.atlas();
    for (std::size_t i = 0; i < things.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        std::string text = nameOf(atlas, things[i], session.question().languages);
        if (things[i].kind == ThingKind::event) {
            const auto event = model::findEvent(atlas, things[i].id);
            if (event && event->date) smallText(dateWords(*event->date), colour::muted);
        }
        if (linkText("related", text, colour::accent)) open(session, state, things[i]);
        ImGui::PopID();
    }
}

void sourceView(const model::Atlas& atlas, PanelState& state) {
    const model::Source* source = model::findSource(atlas, *state.source);
    smallText("Source", colour::muted);
    {
        const WithFont font(fonts().title);
        wrappedText(source ? source->publisher : *state.source);
    }
    if (!source) {
        wrappedText("The data name this source and say nothing more about it.");
        return;
    }
    if (!source->title.empty()) wrappedText(source->title);
    ImGui::Dummy(ImVec2(0.0F, 4.0F));
    std::vector<Labelled> rows;
    if (source->date) rows.push_back({"Date", dateWords(*source->date)});
    if (!source->kind.empty()) rows.push_back({"Kind", source->kind});
    if (!source->stance.empty()) rows.push_back({"Stance", source->stance});
    if (!source->url.empty()) rows.push_back({"Link", source->url});
    rows.push_back({"Id", source->id});
    facts("source", rows);
    if (!source->url.empty()) {
        if (ImGui::Button("Copy link")) {
            ImGui::SetClipboardText(source->url.c_str());
            state.copied = source->url;
        }
        if (state.copied == source->url) {
            ImGui::SameLine();
            smallText("copied", colour::muted);
        }
    }
}

void statusLine(const Details& details, const study::Question& question, ImU32 colour) {
    if (!details.answer || !question.on) return;
    statusChip(details.statusWords, colour, details.answer->status);
    smallText(fmt::format("on {}, {}{}", units::toString(*question.on), wording::trafficWords(question.viewpoint.traffic),
                          details.answer->uncertain ? "; the day of a change is uncertain" : ""),
              colour::muted);
}

void thingView(Session& session, PanelState& state, const Details& details) {
    smallText(details.kind, colour::muted);
    {
        const WithFont font(fonts().title);
        wrappedText(details.title);
    }
    ImGui::Dummy(ImVec2(0.0F, 2.0F));
    const Thing thing = *session.selection();
    const bool isRoute = thing.kind == ThingKind::route;
    statusLine(details, session.question(), isRoute ? colour::ofRoute(session.atlas(), thing.id) : colour::accent);
    if (isRoute) {
        const std::vector<std::string>& chosen = session.compared();
        bool compared = std::find(chosen.begin(), chosen.end(), thing.id) != chosen.end();
        if (ImGui::Checkbox("Compare this route", &compared)) session.toggleCompared(thing.id);
    }
    if (!details.description.empty()) wrappedText(details.description);
    facts("facts", details.facts);
    if (!details.sides.empty()) {
        heading(details.answer ? "Why: who says so" : "Who says what");
        sides(state, details.sides);
    }
    if (!details.figures.empty()) {
        heading("Figures, as each source gives them");
        facts("figures", details.figures);
    }
    heading("Names");
    facts("names", details.names);
    if (!details.related.empty()) {
        heading(thing.kind == ThingKind::event ? "About" : "Events and routes");
        related(session, state, details.related);
    }
    if (!details.sources.empty()) {
        heading("Sources");
        for (std::size_t i = 0; i < details.sources.size(); ++i)
            sourceLink(state, details.sources[i], 1000 + static_cast<int>(i));
    }
    if (!details.note.empty()) {
        heading("Note");
        smallText(details.note, colour::muted);
    }
}

void goBack(Session& session, PanelState& state) {
    if (state.source) {
        state.source.reset();
    } else if (!state.back.empty()) {
        session.select(state.back.back());
        state.back.pop_back();
    }
}

void buttonsOnTop(Session& session, PanelState& state, Wishes& wishes) {
    if ((state.source || !state.back.empty()) && signButton("back", '<', "Back", 26.0F)) goBack(session, state);
    if (state.source || !state.back.empty()) ImGui::SameLine();
    if (session.selection() && placeOf(session.atlas(), *session.selection()) &&
        ImGui::SmallButton("Show on the map")) {
        wishes.goTo = session.selection();
    }
    ImGui::SameLine(ImGui::GetContentRegionMax().x - 24.0F);
    if (signButton("close", 'x', "Close (Esc)", 26.0F)) {
        session.select(std::nullopt);
        state.source.reset();
        state.back.clear();
    }
}

}  // namespace

void open(Session& session, PanelState& state, const Thing& thing) {
    if (session.selection() && *session.selection() != thing) state.back.push_back(*session.selection());
    state.source.reset();
    session.select(thing);
}

void detailsPanel(Session& session, PanelState& state, Wishes& wishes) {
    if (!session.selection()) return;
    if (!state.details || state.detailsRevision != session.revision()) {
        state.details = detailsOf(session.study(), *session.state(), *session.selection(), session.question());
        state.detailsRevision = session.revision();
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(measure::details, screen.x - 2.0F * measure::gap);
    const float top = measure::topBar + measure::gap;
    beginCard("details", ImVec2(screen.x - width - measure::gap, top),
              ImVec2(width, screen.y - top - measure::timeline - measure::gap));
    buttonsOnTop(session, state, wishes);
    ImGui::BeginChild("body", ImVec2(0.0F, 0.0F), false, 0);
    if (session.selection()) {
        const std::string shown = state.source ? *state.source : session.selection()->id;
        ImGui::PushID(shown.c_str());
        if (state.source) {
            sourceView(session.atlas(), state);
        } else {
            const Details details = *state.details;
            thingView(session, state, details);
        }
        ImGui::PopID();
    }
    ImGui::EndChild();
    ImGui::End();
}

}  // namespace corridor::viewer
