// The events: what they refer to resolves, and every stretch lies on its route.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "geodesy/geodesic.hpp"
#include "shipped_atlas.hpp"

namespace corridor::test {
namespace {

/// Every access row and every claim with a status, with the event that carries it.
std::vector<std::pair<const model::Event*, const model::Assertion*>> allAssertions() {
    std::vector<std::pair<const model::Event*, const model::Assertion*>> all;
    for (const model::Event& event : shippedEvents()) {
        for (const model::Assertion& row : event.access) all.emplace_back(&event, &row);
        for (const model::Claim& claim : event.claims)
            if (claim.assertion) all.emplace_back(&event, &*claim.assertion);
    }
    return all;
}

TEST(ShippedEvents, AreThoseOfTheReferenceInTheOrderOfTheReference) {
    std::vector<std::string> ids;
    for (const model::Event& event : shippedEvents()) ids.push_back(event.id);
    EXPECT_THAT(ids,
                testing::ElementsAre("ceasefire-2020", "posts-2020", "new-road-announced-2022", "lachin-handover-2022",
                                     "road-stoppage-2022", "sarybaba-2023", "kornidzor-link-2023", "checkpoint-2023",
                                     "icrc-pause-2023", "june-closure-2023", "icrc-resumes-2023", "brussels-2023",
                                     "aghdam-offer-2023", "aghdam-barriers-2023", "convoy-2023", "khachatryan-2023",
                                     "blinken-aliyev-2023", "blinken-fidan-2023", "icrc-resumes-august-2023",
                                     "khalfali-videos-2023", "flour-2023", "aghdam-first-2023", "both-roads-2023",
                                     "operation-2023", "displacement-2023"));
}

TEST(ShippedEvents, HoldAllClaimsAccessRowsAndFigures) {
    std::size_t claims = 0, withStatus = 0, rows = 0, figures = 0;
    for (const model::Event& event : shippedEvents()) {
        claims += event.claims.size();
        rows += event.access.size();
        figures += event.figures.size();
        for (const model::Claim& claim : event.claims) withStatus += claim.assertion ? 1 : 0;
    }
    EXPECT_EQ(claims, 21U);
    EXPECT_EQ(withStatus, 7U);
    EXPECT_EQ(rows, 16U);
    EXPECT_EQ(figures, 7U);
}

TEST(ShippedEvents, AreDatedDescribedAndSourced) {
    for (const model::Event& event : shippedEvents()) {
        EXPECT_TRUE(event.date) << event.id;
        EXPECT_NE(event.category, "") << event.id;
        EXPECT_NE(event.description, "") << event.id;
        EXPECT_FALSE(event.sources.empty()) << event.id;
        EXPECT_TRUE(event.names.byLanguage.contains("en")) << event.id;
        EXPECT_EQ(event.position.has_value(), event.accuracy.has_value()) << event.id;
    }
}

TEST(ShippedEvents, DatesLieInTheCoverageOrReachBackFromIt) {
    const units::DayRange coverage = model::coverageDays(shippedAtlas());
    for (const model::Event& event : shippedEvents()) {
        EXPECT_LT(event.date->lower(), coverage.to) << event.id;
        EXPECT_GE(event.date->upper(), coverage.from) << event.id;
    }
    const auto dateOf = [](const char* id) { return model::findEvent(shippedAtlas(), id)->date->text; };
    EXPECT_EQ(dateOf("kornidzor-link-2023"), "[2023-03-30..2023-04-01]");
    EXPECT_EQ(dateOf("aghdam-offer-2023"), "[..2023-08-17]");
    EXPECT_EQ(dateOf("khalfali-videos-2023"), "[..2023-08-17]");
    EXPECT_EQ(dateOf("convoy-2023"), "2023-07-26/..");
}

TEST(ShippedEvents, PartiesSourcesAndTargetsResolve) {
    const model::Atlas& atlas = shippedAtlas();
    for (const model::Event& event : shippedEvents()) {
        for (const std::string& id : event.about) EXPECT_TRUE(model::findRoute(atlas, id)) << event.id << ": " << id;
        for (const model::Claim& claim : event.claims) {
            EXPECT_TRUE(model::findParty(atlas, claim.by)) << event.id << ": " << claim.by;
            EXPECT_TRUE(model::findSource(atlas, claim.source)) << event.id << ": " << claim.source;
            EXPECT_NE(claim.statement, "") << event.id;
        }
        for (const model::Figure& figure : event.figures)
            EXPECT_TRUE(model::findSource(atlas, figure.source) || !figure.note.empty())
                << event.id << ": " << figure.what;
    }
    for (const auto& [event, assertion] : allAssertions()) {
        for (const std::string& id : assertion->targets)
            EXPECT_TRUE(model::findRoute(atlas, id)) << event->id << ": " << id;
        EXPECT_TRUE(assertion->by.empty() || model::findParty(atlas, assertion->by)) << event->id;
        for (const std::string& id : assertion->sources)
            EXPECT_TRUE(model::findSource(atlas, id)) << event->id << ": " << id;
    }
}

TEST(ShippedEvents, AccessRowsAreReportedFactsAndClaimsHaveASpeaker) {
    for (const model::Event& event : shippedEvents()) {
        for (const model::Assertion& row : event.access) EXPECT_EQ(row.by, "") << event.id;
        for (const model::Claim& claim : event.claims) EXPECT_NE(claim.by, "") << event.id;
    }
}

TEST(ShippedEvents, EndsOfEveryStretchAreInTheAtlasAndWithinTwoKilometresOfItsRoute) {
    std::size_t ends = 0;
    for (const auto& [event, assertion] : allAssertions()) {
        if (!assertion->part) continue;
        const std::vector<std::string>& targets = assertion->targets.empty() ? event->about : assertion->targets;
        for (const model::PartEnd& end : {assertion->part->from, assertion->part->to}) {
            const std::string* id = std::get_if<std::string>(&end);
            ASSERT_TRUE(id) << event->id << ": the shipped atlas names its stretches by places";
            const std::optional<units::LonLat> position = positionOf(*id);
            ASSERT_TRUE(position) << event->id << ": " << *id;
            for (const std::string& target : targets) {
                const model::Route* route = model::findRoute(shippedAtlas(), target);
                ASSERT_TRUE(route) << target;
                EXPECT_LE(geodesy::nearestOn(route->parts.front(), *position).offset.value, 2000.0)
                    << event->id << ": " << *id << " on " << target;
                ++ends;
            }
        }
    }
    EXPECT_EQ(ends, 34U) << "17 stretches";
}

TEST(ShippedEvents, EveryClosingOrRestrictingWordNamesItsStretch) {
    for (const auto& [event, assertion] : allAssertions())
        EXPECT_TRUE(assertion->status == model::Access::open || assertion->part) << event->id;
}

TEST(ShippedEvents, UncertainDaysOfTheHandoverAreKept) {
    const auto handover = model::findEvent(shippedAtlas(), "lachin-handover-2022");
    ASSERT_EQ(handover->access.size(), 2U);
    EXPECT_EQ(handover->access[0].from->text, "[2022-08-26..2022-08-30]");
    EXPECT_EQ(handover->access[0].status, model::Access::closed);
    EXPECT_EQ(handover->access[1].from->text, "[2022-08-30..2022-09-07]");
    EXPECT_EQ(handover->access[1].until->text, "2022-12-11");
    EXPECT_EQ(handover->access[1].status, model::Access::open);
}

TEST(ShippedEvents, DepartureOfThePopulationIsOpenInOneDirectionOnly) {
    const auto event = model::findEvent(shippedAtlas(), "displacement-2023");
    ASSERT_EQ(event->access.size(), 1U);
    EXPECT_EQ(event->access[0].direction, model::Direction::backward);
    EXPECT_FALSE(event->access[0].part);
}

TEST(ShippedEvents, FiguresOfDifferentSourcesStandSideBySide) {
    const auto convoy = model::findEvent(shippedAtlas(), "convoy-2023");
    std::vector<double> cargo;
    for (const model::Figure& figure : convoy->figures)
        if (figure.what == "cargo") cargo.push_back(figure.value);
    EXPECT_THAT(cargo, testing::ElementsAre(361.0, 400.0));
}

TEST(ShippedEvents, PassagesAreMarkedAndLastTheirDay) {
    std::size_t passages = 0;
    for (const auto& [event, assertion] : allAssertions()) {
        if (!assertion->isPassage) continue;
        ++passages;
        EXPECT_EQ(assertion->from->text, assertion->until->text) << event->id;
        EXPECT_THAT(assertion->targets, testing::ElementsAre("aghdam-khankendi")) << event->id;
    }
    EXPECT_EQ(passages, 2U);
}

}  // namespace
}  // namespace corridor::test
