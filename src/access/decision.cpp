#include "decision.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

namespace corridor::access {

namespace {

constexpr std::size_t reportedSpeaker = 0;

int badness(Status status) {
    switch (status) {
        case Status::open:
            return 0;
        case Status::unknown:
            return 1;
        case Status::restricted:
            return 2;
        case Status::disputed:
            return 3;
        case Status::closed:
            return 4;
    }
    return 4;
}

/// Statuses that somebody says of the whole, as bits 1 << Access, and whether somebody restricts a part.
using Mask = unsigned;
constexpr Mask wholeBits = 7, openBit = 1, restrictedBit = 2, closedBit = 4, partBit = 8;
constexpr std::size_t maskCount = 16;

Mask maskOf(const Said& said) {
    if (said.status) return 1U << static_cast<unsigned>(*said.status);
    return said.ofPart == model::Access::restricted ? partBit : 0U;
}

/// Whether open stands against a restriction of a part.
bool isDisputedByPart(Mask mask) {
    return mask == (openBit | partBit);
}

Status compared(Mask mask) {
    if (isDisputedByPart(mask)) return Status::disputed;
    switch (mask & wholeBits) {
        case 0:
            return Status::unknown;
        case openBit:
            return Status::open;
        case restrictedBit:
            return Status::restricted;
        case closedBit:
            return Status::closed;
        default:
            return Status::disputed;
    }
}

/// A combination of outcomes, one index a group.
struct Combination {
    std::size_t speakers = 0;
    std::vector<std::size_t> chosen;
};

bool isBetter(const Combination& a, const Combination& b) {
    return std::tuple(b.speakers, a.chosen) < std::tuple(a.speakers, b.chosen);
}

/// For every set of statuses that can come about: the combination in which most speakers speak.
std::array<std::optional<Combination>, maskCount> combinations(const std::vector<Group>& groups) {
    std::array<std::optional<Combination>, maskCount> reached;
    reached[0] = Combination{};
    for (const Group& group : groups) {
        std::array<std::optional<Combination>, maskCount> next;
        for (std::size_t i = 0; i < group.outcomes.size(); ++i) {
            Mask added = 0;
            std::size_t speaking = 0;
            for (const Said& said : group.outcomes[i]) {
                added |= maskOf(said);
                if (said.status) ++speaking;
            }
            for (Mask mask = 0; mask < reached.size(); ++mask) {
                if (!reached[mask]) continue;
                Combination grown = *reached[mask];
                grown.speakers += speaking;
                grown.chosen.push_back(i);
                std::optional<Combination>& slot = next[mask | added];
                if (!slot || isBetter(grown, *slot)) slot = std::move(grown);
            }
        }
        reached = std::move(next);
    }
    return reached;
}

void sortByWord(std::vector<Reason>& reasons, const std::vector<Word>& words) {
    std::stable_sort(reasons.begin(), reasons.end(), [&](const Reason& a, const Reason& b) {
        const auto keyOf = [&](const Reason& reason) {
            const Word& word = words[reason.word];
            return std::tuple(word.speaker, -std::int64_t{word.evidence.from.lower.days()},
                              -std::int64_t{word.evidence.from.upper.days()}, reason.word);
        };
        return keyOf(a) < keyOf(b);
    });
}

/// What would decide if an uncertain date fell otherwise: the reasons of voices that count, in any outcome, but for
/// those of the answer itself. `withParts`: what is said of a part may decide.
void addOtherwise(Decision& decision, const std::vector<Word>& words, const std::vector<Group>& groups,
                  const std::vector<bool>& counts, bool withParts) {
    if (!decision.uncertain) return;
    std::set<WordId> known;
    for (const Spoken& side : decision.sides) {
        for (const Reason& reason : side.said.because) {
            known.insert(reason.word);
            known.insert(reason.also.begin(), reason.also.end());
        }
    }
    for (const Group& group : groups)
        for (const Outcome& outcome : group.outcomes)
            for (std::size_t i = 0; i < outcome.size(); ++i)
                for (const Reason& reason : outcome[i].because)
                    if (counts[group.voices[i]] && (outcome[i].status || (withParts && maskOf(outcome[i]) == partBit)) &&
                        known.insert(reason.word).second)
                        decision.otherwise.push_back({reason.word, reason.metres, {}});
    sortByWord(decision.otherwise, words);
}

/// Whether what one voice says of the whole hangs on an uncertain date.
bool mayDiffer(const std::vector<Group>& groups) {
    for (const Group& group : groups)
        for (const Outcome& outcome : group.outcomes)
            for (std::size_t i = 0; i < outcome.size(); ++i)
                if (outcome[i].status != group.outcomes.front()[i].status) return true;
    return false;
}

/// All speakers side by side.
Decision decideAmongAll(const std::vector<Word>& words, const std::vector<Voice>& voices,
                        const std::vector<Group>& groups, Existence existence) {
    Decision decision;
    const auto reached = combinations(groups);
    std::optional<Mask> worst;
    std::set<Status> possible;
    for (Mask mask = 0; mask < reached.size(); ++mask) {
        if (!reached[mask]) continue;
        possible.insert(compared(mask));
        if (!worst || std::tuple(badness(compared(*worst)), reached[*worst]->speakers) <
                          std::tuple(badness(compared(mask)), reached[mask]->speakers))
            worst = mask;
    }
    decision.status = compared(*worst);
    decision.uncertain = existence == Existence::perhaps || possible.size() > 1 || mayDiffer(groups);
    if (existence == Existence::perhaps && badness(decision.status) < badness(Status::unknown)) {
        decision.status = Status::unknown;
    } else {
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const Outcome& outcome = groups[g].outcomes[reached[*worst]->chosen[g]];
            for (std::size_t i = 0; i < outcome.size(); ++i) {
                const bool isOfPart = isDisputedByPart(*worst) && maskOf(outcome[i]) == partBit;
                if (outcome[i].status || isOfPart)
                    decision.sides.push_back({voices[groups[g].voices[i]].speaker, outcome[i], isOfPart});
            }
        }
        std::sort(decision.sides.begin(), decision.sides.end(),
                  [](const Spoken& a, const Spoken& b) { return a.speaker < b.speaker; });
    }
    addOtherwise(decision, words, groups, std::vector<bool>(voices.size(), true),
                 reached[openBit | partBit].has_value());
    return decision;
}

/// What two voices may say together; a voice that is not there says nothing.
struct Pair {
    const Said* party = nullptr;
    const Said* fact = nullptr;
};

std::vector<Pair> pairsOf(const std::vector<Group>& groups, std::size_t party, std::size_t fact) {
    static const Said silent{};
    std::vector<Pair> pairs{{&silent, &silent}};
    for (const Group& group : groups) {
        const auto at = [&](std::size_t voice) {
            return static_cast<std::size_t>(std::find(group.voices.begin(), group.voices.end(), voice) -
                                            group.voices.begin());
        };
        const std::size_t p = at(party);
        const std::size_t f = at(fact);
        if (p == group.voices.size() && f == group.voices.size()) continue;
        std::vector<Pair> next;
        for (const Pair& pair : pairs)
            for (const Outcome& outcome : group.outcomes)
                next.push_back(
                    {p < outcome.size() ? &outcome[p] : pair.party, f < outcome.size() ? &outcome[f] : pair.fact});
        pairs = std::move(next);
    }
    return pairs;
}

/// The party's word on the whole, else the reported fact; that is disputed where it is open and the party restricts a
/// part.
Mask maskOf(const Pair& pair) {
    return pair.party->status ? maskOf(*pair.party) : maskOf(*pair.party) | (maskOf(*pair.fact) & wholeBits);
}

/// One party's word, else the reported fact.
Decision decideByParty(const std::vector<Word>& words, const std::vector<Voice>& voices,
                       const std::vector<Group>& groups, Existence existence, std::size_t speaker) {
    const auto voiceOf = [&](std::size_t s) {
        const auto found = std::find_if(voices.begin(), voices.end(), [&](const Voice& v) { return v.speaker == s; });
        return static_cast<std::size_t>(found - voices.begin());
    };
    const std::size_t party = voiceOf(speaker);
    const std::size_t fact = speaker == reportedSpeaker ? voices.size() : voiceOf(reportedSpeaker);
    Decision decision;
    const std::vector<Pair> pairs = pairsOf(groups, party, fact);
    std::set<std::optional<model::Access>> partyWords, factWords;
    std::set<Status> possible;
    const Pair* worst = nullptr;
    int worstBadness = -1;
    for (const Pair& pair : pairs) {
        const Status status = compared(maskOf(pair));
        partyWords.insert(pair.party->status);
        if (!pair.party->status) factWords.insert(pair.fact->status);
        possible.insert(status);
        // Among equally bad ones, the party's own word, then a reported fact.
        const auto speaks = [](const Pair& one) {
            return std::pair(one.party->status.has_value(), one.fact->status.has_value());
        };
        const bool isWorse = badness(status) > worstBadness || (badness(status) == worstBadness && speaks(pair) > speaks(*worst));
        if (!isWorse) continue;
        worst = &pair;
        worstBadness = badness(status);
    }
    decision.uncertain = existence == Existence::perhaps || partyWords.size() > 1 || factWords.size() > 1 ||
                         possible.size() > 1;
    decision.isSilent = !worst->party->status;
    if (decision.isSilent && worst->party->ofPart) decision.ofPart = Spoken{speaker, *worst->party, true};
    if (existence != Existence::perhaps || worstBadness >= badness(Status::unknown)) {
        decision.status = compared(maskOf(*worst));
        if (!decision.isSilent) {
            decision.sides.push_back({speaker, *worst->party, false});
        } else if (worst->fact->status) {
            decision.asReported = true;
            decision.sides.push_back({reportedSpeaker, *worst->fact, false});
            if (isDisputedByPart(maskOf(*worst))) decision.sides.push_back({speaker, *worst->party, true});
        }
    }
    std::vector<bool> counts(voices.size(), false);
    if (party < voices.size()) counts[party] = true;
    if (fact < voices.size() && !factWords.empty()) counts[fact] = true;
    const bool withParts = std::any_of(pairs.begin(), pairs.end(),
                                       [](const Pair& pair) { return isDisputedByPart(maskOf(pair)); });
    addOtherwise(decision, words, groups, counts, withParts);
    return decision;
}

Side sideOf(const Vocabulary& vocabulary, const Spoken& spoken) {
    const Said& said = spoken.said;
    Side side;
    side.by = vocabulary.speakers[spoken.speaker];
    side.status = spoken.isOfPart ? *said.ofPart : *said.status;
    side.reach.value = said.metres;
    side.silent.value = said.silent;
    side.isInferred = said.isInferred;
    side.isPartisan = said.isPartisan;
    return side;
}

Evidence evidenceOf(const Vocabulary& vocabulary, const Reason& reason) {
    Evidence evidence = vocabulary.words[reason.word].evidence;
    evidence.reach.value = reason.metres;
    for (const WordId id : reason.also) {
        const std::string& event = vocabulary.words[id].evidence.event;
        const bool known = event == evidence.event ||
                           std::find(evidence.also.begin(), evidence.also.end(), event) != evidence.also.end();
        if (!known) evidence.also.push_back(event);
    }
    return evidence;
}

bool sameReasons(const std::vector<Reason>& a, const std::vector<Reason>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Reason& one, const Reason& other) {
        return one.word == other.word && one.also == other.also;
    });
}

