#include "small_atlas.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace corridor::access::test {

units::Date day(const std::string& text) {
    const auto parsed = units::parseDay(text);
    if (!parsed) throw std::invalid_argument(text);
    return *parsed;
}

units::Edtf edtf(const std::string& text) {
    const units::EdtfResult result = units::parseEdtf(text);
    if (!result.value) throw std::invalid_argument(text + ": " + result.error.message);
    return *result.value;
}

Sentence::Sentence(std::string target, model::Access status) {
    assertion.targets = {std::move(target)};
    assertion.status = status;
}

Sentence& Sentence::by(const std::string& party) {
    assertion.by = party;
    return *this;
}
Sentence& Sentence::from(const std::string& text) {
    assertion.from = edtf(text);
    return *this;
}
Sentence& Sentence::until(const std::string& text) {
    assertion.until = edtf(text);
    return *this;
}
Sentence& Sentence::part(const model::PartEnd& begin, const model::PartEnd& end) {
    assertion.part = model::Part{begin, end};
    return *this;
}
Sentence& Sentence::traffic(std::vector<std::string> classes) {
    assertion.traffic = std::move(classes);
    return *this;
}
Sentence& Sentence::oneWay(model::Direction direction) {
    assertion.direction = direction;
    return *this;
}
Sentence& Sentence::passage() {
    assertion.isPassage = true;
    return *this;
}
Sentence& Sentence::alsoOn(const std::string& target) {
    assertion.targets.push_back(target);
    return *this;
}
Sentence& Sentence::in(const std::string& id, const std::string& text) {
    event = id;
    date = text;
    return *this;
}

Sentence open(const std::string& target) {
    return {target, model::Access::open};
}
Sentence restricted(const std::string& target) {
    return {target, model::Access::restricted};
}
Sentence closed(const std::string& target) {
    return {target, model::Access::closed};
}

SmallAtlas::SmallAtlas() {
    for (const char* id : {"Armenia", "Azerbaijan", "Russia"}) {
        model::Party party;
        party.id = id;
        atlas.parties.push_back(party);
    }
    const auto add = [&](char id, double lon, double lat) {
        model::Place place;
        place.id = std::string(1, id);
        place.position = {lon, lat};
        atlas.places.push_back(place);
    };
    for (int i = 0; i < 8; ++i) add(static_cast<char>('a' + i), i / 10.0, 0.0);
    for (int i = 0; i < 3; ++i) add(static_cast<char>('x' + i), (i + 1) / 10.0, 0.1);
}

void SmallAtlas::addEdge(const std::string& id) {
    if (model::findEdge(atlas, id)) return;
    model::Edge edge;
    edge.id = id;
    edge.from = id.substr(0, 1);
    edge.to = id.substr(1, 1);
    edge.line = {model::findPlace(atlas, edge.from)->position, model::findPlace(atlas, edge.to)->position};
    atlas.network.push_back(edge);
}

model::Route& SmallAtlas::road(const std::string& id, const std::vector<std::string>& edges) {
    model::Route route;
    route.id = id;
    units::Line line;
    for (const std::string& step : edges) {
        const bool forward = step.front() != '-';
        const std::string name = forward ? step : step.substr(1);
        addEdge(name);
        route.edges.push_back({name, forward});
        units::Line piece = model::findEdge(atlas, name)->line;
        if (!forward) piece = {piece.back(), piece.front()};
        if (line.empty()) line.push_back(piece.front());
        line.push_back(piece.back());
    }
    route.parts = {line};
    atlas.routes.push_back(route);
    return atlas.routes.back();
}

model::Checkpoint& SmallAtlas::checkpoint(const std::string& id, units::LonLat position, std::vector<std::string> on) {
    model::Checkpoint checkpoint;
    checkpoint.id = id;
    checkpoint.position = position;
    checkpoint.on = std::move(on);
    atlas.checkpoints.push_back(checkpoint);
    return atlas.checkpoints.back();
}

void SmallAtlas::say(const Sentence& sentence) {
    const std::string id = sentence.event.empty() ? fmt::format("e{}", atlas.events.size()) : sentence.event;
    if (const auto row = atlas.events.find(id)) {
        const auto add = [&](model::Event& event) { event.access.push_back(sentence.assertion); };
        return atlas.events.change(atlas.events.ordinalOf(*row), add);
    }
    model::Event event;
    event.id = id;
    if (!sentence.date.empty()) event.date = edtf(sentence.date);
    event.access.push_back(sentence.assertion);
    atlas.events.add(event);
}

Answer SmallAtlas::on(const std::string& target, const std::string& date, const Viewpoint& viewpoint) const {
    return Assertions(atlas).statusOn(target, day(date), viewpoint);
}

Status SmallAtlas::status(const std::string& target, const std::string& date, const std::string& traffic) const {
    Viewpoint viewpoint;
    viewpoint.traffic = traffic;
    return on(target, date, viewpoint).status;
}

Viewpoint accordingTo(const std::string& party, const std::string& traffic) {
    Viewpoint viewpoint;
    viewpoint.traffic = traffic;
    viewpoint.accordingTo = party;
    return viewpoint;
}

Viewpoint going(model::Direction direction, const std::string& traffic) {
    Viewpoint viewpoint;
    viewpoint.traffic = traffic;
    viewpoint.direction = direction;
    return viewpoint;
}

std::vector<std::string> eventsOf(const Answer& answer) {
    std::vector<std::string> ids;
    for (const Evidence& evidence : answer.because) ids.push_back(evidence.event + (evidence.otherwise ? "?" : ""));
    return ids;
}

}  // namespace corridor::access::test
