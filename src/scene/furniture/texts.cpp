#include <algorithm>

#include <fmt/format.h>

#include "panel.hpp"
#include "wording/status.hpp"

namespace corridor::scene {
namespace {

void addLines(Panel& panel, const std::string& text, const Type& type, double width, double spaceBefore = 0.0) {
    bool isFirst = true;
    for (const std::string& line : linesOf(text, type, width)) {
        Row row;
        row.lines = {{line, type}};
        row.spaceBefore = isFirst ? spaceBefore : 0.0;
        panel.rows.push_back(std::move(row));
        isFirst = false;
    }
}

std::string dayText(const Show& show) {
    if (show.window && show.on) return units::toString(*show.on) + ", events of " + units::toString(*show.window);
    if (show.on) return units::toString(*show.on);
    if (show.window) return "Events of " + units::toString(*show.window);
    return "All days";
}

std::string viewpointText(const Table& table) {
    const access::Viewpoint& viewpoint = table.state.viewpoint;
    if (!table.show.on || !table.show.statuses) return {};
    const std::string traffic = wording::trafficWords(viewpoint.traffic);
    const std::string text = viewpoint.traffic == "all" ? "Access by " + traffic : "Access for " + traffic;
    if (!viewpoint.accordingTo) return text + ", all speakers side by side";
    const wording::Speech speech{table.atlas, table.show.languages, viewpoint};
    return text + ", according to " + wording::partyName(speech, *viewpoint.accordingTo);
}

}  // namespace

Panel titlePanel(const Table& table, double width) {
    Panel panel;
    panel.padding = table.pixels(7.0);
    const std::string title = table.choice.title.empty() ? table.atlas.title : table.choice.title;
    if (!title.empty()) addLines(panel, title, titleType(table), width);
    Type day = titleType(table);
    day.size *= 0.92;
    addLines(panel, table.choice.note.empty() ? dayText(table.show) : table.choice.note + ": " + dayText(table.show),
             day, width, table.pixels(2.0));
    const std::string viewpoint = viewpointText(table);
    if (!viewpoint.empty()) addLines(panel, viewpoint, bodyType(table), width, table.pixels(1.0));
    if (!table.show.languages.empty())
        addLines(panel, fmt::format("Names: {}", fmt::join(table.show.languages, ", ")), smallType(table), width);
    return panel;
}

Panel sourcesPanel(const Table& table, const std::vector<std::string>& sources, double width) {
    Panel panel;
    panel.padding = table.pixels(6.0);
    const Type type = smallType(table);
    Row heading;
    heading.lines = {{"Sources", headingType(table)}};
    panel.rows.push_back(std::move(heading));
    for (std::size_t i = 0; i < table.atlas.sources.size(); ++i) {
        const model::Source& source = table.atlas.sources[i];
        if (std::find(sources.begin(), sources.end(), source.id) == sources.end()) continue;
        std::string text = source.publisher.empty() ? source.id : source.publisher;
        if (source.date) text += ", " + source.date->text;
        if (source.stance == "party" || source.stance == "aligned") text += " (" + source.stance + ")";
        Row row;
        std::string number = fmt::format("[{}] ", i + 1);
        for (const std::string& line : linesOf(number + text, type, width)) row.lines.emplace_back(line, type);
        panel.rows.push_back(std::move(row));
    }
    return panel;
}

Panel creditPanel(const Table& table, bool credit, bool disclaimer, double width) {
    Panel panel;
    panel.padding = table.pixels(5.0);
    Type type = smallType(table);
    type.size *= 0.95;
    if (disclaimer && !table.atlas.disclaimer.empty()) addLines(panel, table.atlas.disclaimer, type, width);
    if (credit && !table.atlas.credit.empty()) addLines(panel, table.atlas.credit, type, width, table.pixels(2.0));
    return panel;
}

}  // namespace corridor::scene