bool sameSide(const Spoken& a, const Spoken& b) {
    return a.speaker == b.speaker && a.isOfPart == b.isOfPart && a.said.status == b.said.status &&
           a.said.ofPart == b.said.ofPart && sameReasons(a.said.because, b.said.because);
}

void addNewest(Answer& answer) {
    const Evidence* latest = nullptr;
    for (const Evidence& evidence : answer.because) {
        if (evidence.otherwise || !evidence.from.lower.isFinite()) continue;
        if (!answer.newest)
            answer.newest = evidence.from;
        else
            answer.newest = units::DaySpan{std::max(answer.newest->lower, evidence.from.lower),
                                           std::max(answer.newest->upper, evidence.from.upper)};
        const bool isNewer = !latest || std::tuple(latest->from.lower, latest->from.upper) <
                                            std::tuple(evidence.from.lower, evidence.from.upper);
        if (isNewer) latest = &evidence;
    }
    if (latest) answer.newestSaid = latest->said;
}

}  // namespace

bool isSame(const Decision& a, const Decision& b) {
    return a.status == b.status && a.uncertain == b.uncertain && a.exists == b.exists && a.isSilent == b.isSilent &&
           a.asReported == b.asReported && a.ofPart.has_value() == b.ofPart.has_value() &&
           (!a.ofPart || sameSide(*a.ofPart, *b.ofPart)) &&
           std::equal(a.sides.begin(), a.sides.end(), b.sides.begin(), b.sides.end(), sameSide) &&
           sameReasons(a.otherwise, b.otherwise);
}

