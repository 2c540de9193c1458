#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "small_world.hpp"
#include "snapshot/georeference.hpp"

// Each limit of where a picture lies and how large it is, from both sides.

namespace corridor::snapshot {
namespace {

using ::testing::HasSubstr;
using testing::oneTown;

using Options = std::initializer_list<std::pair<const char*, std::string>>;

Request with(Options options) {
    Request request;
    for (const auto& [name, value] : options) setOption(request, name, value);
    return request;
}

Georeference placed(Options options) {
    return georeference(with(options), oneTown());
}

std::string refusal(Options options) {
    try {
        placed(options);
    } catch (const BadRequest& error) {
        return error.what();
    }
    return "(accepted)";
}

TEST(Limits, ABoxWhoseEdgesAreMultiplesOfThePixelIsNoPixelLarger) {
    // 46.8 / 0.05 and 39.4 / 0.05 are not whole numbers in doubles.
    const Georeference fine =
        placed({{"--dst-crs", "EPSG:4326"}, {"--bbox", "46.2,39.4,46.8,40"}, {"--resolution", "0.05"}});
    EXPECT_EQ(fine.width, 12);
    EXPECT_EQ(fine.height, 12);
    for (int west = -1790; west < 1790; west += 37) {
        const double w = west / 10.0;
        const std::string box = std::to_string(w) + ",10.1," + std::to_string((west + 7) / 10.0) + ",10.8";
        const Georeference place = placed({{"--dst-crs", "EPSG:4326"}, {"--bbox", box}, {"--resolution", "0.1"}});
        EXPECT_EQ(place.width, 7) << box;
        EXPECT_EQ(place.height, 7) << box;
    }
}

TEST(Limits, ABoxThatReachesIntoAPixelHasIt) {
    const auto sizeOf = [](const std::string& box) {
        const Georeference place = placed({{"--dst-crs", "EPSG:4326"}, {"--bbox", box}, {"--resolution", "0.1"}});
        return std::pair(place.width, place.height);
    };
    EXPECT_EQ(sizeOf("46.2,39.4,46.801,40"), std::pair(7, 6));
    EXPECT_EQ(sizeOf("46.199,39.4,46.8,40"), std::pair(7, 6));
    EXPECT_EQ(sizeOf("46.2,39.399,46.8,40"), std::pair(6, 7));
    EXPECT_EQ(sizeOf("46.2,39.4,46.8,40.001"), std::pair(6, 7));
}

TEST(Limits, AnExtentWithAResolutionHasTheNearestNumberOfPixels) {
    const auto widthOf = [](const std::string& xMax) {
        return placed({{"--dst-crs", "EPSG:32638"},
                       {"--te", "500000 4400000 " + xMax + " 4401000"},
                       {"--resolution", "10"}})
            .width;
    };
    EXPECT_EQ(widthOf("501004.9"), 100);
    EXPECT_EQ(widthOf("501005.1"), 101);
    EXPECT_EQ(widthOf("500000.1"), 1) << "never none";
}

TEST(Limits, TwelveDegreesAreUtmAndMoreAreMercator) {
    EXPECT_EQ(placed({{"--bbox", "40,39,52,41"}}).projection.definition(), "EPSG:32638");
    EXPECT_EQ(placed({{"--bbox", "40,39,52.1,41"}}).projection.definition(), geodesy::webMercator());
    EXPECT_EQ(placed({{"--bbox", "170,-20,-178,-10"}}).projection.definition(), "EPSG:32760") << "its middle is 176 degrees east";
    EXPECT_THAT(placed({{"--bbox", "169,-20,-178,-10"}}).projection.definition(), HasSubstr("lon_0=180"));
}

TEST(Limits, TheLongestSideIsAHundredThousandPixels) {
    EXPECT_EQ(refusal({{"--bbox", "46,39,47,40"}, {"--size", "100000x10"}}), "(accepted)");
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--size", "100001x10"}}), HasSubstr("100001 pixels wide"));
    EXPECT_THAT(refusal({{"--bbox", "46,39,47,40"}, {"--size", "10x100001"}}), HasSubstr("100001 pixels high"));
}

TEST(Limits, WithoutASizeTheLongestSideHasTwoThousandPixelsAt96Dpi) {
    for (const auto& [dpi, longest] : {std::pair{"96", 2000}, {"48", 1000}, {"300", 6250}}) {
        const Georeference wide = placed({{"--dst-crs", "EPSG:32638"}, {"--te", "0 0 4000 1000"}, {"--dpi", dpi}});
        EXPECT_EQ(wide.width, longest);
        EXPECT_EQ(wide.height, (longest + 2) / 4) << dpi;
        EXPECT_FALSE(wide.isGrown);
        EXPECT_EQ(placed({{"--dst-crs", "EPSG:32638"}, {"--te", "0 0 1000 4000"}, {"--dpi", dpi}}).height, longest);
    }
}

TEST(Limits, DpiLieBetween24And2400) {
    const auto accepts = [](const std::string& dpi) {
        try {
            with({{"--dpi", dpi}});
            return true;
        } catch (const BadRequest&) {
            return false;
        }
    };
    EXPECT_TRUE(accepts("24"));
    EXPECT_FALSE(accepts("23.9"));
    EXPECT_TRUE(accepts("2400"));
    EXPECT_FALSE(accepts("2400.1"));
}

TEST(Limits, LessThanAPixelIsRoundingAndNotAnotherShape) {
    const auto isGrown = [](const std::string& size) {
        return placed({{"--dst-crs", "EPSG:32638"}, {"--te", "500000 4400000 501000 4401000"}, {"--size", size}})
            .isGrown;
    };
    EXPECT_FALSE(isGrown("100x100"));
    EXPECT_FALSE(isGrown("100x101"));
    EXPECT_FALSE(isGrown("101x100"));
    EXPECT_TRUE(isGrown("100x102"));
    EXPECT_TRUE(isGrown("102x100"));
}

TEST(Limits, AroundTheDataAreATwentiethOfTheirSizeAndAHundredthOfADegreeAtLeast) {
    model::Atlas atlas = oneTown({46.0, 40.0});
    Request request = with({{"--dst-crs", "EPSG:4326"}});
    const MapBox alone = georeference(request, atlas).extent();
    EXPECT_NEAR(alone.xMin, 46.0 - 0.0005, 1e-9);
    EXPECT_NEAR(alone.yMax, 40.0 + 0.0005, 1e-9);
    atlas.places.push_back(atlas.places[0]);
    atlas.places[1].position = {47.0, 40.5};
    const MapBox both = georeference(request, atlas).extent();
    EXPECT_NEAR(both.xMin, 46.0 - 0.05, 0.001);
    EXPECT_NEAR(both.xMax, 47.0 + 0.05, 0.001);
    EXPECT_NEAR(both.yMin, 40.0 - 0.05, 0.001);
}

TEST(Limits, APointOfEveryKindCountsAsData) {
    const auto westOf = [](const model::Atlas& atlas) {
        return georeference(with({{"--dst-crs", "EPSG:4326"}}), atlas).extent().xMin;
    };
    const units::Line line{{40.0, 40.0}, {40.1, 40.0}};
    const auto widened = [&](const std::function<void(model::Atlas&)>& add) {
        model::Atlas atlas = oneTown({46.0, 40.0});
        add(atlas);
        return westOf(atlas) < 40.0;
    };
    EXPECT_TRUE(widened([&](model::Atlas& a) { a.routes.emplace_back().parts = {line}; }));
    EXPECT_TRUE(widened([&](model::Atlas& a) { a.network.emplace_back().line = line; }));
    EXPECT_TRUE(widened([&](model::Atlas& a) { a.checkpoints.emplace_back().position = line[0]; }));
    EXPECT_TRUE(widened([&](model::Atlas& a) { model::Event e; e.position = line[0]; a.events.add(e); }));
    EXPECT_TRUE(widened([&](model::Atlas& a) { a.shapes.emplace_back().lines = {line}; }));
    EXPECT_TRUE(widened([&](model::Atlas& a) { a.shapes.emplace_back().polygons = {{line}}; }));
    EXPECT_FALSE(widened([](model::Atlas& a) { a.events.add({}); })) << "an event without a place";
}

TEST(Limits, ThirtyDegreesFromTheAreaThatACrsIsMadeForAreTooFar) {
    // UTM zone 38 is made for 42 to 48 degrees east, 0 to 84 north.
    const auto asked = [](double west, double south) {
        const auto text = [](double v) { return std::to_string(v); };
        return refusal({{"--dst-crs", "EPSG:32638"},
                        {"--bbox", text(west) + "," + text(south) + "," + text(west + 1) + "," + text(south + 1)}});
    };
    EXPECT_EQ(asked(77.0, 40.0), "(accepted)") << "its middle is 29.5 degrees east of 48";
    EXPECT_THAT(asked(78.0, 40.0), HasSubstr("beyond the reach"));
    EXPECT_EQ(asked(12.0, 40.0), "(accepted)");
    EXPECT_THAT(asked(11.0, 40.0), HasSubstr("beyond the reach"));
    EXPECT_EQ(asked(45.0, -30.0), "(accepted)");
    EXPECT_THAT(asked(45.0, -31.0), HasSubstr("beyond the reach"));
    EXPECT_THAT(asked(78.0, 40.0), HasSubstr("made for 42,0,48,84"));
}

TEST(Limits, AScaleThatChangesFiftyfoldInsideABoxIsNone) {
    // Mercator's scale is 1 / cos(latitude): 50 at 88.85 degrees.
    const std::string crs = "+proj=merc +datum=WGS84 +type=crs";
    EXPECT_EQ(refusal({{"--dst-crs", crs}, {"--bbox", "10,0,20,88.8"}}), "(accepted)");
    EXPECT_THAT(refusal({{"--dst-crs", crs}, {"--bbox", "10,0,20,88.9"}}), HasSubstr("its scale changes 5"));
}

TEST(Limits, OneSideOfASizeIsTheNearestNumberOfPixels) {
    const auto sizeOf = [](const std::string& extent, const std::string& size) {
        const Georeference place = placed({{"--dst-crs", "EPSG:32638"}, {"--te", extent}, {"--size", size}});
        return std::pair(place.width, place.height);
    };
    EXPECT_EQ(sizeOf("500000 4400000 501000 4400604", "100x0"), std::pair(100, 60));
    EXPECT_EQ(sizeOf("500000 4400000 501000 4400606", "100x0"), std::pair(100, 61));
    EXPECT_EQ(sizeOf("500000 4400000 500604 4401000", "0x100"), std::pair(60, 100));
    EXPECT_EQ(sizeOf("500000 4400000 500606 4401000", "0x100"), std::pair(61, 100));
}

TEST(Limits, ARequestIsSettledOnceItHasAnExtentAndBothSides) {
    for (const auto& [size, width, height] :
         {std::tuple{"500x0", 500, 250}, {"0x100", 200, 100}, {"400x300", 400, 300}}) {
        const Request request =
            with({{"--dst-crs", "EPSG:32638"}, {"--te", "0 4400000 2000 4401000"}, {"--size", size}});
        const Request full = settled(request, georeference(request, oneTown()));
        ASSERT_TRUE(full.size);
        EXPECT_EQ(*full.size, (PixelSize{width, height})) << size;
    }
}

TEST(Limits, ACrsIsCutWhereNeighboursAreTwentyTimesAsFarApartAsMost) {
    // Across 180 degrees the leap is 360 degrees in a row of 48 steps, whatever the width of the box.
    for (const char* box : {"179,-10,-179,10", "160,-20,-160,20", "30,-20,-30,20"}) {
        const std::string torn = refusal({{"--bbox", box}, {"--dst-crs", "EPSG:4326"}});
        EXPECT_THAT(torn, HasSubstr("is cut inside this box, which crosses the antimeridian")) << box;
    }
    // In the gnomonic projection x is the tangent of the longitude: the outermost of 48 steps is 16 times the
    // 25th of them from 81 degrees west to 81 east, and 24 times from 83 to 83.
    const std::string crs = "+proj=gnom +lat_0=0 +lon_0=0 +R=6371000 +type=crs";
    EXPECT_EQ(refusal({{"--bbox", "-81,0,81,1"}, {"--dst-crs", crs}}), "(accepted)");
    EXPECT_THAT(refusal({{"--bbox", "-83,0,83,1"}, {"--dst-crs", crs}}), HasSubstr("is cut inside this box; choose"));
}

TEST(Limits, AMiddleThatLiesAtAnotherLongitudeThanItsPlaceIsNone) {
    // The series of the transverse Mercator projection go wrong far from its meridian, on the equator in x alone.
    const auto at = [](const std::string& west, const std::string& east) {
        return refusal({{"--dst-crs", "+proj=tmerc +approx +lon_0=0 +datum=WGS84 +type=crs"},
                        {"--te", west + " -1000 " + east + " 1000"},
                        {"--size", "10x10"}});
    };
    EXPECT_EQ(at("99000", "101000"), "(accepted)");
    EXPECT_THAT(at("7999000", "8001000"), HasSubstr("no place on Earth"));
}

TEST(Limits, PixelsAreToldApartDownToAPartOfTheirDistanceFromTheOrigin) {
    // 2^44 pixels from the origin: 4,401,000 m there are 2.5e-7 m.
    const auto with = [](const std::string& resolution) {
        return refusal({{"--dst-crs", "EPSG:32638"},
                        {"--bbox", "45,39.7587,45.0000000001,39.7587000001"},
                        {"--resolution", resolution}});
    };
    EXPECT_EQ(with("2.6e-7"), "(accepted)");
    EXPECT_THAT(with("2.4e-7"), HasSubstr("too small to be told from its neighbours"));
}

TEST(Limits, ASideOfJpegAndWebpIsShorter) {
    const model::Atlas atlas = oneTown();
    const access::Assertions assertions(atlas);
    const testing::Folder folder;
    const auto refused = [&](const std::string& file, int width) -> std::string {
        Request request = testing::smallRequest();
        request.size = PixelSize{width, 1};
        WriteOptions options;
        options.progress = [](double) { return false; };  // what is accepted is not drawn
        try {
            writeSnapshot(request, atlas, assertions, folder / file, options);
        } catch (const BadRequest& error) {
            return error.what();
        } catch (const std::runtime_error&) {
        }
        return "(accepted)";
    };
    EXPECT_EQ(refused("a.webp", 16383), "(accepted)");
    EXPECT_THAT(refused("a.webp", 16384), HasSubstr("a side of WEBP has at most 16383"));
    EXPECT_EQ(refused("a.jpg", 65500), "(accepted)");
    EXPECT_THAT(refused("a.jpg", 65501), HasSubstr("a side of JPEG has at most 65500"));
}

TEST(Limits, TheFormatIsKnownByTheEndingWhateverItsCase) {
    const model::Atlas atlas = oneTown();
    const access::Assertions assertions(atlas);
    const testing::Folder folder;
    for (const auto& [file, format] :
         {std::pair{"a.TIF", "GTiff"}, {"a.tiff", "GTiff"}, {"a.PNG", "PNG"}, {"a.jpeg", "JPEG"}, {"a.webp", "WEBP"}}) {
        const Written written = writeSnapshot(testing::smallRequest(), atlas, assertions, folder / file);
        EXPECT_EQ(written.request.format, format);
        EXPECT_EQ(testing::readBack(folder / file).dataset->GetDriver()->GetDescription(), std::string(format));
    }
}

}  // namespace
}  // namespace corridor::snapshot
