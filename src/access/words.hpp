#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/access.hpp"
#include "ground.hpp"

/// Assertions as words: one speaker, one target, one reach, dates that may be uncertain.
namespace corridor::access {

using WordId = std::uint32_t;
using DateId = std::uint32_t;

/// Days from an uncertain first to an uncertain last one, as dates of a `Dates` table.
struct Lifetime {
    DateId first = 0;
    DateId last = 0;
};

/// All dates that words hang on. The same expression at the same end in the same event is one date: two
/// rows of one event that begin "in May" begin on the same day of May.
struct Dates {
    std::vector<units::DaySpan> spans;
};

/// One day for every date: a way in which the uncertain ones may have fallen.
using World = std::vector<units::Date>;

/// What one speaker asserts of one target.
struct Word {
    std::size_t speaker = 0;
    std::size_t target = 0;  ///< the same number: said of the same route, checkpoint or edge
    model::Access status = model::Access::open;
    std::vector<std::string> classes;  ///< sorted, each once
    bool allClasses = false;
    model::Direction direction = model::Direction::both;
    bool isPassage = false;
    bool isOfRoute = false;  ///< said of a route, not of an edge or checkpoint
    DateId start = 0;
    std::optional<DateId> until;        ///< its last day
    std::optional<Lifetime> existence;  ///< of the checkpoint that it speaks of
    std::vector<Reach> reach;
    std::int64_t reachMetres = 0;   ///< rounded
    std::int64_t durationDays = 0;  ///< at its longest; the greatest number: no end
    Evidence evidence;
};

/// Whether it counts for a traffic class: its own, or `all`.
bool speaksOf(const Word& word, const std::string& traffic);

/// Whether `a` is narrower than `b`: fewer classes, then one direction, then a passage, then the shorter
/// stretch, then the shorter time. On a full tie the worse status goes first, so that the order of input
/// never decides. Starts are not looked at.
bool isNarrower(const Word& a, const Word& b);

/// Whether it has started by the day, counts on it (a passage: on its own days alone), and what it
/// speaks of exists.
bool isCandidate(const Word& word, const World& world, units::Date day);

/// Whether its last day, if it has one, is not past.
bool isInForce(const Word& word, const World& world, units::Date day);

/// One speaker's words at one place in one world.
struct AtPlace {
    std::vector<WordId> standing;  ///< in force and not superseded, in the order of their ids
    std::optional<WordId> word;    ///< the newest of them, on equal starts the narrowest; nullopt: silent
};

/// What one speaker says at a place, of its words that reach it. What was said of one target is superseded there by
/// what was said of it later (on equal starts, more narrowly), and does not revive when that ends. Of what is left
/// and in force, said of whatever target, the newest is the speaker's word.
AtPlace saidAt(const std::vector<Word>& words, const std::vector<WordId>& there, const World& world, units::Date day);

/// First days of what parties said without a status, by party and by what the event is about.
using Statements = std::map<std::pair<std::string, std::string>, std::vector<units::Date>>;

/// All words of an atlas, in an order that does not depend on the order of its events.
struct Vocabulary {
    std::vector<std::string> speakers;  ///< `reported` first, then the atlas's parties, then others by id
    std::vector<Word> words;
    Dates dates;
    std::vector<std::optional<Lifetime>> checkpoints;  ///< by index in the atlas
    Statements statements;                             ///< each list sorted
};
Vocabulary vocabularyOf(const model::Atlas& atlas, const Ground& ground);

/// An assertion of an atlas with what it inherits from its claim and event.
struct Sentence {
    std::shared_ptr<const model::Event> event;
    const model::Assertion* assertion = nullptr;  ///< of the event
    std::string path;                     ///< `access[0]`, `claims[2]`
    std::string by;                       ///< a party's id, or `reported`
    std::optional<units::DaySpan> start;  ///< nullopt: undated
    std::optional<units::DaySpan> until;  ///< its last day
    std::optional<units::DaySpan> said;   ///< when it was said, by its claim
    std::string statement;
    std::vector<std::string> sources;  ///< its own, else the claim's, else the event's
    bool ownSources = true;            ///< false: the event's
    std::string basis;
};

/// What was said without a status, of events that have not been retracted.
Statements statementsOf(const model::Atlas& atlas);

/// Every assertion of every event that has not been retracted, in the order of the atlas.
std::vector<Sentence> sentencesOf(const model::Atlas& atlas);

}  // namespace corridor::access
