#include "viewer/details.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "model/certainty.hpp"
#include "study/along.hpp"
#include "wording/status.hpp"

namespace corridor::viewer {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 5> languages{
    {{"en", "English"}, {"az", "Azerbaijani"}, {"hy", "Armenian"}, {"ru", "Russian"}, {"local", "Local"}}};

std::vector<Labelled> namesOf(const model::Names& names) {
    std::vector<Labelled> result;
    for (const auto& language : languages) {
        const auto found = names.byLanguage.find(language.first);
        if (found != names.byLanguage.end()) result.push_back({language.second, found->second});
    }
    for (const auto& [tag, name] : names.byLanguage) {
        if (!tag.empty() && languageName(tag) == tag) result.push_back({tag, name});
    }
    if (result.empty() && names.byLanguage.count("") != 0) result.push_back({"Name", names.byLanguage.at("")});
    if (!names.alternatives.empty()) result.push_back({"Also", fmt::format("{}", fmt::join(names.alternatives, ", "))});
    return result;
}

SourceLine sourceLine(const model::Atlas& atlas, const std::string& id) {
    const model::Source* source = model::findSource(atlas, id);
    if (!source) return {id, id, "", ""};
    std::string text = source->publisher;
    if (!source->title.empty()) text += (text.empty() ? "" : ", ") + source->title;
    if (source->date) text += fmt::format(" ({})", source->date->text);
    return {id, text, source->stance, source->url};
}

std::vector<SourceLine> sourceLines(const model::Atlas& atlas, const std::vector<std::string>& ids) {
    std::vector<SourceLine> result;
    for (const std::string& id : ids) result.push_back(sourceLine(atlas, id));
    return result;
}

std::string metres(units::Metres value) {
    return value.value >= 1000.0 ? fmt::format("{:g} km", value.value / 1000.0) : fmt::format("{:g} m", value.value);
}

void add(std::vector<Labelled>& facts, const char* label, const std::string& value) {
    if (!value.empty()) facts.push_back({label, value});
}

void addAccuracy(std::vector<Labelled>& facts, const std::optional<units::Metres>& accuracy) {
    if (accuracy) facts.push_back({"Placed to within", metres(*accuracy)});
}

void addPosition(std::vector<Labelled>& facts, units::LonLat at) {
    facts.push_back({"Position", fmt::format("{:.4f}, {:.4f}", at.lon, at.lat)});
}

std::string partEnd(const model::Atlas& atlas, const model::PartEnd& end, const study::Question& question) {
    if (const auto* chainage = std::get_if<units::Metres>(&end))
        return fmt::format("km {:.1f}", chainage->value / 1000.0);
    const std::string& id = std::get<std::string>(end);
    const bool isPost = model::findCheckpoint(atlas, id) != nullptr;
    return nameOf(atlas, {isPost ? ThingKind::checkpoint : ThingKind::place, id}, question.languages);
}

/// For whom, where, until when and on what condition an assertion speaks.
std::string reachOf(const model::Atlas& atlas, const model::Assertion& said, const study::Question& question) {
    std::vector<std::string> words;
    const bool all = said.traffic.size() == 1 && said.traffic.front() == "all";
    words.push_back(all ? "all traffic" : fmt::format("{} traffic", fmt::join(said.traffic, ", ")));
    if (said.part) {
        words.push_back(fmt::format("from {} to {}", partEnd(atlas, said.part->from, question),
                                    partEnd(atlas, said.part->to, question)));
    }
    if (said.direction == model::Direction::forward) words.push_back("forward only");
    if (said.direction == model::Direction::backward) words.push_back("backward only");
    if (said.isPassage) words.push_back("for that day alone");
    if (said.until)
        words.push_back("until " + said.until->text + (said.untilBasis == "inferred" ? " (inferred)" : ""));
    if (const std::string only = model::nameIn(said.only, question.languages); !only.empty())
        words.push_back("said only of " + only);
    if (!said.conditions.empty()) words.push_back(fmt::format("condition: {}", fmt::join(said.conditions, ", ")));
    return fmt::format("{}", fmt::join(words, "; "));
}

/// How far an assertion that decided reaches, and what limits it.
std::string reachOf(const model::Atlas& atlas, const access::Evidence& evidence, const study::Question& question) {
    std::vector<std::string> words;
    if (evidence.part)
        words.push_back(fmt::format("from {} to {}", partEnd(atlas, evidence.part->from, question),
                                    partEnd(atlas, evidence.part->to, question)));
    if (evidence.direction == model::Direction::forward) words.push_back("forward only");
    if (evidence.direction == model::Direction::backward) words.push_back("backward only");
    if (evidence.isPassage) words.push_back("for that day alone");
    if (evidence.until && evidence.until->upper.isFinite())
        words.push_back(fmt::format("until {}{}", units::toString(evidence.until->upper),
                                    evidence.untilInferred ? " (end inferred)" : ""));
    if (const std::string only = model::nameIn(evidence.only, question.languages); !only.empty())
        words.push_back("said only of " + only);
    if (!evidence.conditions.empty()) words.push_back(fmt::format("condition: {}", fmt::join(evidence.conditions, ", ")));
    if (evidence.basis == "inferred") words.emplace_back("inferred");
    if (evidence.otherwise) words.emplace_back("if an uncertain date fell otherwise");
    if (!evidence.also.empty()) words.push_back(fmt::format("so also {}", fmt::join(evidence.also, ", ")));
    return fmt::format("{}", fmt::join(words, "; "));
}

std::string targetNames(const model::Atlas& atlas, const std::vector<std::string>& ids,
                        const study::Question& question) {
    std::vector<std::string> names;
    for (const std::string& id : ids) {
        const ThingKind kind = model::findCheckpoint(atlas, id) ? ThingKind::checkpoint : ThingKind::route;
        names.push_back(nameOf(atlas, {kind, id}, question.languages));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

Statement statementOf(const model::Atlas& atlas, const model::Event& event, const model::Claim& claim,
                      const study::Question& question) {
    Statement result;
    result.words = claim.statement;
    result.speaker = claim.speaker;
    if (claim.date) result.date = claim.date->text;
    result.event = event.id;
    if (!claim.source.empty()) result.sources = sourceLines(atlas, {claim.source});
    if (claim.assertion) {
        result.status = claim.assertion->status;
        result.reach = reachOf(atlas, *claim.assertion, question);
        result.target = targetNames(atlas, claim.assertion->targets, question);
    }
    return result;
}

Statement statementOf(const model::Atlas& atlas, const model::Event& event, const model::Assertion& fact,
                      const study::Question& question) {
    Statement result;
    result.words = fact.statement;
    result.status = fact.status;
    result.reach = reachOf(atlas, fact, question);
    result.target = targetNames(atlas, fact.targets, question);
    if (fact.from) result.date = fact.from->text;
    if (result.date.empty() && event.date) result.date = event.date->text;
    result.event = event.id;
    result.sources = sourceLines(atlas, fact.sources.empty() ? event.sources : fact.sources);
    return result;
}

std::string partyName(const model::Atlas& atlas, const std::string& id, const study::Question& question) {
    return id.empty() ? "Reported" : wording::partyName({atlas, question.languages, question.viewpoint}, id);
}

Side& sideOf(std::vector<Side>& sides, const model::Atlas& atlas, const std::string& party,
             const study::Question& question) {
    const auto known = std::find_if(sides.begin(), sides.end(), [&](const Side& side) { return side.party == party; });
    if (known != sides.end()) return *known;
    sides.push_back({party, partyName(atlas, party, question), {}});
    return sides.back();
}

std::size_t rankOf(const model::Atlas& atlas, const std::string& party) {
    if (party.empty()) return 0;
    const auto found = std::find_if(atlas.parties.begin(), atlas.parties.end(),
                                    [&](const model::Party& one) { return one.id == party; });
    return 1 + static_cast<std::size_t>(found - atlas.parties.begin());
}

void sortSides(std::vector<Side>& sides, const model::Atlas& atlas) {
    std::stable_sort(sides.begin(), sides.end(),
                     [&](const Side& a, const Side& b) { return rankOf(atlas, a.party) < rankOf(atlas, b.party); });
}

std::vector<Side> sidesOf(const model::Atlas& atlas, const model::Event& event, const study::Question& question) {
    std::vector<Side> sides;
    for (const model::Assertion& fact : event.access) {
        sideOf(sides, atlas, fact.by, question).statements.push_back(statementOf(atlas, event, fact, question));
    }
    for (const model::Claim& claim : event.claims) {
        sideOf(sides, atlas, claim.by, question).statements.push_back(statementOf(atlas, event, claim, question));
    }
    sortSides(sides, atlas);
    return sides;
}

/// The evidence that decided an answer, by speaker.
std::vector<Side> sidesOf(const model::Atlas& atlas, const access::Answer& answer, const study::Question& question) {
    std::vector<Side> sides;
    for (const access::Evidence& evidence : answer.because) {
        Statement said;
        said.words = evidence.statement;
        said.status = evidence.status;
        said.reach = reachOf(atlas, evidence, question);
        said.date = evidence.from.isCertain() ? units::toString(evidence.from.lower)
                                              : fmt::format("{} to {}", units::toString(evidence.from.lower),
                                                            units::toString(evidence.from.upper));
        said.event = evidence.event;
        said.sources = sourceLines(atlas, evidence.sources);
        const std::string by = evidence.by == access::reported ? "" : evidence.by;
        sideOf(sides, atlas, by, question).statements.push_back(std::move(said));
    }
    return sides;
}

wording::Speech speechOf(const model::Atlas& atlas, const study::State& state) {
    return {atlas, state.languages, state.viewpoint};
}

std::string wordsOf(const model::Atlas& atlas, const study::State& state, const study::TargetState& target) {
    return wording::statusWords(speechOf(atlas, state), target.id, target.whole, target.byDirection);
}

void addAnswer(Details& details, const model::Atlas& atlas, const study::State& state, const std::string& id,
               const study::Question& question) {
    const study::TargetState* target = state.find(id);
    if (!state.on || !target) return;
    details.answer = target->whole;
    details.statusWords = wordsOf(atlas, state, *target);
    details.sides = sidesOf(atlas, *details.answer, question);
}

void addEventsAbout(Details& details, const model::Atlas& atlas, const std::string& id) {
    const model::Events& events = atlas.events;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < events.size(); ++row) {
        if (events.isAbout(row, id)) rows.push_back(row);
    }
    const auto key = [&](std::size_t row) {
        const model::EventColumns& columns = events.columns();
        return std::pair(columns.flags[row].isDated ? columns.last[row] : units::Date::latest(), events.ordinalOf(row));
    };
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (const std::size_t row : rows) details.related.push_back({ThingKind::event, std::string(events.id(row))});
}

void describe(Details& details, const study::Study& study, const study::State& state, const model::Route& route,
              const study::Question& question) {
    details.kind = route.approximate ? "Route, approximate" : "Route";
    details.names = namesOf(route.names);
    details.facts.push_back({"Length", fmt::format("{:.2f} km", study::measureOf(study, route).length().value / 1000.0)});
    if (route.lengthStated) {
        details.facts.push_back({"Length stated", fmt::format("{:.2f} km", route.lengthStated->value / 1000.0)});
    }
    if (route.valid) add(details.facts, "In being", dateWords(*route.valid));
    addAccuracy(details.facts, route.accuracy);
    if (!route.gaps.empty()) details.facts.push_back({"Gaps, not counted", std::to_string(route.gaps.size())});
    addAnswer(details, study.atlas, state, route.id, question);
    addEventsAbout(details, study.atlas, route.id);
    details.sources = sourceLines(study.atlas, route.sources);
    details.note = route.note;
}

void describe(Details& details, const study::Study& study, const study::State& state, const model::Checkpoint& post,
              const study::Question& question) {
    details.kind = post.kind;
    details.names = namesOf(post.names);
    add(details.facts, "Operator", post.operatedBy);
    if (post.existed) add(details.facts, "There", dateWords(*post.existed));
    if (const study::TargetState* target = state.find(post.id); target && state.on) {
        if (target->existence == model::Existence::no) details.facts.push_back({"On this day", "not there"});
        if (target->existence == model::Existence::perhaps) details.facts.push_back({"On this day", "perhaps there"});
    }
    addPosition(details.facts, post.position);
    addAccuracy(details.facts, post.accuracy);
    if (post.delayMinutes) {
        details.facts.push_back(
            {"Delay", fmt::format("{:g} to {:g} minutes", (*post.delayMinutes)[0], (*post.delayMinutes)[1])});
    }
    addAnswer(details, study.atlas, state, post.id, question);
    for (const std::string& route : post.on) details.related.push_back({ThingKind::route, route});
    addEventsAbout(details, study.atlas, post.id);
    details.sources = sourceLines(study.atlas, post.sources);
    details.note = post.note;
}

void describe(Details& details, const study::Study& study, const model::Place& place) {
    details.kind = place.kind;
    details.names = namesOf(place.names);
    if (place.elevation) details.facts.push_back({"Elevation", fmt::format("{:g} m", place.elevation->value)});
    addPosition(details.facts, place.position);
    addAccuracy(details.facts, place.accuracy);
    if (place.valid) add(details.facts, "In being", dateWords(*place.valid));
    addEventsAbout(details, study.atlas, place.id);
    details.sources = sourceLines(study.atlas, place.sources);
    details.note = place.note;
}

void describe(Details& details, const study::Study& study, const model::Event& event, const study::Question& question) {
    const model::Atlas& atlas = study.atlas;
    details.kind = event.category.empty() ? "Event" : "Event: " + event.category;
    details.names = namesOf(event.names);
    details.facts.push_back({"Date", event.date ? dateWords(*event.date) : "undated"});
    if (event.position) {
        addPosition(details.facts, *event.position);
    } else {
        details.facts.push_back({"Place", "none: in the timeline only"});
    }
    addAccuracy(details.facts, event.accuracy);
    add(details.facts, "Basis", event.basis);
    add(details.facts, "Retracted by", event.retractedBy);
    details.description = event.description;
    details.sides = sidesOf(atlas, event, question);
    for (const model::Figure& figure : event.figures) {
        const std::string source = figure.source.empty() ? "" : " - " + sourceLine(atlas, figure.source).text;
        const std::string unit = figure.unit.empty() ? "" : " " + figure.unit;
        details.figures.push_back({figure.what, fmt::format("{:.10g}{}{}", figure.value, unit, source)});
    }
    for (const std::string& id : event.about) {
        for (const ThingKind kind : {ThingKind::route, ThingKind::checkpoint, ThingKind::place}) {
            if (exists(atlas, {kind, id})) details.related.push_back({kind, id});
        }
    }
    details.sources = sourceLines(atlas, event.sources);
    details.note = event.note;
}

std::optional<model::Names> namesOf(const model::Atlas& atlas, const Thing& thing) {
    switch (thing.kind) {
        case ThingKind::route:
            if (const auto* route = model::findRoute(atlas, thing.id)) return route->names;
            break;
        case ThingKind::checkpoint:
            if (const auto* post = model::findCheckpoint(atlas, thing.id)) return post->names;
            break;
        case ThingKind::place:
            if (const auto* place = model::findPlace(atlas, thing.id)) return place->names;
            break;
        case ThingKind::event:
            if (const auto row = atlas.events.find(thing.id)) return atlas.events.names(*row);
            break;
    }
    return std::nullopt;
}

}  // namespace

std::string nameOf(const model::Atlas& atlas, const Thing& thing, const std::vector<std::string>& wanted) {
    const std::optional<model::Names> names = namesOf(atlas, thing);
    const std::string name = names ? model::nameIn(*names, wanted) : "";
    return name.empty() ? thing.id : name;
}

std::string languageName(const std::string& tag) {
    const auto found =
        std::find_if(languages.begin(), languages.end(), [&](const auto& one) { return tag == one.first; });
    return found == languages.end() ? tag : found->second;
}

std::string dateWords(const units::Edtf& date) {
    std::string words;
    if (date.isInterval) {
        const std::string from = date.openStart      ? "always"
                                 : date.unknownStart ? "an unknown day"
                                                     : units::toString(date.start.lower);
        const std::string to = date.openEnd      ? "goes on"
                               : date.unknownEnd ? "an unknown day"
                                                 : units::toString(date.end.upper);
        words = fmt::format("{} to {}", from, to);
        if (date.openEnd) words = fmt::format("since {}", from);
        if (!model::isCertain(date)) words += fmt::format(" (written {})", date.text);
    } else if (date.start.isCertain()) {
        words = units::toString(date.start.lower);
    } else if (!date.start.lower.isFinite()) {
        words = fmt::format("on or before {}", units::toString(date.start.upper));
    } else if (!date.start.upper.isFinite()) {
        words = fmt::format("on or after {}", units::toString(date.start.lower));
    } else {
        words = fmt::format("{} to {} (one of these days)", units::toString(date.start.lower),
                            units::toString(date.start.upper));
    }
    if (date.approximate) words = "about " + words;
    if (date.uncertain) words += ", uncertain";
    return words;
}

Details detailsOf(const study::Study& study, const study::State& state, const Thing& thing,
                  const study::Question& question) {
    assert(exists(study.atlas, thing));
    Details details;
    details.title = nameOf(study.atlas, thing, question.languages);
    switch (thing.kind) {
        case ThingKind::route:
            describe(details, study, state, *model::findRoute(study.atlas, thing.id), question);
            break;
        case ThingKind::checkpoint:
            describe(details, study, state, *model::findCheckpoint(study.atlas, thing.id), question);
            break;
        case ThingKind::place:
            describe(details, study, *model::findPlace(study.atlas, thing.id));
            break;
        case ThingKind::event:
            describe(details, study, *model::findEvent(study.atlas, thing.id), question);
            break;
    }
    return details;
}

std::string hoverText(const model::Atlas& atlas, const study::State& state, const Thing& thing) {
    std::string text = nameOf(atlas, thing, state.languages);
    const bool hasStatus = thing.kind == ThingKind::route || thing.kind == ThingKind::checkpoint;
    const study::TargetState* target = hasStatus && state.on ? state.find(thing.id) : nullptr;
    if (target) {
        text += fmt::format("\n{} on {}, {}", wordsOf(atlas, state, *target), units::toString(*state.on),
                            wording::trafficWords(state.viewpoint.traffic));
    } else if (thing.kind == ThingKind::event) {
        const auto event = model::findEvent(atlas, thing.id);
        if (event) text += "\n" + (event->date ? dateWords(*event->date) : std::string("undated"));
    } else if (thing.kind == ThingKind::place) {
        const model::Place* place = model::findPlace(atlas, thing.id);
        if (place && !place->kind.empty()) text += "\n" + place->kind;
    }
    return text;
}

}  // namespace corridor::viewer
