#include "words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace corridor::access {

namespace {

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

std::size_t classCount(const Word& word) {
    return word.allClasses ? std::numeric_limits<std::size_t>::max() : word.classes.size();
}

auto narrownessOf(const Word& word) {
    return std::tuple(classCount(word), word.direction == model::Direction::both, !word.isPassage, word.reachMetres,
                      word.durationDays, -static_cast<int>(word.status));
}

std::int64_t durationOf(const Word& word, const Dates& dates) {
    const units::DaySpan& start = dates.spans[word.start];
    if (!word.until) return word.isPassage ? 1 : endless;
    const units::DaySpan& last = dates.spans[*word.until];
    if (!start.lower.isFinite() || !last.upper.isFinite()) return endless;
    return static_cast<std::int64_t>(last.upper.days()) - start.lower.days() + 1;
}

/// Gives one id to one date of one event.
class DateTable {
public:
    explicit DateTable(Dates& dates) : m_dates(dates) {}

    DateId idOf(const std::string& owner, bool isEnd, units::DaySpan span) {
        const auto [found, isNew] =
            m_ids.emplace(std::tuple(owner, isEnd, span.lower, span.upper), static_cast<DateId>(m_dates.spans.size()));
        if (isNew) m_dates.spans.push_back(span);
        return found->second;
    }

private:
    Dates& m_dates;
    std::map<std::tuple<std::string, bool, units::Date, units::Date>, DateId> m_ids;
};

std::vector<std::string> speakersOf(const model::Atlas& atlas, const std::vector<Sentence>& sentences) {
    std::vector<std::string> speakers{reported};
    std::set<std::string> known{reported};
    for (const model::Party& party : atlas.parties)
        if (known.insert(party.id).second) speakers.push_back(party.id);
    std::set<std::string> others;
    for (const Sentence& sentence : sentences)
        if (!known.contains(sentence.by)) others.insert(sentence.by);
    speakers.insert(speakers.end(), others.begin(), others.end());
    return speakers;
}

bool outlasts(const Word& later, const Word& earlier, const Dates& dates) {
    const bool sameWords = later.speaker == earlier.speaker && !later.isPassage && !earlier.isPassage &&
                           later.evidence.target == earlier.evidence.target;
    if (!sameWords || dates.spans[later.start].lower <= dates.spans[earlier.start].upper) return false;
    const bool classes =
        later.allClasses || (!earlier.allClasses && std::includes(later.classes.begin(), later.classes.end(),
                                                                  earlier.classes.begin(), earlier.classes.end()));
    const bool part = !later.evidence.part || later.evidence.part == earlier.evidence.part;
    const bool direction = later.direction == model::Direction::both || later.direction == earlier.direction;
    return classes && part && direction;
}

/// A word's last day: as stated, or the day before the next word on the same matter.
void endByNext(std::vector<Word>& words, const Dates& dates) {
    for (Word& word : words) {
        for (const Word& next : words) {
            if (!outlasts(next, word, dates)) continue;
            const units::DaySpan& start = dates.spans[next.start];
            const units::DaySpan end{start.lower.plusDays(-1), start.upper.plusDays(-1)};
            if (word.evidence.until && word.evidence.until->lower <= end.lower) continue;
            word.evidence.until = end;
            word.evidence.untilInferred = false;
        }
    }
}

bool isPartisan(const model::Atlas& atlas, const std::vector<std::string>& sources) {
    return !sources.empty() && std::all_of(sources.begin(), sources.end(), [&](const std::string& id) {
        const model::Source* source = model::findSource(atlas, id);
        return source && (source->stance == "party" || source->stance == "aligned" || !source->alignedWith.empty());
    });
}

Evidence evidenceOf(const model::Atlas& atlas, const Sentence& sentence, const std::string& target) {
    Evidence evidence;
    evidence.event = sentence.event->id;
    evidence.by = sentence.by;
    evidence.status = sentence.assertion->status;
    evidence.statement = sentence.statement;
    evidence.conditions = sentence.assertion->conditions;
    evidence.from = *sentence.start;
    evidence.until = sentence.until;
    evidence.only = sentence.assertion->only;
    evidence.untilInferred = sentence.assertion->untilBasis == "inferred";
    evidence.said = sentence.said;
    evidence.sources = sentence.sources;
    evidence.isPartisan = isPartisan(atlas, sentence.sources);
    evidence.direction = sentence.assertion->direction;
    evidence.part = sentence.assertion->part;
    evidence.target = target;
    evidence.basis = sentence.basis;
    evidence.isPassage = sentence.assertion->isPassage;
    return evidence;
}

auto contentOf(const Word& word) {
    const Evidence& evidence = word.evidence;
    return std::tuple(word.speaker, evidence.from.lower, evidence.from.upper, evidence.event, evidence.target,
                      narrownessOf(word), word.direction, word.classes, evidence.statement, evidence.sources,
                      evidence.basis, evidence.conditions);
}

/// Builds words; places an assertion's targets on the ground.
class Reader {
public:
    Reader(const model::Atlas& atlas, const Ground& ground, Vocabulary& vocabulary)
        : m_atlas(atlas), m_ground(ground), m_vocabulary(vocabulary), m_dates(vocabulary.dates) {}

    void readCheckpoints() {
        for (const model::Checkpoint& checkpoint : m_atlas.checkpoints) {
            std::optional<Lifetime> lifetime;
            if (checkpoint.existed)
                lifetime = Lifetime{m_dates.idOf("/checkpoint/" + checkpoint.id, false, checkpoint.existed->start),
                                    m_dates.idOf("/checkpoint/" + checkpoint.id, true, checkpoint.existed->end)};
            m_vocabulary.checkpoints.push_back(lifetime);
        }
    }

