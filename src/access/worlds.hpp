#pragma once

#include <optional>
#include <vector>

#include "places.hpp"

/// What speakers say on a day, in every way in which uncertain dates may have fallen.
namespace corridor::access {

/// Ways of falling that are looked at together; beyond it see `outcomesOf`.
inline constexpr std::size_t mostWorlds = 1024;

/// A word that a speaker's word on the whole rests on.
struct Reason {
    WordId word = 0;
    double metres = 0.0;       ///< of the target that it reaches
    std::vector<WordId> also;  ///< words to the same effect that reach no more; sorted
};

/// A speaker's word on the whole of a target.
struct Said {
    std::optional<model::Access> status;  ///< absent: silent on the whole
    std::optional<model::Access> ofPart;  ///< then: the worst that it says of a part
    double metres = 0.0;                  ///< on which it says so, in the direction in which that is more
    double silent = 0.0;                  ///< on which it says nothing, likewise
    bool isInferred = false;              ///< without inferred words it would not be said
    bool isPartisan = false;              ///< nor without words whose sources are all parties or aligned with one
    std::vector<Reason> because;          ///< of `status` or `ofPart`, none without which the others reach as far
};

/// The word in one world, by rule 4: closed if closed anywhere; else, with a word everywhere (but for less than the
/// tolerance in each direction), the worst; else restricted, if a restricting word belongs to the target; else silence.
/// Source: docs/access-rule.md.
Said wordOf(const std::vector<Word>& words, const Voice& voice, const World& world, units::Date day);

/// What several speakers may say together: one entry for each voice.
using Outcome = std::vector<Said>;

/// Speakers whose words hang on the same uncertain dates, and all that they may say, each combination of
/// statuses once (with the words that decide it in any world).
struct Group {
    std::vector<std::size_t> voices;  ///< indices
    std::vector<Outcome> outcomes;
};

/// All outcomes on a day. A date whose choice can change who decides is taken at its first, its last and
/// (between them) at the very day; all other dates as they are. Voices that share no such date are
/// independent. Where a group has more than `mostWorlds` worlds its voices are taken for independent, and
/// a voice that alone has more may say whatever any of its undecided words says, or nothing.
std::vector<Group> outcomesOf(const std::vector<Word>& words, const Dates& dates, const std::vector<Voice>& voices,
                              units::Date day);

}  // namespace corridor::access
