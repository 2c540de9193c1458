#include "viewer/session.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/timeline.hpp"

namespace corridor::viewer {

namespace {

/// The window cut to finite days: those of the events where it has no end, else one year.
units::DayRange finite(units::DayRange window, const model::Atlas& atlas) {
    const std::vector<units::Date> days = eventDays(atlas);
    constexpr std::int32_t someDay = 18628;  // 2021-01-01, for data without any date
    const units::Date first = days.empty() ? units::Date(someDay) : days.front().plusDays(-30);
    const units::Date last = days.empty() ? units::Date(someDay + 364) : days.back().plusDays(30);
    if (!window.from.isFinite()) window.from = std::min(first, window.to.isFinite() ? window.to.plusDays(-1) : first);
    if (!window.to.isFinite()) window.to = std::max(last, window.from).plusDays(1);
    if (window.empty()) window.to = window.from.plusDays(1);
    return window;
}

units::BBox boxOf(units::LonLat position) {
    return {position.lon, position.lat, position.lon, position.lat};
}

}  // namespace

std::optional<units::BBox> placeOf(const model::Atlas& atlas, const Thing& thing) {
    if (thing.kind == ThingKind::route) {
        const model::Route* route = model::findRoute(atlas, thing.id);
        if (!route) return std::nullopt;
        std::vector<units::LonLat> all;
        for (const units::Line& part : route->parts) all.insert(all.end(), part.begin(), part.end());
        return all.empty() ? std::nullopt : std::optional(units::boundsOf(all));
    }
    if (thing.kind == ThingKind::checkpoint) {
        const model::Checkpoint* checkpoint = model::findCheckpoint(atlas, thing.id);
        return checkpoint ? std::optional(boxOf(checkpoint->position)) : std::nullopt;
    }
    if (thing.kind == ThingKind::place) {
        const model::Place* place = model::findPlace(atlas, thing.id);
        return place ? std::optional(boxOf(place->position)) : std::nullopt;
    }
    const auto row = atlas.events.find(thing.id);
    const auto position = row ? atlas.events.position(*row) : std::nullopt;
    return position ? std::optional(boxOf(*position)) : std::nullopt;
}

bool exists(const model::Atlas& atlas, const Thing& thing) {
    switch (thing.kind) {
        case ThingKind::route:
            return model::findRoute(atlas, thing.id) != nullptr;
        case ThingKind::checkpoint:
            return model::findCheckpoint(atlas, thing.id) != nullptr;
        case ThingKind::place:
            return model::findPlace(atlas, thing.id) != nullptr;
        case ThingKind::event:
            return atlas.events.find(thing.id).has_value();
    }
    return false;
}

Session::Session(std::shared_ptr<const study::Study> study, study::Question question)
    : m_study(std::move(study)), m_question(std::move(question)) {
    m_question.window = finite(m_question.window, m_study->atlas);
    if (m_question.on) setDay(*m_question.on);
}

std::shared_ptr<const study::State> Session::state() const {
    const bool isCurrent = m_state && m_state->on == m_question.on && m_state->viewpoint == m_question.viewpoint &&
                           m_state->languages == m_question.languages;
    if (!isCurrent) m_state = std::make_shared<const study::State>(study::stateOf(*m_study, m_question));
    return m_state;
}

scene::Show Session::show() const {
    scene::Show show;
    show.on = m_question.on;
    if (m_question.windowGiven) show.window = m_question.window;
    show.languages = m_question.languages;
    show.layers = m_layers;
    return show;
}

void Session::changed() {
    ++m_revision;
}

void Session::setDay(units::Date day) {
    const units::Date inside = std::clamp(day, window().from, window().to.plusDays(-1));
    if (m_question.on == inside) return;
    m_question.on = inside;
    changed();
}

void Session::stepEvent(int direction) {
    const std::vector<units::Date> days = eventDays(atlas());
    m_playing = false;
    if (!m_question.on) {
        if (!days.empty()) setDay(direction > 0 ? days.front() : days.back());
        return;
    }
    if (direction > 0) {
        const auto next = std::upper_bound(days.begin(), days.end(), *m_question.on);
        if (next != days.end()) setDay(*next);
    } else {
        const auto here = std::lower_bound(days.begin(), days.end(), *m_question.on);
        if (here != days.begin()) setDay(*std::prev(here));
    }
}

void Session::stepDays(std::int32_t days) {
    m_playing = false;
    setDay((m_question.on ? *m_question.on : window().from).plusDays(days));
}

void Session::togglePlaying() {
    m_playing = !m_playing;
    m_fraction = 0.0;
    if (!m_playing) return;
    const units::Date last = window().to.plusDays(-1);
    if (!m_question.on || *m_question.on >= last) setDay(window().from);
}

void Session::play(double seconds) {
    if (!m_playing || !m_question.on) return;
    m_fraction += seconds * daysPerSecond;
    const double whole = std::floor(m_fraction);
    m_fraction -= whole;
    if (whole >= 1.0) setDay(m_question.on->plusDays(static_cast<std::int32_t>(std::min(whole, 1e6))));
    if (*m_question.on >= window().to.plusDays(-1)) m_playing = false;
}

void Session::setTraffic(const std::string& traffic) {
    if (m_question.viewpoint.traffic == traffic) return;
    m_question.viewpoint.traffic = traffic;
    changed();
}

void Session::setAccordingTo(const std::optional<std::string>& party) {
    if (m_question.viewpoint.accordingTo == party) return;
    m_question.viewpoint.accordingTo = party;
    changed();
}

void Session::setLanguages(const std::vector<std::string>& languages) {
    if (m_question.languages == languages) return;
    m_question.languages = languages;
    changed();
}

void Session::setLayers(const scene::Layers& layers) {
    if (m_layers == layers) return;
    m_layers = layers;
    changed();
}

void Session::select(const std::optional<Thing>& thing) {
    const std::optional<Thing> wanted = thing && exists(atlas(), *thing) ? thing : std::nullopt;
    if (wanted == m_selection) return;
    m_selection = wanted;
    if (m_selection && m_selection->kind == ThingKind::route) m_route = m_selection->id;
    if (m_selection && m_selection->kind == ThingKind::event) {
        const auto event = model::findEvent(atlas(), m_selection->id);
        for (const std::string& id : event->about) {
            if (!model::findRoute(atlas(), id)) continue;
            m_route = id;
            break;
        }
    }
    changed();
}

std::optional<std::string> Session::timelineRoute() const {
    if (m_route) return m_route;
    if (!m_compared.empty()) return m_compared.front();
    if (!atlas().routes.empty()) return atlas().routes.front().id;
    return std::nullopt;
}

const std::vector<access::Interval>& Session::timelineIntervals() const {
    const std::optional<std::string> route = timelineRoute();
    if (route != m_intervalsRoute || m_question.viewpoint != m_intervalsViewpoint) {
        m_intervalsRoute = route;
        m_intervalsViewpoint = m_question.viewpoint;
        m_intervals =
            route ? study::intervalsOf(*m_study, *route, m_question) : std::vector<access::Interval>{};
    }
    return m_intervals;
}

void Session::toggleCompared(const std::string& route) {
    const auto known = std::find(m_compared.begin(), m_compared.end(), route);
    if (known != m_compared.end()) {
        m_compared.erase(known);
    } else if (model::findRoute(atlas(), route)) {
        m_compared.push_back(route);
    }
}

}  // namespace corridor::viewer
