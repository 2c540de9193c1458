#include "words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/table.hpp"
#include "unicode/printable.hpp"

namespace corridor::report {

std::string nameOrId(const std::string& id, const model::Names& names, const study::Question& question) {
    return wording::nameOr(id, names, question.languages);
}

wording::Speech speechOf(const study::Study& study, const study::Question& question) {
    return {study.atlas, question.languages, question.viewpoint};
}

std::string questionLine(const study::Question& question, const study::Study& study) {
    std::string line = question.on ? units::toString(*question.on) : "no day: dates left out of account";
    line += ", " + wording::trafficWords(question.viewpoint.traffic);
    if (question.viewpoint.accordingTo)
        line += ", according to " + wording::partyName(speechOf(study, question), *question.viewpoint.accordingTo);
    if (!question.languages.empty()) line += fmt::format("; names: {}", fmt::join(question.languages, ", "));
    return unicode::oneLine(line);
}

std::string spanText(const units::DaySpan& span) {
    if (span.isCertain()) return units::toString(span.lower);
    const auto end = [](units::Date day) { return day.isFinite() ? units::toString(day) : std::string(); };
    return fmt::format("[{}..{}]", end(span.lower), end(span.upper));
}

namespace {

std::string ageOf(units::Date first, units::Date on) {
    const int days = on.days() - first.days();
    if (days <= 0) return "new that day";
    return days == 1 ? "1 day old" : fmt::format("{} days old", days);
}

std::string partName(const model::PartEnd& end, const wording::Speech& speech) {
    if (const auto* chainage = std::get_if<units::Metres>(&end))
        return fmt::format("km {:.2f}", chainage->value / 1000);
    return wording::thingName(speech, std::get<std::string>(end));
}

std::string sourceText(const std::string& id, const study::Study& study) {
    const model::Source* source = model::findSource(study.atlas, id);
    if (!source) return id;
    std::string text = source->publisher.empty() ? id : source->publisher;
    if (source->date) text += " " + source->date->text;
    if (!source->stance.empty()) text += fmt::format(" ({})", source->stance);
    return text;
}

/// What an assertion says of how much, when and for whom: `closed from 2023-04-23 to ..., between A and B`.
std::string saying(const access::Evidence& evidence, const study::TargetState& state, const wording::Speech& speech) {
    std::string line = fmt::format("{}: {} from {}", wording::partyName(speech, evidence.by),
                                   access::toString(evidence.status), spanText(evidence.from));
    if (evidence.isPassage) line += " (a passage, for its day)";
    if (evidence.until) line += fmt::format(" to {}", spanText(*evidence.until));
    if (evidence.untilInferred) line += " (end inferred)";
    if (evidence.part) {
        line += fmt::format(", between {} and {}", partName(evidence.part->from, speech),
                            partName(evidence.part->to, speech));
        if (!evidence.isPartFound) line += " (that part is not found on it: taken for the whole)";
    }
    if (evidence.direction == model::Direction::forward) line += ", one way only: forward";
    if (evidence.direction == model::Direction::backward) line += ", one way only: backward";
    if (const std::string only = model::nameIn(evidence.only, speech.languages); !only.empty()) line += ", said only of " + only;
    if (!evidence.conditions.empty()) line += fmt::format(", conditions: {}", fmt::join(evidence.conditions, ", "));
    if (evidence.basis == "inferred") line += ", inferred";
    if (evidence.target != state.id) line += ", said of " + wording::thingName(speech, evidence.target);
    const units::Metres length = state.whole.length;
    if (evidence.reach.value > 0.0 && evidence.reach.value + 1.0 < length.value)
        line += ", reaches " + wording::shareWords(evidence.reach, length);
    if (evidence.otherwise) line += ", if an uncertain date fell otherwise";
    return line;
}

std::string ageWords(const access::Answer& answer, units::Date on) {
    const units::DaySpan& newest = *answer.newest;
    const auto age = [&](units::Date day) { return std::max(0, on.days() - day.days()); };
    std::string words;
    if (newest.isCertain() || !newest.upper.isFinite())
        words = fmt::format("{}, {}", units::toString(newest.lower), ageOf(newest.lower, on));
    else
        words = fmt::format("{}, {} to {} days old", spanText(newest), age(newest.upper), age(newest.lower));
    if (answer.newestSaid && *answer.newestSaid != newest) words += ", said " + spanText(*answer.newestSaid);
    return words;
}

}  // namespace

std::string evidenceLines(const study::TargetState& state, const study::Study& study, const study::Question& question) {
    const wording::Speech speech = speechOf(study, question);
    std::string text;
    for (const access::Evidence& evidence : state.whole.because) {
        std::string line = saying(evidence, state, speech);
        if (!evidence.statement.empty()) line += " – " + evidence.statement;
        std::vector<std::string> sources;
        for (const std::string& id : evidence.sources) sources.push_back(sourceText(id, study));
        line += fmt::format(" [{}: {}]", evidence.event, fmt::join(sources, "; "));
        if (!evidence.also.empty()) line += fmt::format("; so also {}", fmt::join(evidence.also, ", "));
        std::string paragraph = wrapped(line, 100, "      ");
        paragraph.replace(0, 6, "    - ");
        text += paragraph;
    }
    if (state.whole.newest && question.on)
        text += fmt::format("    Latest change of a word: {}.\n", ageWords(state.whole, *question.on));
    return text;
}

}  // namespace corridor::report
