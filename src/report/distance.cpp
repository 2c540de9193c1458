#include <fmt/format.h>
#include <fmt/ranges.h>

#include "json.hpp"
#include "report/report.hpp"
#include "report/table.hpp"
#include "unicode/printable.hpp"
#include "words.hpp"

namespace corridor::report {

namespace {

Json legJson(const study::Leg& leg) {
    return {{"from", leg.from.id},
            {"to", leg.to.id},
            {"from_chainage_m", leg.from.chainage.value},
            {"to_chainage_m", leg.to.chainage.value},
            {"length_m", leg.length().value}};
}

Json spotJson(const study::Spot& spot, const study::Question& question) {
    Json json;
    if (!spot.id.empty()) json["id"] = spot.id;
    addName(json, spot.names, question);
    json["lon"] = spot.position.lon;
    json["lat"] = spot.position.lat;
    return json;
}

std::string json(const DistanceAnswer& answer, const study::Question& question) {
    Json json;
    json["ellipsoid"] = "WGS 84";
    json["names"] = question.languages;
    if (answer.ends) {
        json["from"] = spotJson(answer.ends->from, question);
        json["to"] = spotJson(answer.ends->to, question);
        json["straight_line_m"] = answer.ends->straightLine.value;
    }
    json["routes"] = Json::array();
    for (const DistanceAnswer::Row& row : answer.rows) {
        Json route;
        route["id"] = row.route->id;
        addName(route, row.route->names, question);
        route["length_m"] = row.length.value;
        if (row.straightLine) route["straight_line_m"] = row.straightLine->value;
        if (row.sinuosity) route["sinuosity"] = *row.sinuosity;
        for (const measure::Break& gap : row.unlisted) {
            route["unlisted_gaps"].push_back(
                {{"from", {gap.from.lon, gap.from.lat}}, {"to", {gap.to.lon, gap.to.lat}}});
        }
        if (row.route->lengthStated && !row.between) route["length_stated_m"] = row.route->lengthStated->value;
        if (row.route->accuracy) route["accuracy_m"] = row.route->accuracy->value;
        if (row.route->approximate) route["approximate"] = true;
        if (row.between) {
            route["from_chainage_m"] = row.between->first.value;
            route["to_chainage_m"] = row.between->second.value;
        }
        route["legs"] = Json::array();
        for (const study::Leg& leg : row.legs) route["legs"].push_back(legJson(leg));
        json["routes"].push_back(route);
    }
    return written(json);
}

std::string csv(const DistanceAnswer& answer) {
    Table table{{{"route"},
                 {"from"},
                 {"to"},
                 {"from_chainage_m"},
                 {"to_chainage_m"},
                 {"length_m"},
                 {"straight_line_m"},
                 {"sinuosity"}},
                {}};
    if (answer.ends) {
        const auto called = [](const study::Spot& spot) {
            return spot.id.empty() ? exact(spot.position.lon) + "," + exact(spot.position.lat) : spot.id;
        };
        table.rows.push_back({"", called(answer.ends->from), called(answer.ends->to), "", "", "",
                              exact(answer.ends->straightLine.value), ""});
    }
    for (const DistanceAnswer::Row& row : answer.rows) {
        const auto at = [&](bool first) {
            return row.between ? exact(first ? row.between->first.value : row.between->second.value) : std::string();
        };
        table.rows.push_back({row.route->id, "", "", at(true), at(false), exact(row.length.value),
                              row.straightLine ? exact(row.straightLine->value) : "",
                              row.sinuosity ? exact(*row.sinuosity) : ""});
        for (const study::Leg& leg : row.legs) {
            table.rows.push_back({row.route->id, leg.from.id, leg.to.id, exact(leg.from.chainage.value),
                                  exact(leg.to.chainage.value), exact(leg.length().value), "", ""});
        }
    }
    return toCsv(table);
}

std::string heading(const DistanceAnswer::Row& row, const study::Question& question) {
    std::string text = nameOrId(row.route->id, row.route->names, question);
    if (const std::string id = unicode::oneLine(row.route->id); text != id) text += fmt::format(" ({})", id);
    text += fmt::format("\n  {}", kilometres(row.length.value));
    if (row.route->lengthStated && !row.between)
        text += fmt::format(" as drawn, {} as stated", kilometres(row.route->lengthStated->value));
    if (row.straightLine) text += fmt::format("; straight line {}", kilometres(row.straightLine->value));
    if (row.sinuosity) text += fmt::format("; sinuosity {:.2f}", *row.sinuosity);
    if (row.route->accuracy) {
        text += fmt::format("; {}accuracy ±{:.0f} m", row.route->approximate ? "approximate, " : "",
                            row.route->accuracy->value);
    }
    if (!row.route->gaps.empty())
        text += fmt::format("; {}, not counted",
                            row.route->gaps.size() == 1 ? "1 gap" : fmt::format("{} gaps", row.route->gaps.size()));
    if (!row.unlisted.empty()) {
        text +=
            fmt::format("; interrupted {}, no gap listed: no straight line", interruptionWords(row.unlisted.front()));
        if (row.unlisted.size() > 1) text += fmt::format(" ({} such places)", row.unlisted.size());
    }
    return text + "\n";
}

std::string table(const DistanceAnswer& answer, const study::Question& question) {
    std::string text = fmt::format("Geodesic lengths on WGS 84; checkpoints {}; names: {}\n",
                                   question.on ? "of " + units::toString(*question.on) : "of all days",
                                   fmt::join(question.languages, ", "));
    if (answer.ends) {
        const auto called = [&](const study::Spot& spot) {
            return spot.id.empty() ? fmt::format("{},{}", spot.position.lon, spot.position.lat)
                                   : nameOrId(spot.id, spot.names, question);
        };
        text += fmt::format("\n{} to {}: straight line {}\n", called(answer.ends->from), called(answer.ends->to),
                            kilometres(answer.ends->straightLine.value));
    }
    for (const DistanceAnswer::Row& row : answer.rows) {
        text += "\n" + heading(row, question);
        if (row.legs.empty()) continue;
        Table table{{{"  from"}, {"to"}, {"leg", Align::right}, {"km at end", Align::right}}, {}};
        for (const study::Leg& leg : row.legs) {
            table.rows.push_back({"  " + nameOrId(leg.from.id, leg.from.names, question),
                                  nameOrId(leg.to.id, leg.to.names, question), kilometres(leg.length().value),
                                  fmt::format("{:.2f}", leg.to.chainage.value / 1000)});
        }
        text += toText(table);
    }
    return text;
}

}  // namespace

std::string interruptionWords(const measure::Break& interruption) {
    const auto& [from, to, isListed] = interruption;
    const double metres = geodesy::distance(from, to).value;
    if (metres <= measure::touching.value) return fmt::format("at {}, {}, where it branches", from.lon, from.lat);
    return fmt::format("between {}, {} and {}, {} ({})", from.lon, from.lat, to.lon, to.lat, kilometres(metres));
}

std::string render(const DistanceAnswer& answer, const study::Question& question, Format format) {
    switch (format) {
        case Format::json:
            return json(answer, question);
        case Format::csv:
            return csv(answer);
        case Format::table:
            break;
    }
    return table(answer, question);
}

}  // namespace corridor::report
