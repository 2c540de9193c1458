#pragma once

#include <optional>
#include <vector>

#include "model/certainty.hpp"
#include "worlds.hpp"

/// From what speakers may say to one answer.
namespace corridor::access {

using model::Existence;

/// A speaker in an answer, and what it says.
struct Spoken {
    std::size_t speaker = 0;
    Said said;
    bool isOfPart = false;  ///< it is silent on the whole: `said.ofPart` is meant
};

/// An answer before it is put into words.
struct Decision {
    Status status = Status::unknown;
    std::vector<Spoken> sides;
    bool uncertain = false;
    bool exists = true;
    bool isSilent = false;
    bool asReported = false;
    std::optional<Spoken> ofPart;
    std::vector<Reason> otherwise;  ///< what decides only another answer, where it is uncertain
};

/// Whether two decisions read alike, evidence included; lengths are not looked at.
bool isSame(const Decision& a, const Decision& b);

/// Whether two decisions with the same reasons are also worded alike: how much is said (to the metre), whether of a rest
/// nothing is, and what the words rest on.
bool readsAlike(const Decision& a, const Decision& b);

/// Compares the speakers in every combination of what they may say and gives the worst (closed >
/// disputed > restricted > unknown > open); among equally bad ones, the one in which most speakers speak.
/// `party`: the speaker whose word is asked for; nullopt: all. A number past the speakers: a party that
/// says nothing.
Decision decide(const std::vector<Word>& words, const std::vector<Voice>& voices, const std::vector<Group>& groups,
                Existence existence, std::optional<std::size_t> party);

/// The decision in words, for a target of that length. `statements`: how many without a status its party made.
Answer answerOf(const Vocabulary& vocabulary, const Decision& decision, double metres, std::size_t statements);

}  // namespace corridor::access
