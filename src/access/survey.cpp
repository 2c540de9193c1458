#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>

#include "worlds.hpp"

namespace corridor::access {

namespace {

using Ways = std::array<double, 2>;

/// One speaker's words at every place of a target, each way, in one world.
class Survey {
public:
    Survey(const std::vector<Word>& words, const Voice& voice, const World& world, units::Date day)
        : m_words(words), m_voice(voice), m_world(world) {
        m_places.reserve(voice.places.size());
        for (const Place& place : voice.places) {
            std::array<AtPlace, 2> there;
            for (const std::size_t way : {0U, 1U})
                if (voice.asked[way]) there[way] = saidAt(words, place.words[way], world, day);
            m_places.push_back(std::move(there));
        }
    }

    Said word() const {
        Said said;
        said.silent = silence();
        const std::optional<model::Access> worst = worstWord();
        if (!worst) return said;
        const bool counts = *worst == model::Access::closed || isWhole(said.silent) ||
                            (*worst == model::Access::restricted && belongs(*worst));
        (counts ? said.status : said.ofPart) = worst;
        said.metres = metresOf(*worst);
        const bool everywhere = *worst == model::Access::open || (said.status == model::Access::restricted && !belongs(*worst));
        said.isInferred = !holdsWith(*worst, everywhere, [](const Evidence& e) { return e.basis != "inferred"; });
        said.isPartisan = !holdsWith(*worst, everywhere, [](const Evidence& e) { return !e.isPartisan; });
        said.because = reasonsOf(*worst);
        return said;
    }

private:
    template <typename Visit>
    void eachAsked(const Visit& visit) const {
        for (std::size_t place = 0; place < m_places.size(); ++place)
            for (const std::size_t way : {0U, 1U})
                if (m_voice.asked[way]) visit(place, way);
    }

    bool says(std::size_t place, std::size_t way, model::Access status) const {
        const std::optional<WordId>& word = m_places[place][way].word;
        return word && m_words[*word].status == status;
    }

    std::optional<model::Access> worstWord() const {
        std::optional<model::Access> worst;
        eachAsked([&](std::size_t place, std::size_t way) {
            const std::optional<WordId>& word = m_places[place][way].word;
            if (word && (!worst || *worst < m_words[*word].status)) worst = m_words[*word].status;
        });
        return worst;
    }

    double silence() const {
        Ways metres{};
        eachAsked([&](std::size_t place, std::size_t way) {
            if (!m_places[place][way].word) metres[way] += m_voice.places[place].metres;
        });
        return std::max(metres[0], metres[1]);
    }

    bool isWhole(double silent) const {
        bool silentPoint = false;
        eachAsked([&](std::size_t place, std::size_t way) {
            if (!m_places[place][way].word && m_voice.places[place].isPoint) silentPoint = true;
        });
        return silent <= toleranceMetres && !silentPoint;
    }

    double metresOf(model::Access status) const {
        Ways metres{};
        eachAsked([&](std::size_t place, std::size_t way) {
            if (says(place, way, status)) metres[way] += m_voice.places[place].metres;
        });
        return std::max(metres[0], metres[1]);
    }

    /// Words of that status that stand where the speaker's word has it.
    std::vector<WordId> standing(std::size_t place, std::size_t way, model::Access status) const {
        std::vector<WordId> ids;
        if (!says(place, way, status)) return ids;
        for (const WordId id : m_places[place][way].standing)
            if (m_words[id].status == status) ids.push_back(id);
        return ids;
    }

    /// Whether words that are fit would say so by themselves: some of that status, and where it rests on a word
    /// `everywhere`, some word at every place that is spoken of.
    template <typename IsFit>
    bool holdsWith(model::Access status, bool everywhere, const IsFit& isFit) const {
        bool anywhere = false;
        Ways missing{};
        bool missingPoint = false;
        eachAsked([&](std::size_t place, std::size_t way) {
            const std::optional<WordId>& word = m_places[place][way].word;
            if (!word) return;
            const std::vector<WordId> ids = standing(place, way, m_words[*word].status);
            const bool isThere =
                std::any_of(ids.begin(), ids.end(), [&](WordId id) { return isFit(m_words[id].evidence); });
            anywhere = anywhere || (isThere && m_words[*word].status == status);
            if (!isThere) missing[way] += m_voice.places[place].metres;
            missingPoint = missingPoint || (!isThere && m_voice.places[place].isPoint);
        });
        if (!everywhere) return anywhere;
        return anywhere && std::max(missing[0], missing[1]) <= toleranceMetres && !missingPoint;
    }

