#include "words.hpp"

#include <fmt/format.h>

#include "report/table.hpp"
#include "unicode/printable.hpp"

namespace corridor::report {

std::string nameOrId(const std::string& id, const model::Names& names, const study::Question& question) {
    const std::string name = model::nameIn(names, question.languages);
    return unicode::oneLine(name.empty() ? id : name);
}

std::string questionLine(const study::Question& question) {
    std::string line = question.on ? units::toString(*question.on) : "no day: dates left out of account";
    line += fmt::format(", {} traffic", question.viewpoint.traffic);
    if (question.viewpoint.accordingTo) line += fmt::format(", according to {}", *question.viewpoint.accordingTo);
    if (!question.languages.empty()) line += fmt::format("; names: {}", fmt::join(question.languages, ", "));
    return unicode::oneLine(line);
}

std::string statusWords(const access::Answer& answer, const study::Question& question) {
    std::string words = answer.status == access::Status::disputed ? "disputed: " + access::describeSides(answer)
                                                                  : access::describe(answer);
    if (answer.uncertain) words += ", uncertain";
    if (!answer.exists) words += ", not there on this day";
    if (answer.asReported && question.viewpoint.accordingTo) {
        words += fmt::format(", as reported; nothing recorded from {}", *question.viewpoint.accordingTo);
    }
    return unicode::oneLine(words);
}

std::string ageOf(units::Date first, units::Date on) {
    const int days = on.days() - first.days();
    if (days <= 0) return "new that day";
    return days == 1 ? "1 day old" : fmt::format("{} days old", days);
}

std::string spanText(const units::DaySpan& span) {
    if (span.isCertain()) return units::toString(span.lower);
    const auto end = [](units::Date day) { return day.isFinite() ? units::toString(day) : std::string(); };
    return fmt::format("[{}..{}]", end(span.lower), end(span.upper));
}

namespace {

std::string partName(const model::PartEnd& end, const study::Study& study, const study::Question& question) {
    if (const auto* chainage = std::get_if<units::Metres>(&end))
        return fmt::format("km {:.2f}", chainage->value / 1000);
    const std::string& id = std::get<std::string>(end);
    if (const model::Place* place = model::findPlace(study.atlas, id)) return nameOrId(id, place->names, question);
    if (const model::Checkpoint* post = model::findCheckpoint(study.atlas, id))
        return nameOrId(id, post->names, question);
    return id;
}

std::string sourceText(const std::string& id, const study::Study& study) {
    const model::Source* source = model::findSource(study.atlas, id);
    if (!source) return id;
    std::string text = source->publisher.empty() ? id : source->publisher;
    if (source->date) text += " " + source->date->text;
    if (!source->stance.empty()) text += fmt::format(" ({})", source->stance);
    return text;
}

}  // namespace

std::string evidenceLines(const std::string& target, const access::Answer& answer, const study::Study& study,
                          const study::Question& question) {
    std::string text;
    for (const access::Evidence& evidence : answer.because) {
        std::string line =
            fmt::format("{}: {} from {}", evidence.by, access::toString(evidence.status), spanText(evidence.from));
        if (evidence.isPassage) line += " (a passage, for its day)";
        if (evidence.until) line += fmt::format(" to {}", spanText(*evidence.until));
        if (evidence.part) {
            line += fmt::format(", between {} and {}", partName(evidence.part->from, study, question),
                                partName(evidence.part->to, study, question));
        }
        if (!evidence.conditions.empty()) line += fmt::format(", conditions: {}", fmt::join(evidence.conditions, ", "));
        if (evidence.basis == "inferred") line += ", inferred";
        if (!evidence.target.empty() && evidence.target != target) line += fmt::format(", said of {}", evidence.target);
        if (evidence.otherwise) line += ", if an uncertain date fell otherwise";
        if (!evidence.statement.empty()) line += " – " + evidence.statement;
        std::vector<std::string> sources;
        for (const std::string& id : evidence.sources) sources.push_back(sourceText(id, study));
        line += fmt::format(" [{}: {}]", evidence.event, fmt::join(sources, "; "));
        std::string paragraph = wrapped(line, 100, "      ");
        paragraph.replace(0, 6, "    - ");
        text += paragraph;
    }
    if (answer.newestWord && question.on && answer.newestWord->isFinite()) {
        text += fmt::format("    Newest word: {}, {}.\n", units::toString(*answer.newestWord),
                            ageOf(*answer.newestWord, *question.on));
    }
    return text;
}

}  // namespace corridor::report
