#include "wording/status.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "geodesy/geodesic.hpp"
#include "unicode/printable.hpp"

namespace corridor::wording {

namespace {

using access::Answer;
using access::Evidence;
using access::Side;
using access::Status;

/// Whether an end of a way is called after a place this near.
constexpr units::Metres farthestEndName{2000.0};

using Sides = std::vector<const Side*>;

std::string joinedBy(const std::vector<std::string>& words, const char* with) {
    return fmt::format("{}", fmt::join(words, with));
}

void addOnce(std::vector<std::string>& words, std::string word) {
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

/// `restricted`, or where a rest of the target is left unspoken of, on how much of it.
std::string statusOf(const Side& side, units::Metres length) {
    const std::string status = access::toString(side.status);
    if (side.status != model::Access::restricted || !side.isFragment()) return status;
    if (side.reach.value <= 0.0) return status + " at a point of it";
    return fmt::format("{} on {}", status, shareWords(side.reach, length));
}

std::string possessive(const Speech& speech, const Side& side) {
    return partyName(speech, side.by) + "'s";
}

/// Who stands behind one status: plain speakers first, then those whose word is weaker than it looks.
std::vector<std::string> speakersOf(const Speech& speech, const Sides& sides) {
    std::vector<std::string> plain, inferred, words;
    bool isPartisan = false;
    for (const Side* side : sides) {
        if (side->by == access::reported && side->isPartisan)
            isPartisan = true;
        else if (side->isInferred)
            inferred.push_back(side->by == access::reported ? "reports" : possessive(speech, *side));
        else
            plain.push_back(partyName(speech, side->by));
    }
    if (isPartisan) {
        words = {"reported", "party or aligned sources only"};
        if (!plain.empty()) words.push_back("also " + joinedBy(plain, ", "));
    } else if (!plain.empty()) {
        words.push_back(joinedBy(plain, ", "));
    }
    if (inferred == std::vector<std::string>{"reports"})
        words.emplace_back("inferred from reports");
    else if (!inferred.empty())
        words.push_back("inferred from " + joinedBy(inferred, " and ") + " words");
    return words;
}

/// What the words of these speakers themselves limit: `said only of ...`, `conditions: ...`.
std::vector<std::string> limitsOf(const Speech& speech, const Answer& answer, const Sides& sides) {
    std::vector<std::string> limits, conditions;
    for (const Evidence& evidence : answer.because) {
        const bool counts = !evidence.otherwise && std::any_of(sides.begin(), sides.end(), [&](const Side* side) {
            return side->by == evidence.by;
        });
        if (!counts) continue;
        if (const std::string only = model::nameIn(evidence.only, speech.languages); !only.empty())
            addOnce(limits, "said only of " + only);
        for (const std::string& condition : evidence.conditions) addOnce(conditions, condition);
    }
    if (!conditions.empty()) limits.push_back("conditions: " + joinedBy(conditions, ", "));
    return limits;
}

std::string inParentheses(const std::vector<std::string>& words) {
    return words.empty() ? "" : fmt::format(" ({})", joinedBy(words, "; "));
}

Sides allSides(const Answer& answer) {
    Sides sides;
    for (const Side& side : answer.sides) sides.push_back(&side);
    return sides;
}

/// `closed (reported, Armenia); open (Azerbaijan)`, the worse first; those who restrict the same length together.
std::string sideBySide(const Speech& speech, const Answer& answer) {
    std::vector<std::pair<std::string, Sides>> groups;
    for (const model::Access status : {model::Access::closed, model::Access::restricted, model::Access::open}) {
        for (const Side& side : answer.sides) {
            if (side.status != status) continue;
            const std::string words = statusOf(side, answer.length);
            const auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == words; });
            if (known == groups.end())
                groups.push_back({words, {&side}});
            else
                known->second.push_back(&side);
        }
    }
    std::vector<std::string> texts;
    for (const auto& [words, sides] : groups) {
        std::vector<std::string> notes = speakersOf(speech, sides);
        const std::vector<std::string> limits = limitsOf(speech, answer, sides);
        notes.insert(notes.end(), limits.begin(), limits.end());
        texts.push_back(words + inParentheses(notes));
    }
    return joinedBy(texts, "; ");
}

std::string statementWords(std::size_t count) {
    return fmt::format("{} statement{}, see claims", count, count == 1 ? "" : "s");
}

/// That the viewpoint's party gives no status for the whole, and what it does say.
std::vector<std::string> silenceOf(const Speech& speech, const Answer& answer) {
    if (!answer.isSilent || !speech.viewpoint.accordingTo) return {};
    const std::string party = partyName(speech, *speech.viewpoint.accordingTo);
    std::vector<std::string> words;
    if (answer.ofPart) {
        words.push_back(fmt::format("{} speaks of a part alone: {} {}", party, access::toString(answer.ofPart->status),
                                    answer.ofPart->reach.value > 0.0
                                        ? "on " + shareWords(answer.ofPart->reach, answer.length)
                                        : "at a point"));
    } else {
        const std::string traffic = speech.viewpoint.traffic == "all" ? "all traffic alike" : speech.viewpoint.traffic + " traffic";
        words.push_back(fmt::format("no status for {} recorded from {}", traffic, party));
    }
    if (answer.statements > 0)
        words.push_back(statementWords(answer.statements));
    return words;
}

/// Who stands behind an undisputed status, where that is not simply a reported fact.
std::vector<std::string> standingOf(const Speech& speech, const Answer& answer) {
    if (answer.asReported) {
        std::vector<std::string> words{"as reported"};
        if (answer.sides.front().isInferred) words.emplace_back("inferred from reports");
        if (answer.sides.front().isPartisan) words.emplace_back("party or aligned sources only");
        return words;
    }
    const Sides sides = allSides(answer);
    const bool isWeak = std::any_of(sides.begin(), sides.end(), [](const Side* side) {
        return side->isInferred || (side->by == access::reported && side->isPartisan);
    });
    const bool isPartys = sides.size() == 1 && sides.front()->by != access::reported;
    if (isWeak) {
        const bool isReported = std::any_of(sides.begin(), sides.end(), [](const Side* side) {
            return side->by == access::reported && !side->isPartisan && !side->isInferred;
        });
        return isReported ? std::vector<std::string>{} : speakersOf(speech, sides);
    }
    if (!isPartys) return {};
    const std::string party = partyName(speech, sides.front()->by);
    return {speech.viewpoint.accordingTo ? "according to " + party : party + " only"};
}

std::string undisputed(const Speech& speech, const Answer& answer) {
    const Sides sides = allSides(answer);
    const bool isFragment = !sides.empty() && std::all_of(sides.begin(), sides.end(), [](const Side* side) {
        return side->status == model::Access::restricted && side->isFragment();
    });
    std::string words = access::toString(answer.status);
    std::vector<std::string> notes;
    if (isFragment) {
        const auto longest = std::max_element(sides.begin(), sides.end(), [](const Side* a, const Side* b) {
            return a->reach.value < b->reach.value;
        });
        words = statusOf(**longest, answer.length);
        const bool isWholeLength = (*longest)->reach.value + 1.0 >= answer.length.value;
        words += isWholeLength ? ", nothing said of the other way" : ", nothing said of the rest";
    }
    if (!sides.empty()) notes = standingOf(speech, answer);
    for (const std::string& note : silenceOf(speech, answer)) notes.push_back(note);
    for (const std::string& limit : limitsOf(speech, answer, sides)) notes.push_back(limit);
    return words + inParentheses(notes);
}

std::string disputed(const Speech& speech, const Answer& answer) {
    std::vector<std::string> notes;
    if (answer.asReported) notes.emplace_back("as reported");
    if (answer.statements > 0) notes.push_back(statementWords(answer.statements));
    return "disputed: " + sideBySide(speech, answer) + (notes.empty() ? "" : "; " + joinedBy(notes, "; "));
}

/// The nearest place to an end, towns before villages before the rest; empty: none is near.
std::string endName(const Speech& speech, units::LonLat end) {
    const auto rankOf = [](const model::Place& place) {
        if (place.kind == "city") return 0;
        if (place.kind == "town") return 1;
        return place.kind == "village" ? 2 : 3;
    };
    const model::Place* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const model::Place& place : speech.atlas.places) {
        if (place.names.empty() || std::abs(place.position.lat - end.lat) > 0.05) continue;
        const double metres = geodesy::distance(place.position, end).value;
        if (metres > farthestEndName.value) continue;
        const bool isBetter = !best || rankOf(place) < rankOf(*best) || (rankOf(place) == rankOf(*best) && metres < least);
        if (!isBetter) continue;
        best = &place;
        least = metres;
    }
    return best ? nameOr(best->id, best->names, speech.languages) : "";
}

