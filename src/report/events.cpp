#include <fmt/format.h>

#include "json.hpp"
#include "report/report.hpp"
#include "report/table.hpp"
#include "words.hpp"

namespace corridor::report {

namespace {

std::string sideName(geodesy::Side side) {
    switch (side) {
        case geodesy::Side::left:
            return "left";
        case geodesy::Side::right:
            return "right";
        case geodesy::Side::on:
            break;
    }
    return "on";
}

Json eventJson(const study::NearEvent& near, const model::Event& event, const study::Question& question) {
    Json json;
    json["id"] = event.id;
    addName(json, event.names, question);
    if (event.date) {
        json["date"] = event.date->text;
        if (event.date->lower().isFinite()) json["earliest"] = units::toString(event.date->lower());
        if (event.date->upper().isFinite()) json["latest"] = units::toString(event.date->upper());
    }
    if (!event.category.empty()) json["category"] = event.category;
    if (event.position) {
        json["lon"] = event.position->lon;
        json["lat"] = event.position->lat;
    }
    if (event.accuracy) json["accuracy_m"] = event.accuracy->value;
    if (near.nearest) json["chainage_m"] = near.nearest->chainage.value;
    if (near.range) json["chainage_range_m"] = {near.range->from.value, near.range->to.value};
    if (near.nearest) {
        json["offset_m"] = near.nearest->offset.value;
        json["side"] = sideName(near.nearest->side);
    }
    return json;
}

std::string csv(const EventsAnswer& answer, const model::Events& all, const study::Question& question) {
    Table table{{{"id"},
                 {"name"},
                 {"date"},
                 {"earliest"},
                 {"latest"},
                 {"category"},
                 {"lon"},
                 {"lat"},
                 {"accuracy_m"},
                 {"chainage_m"},
                 {"chainage_from_m"},
                 {"chainage_to_m"},
                 {"offset_m"},
                 {"side"}},
                {}};
    const auto day = [](units::Date date) { return date.isFinite() ? units::toString(date) : std::string(); };
    for (const study::NearEvent& near : answer.events) {
        const model::Event event = all.event(near.row);
        table.rows.push_back(
            {event.id, model::nameIn(event.names, question.languages), event.date ? event.date->text : "",
             event.date ? day(event.date->lower()) : "", event.date ? day(event.date->upper()) : "", event.category,
             event.position ? exact(event.position->lon) : "", event.position ? exact(event.position->lat) : "",
             event.accuracy ? exact(event.accuracy->value) : "",
             near.nearest ? exact(near.nearest->chainage.value) : "", near.range ? exact(near.range->from.value) : "",
             near.range ? exact(near.range->to.value) : "", near.nearest ? exact(near.nearest->offset.value) : "",
             near.nearest ? sideName(near.nearest->side) : ""});
    }
    return toCsv(table);
}

/// `26.6 km (20.1-33.0)`: the range where the place is imprecise.
std::string chainageText(const study::NearEvent& near) {
    if (!near.nearest) return "";
    std::string text = fmt::format("{:.1f}", near.nearest->chainage.value / 1000);
    if (near.range && near.range->to - near.range->from > units::Metres{100.0}) {
        text += fmt::format(" ({:.1f}-{:.1f})", near.range->from.value / 1000, near.range->to.value / 1000);
    }
    return text;
}

std::string offsetText(const study::NearEvent& near, const model::Event& event) {
    if (!near.nearest) return "";
    std::string text = fmt::format("{:.1f} {}", near.nearest->offset.value / 1000, sideName(near.nearest->side));
    if (event.accuracy) text += fmt::format(" ±{:.1f}", event.accuracy->value / 1000);
    return text;
}

std::string daysOf(const units::DayRange& window) {
    const bool isAll = !window.from.isFinite() && !window.to.isFinite();
    return isAll ? "" : " in " + units::toString(window);
}

std::string table(const EventsAnswer& answer, const model::Events& all, const study::Question& question) {
    Table table{{{"date"}, {"category"}, {"event"}, {"id"}}, {}};
    if (answer.near) table.columns.insert(table.columns.begin() + 2, {{"km", Align::right}, {"off, km", Align::right}});
    for (const study::NearEvent& near : answer.events) {
        const model::Event event = all.event(near.row);
        std::vector<std::string> row{event.date ? event.date->text : "undated", event.category,
                                     nameOrId(event.id, event.names, question), event.id};
        if (answer.near) row.insert(row.begin() + 2, {chainageText(near), offsetText(near, event)});
        table.rows.push_back(row);
    }
    std::string text = fmt::format("{} events{}", answer.events.size(), daysOf(question.window));
    if (answer.near) text += " near " + nameOrId(answer.near->id, answer.near->names, question);
    return text + "\n\n" + toText(table);
}

}  // namespace

std::string render(const EventsAnswer& answer, const model::Events& all, const study::Question& question,
                   Format format) {
    if (format == Format::csv) return csv(answer, all, question);
    if (format == Format::table) return table(answer, all, question);
    Json json;
    json["events"] = Json::array();
    for (const study::NearEvent& near : answer.events) 
        json["events"].push_back(eventJson(near, all.event(near.row), question));
    return written(json);
}

}  // namespace corridor::report
