#include <algorithm>
#include <cmath>
#include <set>
#include <span>

#include "work.hpp"

namespace corridor::scene {

using drawing::Point;
using drawing::Rect;

namespace {

Rect squareAt(Point middle, double half) {
    return {middle.x - half, middle.y - half, middle.x + half, middle.y + half};
}

bool certainlyExists(const std::optional<units::Edtf>& valid, std::optional<units::Date> day) {
    return !day || model::existenceOn(valid, *day) == model::Existence::yes;
}

/// Checkpoints of a site that are there on the day, in the order of the data.
std::vector<std::uint32_t> present(const Work& work, const Site& site) {
    std::vector<std::uint32_t> members;
    for (const std::uint32_t i : site.members) {
        if (model::existsOn(work.ground.atlas.checkpoints[i].existed, work.show.on)) members.push_back(i);
    }
    return members;
}

units::DayRange nearDays(const Work& work) {
    const units::Date on = *work.show.on;
    const std::int32_t days = work.style().nearbyDays;
    return {on.plusDays(-days), on.plusDays(days + 1)};
}

class Rings {
public:
    explicit Rings(Work& work) : m_work(work) {}

    /// Whether an event's ring is large enough to be seen; a quick look before it is unpacked.
    bool isSeen(const model::EventColumns& events, std::size_t row) const {
        return events.flags[row].isPublished || isSeen(m_work.ground.scale.pixelsOf(radiusOf(events, row)));
    }

    void add(const Thing& thing, Point at, const std::optional<units::Metres>& accuracy,
             const std::optional<units::Metres>& published) {
        double metres = accuracy ? accuracy->value : 0.0;
        if (published) metres = std::max(metres, published->value);
        const double radius = m_work.ground.scale.pixelsOf(metres);
        if (!isSeen(radius)) return;
        // Circles of one middle that nobody could tell apart are one circle.
        const auto key = std::make_tuple(std::lround(at.x), std::lround(at.y), std::lround(radius / 2.0));
        if (!m_done.insert(key).second) return;
        addRing(m_work.below, at, radius, m_work.style(), m_work.ground.scale.ratio);
        m_work.explain(Key::ring, thing.id, squareAt(at, radius));
    }

private:
    bool isSeen(double radius) const {
        return radius >= m_work.pixels(m_work.style().ringFromPixels) && radius <= m_work.pixels(6000.0);
    }

    Work& m_work;
    std::set<std::tuple<long, long, long>> m_done;
};

}  // namespace

namespace {

/// The days of which events are shown.
units::DayRange daysShown(const Work& work) {
    if (work.show.window) return *work.show.window;
    return work.show.on ? nearDays(work) : units::DayRange{};
}

/// How an event is shown, whose category is: nullopt where it is not.
std::optional<EventChoice> choiceOf(const Work& work, std::uint32_t row, const units::DayRange& shown) {
    const model::EventColumns& events = work.ground.atlas.events.columns();
    EventChoice choice{row, 1, events.flags[row].isCertain};
    if (!events.flags[row].isDated) return choice;
    if (!model::touches(events, row, shown)) return std::nullopt;
    if (work.show.on) {
        const bool isOn = events.first[row] <= *work.show.on && *work.show.on <= events.last[row];
        choice.rank = isOn ? 0 : model::touches(events, row, nearDays(work)) ? 1 : 2;
    }
    return choice;
}

/// Rows that may be shown: dated ones about the days, and all undated ones.
std::vector<std::uint32_t> rowsAbout(const model::EventColumns& events, const units::DayRange& days) {
    std::vector<std::uint32_t> rows;
    const auto add = [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) rows.push_back(static_cast<std::uint32_t>(row));
    };
    const model::IndexRange dated = model::rowsIn(events, days);
    add(dated.begin, dated.end);
    const auto undated = std::lower_bound(events.first.begin(), events.first.end(), units::Date::latest());
    add(std::max(dated.end, static_cast<std::size_t>(undated - events.first.begin())), events.size());
    return rows;
}

}  // namespace

