#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "json.hpp"
#include "report/report.hpp"
#include "report/table.hpp"
#include "unicode/printable.hpp"
#include "words.hpp"

namespace corridor::report {

namespace {

using Alternatives = std::vector<study::Alternative>;

Json meetingsJson(const std::vector<study::Meeting>& met) {
    Json json = Json::array();
    for (const study::Meeting& meeting : met)
        json.push_back({{"id", meeting.id}, {"chainage_m", meeting.chainage.value}});
    return json;
}

std::vector<study::Meeting> placesOf(const study::Alternative& alternative) {
    std::vector<study::Meeting> places;
    for (const study::Meeting& meeting : alternative.met) {
        if (!meeting.isCheckpoint) places.push_back(meeting);
    }
    return places;
}

Json deltaJson(const study::Alternative& alternative, const study::Alternative& first) {
    Json json;
    json["length_m"] = (alternative.length - first.length).value;
    if (alternative.straightLine && first.straightLine)
        json["straight_line_m"] = (*alternative.straightLine - *first.straightLine).value;
    if (alternative.sinuosity && first.sinuosity) json["sinuosity"] = *alternative.sinuosity - *first.sinuosity;
    const auto difference = [](std::size_t a, std::size_t b) {
        return static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b);
    };
    json["checkpoints"] = difference(study::checkpointsOf(alternative).size(), study::checkpointsOf(first).size());
    json["events"] = difference(alternative.events.size(), first.events.size());
    if (alternative.days && first.days) {
        json["days"] =
            daysJson({alternative.days->open - first.days->open, alternative.days->restricted - first.days->restricted,
                      alternative.days->disputed - first.days->disputed, alternative.days->closed - first.days->closed,
                      alternative.days->unknown - first.days->unknown});
    }
    return json;
}

Json alternativeJson(const study::Alternative& alternative, const study::Alternative& first,
                     const model::Events& events, const study::Question& question) {
    const model::Route& route = *alternative.route;
    Json json;
    json["id"] = route.id;
    addName(json, route.names, question);
    json["length_m"] = alternative.length.value;
    if (route.lengthStated) json["length_stated_m"] = route.lengthStated->value;
    if (alternative.straightLine) json["straight_line_m"] = alternative.straightLine->value;
    if (alternative.sinuosity) json["sinuosity"] = *alternative.sinuosity;
    if (route.accuracy) json["accuracy_m"] = route.accuracy->value;
    if (route.approximate) json["approximate"] = true;
    json["checkpoints"] = meetingsJson(study::checkpointsOf(alternative));
    json["places"] = meetingsJson(placesOf(alternative));
    json["borders"] = meetingsJson(study::bordersOf(alternative));
    json["events"] = alternative.events.size();
    json["events_near"] = Json::array();
    for (const study::NearEvent& near : alternative.events) json["events_near"].push_back(events.id(near.row));
    if (alternative.days) json["days"] = daysJson(*alternative.days);
    json["shared_with_first_m"] = alternative.sharedWithFirst.value;
    if (alternative.state) addState(json, *alternative.state, question);
    json["delta"] = deltaJson(alternative, first);
    return json;
}

std::string json(const Alternatives& alternatives, const model::Events& events, const study::Question& question) {
    Json json;
    addQuestion(json, question);
    if (question.window.from.isFinite() && question.window.to.isFinite()) json["window"] = windowJson(question.window);
    json["routes"] = Json::array();
    for (const study::Alternative& alternative : alternatives) {
        json["routes"].push_back(alternativeJson(alternative, alternatives.front(), events, question));
    }
    return written(json);
}

std::string dayCell(std::int64_t days, const access::DayCounts& all) {
    const std::int64_t sum = all.open + all.restricted + all.disputed + all.closed + all.unknown;
    if (sum == 0) return "0";
    return fmt::format("{} ({:.0f} %)", days, 100.0 * static_cast<double>(days) / static_cast<double>(sum));
}

std::string signedKilometres(units::Metres metres) {
    return fmt::format("{:+.2f} km", metres.value / 1000);
}

std::string chain(const std::vector<study::Meeting>& met, const study::Question& question) {
    std::string text;
    for (const study::Meeting& meeting : met) {
        text += fmt::format("{}{} ({:.1f})", text.empty() ? "" : " - ", nameOrId(meeting.id, meeting.names, question),
                            meeting.chainage.value / 1000);
    }
    return text.empty() ? "none" : text;
}

std::string statusOf(const study::Alternative& alternative, const wording::Speech& speech) {
    const study::TargetState& state = *alternative.state;
    return wording::statusWords(speech, state.id, state.whole, state.byDirection);
}

/// For a cell: the plain status where the words would make the column wide; they stand below the table in any case.
std::string shortStatusOf(const study::Alternative& alternative, const wording::Speech& speech) {
    constexpr std::size_t widest = 44;
    const std::string words = statusOf(alternative, speech);
    return displayWidth(words) <= widest ? words : access::toString(alternative.state->whole.status) + ", see below";
}

/// Rows of figures, one column a route: that is how two ways are read against each other.
Table figures(const Alternatives& alternatives, const wording::Speech& speech) {
    Table table{{{""}}, {}};
    for (const study::Alternative& each : alternatives) table.columns.push_back({each.route->id, Align::right});
    const auto row = [&](const std::string& title, const std::function<std::string(const study::Alternative&)>& cell) {
        std::vector<std::string> cells{title};
        for (const study::Alternative& each : alternatives) cells.push_back(cell(each));
        const bool isEmpty =
            std::all_of(cells.begin() + 1, cells.end(), [](const std::string& c) { return c.empty(); });
        if (!isEmpty) table.rows.push_back(cells);
    };
    const study::Alternative& first = alternatives.front();
    using One = const study::Alternative&;
    row("length as drawn", [](One each) { return kilometres(each.length.value); });
    row("  against the first",
        [&](One each) { return &each == &first ? "" : signedKilometres(each.length - first.length); });
    row("length as stated",
        [](One each) { return each.route->lengthStated ? kilometres(each.route->lengthStated->value) : ""; });
    row("straight line", [](One each) { return each.straightLine ? kilometres(each.straightLine->value) : "none"; });
    row("sinuosity", [](One each) { return each.sinuosity ? fmt::format("{:.2f}", *each.sinuosity) : ""; });
    row("accuracy", [](One each) {
        if (!each.route->accuracy) return std::string();
        return fmt::format("{}±{:.0f} m", each.route->approximate ? "approx. " : "", each.route->accuracy->value);
    });
    row("shared with the first",
        [&](One each) { return &each == &first ? "" : kilometres(each.sharedWithFirst.value); });
    row("checkpoints", [](One each) { return std::to_string(study::checkpointsOf(each).size()); });
    row("border crossings", [](One each) { return std::to_string(study::bordersOf(each).size()); });
    row("events near", [](One each) { return std::to_string(each.events.size()); });
    const auto days = [&](const std::string& title, std::int64_t access::DayCounts::*member) {
        row(title, [member](One each) { return each.days ? dayCell((*each.days).*member, *each.days) : ""; });
    };
    days("days open", &access::DayCounts::open);
    days("days restricted", &access::DayCounts::restricted);
    days("days disputed", &access::DayCounts::disputed);
    days("days closed", &access::DayCounts::closed);
    days("days unknown", &access::DayCounts::unknown);
    row("status", [&](One each) { return each.state ? shortStatusOf(each, speech) : ""; });
    return table;
}

std::string table(const Alternatives& alternatives, const study::Study& study, const study::Question& question) {
    const wording::Speech speech = speechOf(study, question);
    std::string text = fmt::format("Comparison on {}\n", questionLine(question, study));
    if (question.window.from.isFinite() && question.window.to.isFinite()) {
        text += fmt::format("Days and events in {}\n", units::toString(question.window));
    }
    text += "\n" + toText(figures(alternatives, speech));
    for (const study::Alternative& each : alternatives) {
        text += fmt::format("\n{} ({})\n", nameOrId(each.route->id, each.route->names, question),
                            unicode::oneLine(each.route->id));
        text += wrapped("places, km: " + chain(placesOf(each), question), 100, "    ");
        text += wrapped("checkpoints, km: " + chain(study::checkpointsOf(each), question), 100, "    ");
        if (each.state) {
            text += "    status: " + statusOf(each, speech) + "\n";
            text += evidenceLines(*each.state, study, question);
        }
    }
    return text;
}

std::string csv(const Alternatives& alternatives, const study::Question& question) {
    Table table{{{"id"},
                 {"name"},
                 {"length_m"},
                 {"length_stated_m"},
                 {"straight_line_m"},
                 {"sinuosity"},
                 {"checkpoints"},
                 {"borders"},
                 {"events"},
                 {"days_open"},
                 {"days_restricted"},
                 {"days_disputed"},
                 {"days_closed"},
                 {"days_unknown"},
                 {"shared_with_first_m"},
                 {"delta_length_m"},
                 {"on"},
                 {"traffic"},
                 {"status"},
                 {"said_by"},
                 {"uncertain"}},
                {}};
    for (const study::Alternative& each : alternatives) {
        std::vector<std::string> row{each.route->id,
                                     model::nameIn(each.route->names, question.languages),
                                     exact(each.length.value),
                                     each.route->lengthStated ? exact(each.route->lengthStated->value) : "",
                                     each.straightLine ? exact(each.straightLine->value) : "",
                                     each.sinuosity ? exact(*each.sinuosity) : "",
                                     std::to_string(study::checkpointsOf(each).size()),
                                     std::to_string(study::bordersOf(each).size()),
                                     std::to_string(each.events.size())};
        const std::vector<std::string> none(5);
        const std::vector<std::string> days =
            !each.days
                ? none
                : std::vector<std::string>{std::to_string(each.days->open), std::to_string(each.days->restricted),
                                           std::to_string(each.days->disputed), std::to_string(each.days->closed),
                                           std::to_string(each.days->unknown)};
        row.insert(row.end(), days.begin(), days.end());
        row.push_back(exact(each.sharedWithFirst.value));
        row.push_back(exact((each.length - alternatives.front().length).value));
        row.push_back(question.on ? units::toString(*question.on) : "");
        row.push_back(question.viewpoint.traffic);
        row.push_back(each.state ? access::toString(each.state->whole.status) : "");
        row.push_back(each.state ? fmt::format("{}", fmt::join(each.state->whole.saidBy, ";")) : "");
        row.push_back(each.state ? (each.state->whole.uncertain ? "true" : "false") : "");
        table.rows.push_back(row);
    }
    return toCsv(table);
}

}  // namespace

std::string render(const Alternatives& alternatives, const study::Study& study, const study::Question& question,
                   Format format) {
    switch (format) {
        case Format::json:
            return json(alternatives, study.atlas.events, question);
        case Format::csv:
            return csv(alternatives, question);
        case Format::table:
            break;
    }
    return table(alternatives, study, question);
}

}  // namespace corridor::report
