#include "worlds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

namespace corridor::access {

namespace {

using units::Date;
using units::DaySpan;

/// The days on which an uncertain date is tried.
using Choices = std::map<DateId, std::set<Date>>;

bool overlap(const DaySpan& a, const DaySpan& b) {
    return a.lower <= b.upper && b.lower <= a.upper;
}

/// Which words of a place are undecided, and the dates that this hangs on.
class Contest {
public:
    Contest(const std::vector<Word>& words, const Dates& dates, Date day)
        : m_words(words), m_dates(dates), m_day(day) {}

    /// Words that can stand at the place in some world: not those that are surely superseded.
    std::vector<WordId> possible(const std::vector<WordId>& there) const {
        std::map<std::size_t, Date> surelyStarted;
        for (const WordId id : there) {
            if (!isSure(m_words[id])) continue;
            Date& latest = surelyStarted.try_emplace(m_words[id].target, Date::earliest()).first->second;
            latest = std::max(latest, start(m_words[id]).lower);
        }
        std::vector<WordId> ids;
        for (const WordId id : there) {
            const auto found = surelyStarted.find(m_words[id].target);
            const bool isOld = found != surelyStarted.end() && start(m_words[id]).upper < found->second;
            if (isPossible(m_words[id]) && !isOld) ids.push_back(id);
        }
        return ids;
    }

    /// Of these the words that can decide the place in some world: not those that are surely older than one that
    /// surely stands.
    std::vector<WordId> contenders(std::vector<WordId> ids) const {
        Date standing = Date::earliest();
        for (const WordId id : ids)
            if (surelyStands(id, ids)) standing = std::max(standing, start(m_words[id]).lower);
        std::erase_if(ids, [&](WordId id) { return start(m_words[id]).upper < standing; });
        return ids;
    }

    void addChoices(const std::vector<WordId>& contenders, Choices& choices) const {
        for (const WordId id : contenders) {
            const Word& word = m_words[id];
            addStart(word, contenders, choices);
            if (word.until) addEnd(*word.until, choices);
            if (word.existence) {
                addBegin(word.existence->first, choices);
                addEnd(word.existence->last, choices);
            }
        }
    }

private:
    const DaySpan& start(const Word& word) const { return m_dates.spans[word.start]; }
    const DaySpan& span(DateId id) const { return m_dates.spans[id]; }

    bool isPossible(const Word& word) const {
        if (start(word).lower > m_day) return false;
        if (word.isPassage && span(word.until.value_or(word.start)).upper < m_day) return false;
        return !word.existence ||
               (span(word.existence->first).lower <= m_day && m_day <= span(word.existence->last).upper);
    }

    bool isSure(const Word& word) const {
        if (start(word).upper > m_day) return false;
        if (word.isPassage && span(word.until.value_or(word.start)).lower < m_day) return false;
        return !word.existence ||
               (span(word.existence->first).upper <= m_day && m_day <= span(word.existence->last).lower);
    }

    /// In force in every world, and the last that was said of its target.
    bool surelyStands(WordId id, const std::vector<WordId>& contenders) const {
        const Word& word = m_words[id];
        if (!isSure(word) || (word.until && span(*word.until).lower < m_day)) return false;
        return std::none_of(contenders.begin(), contenders.end(), [&](WordId other) {
            return other != id && m_words[other].target == word.target &&
                   start(m_words[other]).upper >= start(word).lower;
        });
    }

    void addStart(const Word& word, const std::vector<WordId>& contenders, Choices& choices) const {
        const DaySpan& own = start(word);
        if (own.isCertain()) return;
        const bool rivals = std::any_of(contenders.begin(), contenders.end(), [&](WordId id) {
            return m_words[id].start != word.start && overlap(start(m_words[id]), own);
        });
        const bool isInside = m_day < own.upper;
        const bool ownDayAlone = word.isPassage && !word.until;
        if (!rivals && !isInside && !ownDayAlone) return;
        choices[word.start].insert({own.lower, own.upper});
        if ((rivals || word.isPassage) && isInside) choices[word.start].insert(m_day);
    }

    void addBegin(DateId id, Choices& choices) const {
        if (span(id).lower <= m_day && m_day < span(id).upper) choices[id].insert({span(id).lower, span(id).upper});
    }

    void addEnd(DateId id, Choices& choices) const {
        if (span(id).lower < m_day && m_day <= span(id).upper) choices[id].insert({span(id).lower, span(id).upper});
    }

