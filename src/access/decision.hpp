#pragma once

#include <utility>
#include <vector>

#include "worlds.hpp"

/// From what speakers may say to one answer.
namespace corridor::access {

/// Whether a target exists on a day: surely, perhaps, or surely not.
enum class Existence { yes, perhaps, no };
Existence existenceOn(const std::optional<units::Edtf>& valid, units::Date day);

/// An answer before it is put into words.
struct Decision {
    Status status = Status::unknown;
    std::vector<std::size_t> saidBy;  ///< speakers
    bool uncertain = false;
    bool exists = true;
    bool asReported = false;
    bool othersAgree = false;
    std::vector<std::pair<WordId, bool>> because;  ///< with `otherwise`

    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Compares the speakers in every combination of what they may say and gives the worst (closed >
/// disputed > restricted > unknown > open); among equally bad ones, the one in which most speakers speak.
/// `party`: the speaker whose word is asked for; nullopt: all. A number past the speakers: a party that
/// says nothing.
Decision decide(const std::vector<Word>& words, const std::vector<Voice>& voices, const std::vector<Group>& groups,
                Existence existence, std::optional<std::size_t> party);

/// The decision in words.
Answer answerOf(const Vocabulary& vocabulary, const Decision& decision);

}  // namespace corridor::access