    bool belongs(model::Access status) const {
        bool found = false;
        const std::vector<WordId>& wholly = m_voice.ties->wholly;
        eachAsked([&](std::size_t place, std::size_t way) {
            for (const WordId id : standing(place, way, status))
                found = found || std::binary_search(wholly.begin(), wholly.end(), id);
        });
        return found;
    }

    /// Where a word stands, as indices 2 place + way.
    struct Candidate {
        WordId word = 0;
        std::vector<std::size_t> spots;
        double metres = 0.0;
    };

    std::vector<Candidate> candidates(model::Access status) const {
        std::map<WordId, Candidate> byWord;
        std::map<WordId, Ways> metres;
        eachAsked([&](std::size_t place, std::size_t way) {
            for (const WordId id : standing(place, way, status)) {
                byWord[id].word = id;
                byWord[id].spots.push_back(2 * place + way);
                metres[id][way] += m_voice.places[place].metres;
            }
        });
        std::vector<Candidate> all;
        for (auto& [id, candidate] : byWord) {
            candidate.metres = std::max(metres[id][0], metres[id][1]);
            all.push_back(std::move(candidate));
        }
        const std::vector<WordId>& own = m_voice.ties->own;
        const auto keyOf = [&](const Candidate& candidate) {
            const Word& word = m_words[candidate.word];
            return std::tuple(!std::binary_search(own.begin(), own.end(), candidate.word),
                              -std::int64_t{m_world[word.start].days()}, -std::llround(candidate.metres),
                              std::string_view(word.evidence.event), candidate.word);
        };
        std::sort(all.begin(), all.end(),
                  [&](const Candidate& a, const Candidate& b) { return keyOf(a) < keyOf(b); });
        return all;
    }

    /// Whether it reaches a metre or a point, in a direction asked, that is not yet covered.
    bool addsTo(const std::vector<bool>& covered, const Candidate& candidate) const {
        Ways metres{};
        for (const std::size_t spot : candidate.spots) {
            if (covered[spot]) continue;
            if (m_voice.places[spot / 2].isPoint) return true;
            metres[spot % 2] += m_voice.places[spot / 2].metres;
        }
        return std::max(metres[0], metres[1]) >= toleranceMetres;
    }

    /// Source: rule 9 of docs/access-rule.md.
    std::vector<Reason> reasonsOf(model::Access status) const {
        std::vector<bool> covered(2 * m_places.size(), false);
        std::vector<std::size_t> firstAt(2 * m_places.size(), 0);
        std::vector<Reason> reasons;
        for (const Candidate& candidate : candidates(status)) {
            if (!reasons.empty() && !addsTo(covered, candidate)) {
                std::size_t met = reasons.size();
                for (const std::size_t spot : candidate.spots)
                    if (covered[spot]) met = std::min(met, firstAt[spot]);
                reasons[met == reasons.size() ? 0 : met].also.push_back(candidate.word);
                continue;
            }
            for (const std::size_t spot : candidate.spots) {
                if (covered[spot]) continue;
                covered[spot] = true;
                firstAt[spot] = reasons.size();
            }
            reasons.push_back({candidate.word, candidate.metres, {}});
        }
        for (Reason& reason : reasons) std::sort(reason.also.begin(), reason.also.end());
        return reasons;
    }

    const std::vector<Word>& m_words;
    const Voice& m_voice;
    const World& m_world;
    std::vector<std::array<AtPlace, 2>> m_places;
};

}  // namespace

Said wordOf(const std::vector<Word>& words, const Voice& voice, const World& world, units::Date day) {
    return Survey(words, voice, world, day).word();
}

}  // namespace corridor::access