/// The first and last position of a route or edge; of a checkpoint, those of the one route that it is on.
std::optional<std::pair<units::LonLat, units::LonLat>> endsOf(const model::Atlas& atlas, const std::string& target) {
    if (const model::Checkpoint* post = model::findCheckpoint(atlas, target); post && !model::findRoute(atlas, target))
        return post->on.size() == 1 && model::findRoute(atlas, post->on.front()) ? endsOf(atlas, post->on.front())
                                                                                : std::nullopt;
    if (const model::Route* route = model::findRoute(atlas, target)) {
        if (route->parts.empty() || route->parts.front().empty() || route->parts.back().empty()) return std::nullopt;
        return std::pair(route->parts.front().front(), route->parts.back().back());
    }
    const model::Edge* edge = model::findEdge(atlas, target);
    if (!edge || edge->line.empty()) return std::nullopt;
    return std::pair(edge->line.front(), edge->line.back());
}

}  // namespace

std::string statusWords(const Speech& speech, const Answer& answer) {
    std::string words = answer.status == Status::disputed ? disputed(speech, answer) : undisputed(speech, answer);
    if (answer.uncertain) words += ", uncertain";
    if (!answer.exists) words += ", not there on this day";
    return unicode::oneLine(words);
}

std::string statusWords(const Speech& speech, const std::string& target, const Answer& whole,
                        const std::optional<access::ByDirection>& byDirection) {
    if (!byDirection) return statusWords(speech, whole);
    const auto ends = endsOf(speech.atlas, target);
    std::string forward = ends ? endName(speech, ends->second) : "", backward = ends ? endName(speech, ends->first) : "";
    if (forward == backward) forward = backward = "";
    const auto towards = [&](const Answer& answer, const std::string& name, const char* unnamed) {
        const std::string words = statusWords(speech, answer);
        const std::string way = " towards " + (name.empty() ? unnamed : name);
        const std::size_t notes = words.find_first_of("(,:");
        if (notes == std::string::npos) return words + way;
        const std::size_t at = words[notes] == '(' ? notes - 1 : notes;
        return words.substr(0, at) + way + words.substr(at);
    };
    return towards(byDirection->forward, forward, "its end") + "; " + towards(byDirection->backward, backward, "its start");
}

}  // namespace corridor::wording
