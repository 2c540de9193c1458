#include <algorithm>
#include <map>
#include <set>

#include "../work.hpp"
#include "panel.hpp"
#include "wording/status.hpp"

namespace corridor::scene {

using access::Status;
using drawing::Colour;
using drawing::Path;
using drawing::Point;
using drawing::Rect;

namespace {

/// What has to be explained inside the picture, by key, in no order.
std::map<Key, std::set<std::string>> explainedIn(const Table& table) {
    std::map<Key, std::set<std::string>> found;
    for (const Explained& explained : table.scene.explained) {
        const Rect box = grown(explained.box, 0.01);  // a level line has no area
        if (drawing::overlap(box, table.rectangle)) found[explained.key].insert(explained.what);
    }
    return found;
}

std::string sentence(std::string words) {
    std::replace(words.begin(), words.end(), '-', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
    return words;
}

Path middleLine(const Rect& box) {
    const double y = 0.5 * (box.y0 + box.y1);
    return {{{{box.x0, y}, {box.x1, y}}, false}};
}

Point middleOf(const Rect& box) {
    return {0.5 * (box.x0 + box.x1), 0.5 * (box.y0 + box.y1)};
}

class Legend {
public:
    Legend(const Table& table, LegendDetail detail, double width)
        : m_table(table), m_detail(detail), m_width(width), m_found(explainedIn(table)) {
        m_panel.padding = table.pixels(6.0);
        m_panel.sampleWidth = table.pixels(36.0);
        m_categories = table.atlas.events.columns().categories;
    }

    Panel made() {
        addRoutes();
        addStatuses();
        if (m_detail == LegendDetail::full || m_detail == LegendDetail::noRoads) addMarks();
        if (m_detail == LegendDetail::full) addGround();
        return std::move(m_panel);
    }

private:
    using Sample = std::function<void(Items&, const Rect&)>;

    void addRow(const std::string& text, Sample sample, double spaceBefore = 0.0) {
        Row row;
        row.sample = std::move(sample);
        row.spaceBefore = spaceBefore;
        for (const std::string& line : linesOf(text, bodyType(m_table), m_width - m_panel.sampleWidth))
            row.lines.emplace_back(line, bodyType(m_table));
        m_panel.rows.push_back(std::move(row));
    }
    void addHeading(const std::string& text) {
        Row row;
        row.lines = {{text, headingType(m_table)}};
        row.spaceBefore = m_table.pixels(3.0);
        m_panel.rows.push_back(std::move(row));
    }
    bool has(Key key, const std::string& what) const {
        const auto found = m_found.find(key);
        return found != m_found.end() && found->second.count(what) > 0;
    }
    bool has(Key key) const { return m_found.count(key) > 0; }

    std::string statusText(const model::Route& route, std::set<std::string>& sources) const {
        if (!m_table.show.on || !m_table.show.statuses) return {};
        const study::TargetState* target = m_table.state.find(route.id);
        if (!target) return {};
        for (const auto& evidence : target->whole.because)
            sources.insert(evidence.sources.begin(), evidence.sources.end());
        if (!target->whole.exists) return "not there";
        const wording::Speech speech{m_table.atlas, m_table.show.languages, m_table.state.viewpoint};
        return wording::statusWords(speech, route.id, target->whole, target->byDirection);
    }

    std::string numbersOf(const std::set<std::string>& sources) const {
        std::string numbers;
        for (std::size_t i = 0; i < m_table.atlas.sources.size(); ++i) {
            if (sources.count(m_table.atlas.sources[i].id) > 0)
                numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
        }
        return numbers.empty() || !m_table.show.sourceNumbers ? "" : " [" + numbers + "]";
    }

    /// Behind the name where there is room, else under it.
    void addStatusLine(const std::string& text) {
        auto& lines = m_panel.rows.back().lines;
        const std::string joined = lines.back().first + ": " + text;
        const double width = m_width - m_panel.sampleWidth;
        if (widthOf(joined, lines.back().second) <= width) {
            lines.back().first = joined;
            return;
        }
        const Type type = smallType(m_table);
        for (const std::string& line : linesOf(text, type, width)) lines.emplace_back(line, type);
    }

    void addRoutes() {
        if (!has(Key::route)) return;
        if (m_detail == LegendDetail::statusesOnly) return;
        addHeading("Routes");
        const RouteStyle& style = m_table.style.routes;
        for (std::size_t i = 0; i < m_table.atlas.routes.size(); ++i) {
            const model::Route& route = m_table.atlas.routes[i];
            if (!has(Key::route, route.id)) continue;
            const Colour colour =
                colourOf(route.style->stroke.value_or(""),
                         style.colours.empty() ? Colour{60, 60, 60, 255} : style.colours[i % style.colours.size()]);
            const double width = m_table.pixels(4.5);
            std::string name = model::nameIn(route.names, m_table.show.languages);
            addRow(name.empty() ? route.id : name, [=, &style](Items& items, const Rect& box) {
                addRibbon(items, middleLine(box), colour, Status::open, width, style, 1.0);
            });
            std::set<std::string> sources;
            const std::string text = statusText(route, sources);
            if (text.empty()) continue;
            addStatusLine(text + numbersOf(sources));
        }
    }

    /// What a status rests on: a word of one side alone is on the map as open or closed too.
    static std::string meaningOf(Status status) {
        switch (status) {
            case Status::open:
            case Status::restricted:
            case Status::closed: return ": said so, denied by nobody";
            case Status::disputed: return ": the speakers differ";
            case Status::unknown: break;
        }
        return ": no word on record";
    }

    void addStatuses() {
        if (!has(Key::status) && !has(Key::approximateRoute)) return;
        addHeading(has(Key::status) ? "Access along a route" : "Accuracy");
        const RouteStyle& style = m_table.style.routes;
        const Colour plain{96, 122, 140, 255};
        for (const Status status :
             {Status::open, Status::restricted, Status::disputed, Status::closed, Status::unknown}) {
            const std::string name = access::toString(status);
            if (!has(Key::status, name)) continue;
            const double width = m_table.pixels(4.5);
            addRow(name + meaningOf(status), [=, &style](Items& items, const Rect& box) {
                addRibbon(items, middleLine(box), plain, status, width, style, 1.0);
            });
        }
        const auto addVoice = [&](const std::string& text, double opacity) {
            addRow(text, [=, &style, width = m_table.pixels(4.5)](Items& items, const Rect& box) {
                addRibbon(items, middleLine(box), plain, Status::open, width, style, opacity);
                addBeads(items, middleLine(box), width, style, opacity);
            });
        };
        if (has(Key::voice, "party")) addVoice("beads: one party's word alone", 1.0);
        if (has(Key::voice, "inferred")) addVoice("pale beads: inferred from one party's words", style.inferredOpacity);
        if (has(Key::faded, "status"))
            addRow("pale: change on an uncertain date",
                   [=, &style, width = m_table.pixels(4.5)](Items& items, const Rect& box) {
                       addRibbon(items, middleLine(box), plain, Status::open, width, style, style.uncertainOpacity);
                   });
        if (has(Key::approximateRoute))
            addRow("approximate route: somewhere in the band",
                   [=, &style, ratio = m_table.view.pixelRatio](Items& items, const Rect& box) {
                       items.push_back(stroke(middleLine(box), faded(plain, 2.0 * style.bandOpacity), 11.0 * ratio));
                       addRibbon(items, middleLine(box), plain, Status::open, 3.0 * ratio, style, 1.0);
                   });
    }

    void addMarks() {
        if (!has(Key::checkpoint) && !has(Key::event) && !has(Key::ring)) return;
        addHeading(has(Key::checkpoint) && has(Key::event) ? "Checkpoints and events"
                   : has(Key::checkpoint)                  ? "Checkpoints"
                   : has(Key::event)                       ? "Events"
                                                           : "Accuracy");
        const Style& style = m_table.style;
        const double ratio = m_table.view.pixelRatio;
        if (has(Key::checkpoint)) {
            for (const std::string& kind : m_found.at(Key::checkpoint))
                addRow(sentence(kind.empty() ? "checkpoint" : kind), [=, &style](Items& items, const Rect& box) {
                    addCheckpoint(items, kind, middleOf(box), 11.0 * ratio, style, 1.0);
                });
        }
        for (const std::string& category : m_categories) {
            if (!has(Key::event, category)) continue;
            const CategoryStyle own = categoryStyle(style, category, m_categories);
            addRow(sentence(category.empty() ? "event" : category), [=](Items& items, const Rect& box) {
                addEventHead(items, own, "", middleOf(box), 6.0 * ratio, 1.0);
            });
        }
        if (has(Key::faded, "day"))
            addRow("on this day", [=](Items& items, const Rect& box) {
                items.push_back(fill({circle(middleOf(box), 7.2 * ratio)}, {46, 40, 48, 255}));
                addEventHead(items, {{130, 128, 130, 255}, "dot"}, "", middleOf(box), 4.8 * ratio, 1.0);
            });
        if (has(Key::cluster))
            addRow("number at one place", [=](Items& items, const Rect& box) {
                addEventHead(items, {{130, 128, 130, 255}, "dot"}, "2", middleOf(box), 6.0 * ratio, 1.0);
            });
        if (has(Key::faded, "event") || has(Key::faded, "checkpoint"))
            addRow("pale: date not certain", [=, &style](Items& items, const Rect& box) {
                addEventHead(items, {{130, 128, 130, 255}, "dot"}, "", middleOf(box), 6.0 * ratio, style.fadedOpacity);
            });
        if (has(Key::ring))
            addRow("known to within the circle", [=, &style](Items& items, const Rect& box) {
                addRing(items, middleOf(box), 6.5 * ratio, style, ratio);
            });
    }

    void addRoad(const std::vector<std::string>& classes, const std::string& text) {
        for (const std::string& name : classes) {
            if (!has(Key::road, name)) continue;
            const auto found = m_table.style.roads.find(name);
            if (found == m_table.style.roads.end()) continue;
            const RoadStyle style = found->second;
            const double ratio = m_table.view.pixelRatio;
            addRow(text, [=](Items& items, const Rect& box) {
                if (style.dashed) {
                    items.push_back(stroke(middleLine(box), style.casing, 1.2 * ratio, {4.5 * ratio, 2.5 * ratio}));
                    return;
                }
                const double width = std::max(1.2, style.widthMiddle) * ratio;
                items.push_back(stroke(middleLine(box), style.casing, width + 1.4 * ratio));
                if (width > 2.0 * ratio) items.push_back(stroke(middleLine(box), style.fill, width));
            });
            return;
        }
    }

    void addCover() {
        const auto height = m_table.style.places.find("spot-height");
        const bool hasHeights = height != m_table.style.places.end() && has(Key::place, height->first);
        if (!has(Key::ground) && !hasHeights) return;
        addHeading("Ground");
        const Style& style = m_table.style;
        const double ratio = m_table.view.pixelRatio;
        std::set<std::string> titles;
        for (const auto& [kind, cover] : style.grounds) {
            if (!has(Key::ground, cover.title) || !titles.insert(cover.title).second) continue;
            addRow(cover.title, [=, colour = cover.fill](Items& items, const Rect& box) {
                const Rect tint = grown(box, -2.0 * ratio);
                items.push_back(fill({rectangle(tint)}, colour));
                items.push_back(stroke({rectangle(tint)}, {150, 146, 136, 120}, 0.6 * ratio));
            });
        }
        if (!hasHeights) return;
        addRow("Height in metres", [=, own = height->second](Items& items, const Rect& box) {
            addPlace(items, own, middleOf(box), 1.4 * own.radius * ratio, 1.0);
        });
    }

    void addGround() {
        addCover();
        if (!has(Key::road) && !has(Key::boundary)) return;
        addHeading(has(Key::boundary) && has(Key::road) ? "Roads and boundaries"
                   : has(Key::road)                     ? "Roads"
                                                        : "Boundaries");
        const double ratio = m_table.view.pixelRatio;
        addRoad({"motorway", "trunk"}, "Trunk road");
        addRoad({"primary"}, "Main road");
        addRoad({"secondary", "tertiary", "minor", "unclassified"}, "Minor road");
        addRoad({"track"}, "Track");
        if (has(Key::road, "construction"))
            addRow("Under construction", [=](Items& items, const Rect& box) {
                items.push_back(stroke(middleLine(box), {176, 170, 160, 255}, 1.6 * ratio, {4.0 * ratio, 3.0 * ratio}));
            });
        for (const auto& [status, style] : m_table.style.boundaries) {
            if (!has(Key::boundary, style.title)) continue;
            const BoundaryStyle own = style;
            addRow(own.title, [=](Items& items, const Rect& box) {
                if (own.bandWidth > 0.0) items.push_back(stroke(middleLine(box), own.band, own.bandWidth * ratio));
                std::vector<double> dashes = own.dashes;
                for (double& dash : dashes) dash *= ratio;
                items.push_back(stroke(middleLine(box), own.line, own.width * ratio, dashes));
            });
        }
    }

    const Table& m_table;
    LegendDetail m_detail;
    double m_width;
    std::map<Key, std::set<std::string>> m_found;
    std::vector<std::string> m_categories;
    Panel m_panel;
};

}  // namespace

Panel legendPanel(const Table& table, LegendDetail detail, double width) {
    return Legend(table, detail, width).made();
}

}  // namespace corridor::scene
