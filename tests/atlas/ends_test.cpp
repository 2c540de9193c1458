// Where the words of the shipped atlas end, and who says so; which classes they mean, and their limits. The test is
// described in docs/atlas-karabakh.md, and is the same for every party and for reported facts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "shipped_atlas.hpp"

namespace corridor::test {
namespace {

struct Word {
    const model::Event* event;
    const model::Assertion* row;
    std::vector<std::string> sources;  ///< its own, else its event's
};

std::vector<Word> allWords() {
    std::vector<Word> all;
    for (const model::Event& event : shippedEvents()) {
        for (const model::Assertion& row : event.access)
            all.push_back({&event, &row, row.sources.empty() ? event.sources : row.sources});
        for (const model::Claim& claim : event.claims)
            if (claim.assertion) all.push_back({&event, &*claim.assertion, {claim.source}});
    }
    return all;
}

/// Whether a source that appeared on the last day or later can have reported it.
bool canHaveReported(const std::string& id, units::Date last) {
    const model::Source* source = model::findSource(shippedAtlas(), id);
    return source && source->date && source->date->lower() >= last;
}

bool isStated(const Word& word) {
    if (word.row->isPassage) return true;
    const units::Date last = word.row->until->upper();
    return std::any_of(word.sources.begin(), word.sources.end(),
                       [&](const std::string& id) { return canHaveReported(id, last); });
}

TEST(ShippedEnds, AreMarkedAsInferredWhereNoSourceOfTheRowCanHaveStatedThem) {
    std::map<std::string, int> count;
    for (const Word& word : allWords()) {
        const std::string speaker = word.row->by.empty() ? "reported" : word.row->by;
        if (!word.row->until) {
            EXPECT_EQ(word.row->untilBasis, "") << word.event->id << ": " << speaker;
            continue;
        }
        EXPECT_EQ(word.row->untilBasis, isStated(word) ? "" : "inferred") << word.event->id << ": " << speaker;
        ++count[speaker + (word.row->untilBasis.empty() ? ", stated" : ", inferred")];
    }
    EXPECT_THAT(count, testing::UnorderedElementsAre(
                           testing::Pair("Armenia, inferred", 2), testing::Pair("Azerbaijan, inferred", 3),
                           testing::Pair("Karabakh authorities (de facto), inferred", 2),
                           testing::Pair("reported, inferred", 5), testing::Pair("reported, stated", 5)));
}

// Nobody's word is left standing where another's on the same thing was ended by the editor's hand.
TEST(ShippedEnds, EveryPartysWordsEndAndNoneOutlastsTheOthersOnOneThing) {
    std::map<std::string, std::map<std::string, units::Date>> last;
    for (const Word& word : allWords()) {
        if (word.row->by.empty()) continue;
        ASSERT_TRUE(word.row->until) << word.event->id << ": " << word.row->by;
        ASSERT_EQ(word.row->targets.size(), 1U) << word.event->id;
        units::Date& day = last[word.row->targets.front()].try_emplace(word.row->by, word.row->until->upper()).first->second;
        day = std::max(day, word.row->until->upper());
    }
    const std::string karabakh = "Karabakh authorities (de facto)";
    EXPECT_EQ(last["lachin-bypass-2022"]["Armenia"], last["lachin-bypass-2022"]["Azerbaijan"]);
    EXPECT_EQ(last["aghdam-khankendi"][karabakh], last["aghdam-khankendi"]["Azerbaijan"]);
}

TEST(ShippedWords, AreOfAllTrafficOnlyWhereTheWordsMakeNoDifference) {
    std::vector<std::string> unlimited;
    for (const Word& word : allWords()) {
        if (word.row->traffic == std::vector<std::string>{"all"})
            unlimited.push_back(word.event->id + ": " + (word.row->by.empty() ? "reported" : word.row->by));
    }
    EXPECT_THAT(unlimited,
                testing::ElementsAre("lachin-handover-2022: reported",  // the old road, given up altogether
                                     "checkpoint-2023: Armenia",        // speaks of a blockade
                                     "aghdam-barriers-2023: Karabakh authorities (de facto)"));  // no vehicle
}

TEST(ShippedWords, SayTheirLimitsInEveryLanguage) {
    std::size_t limited = 0;
    for (const Word& word : allWords()) {
        if (word.row->only.empty()) continue;
        ++limited;
        EXPECT_EQ(word.event->id, "lachin-handover-2022");
        EXPECT_EQ(model::nameIn(word.row->only, {"en"}), "traffic between Armenia and Karabakh");
        for (const char* language : {"az", "hy", "ru"})
            EXPECT_TRUE(word.row->only.byLanguage.contains(language)) << language;
    }
    EXPECT_EQ(limited, 2U);
}

}  // namespace
}  // namespace corridor::test