bool readsAlike(const Decision& a, const Decision& b) {
    const auto alike = [](const Spoken& one, const Spoken& other) {
        const Said &x = one.said, &y = other.said;
        return std::llround(x.metres) == std::llround(y.metres) &&
               (x.silent > toleranceMetres) == (y.silent > toleranceMetres) && x.isInferred == y.isInferred &&
               x.isPartisan == y.isPartisan;
    };
    return std::equal(a.sides.begin(), a.sides.end(), b.sides.begin(), b.sides.end(), alike) &&
           a.ofPart.has_value() == b.ofPart.has_value() && (!a.ofPart || alike(*a.ofPart, *b.ofPart));
}

Decision decide(const std::vector<Word>& words, const std::vector<Voice>& voices, const std::vector<Group>& groups,
                Existence existence, std::optional<std::size_t> party) {
    return party ? decideByParty(words, voices, groups, existence, *party)
                 : decideAmongAll(words, voices, groups, existence);
}

Answer answerOf(const Vocabulary& vocabulary, const Decision& decision, double metres, std::size_t statements) {
    Answer answer;
    answer.status = decision.status;
    answer.uncertain = decision.uncertain;
    answer.exists = decision.exists;
    answer.length.value = metres;
    answer.isSilent = decision.isSilent;
    answer.asReported = decision.asReported;
    answer.statements = statements;
    if (decision.ofPart) answer.ofPart = sideOf(vocabulary, *decision.ofPart);
    for (const Spoken& spoken : decision.sides) {
        answer.sides.push_back(sideOf(vocabulary, spoken));
        answer.saidBy.push_back(answer.sides.back().by);
        std::vector<Reason> reasons = spoken.said.because;
        sortByWord(reasons, vocabulary.words);
        for (const Reason& reason : reasons) answer.because.push_back(evidenceOf(vocabulary, reason));
    }
    for (const Reason& reason : decision.otherwise) {
        answer.because.push_back(evidenceOf(vocabulary, reason));
        answer.because.back().otherwise = true;
    }
    addNewest(answer);
    return answer;
}

}  // namespace corridor::access
