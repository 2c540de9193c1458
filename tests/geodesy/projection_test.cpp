#include "geodesy/projection.hpp"

#include <gmock/gmock.h>
#include <proj.h>

#include <cmath>
#include <complex>
#include <memory>
#include <numbers>
#include <thread>
#include <vector>

#include "reference.hpp"

namespace corridor::geodesy {
namespace {

using testing::HasSubstr;
using units::LonLat;

constexpr double radians = std::numbers::pi / 180.0;
constexpr LonLat khankendi{46.7515, 39.8153};

/// UTM by Krueger's series to the fourth order in n, as Karney (2011) gives it,
/// doi:10.1007/s00190-011-0445-3: good to a micrometre inside a zone, and no code of PROJ.
XY kruegerUtm(LonLat position, int zone) {
    constexpr double a = 6378137.0;
    constexpr double f = 1.0 / 298.257223563;
    constexpr double n = f / (2.0 - f);
    const double e = std::sqrt(f * (2.0 - f));
    const double rectifying = a / (1.0 + n) * (1.0 + n * n / 4.0 + n * n * n * n / 64.0);
    const double alpha[] = {n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16 + 41 * n * n * n * n / 180,
                            13 * n * n / 48 - 3 * n * n * n / 5 + 557 * n * n * n * n / 1440,
                            61 * n * n * n / 240 - 103 * n * n * n * n / 140, 49561 * n * n * n * n / 161280};
    const double lambda = (position.lon - (zone * 6 - 183)) * radians;
    const double sine = std::sin(position.lat * radians);
    const double tau = std::sinh(std::atanh(sine) - e * std::atanh(e * sine));
    const double xi = std::atan2(tau, std::cos(lambda));
    const double eta = std::asinh(std::sin(lambda) / std::hypot(tau, std::cos(lambda)));
    std::complex<double> zeta(xi, eta);
    std::complex<double> sum = zeta;
    for (int j = 1; j <= 4; ++j) sum += alpha[j - 1] * std::sin(2.0 * j * zeta);
    return {500000.0 + 0.9996 * rectifying * sum.imag(), 0.9996 * rectifying * sum.real()};
}

TEST(Projection, UtmAgreesWithKruegersSeries) {
    const Projection utm("EPSG:32638");
    Sequence sequence(41);
    for (int i = 0; i < 200; ++i) {
        const LonLat position = i == 0 ? khankendi : LonLat{sequence.between(42, 48), sequence.between(0, 84)};
        const auto point = utm.forward(position);
        ASSERT_TRUE(point);
        const XY expected = kruegerUtm(position, 38);
        ASSERT_NEAR(point->x, expected.x, 1e-5);
        ASSERT_NEAR(point->y, expected.y, 1e-5);
    }
}

// Worked examples of IOGP Publication 373-7-2 (EPSG guidance note 7, part 2).
TEST(Projection, AgreesWithTheExamplesOfEpsg) {
    const auto mercator = Projection("EPSG:3857").forward(LonLat{-(100 + 20 / 60.0), 24 + 22 / 60.0 + 54.433 / 3600});
    ASSERT_TRUE(mercator);
    EXPECT_NEAR(mercator->x, -11169055.58, 0.01);
    EXPECT_NEAR(mercator->y, 2800000.00, 0.01);
    const auto upsNorth = Projection("EPSG:5041").forward(LonLat{44.0, 73.0});
    ASSERT_TRUE(upsNorth);
    EXPECT_NEAR(upsNorth->x, 3320416.75, 0.01);
    EXPECT_NEAR(upsNorth->y, 632668.43, 0.01);
    const auto antarctica = Projection("EPSG:3032").forward(LonLat{120.0, -75.0});
    ASSERT_TRUE(antarctica);
    EXPECT_NEAR(antarctica->x, 7255380.79, 0.01);
    EXPECT_NEAR(antarctica->y, 7053389.56, 0.01);
    // The British grid's projection without its datum.
    const auto british =
        Projection("+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +units=m")
            .forward(LonLat{0.5, 50.5});
    ASSERT_TRUE(british);
    EXPECT_NEAR(british->x, 577274.99, 0.01);
    EXPECT_NEAR(british->y, 69740.50, 0.01);
}

TEST(Projection, AgreesWithProjsOwnWayThere) {
    const std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context(proj_context_create(),
                                                                               proj_context_destroy);
    // In the authority's order of axes: latitude first in, northing first out for 2180.
    const std::unique_ptr<PJ, decltype(&proj_destroy)> pj(
        proj_create_crs_to_crs(context.get(), "EPSG:4326", "EPSG:2180", nullptr), proj_destroy);
    ASSERT_TRUE(pj);
    const PJ_COORD expected = proj_trans(pj.get(), PJ_FWD, proj_coord(52.0, 21.0, 0.0, HUGE_VAL));
    const auto point = Projection("EPSG:2180").forward(LonLat{21.0, 52.0});
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->x, expected.v[1], 1e-6);
    EXPECT_NEAR(point->y, expected.v[0], 1e-6);
}

TEST(Projection, AlwaysHasXEast) {
    const auto geographic = Projection("EPSG:4326").forward(khankendi);
    ASSERT_TRUE(geographic);
    EXPECT_EQ(*geographic, (XY{khankendi.lon, khankendi.lat}));
    EXPECT_EQ(Projection("OGC:CRS84").forward(khankendi), geographic);
}

TEST(Projection, InverseUndoesForward) {
    struct Row {
        const char* definition;
        double tolerance;
    };
    Sequence sequence(42);
    // PROJ 9.1 inverts the equal-area latitude by a short series, good to some millimetres.
    for (const Row& row : {Row{"EPSG:3857", 1e-10}, Row{"EPSG:32638", 1e-10}, Row{"EPSG:4326", 1e-13},
                           Row{"EPSG:3035", 5e-8}, Row{"+proj=laea +lat_0=40 +lon_0=46", 5e-8}}) {
        const Projection projection(row.definition);
        for (int i = 0; i < 100; ++i) {
            const LonLat position{sequence.between(43, 47), sequence.between(-10, 60)};
            const auto point = projection.forward(position);
            ASSERT_TRUE(point) << row.definition;
            const auto back = projection.inverse(*point);
            ASSERT_TRUE(back) << row.definition;
            ASSERT_NEAR(back->lon, position.lon, row.tolerance) << row.definition;
            ASSERT_NEAR(back->lat, position.lat, row.tolerance) << row.definition;
        }
    }
}

TEST(Projection, SaysWhereItDoesNotReach) {
    const Projection mercator(webMercator());
    EXPECT_FALSE(mercator.forward(LonLat{0.0, 91.0}));
    EXPECT_FALSE(mercator.forward(LonLat{std::nan(""), 0.0}));
    EXPECT_FALSE(mercator.inverse({HUGE_VAL, 0.0}));
    const Projection gnomonic("+proj=gnom +lat_0=40 +lon_0=46");
    EXPECT_FALSE(gnomonic.forward(LonLat{-134.0, -40.0}));
    const auto points = gnomonic.forward(units::Line{{46.0, 40.0}, {-134.0, -40.0}, {47.0, 40.0}});
    ASSERT_EQ(points.size(), 3U);
    EXPECT_NEAR(points[0].x, 0.0, 1e-6);
    EXPECT_TRUE(std::isnan(points[1].x) && std::isnan(points[1].y));
    EXPECT_GT(points[2].x, 0.0);
    EXPECT_TRUE(std::isnan(gnomonic.gridConvergence({-134.0, -40.0}).value));
    EXPECT_TRUE(std::isnan(gnomonic.unitsPerMetre({-134.0, -40.0})));
}

TEST(Projection, ConvergenceIsTrueNorthClockwiseFromTheGrid) {
    const Projection utm("EPSG:32638");
    const double expected =
        -std::atan(std::tan((khankendi.lon - 45.0) * radians) * std::sin(khankendi.lat * radians)) / radians;
    EXPECT_NEAR(utm.gridConvergence(khankendi).value, expected, 1e-5);
    EXPECT_NEAR(utm.gridConvergence({45.0, 40.0}).value, 0.0, 1e-6);
    EXPECT_NEAR(Projection("EPSG:5041").gridConvergence({44.0, 73.0}).value, -44.0, 1e-6);
    EXPECT_NEAR(Projection("EPSG:3031").gridConvergence({30.0, -75.0}).value, 30.0, 1e-6);
    EXPECT_NEAR(Projection("EPSG:3857").gridConvergence(khankendi).value, 0.0, 1e-9);
    EXPECT_NEAR(Projection("EPSG:5041").gridConvergence({44.0, 90.0}).value, -44.0, 1e-6);
}

TEST(Projection, KnowsItsScale) {
    // Web Mercator: 1 / cos(latitude) on the sphere, on the ellipsoid a/N eastwards and a/M northwards.
    const double sine = std::sin(39.8153 * radians);
    const double e2 = 0.0066943799901413165;
    const double w = std::sqrt(1 - e2 * sine * sine);
    const double east = w / std::cos(39.8153 * radians);
    const double north = w * w * w / (1 - e2) / std::cos(39.8153 * radians);
    EXPECT_NEAR(Projection("EPSG:3857").unitsPerMetre(khankendi), (east + north) / 2, 1e-8);
    EXPECT_NEAR(Projection("EPSG:32638").unitsPerMetre({45.0, 40.0}), 0.9996, 1e-8);
    // US survey feet.
    EXPECT_NEAR(Projection("EPSG:2263").unitsPerMetre({-74.0, 40.7}), 3937.0 / 1200.0, 1e-3);
    EXPECT_NEAR(Projection("EPSG:4326").unitsPerMetre({0.0, 0.0}), (1 / 111319.490793 + 1 / 110574.2758) / 2, 1e-10);
}

TEST(Projection, DescribesItself) {
    const Projection utm("EPSG:32638");
    EXPECT_EQ(utm.definition(), "EPSG:32638");
    EXPECT_EQ(utm.name(), "WGS 84 / UTM zone 38N");
    EXPECT_EQ(utm.unitName(), "metre");
    EXPECT_FALSE(utm.isGeographic());
    EXPECT_THAT(utm.wkt(), testing::StartsWith("PROJCRS[\"WGS 84 / UTM zone 38N\""));
    const Projection geographic("EPSG:4326");
    EXPECT_TRUE(geographic.isGeographic());
    EXPECT_EQ(geographic.unitName(), "degree");
    EXPECT_EQ(Projection("EPSG:2263").unitName(), "US survey foot");
    // A system read from its own WKT is the same.
    EXPECT_EQ(Projection(utm.wkt()).forward(khankendi), utm.forward(khankendi));
    EXPECT_EQ(Projection("+proj=utm +zone=38").name(), "+proj=utm +zone=38");
    EXPECT_EQ(Projection("EPSG:4326+5773").isGeographic(), true);
}

TEST(Projection, RefusesWhatProjDoesNotKnowWithItsReason) {
    const auto messageOf = [](const std::string& definition) -> std::string {
        try {
            const Projection projection(definition);
        } catch (const UnknownCrs& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_THAT(messageOf("EPSG:999999"), HasSubstr("unknown coordinate reference system \"EPSG:999999\": "));
    EXPECT_THAT(messageOf("EPSG:999999"), HasSubstr("crs not found"));
    EXPECT_THAT(messageOf("nonsense"), HasSubstr("\"nonsense\": "));
    EXPECT_THAT(messageOf(""), HasSubstr("\"\": "));
    EXPECT_THAT(messageOf("+proj=nonsense"), HasSubstr("nonsense"));
    // Heights alone, and an ellipsoid, are no place for a map.
    EXPECT_THAT(messageOf("EPSG:5773"), HasSubstr("it has no east and north"));
    EXPECT_THAT(messageOf("EPSG:7030"), HasSubstr("EPSG:7030"));
    EXPECT_THAT(messageOf("ELLIPSOID[\"WGS 84\",6378137,298.257223563]"),
                testing::EndsWith("298.257223563]\": it is not a coordinate reference system"));
    for (const char* bad : {"EPSG:999999", "nonsense", "", "+proj=nonsense", "EPSG:5773", "EPSG:7030", "EPSG:4978"}) {
        EXPECT_THROW(Projection{bad}, UnknownCrs) << bad;
    }
}

TEST(Projection, GivesTheSameOnSeveralThreads) {
    const Projection utm("EPSG:32638");
    const Projection mercator(webMercator());
    const auto expected = std::pair(utm.forward(khankendi), mercator.forward(khankendi));
    std::vector<int> differing(8, 0);
    std::vector<std::thread> threads;
    for (int& count : differing) {
        threads.emplace_back([&count, utm, mercator, expected] {
            for (int i = 0; i < 2000; ++i) {
                if (std::pair(utm.forward(khankendi), mercator.forward(khankendi)) != expected) ++count;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_THAT(differing, testing::Each(0));
}

TEST(Projection, ManyAtOnceStayApart) {
    std::vector<Projection> zones;
    for (int zone = 1; zone <= 60; ++zone) zones.emplace_back("EPSG:" + std::to_string(32600 + zone));
    for (int round = 0; round < 2; ++round) {
        for (int zone = 1; zone <= 60; ++zone) {
            const auto centre = zones[static_cast<std::size_t>(zone - 1)].forward(LonLat{zone * 6.0 - 183.0, 0.0});
            ASSERT_TRUE(centre);
            ASSERT_NEAR(centre->x, 500000.0, 1e-6);
        }
    }
}

TEST(Projection, InverseNamesALongitudeWithinHalfATurnWhateverTheTurn) {
    struct Row {
        const char* definition;
        XY point;
        LonLat expected;
    };
    const double quarter = 6378137.0 * std::numbers::pi / 2.0;  // of the equator, as Web Mercator has it
    for (const Row& row :
         {Row{"EPSG:4326", {190.0, 10.0}, {-170.0, 10.0}}, Row{"EPSG:4326", {-190.0, 10.0}, {170.0, 10.0}},
          Row{"EPSG:4326", {180.25, 0.0}, {-179.75, 0.0}}, Row{"EPSG:4326", {530.0, 0.0}, {170.0, 0.0}},
          Row{"EPSG:4326", {180.0, 1.0}, {180.0, 1.0}}, Row{"EPSG:4326", {-180.0, 1.0}, {-180.0, 1.0}},
          Row{"EPSG:3857", {2.5 * quarter, 0.0}, {-135.0, 0.0}},
          Row{"+proj=eqc +lon_0=170 +R=6378137", {0.5 * quarter, 0.0}, {-145.0, 0.0}}}) {
        const auto position = Projection(row.definition).inverse(row.point);
        ASSERT_TRUE(position) << row.definition << ' ' << row.point.x;
        EXPECT_NEAR(position->lon, row.expected.lon, 1e-9) << row.definition << ' ' << row.point.x;
        EXPECT_NEAR(position->lat, row.expected.lat, 1e-9) << row.definition << ' ' << row.point.x;
    }
}

TEST(Projection, KnowsNoPlaceOutsideTheWorldEvenWhereDegreesStayDegrees) {
    const Projection degrees("EPSG:4326");
    for (const LonLat outside : {LonLat{0.0, 90.5}, LonLat{0.0, -90.5}, LonLat{180.5, 0.0}}) {
        EXPECT_FALSE(degrees.forward(outside)) << outside.lon << ' ' << outside.lat;
    }
    for (const XY outside : {XY{0.0, 90.5}, XY{0.0, -90.5}, XY{std::nan(""), 0.0}, XY{0.0, std::nan("")}}) {
        EXPECT_FALSE(degrees.inverse(outside)) << outside.x << ' ' << outside.y;
    }
    EXPECT_TRUE(degrees.forward(LonLat{180.0, 90.0}));
    EXPECT_NEAR(Projection("EPSG:3031").gridConvergence({30.0, -90.0}).value, 30.0, 1e-6) << "the south pole is inside";
}

TEST(Projection, ReadsASystemInEveryFormThatSpeaksOfProj) {
    const Projection utm("EPSG:32638");
    EXPECT_EQ(Projection("+proj=utm +zone=38 +type=crs").forward(khankendi), utm.forward(khankendi));
    // Only a name: the text is WKT, or JSON, all the same.
    std::string wkt = utm.wkt();
    wkt.replace(wkt.find("WGS 84 / UTM zone 38N"), 21, "as proj=utm has it");
    EXPECT_EQ(Projection(wkt).name(), "as proj=utm has it");
    EXPECT_EQ(Projection(R"({"type": "GeographicCRS", "name": "as proj=longlat has it",
        "datum": {"type": "GeodeticReferenceFrame", "name": "World Geodetic System 1984",
                  "ellipsoid": {"name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563}},
        "coordinate_system": {"subtype": "ellipsoidal", "axis": [
            {"name": "Longitude", "abbreviation": "lon", "direction": "east", "unit": "degree"},
            {"name": "Latitude", "abbreviation": "lat", "direction": "north", "unit": "degree"}]}})")
                  .name(),
              "as proj=longlat has it");
}

TEST(Projection, LooksThroughWhatIsBoundToASystemOrStandsOnIt) {
    struct Row {
        const char* definition;
        bool isGeographic;
        const char* unit;
    };
    for (const Row& row : {Row{"EPSG:4979", true, "degree"}, Row{"EPSG:4326+5773", true, "degree"},
                           Row{"EPSG:32638+5773", false, "metre"},
                           Row{"+proj=utm +zone=38 +ellps=bessel +towgs84=1,2,3", false, "metre"},
                           Row{"+proj=longlat +ellps=bessel +towgs84=1,2,3", true, "degree"}}) {
        const Projection projection(row.definition);
        EXPECT_EQ(projection.isGeographic(), row.isGeographic) << row.definition;
        EXPECT_EQ(projection.unitName(), row.unit) << row.definition;
    }
}

TEST(Projection, NamesTheLibraryWithItsVersion) {
    EXPECT_EQ(library(), std::string("PROJ ") + proj_info().version);
    EXPECT_EQ(webMercator(), "EPSG:3857");
    EXPECT_EQ(Projection(webMercator()).name(), "WGS 84 / Pseudo-Mercator");
}

// DMA TM 8358.1, and the exceptions of the military grid: each bound from both sides, the western and the southern
// one belonging to the zone.
TEST(UtmZoneOf, ChangesAtTheBoundsOfItsZones) {
    struct Row {
        LonLat position;
        const char* expected;
    };
    for (const Row& row :
         {Row{{5.999, 0.0}, "EPSG:32631"}, Row{{6.0, 0.0}, "EPSG:32632"}, Row{{46.0, -0.001}, "EPSG:32738"},
          Row{{46.0, 0.0}, "EPSG:32638"}, Row{{46.0, 83.999}, "EPSG:32638"}, Row{{46.0, 84.0}, "EPSG:5041"},
          Row{{46.0, -80.0}, "EPSG:32738"}, Row{{46.0, -80.001}, "EPSG:5042"},
          // Southern Norway.
          Row{{5.0, 55.999}, "EPSG:32631"}, Row{{5.0, 56.0}, "EPSG:32632"}, Row{{5.0, 63.999}, "EPSG:32632"},
          Row{{5.0, 64.0}, "EPSG:32631"}, Row{{2.999, 60.0}, "EPSG:32631"}, Row{{3.0, 60.0}, "EPSG:32632"},
          Row{{11.999, 60.0}, "EPSG:32632"}, Row{{12.0, 60.0}, "EPSG:32633"},
          // Svalbard.
          Row{{8.0, 71.999}, "EPSG:32632"}, Row{{8.0, 72.0}, "EPSG:32631"}, Row{{-0.001, 75.0}, "EPSG:32630"},
          Row{{0.0, 75.0}, "EPSG:32631"}, Row{{8.999, 75.0}, "EPSG:32631"}, Row{{9.0, 75.0}, "EPSG:32633"},
          Row{{20.999, 75.0}, "EPSG:32633"}, Row{{21.0, 75.0}, "EPSG:32635"}, Row{{32.999, 75.0}, "EPSG:32635"},
          Row{{33.0, 75.0}, "EPSG:32637"}, Row{{41.999, 75.0}, "EPSG:32637"}, Row{{42.0, 75.0}, "EPSG:32638"}}) {
        EXPECT_EQ(utmZoneOf(row.position), row.expected) << row.position.lon << ' ' << row.position.lat;
    }
}

TEST(UtmZoneOf, KnowsTheZonesAndTheirExceptions) {
    EXPECT_EQ(utmZoneOf(khankendi), "EPSG:32638");
    EXPECT_EQ(utmZoneOf({-180.0, 10.0}), "EPSG:32601");
    EXPECT_EQ(utmZoneOf({180.0, 10.0}), "EPSG:32601");
    EXPECT_EQ(utmZoneOf({179.9, -10.0}), "EPSG:32760");
    EXPECT_EQ(utmZoneOf({5.3, 60.4}), "EPSG:32632");
    EXPECT_EQ(utmZoneOf({5.3, 65.0}), "EPSG:32631");
    EXPECT_EQ(utmZoneOf({15.6, 78.2}), "EPSG:32633");
    EXPECT_EQ(utmZoneOf({8.9, 78.2}), "EPSG:32631");
    EXPECT_EQ(utmZoneOf({30.0, 78.2}), "EPSG:32635");
    EXPECT_EQ(utmZoneOf({35.0, 78.2}), "EPSG:32637");
    EXPECT_EQ(utmZoneOf({46.0, 85.0}), "EPSG:5041");
    EXPECT_EQ(utmZoneOf({46.0, -85.0}), "EPSG:5042");
}

}  // namespace
}  // namespace corridor::geodesy