std::vector<SiteEvents> chosenEvents(const Work& work) {
    const model::Events& all = work.ground.atlas.events;
    const model::EventColumns& events = all.columns();
    const units::DayRange days = daysShown(work);
    std::vector<bool> isHidden;
    for (const std::string& category : events.categories)
        isHidden.push_back(work.show.layers.hiddenCategories.count(category) > 0);
    std::vector<std::pair<std::uint32_t, EventChoice>> chosen;
    for (const std::uint32_t row : rowsAbout(events, days)) {
        const std::uint32_t site = work.ground.siteOfEvent[row];
        if (site == Ground::Impl::noSite || isHidden[events.category[row]]) continue;
        if (const auto choice = choiceOf(work, row, days)) chosen.emplace_back(site, *choice);
    }
    const auto distanceInDays = [&](std::uint32_t row) -> std::int64_t {
        if (!events.flags[row].isDated || !work.show.on) return 0;
        const std::int64_t on = work.show.on->days();
        return std::max<std::int64_t>({0, events.first[row].days() - on, on - events.last[row].days()});
    };
    const auto key = [&](const auto& one) {
        const EventChoice& choice = one.second;
        return std::make_tuple(one.first, choice.rank, !choice.isCertain, distanceInDays(choice.event),
                               radiusOf(events, choice.event), all.ordinalOf(choice.event));
    };
    std::sort(chosen.begin(), chosen.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::vector<SiteEvents> sites;
    for (const auto& [site, choice] : chosen) {
        if (sites.empty() || sites.back().site != site) sites.push_back({site, {}});
        sites.back().chosen.push_back(choice);
    }
    return sites;
}

void drawRings(Work& work) {
    Rings rings(work);
    const auto& atlas = work.ground.atlas;
    if (work.show.layers.checkpoints) {
        for (const Site& site : work.ground.checkpointSites) {
            for (const std::uint32_t i : present(work, site))
                rings.add({ThingKind::checkpoint, atlas.checkpoints[i].id}, *work.ground.checkpoints[i],
                          atlas.checkpoints[i].accuracy, atlas.checkpoints[i].publishAccuracy);
        }
    }
    // Where there are very many, those of the foremost at each place: all of them would hide the map.
    constexpr std::size_t mostRings = 2000;
    std::size_t events = 0;
    for (const SiteEvents& site : work.events) events += site.chosen.size();
    for (const SiteEvents& site : work.events) {
        const std::size_t count = events > mostRings ? 1 : site.chosen.size();
        for (const EventChoice& choice : std::span(site.chosen).first(count)) {
            if (!rings.isSeen(atlas.events.columns(), choice.event)) continue;
            const model::Event event = atlas.events.event(choice.event);
            rings.add({ThingKind::event, event.id}, *work.ground.events[choice.event], event.accuracy,
                      event.publishAccuracy);
        }
    }
    if (work.show.layers.places) {
        for (std::size_t i = 0; i < atlas.places.size(); ++i) {
            const model::Place& place = atlas.places[i];
            const bool isVague = place.accuracy && place.accuracy->value >= 500.0;
            if (!work.ground.places[i] || !(isVague || place.publishAccuracy)) continue;
            if (model::existsOn(place.valid, work.show.on))
                rings.add({ThingKind::place, place.id}, *work.ground.places[i], place.accuracy, place.publishAccuracy);
        }
    }
}

void drawCheckpoints(Work& work) {
    if (!work.show.layers.checkpoints) return;
    const double size = work.ground.checkpointSize;
    for (const Site& site : work.ground.checkpointSites) {
        const auto members = present(work, site);
        if (members.empty()) {
            work.elsewhen.add(squareAt(site.at, 0.5 * size));
            continue;
        }
        std::vector<Thing> things;
        bool isCertain = false;
        for (const std::uint32_t i : members) {
            things.push_back({ThingKind::checkpoint, work.ground.atlas.checkpoints[i].id});
            isCertain = isCertain || certainlyExists(work.ground.atlas.checkpoints[i].existed, work.show.on);
        }
        const model::Checkpoint& first = work.ground.atlas.checkpoints[members.front()];
        const Point at = *work.ground.checkpoints[members.front()];
        const Rect box = squareAt(at, 0.58 * size);
        addCheckpoint(work.symbols, first.kind, at, size, work.style(), isCertain ? 1.0 : work.style().fadedOpacity);
        if (members.size() > 1) {
            const Point corner{at.x + 0.55 * size, at.y - 0.55 * size};
            CategoryStyle badge;
            badge.colour = {90, 90, 96, 255};
            addEventHead(work.symbols, badge, std::to_string(members.size()), corner, 0.42 * size, 1.0);
            work.explain(Key::cluster, "checkpoint", box);
        }
        for (const std::uint32_t i : members) work.explain(Key::checkpoint, work.ground.atlas.checkpoints[i].kind, box);
        if (!isCertain) work.explain(Key::faded, "checkpoint", box);
        for (const Thing& thing : things) work.addHit(thing.kind, thing.id, {rectangle(box)}, 0.0, false);
        work.addSymbol(std::move(things), members.size() > 1 ? merged(box, badgeOf(at, size)) : box, at);
    }
}

namespace {

/// Thin lines from each place to the mark that stands for them.
void drawLeaders(Work& work, const Site& site, const std::vector<EventChoice>& chosen, drawing::Colour colour) {
    constexpr std::size_t mostLeaders = 8;
    std::vector<Point> feet;
    for (const EventChoice& choice : chosen) {
        const Point at = *work.ground.events[choice.event];
        if (std::find(feet.begin(), feet.end(), at) == feet.end()) feet.push_back(at);
        if (feet.size() > mostLeaders) break;
    }
    if (feet.size() > mostLeaders) feet = {site.at};
    for (const Point& foot : feet) {
        const drawing::Path line{{{foot, site.head}, false}};
        work.leaders.push_back(stroke(line, {255, 255, 255, 210}, work.pixels(2.6)));
        work.leaders.push_back(stroke(line, colour, work.pixels(1.1)));
        work.leaders.push_back(fill({circle(foot, work.pixels(1.7))}, colour));
        for (const double t : {0.0, 0.3, 0.6}) {
            const Point at{foot.x + t * (site.head.x - foot.x), foot.y + t * (site.head.y - foot.y)};
            work.taken.add(squareAt(at, work.pixels(2.0)));
        }
    }
}

/// A mark can be asked for so many of the events that it stands for, the foremost.
constexpr std::size_t mostThings = 200;

void drawSite(Work& work, const Site& site, const std::vector<EventChoice>& chosen) {
    const Style& style = work.style();
    const EventChoice& first = chosen.front();
    const model::Events& events = work.ground.atlas.events;
    const model::Event event = events.event(first.event);
    const bool isCertain = std::any_of(chosen.begin(), chosen.end(), [](const auto& c) { return c.isCertain; });
    const double opacity = (first.rank == 2 ? style.outsideOpacity : 1.0) * (isCertain ? 1.0 : style.fadedOpacity);
    const double radius = work.ground.eventHead * (first.rank == 2 ? 0.75 : first.rank == 1 ? 0.9 : 1.0);
    CategoryStyle category = categoryStyle(style, event.category, work.categories);
    category.colour = colourOf(event.style->markerColor.value_or(""), category.colour);
    drawLeaders(work, site, chosen, faded(category.colour, opacity));
    if (first.rank == 0)
        work.symbols.push_back(fill({circle(site.head, radius + work.pixels(2.8))}, {46, 40, 48, 255}));
    addEventHead(work.symbols, category, chosen.size() > 1 ? std::to_string(chosen.size()) : "", site.head, radius,
                 opacity);
    const Rect box = squareAt(site.head, radius + work.pixels(first.rank == 0 ? 3.0 : 1.5));
    std::vector<Thing> things;
    std::vector<bool> isExplained(work.categories.size(), false);
    bool isOnTheDay = false;
    for (const EventChoice& choice : chosen) {
        const std::uint32_t own = events.columns().category[choice.event];
        if (!isExplained[own]) work.explain(Key::event, events.category(choice.event), box);
        isExplained[own] = true;
        isOnTheDay = isOnTheDay || choice.rank == 0;
        if (things.size() == mostThings) continue;
        things.push_back({ThingKind::event, std::string(events.id(choice.event))});
        work.addHit(things.back().kind, things.back().id, {rectangle(box)}, 0.0, false);
    }
    if (isOnTheDay) work.explain(Key::faded, "day", box);
    if (chosen.size() > 1) work.explain(Key::cluster, "event", box);
    if (!isCertain) work.explain(Key::faded, "event", box);
    work.addSymbol(std::move(things), box, site.at);
}

}  // namespace

void drawEvents(Work& work) {
    if (!work.show.layers.events) return;
    auto next = work.events.begin();
    for (std::uint32_t i = 0; i < work.ground.eventSites.size(); ++i) {
        const Site& site = work.ground.eventSites[i];
        if (next != work.events.end() && next->site == i)
            drawSite(work, site, next++->chosen);
        else
            work.elsewhen.add(squareAt(site.head, work.ground.eventHead));
    }
}

}  // namespace corridor::scene
