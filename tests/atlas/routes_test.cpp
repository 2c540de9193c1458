// The named routes: their edges, their geometry and their lengths.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <tuple>

#include "geodesy/geodesic.hpp"
#include "shipped_atlas.hpp"

namespace corridor::test {
namespace {

units::Metres drawnLength(const model::Route& route) {
    units::Metres sum{0};
    for (const units::Line& line : route.parts) sum += geodesy::length(line);
    return sum;
}

TEST(ShippedRoutes, AreTheThirteenNamedOnesWithTheLachinAndTheAghdamRoadFirst) {
    std::vector<std::string> ids;
    for (const model::Route& route : shippedAtlas().routes) ids.push_back(route.id);
    EXPECT_THAT(
        ids, testing::ElementsAre("lachin-corridor", "lachin-bypass-2022", "aghdam-khankendi", "barda-aghdam-khankendi",
                                  "fuzuli-shusha-khankendi", "vardenis-kalbajar-martakert-khankendi", "kalbajar-spur",
                                  "khankendi-karkijahan-khalfali", "goris-kapan-meghri", "yerevan-goris",
                                  "vardenis-kalbajar-local-roads", "nakhchivan-ordubad-meghri-zangilan-horadiz",
                                  "zangilan-spur"));
}

TEST(ShippedNetwork, EdgesThatShareANodeShareItsCoordinates) {
    std::map<std::string, units::LonLat> nodes;
    for (const model::Edge& edge : shippedAtlas().network) {
        ASSERT_GE(edge.line.size(), 2U) << edge.id;
        EXPECT_EQ(nodes.emplace(edge.from, edge.line.front()).first->second, edge.line.front())
            << edge.id << " " << edge.from;
        EXPECT_EQ(nodes.emplace(edge.to, edge.line.back()).first->second, edge.line.back())
            << edge.id << " " << edge.to;
    }
}

// length_m is rounded to 0.1 m and digitised_error to 5 decimals: together at most 0.12 m and 5e-6 of the length.
TEST(ShippedNetwork, DrawnEdgesDifferFromStatedByExactlyTheirDigitisingError) {
    for (const model::Edge& edge : shippedAtlas().network) {
        const std::optional<double> error = otherNumber(edge.other, "digitised_error");
        ASSERT_TRUE(error) << edge.id;
        const double stated = edge.lengthStated->value;
        EXPECT_NEAR(geodesy::length(edge.line).value, stated * (1 - *error), 0.12 + 5e-6 * stated) << edge.id;
    }
}

TEST(ShippedRoutes, EdgesChainEndToEndWithIdenticalCoordinatesAndMakeUpTheGeometry) {
    for (const model::Route& route : shippedAtlas().routes) {
        std::vector<units::Line> joined;
        for (const units::Line& line : edgeLines(route)) {
            if (!joined.empty() && joined.back().back() == line.front())
                joined.back().insert(joined.back().end(), line.begin() + 1, line.end());
            else
                joined.push_back(line);
        }
        ASSERT_EQ(joined.size(), route.parts.size()) << route.id << ": breaks only at its gaps";
        EXPECT_EQ(joined, route.parts) << route.id;
        ASSERT_EQ(route.gaps.size() + 1, route.parts.size()) << route.id;
    }
}

TEST(ShippedRoutes, NodesChainToo) {
    for (const model::Route& route : shippedAtlas().routes) {
        std::string at;
        std::size_t breaks = 0;
        for (const model::EdgeUse& use : route.edges) {
            const model::Edge& edge = *edgesById().at(use.edge);
            const std::string& begin = use.forward ? edge.from : edge.to;
            if (!at.empty() && begin != at) ++breaks;
            at = use.forward ? edge.to : edge.from;
        }
        EXPECT_EQ(breaks, route.gaps.size()) << route.id;
    }
}

TEST(ShippedRoutes, GapsLieBetweenTheLinesAndAreAsLongAsStated) {
    const model::Route* araks = model::findRoute(shippedAtlas(), "nakhchivan-ordubad-meghri-zangilan-horadiz");
    ASSERT_TRUE(araks);
    ASSERT_EQ(araks->gaps.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(araks->gaps[i].from, araks->parts[i].back());
        EXPECT_EQ(araks->gaps[i].to, araks->parts[i + 1].front());
        ASSERT_TRUE(araks->gaps[i].straight);
        EXPECT_NEAR(geodesy::distance(araks->gaps[i].from, araks->gaps[i].to).value, araks->gaps[i].straight->value,
                    5.0)
            << "stated to 10 m";
    }
}

// Each route's error is the sum of its edges' errors.
TEST(ShippedRoutes, DigitisingErrorIsThatOfTheEdgesTogether) {
    for (const model::Route& route : shippedAtlas().routes) {
        ASSERT_TRUE(route.lengthStated) << route.id;
        const double stated = route.lengthStated->value;
        const double drawn = drawnLength(route).value;
        double expected = 0.0;
        for (const model::EdgeUse& use : route.edges) {
            const model::Edge& edge = *edgesById().at(use.edge);
            expected += edge.lengthStated->value * (1 - *otherNumber(edge.other, "digitised_error"));
        }
        const double tolerance = 0.12 * std::sqrt(static_cast<double>(route.edges.size())) + 5e-6 * stated;
        EXPECT_NEAR(drawn, expected, tolerance) << route.id;
        EXPECT_NEAR(drawn, stated * (1 - *otherNumber(route.other, "digitised_error")), 5e-6 * stated + 0.12)
            << route.id;
    }
}

// The lines are drawn as surveyed: simplified by 1.5 m, which takes no more than 0.04 % from a route's length, but
// for 0.14 % of the track to Khalfali and 0.18 % of the spur to Zangilan, as the reference figures have it.
TEST(ShippedRoutes, AsDrawnAndAsStatedAreOneNumber) {
    for (const model::Route& route : shippedAtlas().routes) {
        const double stated = route.lengthStated->value;
        const double off = std::abs(drawnLength(route).value / stated - 1.0);
        const double allowed = route.id == "khankendi-karkijahan-khalfali" ? 0.0015
                               : route.id == "zangilan-spur"               ? 0.0019
                                                                           : 0.0004;
        EXPECT_LE(off, allowed) << route.id;
        EXPECT_LE(off, 0.002) << route.id << ": one number within 0.2 %";
    }
}

TEST(ShippedRoutes, StatedLengthIsTheSumOfTheEdges) {
    for (const model::Route& route : shippedAtlas().routes) {
        double sum = 0.0;
        for (const model::EdgeUse& use : route.edges) sum += edgesById().at(use.edge)->lengthStated->value;
        EXPECT_NEAR(sum, route.lengthStated->value, 0.05) << route.id;
    }
}

// Stated kilometres of the reference figures, and those measured along the lines, to 10 m.
TEST(ShippedRoutes, LengthsAreThoseOfTheReferenceFigures) {
    const std::vector<std::tuple<const char*, double, double, bool>> figures{
        {"lachin-corridor", 93.00, 92.99, false},
        {"lachin-bypass-2022", 92.07, 92.04, true},
        {"aghdam-khankendi", 27.73, 27.73, false},
        {"barda-aghdam-khankendi", 83.24, 83.23, false},
        {"fuzuli-shusha-khankendi", 71.37, 71.36, true},
        {"vardenis-kalbajar-martakert-khankendi", 187.42, 187.39, false},
        {"kalbajar-spur", 18.86, 18.85, false},
        {"khankendi-karkijahan-khalfali", 10.85, 10.84, true},
        {"goris-kapan-meghri", 135.35, 135.32, false},
        {"yerevan-goris", 235.92, 235.90, false},
        {"vardenis-kalbajar-local-roads", 143.93, 143.91, false},
        {"nakhchivan-ordubad-meghri-zangilan-horadiz", 251.69, 251.66, true},
        {"zangilan-spur", 9.29, 9.27, false}};
    for (const auto& [id, stated, drawn, approximate] : figures) {
        const model::Route* route = model::findRoute(shippedAtlas(), id);
        ASSERT_TRUE(route) << id;
        EXPECT_NEAR(route->lengthStated->value / 1000, stated, 0.0051) << id;
        EXPECT_NEAR(drawnLength(*route).value / 1000, drawn, 0.0051) << id;
        EXPECT_EQ(route->approximate, approximate) << id;
        ASSERT_TRUE(route->accuracy) << id;
        EXPECT_GE(route->accuracy->value, approximate ? 100.0 : 25.0) << id;
    }
}

double sharedKilometres(const std::string& a, const std::string& b) {
    std::set<std::string> edges;
    for (const model::EdgeUse& use : model::findRoute(shippedAtlas(), a)->edges) edges.insert(use.edge);
    double sum = 0.0;
    for (const model::EdgeUse& use : model::findRoute(shippedAtlas(), b)->edges)
        if (edges.contains(use.edge)) sum += edgesById().at(use.edge)->lengthStated->value / 1000;
    return sum;
}

// The reference figures' table; a pair that it leaves out shares nothing.
TEST(ShippedRoutes, ShareTheLengthsOfTheReferenceTable) {
    const std::string corridor = "lachin-corridor", bypass = "lachin-bypass-2022", aghdam = "aghdam-khankendi",
                      barda = "barda-aghdam-khankendi", fuzuli = "fuzuli-shusha-khankendi",
                      sotk = "vardenis-kalbajar-martakert-khankendi", local = "vardenis-kalbajar-local-roads",
                      spur = "kalbajar-spur", meghri = "goris-kapan-meghri", yerevan = "yerevan-goris",
                      araks = "nakhchivan-ordubad-meghri-zangilan-horadiz", zangilan = "zangilan-spur";
    std::map<std::pair<std::string, std::string>, double> table{
        {{corridor, bypass}, 56.15}, {{sotk, local}, 43.50},     {{aghdam, barda}, 26.96},
        {{aghdam, sotk}, 21.31},     {{barda, sotk}, 21.31},     {{spur, local}, 18.24},
        {{corridor, fuzuli}, 10.87}, {{bypass, fuzuli}, 10.87},  {{araks, zangilan}, 1.14},
        {{meghri, yerevan}, 0.33},   {{aghdam, fuzuli}, 0.21},   {{barda, fuzuli}, 0.21},
        {{fuzuli, sotk}, 0.21},      {{corridor, aghdam}, 0.10}, {{corridor, barda}, 0.10},
        {{corridor, sotk}, 0.10},    {{bypass, aghdam}, 0.10},   {{bypass, barda}, 0.10},
        {{bypass, sotk}, 0.10},      {{corridor, meghri}, 0.08}, {{corridor, yerevan}, 0.08},
        {{bypass, meghri}, 0.08},    {{bypass, yerevan}, 0.08}};
    ASSERT_EQ(table.size(), 23U);
    const std::vector<model::Route>& routes = shippedAtlas().routes;
    for (std::size_t i = 0; i < routes.size(); ++i)
        for (std::size_t j = i + 1; j < routes.size(); ++j) {
            const auto stated = table.find({routes[i].id, routes[j].id});
            EXPECT_NEAR(sharedKilometres(routes[i].id, routes[j].id), stated == table.end() ? 0.0 : stated->second,
                        0.0051)
                << routes[i].id << " and " << routes[j].id;
        }
}

TEST(ShippedRoutes, RoadAroundLachinIsThereFromTheEarliestOpeningDayThatASourceNames) {
    const model::Route* bypass = model::findRoute(shippedAtlas(), "lachin-bypass-2022");
    ASSERT_TRUE(bypass->valid);
    EXPECT_EQ(bypass->valid->text, "2022-08-30/..");
    for (const model::Route& route : shippedAtlas().routes)
        EXPECT_EQ(route.valid.has_value(), route.id == bypass->id) << route.id;
}

// Chainages of the reference figures, measured on the full-resolution line. The drawn line with each edge scaled to
// its stated length is within 35 m of it; the figures are rounded to 10 m.
TEST(ShippedRoutes, PlacesAlongTheRoadsLieAtTheChainagesOfTheReferenceFigures) {
    const std::vector<std::tuple<const char*, const char*, double>> figures{
        {"lachin-corridor", "tegh-junction", 20.36},    {"lachin-corridor", "zabukh", 35.08},
        {"lachin-corridor", "lachin", 44.23},           {"lachin-corridor", "bypass-junction", 54.06},
        {"lachin-corridor", "lisagor", 63.24},          {"lachin-corridor", "shusha", 80.70},
        {"lachin-bypass-2022", "tegh-junction", 20.36}, {"lachin-bypass-2022", "kornidzor", 24.88},
        {"lachin-bypass-2022", "hakari-bridge", 31.64}, {"lachin-bypass-2022", "bypass-junction", 53.61},
        {"lachin-bypass-2022", "lisagor", 62.31},       {"lachin-bypass-2022", "shusha", 79.77},
        {"aghdam-khankendi", "aghdam", 0.35},           {"aghdam-khankendi", "askeran", 11.04},
        {"aghdam-khankendi", "khojaly", 16.27},         {"aghdam-khankendi", "khankendi", 27.73}};
    for (const auto& [id, place, kilometres] : figures) {
        const model::Route& route = *model::findRoute(shippedAtlas(), id);
        const double along = geodesy::nearestOn(route.parts.front(), *positionOf(place)).chainage.value;
        double drawn = 0.0;
        double stated = 0.0;
        for (const model::EdgeUse& use : route.edges) {
            const model::Edge& edge = *edgesById().at(use.edge);
            const double length = geodesy::length(edge.line).value;
            if (drawn + length >= along) {
                stated += edge.lengthStated->value * (along - drawn) / length;
                break;
            }
            drawn += length;
            stated += edge.lengthStated->value;
        }
        EXPECT_NEAR(stated / 1000, kilometres, 0.040) << id << ": " << place;
    }
}

}  // namespace
}  // namespace corridor::test
