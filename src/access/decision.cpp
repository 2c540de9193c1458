#include "decision.hpp"

#include <algorithm>
#include <array>
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

Status statusOf(model::Access access) {
    switch (access) {
        case model::Access::open:
            return Status::open;
        case model::Access::restricted:
            return Status::restricted;
        case model::Access::closed:
            return Status::closed;
    }
    return Status::closed;
}

/// Statuses that somebody says, as bits 1 << Access.
using Mask = unsigned;

Status compared(Mask mask) {
    switch (mask) {
        case 0:
            return Status::unknown;
        case 1:
            return Status::open;
        case 2:
            return Status::restricted;
        case 4:
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
std::array<std::optional<Combination>, 8> combinations(const std::vector<Group>& groups) {
    std::array<std::optional<Combination>, 8> reached;
    reached[0] = Combination{};
    for (const Group& group : groups) {
        std::array<std::optional<Combination>, 8> next;
        for (std::size_t i = 0; i < group.outcomes.size(); ++i) {
            Mask added = 0;
            std::size_t speaking = 0;
            for (const Said& said : group.outcomes[i]) {
                if (!said.status) continue;
                added |= 1U << static_cast<unsigned>(*said.status);
                ++speaking;
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

/// Names who said it, and the words: those that decided, and on an uncertain day those that would
/// otherwise. `said`: by voice, nullptr where it does not count; `counts`: voices that could.
void explain(Decision& decision, const std::vector<Word>& words, const std::vector<Voice>& voices,
             const std::vector<Group>& groups, const std::vector<const Said*>& said, const std::vector<bool>& counts) {
    std::set<WordId> deciding, others;
    for (const Group& group : groups)
        for (const Outcome& outcome : group.outcomes)
            for (std::size_t i = 0; i < outcome.size(); ++i)
                if (counts[group.voices[i]]) others.insert(outcome[i].because.begin(), outcome[i].because.end());
    for (std::size_t v = 0; v < voices.size(); ++v) {
        if (!said[v] || !said[v]->status) continue;
        decision.saidBy.push_back(voices[v].speaker);
        deciding.insert(said[v]->because.begin(), said[v]->because.end());
    }
    const auto add = [&](const std::set<WordId>& ids, bool otherwise) {
        std::vector<WordId> ordered(ids.begin(), ids.end());
        std::sort(ordered.begin(), ordered.end(), [&](WordId a, WordId b) {
            const auto keyOf = [&](WordId id) {
                const Evidence& e = words[id].evidence;
                return std::tuple(words[id].speaker, -std::int64_t{e.from.lower.days()},
                                  -std::int64_t{e.from.upper.days()}, id);
            };
            return keyOf(a) < keyOf(b);
        });
        for (const WordId id : ordered) decision.because.emplace_back(id, otherwise);
    };
    add(deciding, false);
    if (!decision.uncertain) return;
    std::erase_if(others, [&](WordId id) { return deciding.contains(id); });
    add(others, true);
}

/// All speakers side by side.
Decision decideAmongAll(const std::vector<Word>& words, const std::vector<Voice>& voices,
                        const std::vector<Group>& groups, Existence existence) {
    Decision decision;
    const auto reached = combinations(groups);
    std::optional<Mask> worst;
    for (Mask mask = 0; mask < reached.size(); ++mask) {
        if (!reached[mask]) continue;
        if (!worst || std::tuple(badness(compared(*worst)), reached[*worst]->speakers) <
                          std::tuple(badness(compared(mask)), reached[mask]->speakers))
            worst = mask;
    }
    decision.status = compared(*worst);
    decision.uncertain =
        existence == Existence::perhaps ||
        std::any_of(groups.begin(), groups.end(), [](const Group& g) { return g.outcomes.size() > 1; });
    std::vector<const Said*> said(voices.size(), nullptr);
    const bool mayBeGone = existence == Existence::perhaps && badness(decision.status) < badness(Status::unknown);
    if (mayBeGone) decision.status = Status::unknown;
    for (std::size_t g = 0; g < groups.size() && !mayBeGone; ++g)
        for (std::size_t i = 0; i < groups[g].voices.size(); ++i)
            said[groups[g].voices[i]] = &groups[g].outcomes[reached[*worst]->chosen[g]][i];
    explain(decision, words, voices, groups, said, std::vector<bool>(voices.size(), true));
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

bool anotherMaySay(const std::vector<Group>& groups, std::size_t voice, std::optional<model::Access> status) {
    for (const Group& group : groups)
        for (const Outcome& outcome : group.outcomes)
            for (std::size_t i = 0; i < outcome.size(); ++i)
                if (group.voices[i] != voice && outcome[i].status && outcome[i].status == status) return true;
    return false;
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
    const Pair* worst = nullptr;
    int worstBadness = -1;
    for (const Pair& pair : pairs) {
        const Said& word = pair.party->status ? *pair.party : *pair.fact;
        partyWords.insert(pair.party->status);
        if (!pair.party->status) factWords.insert(pair.fact->status);
        const int bad = badness(word.status ? statusOf(*word.status) : Status::unknown);
        if (bad <= worstBadness) continue;
        worst = &pair;
        worstBadness = bad;
    }
    decision.uncertain = existence == Existence::perhaps || partyWords.size() > 1 || factWords.size() > 1;
    std::vector<const Said*> said(voices.size(), nullptr);
    const bool mayBeGone = existence == Existence::perhaps && worstBadness < badness(Status::unknown);
    if (!mayBeGone && worst->party->status) {
        decision.status = statusOf(*worst->party->status);
        decision.othersAgree = anotherMaySay(groups, party, worst->party->status);
        said[party] = worst->party;
    } else if (!mayBeGone && worst->fact->status) {
        decision.status = statusOf(*worst->fact->status);
        decision.asReported = true;
        said[fact] = worst->fact;
    }
    std::vector<bool> counts(voices.size(), false);
    if (party < voices.size()) counts[party] = true;
    if (fact < voices.size() && !factWords.empty()) counts[fact] = true;
    explain(decision, words, voices, groups, said, counts);
    return decision;
}

}  // namespace

Existence existenceOn(const std::optional<units::Edtf>& valid, units::Date day) {
    if (!valid) return Existence::yes;
    if (day < valid->start.lower || day > valid->end.upper) return Existence::no;
    return valid->start.upper <= day && day <= valid->end.lower ? Existence::yes : Existence::perhaps;
}

Decision decide(const std::vector<Word>& words, const std::vector<Voice>& voices, const std::vector<Group>& groups,
                Existence existence, std::optional<std::size_t> party) {
    if (existence == Existence::no) {
        Decision nothing;
        nothing.exists = false;
        return nothing;
    }
    return party ? decideByParty(words, voices, groups, existence, *party)
                 : decideAmongAll(words, voices, groups, existence);
}

Answer answerOf(const Vocabulary& vocabulary, const Decision& decision) {
    Answer answer;
    answer.status = decision.status;
    for (const std::size_t speaker : decision.saidBy) answer.saidBy.push_back(vocabulary.speakers[speaker]);
    answer.uncertain = decision.uncertain;
    answer.exists = decision.exists;
    answer.asReported = decision.asReported;
    answer.othersAgree = decision.othersAgree;
    for (const auto& [id, otherwise] : decision.because) {
        answer.because.push_back(vocabulary.words[id].evidence);
        answer.because.back().otherwise = otherwise;
        const units::Date start = vocabulary.words[id].evidence.from.lower;
        if (!otherwise && (!answer.newestWord || *answer.newestWord < start)) answer.newestWord = start;
    }
    return answer;
}

}  // namespace corridor::access