    const std::vector<Word>& m_words;
    const Dates& m_dates;
    Date m_day;
};

std::size_t countWorlds(const Choices& choices) {
    std::size_t count = 1;
    for (const auto& [id, days] : choices) {
        count *= days.size();
        if (count > mostWorlds) break;
    }
    return count;
}

/// Calls `visit` with every world; dates without a choice stay as they are in `world`.
template <typename Visit>
void eachWorld(Choices::const_iterator next, Choices::const_iterator end, World& world, const Visit& visit) {
    if (next == end) {
        visit();
        return;
    }
    for (const Date day : next->second) {
        world[next->first] = day;
        eachWorld(std::next(next), end, world, visit);
    }
}

/// The reasons of both: a word that decides in any world is a reason, and no longer one of those left out.
void addReasons(std::vector<Reason>& reasons, const std::vector<Reason>& more) {
    for (const Reason& reason : more) {
        const auto same = std::find_if(reasons.begin(), reasons.end(),
                                       [&](const Reason& known) { return known.word == reason.word; });
        if (same == reasons.end()) {
            reasons.push_back(reason);
            continue;
        }
        same->metres = std::max(same->metres, reason.metres);
        std::vector<WordId> both;
        std::set_union(same->also.begin(), same->also.end(), reason.also.begin(), reason.also.end(),
                       std::back_inserter(both));
        same->also = std::move(both);
    }
    std::set<WordId> kept;
    for (const Reason& reason : reasons) kept.insert(reason.word);
    for (Reason& reason : reasons) std::erase_if(reason.also, [&](WordId id) { return kept.contains(id); });
}

void addOutcome(std::vector<Outcome>& outcomes, Outcome outcome) {
    const auto same = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& other) {
        return std::equal(other.begin(), other.end(), outcome.begin(), [](const Said& a, const Said& b) {
            return a.status == b.status && a.ofPart == b.ofPart;
        });
    });
    if (same == outcomes.end()) {
        outcomes.push_back(std::move(outcome));
        return;
    }
    for (std::size_t i = 0; i < outcome.size(); ++i) {
        Said& known = (*same)[i];
        known.metres = std::max(known.metres, outcome[i].metres);
        known.silent = std::max(known.silent, outcome[i].silent);
        known.isInferred = known.isInferred && outcome[i].isInferred;
        known.isPartisan = known.isPartisan && outcome[i].isPartisan;
        addReasons(known.because, outcome[i].because);
    }
}

/// A voice, the words of its places that are undecided, and the dates that they hang on.
struct Contested {
    Voice voice;
    Choices choices;
};

Contested contested(const Contest& contest, const Voice& voice) {
    Contested result{voice, {}};
    for (Place& place : result.voice.places) {
        for (std::vector<WordId>& there : place.words) {
            there = contest.possible(there);
            contest.addChoices(contest.contenders(there), result.choices);
        }
    }
    return result;
}

/// Groups of voices that share a date with a choice, as lists of indices in order.
std::vector<std::vector<std::size_t>> groupsOf(const std::vector<Contested>& voices) {
    std::vector<std::size_t> group(voices.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    std::map<DateId, std::size_t> owner;
    for (std::size_t i = 0; i < voices.size(); ++i) {
        for (const auto& [id, days] : voices[i].choices) {
            const auto [found, isNew] = owner.emplace(id, group[i]);
            if (isNew) continue;
            const std::size_t mine = group[i];
            const std::size_t other = group[found->second];
            for (std::size_t& g : group)
                if (g == mine || g == other) g = std::min(mine, other);
        }
    }
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < group.size(); ++i) members[group[i]].push_back(i);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& entry : members) groups.push_back(std::move(entry.second));
    return groups;
}

/// Beyond the cap: whatever any undecided word says, or nothing.
std::vector<Outcome> anythingSaid(const std::vector<Word>& words, const Voice& voice) {
    std::map<model::Access, std::map<WordId, std::array<double, 2>>> byStatus;
    double longest = 0.0;
    for (const Place& place : voice.places) {
        longest += place.metres;
        for (const std::size_t way : {0U, 1U})
            for (const WordId id : place.words[way]) byStatus[words[id].status][id][way] += place.metres;
    }
    std::vector<Outcome> outcomes{{Said{std::nullopt, std::nullopt, 0.0, longest, false, false, {}}}};
    for (const auto& [status, ids] : byStatus) {
        Said said{status, std::nullopt, longest, 0.0, false, false, {}};
        for (const auto& [id, metres] : ids) said.because.push_back({id, std::max(metres[0], metres[1]), {}});
        outcomes.push_back({std::move(said)});
    }
    return outcomes;
}

}  // namespace

std::vector<Group> outcomesOf(const std::vector<Word>& words, const Dates& dates, const std::vector<Voice>& voices,
                              Date day) {
    const Contest contest(words, dates, day);
    std::vector<Contested> all;
    all.reserve(voices.size());
    for (const Voice& voice : voices) all.push_back(contested(contest, voice));

    World world(dates.spans.size());
    std::transform(dates.spans.begin(), dates.spans.end(), world.begin(), [](const DaySpan& s) { return s.lower; });
    std::vector<Group> groups;
    const auto addGroup = [&](const std::vector<std::size_t>& members) {
        Group group{members, {}};
        Choices choices;
        for (const std::size_t i : members) choices.insert(all[i].choices.begin(), all[i].choices.end());
        for (const std::size_t i : members)
            for (const auto& [id, days] : all[i].choices) choices[id].insert(days.begin(), days.end());
        if (countWorlds(choices) > mostWorlds) return false;
        eachWorld(choices.cbegin(), choices.cend(), world, [&] {
            Outcome outcome;
            for (const std::size_t i : members) outcome.push_back(wordOf(words, all[i].voice, world, day));
            addOutcome(group.outcomes, std::move(outcome));
        });
        for (const auto& [id, tried] : choices) world[id] = dates.spans[id].lower;
        groups.push_back(std::move(group));
        return true;
    };
    for (const std::vector<std::size_t>& members : groupsOf(all)) {
        if (addGroup(members)) continue;
        for (const std::size_t i : members)
            if (!addGroup({i})) groups.push_back({{i}, anythingSaid(words, all[i].voice)});
    }
    return groups;
}

}  // namespace corridor::access