    void read(const Sentence& sentence) {
        if (!sentence.start) return;
        const std::set<std::string> targets(sentence.assertion->targets.begin(), sentence.assertion->targets.end());
        for (const std::string& target : targets) readTarget(sentence, target);
    }

private:
    void readTarget(const Sentence& sentence, const std::string& target) {
        const model::Assertion& assertion = *sentence.assertion;
        Word word;
        if (const model::Route* route = model::findRoute(m_atlas, target)) {
            word.isOfRoute = true;
            const auto index = static_cast<std::size_t>(route - m_atlas.routes.data());
            place(word, assertion, reachOfRoute(m_ground, m_atlas, index, assertion.part, assertion.direction),
                  reachOfRoute(m_ground, m_atlas, index, std::nullopt, assertion.direction));
        } else if (const model::Checkpoint* checkpoint = model::findCheckpoint(m_atlas, target)) {
            word.existence =
                m_vocabulary.checkpoints[static_cast<std::size_t>(checkpoint - m_atlas.checkpoints.data())];
            word.reach = reachOfCheckpoint(m_ground, m_atlas, *checkpoint, assertion.direction);
        } else if (const model::Edge* edge = model::findEdge(m_atlas, target)) {
            place(word, assertion, reachOfEdge(m_ground, m_atlas, *edge, assertion.part, assertion.direction),
                  reachOfEdge(m_ground, m_atlas, *edge, std::nullopt, assertion.direction));
        } else {
            return;
        }
        finish(std::move(word), sentence, target);
    }

    /// A part that cannot be found: the worse reading, so a closing or restricting assertion reaches the
    /// whole and an opening one nothing.
    static void place(Word& word, const model::Assertion& assertion, std::optional<std::vector<Reach>> part,
                      std::optional<std::vector<Reach>> whole) {
        word.evidence.isPartFound = part.has_value();
        if (part)
            word.reach = std::move(*part);
        else if (assertion.status != model::Access::open && whole)
            word.reach = std::move(*whole);
    }

    void finish(Word word, const Sentence& sentence, const std::string& target) {
        const auto& speakers = m_vocabulary.speakers;
        const std::set<std::string> classes(sentence.assertion->traffic.begin(), sentence.assertion->traffic.end());
        word.target = m_targets.emplace(target, m_targets.size()).first->second;
        word.speaker =
            static_cast<std::size_t>(std::find(speakers.begin(), speakers.end(), sentence.by) - speakers.begin());
        word.status = sentence.assertion->status;
        word.allClasses = classes.empty() || classes.contains("all");
        word.classes.assign(classes.begin(), classes.end());
        word.direction = sentence.assertion->direction;
        word.isPassage = sentence.assertion->isPassage;
        word.start = m_dates.idOf(sentence.event->id, false, *sentence.start);
        if (sentence.until) word.until = m_dates.idOf(sentence.event->id, true, *sentence.until);
        word.reachMetres = std::llround(lengthOf(m_ground, word.reach));
        word.durationDays = durationOf(word, m_vocabulary.dates);
        const bool isPartFound = word.evidence.isPartFound;
        word.evidence = evidenceOf(m_atlas, sentence, target);
        word.evidence.isPartFound = isPartFound;
        m_vocabulary.words.push_back(std::move(word));
    }

    const model::Atlas& m_atlas;
    const Ground& m_ground;
    Vocabulary& m_vocabulary;
    DateTable m_dates;
    std::map<std::string, std::size_t> m_targets;
};

}  // namespace

bool speaksOf(const Word& word, const std::string& traffic) {
    return word.allClasses || std::binary_search(word.classes.begin(), word.classes.end(), traffic);
}

bool isNarrower(const Word& a, const Word& b) {
    return narrownessOf(a) < narrownessOf(b);
}

bool isCandidate(const Word& word, const World& world, units::Date day) {
    if (world[word.start] > day) return false;
    if (word.isPassage && day > world[word.until.value_or(word.start)]) return false;
    return !word.existence || (world[word.existence->first] <= day && day <= world[word.existence->last]);
}

bool isInForce(const Word& word, const World& world, units::Date day) {
    return !word.until || day <= world[*word.until];
}

AtPlace saidAt(const std::vector<Word>& words, const std::vector<WordId>& there, const World& world, units::Date day) {
    const auto goesBefore = [&](WordId a, WordId b) {
        const units::Date startA = world[words[a].start];
        const units::Date startB = world[words[b].start];
        return startA > startB || (startA == startB && isNarrower(words[a], words[b]));
    };
    const auto isSuperseded = [&](WordId id) {
        return std::any_of(there.begin(), there.end(), [&](WordId other) {
            return words[other].target == words[id].target && isCandidate(words[other], world, day) &&
                   goesBefore(other, id);
        });
    };
    AtPlace said;
    for (const WordId id : there) {
        if (!isCandidate(words[id], world, day) || !isInForce(words[id], world, day) || isSuperseded(id)) continue;
        said.standing.push_back(id);
        if (!said.word || goesBefore(id, *said.word)) said.word = id;
    }
    return said;
}

Vocabulary vocabularyOf(const model::Atlas& atlas, const Ground& ground) {
    Vocabulary vocabulary;
    const std::vector<Sentence> sentences = sentencesOf(atlas);
    vocabulary.speakers = speakersOf(atlas, sentences);
    Reader reader(atlas, ground, vocabulary);
    reader.readCheckpoints();
    for (const Sentence& sentence : sentences) reader.read(sentence);
    std::stable_sort(vocabulary.words.begin(), vocabulary.words.end(),
                     [](const Word& a, const Word& b) { return contentOf(a) < contentOf(b); });
    endByNext(vocabulary.words, vocabulary.dates);
    vocabulary.statements = statementsOf(atlas);
    return vocabulary;
}

}  // namespace corridor::access
