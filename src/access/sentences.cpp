#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "words.hpp"

namespace corridor::access {

namespace {

Sentence sentenceOf(const std::shared_ptr<const model::Event>& event, const model::Assertion& assertion,
                    std::string path) {
    Sentence sentence;
    sentence.event = event;
    sentence.assertion = &assertion;
    sentence.path = std::move(path);
    sentence.by = assertion.by;
    if (assertion.from)
        sentence.start = assertion.from->start;
    else if (event->date)
        sentence.start = event->date->start;
    if (assertion.until && assertion.until->end.lower != units::Date::latest()) sentence.until = assertion.until->end;
    sentence.statement = assertion.statement;
    sentence.sources = assertion.sources;
    sentence.basis = assertion.basis;
    return sentence;
}

void complete(Sentence& sentence, const model::Event& event) {
    sentence.ownSources = !sentence.sources.empty();
    if (!sentence.ownSources) sentence.sources = event.sources;
    if (sentence.by.empty()) sentence.by = reported;
}

/// Rows of events that have what is asked and have not been retracted, in the order of the files.
template <typename Has>
std::vector<std::size_t> rowsThat(const model::Events& events, Has has) {
    const std::vector<model::EventFlags>& flags = events.columns().flags;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < flags.size(); ++row) {
        if (has(flags[row]) && !flags[row].isRetracted) rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(),
              [&](std::size_t a, std::size_t b) { return events.ordinalOf(a) < events.ordinalOf(b); });
    return rows;
}

}  // namespace

Statements statementsOf(const model::Atlas& atlas) {
    Statements statements;
    for (const std::size_t row : rowsThat(atlas.events, [](model::EventFlags f) { return f.hasClaims; })) {
        const model::Event event = atlas.events.event(row);
        for (const model::Claim& claim : event.claims) {
            const std::optional<units::Edtf>& date = claim.date ? claim.date : event.date;
            if (claim.assertion || claim.by.empty() || !date) continue;
            for (const std::string& target : std::set<std::string>(event.about.begin(), event.about.end()))
                statements[{claim.by, target}].push_back(date->start.lower);
        }
    }
    for (auto& [key, days] : statements) std::sort(days.begin(), days.end());
    return statements;
}

std::vector<Sentence> sentencesOf(const model::Atlas& atlas) {
    std::vector<Sentence> sentences;
    for (const std::size_t row : rowsThat(atlas.events, [](model::EventFlags f) { return f.hasAssertions; })) {
        const auto shared = std::make_shared<const model::Event>(atlas.events.event(row));
        const model::Event& event = *shared;
        for (std::size_t i = 0; i < event.access.size(); ++i) {
            sentences.push_back(sentenceOf(shared, event.access[i], fmt::format("access[{}]", i)));
            complete(sentences.back(), event);
        }
        for (std::size_t i = 0; i < event.claims.size(); ++i) {
            const model::Claim& claim = event.claims[i];
            if (!claim.assertion) continue;
            Sentence sentence = sentenceOf(shared, *claim.assertion, fmt::format("claims[{}]", i));
            if (sentence.by.empty()) sentence.by = claim.by;
            if (sentence.statement.empty()) sentence.statement = claim.statement;
            if (sentence.basis.empty()) sentence.basis = claim.basis;
            if (sentence.sources.empty() && !claim.source.empty()) sentence.sources = {claim.source};
            if (claim.date) sentence.said = units::DaySpan{claim.date->start.lower, claim.date->end.upper};
            complete(sentence, event);
            sentences.push_back(std::move(sentence));
        }
    }
    return sentences;
}

}  // namespace corridor::access
